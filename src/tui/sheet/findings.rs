//! The findings of a subtree, in the order of `check`.

use crate::domain::id::UnitId;
use crate::domain::outline::{OutlinePage, RowAt, RowContent, RowKey, Shape, UnitRow};
use crate::domain::query::{FindingRow, FindingsPage, Question};
use crate::tui::effect::{Effect, Part, SheetId, Wanted};
use crate::tui::sheet::Move;
use crate::tui::sheet::paged::{Paged, Stretch};

/// The findings sheet.
#[derive(Clone, Debug)]
pub struct Findings {
    /// Its identity.
    pub id: SheetId,
    /// The top of the subtree.
    pub under: UnitId,
    /// Only those of this rule, which are those of the whole roster.
    pub rule: Option<String>,
    /// That unit with its numbers, once known.
    pub unit: Option<Box<UnitRow>>,
    /// The findings.
    pub rows: Paged<FindingRow>,
}

impl Findings {
    /// Nothing read yet.
    pub fn new(id: SheetId, under: UnitId) -> Self {
        Self { id, under, rule: None, unit: None, rows: Paged::default() }
    }

    /// Those of one rule in the whole roster.
    pub fn of_rule(id: SheetId, root: UnitId, rule: String) -> Self {
        Self { rule: Some(rule), ..Self::new(id, root) }
    }

    /// Asks for all that it shows.
    pub fn ask(&mut self) -> Vec<Effect> {
        let stretch = self.rows.anew();
        vec![self.ask_unit(), self.ask_rows(stretch)]
    }

    fn ask_rows(&self, Stretch { skip, limit }: Stretch) -> Effect {
        let question = match &self.rule {
            Some(rule) => Question::FindingsOf { rule: rule.clone(), skip, limit },
            None => Question::Findings { under: self.under, skip, limit },
        };
        Effect::Ask(Wanted::Rows(self.id, Part::All), Box::new(question))
    }

    /// The unit's own row of the outline tells its name and numbers.
    fn ask_unit(&self) -> Effect {
        let shape = Shape { open_depth: usize::MAX, exceptions: std::collections::BTreeMap::new() };
        let question = Question::Outline { shape, anchor: RowKey::unit(self.under), before: 0, after: 0 };
        Effect::Ask(Wanted::Rows(self.id, Part::Aside), Box::new(question))
    }

    /// Takes the row of the unit.
    pub fn take_unit(&mut self, page: OutlinePage) {
        if let Some(RowContent::Unit(unit)) = page.rows.into_iter().next().map(|row| row.content) {
            self.unit = Some(unit);
        }
    }

    /// Takes findings that were asked for.
    pub fn take(&mut self, found: FindingsPage, page: usize) -> Vec<Effect> {
        let more = self.rows.take(found.rows, found.total, page, is_same);
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

    /// The row of the outline of which the finding of the cursor speaks.
    pub fn row_key(&self) -> Option<RowKey> {
        let row = self.rows.row()?;
        Some(RowKey { unit: row.finding.unit, at: row.seat.map_or(RowAt::Unit, RowAt::Seat) })
    }
}

/// Whether both are the finding of one rule at one subject.
fn is_same(a: &FindingRow, b: &FindingRow) -> bool {
    let subject = |row: &FindingRow| {
        let finding = &row.finding;
        (finding.rule, finding.unit, finding.facet, finding.person)
    };
    subject(a) == subject(b)
}
