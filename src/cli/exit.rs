//! How a verb ends: the exit status and what standard error says.

use std::io::Write;
use std::process::{ExitCode, Termination};

use crate::domain::fault::Fault;
use crate::messages::{Lang, command_line as text, fault::sentence};
use crate::vietnamese::nfc::clean_for_screen;

/// So many faults are told one by one.
const TOLD: usize = 1_000;

/// The exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: done.
    Done,
    /// 1: `check` found something at or above `--fail-on`.
    Found,
    /// 2: wrong usage or refused input; nothing was changed.
    Refused,
    /// 3: the roster cannot be opened or written.
    Store,
}

impl Termination for Exit {
    fn report(self) -> ExitCode {
        ExitCode::from(match self {
            Self::Done => 0,
            Self::Found => 1,
            Self::Refused => 2,
            Self::Store => 3,
        })
    }
}

/// Says the faults on standard error, one a line, and the count of all if there are several; the gravest decides
/// the status.
pub(super) fn report(lang: Lang, faults: &[Fault]) -> Exit {
    tell(lang, faults);
    if faults.len() > 1 {
        say(&text::fault_count(lang, u64::try_from(faults.len()).unwrap_or(u64::MAX)));
    }
    status(faults)
}

/// Says the first of `count` faults and how many there are.
pub(super) fn report_of(lang: Lang, faults: &[Fault], count: u64) -> Exit {
    tell(lang, faults);
    say(&text::fault_count(lang, count));
    status(faults)
}

fn tell(lang: Lang, faults: &[Fault]) {
    for fault in faults.iter().take(TOLD) {
        say(&sentence(lang, fault));
    }
}

fn status(faults: &[Fault]) -> Exit {
    if faults.iter().any(Fault::is_of_the_store) { Exit::Store } else { Exit::Refused }
}

/// Writes a line to standard error: what could drive a terminal is shown, not sent.
pub(super) fn say(line: &str) {
    write(&(clean_for_screen(line) + "\n"));
}

/// Writes text of our own making to standard error; a reader that has gone away is no reason to fail.
pub(super) fn write(text: &str) {
    let _gone = std::io::stderr().lock().write_all(text.as_bytes());
}
