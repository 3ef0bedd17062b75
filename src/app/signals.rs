//! Signals, taken on a thread of their own: a main thread that is stuck writing to a frozen line would never look at
//! a flag.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

#[cfg(debug_assertions)]
use signal_hook::consts::SIGUSR1;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGWINCH, SIGXFSZ};
use signal_hook::iterator::Signals;

use crate::app::wake::Waker;
use crate::domain::fault::Fault;
use crate::domain::fault::store::StoreFault;
use crate::terminal::guard;

/// How long the main thread has to end by itself before the signal thread ends the program.
const PATIENCE: Duration = Duration::from_millis(120);

/// What a signal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signal {
    /// The terminal has another size.
    Resized,
    /// The program was stopped and goes on.
    Continued,
    /// The program is asked to end.
    End,
    /// The loop is asked to fail, as a bug would make it; only in programs built for tests.
    #[cfg(debug_assertions)]
    Fail,
}

/// What ends the program, changes its screen or, in programs built for tests, makes it fail.
const NUMBERS: &[i32] = &[
    SIGHUP,
    SIGINT,
    SIGTERM,
    SIGWINCH,
    SIGCONT,
    // Taken so that it does not end the program: the write fails and is told.
    SIGXFSZ,
    #[cfg(debug_assertions)]
    SIGUSR1,
];

/// The signals, seen from the loop.
pub(super) struct Taken {
    signals: Receiver<Signal>,
    alive: Option<Sender<()>>,
}

impl Taken {
    /// Says that the program ends by itself: the signal thread need not do it.
    pub(super) fn leave(&mut self) {
        self.alive = None;
    }

    /// What has come since the last time.
    pub(super) fn take(&self) -> Vec<Signal> {
        self.signals.try_iter().collect()
    }
}

/// Begins to take signals.
pub(super) fn take(waker: Waker) -> Result<Taken, Fault> {
    let failed = |error: std::io::Error| Fault::from(StoreFault::Io { cause: error.to_string() });
    let mut source = Signals::new(NUMBERS).map_err(failed)?;
    let (outbox, signals) = channel();
    let (alive, ended) = channel::<()>();
    thread::spawn(move || {
        for number in source.forever() {
            let signal = match number {
                SIGXFSZ => continue,
                SIGWINCH => Signal::Resized,
                SIGCONT => Signal::Continued,
                #[cfg(debug_assertions)]
                SIGUSR1 => Signal::Fail,
                _ => Signal::End,
            };
            let _gone = outbox.send(signal);
            waker.wake();
            if signal == Signal::End {
                end(&ended, number);
            }
        }
    });
    Ok(Taken { signals, alive: Some(alive) })
}

/// Ends the program if the main thread does not.
#[expect(clippy::exit, reason = "the main thread is stuck in a write to a line that is gone")]
fn end(ended: &Receiver<()>, signal: i32) {
    if ended.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
        guard::restore();
        std::process::exit(128 + signal);
    }
}
