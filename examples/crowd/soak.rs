//! Sessions at which keys are pressed at random, for long.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::terminal::Terminal;
use crate::{Dice, Office, bytes, say};

/// What is pressed. Nothing that leaves: a session that ends by itself is a failure.
const KEYS: [&str; 40] = [
    "\x1b[A", "\x1b[B", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F", "+", "-",
    "\r", "\r", "\r", "thac", "2011", "1965", "\t", "\x1b", "\x1b", "g", "cai k", "nong", "t", "c", "m", "v",
    "r", "p", "b", "f", "s", "/", " ", "\x1a", "\x19", "\x04", "n", "N", "#",
];
/// So long until the memory is what it will be.
const WARM: Duration = Duration::from_secs(20);

/// Resident memory in KiB.
fn memory(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

fn longest_log(roster: &Path) -> u64 {
    bytes(&roster.with_extension("db-wal"))
}

/// A session, since when it runs, and its memory once it is warm.
struct Seat {
    terminal: Terminal,
    since: Instant,
    warm: Option<u64>,
}

impl Seat {
    fn take(office: &Office, n: usize) -> Self {
        let mut terminal = Terminal::on(&office.roster(), &format!("admin{n}"));
        terminal.wait(&["người"]);
        Self { terminal, since: Instant::now(), warm: None }
    }

    /// By how much its memory has grown since it was warm.
    fn grown(&self) -> u64 {
        self.warm.map_or(0, |warm| memory(self.terminal.process()).saturating_sub(warm))
    }
}

pub(crate) fn soak(sessions: usize, time: Duration) -> bool {
    let office = Office::new();
    let mut all: Vec<Seat> = (0..sessions).map(|n| Seat::take(&office, n)).collect();
    let mut dice = Dice::new(2021);
    let begun = Instant::now();
    let (mut pressed, mut log, mut grown, mut left, mut failed) = (0_u64, 0, 0, 0, 0);
    while begun.elapsed() < time && failed == 0 {
        for (n, seat) in all.iter_mut().enumerate() {
            seat.terminal.keys(KEYS[usize::try_from(dice.below(40)).unwrap()]);
            pressed += 1;
            seat.terminal.idle(Duration::from_millis(2 + dice.below(8)));
            if seat.warm.is_none() && seat.since.elapsed() >= WARM.min(time / 3) {
                seat.warm = Some(memory(seat.terminal.process()));
            }
            match seat.terminal.ended() {
                None => {}
                // Keys by chance may also ask to leave, and say yes.
                Some(true) => {
                    left += 1;
                    *seat = Seat::take(&office, n);
                }
                Some(false) => failed += 1,
            }
        }
        log = log.max(longest_log(&office.roster()));
        grown = grown.max(all.iter().map(Seat::grown).max().unwrap_or(0));
    }
    let now: Vec<u64> = all.iter().map(|seat| memory(seat.terminal.process())).collect();
    drop(all);
    let changes = office.run(&["history", "--format", "csv"]).1.lines().count();
    say(&format!(
        "{sessions} sessions, {} s, {pressed} keys, {changes} lines of history: {failed} failed, {left} left by \
         chance, memory {now:?} KiB, grown by at most {grown} KiB, write-ahead log at most {log} bytes",
        begun.elapsed().as_secs()
    ));
    let whole = office.is_whole();
    failed == 0 && grown <= 5 * 1024 && log <= 16 * 1024 * 1024 && whole
}
