//! The rule profiles that were taken in, and the roster's settings.

use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension};

use crate::domain::day::{Day, Period};
use crate::domain::profile::Profile;
use crate::rules::decode;
use crate::store::error::{Result, damaged};

/// The id of the profile in force on a day.
pub(in crate::store) fn in_force(db: &Connection, day: Day) -> Result<Option<i64>> {
    let mut statement = db.prepare_cached(
        "SELECT id FROM profile WHERE ifnull(valid_from, 0) <= ?1 AND ifnull(valid_to, 99999999) >= ?1 \
         ORDER BY id LIMIT 1",
    )?;
    Ok(statement.query_row([day], |row| row.get(0)).optional()?)
}

/// Reads a stored profile.
pub(in crate::store) fn load(db: &Connection, id: i64) -> Result<Arc<Profile>> {
    let mut statement = db.prepare_cached("SELECT name, source FROM profile WHERE id = ?1")?;
    let (name, source): (String, String) = statement.query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let decoded = decode::decode(&source, &name);
    let faults = decoded.faults.len();
    decoded
        .profile
        .map(Arc::new)
        .ok_or_else(|| damaged(format!("profile {name}: {faults} faults in its rules")))
}

/// The names and validities of all profiles, in the order in which they were taken in.
pub(in crate::store) fn all(db: &Connection) -> Result<Vec<(i64, String, Period)>> {
    let mut statement =
        db.prepare_cached("SELECT id, name, valid_from, valid_to FROM profile ORDER BY id")?;
    let rows = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, Period { from: row.get(2)?, to: row.get(3)? })))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The roster's own working day, which replaces the clock; only the demo has one.
pub(in crate::store) fn working_day(db: &Connection) -> Result<Option<Day>> {
    let mut statement =
        db.prepare_cached("SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'working_day'")?;
    Ok(statement.query_row([], |row| row.get(0)).optional()?)
}
