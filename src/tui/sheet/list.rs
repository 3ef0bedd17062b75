//! The cursor of a flat list that is held whole: which row it is on and which row stands first on the screen.

use crate::tui::sheet::Move;

/// A cursor over rows 0 … `len`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// How many rows there are.
    pub len: usize,
    /// The row of the cursor.
    pub at: usize,
    /// The first row on the screen.
    pub top: usize,
}

impl List {
    /// Other rows now: the cursor goes to the first.
    pub fn reset(&mut self, len: usize) {
        *self = Self { len, at: 0, top: 0 };
    }

    /// Moves the cursor on a screen of so many rows; sideways movements mean nothing.
    pub fn go(&mut self, to: Move, page: usize) {
        let last = self.len.saturating_sub(1);
        let leap = page.saturating_sub(1).max(1);
        self.at = match to {
            Move::Up => self.at.saturating_sub(1),
            Move::Down => (self.at + 1).min(last),
            Move::PageUp => self.at.saturating_sub(leap),
            Move::PageDown => (self.at + leap).min(last),
            Move::Start => 0,
            Move::End => last,
            Move::Left | Move::Right => self.at,
        };
        self.settle(page);
    }

    /// Keeps the cursor on the screen.
    pub fn settle(&mut self, page: usize) {
        let page = page.max(1);
        self.top = self.top.clamp((self.at + 1).saturating_sub(page), self.at);
        self.top = self.top.min(self.len.saturating_sub(page).max((self.at + 1).saturating_sub(page)));
    }
}
