//! The one way to write: the queue, `BEGIN IMMEDIATE`, the work, the judgement of what it touched, `COMMIT`, the head.

use rusqlite::{Connection, OptionalExtension};

use crate::domain::fault::Fault;
use crate::domain::fault::access::AccessFault;
use crate::domain::fault::store::StoreFault;
use crate::domain::id::OpId;
use crate::domain::rights::Rights;
use crate::store::access::login::{self, By};
use crate::store::connection::{self, PATIENCE, Purpose};
use crate::store::error::{Result, of_sqlite};
use crate::store::judge::{self, Touched};
use crate::store::queue::Turn;
use crate::store::rulebook::Rulebook;
use crate::store::tables::{log, numbers};
use crate::store::{Store, head, migrate};

/// A transaction at work.
pub(in crate::store) struct Writing<'a> {
    /// The rows.
    pub(in crate::store) db: &'a Connection,
    /// The profile that judges.
    pub(in crate::store) rules: &'a mut Rulebook,
    /// What whoever writes may do, as it stands in this transaction.
    pub(in crate::store) rights: Rights,
    /// What is to be judged before the commit.
    pub(in crate::store) touched: Touched,
}

/// Whether what a transaction did is to be kept.
pub(in crate::store) enum Keep<T> {
    /// It is.
    Yes(T),
    /// It was only tried, or there was nothing to do.
    No(T),
}

impl Store {
    /// Does some work in one transaction, wholly or not at all. `op` names the operation by which an uncertain
    /// commit is settled. Rights are those of this moment, not those at which the session began.
    pub(in crate::store) fn write<T>(
        &mut self,
        by: By<'_>,
        op: Option<OpId>,
        work: impl FnOnce(&mut Writing<'_>) -> Result<Keep<T>>,
    ) -> Result<T> {
        if let Some(refusal) = &self.refusal {
            return Err(refusal.clone().into());
        }
        let _turn = Turn::wait(&self.path, PATIENCE)?;
        self.still_named()?;
        if let Err(error) = self.db.execute_batch("BEGIN IMMEDIATE") {
            let fault = of_sqlite(&error);
            if matches!(fault, StoreFault::Locked | StoreFault::Io { .. }) {
                // A connection whose locking or unlocking once failed answers like this for ever; a new one does not.
                self.reopen()?;
            }
            return Err(fault.into());
        }
        match self.work(by, work) {
            Ok(Keep::Yes(done)) => self.commit(op).map(|()| done),
            Ok(Keep::No(done)) => {
                self.roll_back();
                Ok(done)
            }
            Err(fault) => {
                self.roll_back();
                Err(fault)
            }
        }
    }

    fn work<T>(
        &mut self,
        by: By<'_>,
        work: impl FnOnce(&mut Writing<'_>) -> Result<Keep<T>>,
    ) -> Result<Keep<T>> {
        still_ours(&self.db)?;
        let rights = match by {
            By::Judge => Rights::nothing(),
            By::Session(session, _) if session.key() != self.key() => return Err(AccessFault::Role.into()),
            By::Session(session, at) => login::rights_to_write(&self.db, session, at)?,
        };
        let _open = matches!(by, By::Session(..)).then(|| self.gate.open(rights.clone()));
        let touched = Touched::default();
        let mut writing = Writing { db: &self.db, rules: &mut self.rules, rights, touched };
        let done = work(&mut writing)?;
        if let Keep::Yes(_) = &done {
            judge::touched(writing.db, writing.rules, &writing.touched)?;
        }
        Ok(done)
    }

    fn commit(&mut self, op: Option<OpId>) -> Result<()> {
        if let Err(error) = self.db.execute_batch("COMMIT") {
            self.settle(op, &error)?;
        }
        // Nobody is told if it fails: the next commit writes it again, and what it is for can wait.
        let written = log::head(&self.db).map(|found| head::write(&self.path, found));
        drop(written);
        Ok(())
    }

    fn roll_back(&self) {
        // SQLite may have rolled back by itself; then there is nothing left to do.
        if !self.db.is_autocommit() {
            drop(self.db.execute_batch("ROLLBACK"));
        }
    }

    /// After an error at commit: is it stored or not?
    fn settle(&mut self, op: Option<OpId>, error: &rusqlite::Error) -> Result<()> {
        self.roll_back();
        let fault = of_sqlite(error);
        if fault == StoreFault::DiskFull {
            // Not all of it could be written, so no later recovery finds it.
            return Err(fault.into());
        }
        let unsettled = |_: Fault| Fault::from(StoreFault::Unsettled);
        self.reopen().map_err(unsettled)?;
        if let Some(op) = op
            && is_stored(&self.db, op).map_err(unsettled)?
        {
            return Ok(());
        }
        // What was written but could not be synced might be found by a later recovery. Another commit takes its
        // place in the write-ahead log, and then it certainly is gone.
        self.db
            .execute_batch("BEGIN IMMEDIATE; UPDATE judged SET due = due; COMMIT")
            .map_err(|error| unsettled(error.into()))?;
        Err(fault.into())
    }

    fn reopen(&mut self) -> Result<()> {
        let opened = connection::open(&self.path, Purpose::Write)?;
        self.db = opened.db;
        self.refusal = opened.refusal;
        self.gate = opened.gate;
        self.identity = opened.identity;
        Ok(())
    }
}

/// Whether an operation is in the log.
pub(in crate::store) fn is_stored(db: &Connection, op: OpId) -> Result<bool> {
    let mut statement = db.prepare_cached("SELECT 1 FROM operation WHERE op = ?1")?;
    Ok(statement.query_row([op], |_| Ok(())).optional()?.is_some())
}

/// A newer program may have come since this one opened the file.
fn still_ours(db: &Connection) -> Result<()> {
    migrate::recognise(db)?;
    if numbers::judged(db)?.edition > crate::rules::EDITION {
        return Err(StoreFault::NewerJudge.into());
    }
    Ok(())
}
