//! The filter line: what the column of the cursor must be. It opens with the value of the cell; Enter takes it, other
//! typed words are taken as beginnings of words.

use crate::domain::field::Field;
use crate::tui::effect::SheetId;
use crate::tui::field::text::TextField;

/// An open filter line.
#[derive(Clone, Debug)]
pub struct FilterLine {
    /// The sheet to be filtered.
    pub sheet: SheetId,
    /// The column.
    pub field: Field,
    /// What is typed.
    pub line: TextField,
    /// The value of the cell in canonical form, and as it is shown.
    pub value: (String, String),
}

impl FilterLine {
    /// With the value of a cell, selected.
    pub fn new(sheet: SheetId, field: Field, value: String, shown: String) -> Self {
        Self { sheet, field, line: TextField::selected(&shown), value: (value, shown) }
    }

    /// Whether it still holds the value of the cell.
    pub fn is_untouched(&self) -> bool {
        self.line.text() == self.value.1
    }
}
