//! The units.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::domain::day::{Day, Period};
use crate::domain::id::UnitId;
use crate::domain::unit::{Unit, UnitPath};
use crate::store::error::Result;

/// Columns of a unit.
pub(in crate::store) const COLUMNS: &str = "unit.id, unit.path, unit.code, unit.level, unit.kind, unit.name, \
     unit.valid_from, unit.valid_to";
/// How many.
pub(in crate::store) const WIDTH: usize = 8;

/// The unit in a row.
pub(in crate::store) fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Unit> {
    Ok(Unit {
        id: row.get(at)?,
        path: row.get(at + 1)?,
        code: row.get(at + 2)?,
        level: row.get(at + 3)?,
        kind: row.get(at + 4)?,
        name: row.get(at + 5)?,
        life: Period { from: row.get(at + 6)?, to: row.get(at + 7)? },
    })
}

/// The unit of an id.
pub(in crate::store) fn by_id(db: &Connection, id: UnitId) -> Result<Option<Unit>> {
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS} FROM unit WHERE id = ?1"))?;
    Ok(statement.query_row([id], |row| read(row, 0)).optional()?)
}

/// The unit at a place of the tree.
pub(in crate::store) fn by_path(db: &Connection, path: &UnitPath) -> Result<Option<Unit>> {
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS} FROM unit WHERE path = ?1"))?;
    Ok(statement.query_row([path], |row| read(row, 0)).optional()?)
}

/// The place of a unit in the tree.
pub(in crate::store) fn path_of(db: &Connection, id: UnitId) -> Result<Option<UnitPath>> {
    let mut statement = db.prepare_cached("SELECT path FROM unit WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0)).optional()?)
}

/// The unit that a code means on a day (rules.md 4.5): the last by first day that has begun, else the first. Chosen
/// here and not by the query: SQLite would plan it anew for every day.
pub(in crate::store) fn by_code(db: &Connection, code: &str, day: Option<Day>) -> Result<Option<UnitId>> {
    let mut statement =
        db.prepare_cached("SELECT id, valid_from FROM unit WHERE code = ?1 ORDER BY valid_from")?;
    let mut rows = statement.query([code])?;
    let (mut first, mut last) = (None, None);
    while let Some(row) = rows.next()? {
        let (id, from): (UnitId, Option<Day>) = (row.get(0)?, row.get(1)?);
        first = first.or(Some(id));
        if day.is_some_and(|day| from.is_none_or(|from| from <= day)) {
            last = Some(id);
        }
    }
    Ok(last.or(first))
}

/// The unit of a code with this first day.
pub(in crate::store) fn by_code_from(
    db: &Connection,
    code: &str,
    from: Option<Day>,
) -> Result<Option<UnitId>> {
    let mut statement = db.prepare_cached("SELECT id FROM unit WHERE code = ?1 AND valid_from IS ?2")?;
    Ok(statement.query_row((code, from), |row| row.get(0)).optional()?)
}
