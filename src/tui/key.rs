//! What comes from the terminal, whatever bytes it took.

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
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

/// One thing that the terminal told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(Key),
    /// Pasted text, whole, line ends as `\n`.
    Paste(String),
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
}
