//! Trying a changed rule file beside everything else: on a thread of its own, that tells how far it is and can be
//! stopped.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::app::search::{BETWEEN, UNNOTICED};
use crate::app::wake::Waker;
use crate::app::{clock, rule_file};
use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::fault::access::AccessFault;
use crate::domain::fault::store::StoreFault;
use crate::domain::norms::{RuleText, Trial};
use crate::store::{Login, Store};
use crate::tui::effect::Wanted;
use crate::tui::message::Message;

/// The trials of one session, seen from the loop; one at a time.
pub(super) struct Trials {
    path: PathBuf,
    login: Login,
    waker: Waker,
    running: Option<(Receiver<Message>, Arc<AtomicBool>)>,
}

impl Trials {
    /// Nothing is being tried.
    pub(super) fn of(path: &Path, login: Login, waker: Waker) -> Self {
        Self { path: path.to_owned(), login, waker, running: None }
    }

    /// Tries a text as of a day; the one that was being tried is given up.
    pub(super) fn begin(&mut self, text: RuleText, day: Day) {
        self.stop();
        let (outbox, told) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let work =
            Work { path: self.path.clone(), login: self.login.clone(), outbox, waker: self.waker.clone() };
        let stopped = Arc::clone(&stop);
        // Nobody waits for its end: it writes nothing, and reading may hang at a file that is none.
        thread::spawn(move || {
            let done = work.run(text, day, &stopped);
            work.tell(Message::Tried(Box::new(done)));
        });
        self.running = Some((told, stop));
    }

    /// Gives it up.
    pub(super) fn stop(&self) {
        if let Some((_, stop)) = &self.running {
            stop.store(true, Ordering::Relaxed);
        }
    }

    /// What has been told since the last time.
    pub(super) fn take_told(&mut self) -> Vec<Message> {
        let told: Vec<Message> = self.running.iter().flat_map(|(told, _)| told.try_iter()).collect();
        if told.iter().any(|one| matches!(one, Message::Tried(_))) {
            self.running = None;
        }
        told
    }
}

impl Drop for Trials {
    fn drop(&mut self) {
        self.stop();
    }
}

struct Work {
    path: PathBuf,
    login: Login,
    outbox: Sender<Message>,
    waker: Waker,
}

impl Work {
    fn tell(&self, told: Message) {
        // Nobody listens any more: the program is ending.
        let _ended = self.outbox.send(told);
        self.waker.wake();
    }

    fn run(&self, text: RuleText, day: Day, stopped: &AtomicBool) -> Result<Trial, Fault> {
        let (source, name) = match (text, &self.login) {
            (RuleText::Pasted(source), _) => (source, String::new()),
            (RuleText::File(path), Login::Owner(_)) => (rule_file::read(Path::new(&path))?, path),
            // Whoever comes by a key opens no file of this machine, whatever his screen asks for.
            (RuleText::File(_), Login::Key(_)) => return Err(AccessFault::Role.into()),
        };
        let mut store = Store::reader(&self.path)?;
        store.enter(&self.login, clock::today())?;
        let mut next = clock::monotonic() + UNNOTICED;
        store.try_rules((source, &name), day, &mut |done, units| {
            if stopped.load(Ordering::Relaxed) {
                return Err(StoreFault::Cancelled.into());
            }
            if clock::monotonic() >= next {
                next = clock::monotonic() + BETWEEN;
                self.tell(Message::Waiting(Wanted::Trial, Some((done, units))));
            }
            Ok(())
        })
    }
}
