//! The search in a sheet: what is typed after `/`, and what it found. It stays until Esc, so that n and N walk
//! through the matches.

use crate::domain::query::Hits;
use crate::tui::effect::SheetId;
use crate::tui::field::text::TextField;

/// A search in one sheet.
#[derive(Clone, Debug)]
pub struct Search {
    /// The sheet.
    pub sheet: SheetId,
    /// What is typed.
    pub line: TextField,
    /// Which of the remembered searches it is, if one was recalled.
    pub recalled: Option<usize>,
    /// Whether typing goes on.
    pub is_typing: bool,
    /// What the roster has of it, for the outline.
    pub hits: Hits,
    /// The match at which the cursor was put last.
    pub at: usize,
}

impl Search {
    /// Nothing typed yet.
    pub fn new(sheet: SheetId) -> Self {
        Self {
            sheet,
            line: TextField::default(),
            recalled: None,
            is_typing: true,
            hits: Hits::default(),
            at: 0,
        }
    }
}
