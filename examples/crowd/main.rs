//! Many at one roster, measured: one command for each figure. Everything happens in a folder of its own, on the sample
//! roster that the program beside this one makes.
//!
//!     crowd writers [PROCESSES] [EDITS]      every process edits any officer: nothing lost, the longest wait
//!     crowd stale [PROCESSES] [EDITS]        all count up in three officers, from values that may be stale
//!     crowd live [EDITS] [SESSION SESSION]   an edit on one screen, seen on the other; the sessions may be commands
//!                                            (`ssh …`), parted by blanks
//!     crowd soak [SESSIONS] [SECONDS]        random keys: memory, the write-ahead log, whether the roster is whole
//!
//! Build both in release first: `cargo build --release --bins --example crowd`. Exit status 1 if a figure is not reached.
#![expect(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a tool of measurement: it reads the clock, starts processes, and fails by panicking"
)]

mod live;
mod soak;
mod terminal;
mod writers;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let number = |at: usize, usual: usize| words.get(at).map_or(usual, |word| word.parse().unwrap());
    let reached = match words.as_slice() {
        ["write", roster, seed, edits] => writers::write(roster, seed, edits.parse().unwrap(), false),
        ["count", roster, seed, edits] => writers::write(roster, seed, edits.parse().unwrap(), true),
        ["writers", ..] => writers::writers(number(1, 8), number(2, 500)),
        ["stale", ..] => writers::stale(number(1, 8), number(2, 100)),
        ["live", _, first, second] => live::live(number(1, 200), Some((first, second))),
        ["live", ..] => live::live(number(1, 200), None),
        ["soak", ..] => soak::soak(number(1, 8), Duration::from_secs(number(2, 60).try_into().unwrap())),
        _ => {
            say("crowd writers|stale|live|soak: see the head of examples/crowd/main.rs");
            false
        }
    };
    if reached { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn say(line: &str) {
    let _gone = writeln!(std::io::stdout(), "{line}");
}

/// The program that was built beside this one.
fn program() -> PathBuf {
    let own = std::env::current_exe().unwrap();
    own.parent().unwrap().parent().unwrap().join("daumoi")
}

/// A folder with the sample roster.
struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    fn new() -> Self {
        let office = Self { folder: tempfile::tempdir().unwrap() };
        assert!(office.run(&["demo", "--no-open"]).0, "no sample roster");
        office
    }

    fn roster(&self) -> PathBuf {
        self.folder.path().join("roster.db")
    }

    /// Runs the program on the roster; whether it went well, and what it said.
    fn run(&self, words: &[&str]) -> (bool, String) {
        let mut command = Command::new(program());
        command.args(words).arg("--roster").arg(self.roster()).env_clear().env("LOGNAME", "crowd");
        let done = command.stdin(Stdio::null()).output().unwrap();
        let said = [done.stdout, done.stderr].concat();
        (done.status.success(), String::from_utf8_lossy(&said).into_owned())
    }

    /// Whether the program finds the roster whole.
    fn is_whole(&self) -> bool {
        let (whole, said) = self.run(&["verify", "--lang", "en"]);
        say(&format!("verify: {}", said.trim().lines().next().unwrap_or_default()));
        whole
    }
}

/// The file at this path as many bytes, 0 if there is none.
fn bytes(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |file| file.len())
}

/// Half of the times, 99 of a hundred, the longest.
fn spread(mut times: Vec<Duration>) -> (String, Duration, Duration) {
    times.sort_unstable();
    let at = |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)];
    let ms = |time: Duration| format!("{}.{:01} ms", time.as_millis(), time.subsec_micros() / 100 % 10);
    let (half, most, longest) = (at(50), at(99), *times.last().unwrap());
    (format!("p50 {}, p99 {}, longest {}", ms(half), ms(most), ms(longest)), most, longest)
}

/// Random numbers, the same for the same seed.
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % bound
    }
}
