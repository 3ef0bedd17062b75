//! Small files read whole: a header, then one row after the other, every fault with its place.

use std::io::Read;

use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::fault::edit::EditFault;
use crate::domain::fault::import::ImportFault;
use crate::exchange::columns::match_header;
use crate::exchange::guard::rearm;
use crate::exchange::records::{Record, Records};

/// So many faults are found at most.
const FAULTS: usize = 1_000;

/// The columns of a kind of file.
pub(super) struct Columns<'a, C> {
    /// All, each with its names.
    pub(super) known: &'a [(C, &'a [&'a str])],
    /// Those that must be there.
    pub(super) required: &'a [C],
}

/// A row with the columns found: what its cells hold.
pub(super) struct Cells<'a, C> {
    record: &'a Record<'a>,
    columns: &'a [Option<C>],
}

impl<C: Copy> Cells<'_, C> {
    /// The line of the row, from 1.
    pub(super) fn line(&self) -> u64 {
        self.record.line
    }

    /// Takes each cell; what is wrong with one is named with its column.
    pub(super) fn each(
        &self,
        name: impl Fn(C) -> &'static str,
        mut take: impl FnMut(C, &str) -> Result<(), Fault>,
    ) -> Vec<Fault> {
        let cells = self.columns.iter().zip(self.record.fields());
        let cells = cells.filter_map(|(column, text)| column.map(|column| (column, text)));
        cells
            .filter_map(|(column, text)| {
                take(column, rearm(text)).err().map(|fault| fault.in_field(name(column)))
            })
            .collect()
    }
}

/// Reads all rows.
///
/// # Errors
/// Every fault of the header, or of the rows up to a thousand.
pub(super) fn read<R: Read, C: Copy + PartialEq, T>(
    source: R,
    file: &str,
    columns: &Columns<'_, C>,
    row: impl Fn(&Cells<'_, C>) -> Result<T, Vec<Fault>>,
) -> Result<Vec<T>, Vec<Fault>> {
    let mut records = Records::new(source, file).map_err(|fault| vec![fault])?;
    let found = match records.next_record() {
        None => return Err(vec![Fault::from(ImportFault::Empty).at(file, 1)]),
        Some(Err(fault)) => return Err(vec![fault]),
        Some(Ok(header)) => match_header(&header, file, columns.known, &[], columns.required)?,
    };
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    while let Some(record) = records.next_record() {
        let (line, made) = match &record {
            Ok(record) if record.len() != found.len() => {
                let fault = ImportFault::FieldCount { found: record.len(), expected: found.len() };
                (record.line, Err(vec![fault.into()]))
            }
            Ok(record) => (record.line, row(&Cells { record, columns: &found })),
            Err(fault) => {
                faults.push(fault.clone());
                continue;
            }
        };
        match made {
            Ok(made) => rows.push(made),
            Err(found) => faults.extend(found.into_iter().map(|fault| fault.at(file, line))),
        }
        if faults.len() >= FAULTS {
            break;
        }
    }
    if faults.is_empty() { Ok(rows) } else { Err(faults) }
}

/// A day, or none where the cell is empty.
pub(super) fn day(text: &str) -> Result<Option<Day>, EditFault> {
    if text.is_empty() {
        return Ok(None);
    }
    Day::parse(text).map(Some).map_err(|fault| EditFault::Date { text: text.to_owned(), fault })
}

/// A cell that must not be empty.
pub(super) fn required(text: String, column: &str) -> Result<String, Fault> {
    if text.is_empty() { Err(ImportFault::Required { column: column.to_owned() }.into()) } else { Ok(text) }
}

/// One of some words.
pub(super) fn word<T>(text: String, known: &[&str], meant: impl Fn(&str) -> Option<T>) -> Result<T, Fault> {
    meant(&text).ok_or_else(|| {
        let known = known.iter().map(|word| (*word).to_owned()).collect();
        ImportFault::Word { text, known }.into()
    })
}
