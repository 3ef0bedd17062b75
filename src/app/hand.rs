//! What writes for one session, and what it can take back.

use std::path::PathBuf;

use crate::app::clock;
use crate::domain::change::{Cause, ChangeSet, Outcome};
use crate::domain::fault::Fault;
use crate::domain::fault::edit::EditFault;
use crate::domain::fault::store::StoreFault;
use crate::domain::id::{OpId, Seq};
use crate::store::{Login, Session, Store};

/// The writing side of a session; its connection is opened with the first write.
pub(super) struct Hand {
    path: PathBuf,
    login: Login,
    /// The open roster, and in whose name it is written.
    store: Option<(Store, Session)>,
    /// What this session has written and not taken back, the newest last.
    done: Vec<OpId>,
    /// What it has taken back, the newest last: the undo, and what it took back if that was its own.
    undone: Vec<(OpId, Option<OpId>)>,
}

impl Hand {
    pub(super) fn new(path: PathBuf, login: Login) -> Self {
        Self { path, login, store: None, done: Vec::new(), undone: Vec::new() }
    }

    fn store(&mut self) -> Result<&mut (Store, Session), Fault> {
        if self.store.is_none() {
            let mut store = Store::writer(&self.path)?;
            let session = store.enter(&self.login, clock::today())?;
            self.store = Some((store, session));
        }
        self.store.as_mut().ok_or_else(|| StoreFault::Missing.into())
    }

    /// Writes a change set.
    pub(super) fn apply(&mut self, set: &ChangeSet) -> Outcome {
        let (store, session) = self.store()?;
        let applied = store.apply(session, set, clock::now())?;
        if set.cause != Cause::Account {
            self.done.push(set.op);
            self.undone.clear();
        }
        Ok(applied)
    }

    /// Only what this session has done: an import or the work of another session under the same name is not undone
    /// by a key pressed once too often.
    pub(super) fn undo(&mut self, op: OpId) -> Outcome {
        let last = *self.done.last().ok_or(EditFault::NothingToUndo)?;
        let (store, session) = self.store()?;
        let applied = match store.undo_one(session, last, (op, clock::now())) {
            // It has been taken back in another way; the one before it is meant.
            Err(fault) if fault == EditFault::NothingToUndo.into() => {
                self.done.pop();
                return self.undo(op);
            }
            applied => applied?,
        };
        self.done.pop();
        self.undone.push((op, Some(last)));
        Ok(applied)
    }

    /// Takes back the change set of an entry that was chosen, whoever made it and when.
    pub(super) fn revert(&mut self, op: OpId, seq: Seq) -> Outcome {
        let (store, session) = self.store()?;
        let (cause, applied) = store.revert(session, seq, (op, clock::now()))?;
        if cause == Cause::Undo {
            self.undone.push((op, None));
        }
        Ok(applied)
    }

    /// Takes back the last taking over of rules of this admin, also one of an earlier session.
    pub(super) fn undo_rules(&mut self, op: OpId) -> Outcome {
        let (store, session) = self.store()?;
        let applied = store.undo_rules(session, op, clock::now())?;
        self.undone.push((op, None));
        Ok(applied)
    }

    /// Takes the newest undo back.
    pub(super) fn redo(&mut self, op: OpId) -> Outcome {
        let (undo, done) = *self.undone.last().ok_or(EditFault::NothingToUndo)?;
        let (store, session) = self.store()?;
        let applied = store.redo_one(session, undo, (op, clock::now()))?;
        self.undone.pop();
        self.done.extend(done);
        Ok(applied)
    }
}
