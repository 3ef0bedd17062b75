//! Judging what has become due, beside everything else: on a thread of its own, with its own connection, that tells how
//! far it is and can be stopped. Until it is done the stored marks stand, and the screen says that they are old.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::app::clock;
use crate::app::search::{BETWEEN, UNNOTICED};
use crate::app::wake::Waker;
use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::fault::store::StoreFault;
use crate::domain::query::Access;
use crate::store::Store;
use crate::tui::told::JudgingNews;

/// The judging of one roster, seen from the loop.
pub(super) struct Judging {
    path: PathBuf,
    waker: Waker,
    running: Option<Running>,
    /// Whether the user has stopped it; then it is begun again only when he wants it or a new day comes.
    is_held: bool,
}

struct Running {
    told: Receiver<JudgingNews>,
    stop: Arc<AtomicBool>,
}

impl Judging {
    /// Nothing is being judged.
    pub(super) fn of(path: &Path, waker: Waker) -> Self {
        Self { path: path.to_owned(), waker, running: None, is_held: false }
    }

    /// Begins, unless it runs already or has been stopped. Whether it has begun.
    pub(super) fn begin(&mut self, today: Day) -> bool {
        if self.running.is_some() || self.is_held {
            return false;
        }
        let (outbox, told) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let (path, waker, stopped) = (self.path.clone(), self.waker.clone(), Arc::clone(&stop));
        // Nobody waits for its end: what the end of the program cuts off is due at the next start.
        thread::spawn(move || {
            let done = judge(&path, today, (&outbox, &waker), &stopped);
            let _ended = outbox.send(JudgingNews::Done(done));
            waker.wake();
        });
        self.running = Some(Running { told, stop });
        true
    }

    /// Gives it up.
    pub(super) fn stop(&mut self) {
        if let Some(running) = &self.running {
            running.stop.store(true, Ordering::Relaxed);
            self.is_held = true;
        }
    }

    /// It may begin again. Whether it had been stopped.
    pub(super) fn release(&mut self) -> bool {
        std::mem::take(&mut self.is_held)
    }

    /// What has been told since the last time.
    pub(super) fn take_told(&mut self) -> Vec<JudgingNews> {
        let told: Vec<JudgingNews> =
            self.running.iter().flat_map(|running| running.told.try_iter()).collect();
        if told.iter().any(|one| matches!(one, JudgingNews::Done(_))) {
            self.running = None;
        }
        told
    }
}

impl Drop for Judging {
    fn drop(&mut self) {
        self.stop();
    }
}

fn judge(
    path: &Path,
    today: Day,
    (outbox, waker): (&Sender<JudgingNews>, &Waker),
    stopped: &AtomicBool,
) -> Result<(), Fault> {
    let mut store = Store::writer(path)?;
    if store.access() == Access::ReadOnly {
        // It is judged by whoever can write.
        return Err(StoreFault::ReadOnly.into());
    }
    let mut next = clock::monotonic() + UNNOTICED;
    store.rejudge(today, &mut |done, all| {
        if stopped.load(Ordering::Relaxed) {
            return Err(StoreFault::Cancelled.into());
        }
        if clock::monotonic() >= next {
            next = clock::monotonic() + BETWEEN;
            let _ended = outbox.send(JudgingNews::Progress(done, all));
            waker.wake();
        }
        Ok(())
    })
}
