//! The waivers.

use std::collections::BTreeMap;

use rusqlite::types::{FromSqlError, Type};
use rusqlite::{Connection, OptionalExtension, Row};

use crate::domain::day::Period;
use crate::domain::id::{PersonId, UnitId, WaiverId};
use crate::domain::waiver::{Waiver, WaiverKind, WaiverTarget};
use crate::store::error::Result;

/// Columns of a waiver.
pub(in crate::store) const COLUMNS: &str = "waiver.id, waiver.version, waiver.rule, waiver.unit, waiver.subtree, \
     waiver.target, waiver.kind, waiver.person, waiver.count, waiver.decision_no, waiver.decision_date, \
     waiver.reason, waiver.valid_from, waiver.valid_to";
/// How many.
pub(in crate::store) const WIDTH: usize = 14;

/// The waiver in a row.
pub(in crate::store) fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Waiver> {
    let target: String = row.get(at + 5)?;
    Ok(Waiver {
        id: row.get(at)?,
        version: row.get(at + 1)?,
        rule: row.get(at + 2)?,
        unit: row.get(at + 3)?,
        subtree: row.get(at + 4)?,
        target: WaiverTarget::from_word(&target),
        kind: kind(row, at + 6)?,
        decision_no: row.get(at + 9)?,
        decision_date: row.get(at + 10)?,
        reason: row.get(at + 11)?,
        period: Period { from: row.get(at + 12)?, to: row.get(at + 13)? },
    })
}

fn kind(row: &Row<'_>, at: usize) -> rusqlite::Result<WaiverKind> {
    let word: String = row.get(at)?;
    let (person, count): (Option<PersonId>, Option<u32>) = (row.get(at + 1)?, row.get(at + 2)?);
    match (word.as_str(), person, count) {
        ("waive", person, _) => Ok(WaiverKind::Waive(person)),
        ("accept_person", Some(person), _) => Ok(WaiverKind::AcceptPerson(person)),
        ("change_count", _, Some(count)) => Ok(WaiverKind::ChangeCount(count)),
        _ => {
            let cause = Box::new(FromSqlError::InvalidType);
            Err(rusqlite::Error::FromSqlConversionFailure(at, Type::Text, cause))
        }
    }
}

/// A waiver, also one taken out; `None` if there was never one.
pub(in crate::store) fn by_id(db: &Connection, id: WaiverId) -> Result<Option<(Waiver, bool)>> {
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS}, deleted FROM waiver WHERE id = ?1"))?;
    Ok(statement.query_row([id], |row| Ok((read(row, 0)?, row.get(WIDTH)?))).optional()?)
}

/// The waivers of one unit, in entry order.
pub(in crate::store) fn of_unit(db: &Connection, unit: UnitId) -> Result<Vec<Waiver>> {
    // Most rosters have none: then the rest need not be made ready.
    let any: bool =
        db.prepare_cached("SELECT EXISTS (SELECT 1 FROM waiver)")?.query_row([], |row| row.get(0))?;
    if !any {
        return Ok(Vec::new());
    }
    let mut statement = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM waiver WHERE unit = ?1 AND deleted = 0 ORDER BY id"
    ))?;
    let rows = statement.query_map([unit], |row| read(row, 0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// All waivers by their unit, each unit's in entry order.
pub(in crate::store) fn by_unit(db: &Connection) -> Result<BTreeMap<UnitId, Vec<Waiver>>> {
    let mut statement =
        db.prepare_cached(&format!("SELECT {COLUMNS} FROM waiver WHERE deleted = 0 ORDER BY id"))?;
    let mut rows = statement.query([])?;
    let mut all: BTreeMap<UnitId, Vec<Waiver>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let waiver = read(row, 0)?;
        all.entry(waiver.unit).or_default().push(waiver);
    }
    Ok(all)
}

/// Writes a new row; id and version in the waiver are not looked at.
pub(in crate::store) fn insert(db: &Connection, waiver: &Waiver) -> Result<WaiverId> {
    let mut statement = db.prepare_cached(
        "INSERT INTO waiver (version, rule, unit, subtree, target, kind, person, count, decision_no, \
         decision_date, reason, valid_from, valid_to) \
         VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?;
    Ok(WaiverId(statement.insert(rusqlite::params![
        waiver.rule,
        waiver.unit,
        waiver.subtree,
        waiver.target.to_string(),
        waiver.kind.word(),
        waiver.kind.person(),
        waiver.kind.count(),
        waiver.decision_no,
        waiver.decision_date,
        waiver.reason,
        waiver.period.from,
        waiver.period.to,
    ])?))
}
