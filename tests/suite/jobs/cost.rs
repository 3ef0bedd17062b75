//! What looking costs, in counts that no busy machine changes: bytes and writes a key, threads, wakeups.

use std::fs;

use crate::harness::terminal::Terminal;
use crate::jobs::{go_to, home};

/// What a bar by hand costs that moves by one row: two rows of text, two jumps, a pen on and off.
const BAR: usize = 186;

/// So many times has the program written.
fn writes(terminal: &Terminal) -> usize {
    let io = fs::read_to_string(format!("/proc/{}/io", terminal.process())).unwrap();
    io.lines().find_map(|line| line.strip_prefix("syscw: ")).unwrap().parse().unwrap()
}

fn threads(terminal: &Terminal) -> usize {
    fs::read_dir(format!("/proc/{}/task", terminal.process())).unwrap().count()
}

/// The strip and the message line below the table: they tell of the row, so their text changes with it.
fn strip(lines: &[String]) -> usize {
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

/// What comes in one read is drawn once: a hundred keys make no hundred frames.
#[test]
fn a_hundred_pasted_keys_are_at_most_four_frames() {
    let (_desk, mut terminal) = home();
    terminal.keys("<Home><Home>");
    terminal.wait_cursor("Tỉnh Lạng Sơn");
    let before = writes(&terminal);
    terminal.bytes(&[b'j'; 100]);
    let below = |line: &String| line.starts_with('>') && !line.contains("Tỉnh");
    terminal.wait("a row far below", |lines| lines.iter().any(below));
    let rows = writes(&terminal) - before;
    assert!((1..=4).contains(&rows), "{rows} frames for a hundred rows down");
    terminal.keys("g");
    terminal.wait_for("Đi tới");
    let before = writes(&terminal);
    terminal.bytes(&[&[b'x'; 44][..], &[0x7f; 44], b"nong thi hoa"].concat());
    terminal.wait_cursor("Nông Thị Hoa");
    let letters = writes(&terminal) - before;
    assert!((1..=4).contains(&letters), "{letters} frames for a hundred letters");
}
