//! How far a long job is: one line of standard error, written over and over, where that is a terminal. What takes less
//! than a fifth of a second shows none.

use std::io::{IsTerminal, stderr};
use std::time::{Duration, Instant};

use crate::app::clock;
use crate::cli::exit::write;
use crate::messages::Lang;
use crate::messages::rules_verbs as text;

const PATIENCE: Duration = Duration::from_millis(200);

/// The line.
pub(super) struct Progress {
    lang: Lang,
    shown_on: bool,
    next: Instant,
    shown: bool,
}

impl Progress {
    /// Nothing is shown yet.
    pub(super) fn new(lang: Lang) -> Self {
        Self { lang, shown_on: stderr().is_terminal(), next: clock::monotonic() + PATIENCE, shown: false }
    }

    /// So many units of so many are done.
    pub(super) fn tell(&mut self, done: u64, units: u64) {
        if !self.shown_on || clock::monotonic() < self.next {
            return;
        }
        self.next = clock::monotonic() + PATIENCE;
        self.shown = true;
        let percent = (done * 100).checked_div(units).unwrap_or(100);
        write(&format!("\r{}", text::progress(self.lang, percent)));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            write("\r\u{1b}[K");
        }
    }
}
