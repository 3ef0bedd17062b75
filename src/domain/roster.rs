//! The flat roster (danh sách phẳng): the officers of a subtree as one table, sorted, filtered, counted in groups.

use std::sync::Arc;

use crate::domain::field::Field;
use crate::domain::finding::Finding;
use crate::domain::id::{SeatId, UnitId};
use crate::domain::outline::{OfficerRow, RowAt, RowKey};
use crate::domain::unit::Unit;

/// Which officers are shown, and in which order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The top of the subtree.
    pub under: UnitId,
    /// The columns to sort by, the weightiest first; without any, tree order. What is equal stays in entry order.
    pub sort: Vec<(Field, Direction)>,
    /// Conditions that must all hold.
    pub filters: Vec<Filter>,
}

impl View {
    /// The columns by which it sorts and filters.
    pub fn fields(&self) -> impl Iterator<Item = Field> {
        let sorts = self.sort.iter().map(|(field, _)| *field);
        sorts.chain(self.filters.iter().map(|filter| filter.field))
    }
}

/// Up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// The smallest first; what is not known before everything.
    Up,
    /// The greatest first.
    Down,
}

impl Direction {
    /// The other one.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Down => Self::Up,
        }
    }
}

/// A condition on one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// The column.
    pub field: Field,
    /// What its value must be.
    pub test: Test,
}

/// What a value must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// One of these, in canonical form; an empty one is "not known".
    OneOf(Vec<String>),
    /// Its words begin with those typed, in any order, without marks; of a date, its text holds what is typed.
    Begins(String),
}

/// The columns that the roster can show, sort and filter by.
pub const COLUMNS: [Field; 19] = [
    Field::FullName,
    Field::UnitCode,
    Field::Title,
    Field::Qualification,
    Field::ServiceStart,
    Field::Sex,
    Field::BirthDate,
    Field::Phone,
    Field::Email,
    Field::Role,
    Field::Status,
    Field::SeatFrom,
    Field::SeatTo,
    Field::DecisionNo,
    Field::DecisionDate,
    Field::DecisionExpiry,
    Field::RetirementDate,
    Field::Key,
    Field::Note,
];

/// The row that a page is around.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The first one.
    Start,
    /// The last one.
    End,
    /// That of a seat; if it is not shown (any more), the place where it would stand.
    Row(SeatId),
}

/// An officer in the flat roster, with all that its line and the strip below need.
#[derive(Clone, Debug, PartialEq)]
pub struct RosterRow {
    /// Person and seat.
    pub officer: OfficerRow,
    /// The unit of the seat.
    pub unit: Unit,
    /// The names of the unit and those above it, from the root, joined by ` / `.
    pub trail: Arc<str>,
    /// Findings about him there, and those of the unit that wait for something of him.
    pub findings: Vec<Finding>,
    /// Whether the one who asks may edit it.
    pub may_edit: bool,
}

impl RosterRow {
    /// The same row in the outline.
    pub fn key(&self) -> RowKey {
        RowKey { unit: self.officer.seat.unit, at: RowAt::Seat(self.officer.seat.id) }
    }
}

/// A stretch of the flat roster.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RosterPage {
    /// Rows in the order of the view.
    pub rows: Vec<RosterRow>,
    /// The place among them of the row that was asked for.
    pub at: usize,
    /// Whether nothing stands before the first.
    pub is_start: bool,
    /// Whether nothing stands after the last.
    pub is_end: bool,
    /// How many stand before the first and how many there are in all; `None` where the page was found without
    /// looking at every officer.
    pub counted: Option<Counted>,
}

/// Numbers that a look at every officer gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Rows before the first of the page.
    pub before: usize,
    /// All rows of the view.
    pub all: usize,
}

/// Officers who have one value in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The value in canonical form; of units their full name.
    pub value: String,
    /// The unit, where officers are grouped by it.
    pub unit: Option<UnitId>,
    /// How many.
    pub count: usize,
}
