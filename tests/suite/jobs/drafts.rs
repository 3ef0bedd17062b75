use rustix::process::Signal;

use crate::harness::dice::Dice;
use crate::harness::process::Desk;
use crate::harness::terminal::Terminal;
use crate::jobs::{go_to, home};

const OFFER: &str = "còn 1 bản nháp";

fn start(desk: &Desk) -> Terminal {
    let mut terminal = Terminal::open(&desk.roster());
    terminal.wait_for("266 người");
    terminal
}

/// How many of these letters stand in an open field.
fn shown(lines: &[String], letters: &str) -> usize {
    let is_shown = |n: &usize| lines.iter().any(|line| line.contains(&format!("[{}", &letters[..*n])));
    (1..=letters.len()).rev().find(is_shown).unwrap_or(0)
}

/// kill -9 in mid-word, at any moment: nothing that the screen has shown is lost.
fn kill_in_mid_word(rounds: usize, seed: u64) {
    let mut dice = Dice::new(seed);
    let desk = Desk::demo();
    let mut lost = Vec::new();
    for round in 0..rounds {
        let letters: String = (0..=dice.below(20)).map(|_| dice.pick(&['b', 'a', 'h', 'n', 'k'])).collect();
        let mut terminal = start(&desk);
        go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
        terminal.keys("<Enter>");
        terminal.wait_for("Đang sửa");
        terminal.bytes(letters.as_bytes());
        let least = 1 + dice.below(letters.len());
        terminal.wait("some letters", |lines| shown(lines, &letters) >= least);
        let before = shown(&terminal.killed(), &letters);
        let mut terminal = start(&desk);
        terminal.wait_for(OFFER);
        terminal.keys("<Enter>");
        terminal.wait_for("Đang sửa");
        let lines = terminal.wait("the draft", |lines| shown(lines, &letters) > 0);
        if shown(&lines, &letters) < before {
            lost.push((round, letters.clone(), before));
        }
        terminal.keys("<Esc>");
        terminal.wait_gone("Đang sửa");
        terminal.kill();
    }
    assert!(lost.is_empty(), "seed {seed}: {lost:?}");
    desk.run(&["verify"]).expect(0);
}

#[test]
fn a_kill_in_mid_word_loses_nothing_that_was_shown() {
    kill_in_mid_word(12, 1);
}

/// The long run: `cargo test --test suite -- --ignored mid_word`.
#[test]
#[ignore = "two minutes"]
fn a_kill_in_mid_word_loses_nothing_in_two_hundred_rounds() {
    kill_in_mid_word(200, 2);
}

/// Scenario 23.
#[test]
fn a_line_that_is_cut_leaves_a_draft_that_can_be_saved() {
    for way in [None, Some(Signal::HUP), Some(Signal::TERM)] {
        let (desk, mut terminal) = home();
        go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
        terminal.keys("<Right><Right><Enter>thac");
        terminal.wait_for("[thac");
        match way {
            Some(signal) => {
                terminal.signal(signal);
                terminal.ended();
            }
            None => drop(terminal.hang_up()),
        }
        let mut terminal = start(&desk);
        terminal.wait_for(OFFER);
        terminal.keys("<Enter>");
        terminal.wait_cursor("[thac");
        terminal.keys("<Enter>");
        terminal.wait_for("Đã lưu");
        terminal.kill();
        let list = desk.run(&["list", "officers", "--format", "csv"]).expect(0).out;
        assert!(list.lines().any(|line| line.contains("Nông Thị Hoa") && line.contains("master")));
        let mut terminal = start(&desk);
        terminal.keys("<Down>");
        assert!(!terminal.lines().join("\n").contains("bản nháp"), "a stored draft is none any more");
        terminal.kill();
    }
}

/// Two sessions of one admin: what one of them types is no leftover for the other.
#[test]
fn what_is_typed_in_another_session_is_not_offered() {
    let (desk, mut first) = home();
    go_to(&mut first, "nong thi hoa", "Nông Thị Hoa");
    first.keys("<Enter>Nông Thị H");
    first.wait_for("[Nông Thị H");
    let mut second = start(&desk);
    second.keys("<Down>");
    assert!(!second.lines().join("\n").contains("bản nháp"));
    first.kill();
    second.kill();
    start(&desk).wait_for(OFFER);
}
