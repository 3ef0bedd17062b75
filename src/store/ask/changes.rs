//! What was done after an entry of the log: which units a session must read again.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension};

use crate::domain::id::{OpId, PersonId, Seq, UnitId};
use crate::domain::query::{Changes, HistoryEntry, HistoryFilter, HistoryOf};
use crate::store::ask::history;
use crate::store::error::Result;
use crate::store::judge::dossier;
use crate::store::tables::log::{self, RecordKind};

/// More units than these are not named: whoever shows them reads everything again.
const MOST: usize = 200;
/// So many entries are told with their values.
const MOST_TOLD: usize = 50;
/// More entries than these are not even looked at.
const MOST_ENTRIES: i64 = 1_000;

/// The changes after an entry.
pub(super) fn since(db: &Connection, seq: Seq) -> Result<Changes> {
    let Some((newest, _)) = log::head(db)? else { return Ok(Changes::default()) };
    if newest <= seq {
        // An older log than was seen: the roster has been restored from a copy.
        let units = (newest == seq).then(Vec::new);
        return Ok(Changes { seq: Some(newest), units, ..Changes::default() });
    }
    let actor = db
        .prepare_cached(
            "SELECT operation.actor FROM log CROSS JOIN operation ON operation.id = log.operation \
             WHERE log.seq = ?1",
        )?
        .query_row([newest], |row| row.get(0))
        .optional()?;
    let units = if newest.0 - seq.0 > MOST_ENTRIES { None } else { touched(db, seq)? };
    let entries = told(db, usize::try_from(newest.0 - seq.0).unwrap_or(usize::MAX).min(MOST_TOLD))?;
    Ok(Changes { seq: Some(newest), units, actor, entries })
}

/// The newest entries, with the operation of each.
fn told(db: &Connection, count: usize) -> Result<Vec<(OpId, HistoryEntry)>> {
    let mut statement = db.prepare_cached(
        "SELECT operation.op FROM log JOIN operation ON operation.id = log.operation WHERE log.seq = ?1",
    )?;
    let entries = history::page(db, (HistoryOf::Everything, &HistoryFilter::default()), 0, count)?.entries;
    let with_op = |entry: HistoryEntry| Ok((statement.query_row([entry.seq], |row| row.get(0))?, entry));
    entries.into_iter().map(with_op).collect()
}

/// An entry of the log, as far as it tells where something happened.
struct Entry {
    kind: RecordKind,
    records: (i64, i64),
    person: Option<PersonId>,
    unit: Option<UnitId>,
}

fn touched(db: &Connection, seq: Seq) -> Result<Option<Vec<UnitId>>> {
    let mut statement = db.prepare_cached(
        "SELECT record_kind, record, last_record, person, unit FROM log WHERE seq > ?1 ORDER BY seq",
    )?;
    let mut rows = statement.query([seq])?;
    let mut units = BTreeSet::new();
    let mut people = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let entry = Entry {
            kind: row.get(0)?,
            records: (row.get(1)?, row.get(2)?),
            person: row.get(3)?,
            unit: row.get(4)?,
        };
        match entry.kind {
            // These reach further than the unit that they name.
            RecordKind::Unit
            | RecordKind::Profile
            | RecordKind::Account
            | RecordKind::Key
            | RecordKind::Waiver
            | RecordKind::Inspection => {
                return Ok(None);
            }
            RecordKind::Disclosure => continue,
            RecordKind::Person | RecordKind::Seat => {}
        }
        units.extend(entry.unit);
        match entry.person {
            Some(person) => people.extend([person]),
            None => units.extend(of_range(db, entry.kind, entry.records)?),
        }
        if units.len() + people.len() > MOST {
            return Ok(None);
        }
    }
    for person in people {
        units.extend(dossier::units_of(db, person)?);
        if units.len() > MOST {
            return Ok(None);
        }
    }
    Ok(Some(units.into_iter().collect()))
}

/// Units of records that were made together; one more than is wanted if there are too many of them.
fn of_range(db: &Connection, kind: RecordKind, (first, last): (i64, i64)) -> Result<Vec<UnitId>> {
    let sql = match kind {
        RecordKind::Seat => "SELECT DISTINCT unit FROM seat WHERE id BETWEEN ?1 AND ?2 LIMIT ?3",
        RecordKind::Person => {
            "SELECT DISTINCT seat.unit FROM person CROSS JOIN seat ON seat.person = person.id \
             WHERE person.id BETWEEN ?1 AND ?2 LIMIT ?3"
        }
        RecordKind::Unit
        | RecordKind::Profile
        | RecordKind::Account
        | RecordKind::Key
        | RecordKind::Waiver
        | RecordKind::Inspection
        | RecordKind::Disclosure => {
            return Ok(Vec::new());
        }
    };
    let most = i64::try_from(MOST + 1).unwrap_or(i64::MAX);
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map((first, last, most), |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
