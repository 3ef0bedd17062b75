//! The units file: one row is one unit.

use std::io::Read;

use crate::domain::change::UnitRecord;
use crate::domain::day::{Day, Period};
use crate::domain::fault::Fault;
use crate::domain::fault::edit::EditFault;
use crate::domain::fault::import::ImportFault;
use crate::domain::field::clean_line;
use crate::domain::unit::{Level, UNIT_KINDS};
use crate::exchange::columns::match_header;
use crate::exchange::guard::rearm;
use crate::exchange::records::{Record, Records};

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
    let mut records = Records::new(source, file).map_err(|fault| vec![fault])?;
    let columns = match records.next_record() {
        None => return Err(vec![Fault::from(ImportFault::Empty).at(file, 1)]),
        Some(Err(fault)) => return Err(vec![fault]),
        Some(Ok(header)) => match_header(&header, file, &COLUMNS, &[], &REQUIRED)?,
    };
    let (mut units, mut faults) = (Vec::new(), Vec::new());
    while let Some(record) = records.next_record() {
        match record {
            Ok(record) => match unit(&record, &columns) {
                Ok(unit) => units.push(unit),
                Err(found) => faults.extend(found.into_iter().map(|fault| fault.at(file, record.line))),
            },
            Err(fault) => faults.push(fault),
        }
    }
    if units.is_empty() && faults.is_empty() {
        faults.push(Fault::from(ImportFault::Empty).at(file, 1));
    }
    if faults.is_empty() { Ok(units) } else { Err(faults) }
}

fn unit(record: &Record<'_>, columns: &[Option<Column>]) -> Result<UnitRecord, Vec<Fault>> {
    if record.len() != columns.len() {
        return Err(vec![ImportFault::FieldCount { found: record.len(), expected: columns.len() }.into()]);
    }
    let mut faults = Vec::new();
    let mut unit = UnitRecord {
        line: record.line,
        code: String::new(),
        parent_code: String::new(),
        level: Level::Commune,
        kind: String::new(),
        name: String::new(),
        life: Period::default(),
    };
    for (column, text) in columns.iter().zip(record.fields()) {
        let Some(column) = *column else { continue };
        if let Err(fault) = set(&mut unit, column, rearm(text)) {
            faults.push(fault.in_field(column.name()));
        }
    }
    if unit.life.is_reversed() {
        faults.push(Fault::from(EditFault::Reversed).in_field(Column::ValidTo.name()));
    }
    if faults.is_empty() { Ok(unit) } else { Err(faults) }
}

fn set(unit: &mut UnitRecord, column: Column, text: &str) -> Result<(), Fault> {
    let text = clean_line(text)?;
    let required = |text: String| match text.as_str() {
        "" => Err(ImportFault::Required { column: column.name().to_owned() }),
        _ => Ok(text),
    };
    match column {
        Column::Code => unit.code = required(text)?,
        Column::ParentCode => unit.parent_code = text,
        Column::Name => unit.name = required(text)?,
        Column::Level => {
            let known = Level::ALL.map(|level| level.word().to_owned()).to_vec();
            unit.level = Level::from_word(&text).ok_or(ImportFault::Word { text, known })?;
        }
        Column::Kind => {
            if !UNIT_KINDS.contains(&text.as_str()) {
                let known = UNIT_KINDS.map(ToOwned::to_owned).to_vec();
                return Err(ImportFault::Word { text, known }.into());
            }
            unit.kind = text;
        }
        Column::ValidFrom => unit.life.from = day(&text)?,
        Column::ValidTo => unit.life.to = day(&text)?,
    }
    Ok(())
}

fn day(text: &str) -> Result<Option<Day>, EditFault> {
    if text.is_empty() {
        return Ok(None);
    }
    Day::parse(text).map(Some).map_err(|fault| EditFault::Date { text: text.to_owned(), fault })
}
