//! The log's chain, entry by entry, and whether the head file remembers the same.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row};

use crate::domain::fault::store::Flaw;
use crate::domain::id::Seq;
use crate::domain::query::RecordAction;
use crate::store::error::Result;
use crate::store::log::{Entry, Operation, START, chain, digest};
use crate::store::tables::log;
use crate::store::verify::{Flaws, HeadState};

const ENTRIES: &str = "SELECT log.seq, log.record_kind, log.record, log.last_record, log.action, log.version, \
     log.person, log.unit, log.digest, log.prev, log.hash, operation.id, operation.op, operation.at, \
     operation.actor, operation.cause, operation.undoes, log_value.salt, log_value.fields, operation.login_key \
     FROM log LEFT JOIN operation ON operation.id = log.operation LEFT JOIN log_value ON log_value.seq = log.seq \
     ORDER BY log.seq";

/// The newest entry, and how the head agrees with the log.
pub(super) fn check(
    db: &Connection,
    head: Option<(Seq, [u8; 32])>,
    flaws: &mut Flaws,
) -> Result<(Option<Seq>, HeadState)> {
    let erased = erased(db)?;
    let mut statement = db.prepare(ENTRIES)?;
    let mut rows = statement.query([])?;
    let (mut last, mut prev, mut at_head) = (0, START, None);
    let mut broken = false;
    while let Some(row) = rows.next()? {
        let seq: i64 = row.get(0)?;
        let hash: [u8; 32] = row.get(10).unwrap_or(START);
        // After the first break every entry would be named; the first one is what is asked for.
        let whole = seq == last + 1 && is_whole(row, seq, prev);
        if !broken && !whole {
            flaws.add(Flaw::Chain { seq });
            broken = true;
        }
        if !has_its_values(row, &erased) {
            flaws.add(Flaw::Values { seq });
        }
        if head.is_some_and(|(head, _)| head.0 == seq) {
            at_head = Some(hash);
        }
        (last, prev) = (seq, hash);
    }
    let newest = (last > 0).then_some(Seq(last));
    let state = match head {
        None => HeadState::None,
        Some((head, _)) if head.0 > last => {
            flaws.add(Flaw::HeadAhead { head: head.0, log: last });
            HeadState::Wrong
        }
        Some((head, hash)) if head.0 > 0 && at_head != Some(hash) => {
            flaws.add(Flaw::HeadDiffers { seq: head.0 });
            HeadState::Wrong
        }
        Some((head, _)) if head.0 < last => HeadState::Behind { head },
        Some(_) => HeadState::Level,
    };
    Ok((newest, state))
}

/// Whether an entry follows the one before and its hash is that of its content.
fn is_whole(row: &Row<'_>, seq: i64, before: [u8; 32]) -> bool {
    let read = || -> rusqlite::Result<bool> {
        let entry = Entry {
            kind: row.get(1)?,
            records: (row.get(2)?, row.get(3)?),
            action: row.get(4)?,
            version: row.get(5)?,
            person: row.get(6)?,
            unit: row.get(7)?,
            fields: &[],
        };
        let operation = Operation {
            id: row.get(11)?,
            op: row.get(12)?,
            at: row.get(13)?,
            actor: row.get(14)?,
            cause: row.get(15)?,
            undoes: row.get(16)?,
            key: row.get(19)?,
        };
        let (digest, prev, hash): ([u8; 32], [u8; 32], [u8; 32]) = (row.get(8)?, row.get(9)?, row.get(10)?);
        Ok(prev == before && hash == chain(&before, &operation, seq, &entry, &digest))
    };
    read().unwrap_or(false)
}

/// Whose data were erased, and by which entry at the latest.
type Erased = BTreeMap<i64, i64>;

fn erased(db: &Connection) -> Result<Erased> {
    let mut statement = db.prepare(
        "SELECT person, max(seq) FROM log WHERE action = ?1 AND person IS NOT NULL GROUP BY person",
    )?;
    let rows = statement
        .query_map([log::action_number(RecordAction::Erased)], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether the values of an entry are those that its digest was made of; blanked are only those about somebody whose
/// data were erased later.
fn has_its_values(row: &Row<'_>, erased: &Erased) -> bool {
    let read = || -> rusqlite::Result<bool> {
        let (stored, salt, fields): ([u8; 32], Vec<u8>, String) = (row.get(8)?, row.get(17)?, row.get(18)?);
        if !fields.is_empty() {
            return Ok(digest(&salt, &fields) == stored);
        }
        let (seq, person): (i64, Option<i64>) = (row.get(0)?, row.get(6)?);
        Ok(person.and_then(|person| erased.get(&person)).is_some_and(|by| seq < *by))
    };
    read().unwrap_or(false)
}
