//! The roster as of another day, or as it stood at a change: a private copy, judged by the same judge, and gone when it is not looked at any more.
//! The roster's own connections never see it.

use std::fs::{self, DirBuilder, OpenOptions};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::fault::store::StoreFault;
use crate::domain::moment::AsOf;
use crate::domain::unit::Unit;
use crate::rules::EDITION;
use crate::store::Store;
use crate::store::access::login::{By, Session};
use crate::store::ask::patience::Tell;
use crate::store::connection::Purpose;
use crate::store::error::{Result, of_io};
use crate::store::judge::full::{self, Fill, Sink, Sums};
use crate::store::tables::numbers::{self, Judged};
use crate::store::tables::profile;
use crate::store::text;
use crate::store::transaction::{Keep, Writing};
use crate::store::turn_back::turn_back;

/// Pages that are copied at a time.
const PAGES: i32 = 1_024;
/// Units judged between two looks at whether the copy is still wanted.
const STRIDE: u64 = 256;

/// A copy of a roster as of another day. Its folder goes with it.
#[derive(Debug)]
pub struct OtherDay {
    folder: PathBuf,
    as_of: AsOf,
}

impl Drop for OtherDay {
    fn drop(&mut self) {
        // What cannot be removed is in a folder that only its owner enters.
        drop(fs::remove_dir_all(&self.folder));
    }
}

impl OtherDay {
    /// Copies a roster into a new folder, takes back there what came after the wanted change, and judges it as of the
    /// day. `tell` hears how much of about how much is done, of each of these in turn, and stops the work by `false`.
    ///
    /// # Errors
    /// [`StoreFault::Cancelled`]; `UsageFault::ChangeUnknown`; what hinders reading and writing.
    pub fn make(
        roster: &Path,
        as_of: AsOf,
        folder: PathBuf,
        tell: Tell<'_>,
    ) -> std::result::Result<Self, Fault> {
        let reader = Store::reader(roster)?;
        DirBuilder::new().mode(0o700).create(&folder).map_err(|error| of_io(&error))?;
        let made = Self { folder, as_of };
        made.copy(&reader.db, tell)?;
        let mut copy = Store::over(&made.path(), Purpose::Write)?;
        let owner = Session::owner("");
        copy.write(By::Session(&owner, 0), None, |writing| judge(writing, as_of.day, tell).map(Keep::Yes))?;
        Ok(made)
    }

    /// The file.
    pub fn path(&self) -> PathBuf {
        self.folder.join("roster.db")
    }

    /// As of when it is.
    pub fn as_of(&self) -> AsOf {
        self.as_of
    }

    fn copy(&self, roster: &Connection, tell: Tell<'_>) -> Result<()> {
        let path = self.path();
        let new = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
        drop(new.map_err(|error| of_io(&error))?);
        let mut copy = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        // Of one moment, and never begun again because others write meanwhile.
        let moment = roster.unchecked_transaction()?;
        moment.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        let backup = Backup::new(&moment, &mut copy)?;
        loop {
            match backup.step(PAGES)? {
                StepResult::Done => break,
                StepResult::More => {
                    let progress = backup.progress();
                    let of = |pages: i32| u64::try_from(pages).unwrap_or_default();
                    let (all, left) = (of(progress.pagecount), of(progress.remaining));
                    if !tell(all.saturating_sub(left), all) {
                        return Err(StoreFault::Cancelled.into());
                    }
                }
                StepResult::Busy | StepResult::Locked => return Err(StoreFault::Locked.into()),
                other => return Err(StoreFault::Io { cause: format!("{other:?}") }.into()),
            }
        }
        drop(backup);
        self.as_of.at.map_or(Ok(()), |seq| turn_back(&mut copy, seq, tell))
    }
}

/// Judges the copy, whose working day it is from now on.
fn judge(writing: &mut Writing<'_>, day: Day, tell: Tell<'_>) -> Result<()> {
    let db = writing.db;
    db.execute("DELETE FROM setting WHERE name = 'working_day'", [])?;
    db.execute("INSERT INTO setting VALUES ('working_day', ?1)", [day.number().to_string()])?;
    let profile = profile::in_force(db, day)?;
    numbers::put_judged(db, &Judged { day, profile, edition: EDITION, fold: text::FOLD, due: false })?;
    full::clear(db)?;
    let all: i64 = db.query_row("SELECT count(*) FROM unit", [], |row| row.get(0))?;
    let all = u64::try_from(all).unwrap_or_default();
    let mut told = Told { fill: Fill(db), tell, done: 0, all };
    full::stream(db, writing.rules.of(db, profile)?, day, &mut told)
}

/// Writes what is said and tells how far it is.
struct Told<'a> {
    fill: Fill<'a>,
    tell: Tell<'a>,
    done: u64,
    all: u64,
}

impl Sink for Told<'_> {
    fn unit(&mut self, unit: &Unit, judgement: &crate::domain::finding::Judgement) -> Result<()> {
        self.done += 1;
        if self.done.is_multiple_of(STRIDE) && !(self.tell)(self.done, self.all) {
            return Err(StoreFault::Cancelled.into());
        }
        self.fill.unit(unit, judgement)
    }

    fn line(&mut self, unit: &Unit, sums: &Sums) -> Result<()> {
        self.fill.line(unit, sums)
    }
}
