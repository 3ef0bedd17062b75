//! The figures of the report below a unit: of the whole, of each level, and of each part directly below.

use crate::domain::figures::Figures;
use crate::domain::id::UnitId;
use crate::domain::outline::RowKey;
use crate::domain::query::Question;
use crate::domain::report::{LevelStats, PartStats, Stats};
use crate::domain::unit::{Level, Unit};
use crate::tui::effect::{Effect, Part, SheetId, Wanted};
use crate::tui::sheet::list::List;

/// In which order the parts stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As in the tree, those with units below them first.
    #[default]
    Tree,
    /// The least staffed first.
    Staffing,
    /// The lowest share first.
    Share,
}

/// A row.
#[derive(Clone, Copy, Debug)]
pub enum Row<'a> {
    /// All that is counted.
    Whole(&'a Stats),
    /// The units of one level.
    Level(&'a Stats, &'a LevelStats),
    /// A unit directly below, with all below it.
    Part(&'a PartStats),
}

impl Row<'_> {
    /// The levels that it sums up.
    pub fn levels(&self) -> &[LevelStats] {
        match self {
            Self::Whole(stats) => &stats.levels,
            Self::Level(_, level) => std::slice::from_ref(level),
            Self::Part(part) => &part.levels,
        }
    }

    /// The unit at its top.
    pub fn unit(&self) -> &Unit {
        match self {
            Self::Whole(stats) | Self::Level(stats, _) => &stats.top,
            Self::Part(part) => &part.unit,
        }
    }

    /// The level, if it is one.
    fn level(&self) -> Option<Level> {
        match self {
            Self::Level(_, level) => Some(level.level),
            Self::Whole(_) | Self::Part(_) => None,
        }
    }
}

/// The statistics sheet.
#[derive(Clone, Debug)]
pub struct Statistics {
    /// Its identity.
    pub id: SheetId,
    /// The top of the subtree.
    pub under: UnitId,
    /// The figures; `None`: they are being added up.
    pub found: Option<Box<Stats>>,
    /// The order of the parts.
    pub order: Order,
    /// The cursor.
    pub list: List,
}

impl Statistics {
    /// Nothing read yet.
    pub fn new(id: SheetId, under: UnitId) -> Self {
        Self { id, under, found: None, order: Order::Tree, list: List::default() }
    }

    /// Asks for the figures.
    pub fn ask(&self) -> Effect {
        let question = Question::Stats { under: self.under };
        Effect::Ask(Wanted::Rows(self.id, Part::All), Box::new(question))
    }

    /// Takes the figures; the cursor stays on its row.
    pub fn take(&mut self, mut found: Box<Stats>, page: usize) {
        // A level without people and places is none in a report.
        found.levels.retain(|level| level.officers + level.need > 0);
        let own = self.own();
        self.list.len = 1 + found.levels.len() + found.parts.len();
        self.found = Some(found);
        self.put_in_order();
        self.put(own, page);
    }

    /// The next order; the cursor stays on its row.
    pub fn turn(&mut self, page: usize) {
        let own = self.own();
        self.order = match self.order {
            Order::Tree => Order::Staffing,
            Order::Staffing => Order::Share,
            Order::Share => Order::Tree,
        };
        self.put_in_order();
        self.put(own, page);
    }

    fn put_in_order(&mut self) {
        let (order, Some(found)) = (self.order, &mut self.found) else { return };
        let tenths = |ratio: Option<crate::domain::figures::Ratio>| {
            ratio.map_or(u64::MAX, |ratio| u64::from(ratio.part) * 1_000 / u64::from(ratio.whole))
        };
        found.parts.sort_by_cached_key(|part| {
            let figures = Figures::of(&part.levels);
            let rank = match order {
                Order::Tree => u64::from(part.unit.level == Level::Agency),
                Order::Staffing => tenths(figures.staffing),
                Order::Share => tenths(figures.share),
            };
            (rank, part.unit.path.clone())
        });
    }

    fn own(&self) -> Option<(UnitId, Option<Level>)> {
        self.chosen().map(|row| (row.unit().id, row.level()))
    }

    fn put(&mut self, own: Option<(UnitId, Option<Level>)>, page: usize) {
        let same = |at: &usize| self.row(*at).map(|row| (row.unit().id, row.level())) == own;
        let at = own.and_then(|_| (0..self.list.len).find(same));
        self.list.at = at.unwrap_or(self.list.at).min(self.list.len.saturating_sub(1));
        self.list.settle(page);
    }

    /// A row by its place.
    pub fn row(&self, at: usize) -> Option<Row<'_>> {
        let stats = self.found.as_deref()?;
        let Some(below) = at.checked_sub(1) else { return Some(Row::Whole(stats)) };
        match stats.levels.get(below) {
            Some(level) => Some(Row::Level(stats, level)),
            None => stats.parts.get(below - stats.levels.len()).map(Row::Part),
        }
    }

    /// The row of the cursor.
    pub fn chosen(&self) -> Option<Row<'_>> {
        self.row(self.list.at)
    }

    /// The unit of the row of the cursor.
    pub fn row_key(&self) -> Option<RowKey> {
        Some(RowKey::unit(self.chosen()?.unit().id))
    }

    /// Puts the cursor on the first part that counts units of the level of its row; whether there is one.
    pub fn go_to_level(&mut self, page: usize) -> bool {
        let Some(level) = self.chosen().and_then(|row| row.level()) else { return false };
        let counts = |at: &usize| {
            let part = self.row(*at).filter(|row| matches!(row, Row::Part(_)));
            part.is_some_and(|row| row.levels().iter().any(|known| known.level == level))
        };
        let Some(at) = (0..self.list.len).find(counts) else { return false };
        self.list.at = at;
        self.list.settle(page);
        true
    }
}
