//! What looking costs, in counts that no busy machine changes: bytes and writes a key, threads, wakeups.

use std::fs;

use crate::harness::terminal::Terminal;
use crate::jobs::{go_to, home};

/// What a bar by hand costs that moves by one row: two rows of text, two jumps, a pen on and off.
const BAR: usize = 186;

/// So many times has the program written. A write is counted when it returns, and its bytes may be read before that:
/// first the program must wait for the next key.
pub(super) fn writes(terminal: &Terminal) -> usize {
    let stat = format!("/proc/{}/stat", terminal.process());
    let is_waiting = || fs::read_to_string(&stat).unwrap().rsplit_once(") ").unwrap().1.starts_with('S');
    while !is_waiting() {
        std::thread::yield_now();
    }
    let io = fs::read_to_string(format!("/proc/{}/io", terminal.process())).unwrap();
    io.lines().find_map(|line| line.strip_prefix("syscw: ")).unwrap().parse().unwrap()
}

fn threads(terminal: &Terminal) -> usize {
    fs::read_dir(format!("/proc/{}/task", terminal.process())).unwrap().count()
}

/// The strip and the message line below the table: they tell of the row, so their text changes with it.
pub(super) fn strip(lines: &[String]) -> usize {
    lines[18..].iter().map(String::len).sum()
}

fn cursor(lines: &[String]) -> usize {
    lines.iter().position(|line| line.starts_with('>')).unwrap()
}

/// Goes one row down: the bytes and writes of it, and whether the table scrolled.
fn down(terminal: &mut Terminal) -> (usize, usize, bool) {
    let before = terminal.lines();
    let (bytes, written) = (terminal.written.len(), writes(terminal));
    terminal.keys("<Down>");
    let row = before[cursor(&before)].clone();
    let lines = terminal.wait("the next row", |lines| {
        lines.iter().any(|line| line.starts_with('>')) && lines[cursor(lines)] != row
    });
    let most = BAR * 12 / 10 + strip(&before).max(strip(&lines));
    let bytes = terminal.written.len() - bytes;
    assert!(bytes <= most, "{bytes} bytes, at most {most}\n{}", lines.join("\n"));
    (bytes, writes(terminal) - written, cursor(&lines) == cursor(&before))
}

#[test]
fn a_row_down_costs_one_write_and_few_bytes_inside_and_past_the_edge() {
    let (_desk, mut terminal) = home();
    terminal.keys("<Home>");
    terminal.wait_cursor("Tỉnh Lạng Sơn");
    let mut scrolled = 0;
    for _ in 0..30 {
        let (bytes, writes, moved) = down(&mut terminal);
        assert!(bytes > 0);
        assert_eq!(writes, 1, "a frame is one write");
        scrolled += usize::from(moved);
    }
    assert!(scrolled >= 10, "past the edge: {scrolled}");
}

/// The thread of the screen and the one that takes signals: the one that writes begins with the first change.
#[test]
fn who_only_looks_has_no_writer() {
    let (_desk, mut terminal) = home();
    go_to(&mut terminal, "cai k", "Xã Cai Kinh");
    assert_eq!(threads(&terminal), 2);
}
