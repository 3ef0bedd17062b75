//! The message line: one sentence about what has just happened. Nothing is said in a box, nothing beeps.

/// How long a sentence stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Two seconds at least, then until the next key.
    Information,
    /// Until Esc or the next sentence.
    Trouble,
}

/// The sentence on the message line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its number, for the timer.
    pub number: u32,
    /// The sentence.
    pub text: String,
    /// How long it stays.
    pub kind: NoticeKind,
    /// Whether the two seconds are not over.
    pub is_fresh: bool,
}

impl Notice {
    /// Whether a key leaves it on the screen.
    pub fn outlives_a_key(&self) -> bool {
        self.is_fresh || self.kind == NoticeKind::Trouble
    }
}
