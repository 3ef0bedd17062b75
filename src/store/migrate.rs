//! The schema and its numbered changes; a file is never older than the program that has it open.

use rusqlite::{Connection, ErrorCode, TransactionBehavior};

use crate::domain::fault::store::StoreFault;
use crate::store::connection::APPLICATION_ID;
use crate::store::error::Result;

/// Every migration, never edited once released; the n-th leads to version n.
const MIGRATIONS: [&str; 5] = [
    include_str!("schema/0001_roster.sql"),
    include_str!("schema/0002_access.sql"),
    include_str!("schema/0003_waivers_events.sql"),
    include_str!("schema/0004_roster_order.sql"),
    include_str!("schema/0005_profiles.sql"),
];

/// The newest version that this program knows.
pub(in crate::store) fn newest() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// The version of the file's schema.
pub(in crate::store) fn version(db: &Connection) -> rusqlite::Result<i64> {
    db.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Makes sure that this is a roster and not too new a one.
///
/// # Errors
/// [`StoreFault::NotARoster`], [`StoreFault::Newer`].
pub(in crate::store) fn recognise(db: &Connection) -> Result<()> {
    let id: i32 = db.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    if id != APPLICATION_ID {
        return Err(StoreFault::NotARoster.into());
    }
    let (found, known) = (version(db)?, newest());
    if found > known { Err(StoreFault::Newer { found, known }.into()) } else { Ok(()) }
}

/// Whether the file is of an older version than this program.
pub(in crate::store) fn older(db: &Connection) -> Result<Option<StoreFault>> {
    let (found, known) = (version(db)?, newest());
    Ok((found < known).then_some(StoreFault::Older { found, known }))
}

/// Brings an older file up to the newest version: in one transaction, wholly or not at all. `before` makes a copy of
/// the file of this version first; nobody else writes meanwhile.
///
/// # Errors
/// Whatever SQLite says; the file is then as it was.
pub(in crate::store) fn bring_up(db: &Connection, before: impl FnOnce(i64) -> Result<()>) -> Result<()> {
    if version(db)? >= newest() {
        return Ok(());
    }
    let change = rusqlite::Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
    // Another process may have done it while this one waited for its turn.
    let old = version(&change)?;
    if old < newest() {
        before(old)?;
    }
    let found = usize::try_from(old).unwrap_or_default();
    for sql in MIGRATIONS.iter().skip(found) {
        change.execute_batch(sql)?;
    }
    change.execute_batch(&format!("PRAGMA user_version = {};", newest()))?;
    change.commit()?;
    Ok(())
}

/// Gives an empty file the schema; within the caller's transaction.
///
/// # Errors
/// [`StoreFault::Exists`] if it is not empty.
pub(in crate::store) fn found(db: &Connection) -> Result<()> {
    for sql in MIGRATIONS {
        db.execute_batch(sql).map_err(|error| match error.sqlite_error_code() {
            Some(ErrorCode::Unknown) => StoreFault::Exists.into(),
            _ => crate::domain::fault::Fault::from(error),
        })?;
    }
    db.execute_batch(&format!(
        "PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {};",
        newest()
    ))?;
    Ok(())
}
