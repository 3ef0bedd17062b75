//! The main jobs, whole, in the real program on a real pseudo-terminal, on the sample roster.

mod accounts;
mod bulk;
mod calendar;
mod comfort;
mod cost;
mod drafts;
mod editing;
mod gone;
mod hostile;
mod judging;
mod leaving;
mod line;
mod moving;
mod other_day;
mod others;
mod paste;
mod roster;
mod rough;
mod rules;
mod server;
mod settings;
mod statistics;
mod terminals;
mod tour;
mod waiving;

use crate::harness::process::Desk;
use crate::harness::terminal::Terminal;

/// The sample roster on the screen, at home.
fn home() -> (Desk, Terminal) {
    let desk = Desk::demo();
    let mut terminal = Terminal::open(&desk.roster());
    terminal.wait_for("266 người");
    (desk, terminal)
}

/// Goes to a unit or a person by the picker.
fn go_to(terminal: &mut Terminal, typed: &str, name: &str) {
    terminal.keys("g");
    terminal.wait_for("Đi tới");
    terminal.keys(typed);
    terminal.wait_cursor(name);
    terminal.keys("<Enter>");
    terminal.wait_gone("Đi tới");
    terminal.wait_cursor(name);
}
