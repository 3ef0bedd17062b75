//! The rows around a place in an order, out of rows that come in any order: no more is kept than is wanted.

use std::collections::BTreeSet;

use crate::domain::id::SeatId;
use crate::store::ask::roster::columns::Key;

/// Where in the order the page is.
#[derive(Clone, Debug)]
pub(super) enum Pivot {
    /// At the first row.
    Start,
    /// At the last one.
    End,
    /// At this one.
    At(Key),
}

/// The rows nearest to the pivot so far.
pub(super) struct Around {
    pivot: Pivot,
    before: usize,
    after: usize,
    lower: BTreeSet<Key>,
    upper: BTreeSet<Key>,
    /// How many rows stand before the pivot, kept or not.
    passed: usize,
    all: usize,
}

/// The page.
pub(super) struct Found {
    pub(super) seats: Vec<SeatId>,
    /// The place of the pivot among them.
    pub(super) at: usize,
    /// How many stand before the first of them.
    pub(super) before: usize,
    pub(super) all: usize,
}

impl Around {
    /// So many rows before and after the pivot are wanted.
    pub(super) fn new(pivot: Pivot, before: usize, after: usize) -> Self {
        let (before, after) = match pivot {
            Pivot::Start => (0, after + 1),
            Pivot::End => (before + 1, 0),
            Pivot::At(_) => (before, after + 1),
        };
        Self { pivot, before, after, lower: BTreeSet::new(), upper: BTreeSet::new(), passed: 0, all: 0 }
    }

    /// One more row.
    pub(super) fn take(&mut self, key: Key) {
        self.all += 1;
        let is_lower = match &self.pivot {
            Pivot::Start => false,
            Pivot::End => true,
            Pivot::At(pivot) => key < *pivot,
        };
        if is_lower {
            self.passed += 1;
            if self.lower.len() < self.before || self.lower.first().is_some_and(|least| key > *least) {
                self.lower.insert(key);
                if self.lower.len() > self.before {
                    self.lower.pop_first();
                }
            }
        } else if self.upper.len() < self.after || self.upper.last().is_some_and(|most| key < *most) {
            self.upper.insert(key);
            if self.upper.len() > self.after {
                self.upper.pop_last();
            }
        }
    }

    /// The rows that are nearest now.
    pub(super) fn finish(self) -> Found {
        let kept = self.lower.len();
        let seats: Vec<SeatId> = self.lower.iter().chain(&self.upper).map(|key| key.seat).collect();
        let at = kept.min(seats.len().saturating_sub(1));
        Found { at, before: self.passed - kept, all: self.all, seats }
    }
}
