//! What looking costs, in counts that no busy machine changes: bytes and writes a key, threads, wakeups.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

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

/// Sets the year in the open cell of an officer, and waits until it is on the disk.
fn edit(terminal: &mut Terminal, year: u16) {
    terminal.keys(&format!("<Enter>{year}<Enter>"));
    let year = year.to_string();
    terminal.wait("it is saved", |lines| {
        let stored =
            |line: &String| line.contains("Nông Thị Hoa") && line.contains(&year) && !line.starts_with('~');
        lines.iter().any(stored) && lines.iter().any(|line| line.contains("Đã lưu"))
    });
    terminal.keys("<Up>");
    terminal.wait_cursor("Nông Thị Hoa");
}

/// n edits are n syncs of the log: nothing is called saved without one, nothing costs a second one. Looked at from outside
/// with `strace`, where there is one that may.
#[test]
fn an_edit_is_one_sync_of_the_log() {
    let (desk, mut terminal) = home();
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    terminal.keys("<Right><Right><Right>");
    // The first one opens the connection and begins the log.
    edit(&mut terminal, 2001);
    let traced = desk.path("syncs");
    let process = terminal.process().to_string();
    let strace = Command::new("strace")
        .args(["-f", "-y", "-e", "trace=fsync,fdatasync", "-o"])
        .arg(&traced)
        .args(["-p", &process])
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut strace) = strace else { return };
    let mut said = BufReader::new(strace.stderr.take().unwrap());
    let mut line = String::new();
    said.read_line(&mut line).unwrap();
    if !line.contains("attached") {
        strace.wait().unwrap();
        return;
    }
    for year in 2002..2007 {
        edit(&mut terminal, year);
    }
    terminal.kill();
    strace.wait().unwrap();
    let syncs = fs::read_to_string(traced).unwrap();
    let of = |ending: &str| syncs.lines().filter(|line| line.contains(&format!("{ending}>)"))).count();
    assert_eq!(of("roster.db-wal"), 5, "{syncs}");
    assert_eq!((of("roster.db"), of("roster.db.head"), of("roster.db.queue")), (0, 0, 0), "{syncs}");
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
