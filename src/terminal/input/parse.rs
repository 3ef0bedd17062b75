//! Bytes to tokens, one byte at a time. The state is only what has been held back, so splits cannot matter.

use crate::terminal::input::{Wait, sequence};
use crate::tui::key::Key;

const ESC: u8 = 0x1b;
const BRACKET_START: &[u8] = b"\x1b[200~";
const BRACKET_END: &[u8] = b"\x1b[201~";
/// So much of a paste is held; what is longer loses its middle. Whoever takes pastes refuses such a length: no part of
/// a paste may stand for the whole, and none of it becomes keys.
const LONGEST_PASTE: usize = 16 << 20;
/// A sequence that is longer is none; all that is swallowed of it.
const LONGEST_SEQUENCE: usize = 4096;
/// For bytes that are no UTF-8: better seen than lost.
const REPLACEMENT: Key = Key::Char(char::REPLACEMENT_CHARACTER);

/// What some bytes mean.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Key(Key),
    /// A bracketed paste.
    Paste(String),
}

/// What the bytes held so far are.
pub(super) enum Step {
    /// Not complete.
    More,
    /// A key.
    Key(Key),
    /// Complete, and without meaning here.
    Nothing,
    /// So many bytes are over and give this key or none; the others begin anew.
    Cut(usize, Option<Key>),
}

/// The state between reads.
#[derive(Debug, Default)]
pub(super) struct Parser {
    /// An unfinished sequence or character.
    held: Vec<u8>,
    /// The text of a bracketed paste so far.
    paste: Option<Vec<u8>>,
}

impl Parser {
    pub(super) fn feed(&mut self, read: &[u8], tokens: &mut Vec<Token>) {
        for byte in read {
            self.take(*byte, tokens);
        }
    }

    pub(super) fn pending(&self) -> Option<Wait> {
        match self.held.as_slice() {
            _ if self.paste.is_some() => Some(Wait::PasteEnd),
            [ESC] => Some(Wait::Torn),
            [ESC, ..] => Some(Wait::Rest),
            // Part of a character: only its rest makes sense of it.
            _ => None,
        }
    }

    pub(super) fn expire(&mut self) -> Option<Token> {
        if let Some(text) = self.paste.take() {
            return Some(Token::Paste(text_of(&text)));
        }
        self.pending()?;
        match std::mem::take(&mut self.held).as_slice() {
            [_] => Some(Token::Key(Key::Esc)),
            [_, letter] if letter.is_ascii_graphic() => Some(Token::Key(sequence::alt(char::from(*letter)))),
            _ => None,
        }
    }

    fn take(&mut self, byte: u8, tokens: &mut Vec<Token>) {
        if let Some(text) = &mut self.paste {
            text.push(byte);
            if let Some(whole) = text.strip_suffix(BRACKET_END) {
                tokens.push(Token::Paste(text_of(whole)));
                self.paste = None;
            } else if text.len() > LONGEST_PASTE + BRACKET_END.len() {
                // The last bytes stay: the closing bracket may begin in them.
                text.remove(LONGEST_PASTE);
            }
            return;
        }
        self.held.push(byte);
        if self.held == BRACKET_START {
            self.held.clear();
            self.paste = Some(Vec::new());
            return;
        }
        match classify(&self.held) {
            Step::More if self.held.len() < LONGEST_SEQUENCE => {}
            Step::More | Step::Nothing => self.held.clear(),
            Step::Key(key) => {
                self.held.clear();
                tokens.push(Token::Key(key));
            }
            Step::Cut(used, key) => {
                let again = self.held.split_off(used.clamp(1, self.held.len()));
                self.held.clear();
                tokens.extend(key.map(Token::Key));
                self.feed(&again, tokens);
            }
        }
    }
}

pub(super) fn text_of(bytes: &[u8]) -> String {
    unix_lines(&String::from_utf8_lossy(bytes))
}

/// The text with `\n` for every line end.
pub(super) fn unix_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn classify(held: &[u8]) -> Step {
    match held {
        [] => Step::More,
        [ESC, rest @ ..] => escape(rest),
        [byte, ..] if !byte.is_ascii() => utf8(held, Key::Char),
        [byte, ..] => Step::Key(ascii(*byte)),
    }
}

fn ascii(byte: u8) -> Key {
    match byte {
        0x09 => Key::Tab,
        0x0d => Key::Enter,
        ESC => Key::Esc,
        0x7f => Key::Backspace,
        0x00 => Key::Ctrl(' '),
        0x01..=0x1a => Key::Ctrl(char::from(byte + 0x60)),
        0x1c..=0x1f => Key::Ctrl(char::from(byte + 0x40)),
        _ => Key::Char(char::from(byte)),
    }
}

/// A character of several bytes.
fn utf8(held: &[u8], make: fn(char) -> Key) -> Step {
    match std::str::from_utf8(held) {
        Ok(text) => match text.chars().next() {
            Some(letter) if !letter.is_control() => Step::Key(make(letter)),
            _ => Step::Nothing,
        },
        Err(error) if error.error_len().is_none() => Step::More,
        Err(_) => Step::Cut(held.len() - 1, Some(REPLACEMENT)),
    }
}

/// What follows ESC.
fn escape(rest: &[u8]) -> Step {
    match rest {
        [] => Step::More,
        [b'[', body @ ..] => control_sequence(body),
        [b'O', body @ ..] => single_shift(body),
        [b']' | b'P' | b'_' | b'^', body @ ..] => text_sequence(body),
        // Alt-Enter and Alt-Backspace: Esc and the key would throw away what is being typed.
        [b'\r' | b'\n' | 0x08 | 0x7f] => Step::Nothing,
        [byte] if byte.is_ascii_control() => Step::Cut(1, Some(Key::Esc)),
        [byte] if byte.is_ascii() => Step::Key(sequence::alt(char::from(*byte))),
        letter => match utf8(letter, Key::Alt) {
            Step::Cut(used, _) => Step::Cut(used + 1, None),
            step => step,
        },
    }
}

/// What follows ESC `[`.
fn control_sequence(body: &[u8]) -> Step {
    let Some((last, before)) = body.split_last() else { return Step::More };
    match (before, last) {
        // The Linux console's F1 … F5.
        ([b'['], 0x20..=0x7e) => key_or_nothing(sequence::linux_function(*last)),
        // rxvt ends keys with Shift in `$`, which elsewhere stands in the middle.
        ([b'0'..=b'9', ..], b'$') if before.iter().all(u8::is_ascii_digit) => {
            key_or_nothing(sequence::control(before, *last))
        }
        ([], b'[') | (_, 0x20..=0x3f) => Step::More,
        (_, 0x40..=0x7e) => key_or_nothing(sequence::control(before, *last)),
        (_, 0x18 | 0x1a) => Step::Nothing,
        _ => Step::Cut(body.len() + 1, None),
    }
}

/// What follows ESC `O`.
fn single_shift(body: &[u8]) -> Step {
    let Some((last, before)) = body.split_last() else { return Step::More };
    match last {
        b'0'..=b'9' | b';' if before.len() < 8 => Step::More,
        0x20..=0x7e => key_or_nothing(sequence::single_shift(before, *last)),
        0x18 | 0x1a => Step::Nothing,
        _ => Step::Cut(body.len() + 1, None),
    }
}

/// What follows ESC `]` and the like: a text up to BEL or ESC `\`, an answer that nobody here asked for.
fn text_sequence(body: &[u8]) -> Step {
    match body {
        [.., ESC, b'\\'] | [.., 0x07 | 0x18 | 0x1a] => Step::Nothing,
        [.., ESC, _] => Step::Cut(body.len(), None),
        // Ctrl-C must get through, whatever hangs.
        [.., 0x03] => Step::Cut(body.len() + 1, None),
        _ => Step::More,
    }
}

fn key_or_nothing(key: Option<Key>) -> Step {
    key.map_or(Step::Nothing, Step::Key)
}
