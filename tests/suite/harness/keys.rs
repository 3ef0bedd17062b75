//! Keys: the bytes that they are, and their number.

/// A number of keys; only a terminal counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pressed(usize);

impl Pressed {
    /// So many.
    pub(super) fn of(keys: usize) -> Self {
        Self(keys)
    }

    /// The number.
    pub(crate) fn keys(self) -> usize {
        self.0
    }
}

/// The bytes of a named key on an xterm.
pub(crate) fn sequence(name: &str) -> Option<Vec<u8>> {
    if let Some(letter) = name.strip_prefix("C-").and_then(|rest| rest.bytes().next()) {
        return Some(vec![letter & 0x1f]);
    }
    Some(
        match name {
            "Enter" => "\r",
            "Esc" => "\x1b",
            "Tab" => "\t",
            "BackTab" => "\x1b[Z",
            "Backspace" => "\x7f",
            "Delete" => "\x1b[3~",
            "Insert" => "\x1b[2~",
            "Up" => "\x1b[A",
            "Down" => "\x1b[B",
            "Right" => "\x1b[C",
            "Left" => "\x1b[D",
            "A-Left" => "\x1b[1;3D",
            "lt" => "<",
            "Home" => "\x1b[H",
            "End" => "\x1b[F",
            "PageUp" => "\x1b[5~",
            "PageDown" => "\x1b[6~",
            "F1" => "\x1bOP",
            "F2" => "\x1bOQ",
            "F3" => "\x1bOR",
            "F4" => "\x1bOS",
            "F5" => "\x1b[15~",
            "F6" => "\x1b[17~",
            "F7" => "\x1b[18~",
            "F8" => "\x1b[19~",
            "F9" => "\x1b[20~",
            "F10" => "\x1b[21~",
            _ => return None,
        }
        .as_bytes()
        .to_vec(),
    )
}
