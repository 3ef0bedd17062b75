//! Waivers (miễn trừ): decisions that excuse a finding until a day.

use crate::domain::day::{Day, Period};
use crate::domain::id::{PersonId, UnitId};

/// What a waiver does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WaiverKind {
    /// The finding is shown as waived.
    Waive,
    /// The person may sit in the slot as if he met its condition.
    AcceptPerson(PersonId),
    /// The number replaces the greatest number of people.
    ChangeCount(u32),
}

/// A decision that excuses a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// Id of the rule.
    pub rule: String,
    /// The unit, or the top of the subtree.
    pub unit: UnitId,
    /// Whether it holds for the whole subtree.
    pub subtree: bool,
    /// A facet's word, a slot id, or `*`.
    pub facet: String,
    /// What it does.
    pub kind: WaiverKind,
    /// On a `Waive`: only this person's findings.
    pub person: Option<PersonId>,
    /// The decision.
    pub decision_no: String,
    /// Its day.
    pub decision_date: Option<Day>,
    /// Why.
    pub reason: String,
    /// When it holds.
    pub period: Period,
}
