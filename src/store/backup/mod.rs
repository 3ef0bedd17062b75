//! A copy of the roster beside the running work, and back again: verified before it counts.

mod lost;
pub(in crate::store) mod series;

use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use rustix::fs::{CWD, RenameFlags};
use rustix::io::Errno;

use crate::domain::fault::store::StoreFault;
use crate::domain::fault::{Fault, FaultKind};
use crate::store::connection::{self, Purpose};
use crate::store::error::{Result, damaged, of_io};
use crate::store::queue::{Turn, beside};
use crate::store::tables::log;
use crate::store::{Store, head, migrate, verify as thorough};

impl Store {
    /// Copies the roster as of one moment into a new file, which appears only when it is whole and verified.
    ///
    /// # Errors
    /// [`StoreFault::Exists`] if there is such a file; what hinders reading and writing; [`StoreFault::Damaged`] if
    /// the copy is not what it should be. No copy is left then.
    pub fn backup(&self, to: &Path) -> std::result::Result<(), Fault> {
        if to.exists() {
            return Err(StoreFault::Exists.into());
        }
        copy_whole(&self.db, to)
    }

    /// Looks whether a file is a whole copy of a roster, and the one that its manifest tells of, if it has one.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn verify_copy(from: &Path) -> std::result::Result<(), Fault> {
        verify(&connection::open(from, Purpose::Read)?.db)?;
        series::keeps_its_word(from)
    }

    /// Puts a copy in the place of a roster (or where there is none yet). It is verified before anything is
    /// replaced; sessions that have the roster open see the copy's content from then on. What was there before is
    /// copied to `kept`; a roster that is too damaged for that is moved there as it is. Returns whether there was one.
    ///
    /// # Errors
    /// What is wrong with the copy, or with the place; the roster is then as it was.
    pub fn restore(from: &Path, to: &Path, kept: Option<&Path>) -> std::result::Result<bool, Fault> {
        Self::verify_copy(from)?;
        let copy = connection::open(from, Purpose::Read)?.db;
        let was_there = to.exists();
        if was_there {
            let _turn = Turn::wait(to, connection::PATIENCE)?;
            match (replace(&copy, to, kept), kept) {
                (Err(Fault { kind: FaultKind::Store(StoreFault::Damaged { .. }), .. }), Some(kept)) => {
                    move_aside(to, kept)?;
                    copy_whole(&copy, to)?;
                }
                (replaced, _) => replaced?,
            }
        } else {
            copy_whole(&copy, to)?;
        }
        let restored = connection::open(to, Purpose::Read)?.db;
        head::write(to, log::head(&restored)?).map_err(|error| of_io(&error))?;
        Ok(was_there)
    }
}

/// The copy's content in a roster that can be read; what it had is copied first.
fn replace(copy: &Connection, to: &Path, kept: Option<&Path>) -> Result<()> {
    let opened = connection::open(to, Purpose::Write)?;
    if let Some(refusal) = opened.refusal {
        return Err(refusal.into());
    }
    let mut roster = opened.db;
    if let Some(kept) = kept {
        copy_whole(&roster, kept)?;
    }
    // All pages at once: one transaction of the roster, so that it is the old or the new one.
    in_one_step(copy, &mut roster)
}

/// A damaged roster under another name, with the log of its last writes.
fn move_aside(roster: &Path, kept: &Path) -> Result<()> {
    fs::rename(roster, kept).map_err(|error| of_io(&error))?;
    for ending in ["-wal", "-shm"] {
        drop(fs::rename(beside(roster, ending), beside(kept, ending)));
    }
    Ok(())
}

fn in_one_step(from: &Connection, to: &mut Connection) -> Result<()> {
    let backup = Backup::new(from, to)?;
    match backup.step(-1)? {
        StepResult::Done => Ok(()),
        StepResult::Busy | StepResult::Locked => Err(StoreFault::Locked.into()),
        other => Err(StoreFault::Io { cause: format!("{other:?}") }.into()),
    }
}

/// Into a file beside the wanted one, which gets its name when it is verified and on the disk.
fn copy_whole(from: &Connection, to: &Path) -> Result<()> {
    let partial = beside(to, &unique());
    let done = write_copy(from, &partial).and_then(|()| {
        let io = |error: std::io::Error| Fault::from(of_io(&error));
        File::open(&partial).and_then(|file| file.sync_all()).map_err(io)?;
        put(&partial, to)?;
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new("."))).and_then(|folder| folder.sync_all()).map_err(io)
    });
    if done.is_err() {
        drop(fs::remove_file(&partial));
    }
    done
}

/// An ending that no other copy in the making has, of this process or another.
fn unique() -> String {
    static MADE: AtomicU64 = AtomicU64::new(0);
    format!(".{}-{}.partial", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed))
}

/// Gives the copy its name, unless something has got that name meanwhile.
fn put(partial: &Path, to: &Path) -> Result<()> {
    match rustix::fs::renameat_with(CWD, partial, CWD, to, RenameFlags::NOREPLACE) {
        Ok(()) => Ok(()),
        Err(Errno::EXIST) => Err(StoreFault::Exists.into()),
        // Not every file system can promise it.
        Err(Errno::INVAL | Errno::NOSYS) => fs::rename(partial, to).map_err(|error| of_io(&error).into()),
        Err(errno) => Err(of_io(&errno.into()).into()),
    }
}

fn write_copy(from: &Connection, partial: &Path) -> Result<()> {
    // What an interrupted copy of the same number has left is of no use. A link that somebody else has put there is
    // not followed.
    drop(fs::remove_file(partial));
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(partial)
        .map_err(|error| of_io(&error))?;
    let known = log::head(from)?;
    let mut copy = Connection::open_with_flags(partial, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    in_one_step(from, &mut copy)?;
    if log::head(&copy)? < known {
        return Err(damaged("the end of the log is missing"));
    }
    // One file, without a log beside it.
    let mode: String = copy.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
    if mode != "delete" {
        return Err(damaged(format!("journal mode {mode}")));
    }
    drop(copy);
    verify(&Connection::open_with_flags(partial, OpenFlags::SQLITE_OPEN_READ_ONLY)?)
}

/// Whether the file is a whole roster that this program knows.
fn verify(copy: &Connection) -> Result<()> {
    migrate::recognise(copy)?;
    let said: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if said != "ok" {
        return Err(damaged(said));
    }
    let astray = copy.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if astray {
        return Err(damaged("rows that refer to nothing"));
    }
    // The log of an older schema is read once it has been brought up to date.
    if migrate::older(copy)?.is_none() && !thorough::log_is_whole(copy)? {
        return Err(damaged("the chain of the log is broken"));
    }
    Ok(())
}
