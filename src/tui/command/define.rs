//! Commands, built word by word in the table.

use crate::messages::Lang;
use crate::tui::command::{Command, Hint, Place, WhyNot};
use crate::tui::key::Key;
use crate::tui::model::Model;

/// A command that can always be done and does nothing yet.
pub(super) const fn command(
    id: &'static str,
    place: Place,
    keys: &'static [Key],
    text: fn(Lang) -> String,
) -> Command {
    Command { id, place, keys, text, hint: None, ready: |_| Ok(()), run: |_| {}, undoable: false }
}

impl Command {
    /// It has a word in the hint line, in this order.
    pub(super) const fn hint(mut self, rank: u8, keys: &'static str, text: fn(Lang) -> String) -> Self {
        self.hint = Some(Hint { rank, keys, text });
        self
    }

    /// Whether it can be done now.
    pub(super) const fn ready(mut self, ready: fn(&Model) -> Result<(), WhyNot>) -> Self {
        self.ready = ready;
        self
    }

    /// What it does.
    pub(super) const fn run(mut self, run: fn(&mut Model)) -> Self {
        self.run = run;
        self
    }

    /// Undo takes it back.
    pub(super) const fn undoable(mut self) -> Self {
        self.undoable = true;
        self
    }

    /// It changes the roster, where it can be done now; undo takes it back.
    pub(super) const fn changes(self, ready: fn(&Model) -> Result<(), WhyNot>, run: fn(&mut Model)) -> Self {
        self.ready(ready).run(run).undoable()
    }
}
