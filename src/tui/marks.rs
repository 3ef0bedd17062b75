//! Marked rows: what is done next is done to all of them. A mark is the row's key, never its number.

use std::collections::BTreeSet;

use crate::domain::id::SeatId;
use crate::domain::outline::{RowAt, RowKey};

/// So many rows may be marked at once; more are cut down by a filter first.
pub const MOST: usize = 5_000;

/// The marked rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    rows: BTreeSet<RowKey>,
    /// The one that was marked last: a range begins there.
    pub last: Option<RowKey>,
}

impl Marks {
    /// How many.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether nothing is marked.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether the row is marked.
    pub fn holds(&self, key: RowKey) -> bool {
        self.rows.contains(&key)
    }

    /// Marks the row, or takes its mark off.
    pub fn toggle(&mut self, key: RowKey) {
        if !self.rows.remove(&key) && self.rows.len() < MOST {
            self.rows.insert(key);
        }
        self.last = Some(key);
    }

    /// Marks all of these, as far as there is room; whether there was.
    pub fn add(&mut self, keys: impl IntoIterator<Item = RowKey>) -> bool {
        for key in keys {
            if self.rows.len() >= MOST && !self.rows.contains(&key) {
                return false;
            }
            self.rows.insert(key);
            self.last = Some(key);
        }
        true
    }

    /// The seats of the marked rows.
    pub fn seats(&self) -> Vec<SeatId> {
        let seat = |key: &RowKey| match key.at {
            RowAt::Seat(seat) => Some(seat),
            RowAt::Unit | RowAt::Vacancy(_) => None,
        };
        self.rows.iter().filter_map(seat).collect()
    }
}
