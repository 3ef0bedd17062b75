//! Taking back an import, or an undo of one: whole ranges of records, those left out that somebody has changed.

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::domain::id::{PersonId, UnitId};
use crate::domain::query::RecordAction;
use crate::store::apply::Change;
use crate::store::error::Result;
use crate::store::log::Entry;
use crate::store::tables::log::RecordKind;
use crate::store::text;
use crate::store::undo::{Done, following, opposite};

/// An operation that still stands and is neither an undo nor a redo, which only restore.
pub(super) const STANDS: &str = "operation.cause NOT IN ('undo', 'redo') AND NOT EXISTS ( \
     SELECT 1 FROM operation AS undo WHERE undo.undoes = operation.id AND undo.cause = 'undo' AND NOT EXISTS ( \
         SELECT 1 FROM operation AS redo WHERE redo.undoes = undo.id))";

/// Whether an operation is an import, or takes one back, however often.
pub(super) fn is_of_import(db: &Connection, operation: i64) -> Result<bool> {
    let sql = "WITH RECURSIVE chain (id) AS (SELECT ?1 UNION \
                   SELECT operation.undoes FROM operation JOIN chain ON operation.id = chain.id \
                   WHERE operation.undoes IS NOT NULL) \
               SELECT EXISTS (SELECT 1 FROM operation JOIN chain USING (id) WHERE operation.cause = 'import')";
    Ok(db.query_row(sql, [operation], |row| row.get(0))?)
}

/// Reverses one range.
pub(super) fn reverse(change: &mut Change<'_, '_>, db: &Connection, done: &Done) -> Result<()> {
    let action = opposite(done.action);
    let mut kept = changed_since(db, done)?;
    let table = match done.kind {
        RecordKind::Person => {
            if action == RecordAction::Deleted {
                kept.extend(seated(db, done.records)?);
            } else {
                kept.extend(key_taken(db, done.records)?);
            }
            kept.extend(strangers(change, done.records));
            "person"
        }
        RecordKind::Seat => "seat",
        RecordKind::Unit
        | RecordKind::Profile
        | RecordKind::Account
        | RecordKind::Key
        | RecordKind::Waiver
        | RecordKind::Inspection
        | RecordKind::Disclosure => return Ok(()),
    };
    let deleted = action == RecordAction::Deleted;
    kept.extend(as_wanted(db, table, done.records, deleted)?);
    if done.kind == RecordKind::Seat {
        kept.extend(outside(change, db, done.records)?);
        if deleted {
            kept.extend(of_kept_people(db, done)?);
        } else {
            kept.extend(without_person(db, done.records)?);
            kept.extend(twins(db, done.records)?);
        }
    }
    for run in runs(done.records, &kept) {
        hide(change, db, table, run, deleted)?;
        let version: i64 = db
            .prepare_cached(&format!("SELECT max(version) FROM {table} WHERE id BETWEEN ?1 AND ?2"))?
            .query_row(run, |row| row.get(0))?;
        change.log.append(
            db,
            &Entry {
                kind: done.kind,
                records: run,
                action,
                version: following(version - 1),
                person: (run.0 == run.1 && done.kind == RecordKind::Person).then_some(PersonId(run.0)),
                unit: None,
                fields: &[],
            },
        )?;
    }
    Ok(())
}

fn hide(
    change: &mut Change<'_, '_>,
    db: &Connection,
    table: &str,
    run: (i64, i64),
    deleted: bool,
) -> Result<()> {
    let sql = format!("UPDATE {table} SET deleted = ?3, version = version + 1 WHERE id BETWEEN ?1 AND ?2");
    db.prepare_cached(&sql)?.execute((run.0, run.1, deleted))?;
    if table == "seat" {
        return touch(change, db, run);
    }
    if deleted {
        return text::forget_people(db, run.0, run.1);
    }
    text::index_people(db, run.0, run.1)
}

/// Marks every unit where one of the seats' people ever had a seat.
fn touch(change: &mut Change<'_, '_>, db: &Connection, run: (i64, i64)) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT other.unit FROM seat JOIN seat AS other ON other.person = seat.person \
         WHERE seat.id BETWEEN ?1 AND ?2",
    )?;
    let mut rows = statement.query(run)?;
    while let Some(row) = rows.next()? {
        change.writing.touched.unit(row.get::<_, UnitId>(0)?);
        if change.writing.touched.is_many() {
            break;
        }
    }
    Ok(())
}

fn ids(db: &Connection, sql: &str, params: impl rusqlite::Params) -> Result<Vec<i64>> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map(params, |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Records of the range that somebody has changed since, and it still stands.
fn changed_since(db: &Connection, done: &Done) -> Result<BTreeSet<i64>> {
    let sql = format!(
        "SELECT DISTINCT log.record FROM log JOIN operation ON operation.id = log.operation \
         WHERE log.record_kind = ?1 AND log.record BETWEEN ?2 AND ?3 AND log.seq > ?4 AND {STANDS}"
    );
    let row = (done.kind, done.records.0, done.records.1, done.seq);
    Ok(ids(db, &sql, row)?.into_iter().collect())
}

/// Records that are already as they shall become.
fn as_wanted(db: &Connection, table: &str, range: (i64, i64), deleted: bool) -> Result<Vec<i64>> {
    let sql = format!("SELECT id FROM {table} WHERE id BETWEEN ?1 AND ?2 AND deleted = ?3");
    ids(db, &sql, (range.0, range.1, deleted))
}

/// People who still have a seat.
fn seated(db: &Connection, range: (i64, i64)) -> Result<Vec<i64>> {
    let sql = "SELECT DISTINCT person FROM seat WHERE person BETWEEN ?1 AND ?2 AND deleted = 0";
    ids(db, sql, range)
}

/// People whose key another one has got meanwhile.
fn key_taken(db: &Connection, range: (i64, i64)) -> Result<Vec<i64>> {
    let sql = "SELECT person.id FROM person JOIN person AS other ON other.key = person.key \
               WHERE person.id BETWEEN ?1 AND ?2 AND other.deleted = 0 AND other.id <> person.id";
    ids(db, sql, range)
}

/// Seats of people whom the same operation made and somebody has changed since: they stay, and so do their seats.
fn of_kept_people(db: &Connection, done: &Done) -> Result<Vec<i64>> {
    let sql = format!(
        "SELECT DISTINCT seat.id FROM seat JOIN log ON log.record_kind = ?1 AND log.record = seat.person \
             JOIN operation ON operation.id = log.operation \
         WHERE seat.id BETWEEN ?2 AND ?3 AND log.seq > ?4 AND {STANDS} AND EXISTS ( \
             SELECT 1 FROM log AS made WHERE made.operation = (SELECT of.operation FROM log AS of WHERE of.seq = ?4) \
                 AND made.record_kind = ?1 AND seat.person BETWEEN made.record AND made.last_record)"
    );
    ids(db, &sql, (RecordKind::Person, done.records.0, done.records.1, done.seq))
}

/// Seats that stand in the roster a second time by now: of the same person in the same unit, from the same day on
/// and in the same role.
fn twins(db: &Connection, range: (i64, i64)) -> Result<Vec<i64>> {
    let sql = "SELECT seat.id FROM seat JOIN seat AS other ON other.person = seat.person \
               WHERE seat.id BETWEEN ?1 AND ?2 AND seat.deleted = 1 AND other.deleted = 0 AND other.id <> seat.id \
                   AND other.unit = seat.unit AND other.seat_from IS seat.seat_from AND other.role = seat.role";
    ids(db, sql, range)
}

/// Seats whose person does not stand in the roster.
fn without_person(db: &Connection, range: (i64, i64)) -> Result<Vec<i64>> {
    let sql = "SELECT seat.id FROM seat JOIN person ON person.id = seat.person \
               WHERE seat.id BETWEEN ?1 AND ?2 AND person.deleted = 1";
    ids(db, sql, range)
}

/// People who belong where this admin may not edit.
fn strangers(change: &Change<'_, '_>, range: (i64, i64)) -> Vec<i64> {
    if change.is_unlimited() {
        return Vec::new();
    }
    (range.0..=range.1).filter(|id| change.may_edit_person(PersonId(*id)).is_err()).collect()
}

/// Seats where this admin may not edit.
fn outside(change: &Change<'_, '_>, db: &Connection, range: (i64, i64)) -> Result<Vec<i64>> {
    if change.is_unlimited() {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for unit in ids(db, "SELECT DISTINCT unit FROM seat WHERE id BETWEEN ?1 AND ?2", range)? {
        if change.may_edit_unit(UnitId(unit)).is_err() {
            all.extend(ids(
                db,
                "SELECT id FROM seat WHERE id BETWEEN ?1 AND ?2 AND unit = ?3",
                (range.0, range.1, unit),
            )?);
        }
    }
    Ok(all)
}

/// The stretches of a range between the records that are kept.
fn runs(range: (i64, i64), kept: &BTreeSet<i64>) -> Vec<(i64, i64)> {
    let mut all = Vec::new();
    let mut start = range.0;
    for record in kept.range(range.0..=range.1).chain(std::iter::once(&(range.1 + 1))) {
        if start < *record {
            all.push((start, record - 1));
        }
        start = record + 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_what_lies_between_the_kept_records() {
        let kept = BTreeSet::from([1, 4, 5, 9, 12]);
        assert_eq!(runs((2, 9), &kept), [(2, 3), (6, 8)]);
        assert_eq!(runs((2, 3), &kept), [(2, 3)]);
        assert_eq!(runs((4, 5), &kept), []);
    }
}
