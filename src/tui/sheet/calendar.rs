//! The calendar of coming changes: what time alone will break or heal in the next twelve months below a unit.

use crate::domain::id::UnitId;
use crate::domain::outline::{OutlinePage, RowContent, RowKey, Shape, UnitRow};
use crate::domain::query::Question;
use crate::domain::report::{Forecast, ForecastRow};
use crate::tui::effect::{Effect, Part, SheetId, Wanted};
use crate::tui::sheet::list::List;

/// So many months are looked ahead.
pub const MONTHS: u16 = 12;

/// In which order the changes stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By day, then by unit.
    #[default]
    Day,
    /// By unit in tree order, then by day.
    Unit,
}

/// The calendar.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// Its identity.
    pub id: SheetId,
    /// The top of the subtree.
    pub under: UnitId,
    /// That unit, once known.
    pub unit: Option<Box<UnitRow>>,
    /// What was found; `None`: it is being looked for.
    pub found: Option<Box<Forecast>>,
    /// The order.
    pub order: Order,
    /// The cursor.
    pub list: List,
}

impl Calendar {
    /// Nothing read yet.
    pub fn new(id: SheetId, under: UnitId) -> Self {
        Self { id, under, unit: None, found: None, order: Order::Day, list: List::default() }
    }

    /// Asks for all that it shows.
    pub fn ask(&self) -> Vec<Effect> {
        let shape = Shape { open_depth: usize::MAX, exceptions: std::collections::BTreeMap::new() };
        let unit = Question::Outline { shape, anchor: RowKey::unit(self.under), before: 0, after: 0 };
        let changes = Question::Forecast { under: self.under, months: MONTHS };
        vec![
            Effect::Ask(Wanted::Rows(self.id, Part::Aside), Box::new(unit)),
            Effect::Ask(Wanted::Rows(self.id, Part::All), Box::new(changes)),
        ]
    }

    /// Takes the row of the unit.
    pub fn take_unit(&mut self, page: OutlinePage) {
        if let Some(RowContent::Unit(unit)) = page.rows.into_iter().next().map(|row| row.content) {
            self.unit = Some(unit);
        }
    }

    /// Takes what was found; the cursor stays on its change.
    pub fn take(&mut self, found: Box<Forecast>, page: usize) {
        let own = self.chosen().cloned();
        self.list.len = found.changes.len();
        self.found = Some(found);
        self.put_in_order();
        self.put(own.as_ref(), page);
    }

    /// The other order; the cursor stays on its change.
    pub fn turn(&mut self, page: usize) {
        let own = self.chosen().cloned();
        self.order = match self.order {
            Order::Day => Order::Unit,
            Order::Unit => Order::Day,
        };
        self.put_in_order();
        self.put(own.as_ref(), page);
    }

    fn put_in_order(&mut self) {
        let Some(found) = &mut self.found else { return };
        // A stable sort keeps rule, facet and person as they are.
        match self.order {
            Order::Day => found.changes.sort_by(|a, b| (a.day, &a.unit.path).cmp(&(b.day, &b.unit.path))),
            Order::Unit => found.changes.sort_by(|a, b| (&a.unit.path, a.day).cmp(&(&b.unit.path, b.day))),
        }
    }

    fn put(&mut self, own: Option<&ForecastRow>, page: usize) {
        let found = self.found.iter().flat_map(|found| &found.changes);
        let at = own.and_then(|own| found.into_iter().position(|row| row == own));
        self.list.at = at.unwrap_or(self.list.at).min(self.list.len.saturating_sub(1));
        self.list.settle(page);
    }

    /// A change by its place.
    pub fn row(&self, at: usize) -> Option<&ForecastRow> {
        self.found.as_ref()?.changes.get(at)
    }

    /// The change of the cursor.
    pub fn chosen(&self) -> Option<&ForecastRow> {
        self.row(self.list.at)
    }

    /// The unit of the change of the cursor.
    pub fn row_key(&self) -> Option<RowKey> {
        Some(RowKey::unit(self.chosen()?.unit.id))
    }
}
