//! The fair queue before the database's own lock: who waits in it is not overtaken for long, which SQLite's waiting
//! alone does not promise.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::domain::fault::store::StoreFault;
use crate::store::error::{Result, of_io};

/// The turn of one writer; it ends when this is dropped or the process dies.
pub(in crate::store) struct Turn {
    _file: File,
}

/// A file beside the roster, of the same name and an ending.
pub(in crate::store) fn beside(roster: &Path, ending: &str) -> PathBuf {
    let mut name = roster.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

impl Turn {
    /// Waits for the turn.
    ///
    /// # Errors
    /// [`StoreFault::Locked`] when patience ends; [`StoreFault::ReadOnly`] where the queue cannot be made.
    pub(in crate::store) fn wait(roster: &Path, patience: Duration) -> Result<Self> {
        let file = open(&beside(roster, ".queue")).map_err(|error| match of_io(&error) {
            StoreFault::Denied => StoreFault::ReadOnly,
            other => other,
        })?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Self::in_line(file, patience),
            Err(TryLockError::Error(error)) => Err(of_io(&error).into()),
        }
    }

    /// The kernel's line has no time limit, so that a thread stands in it; if its turn comes too late, it leaves at
    /// once and takes nothing along.
    fn in_line(file: File, patience: Duration) -> Result<Self> {
        let (called, turn) = mpsc::sync_channel(1);
        let standing = move || {
            let locked = file.lock().map(|()| file);
            drop(called.send(locked));
        };
        thread::Builder::new()
            .name("queue".to_owned())
            .stack_size(64 * 1024)
            .spawn(standing)
            .map_err(|error| of_io(&error))?;
        match turn.recv_timeout(patience) {
            Ok(Ok(file)) => Ok(Self { _file: file }),
            Ok(Err(error)) => Err(of_io(&error).into()),
            Err(_) => Err(StoreFault::Locked.into()),
        }
    }
}

/// The right to judge everybody anew, which one process has at a time; it ends when this is dropped or the process dies.
pub(in crate::store) struct Alone {
    _file: File,
}

impl Alone {
    /// Waits for it, as long as another one is at work.
    ///
    /// # Errors
    /// A [`StoreFault`] where the file beside the roster cannot be made.
    pub(in crate::store) fn wait(roster: &Path) -> Result<Self> {
        let file = open(&beside(roster, ".judging")).map_err(|error| of_io(&error))?;
        file.lock().map_err(|error| of_io(&error))?;
        Ok(Self { _file: file })
    }
}

/// For reading only where it is there already: its closing wakes nobody who watches the folder.
fn open(path: &Path) -> io::Result<File> {
    match OpenOptions::new().read(true).custom_flags(no_follow()).open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .custom_flags(no_follow())
            .open(path),
        other => other,
    }
}

/// What stands beside the roster is a file of ours, never a link to somebody else's.
pub(in crate::store) fn no_follow() -> i32 {
    i32::try_from(rustix::fs::OFlags::NOFOLLOW.bits()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fault::Fault;

    #[test]
    fn who_waits_too_long_leaves_the_line_and_the_next_one_gets_his_turn() {
        let folder = tempfile::tempdir().unwrap();
        let roster = folder.path().join("roster.db");
        let first = Turn::wait(&roster, Duration::from_millis(20)).unwrap();
        let refused = Turn::wait(&roster, Duration::from_millis(20)).err();
        assert_eq!(refused, Some(Fault::from(StoreFault::Locked)));
        drop(first);
        // The one who left may still be called once; he passes the turn on.
        Turn::wait(&roster, Duration::from_secs(10)).unwrap();
    }
}
