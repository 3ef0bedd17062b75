//! How many officers of the roster below have each value of a column; Enter shows those of one.

use crate::domain::field::Field;
use crate::domain::query::Question;
use crate::domain::roster::{Group, View};
use crate::tui::effect::{Effect, Part, SheetId, Wanted};
use crate::tui::sheet::list::List;

/// So many values are shown.
const LIMIT: usize = 1_000;

/// The sheet of groups.
#[derive(Clone, Debug)]
pub struct Groups {
    /// Its identity.
    pub id: SheetId,
    /// Which officers are counted.
    pub view: View,
    /// By which column.
    pub by: Field,
    /// The values, the most frequent first.
    pub groups: Vec<Group>,
    /// The cursor.
    pub list: List,
}

impl Groups {
    /// Nothing read yet.
    pub fn new(id: SheetId, view: View, by: Field) -> Self {
        Self { id, view, by, groups: Vec::new(), list: List::default() }
    }

    /// Asks for the numbers.
    pub fn ask(&self) -> Effect {
        let question = Question::RosterGroups { view: self.view.clone(), by: self.by, limit: LIMIT };
        Effect::Ask(Wanted::Rows(self.id, Part::All), Box::new(question))
    }

    /// Takes the numbers; the cursor stays on its value.
    pub fn take(&mut self, groups: Vec<Group>, page: usize) {
        let own = self.chosen().map(|group| group.value.clone());
        self.groups = groups;
        let at = own.and_then(|own| self.groups.iter().position(|group| group.value == own));
        self.list.len = self.groups.len();
        self.list.at = at.unwrap_or(self.list.at).min(self.list.len.saturating_sub(1));
        self.list.settle(page);
    }

    /// The value of the cursor.
    pub fn chosen(&self) -> Option<&Group> {
        self.groups.get(self.list.at)
    }
}
