//! Conditions on a person: a small tree of typed atoms, names of `[who]` resolved.

use crate::domain::field::Field;

/// A condition on a person in a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The title is one of this class (by its place in the profile).
    Class(usize),
    /// At least so many full years since the date.
    Years {
        /// `service_start`, `birth_date`, `seat_from` or `decision_date`.
        since: Field,
        /// 0–100.
        min: u8,
    },
    /// The qualification has at least this rank.
    AtLeast {
        /// Rank in the profile's scale, lowest 0.
        rank: usize,
    },
    /// The field is not empty.
    Has(Field),
    /// All of them; never empty.
    All(Vec<Condition>),
    /// One of them; never empty.
    Any(Vec<Condition>),
    /// Not that.
    Not(Box<Condition>),
}
