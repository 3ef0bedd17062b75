//! What the terminal sends, raw read by raw read, as keys and pastes.
//!
//! The borders of the reads matter twice: an ESC that ends a read may be the key or a torn sequence, and a tab or
//! a line end between letters of *one* read is a paste by a terminal that does not bracket it, since no hand is that
//! fast. Everything else comes out the same however the bytes are split.

mod lines;
mod parse;
mod sequence;
#[cfg(test)]
mod terminals;
#[cfg(test)]
mod tests;

use crate::terminal::input::lines::Lines;
use crate::terminal::input::parse::{Parser, Token, unix_lines};
use crate::terminal::kind::Ability;
use crate::tui::key::{Input, Key};

/// What the decoder waits for: how long is the caller's business, then it calls [`Decoder::expire`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// Bytes that may belong to what has come: an ESC alone, or the end of a paste without brackets. Short.
    Torn,
    /// The rest of a sequence that the terminal has begun. Longer.
    Rest,
    /// The end of a bracketed paste, between whose parts a slow line may rest. The longest.
    PasteEnd,
}

/// Raw reads to keys and pastes.
#[derive(Debug, Default)]
pub struct Decoder {
    parser: Parser,
    /// A paste without brackets, of which the next read may bring more.
    loose: Option<Vec<Key>>,
    /// Whole lines, where the terminal sends those.
    lines: Option<Lines>,
}

impl Decoder {
    /// For a terminal that can do so much: where it writes lines, it sends lines.
    pub fn of(ability: Ability) -> Self {
        let lines = (ability == Ability::Lines).then(Lines::default);
        Self { lines, ..Self::default() }
    }

    /// Takes one read; what it completes is appended to `inputs`.
    pub fn feed(&mut self, read: &[u8], inputs: &mut Vec<Input>) {
        if let Some(lines) = &mut self.lines {
            return lines.feed(read);
        }
        let mut tokens = Vec::new();
        self.parser.feed(read, &mut tokens);
        for run in tokens.chunk_by(|one, next| text_key(one).is_some() && text_key(next).is_some()) {
            let keys: Vec<Key> = run.iter().filter_map(text_key).collect();
            if keys.is_empty() {
                self.end_loose(inputs);
                inputs.extend(run.iter().map(input_of));
            } else if let Some(loose) = &mut self.loose {
                loose.extend(keys);
            } else if is_paste(&keys) {
                self.loose = Some(keys);
            } else {
                inputs.extend(keys.into_iter().map(Input::Key));
            }
        }
    }

    /// Whether something has begun that only more bytes or the passing of time can end.
    pub fn pending(&self) -> Option<Wait> {
        let has_lines = self.lines.as_ref().is_some_and(Lines::are_whole);
        let is_torn = self.loose.is_some() || has_lines;
        self.parser.pending().or(is_torn.then_some(Wait::Torn))
    }

    /// Nothing more came in the time that [`Decoder::pending`] asked for.
    pub fn expire(&mut self, inputs: &mut Vec<Input>) {
        self.end(inputs);
        self.end_loose(inputs);
        inputs.extend(self.parser.expire().as_ref().map(input_of));
    }

    /// Nothing more will come: the lines that did are whole. An ESC is not: it might throw away what is being typed.
    pub fn end(&mut self, inputs: &mut Vec<Input>) {
        if let Some(lines) = &mut self.lines {
            lines.end(inputs);
        }
    }

    fn end_loose(&mut self, inputs: &mut Vec<Input>) {
        if let Some(keys) = self.loose.take() {
            inputs.push(Input::Paste(unix_lines(
                &keys.iter().filter_map(|key| character(*key)).collect::<String>(),
            )));
        }
    }
}

fn input_of(token: &Token) -> Input {
    match token {
        Token::Key(key) => Input::Key(*key),
        Token::Paste(text) => Input::Paste(text.clone()),
    }
}

/// The key, if pasted text can hold it.
fn text_key(token: &Token) -> Option<Key> {
    match token {
        Token::Key(key) if character(*key).is_some() => Some(*key),
        Token::Key(_) | Token::Paste(_) => None,
    }
}

/// What a key stands for in pasted text.
fn character(key: Key) -> Option<char> {
    match key {
        Key::Char(letter) => Some(letter),
        Key::Tab => Some('\t'),
        Key::Enter => Some('\r'),
        Key::Ctrl('j') => Some('\n'),
        _ => None,
    }
}

/// Whether a tab or a line end stands between letters. One at the end does not count: that is text and Enter.
fn is_paste(keys: &[Key]) -> bool {
    let letter = |key: &Key| matches!(key, Key::Char(letter) if !letter.is_whitespace());
    let Some(first) = keys.iter().position(letter) else { return false };
    let Some(last) = keys.iter().rposition(letter) else { return false };
    keys.get(first..last).is_some_and(|inner| inner.iter().any(|key| !matches!(key, Key::Char(_))))
}
