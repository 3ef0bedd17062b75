//! The roster in one SQLite file: the only room that names the database.
//!
//! One way to write ([`Store::apply`] and what stands beside it): the fair queue, one `BEGIN IMMEDIATE`, the rows,
//! the log, the judgement of the touched units, `COMMIT`, then the `head` file that wakes the other sessions.
//! Reading never writes. What the judge says is stored, true as of the judged day, and taken as input by nothing.

mod access;
mod apply;
mod as_of;
mod ask;
mod backup;
mod check;
mod connection;
mod create;
mod drafts;
mod erase;
mod error;
mod forecast;
mod head;
mod import;
mod judge;
mod list;
mod log;
mod lookup;
mod migrate;
mod other_day;
mod particulars;
mod presence;
mod queue;
mod rejudge;
mod rulebook;
mod spans;
mod stats;
mod tables;
mod text;
mod transaction;
mod trial;
mod try_profile;
mod turn_back;
mod undo;
mod verify;
mod watch;

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::domain::day::Day;
use crate::domain::fault::store::StoreFault;
use crate::domain::fault::{Fault, FaultKind};
use crate::domain::id::OpId;
use crate::domain::query::Access;
use access::gate::{self, Gate};
pub use access::key::read_key;
use access::login::By;
pub use access::login::{Login, Session};
use connection::Purpose;
pub use create::NewRoster;
pub use drafts::Drafts;
pub use erase::{Erased, Held, HeldSeat};
pub use import::{ImportRefused, Imported, Taken};
use judge::catch_up::{self, Due};
pub use lookup::Made;
pub use other_day::OtherDay;
pub use presence::Presence;
pub use rejudge::Rejudged;
use rulebook::Rulebook;
use transaction::Keep;
pub use verify::{HeadState, Verified};
use watch::place::{self, Identity};
pub use watch::{Watch, Woken};

/// What a test asks of the file beyond what it is made for.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strain {
    /// The write-ahead log is moved into the database every few pages.
    Checkpoints,
    /// Commits do not wait for the disk: what a check must find out.
    Careless,
}

/// An open roster. Each thread has its own.
pub struct Store {
    db: Connection,
    path: PathBuf,
    /// Which file it is: another may get its name.
    identity: Identity,
    /// Why it cannot be written; `None` if it can.
    refusal: Option<StoreFault>,
    rules: Rulebook,
    gate: Gate,
    /// The session that it serves; `None`: whoever owns the file.
    session: Option<Session>,
}

/// Whether it hinders writing now and reading not at all.
fn is_passing(fault: &Fault) -> bool {
    use StoreFault::{Denied, DiskFull, Locked, ReadOnly};
    matches!(&fault.kind, FaultKind::Store(Denied | DiskFull | Locked | ReadOnly))
}

impl Store {
    /// Opens a roster. What the days since the last time have changed is judged first, where it can be written.
    ///
    /// # Errors
    /// A [`StoreFault`].
    pub fn open(path: &Path, today: Day) -> Result<Self, Fault> {
        let mut store = Self::writer(path)?;
        if store.access() == Access::Write {
            match store.advance(today) {
                // It can still be read: another day than the stored one is judged for the answer alone.
                Err(fault) if is_passing(&fault) => {}
                advanced => drop(advanced?),
            }
        }
        Ok(store)
    }

    /// Whether something has become due by this day: asked by reading alone, and cheaply.
    ///
    /// # Errors
    /// A [`StoreFault`].
    pub fn is_due(&self, today: Day) -> Result<bool, Fault> {
        let day = self.default_day(today)?;
        Ok(catch_up::due(&self.db, &tables::numbers::judged(&self.db)?, day)? != Due::Nothing)
    }

    /// Judges what has become due by this day. Returns whether anything had to be done.
    ///
    /// # Errors
    /// A [`StoreFault`].
    pub fn advance(&mut self, today: Day) -> Result<bool, Fault> {
        if !self.is_due(today)? {
            return Ok(false);
        }
        let day = self.default_day(today)?;
        self.write(By::Judge, None, |writing| {
            catch_up::catch_up(writing.db, writing.rules, day).map(Keep::Yes)
        })?;
        Ok(true)
    }

    /// Opens a roster to write in it. Nothing is caught up: who has a person waiting leaves that to a long job.
    ///
    /// # Errors
    /// A [`StoreFault`].
    pub fn writer(path: &Path) -> Result<Self, Fault> {
        Self::over(path, Purpose::Write)
    }

    /// Opens a roster for reading only: what the screen asks through. Nothing is caught up.
    ///
    /// # Errors
    /// A [`StoreFault`].
    pub fn reader(path: &Path) -> Result<Self, Fault> {
        Self::over(path, Purpose::Read)
    }

    fn over(path: &Path, purpose: Purpose) -> Result<Self, Fault> {
        // By whatever name it is opened: what stands beside the file must be the same for all.
        let path = &path.canonicalize().map_err(|error| error::of_io(&error))?;
        let mut opened = connection::open(path, purpose)?;
        if let Some(older) = migrate::older(&opened.db)? {
            // Who only reads has it brought up to date by another connection first.
            if opened.refusal.is_some() || connection::open(path, Purpose::Write)?.refusal.is_some() {
                return Err(older.into());
            }
            opened = connection::open(path, purpose)?;
        }
        let mut store = Self {
            db: opened.db,
            path: path.to_owned(),
            identity: opened.identity,
            refusal: opened.refusal,
            rules: Rulebook::default(),
            gate: opened.gate,
            session: None,
        };
        if tables::numbers::judged(&store.db)?.edition > crate::rules::EDITION {
            store.refusal = Some(StoreFault::NewerJudge);
        }
        Ok(store)
    }

    /// Lets the file grow to so many pages only: how tests fill a disk.
    ///
    /// # Errors
    /// A [`StoreFault`].
    #[doc(hidden)]
    pub fn limit_pages(&self, pages: u32) -> Result<(), Fault> {
        Ok(self.db.pragma_update(None, "max_page_count", pages)?)
    }

    /// Makes a test harder than life.
    ///
    /// # Errors
    /// A [`StoreFault`].
    #[doc(hidden)]
    pub fn strain(&mut self, strain: Strain) -> Result<(), Fault> {
        let (name, value) = match strain {
            Strain::Checkpoints => ("wal_autocheckpoint", 25),
            Strain::Careless => ("synchronous", 1),
        };
        gate::unlock(&mut self.db)?;
        self.db.pragma_update(None, name, value)?;
        Ok(gate::lock(&mut self.db)?)
    }

    /// How many of the newest entries of the log are missing, as far as the head file remembers; `None` if it does not
    /// know more than the log. The file has lost its end then, or an older one has taken its place.
    ///
    /// # Errors
    /// A [`StoreFault`].
    pub fn lost_end(&self) -> Result<Option<i64>, Fault> {
        let known = head::read(&self.path).map_or(0, |(seq, _)| seq.0);
        let newest = tables::log::head(&self.db)?.map_or(0, |(seq, _)| seq.0);
        // Between commit and head a reader may see more than the head says, never less.
        Ok((known > newest).then_some(known - newest))
    }

    /// Whether the open file still has its name.
    ///
    /// # Errors
    /// [`StoreFault::Replaced`]: what is read is as it was, what is written would go into a file without a name.
    fn still_named(&self) -> Result<(), Fault> {
        if place::identity(&self.path)? == self.identity {
            return Ok(());
        }
        Err(StoreFault::Replaced.into())
    }

    /// Whether an operation is stored.
    ///
    /// # Errors
    /// A [`StoreFault`].
    pub fn knows(&self, op: OpId) -> Result<bool, Fault> {
        transaction::is_stored(&self.db, op)
    }

    /// Whether it can be written.
    pub fn access(&self) -> Access {
        if self.refusal.is_none() { Access::Write } else { Access::ReadOnly }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The day as of which what is stored of the findings is true.
    ///
    /// # Errors
    /// A [`StoreFault`].
    pub fn judged_day(&self) -> Result<Day, Fault> {
        Ok(tables::numbers::judged(&self.db)?.day)
    }

    /// The roster's own working day, if it has one, else today.
    ///
    /// # Errors
    /// A [`StoreFault`].
    pub fn default_day(&self, today: Day) -> Result<Day, Fault> {
        Ok(tables::profile::working_day(&self.db)?.unwrap_or(today))
    }
}
