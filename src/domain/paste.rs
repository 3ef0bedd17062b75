//! What pasted rows name, and what the roster knows of it.

use crate::domain::roster::RosterRow;
use crate::domain::unit::Unit;

/// The names in one pasted row; empty where the row has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The office's key of the person.
    pub key: String,
    /// The name of the person.
    pub name: String,
    /// The code or the name of the unit.
    pub unit: String,
}

/// What the roster knows of a pasted row.
#[derive(Clone, Debug, PartialEq)]
pub struct Matched {
    /// The unit.
    pub place: Place,
    /// The officer of that key, or the only one of that name in the unit.
    pub officer: Option<Box<RosterRow>>,
}

/// The unit that a text names.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// This one.
    Found(Box<Unit>),
    /// None.
    Unknown,
    /// More than one of this name.
    Several,
    /// One that may not be edited.
    NotYours,
}
