//! Values that cannot be stored, and edits that no longer fit what is stored.

use crate::domain::clash::Clash;
use crate::domain::day::DateFault;
use crate::domain::field::Field;

/// Why a value or an edit is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditFault {
    /// A date that is none.
    Date {
        /// As typed.
        text: String,
        /// Why.
        fault: DateFault,
    },
    /// A control, bidi or other invisible character.
    Character {
        /// Its place in the text, from 1.
        position: usize,
        /// Its code point.
        code: u32,
    },
    /// Too many characters.
    TooLong {
        /// The most.
        most: usize,
    },
    /// A field that must not be empty.
    Required {
        /// Which.
        field: Field,
    },
    /// A word that is none of the known ones.
    Word {
        /// As typed.
        text: String,
        /// The known ones.
        known: Vec<String>,
    },
    /// A field that cannot be set this way (the unit of a seat: that is a transfer).
    NotHere {
        /// Which.
        field: Field,
    },
    /// The last day lies before the first.
    Reversed,
    /// Another has changed the record since it was read.
    Conflict {
        /// Who.
        by: String,
        /// His values of the fields that both changed: field, what it was, theirs.
        theirs: Vec<(Field, String, String)>,
    },
    /// Others have changed records since they were read, which is to be decided field by field.
    Clash(Vec<Clash>),
    /// The record is gone.
    Gone,
    /// The person already has a seat in this unit from this day in this role.
    SeatTwice,
    /// The key belongs to another person.
    KeyTaken {
        /// The key.
        key: String,
    },
    /// There is nothing to undo or redo.
    NothingToUndo,
    /// The change has been taken back already.
    TakenBack,
    /// A change that cannot be taken back: the roster's beginning, accounts, data that were taken out or erased.
    Final,
    /// Outside the subtree that this admin may edit.
    OutsideScope,
}
