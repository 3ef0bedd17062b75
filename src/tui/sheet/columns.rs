//! The columns of the roster below: which are shown, and in which order.

use crate::domain::field::Field;
use crate::domain::roster::COLUMNS;
use crate::tui::effect::SheetId;
use crate::tui::sheet::list::List;

/// The sheet of columns.
#[derive(Clone, Debug)]
pub struct Columns {
    /// Its identity.
    pub id: SheetId,
    /// All columns, those that are shown first, in their order.
    pub fields: Vec<Field>,
    /// How many of them are shown.
    pub shown: usize,
    /// The cursor.
    pub list: List,
}

impl Columns {
    /// With these columns shown.
    pub fn new(id: SheetId, shown: &[Field]) -> Self {
        let rest = COLUMNS.into_iter().filter(|field| !shown.contains(field));
        let fields: Vec<Field> = shown.iter().copied().chain(rest).collect();
        let list = List { len: fields.len(), ..List::default() };
        Self { id, shown: shown.len(), fields, list }
    }

    /// The columns that are shown.
    pub fn chosen(&self) -> Vec<Field> {
        self.fields.iter().copied().take(self.shown).collect()
    }

    /// Shows the column of the cursor, as the last one, or hides it; the name stays.
    pub fn toggle(&mut self) {
        let at = self.list.at;
        let Some(field) = self.fields.get(at).copied() else { return };
        if field == Field::FullName {
            return;
        }
        self.fields.remove(at);
        // Both ways it lands at the border: as the last one shown, or as the first one hidden.
        let was_shown = at < self.shown;
        let to = if was_shown { self.shown - 1 } else { self.shown };
        self.fields.insert(to, field);
        self.shown = if was_shown { to } else { to + 1 };
        self.list.at = to;
    }

    /// Moves the column of the cursor by one place to the left or right; the name stays the first.
    pub fn shift(&mut self, to_left: bool, page: usize) {
        let at = self.list.at;
        let to = if to_left { at.saturating_sub(1) } else { at + 1 };
        if at.min(to) > 0 && at.max(to) < self.shown && at != to {
            self.fields.swap(at, to);
            self.list.at = to;
            self.list.settle(page);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_hidden_shown_again_and_moved_but_the_name_stays() {
        let mut sheet = Columns::new(SheetId(1), &[Field::FullName, Field::Title, Field::Phone]);
        sheet.toggle();
        assert_eq!(sheet.chosen().first(), Some(&Field::FullName));
        sheet.list.at = 1;
        sheet.toggle();
        assert_eq!(sheet.chosen(), [Field::FullName, Field::Phone]);
        assert_eq!(sheet.fields.get(sheet.list.at), Some(&Field::Title));
        sheet.toggle();
        assert_eq!(sheet.chosen(), [Field::FullName, Field::Phone, Field::Title]);
        assert_eq!(sheet.fields.get(sheet.list.at), Some(&Field::Title));
        sheet.shift(true, 16);
        assert_eq!(sheet.chosen(), [Field::FullName, Field::Title, Field::Phone]);
        sheet.shift(true, 16);
        assert_eq!(sheet.chosen(), [Field::FullName, Field::Title, Field::Phone]);
        assert_eq!(sheet.fields.len(), COLUMNS.len());
    }
}
