//! The main jobs, whole, in the real program on a real pseudo-terminal, on the sample roster.

mod accounts;
mod bulk;
mod calendar;
mod clash;
mod comfort;
mod copies;
mod cost;
mod cost_sheets;
mod curing;
mod doc;
mod drafts;
mod editing;
mod gone;
mod hostile;
mod judging;
mod leaving;
mod line;
mod looking_back;
mod monkey;
mod moving;
mod other_day;
mod others;
mod paste;
mod planted;
mod presence;
mod roster;
mod rough;
mod rules;
mod scenarios;
mod server;
mod settings;
mod statistics;
mod terminals;
mod tour;
mod waiving;

use crate::harness::process::Desk;
use crate::harness::terminal::{Start, Terminal};

/// The sample roster on the screen, at home.
fn home() -> (Desk, Terminal) {
    let desk = Desk::demo();
    let mut terminal = Terminal::open(&desk.roster());
    terminal.wait_for("266 người");
    (desk, terminal)
}

/// A second session on the roster, under this name.
fn another(desk: &Desk, name: &str) -> Terminal {
    let start = Start { environment: &[("LOGNAME", name)], ..Start::default() };
    let mut terminal = Terminal::start(&desk.roster(), &start);
    terminal.wait_for("266 người");
    terminal
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
