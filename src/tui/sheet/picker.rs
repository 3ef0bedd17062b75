//! The picker: a unit or a person by beginnings of words, the best first.

use crate::domain::day::Day;
use crate::domain::id::UnitId;
use crate::domain::query::{Hit, Hits, Question};
use crate::tui::effect::{Effect, Part, SheetId, Wanted};
use crate::tui::field::text::TextField;
use crate::tui::sheet::list::List;

/// As many as are asked for.
const LIMIT: usize = 50;

/// What the choice is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PickFor {
    /// To go there.
    GoTo,
    /// To transfer the officer of the row below.
    Transfer {
        /// His name.
        name: String,
    },
    /// What a new account may edit.
    NewAccount,
    /// What an account may edit from now on.
    AccountUnit {
        /// Its name.
        name: String,
    },
}

impl PickFor {
    /// Whether it is for an account.
    pub fn is_of_account(&self) -> bool {
        matches!(self, Self::NewAccount | Self::AccountUnit { .. })
    }
}

/// A choice of a unit or a person.
#[derive(Clone, Debug)]
pub struct Picker {
    /// Its identity.
    pub id: SheetId,
    /// What the choice is for.
    pub what_for: PickFor,
    /// What is typed.
    pub line: TextField,
    /// Units near to this one come first.
    pub near: Option<UnitId>,
    /// Units that do not live on this day are no choice.
    pub day: Day,
    /// Only what lies in the subtree of this unit is a choice.
    pub within: Option<UnitId>,
    /// Where was gone to last: what is offered before anything is typed.
    pub recent: Vec<Hit>,
    /// What was found.
    pub hits: Hits,
    /// The cursor.
    pub list: List,
}

impl Picker {
    /// Nothing typed yet.
    pub fn new(id: SheetId, what_for: PickFor, near: Option<UnitId>, (day, recent): (Day, Vec<Hit>)) -> Self {
        let line = TextField::default();
        let (hits, list) = (Hits::default(), List::default());
        Self { id, what_for, line, near, day, within: None, recent, hits, list }
    }

    /// Asks for what is typed.
    pub fn ask(&self) -> Effect {
        let question = Question::Find {
            text: self.line.text().to_owned(),
            near: self.near,
            units_only: self.what_for != PickFor::GoTo,
            limit: LIMIT,
            day: None,
        };
        Effect::Ask(Wanted::Rows(self.id, Part::All), Box::new(question))
    }

    /// Takes what was found.
    pub fn take(&mut self, mut hits: Hits, page: usize) {
        if self.line.text().trim().is_empty() {
            let is_wanted = |hit: &&Hit| self.what_for == PickFor::GoTo || hit.total.is_some();
            hits.hits = self.recent.iter().filter(is_wanted).cloned().collect();
        }
        let lies_within = |hit: &Hit, top| hit.target.key.unit == top || hit.target.line.contains(&top);
        hits.hits
            .retain(|hit| hit.life.holds(self.day) && self.within.is_none_or(|top| lies_within(hit, top)));
        self.list.reset(hits.hits.len());
        self.hits = hits;
        self.list.settle(page);
    }

    /// What Enter would pick.
    pub fn chosen(&self) -> Option<&Hit> {
        self.hits.hits.get(self.list.at)
    }
}
