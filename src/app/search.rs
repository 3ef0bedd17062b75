//! The thread for questions whose answers take long: it tells how far it is and can be stopped.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::app::clock;
use crate::app::wake::Waker;
use crate::domain::fault::Fault;
use crate::domain::query::{Answer, Question};
use crate::store::{Login, Store};
use crate::tui::effect::Wanted;

/// What takes longer shows how far it is.
pub(super) const UNNOTICED: Duration = Duration::from_millis(200);
/// No more often than so.
pub(super) const BETWEEN: Duration = Duration::from_secs(1);

/// What the searcher tells.
#[derive(Debug)]
pub(super) enum Told {
    /// Rows looked at, and about how many there are.
    Progress(Wanted, u64, u64),
    /// The answer.
    Answer(Wanted, Box<Result<Answer, Fault>>),
}

type Awaited = Arc<Mutex<Vec<(u64, Wanted)>>>;

struct Job {
    number: u64,
    wanted: Wanted,
    question: Box<Question>,
}

/// The searcher, seen from the loop.
pub(super) struct Searcher {
    jobs: Option<Sender<Job>>,
    told: Receiver<Told>,
    /// Jobs up to this number are not wanted any more.
    stopped: Arc<AtomicU64>,
    /// What is waited for. A question that has left it, because another one took its place, is not answered.
    awaited: Awaited,
    last: u64,
    /// The worker and its inbox, until the first question begins its thread.
    idle: Option<(Worker, Receiver<Job>)>,
    thread: Option<JoinHandle<()>>,
}

impl Searcher {
    /// A searcher on a roster; its thread and its connection begin with the first question.
    pub(super) fn new(path: PathBuf, login: Login, waker: Waker) -> Self {
        let (jobs, inbox) = channel();
        let (outbox, told) = channel();
        let (stopped, awaited) = (Arc::new(AtomicU64::new(0)), Awaited::default());
        let worker = Worker {
            path,
            login,
            store: None,
            outbox,
            waker,
            stopped: Arc::clone(&stopped),
            awaited: Arc::clone(&awaited),
        };
        let idle = Some((worker, inbox));
        Self { jobs: Some(jobs), told, stopped, awaited, last: 0, idle, thread: None }
    }

    /// Hands a question over. Rows of a sheet take the place of what was asked before.
    pub(super) fn send(&mut self, wanted: Wanted, question: Box<Question>) {
        if matches!(*question, Question::Roster { .. } | Question::RosterGroups { .. }) {
            self.stop();
        }
        self.last += 1;
        if let Ok(mut awaited) = self.awaited.lock() {
            awaited.retain(|(_, known)| *known != wanted);
            awaited.push((self.last, wanted));
        }
        let job = Job { number: self.last, wanted, question };
        if let Some((worker, inbox)) = self.idle.take() {
            self.thread = Some(thread::spawn(move || worker.run(&inbox)));
        }
        // Without a searcher nothing is answered; it only ends with the program.
        let _ended = self.jobs.as_ref().map(|jobs| jobs.send(job));
    }

    /// Gives up all that was asked so far.
    pub(super) fn stop(&self) {
        self.stopped.store(self.last, Ordering::Relaxed);
    }

    /// What has been told since the last time.
    pub(super) fn take_told(&self) -> Vec<Told> {
        self.told.try_iter().collect()
    }
}

impl Drop for Searcher {
    fn drop(&mut self) {
        self.stopped.store(u64::MAX, Ordering::Relaxed);
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _panicked = thread.join();
        }
    }
}

struct Worker {
    path: PathBuf,
    login: Login,
    store: Option<Store>,
    outbox: Sender<Told>,
    waker: Waker,
    stopped: Arc<AtomicU64>,
    awaited: Awaited,
}

impl Worker {
    fn run(mut self, inbox: &Receiver<Job>) {
        while let Ok(job) = inbox.recv() {
            let (number, wanted) = (job.number, job.wanted);
            let answer = self.answer(&job);
            if self.is_awaited(number) {
                self.tell(Told::Answer(wanted, Box::new(answer)));
            }
        }
    }

    /// Whether the answer is still waited for; it is not any more afterwards.
    fn is_awaited(&self, number: u64) -> bool {
        let Ok(mut awaited) = self.awaited.lock() else { return false };
        let before = awaited.len();
        awaited.retain(|(known, _)| *known != number);
        awaited.len() < before
    }

    fn tell(&self, told: Told) {
        // Nobody listens any more: the program is ending.
        let _ended = self.outbox.send(told);
        self.waker.wake();
    }

    fn answer(&mut self, job: &Job) -> Result<Answer, Fault> {
        let mut store = if let Some(store) = self.store.take() {
            store
        } else {
            let mut store = Store::reader(&self.path)?;
            store.enter(&self.login, clock::today())?;
            store
        };
        let mut next: Instant = clock::monotonic() + UNNOTICED;
        let answer = store.ask_patiently(&job.question, &mut |looked, about| {
            if job.number <= self.stopped.load(Ordering::Relaxed) {
                return false;
            }
            if clock::monotonic() >= next {
                next = clock::monotonic() + BETWEEN;
                self.tell(Told::Progress(job.wanted, looked, about));
            }
            true
        });
        self.store = Some(store);
        answer
    }
}
