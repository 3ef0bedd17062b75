//! The cures of one finding, the best first.

use crate::domain::cure::{Cure, Cures};
use crate::domain::finding::FindingKey;
use crate::domain::outline::{RowAt, RowKey};
use crate::domain::patch::Patch;
use crate::domain::query::Question;
use crate::tui::effect::{Effect, Part, SheetId, Wanted};
use crate::tui::sheet::list::List;

/// What is known of the cures.
#[derive(Clone, Debug)]
pub enum Found {
    /// They are being looked for.
    Looking,
    /// The finding does not stand any more.
    Gone,
    /// They are there.
    There(Box<Cures>),
}

/// The sheet of cures.
#[derive(Clone, Debug)]
pub struct CuresOf {
    /// Its identity.
    pub id: SheetId,
    /// Of which finding.
    pub key: FindingKey,
    /// What is tried and not stored, when it was opened.
    pub tried: Patch,
    /// What was found.
    pub found: Found,
    /// The cursor.
    pub list: List,
}

impl CuresOf {
    /// Nothing read yet.
    pub fn new(id: SheetId, key: FindingKey, tried: Patch) -> Self {
        Self { id, key, tried, found: Found::Looking, list: List::default() }
    }

    /// Asks for all that it shows.
    pub fn ask(&self) -> Effect {
        let question = Question::Cures { key: self.key, tried: self.tried.clone() };
        Effect::Ask(Wanted::Rows(self.id, Part::All), Box::new(question))
    }

    /// Takes what was found.
    pub fn take(&mut self, found: Option<Box<Cures>>, page: usize) {
        self.list.len = found.as_ref().map_or(0, |found| found.rows.len());
        self.list.at = self.list.at.min(self.list.len.saturating_sub(1));
        self.found = found.map_or(Found::Gone, Found::There);
        self.list.settle(page);
    }

    /// All of them.
    pub fn cures(&self) -> Option<&Cures> {
        match &self.found {
            Found::There(found) => Some(found),
            Found::Looking | Found::Gone => None,
        }
    }

    /// That of the cursor.
    pub fn chosen(&self) -> Option<&Cure> {
        self.cures()?.rows.get(self.list.at)
    }

    /// The seat of which it speaks, or the unit of the finding.
    pub fn row_key(&self) -> Option<RowKey> {
        Some(match self.chosen().and_then(|cure| cure.who.as_deref()) {
            Some(who) => RowKey { unit: who.unit.id, at: RowAt::Seat(who.seat.id) },
            None => RowKey::unit(self.key.unit),
        })
    }
}
