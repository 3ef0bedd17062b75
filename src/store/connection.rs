//! Opening the file: what is refused, how the connection is set up.
//!
//! Nobody but SQLite ever opens the database, its `-wal` or its `-shm`: closing such a file in a process that has
//! the database open drops its locks, and a commit that was answered with "ok" is gone.

use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, Error, ErrorCode, OpenFlags};

use crate::domain::fault::store::StoreFault;
use crate::store::access::gate::{self, Gate};
use crate::store::backup::series;
use crate::store::error::Result;
use crate::store::migrate;
use crate::store::watch::place::{self, Identity};

/// Tells a roster from the databases of other programs ("dmoi").
pub(in crate::store) const APPLICATION_ID: i32 = 0x646d_6f69;
/// How long a lock of others is waited for.
pub(in crate::store) const PATIENCE: Duration = Duration::from_secs(10);
/// Pages kept in memory, in KiB: a page of the outline and an edit need a few hundred.
const CACHE_KIB: i32 = 1_024;

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Purpose {
    /// Reading and, where the file allows it, writing.
    Write,
    /// Only reading.
    Read,
}

/// An open roster file.
pub(in crate::store) struct Opened {
    /// The connection.
    pub(in crate::store) db: Connection,
    /// Why it cannot be written; `None` if it can.
    pub(in crate::store) refusal: Option<StoreFault>,
    /// What its triggers ask.
    pub(in crate::store) gate: Gate,
    /// Which file it is.
    pub(in crate::store) identity: Identity,
}

/// Older ones can damage a file when two connections write and checkpoint at once.
const SAFE_SQLITE: i32 = 3_051_003;

/// Opens a roster that exists.
///
/// # Errors
/// Any [`StoreFault`]; the file is then as it was.
pub(in crate::store) fn open(path: &Path, purpose: Purpose) -> Result<Opened> {
    if !is_safe(rusqlite::version_number()) {
        return Err(StoreFault::OldSqlite { found: rusqlite::version().to_owned() }.into());
    }
    let place = place::look(path)?;
    let identity = place.identity;
    let mut reader = open_reader(path)?;
    migrate::recognise(&reader)?;
    if purpose == Purpose::Read {
        // Who reads is told whether another connection could write.
        let writable = !place.read_only && rustix::fs::access(path, rustix::fs::Access::WRITE_OK).is_ok();
        let refusal = if writable { None } else { Some(StoreFault::ReadOnly) };
        gate::lock(&mut reader)?;
        return Ok(Opened { db: reader, refusal, gate: Gate::default(), identity });
    }
    let only_read = |mut reader: Connection| -> Result<Opened> {
        gate::lock(&mut reader)?;
        Ok(Opened { db: reader, refusal: Some(StoreFault::ReadOnly), gate: Gate::default(), identity })
    };
    if place.read_only {
        return only_read(reader);
    }
    match open_writer(path) {
        Ok(mut db) => {
            migrate::bring_up(&db, |version| series::before_migration(&reader, path, version))?;
            drop(reader);
            let gate = Gate::install(&db)?;
            gate::lock(&mut db)?;
            Ok(Opened { db, refusal: None, gate, identity })
        }
        Err(error) if is_not_allowed(&error) => only_read(reader),
        Err(error) => Err(error.into()),
    }
}

fn is_safe(version: i32) -> bool {
    version >= SAFE_SQLITE
}

/// Opens a file for building a roster in it: it must be there and empty.
pub(in crate::store) fn open_new(path: &Path) -> Result<Connection> {
    Ok(open_writer(path)?)
}

fn is_not_allowed(error: &Error) -> bool {
    let codes = [ErrorCode::CannotOpen, ErrorCode::ReadOnly, ErrorCode::PermissionDenied];
    error.sqlite_error_code().is_some_and(|code| codes.contains(&code))
}

fn open_writer(path: &Path) -> rusqlite::Result<Connection> {
    let db = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    set_up(&db)?;
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
         PRAGMA recursive_triggers = ON; PRAGMA journal_size_limit = 16777216; PRAGMA wal_autocheckpoint = 1000;",
    )?;
    if db.is_readonly("main")? {
        let failure = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_READONLY);
        return Err(Error::SqliteFailure(failure, None));
    }
    Ok(db)
}

/// A reader changes nothing, whatever it finds: it neither rolls back another program's journal nor moves its
/// write-ahead log into the database.
fn open_reader(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let plain = Connection::open_with_flags(path, flags).and_then(first_look);
    match plain {
        // In a folder that cannot be written SQLite cannot make its shared memory; where nobody can write, nothing
        // changes under the reader either.
        Err(error) if is_not_allowed(&error) => {
            let uri = immutable_uri(path);
            Ok(Connection::open_with_flags(uri, flags | OpenFlags::SQLITE_OPEN_URI).and_then(first_look)?)
        }
        other => Ok(other?),
    }
}

fn first_look(db: Connection) -> rusqlite::Result<Connection> {
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    set_up(&db)?;
    db.execute_batch("PRAGMA query_only = ON;")?;
    db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(db)
}

fn set_up(db: &Connection) -> rusqlite::Result<()> {
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // A plan that depends on the values bound would be made anew at each question.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    db.busy_timeout(PATIENCE)?;
    db.set_prepared_statement_cache_capacity(128);
    db.execute_batch(&format!(
        "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA cache_size = -{CACHE_KIB};"
    ))
}

/// More memory for pages while many rows are written at once.
pub(in crate::store) fn widen(db: &Connection, kib: i32) -> Result<()> {
    Ok(db.execute_batch(&format!("PRAGMA cache_size = -{kib};"))?)
}

/// Gives it back.
pub(in crate::store) fn narrow(db: &Connection) -> Result<()> {
    widen(db, CACHE_KIB)?;
    Ok(db.release_memory()?)
}

fn hex(digit: u8) -> char {
    char::from_digit(digit.into(), 16).unwrap_or('0')
}

fn immutable_uri(path: &Path) -> String {
    let mut uri = String::from("file:");
    for byte in path.as_os_str().as_bytes() {
        if byte.is_ascii_alphanumeric() || b"/._-".contains(byte) {
            uri.push(char::from(*byte));
        } else {
            uri.extend(['%', hex(byte >> 4), hex(byte & 15)]);
        }
    }
    uri.push_str("?immutable=1");
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_sqlite_is_safe_and_that_of_older_systems_is_not() {
        assert!(is_safe(rusqlite::version_number()));
        assert!(!is_safe(3_040_001));
        assert!(!is_safe(3_051_002));
    }
}
