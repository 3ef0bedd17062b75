//! Two at one record: what another has made of it since it was read.

use crate::domain::day::Day;
use crate::domain::field::Field;
use crate::domain::id::{PersonId, SeatId, Version};

/// A record that was to be changed, and what another has made of it meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Which.
    pub of: Of,
    /// Whose it is: the name of the person.
    pub name: String,
    /// Who wrote it last.
    pub by: String,
    /// When, in seconds since 1970-01-01 UTC.
    pub at: i64,
    /// What he did.
    pub what: What,
}

/// A record of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    /// The person.
    Person(PersonId),
    /// A seat.
    Seat(SeatId),
}

/// What another has done to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// He wrote fields that were to be written, or that are bound to such a field.
    Wrote {
        /// The record's version now.
        version: Version,
        /// The fields.
        values: Vec<Written>,
    },
    /// He ended the seat of which something else was to be written.
    Ended {
        /// The record's version now.
        version: Version,
        /// The last day.
        to: Day,
    },
    /// He took the record out.
    Deleted,
    /// He brought the person to this unit, which whoever wanted to write may not edit.
    Moved {
        /// Its name.
        to: String,
    },
}

/// A field that another has written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Which.
    pub field: Field,
    /// What it was when it was read, as canonical text.
    pub base: String,
    /// What it is now.
    pub now: String,
}

impl What {
    /// The version to be expected by whoever writes over it; `None` where there is nothing to be written over.
    pub fn version(&self) -> Option<Version> {
        match self {
            Self::Wrote { version, .. } | Self::Ended { version, .. } => Some(*version),
            Self::Deleted | Self::Moved { .. } => None,
        }
    }

    /// The fields that he wrote.
    pub fn values(&self) -> &[Written] {
        match self {
            Self::Wrote { values, .. } => values,
            Self::Ended { .. } | Self::Deleted | Self::Moved { .. } => &[],
        }
    }
}

/// The fields that say one thing together: half of one and half of another would be true of neither.
const BOUND: [&[Field]; 2] =
    [&[Field::SeatFrom, Field::SeatTo], &[Field::DecisionNo, Field::DecisionDate, Field::DecisionExpiry]];

/// The fields that belong together with this one, itself among them, in their order.
pub fn bound(field: Field) -> Vec<Field> {
    let group = BOUND.into_iter().find(|group| group.contains(&field));
    group.map_or_else(|| vec![field], <[Field]>::to_vec)
}
