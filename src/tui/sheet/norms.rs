//! The rules: the profiles of the roster, and the norms of one of them with how they stand.

use crate::domain::norms::{EditionRow, NormsPage, Standing};
use crate::domain::profile::rule::Rule;
use crate::domain::query::Question;
use crate::tui::effect::{Effect, Part, SheetId, Wanted};
use crate::tui::sheet::list::List;

/// The sheet of rules.
#[derive(Clone, Debug)]
pub struct Norms {
    /// Its identity.
    pub id: SheetId,
    /// The edition that is shown; `None`: the one by which is judged.
    pub edition: Option<i64>,
    /// What the roster says; `None`: it is being counted.
    pub found: Option<Box<NormsPage>>,
    /// The cursor.
    pub list: List,
}

/// A row of the sheet.
#[derive(Clone, Copy, Debug)]
pub enum NormsRow<'a> {
    /// A profile.
    Edition(&'a EditionRow),
    /// A norm of the one that is shown; `None`: nothing is judged by it.
    Norm(&'a Rule, Option<&'a Standing>),
}

impl Norms {
    /// Nothing read yet.
    pub fn new(id: SheetId) -> Self {
        Self { id, edition: None, found: None, list: List::default() }
    }

    /// Asks for all that it shows.
    pub fn ask(&self) -> Effect {
        let question = Question::Norms { edition: self.edition };
        Effect::Ask(Wanted::Rows(self.id, Part::All), Box::new(question))
    }

    /// Takes what was found. The cursor stays on its norm; at first it stands on the first one.
    pub fn take(&mut self, found: Box<NormsPage>, page: usize) {
        let own = match self.row(self.list.at) {
            Some(NormsRow::Norm(rule, _)) => Some(rule.id.clone()),
            Some(NormsRow::Edition(_)) | None => None,
        };
        let is_first = self.found.is_none();
        let editions = found.editions.len();
        let rules = found.profile.as_ref().map_or(&[][..], |profile| profile.rules.as_slice());
        let place = own.and_then(|own| rules.iter().position(|rule| rule.id == own));
        self.list.len = editions + rules.len();
        let at = match place {
            Some(place) => editions + place,
            None if is_first => editions,
            None => self.list.at,
        };
        self.list.at = at.min(self.list.len.saturating_sub(1));
        self.list.settle(page);
        self.found = Some(found);
    }

    /// A row by its place.
    pub fn row(&self, at: usize) -> Option<NormsRow<'_>> {
        let found = self.found.as_ref()?;
        if let Some(edition) = found.editions.get(at) {
            return Some(NormsRow::Edition(edition));
        }
        let place = at - found.editions.len();
        let rule = found.profile.as_ref()?.rules.get(place)?;
        Some(NormsRow::Norm(rule, found.standings.get(place).and_then(Option::as_ref)))
    }

    /// The row of the cursor.
    pub fn chosen(&self) -> Option<NormsRow<'_>> {
        self.row(self.list.at)
    }
}
