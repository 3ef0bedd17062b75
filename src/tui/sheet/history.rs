//! What was changed, the newest first: of a unit, of a person, or of the whole roster.

use crate::domain::outline::RowKey;
use crate::domain::query::{HistoryEntry, HistoryFilter, HistoryOf, HistoryPage, Question};
use crate::tui::effect::{Effect, Part, SheetId, Wanted};
use crate::tui::sheet::Move;
use crate::tui::sheet::paged::{Paged, Stretch};

/// The history sheet.
#[derive(Clone, Debug)]
pub struct History {
    /// Its identity.
    pub id: SheetId,
    /// Of what.
    pub of: HistoryOf,
    /// Which entries of it.
    pub only: HistoryFilter,
    /// The name of the unit or the person; empty for everything.
    pub name: String,
    /// The entries.
    pub rows: Paged<HistoryEntry>,
}

impl History {
    /// Nothing read yet.
    pub fn new(id: SheetId, of: HistoryOf, name: String) -> Self {
        Self { id, of, only: HistoryFilter::default(), name, rows: Paged::default() }
    }

    /// Whether all of it is shown.
    pub fn is_whole(&self) -> bool {
        self.only == HistoryFilter::default()
    }

    /// Asks for all that it shows.
    pub fn ask(&mut self) -> Effect {
        let stretch = self.rows.anew();
        self.ask_rows(stretch)
    }

    fn ask_rows(&self, Stretch { skip, limit }: Stretch) -> Effect {
        let question = Question::History { of: self.of, only: self.only.clone(), skip, limit };
        Effect::Ask(Wanted::Rows(self.id, Part::All), Box::new(question))
    }

    /// Takes entries that were asked for.
    pub fn take(&mut self, found: HistoryPage, page: usize) -> Vec<Effect> {
        let more = self.rows.take(found.entries, found.total, page, |a, b| a.seq == b.seq);
        more.map(|stretch| self.ask_rows(stretch)).into_iter().collect()
    }

    /// Moves the cursor on a screen of so many rows.
    pub fn go(&mut self, to: Move, page: usize) -> Vec<Effect> {
        let more = self.rows.go(to, page);
        more.map(|stretch| self.ask_rows(stretch)).into_iter().collect()
    }

    /// Puts the cursor on the row of this number.
    pub fn put(&mut self, at: usize, page: usize) -> Vec<Effect> {
        let more = self.rows.put(at, page);
        more.map(|stretch| self.ask_rows(stretch)).into_iter().collect()
    }

    /// The unit of which the entry of the cursor speaks.
    pub fn row_key(&self) -> Option<RowKey> {
        let (unit, _) = self.rows.row()?.unit.as_ref()?;
        Some(RowKey::unit(*unit))
    }
}
