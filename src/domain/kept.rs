//! A draft (bản nháp) as it is kept on the disk: what an admin has typed and not saved, until he saves or drops it.

use crate::domain::field::Field;
use crate::domain::id::{DraftId, PersonId, SeatId, UnitId, Version};

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptWork {
    /// Values are corrected: it was always so.
    Correct,
    /// A person is added with a seat.
    Add,
    /// A seat is ended.
    EndSeat,
    /// A seat is changed from a day on.
    ChangeFrom,
    /// The person moves to this unit.
    Transfer(UnitId),
}

/// A value that is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptValue {
    /// Of which field.
    pub field: Field,
    /// What it was when the field was opened, as canonical text.
    pub base: String,
    /// What it shall be, as canonical text.
    pub typed: String,
}

/// A draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptDraft {
    /// Its identity.
    pub id: DraftId,
    /// What is being done.
    pub work: KeptWork,
    /// The unit of the row in which it stands.
    pub unit: UnitId,
    /// The person with the version that was read; `None` for somebody new.
    pub person: Option<(PersonId, Version)>,
    /// The seat with the version that was read; `None` for a new one.
    pub seat: Option<(SeatId, Version)>,
    /// The person's name: of somebody new, as far as it is typed.
    pub name: String,
    /// The values typed so far.
    pub values: Vec<KeptValue>,
    /// The field that is open.
    pub open: Field,
    /// What stands in it, letter by letter: half a date is no value yet.
    pub text: String,
    /// How many other marked rows would get the same.
    pub others: usize,
}

/// A draft that an earlier session has left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftDraft {
    /// The draft.
    pub draft: KeptDraft,
    /// When its last letter was typed, seconds since 1970-01-01 UTC.
    pub at: i64,
}
