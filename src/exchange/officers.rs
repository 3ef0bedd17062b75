//! The officers file: one row is one seat.

use std::collections::VecDeque;
use std::io::Read;

use crate::domain::change::{OfficerRow, UnitFrom};
use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::fault::edit::EditFault;
use crate::domain::fault::import::ImportFault;
use crate::domain::field::{Field, Owner, clean_line};
use crate::domain::id::{PersonId, UnitId};
use crate::domain::person::Person;
use crate::domain::seat::Seat;
use crate::exchange::columns::match_header;
use crate::exchange::guard::rearm;
use crate::exchange::records::{Record, Records};
use crate::messages::names::{QUALIFICATIONS, titles};
use crate::vietnamese::fold::fold;

/// Columns that our own lists carry beside the roster's.
const PASSED_OVER: [&str; 3] = ["unit_name", "unit_path", "version"];

/// The rows of an officers file, one at a time; a row with several faults gives several.
pub struct Officers<'a, R> {
    records: Records<R>,
    columns: Vec<Option<Field>>,
    scale: &'a [String],
    waiting: VecDeque<Fault>,
}

/// Reads the header; the rows follow by iteration. `scale` holds the qualification words of the profile.
///
/// # Errors
/// The faults of the header, or that the file is empty or cannot be read.
pub fn read<'a, R: Read>(source: R, file: &str, scale: &'a [String]) -> Result<Officers<'a, R>, Vec<Fault>> {
    let mut records = Records::new(source, file).map_err(|fault| vec![fault])?;
    let names: Vec<(Field, [&str; 3])> = Field::ALL.into_iter().map(|field| (field, titles(field))).collect();
    let known: Vec<(Field, &[&str])> =
        names.iter().map(|(field, names)| (*field, names.as_slice())).collect();
    let columns = match records.next_record() {
        None => return Err(vec![Fault::from(ImportFault::Empty).at(file, 1)]),
        Some(Err(fault)) => return Err(vec![fault]),
        Some(Ok(header)) => {
            match_header(&header, file, &known, &PASSED_OVER, &[Field::UnitCode, Field::FullName])?
        }
    };
    Ok(Officers { records, columns, scale, waiting: VecDeque::new() })
}

impl<R: Read> Iterator for Officers<'_, R> {
    type Item = Result<OfficerRow, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(fault) = self.waiting.pop_front() {
            return Some(Err(fault));
        }
        let file = self.records.file().to_owned();
        let record = match self.records.next_record()? {
            Ok(record) => record,
            Err(fault) => return Some(Err(fault)),
        };
        let line = record.line;
        let mut faults = VecDeque::new();
        let row = officer(&record, &self.columns, self.scale, &mut faults);
        self.waiting = faults.into_iter().map(|fault| fault.at(&file, line)).collect();
        match self.waiting.pop_front() {
            Some(fault) => Some(Err(fault)),
            None => Some(Ok(row)),
        }
    }
}

fn officer(
    record: &Record<'_>,
    columns: &[Option<Field>],
    scale: &[String],
    faults: &mut VecDeque<Fault>,
) -> OfficerRow {
    let mut row = OfficerRow {
        line: record.line,
        person: Person::blank(),
        seat: Seat::blank(PersonId(0), UnitId(0)),
        unit_code: String::new(),
        unit_from: UnitFrom::ByDay,
    };
    if record.len() != columns.len() {
        faults.push_back(ImportFault::FieldCount { found: record.len(), expected: columns.len() }.into());
        return row;
    }
    for (column, text) in columns.iter().zip(record.fields()) {
        let Some(field) = *column else { continue };
        if let Err(fault) = set(&mut row, field, rearm(text), scale) {
            faults.push_back(fault.in_field(field.column()));
        }
    }
    row
}

fn set(row: &mut OfficerRow, field: Field, text: &str, scale: &[String]) -> Result<(), Fault> {
    match (field.owner(), field) {
        (_, Field::Qualification) => row.person.qualification = qualification(text, scale)?,
        (_, Field::UnitCode) => {
            row.unit_code = clean_line(text)?;
            if row.unit_code.is_empty() {
                return Err(EditFault::Required { field }.into());
            }
        }
        (_, Field::UnitFrom) => row.unit_from = unit_from(text)?,
        (Owner::Person, _) => row.person.set(field, text)?,
        (Owner::Seat | Owner::Unit, _) => row.seat.set(field, text)?,
    }
    Ok(())
}

fn unit_from(text: &str) -> Result<UnitFrom, Fault> {
    match text.trim() {
        "" => Ok(UnitFrom::ByDay),
        "-" => Ok(UnitFrom::Open),
        text => match Day::parse(text) {
            Ok(day) => Ok(UnitFrom::Day(day)),
            Err(fault) => Err(EditFault::Date { text: text.to_owned(), fault }.into()),
        },
    }
}

/// The word of the scale that a text means: the word itself or its Vietnamese name; empty = unknown.
///
/// # Errors
/// [`EditFault::Word`] with the known words, or what makes the text unfit to be stored.
pub fn qualification(text: &str, scale: &[String]) -> Result<String, EditFault> {
    let text = clean_line(text)?;
    if text.is_empty() {
        return Ok(text);
    }
    let folded = fold(&text);
    let named = QUALIFICATIONS.iter().find(|(word, vi, _)| fold(vi) == folded || *word == folded);
    let word = named.map_or(text.as_str(), |(word, _, _)| *word);
    match scale.iter().find(|known| *known == word) {
        Some(known) => Ok(known.clone()),
        None => Err(EditFault::Word { text, known: scale.to_vec() }),
    }
}
