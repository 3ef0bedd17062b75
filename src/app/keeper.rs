//! The threads that keep what is typed: a letter is in the drafts' file before it is on the screen.
//!
//! One thread writes, which does not wait for the disk; another brings it onto the disk once a second while somebody
//! types, and when the program ends. While nobody types nothing is woken.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::app::clock;
use crate::app::wake::Waker;
use crate::domain::fault::Fault;
use crate::domain::id::DraftId;
use crate::domain::kept::{KeptDraft, LeftDraft};
use crate::store::Drafts;

/// So long a frame waits until what it shows is kept; a stuck disk holds it up once, not at every key.
const GRACE: Duration = Duration::from_millis(250);
/// What was typed earlier than this is on the disk.
const UNSYNCED: Duration = Duration::from_secs(1);

enum Job {
    Keep(Box<KeptDraft>),
    Forget(DraftId),
    Claim,
}

/// What the keeper tells.
#[derive(Debug)]
pub(super) enum Kept {
    /// What earlier sessions have left.
    Left(Vec<LeftDraft>),
    /// What earlier sessions have left cannot be read.
    Unread(Fault),
    /// A draft could not be kept.
    Failed(Fault),
}

/// What came of one job; nothing is told of most.
type Done = Option<Kept>;

/// The keeper, seen from the loop. Its threads are begun with the first letter: who only looks has neither.
pub(super) struct Keeper {
    roster: PathBuf,
    admin: String,
    waker: Waker,
    running: Option<Running>,
    told: Vec<Kept>,
    pending: usize,
    /// Whether the disk has let a frame wait in vain and not caught up since.
    is_late: bool,
}

/// The keeper's thread and the two ways to and from it.
struct Running {
    jobs: Sender<Job>,
    done: Receiver<Done>,
    thread: JoinHandle<()>,
}

impl Keeper {
    /// A keeper of an admin's drafts beside a roster that has nothing to do yet.
    pub(super) fn new(roster: PathBuf, admin: String, waker: Waker) -> Self {
        Self { roster, admin, waker, running: None, told: Vec::new(), pending: 0, is_late: false }
    }

    fn start(&self) -> Running {
        let (jobs, inbox) = channel();
        let (outbox, done) = channel();
        let (roster, admin) = (self.roster.clone(), self.admin.clone());
        let (worker, waker) = (Worker { roster, admin, drafts: None, syncer: None }, self.waker.clone());
        let thread = thread::spawn(move || worker.run(&inbox, &outbox, &waker));
        Running { jobs, done, thread }
    }

    /// Asks what earlier sessions of this admin have left.
    pub(super) fn claim(&mut self) {
        if Drafts::exist(&self.roster) {
            let running = self.start();
            let _ended = running.jobs.send(Job::Claim);
            self.running = Some(running);
        }
    }

    /// Keeps a draft as it is now.
    pub(super) fn keep(&mut self, draft: Box<KeptDraft>) {
        self.send(Job::Keep(draft));
    }

    /// Forgets a draft.
    pub(super) fn forget(&mut self, id: DraftId) {
        self.send(Job::Forget(id));
    }

    fn send(&mut self, job: Job) {
        if self.running.is_none() {
            self.running = Some(self.start());
        }
        if self.running.as_ref().is_some_and(|running| running.jobs.send(job).is_ok()) {
            self.pending += 1;
        }
    }

    /// Waits until all that was handed over is kept, before a frame shows it.
    pub(super) fn settle(&mut self) {
        let until = clock::monotonic() + GRACE;
        while self.pending > 0
            && let Some(running) = &self.running
        {
            let grace = if self.is_late {
                Duration::ZERO
            } else {
                until.saturating_duration_since(clock::monotonic())
            };
            match running.done.recv_timeout(grace) {
                Ok(done) => self.take(done),
                Err(RecvTimeoutError::Timeout) => {
                    self.is_late = true;
                    return;
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        self.is_late = false;
    }

    fn take(&mut self, done: Done) {
        match done {
            // Nobody waits for it.
            Some(left @ (Kept::Left(_) | Kept::Unread(_))) => self.told.push(left),
            done => {
                self.pending = self.pending.saturating_sub(1);
                self.told.extend(done);
            }
        }
    }

    /// What has been told since the last time.
    pub(super) fn take_told(&mut self) -> Vec<Kept> {
        let done: Vec<Done> = self.running.iter().flat_map(|running| running.done.try_iter()).collect();
        for one in done {
            self.take(one);
        }
        std::mem::take(&mut self.told)
    }
}

impl Drop for Keeper {
    /// Keeps what was handed over, on the disk.
    fn drop(&mut self) {
        if let Some(Running { jobs, thread, .. }) = self.running.take() {
            drop(jobs);
            let _panicked = thread.join();
        }
    }
}

struct Worker {
    roster: PathBuf,
    admin: String,
    drafts: Option<Drafts>,
    syncer: Option<Syncer>,
}

impl Worker {
    fn run(mut self, inbox: &Receiver<Job>, outbox: &Sender<Done>, waker: &Waker) {
        while let Ok(job) = inbox.recv() {
            let done = match job {
                Job::Claim => {
                    Some(self.drafts().and_then(Drafts::claim).map_or_else(Kept::Unread, Kept::Left))
                }
                Job::Keep(draft) => {
                    let kept = self.drafts().and_then(|drafts| drafts.keep(&draft, clock::now()));
                    self.written(kept)
                }
                Job::Forget(id) => {
                    let forgotten = self.drafts().and_then(|drafts| drafts.forget(id));
                    self.written(forgotten)
                }
            };
            let is_news = done.is_some();
            if outbox.send(done).is_err() {
                return;
            }
            if is_news {
                waker.wake();
            }
        }
    }

    fn drafts(&mut self) -> Result<&mut Drafts, Fault> {
        match &mut self.drafts {
            Some(drafts) => Ok(drafts),
            none => Ok(none.insert(Drafts::open(&self.roster, &self.admin)?)),
        }
    }

    fn written(&mut self, outcome: Result<(), Fault>) -> Done {
        if let Err(fault) = outcome {
            return Some(Kept::Failed(fault));
        }
        let (roster, admin) = (&self.roster, &self.admin);
        let syncer = self.syncer.get_or_insert_with(|| Syncer::start(roster.clone(), admin.clone()));
        syncer.call();
        None
    }
}

/// The thread that waits for the disk.
struct Syncer {
    calls: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Syncer {
    fn start(roster: PathBuf, admin: String) -> Self {
        let (calls, inbox) = channel();
        let thread = thread::spawn(move || {
            let mut drafts = None;
            while let Ok(()) = inbox.recv() {
                let until = clock::monotonic() + UNSYNCED;
                while inbox.recv_timeout(until.saturating_duration_since(clock::monotonic())).is_ok() {}
                drafts = drafts.or_else(|| Drafts::open(&roster, &admin).ok());
                // What fails now is tried again with the next letter.
                let _later = drafts.as_ref().map(Drafts::sync);
            }
        });
        Self { calls: Some(calls), thread: Some(thread) }
    }

    fn call(&self) {
        let _ended = self.calls.as_ref().map(|calls| calls.send(()));
    }
}

impl Drop for Syncer {
    fn drop(&mut self) {
        self.calls = None;
        if let Some(thread) = self.thread.take() {
            let _panicked = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::wake;
    use crate::domain::field::Field;
    use crate::domain::id::UnitId;
    use crate::domain::kept::KeptWork;

    fn draft(text: &str) -> Box<KeptDraft> {
        Box::new(KeptDraft {
            id: DraftId([1; 16]),
            work: KeptWork::Add,
            unit: UnitId(3),
            person: None,
            seat: None,
            name: String::new(),
            values: Vec::new(),
            open: Field::FullName,
            text: text.to_owned(),
            others: 0,
        })
    }

    /// The loop draws only after this: a frame never shows what is not in the file.
    #[test]
    fn once_it_has_settled_every_letter_is_in_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let roster = folder.path().join("roster.db");
        std::fs::write(&roster, "").unwrap();
        let (waker, _wakeup) = wake::pair().unwrap();
        let mut keeper = Keeper::new(roster, "lan".to_owned(), waker);
        for letters in 1..60 {
            let text = ["begins", &"x".repeat(letters), "ends"].concat();
            keeper.keep(draft(&text));
            keeper.settle();
            assert!(!keeper.is_late && keeper.pending == 0);
            let file = std::fs::read(folder.path().join("roster.db.drafts-wal")).unwrap();
            assert!(file.windows(text.len()).any(|bytes| bytes == text.as_bytes()), "{letters}");
        }
        assert!(keeper.take_told().is_empty());
    }

    #[test]
    fn where_nothing_can_be_kept_that_is_told_and_holds_no_frame_up() {
        let folder = tempfile::tempdir().unwrap();
        let (waker, _wakeup) = wake::pair().unwrap();
        let mut keeper = Keeper::new(folder.path().join("gone.db"), "lan".to_owned(), waker);
        keeper.keep(draft("typed"));
        keeper.settle();
        assert!(!keeper.is_late && keeper.pending == 0);
        assert!(matches!(keeper.take_told().as_slice(), [Kept::Failed(_)]));
    }
}
