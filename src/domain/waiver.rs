//! Waivers (miễn trừ): decisions that excuse a finding until a day.

use std::fmt;

use crate::domain::day::{Day, Period};
use crate::domain::finding::Facet;
use crate::domain::id::{PersonId, UnitId, Version, WaiverId};
use crate::domain::unit::Unit;

/// What a waiver does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaiverKind {
    /// A breach is shown as waived; only that of this person, if one is named.
    Waive(Option<PersonId>),
    /// The person may sit in the slot as if its condition were true.
    AcceptPerson(PersonId),
    /// The number replaces `max` in the unit.
    ChangeCount(u32),
}

impl WaiverKind {
    /// The words of files, in the order in which people are offered them.
    pub const WORDS: [&str; 3] = ["waive", "accept_person", "change_count"];

    /// The word that files use.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Waive(_) => "waive",
            Self::AcceptPerson(_) => "accept_person",
            Self::ChangeCount(_) => "change_count",
        }
    }

    /// The person it names.
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Self::Waive(person) => *person,
            Self::AcceptPerson(person) => Some(*person),
            Self::ChangeCount(_) => None,
        }
    }

    /// The number it sets.
    pub fn count(&self) -> Option<u32> {
        match self {
            Self::ChangeCount(count) => Some(*count),
            Self::Waive(_) | Self::AcceptPerson(_) => None,
        }
    }
}

/// Which findings of the rule it speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WaiverTarget {
    /// `*`: every facet, every slot.
    Every,
    /// One facet.
    Facet(Facet),
    /// One slot, by its id.
    Slot(String),
}

impl WaiverTarget {
    /// The target of a word of a file; any word that is no facet means a slot.
    pub fn from_word(word: &str) -> Self {
        match Facet::from_word(word) {
            _ if word == "*" => Self::Every,
            Some(facet) => Self::Facet(facet),
            None => Self::Slot(word.to_owned()),
        }
    }
}

impl fmt::Display for WaiverTarget {
    /// The word that files use.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Every => f.write_str("*"),
            Self::Facet(facet) => facet.fmt(f),
            Self::Slot(id) => f.write_str(id),
        }
    }
}

/// A decision that excuses findings of one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// Identity; the order of entry.
    pub id: WaiverId,
    /// Version of the record.
    pub version: Version,
    /// Id of the rule whose finding is meant, whatever family it is of.
    pub rule: String,
    /// Where.
    pub unit: UnitId,
    /// Whether it holds for everything below the unit, too.
    pub subtree: bool,
    /// For which facet or slot.
    pub target: WaiverTarget,
    /// What it does.
    pub kind: WaiverKind,
    /// Number of the decision.
    pub decision_no: String,
    /// Day of the decision.
    pub decision_date: Option<Day>,
    /// Why.
    pub reason: String,
    /// First and last day.
    pub period: Period,
}

/// Whether a waiver is needed on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has not begun.
    Ahead,
    /// It excuses something.
    Needed,
    /// It holds, but without it the same would be said.
    Idle,
    /// Its last day is over.
    Ended,
}

impl Standing {
    /// The word that files use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Needed => "needed",
            Self::Idle => "idle",
            Self::Ended => "ended",
        }
    }
}

/// A waiver with the names that a line needs.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedWaiver {
    /// The waiver.
    pub waiver: Waiver,
    /// Its unit.
    pub unit: Unit,
    /// The key and the name of the person whom it names.
    pub person: Option<(String, String)>,
    /// Whether it is needed on the day.
    pub standing: Standing,
}

/// A part of the list of waivers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WaiversPage {
    /// The waivers.
    pub rows: Vec<ListedWaiver>,
    /// How many there are in all.
    pub total: usize,
}
