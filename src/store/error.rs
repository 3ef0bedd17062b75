//! What SQLite and the file system say, as faults of the roster.

use std::io;

use rusqlite::{Error, ErrorCode};

use crate::domain::fault::Fault;
use crate::domain::fault::edit::EditFault;
use crate::domain::fault::store::StoreFault;

/// What the rooms of the store return among each other.
pub(in crate::store) type Result<T> = std::result::Result<T, Fault>;

/// What the triggers of the access schema say.
pub(in crate::store) const OUTSIDE: &str = "outside scope";

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        match error {
            // What the program's own check should have said before.
            Error::SqliteFailure(_, Some(words)) if words == OUTSIDE => EditFault::OutsideScope.into(),
            error => of_sqlite(&error).into(),
        }
    }
}

/// The fault that an SQLite error means.
pub(in crate::store) fn of_sqlite(error: &Error) -> StoreFault {
    match error {
        Error::SqliteFailure(failure, words) => {
            of_code(failure.code, words.clone().unwrap_or_else(|| failure.to_string()))
        }
        Error::FromSqlConversionFailure(..)
        | Error::IntegralValueOutOfRange(..)
        | Error::InvalidColumnType(..)
        | Error::Utf8Error(..)
        | Error::QueryReturnedNoRows
        | Error::QueryReturnedMoreThanOneRow => StoreFault::Damaged { what: error.to_string() },
        _ => StoreFault::Io { cause: error.to_string() },
    }
}

fn of_code(code: ErrorCode, words: String) -> StoreFault {
    match code {
        ErrorCode::DiskFull => StoreFault::DiskFull,
        ErrorCode::NotADatabase => StoreFault::NotARoster,
        ErrorCode::DatabaseCorrupt | ErrorCode::ConstraintViolation => StoreFault::Damaged { what: words },
        ErrorCode::ReadOnly => StoreFault::ReadOnly,
        ErrorCode::PermissionDenied => StoreFault::Denied,
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreFault::Locked,
        _ => StoreFault::Io { cause: words },
    }
}

/// The fault that an error of the file system means.
pub(in crate::store) fn of_io(error: &io::Error) -> StoreFault {
    match error.kind() {
        io::ErrorKind::NotFound => StoreFault::Missing,
        io::ErrorKind::AlreadyExists => StoreFault::Exists,
        io::ErrorKind::PermissionDenied => StoreFault::Denied,
        io::ErrorKind::ReadOnlyFilesystem => StoreFault::ReadOnly,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreFault::DiskFull,
        _ => StoreFault::Io { cause: error.to_string() },
    }
}

/// The file holds something that this program never writes.
pub(in crate::store) fn damaged(what: impl Into<String>) -> Fault {
    StoreFault::Damaged { what: what.into() }.into()
}
