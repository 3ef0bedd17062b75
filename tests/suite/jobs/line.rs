use rustix::process::Signal;

use crate::harness::process::Desk;
use crate::harness::terminal::Terminal;
use crate::jobs::{go_to, home};

/// The sample roster on the screen.
fn shown() -> (Desk, Terminal) {
    let desk = Desk::demo();
    let mut terminal = Terminal::open(&desk.roster());
    terminal.wait_for("Lạng Sơn");
    (desk, terminal)
}

#[test]
fn every_signal_that_ends_the_program_gives_the_terminal_back() {
    for signal in [Signal::TERM, Signal::INT, Signal::HUP] {
        let (_desk, terminal) = shown();
        terminal.signal(signal);
        terminal.ended();
    }
}

#[test]
fn a_hang_up_leaves_no_program_behind() {
    let (_desk, terminal) = shown();
    terminal.hang_up();
}

/// The main thread is stuck in a write then, and the last bytes can go nowhere.
#[test]
fn a_frozen_line_does_not_keep_the_program() {
    let (_desk, mut terminal) = shown();
    terminal.freeze();
    terminal.keys("j");
    terminal.signal(Signal::TERM);
    assert!(!terminal.ended_unread().success());
}

#[test]
fn after_a_stop_the_line_is_raw_and_the_screen_is_drawn_anew() {
    let (_desk, mut terminal) = shown();
    let cursor = terminal.cursor();
    terminal.signal(Signal::STOP);
    terminal.set_line_modes_of_a_shell();
    terminal.erase_what_was_seen();
    terminal.signal(Signal::CONT);
    terminal.wait_for("Lạng Sơn");
    assert!(terminal.is_raw());
    assert_eq!(terminal.cursor().is_some(), cursor.is_some());
    terminal.signal(Signal::TERM);
    terminal.ended();
}

/// Whoever else writes is waited for, also by a program that has been told to end.
#[test]
fn a_signal_does_not_cut_off_a_save_that_waits_for_its_turn() {
    let (desk, mut terminal) = home();
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    let other = rusqlite::Connection::open(desk.roster()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    terminal.keys("<Right><Right><Right><Enter>2010<Enter>");
    let sent = |line: &String| line.starts_with('~') && line.contains("Nông Thị Hoa");
    terminal.wait("it is being saved", |lines| lines.iter().any(sent));
    terminal.signal(Signal::TERM);
    terminal.wait_gone("Lạng Sơn");
    // Some work, so that a program that does not wait has ended before its turn comes.
    for _ in 0..3 {
        desk.run(&["verify"]).expect(0);
    }
    drop(other);
    terminal.ended();
    let list = desk.run(&["list", "officers", "--format", "json"]).expect(0).json();
    let row = list.as_array().unwrap().iter().find(|row| row["full_name"] == "Nông Thị Hoa").unwrap();
    assert_eq!(row["service_start"], "2010", "{row}");
}
