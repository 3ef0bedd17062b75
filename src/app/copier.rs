//! Copies of the roster beside the work: one when a session finds none that is fresh enough, or has just saved
//! something and the last one is an hour old. No clock ticks for it, and nothing waits for it.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::app::clock;
use crate::app::wake::Waker;
use crate::domain::backup::{CopyTrouble, KeptCopy, Standing};
use crate::domain::fault::Fault;
use crate::domain::query::Access;
use crate::store::Store;
use crate::tui::message::Message;

/// So long nothing is asked again.
const REST: Duration = Duration::from_hours(1);

/// The maker of copies, seen from the loop. Its thread lives as long as one copy is made.
pub(super) struct Copier {
    roster: PathBuf,
    waker: Waker,
    rests_until: Option<Instant>,
    running: Option<Receiver<Told>>,
}

/// What came of it.
#[derive(Debug)]
pub(super) struct Told {
    /// What is still wrong then.
    pub(super) trouble: Option<CopyTrouble>,
    /// The copy, or why there is none; nothing where none was wanted.
    pub(super) made: Option<Result<KeptCopy, Fault>>,
}

impl From<Told> for Message {
    fn from(told: Told) -> Self {
        let made = told.made.map(|made| made.map(|copy| copy.at));
        Self::Copies { trouble: told.trouble.map(Box::new), made }
    }
}

impl Copier {
    pub(super) fn new(roster: PathBuf, waker: Waker) -> Self {
        Self { roster, waker, rests_until: None, running: None }
    }

    /// Something has happened: makes a copy if one is due. Costs nothing within the hour.
    pub(super) fn look(&mut self, store: &Store) {
        let now = clock::monotonic();
        let may_write = store.access() == Access::Write;
        if !may_write || self.running.is_some() || self.rests_until.is_some_and(|until| now < until) {
            return;
        }
        self.rests_until = Some(now + REST);
        // What cannot be told now is told at the next start.
        match store.copies_standing(clock::now()) {
            Ok(Some(Standing::Due | Standing::Old { .. } | Standing::Missing)) => self.begin(),
            Ok(Some(Standing::Fresh) | None) | Err(_) => {}
        }
    }

    /// Makes one now, whatever there is.
    pub(super) fn begin(&mut self) {
        if self.running.is_some() {
            return;
        }
        let (outbox, told) = channel();
        let (roster, waker) = (self.roster.clone(), self.waker.clone());
        // Not waited for at the end: what it leaves then is cleared away by the next one.
        thread::spawn(move || {
            let _ended = outbox.send(make(&roster));
            waker.wake();
        });
        self.running = Some(told);
    }

    /// What has been told since the last time.
    pub(super) fn take_told(&mut self) -> Option<Told> {
        let told = self.running.as_ref()?.try_recv().ok()?;
        self.running = None;
        if told.trouble.is_some() {
            // The next save tries again.
            self.rests_until = None;
        }
        Some(told)
    }
}

fn make(roster: &std::path::Path) -> Told {
    let store = match Store::reader(roster) {
        Ok(store) => store,
        Err(fault) => return Told { trouble: None, made: Some(Err(fault)) },
    };
    if store.copies_standing(clock::now()).is_ok_and(|standing| standing.is_none()) {
        return Told { trouble: None, made: None };
    }
    let made = store.keep_copy(clock::now());
    let why = made.as_ref().err().map(|fault| Box::new(fault.clone()));
    let trouble = match store.copies_standing(clock::now()) {
        Ok(Some(Standing::Missing)) => Some(CopyTrouble { newest: None, why }),
        Ok(Some(Standing::Old { at })) => Some(CopyTrouble { newest: Some(at), why }),
        Ok(_) => None,
        Err(fault) => Some(CopyTrouble { newest: None, why: Some(Box::new(fault)) }),
    };
    Told { trouble, made: Some(made) }
}
