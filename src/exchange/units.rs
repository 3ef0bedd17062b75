//! The units file: one row is one unit.

use std::io::Read;

use crate::domain::change::UnitRecord;
use crate::domain::day::Period;
use crate::domain::fault::Fault;
use crate::domain::fault::edit::EditFault;
use crate::domain::fault::import::ImportFault;
use crate::domain::field::clean_line;
use crate::domain::unit::{Level, UNIT_KINDS};
use crate::exchange::table::{self, Cells, Columns, day, required, word};

#[derive(Clone, Copy, PartialEq)]
enum Column {
    Code,
    ParentCode,
    Level,
    Kind,
    Name,
    ValidFrom,
    ValidTo,
}

impl Column {
    fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::ParentCode => "parent_code",
            Self::Level => "level",
            Self::Kind => "kind",
            Self::Name => "name",
            Self::ValidFrom => "valid_from",
            Self::ValidTo => "valid_to",
        }
    }
}

const COLUMNS: [(Column, &[&str]); 7] = [
    (Column::Code, &["code"]),
    (Column::ParentCode, &["parent_code"]),
    (Column::Level, &["level"]),
    (Column::Kind, &["kind"]),
    (Column::Name, &["name"]),
    (Column::ValidFrom, &["valid_from"]),
    (Column::ValidTo, &["valid_to"]),
];
const REQUIRED: [Column; 5] = [Column::Code, Column::ParentCode, Column::Level, Column::Kind, Column::Name];

/// Reads a units file whole; how the units hang together is checked where the roster is made.
///
/// # Errors
/// Every fault of the header, or of every row.
pub fn read<R: Read>(source: R, file: &str) -> Result<Vec<UnitRecord>, Vec<Fault>> {
    let units = table::read(source, file, &Columns { known: &COLUMNS, required: &REQUIRED }, unit)?;
    if units.is_empty() { Err(vec![Fault::from(ImportFault::Empty).at(file, 1)]) } else { Ok(units) }
}

fn unit(cells: &Cells<'_, Column>) -> Result<UnitRecord, Vec<Fault>> {
    let mut unit = UnitRecord {
        line: cells.line(),
        code: String::new(),
        parent_code: String::new(),
        level: Level::Commune,
        kind: String::new(),
        name: String::new(),
        life: Period::default(),
    };
    let mut faults = cells.each(Column::name, |column, text| set(&mut unit, column, text));
    if unit.life.is_reversed() {
        faults.push(Fault::from(EditFault::Reversed).in_field(Column::ValidTo.name()));
    }
    if faults.is_empty() { Ok(unit) } else { Err(faults) }
}

fn set(unit: &mut UnitRecord, column: Column, text: &str) -> Result<(), Fault> {
    let text = clean_line(text)?;
    match column {
        Column::Code => unit.code = required(text, column.name())?,
        Column::ParentCode => unit.parent_code = text,
        Column::Name => unit.name = required(text, column.name())?,
        Column::Level => unit.level = word(text, &Level::ALL.map(Level::word), Level::from_word)?,
        Column::Kind => {
            unit.kind = word(text, &UNIT_KINDS, |word| UNIT_KINDS.contains(&word).then(|| word.to_owned()))?;
        }
        Column::ValidFrom => unit.life.from = day(&text)?,
        Column::ValidTo => unit.life.to = day(&text)?,
    }
    Ok(())
}
