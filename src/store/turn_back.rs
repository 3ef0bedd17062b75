//! The roster as it stood at a change: in a private copy what came later is taken back, entry by entry, the newest
//! first. Accounts stay as they are: who may see what is a question of now.

use rusqlite::Connection;

use crate::domain::fault::store::StoreFault;
use crate::domain::fault::usage::UsageFault;
use crate::domain::id::{PersonId, SeatId, Seq, Version};
use crate::domain::query::RecordAction;
use crate::store::apply::{person as people, seat as seats};
use crate::store::ask::patience::Tell;
use crate::store::error::{Result, damaged};
use crate::store::tables::log::{self, RecordKind};
use crate::store::tables::{person, seat};
use crate::store::text;

/// Entries taken back between two looks at whether the copy is still wanted.
const STRIDE: u64 = 512;

const LATER: &str = "SELECT log.seq, record_kind, record, last_record, action, log_value.fields FROM log \
     JOIN log_value ON log_value.seq = log.seq WHERE log.seq > ?1 ORDER BY log.seq DESC";

/// What an entry of the log did.
struct Done {
    kind: RecordKind,
    records: (i64, i64),
    action: RecordAction,
    fields: log::FieldChanges,
}

/// Takes back in a copy, which no program has open, all that came after an entry; the log ends with it.
///
/// # Errors
/// [`UsageFault::ChangeUnknown`] if there is no such entry; [`StoreFault::Cancelled`].
pub(in crate::store) fn turn_back(copy: &mut Connection, seq: Seq, tell: Tell<'_>) -> Result<()> {
    let newest = log::head(copy)?.map_or(0, |(newest, _)| newest.0);
    let seq = end_of_set(copy, seq)?;
    drop_triggers(copy)?;
    let turning = copy.transaction()?;
    let all = u64::try_from(newest - seq.0).unwrap_or_default();
    let mut statement = turning.prepare(LATER)?;
    let mut rows = statement.query([seq])?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        let (kind, action) = (row.get(1)?, row.get(4)?);
        let fields = match kind {
            RecordKind::Person | RecordKind::Seat => log::from_json(&row.get::<_, String>(5)?)?,
            _ => log::FieldChanges::new(),
        };
        take_back(&turning, &Done { kind, records: (row.get(2)?, row.get(3)?), action, fields })?;
        count += 1;
        if u64::is_multiple_of(count, STRIDE) && !tell(count, all) {
            return Err(StoreFault::Cancelled.into());
        }
    }
    drop(rows);
    drop(statement);
    cut_log(&turning, seq)?;
    Ok(turning.commit()?)
}

/// The last entry of the change set that an entry belongs to: half a set was never the roster.
///
/// # Errors
/// [`UsageFault::ChangeUnknown`].
pub(in crate::store) fn end_of_set(db: &Connection, seq: Seq) -> Result<Seq> {
    let sql = "SELECT max(seq) FROM log WHERE operation = (SELECT operation FROM log WHERE seq = ?1)";
    let last: Option<Seq> = db.query_row(sql, [seq], |row| row.get(0))?;
    let newest = || log::head(db).map(|head| head.map_or(0, |(newest, _)| newest.0));
    match last {
        Some(last) => Ok(last),
        None => Err(UsageFault::ChangeUnknown { seq: seq.0, newest: newest()? }.into()),
    }
}

/// What the triggers guard is the roster; this is a copy of it that is about to be another one.
fn drop_triggers(copy: &Connection) -> Result<()> {
    let mut statement = copy.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")?;
    let names: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    drop(statement);
    for name in names {
        copy.execute_batch(&format!("DROP TRIGGER \"{name}\""))?;
    }
    Ok(())
}

fn cut_log(db: &Connection, seq: Seq) -> Result<()> {
    let last: i64 = db.query_row("SELECT operation FROM log WHERE seq = ?1", [seq], |row| row.get(0))?;
    db.execute("DELETE FROM log_value WHERE seq > ?1", [seq])?;
    db.execute("DELETE FROM log WHERE seq > ?1", [seq])?;
    db.execute("DELETE FROM operation WHERE id > ?1", [last])?;
    Ok(())
}

fn take_back(db: &Connection, done: &Done) -> Result<()> {
    let table = match done.kind {
        RecordKind::Person => "person",
        RecordKind::Seat => "seat",
        RecordKind::Waiver => "waiver",
        RecordKind::Inspection => "inspection",
        RecordKind::Profile => "profile",
        // Units are made with the roster and never changed; the others are no part of what is reported.
        RecordKind::Unit | RecordKind::Account | RecordKind::Key | RecordKind::Disclosure => return Ok(()),
    };
    match done.action {
        RecordAction::Created => unmake(db, table, done.records),
        RecordAction::Deleted => show(db, table, done.records, false),
        RecordAction::Restored => show(db, table, done.records, true),
        // What was erased is known no more; whom it concerns comes back without it.
        RecordAction::Erased => Ok(()),
        RecordAction::Changed => match done.kind {
            RecordKind::Person => unchange_person(db, done),
            RecordKind::Seat => unchange_seat(db, done),
            _ => Err(damaged(format!("{table} {}: changed", done.records.0))),
        },
    }
}

fn unmake(db: &Connection, table: &str, (first, last): (i64, i64)) -> Result<()> {
    if table == "person" {
        text::forget_people(db, first, last)?;
        db.prepare_cached("DELETE FROM training WHERE person BETWEEN ?1 AND ?2")?.execute((first, last))?;
    }
    db.prepare_cached(&format!("DELETE FROM {table} WHERE id BETWEEN ?1 AND ?2"))?.execute((first, last))?;
    Ok(())
}

fn show(db: &Connection, table: &str, (first, last): (i64, i64), deleted: bool) -> Result<()> {
    let sql = format!("UPDATE {table} SET deleted = ?3, version = version - 1 WHERE id BETWEEN ?1 AND ?2");
    db.prepare_cached(&sql)?.execute((first, last, deleted))?;
    match table {
        "person" if deleted => text::forget_people(db, first, last),
        "person" => text::index_people(db, first, last),
        _ => Ok(()),
    }
}

fn unchange_person(db: &Connection, done: &Done) -> Result<()> {
    let id = done.records.0;
    let (now, _) =
        person::by_id(db, PersonId(id))?.ok_or_else(|| damaged(format!("person {id}: no such row")))?;
    let mut before = now.clone();
    for (field, old, _) in &done.fields {
        before.set(*field, old)?;
    }
    before.version = Version(now.version.0 - 1);
    people::update(db, &now, &before)
}

fn unchange_seat(db: &Connection, done: &Done) -> Result<()> {
    let id = done.records.0;
    let (now, _) = seat::by_id(db, SeatId(id))?.ok_or_else(|| damaged(format!("seat {id}: no such row")))?;
    let mut before = now.clone();
    let old: Vec<_> = done.fields.iter().map(|(field, old, _)| (*field, old.clone())).collect();
    seats::set_all(&mut before, &old)?;
    before.version = Version(now.version.0 - 1);
    seats::update(db, &before)
}
