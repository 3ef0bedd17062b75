//! What the terminals' key sequences mean: xterm, PuTTY in its modes, rxvt, screen and tmux, Linux console, kitty.
//!
//! Keys with Shift, Ctrl or Alt that have no meaning of their own here: one that moves moves, any other gives nothing,
//! because a Shift-F4 that acted as F4 would write.

use crate::tui::key::Key;

const SHIFT: u16 = 1;
const ALT: u16 = 2;
const CTRL: u16 = 4;
/// Caps lock and num lock are no modifiers.
const REAL_MODIFIERS: u16 = 7;
/// Kitty's event type of a key let go.
const RELEASE: u16 = 3;

/// A key with Alt; Alt-1 … Alt-0 are F1 … F10.
pub(super) fn alt(letter: char) -> Key {
    match letter.to_digit(10).map(u8::try_from) {
        Some(Ok(0)) => Key::F(10),
        Some(Ok(number)) => Key::F(number),
        _ => Key::Alt(letter),
    }
}

/// ESC `[` `[` A … E.
pub(super) fn linux_function(last: u8) -> Option<Key> {
    letter_function(last, b'A', 5)
}

/// ESC `O`, perhaps modifiers, and a letter.
pub(super) fn single_shift(parameters: &[u8], last: u8) -> Option<Key> {
    match last {
        // rxvt: arrows with Ctrl, and End.
        b'a'..=b'd' => movement(last.to_ascii_uppercase()),
        b'w' => Some(Key::End),
        // PuTTY's VT100+ goes on to F12 = `[`.
        b'P'..=b'[' if parameters.is_empty() => letter_function(last, b'P', 12),
        _ => movement(last),
    }
}

/// ESC `[`, parameters and a last byte.
pub(super) fn control(parameters: &[u8], last: u8) -> Option<Key> {
    let numbers = Numbers::read(parameters)?;
    if numbers.event == RELEASE {
        return None;
    }
    match last {
        b'Z' => Some(Key::BackTab),
        b'C' if numbers.modifiers == ALT => Some(Key::AltRight),
        b'D' if numbers.modifiers == ALT => Some(Key::AltLeft),
        b'a'..=b'd' => movement(last.to_ascii_uppercase()),
        b'P'..=b'S' if numbers.first == Some(1) && numbers.modifiers == 0 => letter_function(last, b'P', 4),
        b'~' if numbers.first == Some(27) => code(numbers.third?, numbers.modifiers),
        b'~' | b'^' | b'$' | b'@' => {
            let modified = numbers.modifiers != 0 || last != b'~';
            numbered(numbers.first?).filter(|key| !modified || moves(*key))
        }
        b'u' => code(numbers.first?, numbers.modifiers),
        _ => movement(last).or_else(|| sco(last).filter(|_| parameters.is_empty())),
    }
}

/// The letters that arrows, Home and End share in all terminals.
fn movement(last: u8) -> Option<Key> {
    Some(match last {
        b'A' => Key::Up,
        b'B' => Key::Down,
        b'C' => Key::Right,
        b'D' => Key::Left,
        b'F' => Key::End,
        b'H' => Key::Home,
        _ => return None,
    })
}

fn moves(key: Key) -> bool {
    matches!(key, Key::Home | Key::End | Key::PageUp | Key::PageDown)
}

/// F1 and the following ones as letters from `first` on.
fn letter_function(last: u8, first: u8, count: u8) -> Option<Key> {
    let number = last.checked_sub(first)? + 1;
    (number <= count).then_some(Key::F(number))
}

/// ESC `[` number `~`.
fn numbered(number: u16) -> Option<Key> {
    let function = |first: u16, f: u16| u8::try_from(number - first + f).ok().map(Key::F);
    match number {
        1 | 7 => Some(Key::Home),
        2 => Some(Key::Insert),
        3 => Some(Key::Delete),
        4 | 8 => Some(Key::End),
        5 => Some(Key::PageUp),
        6 => Some(Key::PageDown),
        11..=15 => function(11, 1),
        17..=21 => function(17, 6),
        23 | 24 => function(23, 11),
        _ => None,
    }
}

/// PuTTY's SCO mode, without the letters that mean another function key (or the focus) elsewhere: nothing is better
/// than the wrong key.
fn sco(last: u8) -> Option<Key> {
    match last {
        b'L' => Some(Key::Insert),
        b'I' => Some(Key::PageUp),
        b'G' => Some(Key::PageDown),
        b'M' | b'N' | b'T'..=b'X' => letter_function(last, b'M', 12),
        _ => None,
    }
}

/// A key by its code point: kitty's `u` and xterm's modifyOtherKeys.
fn code(code: u16, modifiers: u16) -> Option<Key> {
    match code {
        27 => Some(Key::Esc),
        9 if modifiers & SHIFT != 0 => Some(Key::BackTab),
        9 | 13 | 127 if modifiers != 0 => None,
        9 => Some(Key::Tab),
        13 => Some(Key::Enter),
        127 => Some(Key::Backspace),
        // Kitty's numbers for keys without a character.
        0xe000..=0xf8ff => None,
        _ => {
            let letter = char::from_u32(code.into()).filter(|letter| !letter.is_control())?;
            Some(match (modifiers & CTRL != 0, modifiers & ALT != 0) {
                (true, true) => return None,
                (true, false) => Key::Ctrl(letter.to_ascii_lowercase()),
                (false, true) => alt(letter),
                (false, false) if modifiers & SHIFT != 0 => Key::Char(letter.to_ascii_uppercase()),
                (false, false) => Key::Char(letter),
            })
        }
    }
}

/// The numbers of a sequence.
struct Numbers {
    first: Option<u16>,
    modifiers: u16,
    event: u16,
    third: Option<u16>,
}

impl Numbers {
    /// Reads `1;5:3;27`; `None` if it is not made so (a private sequence, an answer).
    fn read(parameters: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(parameters).ok()?;
        if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b';' || byte == b':') {
            return None;
        }
        let mut fields =
            text.split(';').map(|field| field.split(':').map(|number| number.parse::<u16>().ok()));
        let first = fields.next().and_then(|mut parts| parts.next()).flatten();
        let mut second = fields.next().into_iter().flatten();
        let modifiers = second.next().flatten().unwrap_or(1).saturating_sub(1) & REAL_MODIFIERS;
        let event = second.next().flatten().unwrap_or(1);
        let third = fields.next().and_then(|mut parts| parts.next()).flatten();
        Some(Self { first, modifiers, event, third })
    }
}
