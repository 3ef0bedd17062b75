//! The roster as of another day: made on a thread of its own, asked instead of the present one while it is looked at.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread::{self, JoinHandle};

use crate::app::search::Searcher;
use crate::app::wake::Waker;
use crate::app::{clock, private};
use crate::domain::fault::Fault;
use crate::domain::moment::AsOf;
use crate::store::{Login, OtherDay, Store};

/// What the making of a copy tells.
#[derive(Debug)]
pub(super) enum Made {
    /// So much of about so much is done.
    Progress(u64, u64),
    /// It is there, or why it is not.
    Done(Result<OtherDay, Fault>),
}

/// A copy in the making.
pub(super) struct Making {
    told: Receiver<Made>,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Making {
    /// Begins to make the copy of a roster as of another day, or as it stood at a change.
    pub(super) fn begin(roster: PathBuf, as_of: AsOf, waker: Waker) -> Result<Self, Fault> {
        let folder = private::new_folder()?;
        let (outbox, told) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let thread = thread::spawn(move || {
            let mut next = clock::monotonic() + super::search::UNNOTICED;
            let send = |made: Made| {
                // Nobody listens any more: the program is ending.
                let _ended = outbox.send(made);
                waker.wake();
            };
            let made = OtherDay::make(&roster, as_of, folder, &mut |done, all| {
                if clock::monotonic() >= next {
                    next = clock::monotonic() + super::search::BETWEEN;
                    send(Made::Progress(done, all));
                }
                !stopped.load(Ordering::Relaxed)
            });
            send(Made::Done(made));
        });
        Ok(Self { told, stop, thread: Some(thread) })
    }

    /// Gives it up.
    pub(super) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// What has been told since the last time.
    pub(super) fn take_told(&self) -> Vec<Made> {
        self.told.try_iter().collect()
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        self.stop();
        if let Some(thread) = self.thread.take() {
            let _panicked = thread.join();
        }
    }
}

/// A roster that is asked: at once by the reader, patiently by the searcher.
pub(super) struct Source {
    pub(super) reader: Store,
    pub(super) searcher: Searcher,
    /// The copy that is read, if it is one; it goes when it is read no more.
    #[expect(dead_code, reason = "held for what its end does")]
    copy: Option<OtherDay>,
}

impl Source {
    /// The roster itself.
    pub(super) fn of(path: PathBuf, login: &Login, waker: Waker) -> Result<Self, Fault> {
        let mut reader = Store::reader(&path)?;
        reader.enter(login, clock::today())?;
        Ok(Self { reader, searcher: Searcher::new(path, login.clone(), waker), copy: None })
    }
}

/// What is asked: the roster itself, or a copy of it as of another day.
pub(super) struct Sources {
    present: Source,
    other: Option<Source>,
    making: Option<Making>,
    login: Login,
    waker: Waker,
}

impl Sources {
    /// The roster itself.
    pub(super) fn of(path: &Path, login: &Login, waker: &Waker) -> Result<Self, Fault> {
        let present = Source::of(path.to_owned(), login, waker.clone())?;
        Ok(Self { present, other: None, making: None, login: login.clone(), waker: waker.clone() })
    }

    /// What is asked now.
    pub(super) fn asked(&mut self) -> &mut Source {
        self.other.as_mut().unwrap_or(&mut self.present)
    }

    /// The roster itself.
    pub(super) fn present(&self) -> &Store {
        &self.present.reader
    }

    /// Begins to make the copy as of a day.
    pub(super) fn look_at(&mut self, as_of: AsOf) -> Result<(), Fault> {
        let roster = self.present.reader.path().to_owned();
        self.making = Some(Making::begin(roster, as_of, self.waker.clone())?);
        Ok(())
    }

    /// Asks the copy from now on, if it could be made; as of when it is.
    pub(super) fn arrive(&mut self, made: Result<OtherDay, Fault>) -> Result<AsOf, Fault> {
        self.making = None;
        let copy = made?;
        let (as_of, source) = (copy.as_of(), Source::of(copy.path(), &self.login, self.waker.clone())?);
        self.other = Some(Source { copy: Some(copy), ..source });
        Ok(as_of)
    }

    /// Asks the roster itself again; the copy goes.
    pub(super) fn come_back(&mut self) {
        (self.other, self.making) = (None, None);
    }

    /// Gives up what takes long.
    pub(super) fn stop(&mut self) {
        self.asked().searcher.stop();
        self.making.iter().for_each(Making::stop);
    }

    /// What the making of a copy has told since the last time.
    pub(super) fn take_made(&self) -> Vec<Made> {
        self.making.as_ref().map(Making::take_told).unwrap_or_default()
    }
}
