//! What comes from the terminal, whatever bytes it took.

use crate::vietnamese::fold::lower;

/// A key, with what is held beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A printable character.
    Char(char),
    /// With Ctrl; the letter in lower case.
    Ctrl(char),
    /// With Alt.
    Alt(char),
    /// F1 … F12.
    F(u8),
    /// Enter.
    Enter,
    /// Tab.
    Tab,
    /// Shift-Tab.
    BackTab,
    /// Esc alone.
    Esc,
    /// Backspace (0x7f; 0x08 comes as `Ctrl('h')`).
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// ↑
    Up,
    /// ↓
    Down,
    /// ←
    Left,
    /// →
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Alt-←
    AltLeft,
    /// Alt-→
    AltRight,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

impl Key {
    /// As it stands on a keyboard.
    pub fn label(self) -> String {
        match self {
            Self::Char(' ') => "Space".to_owned(),
            Self::Char(letter) => letter.to_string(),
            Self::Ctrl(letter) => format!("Ctrl-{}", letter.to_ascii_uppercase()),
            Self::Alt(letter) => format!("Alt-{letter}"),
            Self::F(number) => format!("F{number}"),
            Self::Enter => "Enter".to_owned(),
            Self::Tab => "Tab".to_owned(),
            Self::BackTab => "Shift-Tab".to_owned(),
            Self::Esc => "Esc".to_owned(),
            Self::Backspace => "Backspace".to_owned(),
            Self::Delete => "Delete".to_owned(),
            Self::Insert => "Insert".to_owned(),
            Self::Up => "↑".to_owned(),
            Self::Down => "↓".to_owned(),
            Self::Left => "←".to_owned(),
            Self::Right => "→".to_owned(),
            Self::Home => "Home".to_owned(),
            Self::End => "End".to_owned(),
            Self::AltLeft => "Alt-←".to_owned(),
            Self::AltRight => "Alt-→".to_owned(),
            Self::PageUp => "PgUp".to_owned(),
            Self::PageDown => "PgDn".to_owned(),
        }
    }
}

impl Key {
    /// The key of a name: as [`Self::label`] writes it or in other spellings (`ctrl-z`, `C-z`, `Ctrl+Z`, `up`).
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim();
        let mut letters = name.chars();
        if let (Some(letter), None) = (letters.next(), letters.next())
            && !"↑↓←→".contains(letter)
        {
            return (!letter.is_control()).then_some(Self::Char(letter));
        }
        let plain = lower(name).replace('+', "-");
        if let Some((_, key)) = NAMES.iter().find(|(known, _)| *known == plain) {
            return Some(*key);
        }
        if let Some((modifier, rest)) = plain.split_once('-') {
            let mut letters = rest.chars();
            let (letter, None) = (letters.next()?, letters.next()) else {
                return (plain == "shift-tab").then_some(Self::BackTab);
            };
            return match modifier {
                "ctrl" | "c" => Some(Self::Ctrl(letter)),
                // The digits with Alt are the function keys of terminals without them.
                "alt" | "m" => Some(match letter.to_digit(10).map(u8::try_from) {
                    Some(Ok(0)) => Self::F(10),
                    Some(Ok(number)) => Self::F(number),
                    _ => Self::Alt(letter),
                }),
                _ => None,
            };
        }
        plain.strip_prefix('f').and_then(|number| number.parse().ok()).map(Self::F)
    }

    /// All names that a key can be called by, but for single characters and those with Ctrl and Alt.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(name, _)| *name)
    }
}

/// Names of keys in lower case.
const NAMES: [(&str, Key); 32] = [
    ("space", Key::Char(' ')),
    ("enter", Key::Enter),
    ("tab", Key::Tab),
    ("backtab", Key::BackTab),
    ("esc", Key::Esc),
    ("backspace", Key::Backspace),
    ("delete", Key::Delete),
    ("insert", Key::Insert),
    ("up", Key::Up),
    ("down", Key::Down),
    ("left", Key::Left),
    ("right", Key::Right),
    ("↑", Key::Up),
    ("↓", Key::Down),
    ("←", Key::Left),
    ("→", Key::Right),
    ("alt-←", Key::AltLeft),
    ("alt-→", Key::AltRight),
    ("alt-left", Key::AltLeft),
    ("alt-right", Key::AltRight),
    ("home", Key::Home),
    ("end", Key::End),
    ("pgup", Key::PageUp),
    ("pgdn", Key::PageDown),
    ("pageup", Key::PageUp),
    ("pagedown", Key::PageDown),
    ("escape", Key::Esc),
    ("return", Key::Enter),
    ("del", Key::Delete),
    ("ins", Key::Insert),
    ("page-up", Key::PageUp),
    ("page-down", Key::PageDown),
];

/// One thing that the terminal told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(Key),
    /// Pasted text, whole, line ends as `\n`.
    Paste(String),
    /// A whole line, where the program is used line by line.
    Line(String),
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
}
