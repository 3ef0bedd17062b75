//! What a line means where the program is used line by line: a key by its name, a key and words, or text for the
//! field that is open. An empty line is Enter.

use std::collections::VecDeque;

use crate::tui::key::{Input, Key};
use crate::tui::model::Model;

/// A key is pressed at most so many times by one line.
const MOST_TIMES: usize = 500;

/// What is left to do of a line. It goes on step by step, as each step may change what the next one means.
#[derive(Debug)]
pub struct Order(VecDeque<Input>);

impl Order {
    /// What a line means on this screen.
    pub fn of(model: &Model, line: &str) -> Self {
        let line = line.trim_end_matches(['\r', '\n']);
        let is_cell = model.edit.is_some() || model.prompt.is_some();
        let steps = if line.is_empty() {
            vec![Input::Key(Key::Enter)]
        } else if let Some(key) = line.strip_prefix('\\').and_then(Key::named) {
            vec![Input::Key(key)]
        } else if line.trim() == "," && !is_cell {
            vec![Input::Key(Key::Ctrl('l'))]
        } else if model.confirm.is_some() {
            line.chars().map(|letter| Input::Key(Key::Char(letter))).collect()
        } else if model.takes_text() {
            vec![Input::Line(line.to_owned())]
        } else {
            command(line)
        };
        Self(steps.into())
    }
}

impl Iterator for Order {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        self.0.pop_front()
    }
}

/// A line on a sheet. What is no command comes out as it is: the screen says so.
fn command(line: &str) -> Vec<Input> {
    let word = line.trim();
    if let Some(key) = Key::named(word) {
        return vec![Input::Key(key)];
    }
    let mut letters = word.chars();
    let Some(first) = letters.next() else { return Vec::new() };
    let (key, rest) = (Input::Key(Key::Char(first)), letters.as_str());
    if let Ok(times) = rest.trim().parse::<usize>() {
        return vec![key; times.min(MOST_TIMES)];
    }
    match rest.strip_prefix(' ') {
        Some(words) => vec![key, Input::Line(words.trim().to_owned())],
        None => vec![Input::Line(word.to_owned())],
    }
}
