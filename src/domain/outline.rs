//! The outline: units as a tree, officers and empty places as rows under their unit.
//!
//! A row is named by what it shows, never by its number: others may add rows above it at any time.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::finding::{Finding, RollUp, RuleIx};
use crate::domain::id::{SeatId, UnitId};
use crate::domain::person::Person;
use crate::domain::seat::Seat;
use crate::domain::unit::Unit;

/// What a row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowKey {
    /// The unit, or the unit of the officer.
    pub unit: UnitId,
    /// Which row of the unit.
    pub at: RowAt,
}

/// Which row of a unit; in the order in which they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowAt {
    /// The unit itself.
    Unit,
    /// An officer, by his seat.
    Seat(SeatId),
    /// The n-th empty place, from 0.
    Vacancy(u8),
}

impl RowKey {
    /// The row of the unit itself.
    pub fn unit(unit: UnitId) -> Self {
        Self { unit, at: RowAt::Unit }
    }
}

/// Which units are open: a default depth and exceptions, so that nothing grows with the roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Units of a depth (root = 1) up to this one are open.
    pub open_depth: usize,
    /// Units that differ from it.
    pub exceptions: BTreeMap<UnitId, bool>,
}

impl Shape {
    /// Whether the unit is open.
    pub fn is_open(&self, unit: UnitId, depth: usize) -> bool {
        self.exceptions.get(&unit).copied().unwrap_or(depth <= self.open_depth)
    }

    /// Opens or closes the unit.
    pub fn set(&mut self, unit: UnitId, depth: usize, open: bool) {
        if (depth <= self.open_depth) == open {
            self.exceptions.remove(&unit);
        } else {
            self.exceptions.insert(unit, open);
        }
    }
}

/// One row of the outline, with all that its line and the strip below need.
#[derive(Clone, Debug, PartialEq)]
pub struct OutlineRow {
    /// What it shows.
    pub key: RowKey,
    /// How deep it stands; the root unit 0, its officers and child units 1.
    pub depth: usize,
    /// The names of the units above, from the root, joined by ` / `.
    pub trail: Arc<str>,
    /// What it shows in full.
    pub content: RowContent,
    /// Findings of the unit itself (shortage, share, …), of the officer, or of the empty place.
    pub findings: Vec<Finding>,
    /// Whether whoever asks may edit here.
    pub may_edit: bool,
}

/// The content of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum RowContent {
    /// A unit.
    Unit(Box<UnitRow>),
    /// An officer: a seat held on the day.
    Officer(Box<OfficerRow>),
    /// A place that nobody fills.
    Vacancy(VacancyRow),
}

/// A unit as a row.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitRow {
    /// The unit.
    pub unit: Unit,
    /// Whether its inside is shown.
    pub open: bool,
    /// Whether it has an inside.
    pub has_inside: bool,
    /// Numbers of its whole subtree.
    pub total: RollUp,
}

/// An officer as a row.
#[derive(Clone, Debug, PartialEq)]
pub struct OfficerRow {
    /// Who.
    pub person: Person,
    /// The seat.
    pub seat: Seat,
}

/// A place that nobody fills.
#[derive(Clone, Debug, PartialEq)]
pub struct VacancyRow {
    /// The rule that asks for it.
    pub rule: RuleIx,
    /// The slot's id; `None` when only people are missing by number.
    pub slot: Option<String>,
}

/// A stretch of the outline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OutlinePage {
    /// Rows in tree order.
    pub rows: Vec<OutlineRow>,
    /// Whether nothing stands before the first.
    pub is_start: bool,
    /// Whether nothing stands after the last.
    pub is_end: bool,
}
