//! The events file: training classes that officers attended, and inspections of units.

use std::io::Read;

use crate::domain::change::{EventRow, EventSubject};
use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::fault::edit::EditFault;
use crate::domain::field::clean_line;
use crate::exchange::table::{self, Cells, Columns, required, word};

#[derive(Clone, Copy, PartialEq)]
enum Column {
    Subject,
    Date,
    Kind,
    Topic,
    Note,
}

impl Column {
    fn name(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Date => "date",
            Self::Kind => "kind",
            Self::Topic => "topic",
            Self::Note => "note",
        }
    }
}

const KNOWN: [(Column, &[&str]); 5] = [
    (Column::Subject, &["subject"]),
    (Column::Date, &["date"]),
    (Column::Kind, &["kind"]),
    (Column::Topic, &["topic"]),
    (Column::Note, &["note"]),
];
const REQUIRED: [Column; 3] = [Column::Subject, Column::Date, Column::Kind];
const KINDS: [&str; 2] = ["training", "inspection"];

/// Reads an events file whole. Whether the officer or the unit is known is for the roster to say.
///
/// # Errors
/// Every fault of the header, or of every row.
pub fn read<R: Read>(source: R, file: &str) -> Result<Vec<EventRow>, Vec<Fault>> {
    table::read(source, file, &Columns { known: &KNOWN, required: &REQUIRED }, row)
}

fn row(cells: &Cells<'_, Column>) -> Result<EventRow, Vec<Fault>> {
    let (mut subject, mut kind, mut day) = (String::new(), String::new(), None);
    let (mut topic, mut note) = (String::new(), String::new());
    let faults = cells.each(Column::name, |column, text| {
        let text = clean_line(text)?;
        match column {
            Column::Subject => subject = required(text, column.name())?,
            Column::Date => {
                let text = required(text, column.name())?;
                let read = Day::parse(&text).map_err(|fault| EditFault::Date { text: text.clone(), fault });
                day = Some(read?);
            }
            Column::Kind => {
                kind = word(text, &KINDS, |word| KINDS.contains(&word).then(|| word.to_owned()))?;
            }
            Column::Topic => topic = text,
            Column::Note => note = text,
        }
        Ok(())
    });
    // A row without a day has said so.
    let Some(day) = day.filter(|_| faults.is_empty()) else { return Err(faults) };
    let subject =
        if kind == "training" { EventSubject::Officer(subject) } else { EventSubject::Unit(subject) };
    Ok(EventRow { line: cells.line(), subject, day, topic, note })
}
