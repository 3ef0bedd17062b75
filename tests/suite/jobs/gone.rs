//! Whatever ends the program, in every sheet and prompt: it is gone, the terminal is given back, what was typed is
//! offered again.

use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::harness::process::Desk;
use crate::harness::terminal::Terminal;
use crate::jobs::tour::{STOPS, Stop};

/// What ends the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// sshd is told that the line is cut.
    HangUp,
    /// The machine is shut down.
    Terminated,
    /// The line is gone without a word.
    LineGone,
    /// A bug.
    Failed,
}

const WAYS: [Way; 4] = [Way::HangUp, Way::Terminated, Way::LineGone, Way::Failed];

/// Ends the program in this place; how long it took to be gone.
fn end(stop: &Stop, way: Way, desk: &Desk) -> Duration {
    let terminal = stop.reach(&desk.roster());
    let started = Instant::now();
    let said = match way {
        Way::LineGone => {
            // Returns when the process has ended: a spinning orphan would be waited for for ever.
            terminal.hang_up();
            String::new()
        }
        Way::HangUp | Way::Terminated | Way::Failed => {
            terminal.signal(match way {
                Way::HangUp => Signal::HUP,
                Way::Terminated => Signal::TERM,
                Way::LineGone | Way::Failed => Signal::USR1,
            });
            String::from_utf8_lossy(&terminal.ended().0).into_owned()
        }
    };
    let took = started.elapsed();
    let failed = said.contains("Chương trình gặp lỗi");
    assert_eq!(failed, way == Way::Failed, "{} {}: {said}", stop.sheet, stop.keys);
    took
}

fn tried(ways: &[Way], stops: &[&Stop]) -> Duration {
    let mut longest = Duration::ZERO;
    for stop in stops {
        for way in ways {
            let desk = Desk::demo();
            longest = longest.max(end(stop, *way, &desk));
            let mut terminal = Terminal::open(&desk.roster());
            if stop.draft.is_empty() {
                terminal.wait_for("266 người");
            } else {
                terminal.wait_for("còn 1 bản nháp");
                terminal.keys("<Enter>");
                terminal.wait_for(&format!("[{}", stop.draft));
            }
            terminal.kill();
        }
    }
    longest
}

/// Each place by one way; all places by all ways: `cargo test --test suite -- --ignored --nocapture gone`.
#[test]
fn in_each_place_the_program_goes_and_leaves_nothing_undone() {
    for (number, way) in WAYS.iter().enumerate() {
        let stops: Vec<&Stop> = STOPS.iter().skip(number).step_by(WAYS.len()).collect();
        tried(&[*way], &stops);
    }
}

#[test]
#[ignore = "some minutes; it tells how long the program takes to be gone"]
fn gone_in_all_places_by_all_ways() {
    let stops: Vec<&Stop> = STOPS.iter().collect();
    for way in WAYS {
        println!("{way:?}: {} places, gone after {:?} at most", stops.len(), tried(&[way], &stops));
    }
}
