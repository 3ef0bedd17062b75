//! Rows against the log: every field that an entry wrote must still say what the last one wrote.
//!
//! What an import made has no values in the log until somebody changes it, and so can only be told by its findings.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::domain::fault::store::Flaw;
use crate::domain::field::Field;
use crate::domain::id::{PersonId, SeatId};
use crate::domain::person::Person;
use crate::domain::query::RecordAction;
use crate::domain::seat::Seat;
use crate::store::error::Result;
use crate::store::tables::log::{self, RecordKind};
use crate::store::tables::{person, seat};
use crate::store::verify::Flaws;

/// What the log last said of a record.
#[derive(Default)]
struct Known {
    values: BTreeMap<Field, String>,
    deleted: Option<bool>,
}

/// The records that the log names one by one.
type Records = BTreeMap<(RecordKind, i64), Known>;

/// Compares every record that the log names with its row.
pub(super) fn check(db: &Connection, flaws: &mut Flaws) -> Result<()> {
    for ((kind, id), known) in read(db)? {
        match kind {
            RecordKind::Person => {
                let row = person::by_id(db, PersonId(id))?;
                compare(("person", id), &known, row, Person::get, flaws);
            }
            RecordKind::Seat => {
                let row = seat::by_id(db, SeatId(id))?;
                compare(("seat", id), &known, row, Seat::get, flaws);
            }
            _ => {}
        }
    }
    Ok(())
}

fn read(db: &Connection) -> Result<Records> {
    let mut statement = db.prepare(
        "SELECT log.record_kind, log.record, log.last_record, log.action, log_value.fields \
         FROM log JOIN log_value ON log_value.seq = log.seq ORDER BY log.seq",
    )?;
    let mut rows = statement.query([])?;
    let mut records = Records::new();
    while let Some(row) = rows.next()? {
        let (kind, first, last): (RecordKind, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let (action, fields): (RecordAction, String) = (row.get(3)?, row.get(4)?);
        let deleted = match action {
            RecordAction::Created | RecordAction::Restored => Some(false),
            RecordAction::Deleted => Some(true),
            RecordAction::Changed | RecordAction::Erased => None,
        };
        if first != last {
            // Of a range only those count of which more is known.
            records.range_mut((kind, first)..=(kind, last)).for_each(|(_, known)| known.deleted = deleted);
            continue;
        }
        let known = records.entry((kind, first)).or_default();
        known.deleted = deleted.or(known.deleted);
        if fields.is_empty() || action == RecordAction::Erased {
            // Blanked: which fields it wrote is not known any more.
            known.values.clear();
        }
        if action == RecordAction::Erased {
            continue;
        }
        // Values that cannot be read are another flaw, which the chain names.
        for (field, _, after) in log::from_json(&fields).unwrap_or_default() {
            known.values.insert(field, after);
        }
    }
    Ok(records)
}

fn compare<R>(
    (table, row): (&'static str, i64),
    known: &Known,
    stored: Option<(R, bool)>,
    get: impl Fn(&R, Field) -> String,
    flaws: &mut Flaws,
) {
    let Some((record, deleted)) = stored else { return flaws.add(Flaw::Row { table, row, field: None }) };
    if known.deleted.is_some_and(|known| known != deleted) {
        flaws.add(Flaw::Row { table, row, field: None });
    }
    for (field, _) in known.values.iter().filter(|(field, value)| get(&record, **field) != **value) {
        flaws.add(Flaw::Row { table, row, field: Some(*field) });
    }
}
