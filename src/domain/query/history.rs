//! Questions and answers about what changed.

use crate::domain::account::AccountFieldChange;
use crate::domain::change::Cause;
use crate::domain::day::Day;
use crate::domain::field::Field;
use crate::domain::id::{OpId, PersonId, Seq, UnitId};

/// Whose history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryOf {
    /// Of a unit: all seats that it has or had, and their people.
    Unit(UnitId),
    /// Of a person and his seats.
    Person(PersonId),
    /// Of the roster.
    Everything,
}

/// Which change set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetOf {
    /// The newest of this admin that stands and can be taken back.
    LastOf(String),
    /// The one that this entry belongs to.
    Entry(Seq),
}

/// Which entries of a history.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HistoryFilter {
    /// Only what this admin did.
    pub actor: Option<String>,
    /// Only of this day, in Vietnam.
    pub day: Option<Day>,
}

/// A part of a history.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HistoryPage {
    /// The newest first.
    pub entries: Vec<HistoryEntry>,
    /// How many there are in all.
    pub total: usize,
}

/// One record's change in one change set.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryEntry {
    /// Its number.
    pub seq: Seq,
    /// When, seconds since 1970-01-01 UTC.
    pub at: i64,
    /// Who.
    pub actor: String,
    /// Why.
    pub cause: Cause,
    /// What kind of record.
    pub kind: RecordKind,
    /// What was done with the record.
    pub action: RecordAction,
    /// Whom it is about, if still known.
    pub person: Option<(PersonId, String)>,
    /// Where, for a seat.
    pub unit: Option<(UnitId, String)>,
    /// Fields with the value before and after, as canonical text.
    pub fields: Vec<(Field, String, String)>,
    /// The name of the rule profile that it is about.
    pub profile: Option<String>,
    /// Whether its change set has been taken back and not done again.
    pub taken_back: bool,
    /// How many records one entry stands for (an import).
    pub records: u64,
    /// The account that it is about, with what changed of it.
    pub account: Option<(String, Vec<AccountFieldChange>)>,
}

/// Of what kind a logged record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RecordKind {
    /// A person.
    Person,
    /// A seat.
    Seat,
    /// A unit.
    Unit,
    /// A rule profile.
    Profile,
    /// An account.
    Account,
    /// A key of an account.
    Key,
    /// A waiver.
    Waiver,
    /// A visit of an inspection.
    Inspection,
    /// A unit whose people's data were taken out; without one: everything.
    Disclosure,
}

/// What was done with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordAction {
    /// Made.
    Created,
    /// Changed.
    Changed,
    /// Taken out; it can be brought back.
    Deleted,
    /// Brought back.
    Restored,
    /// Its values erased, here and in the log; the reason is told.
    Erased,
}

/// What happened after an entry of the log.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// The newest entry.
    pub seq: Option<Seq>,
    /// Units touched, unless there are too many to name.
    pub units: Option<Vec<UnitId>>,
    /// Who did the last of them.
    pub actor: Option<String>,
    /// The newest of them, the newest first, each with its operation.
    pub entries: Vec<(OpId, HistoryEntry)>,
}
