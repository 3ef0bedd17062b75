//! The rule profiles of a roster as people look at them, and what a changed one would change.

use std::sync::Arc;

use crate::domain::day::{Day, Period};
use crate::domain::fault::Fault;
use crate::domain::finding::Severity;
use crate::domain::profile::Profile;
use crate::domain::report::{FindingChange, Tried};

/// The profiles of a roster and, of one of them, how its norms stand.
#[derive(Clone, Debug, Default)]
pub struct NormsPage {
    /// The editions that are in force on some day, in the order in which they were taken in.
    pub editions: Vec<EditionRow>,
    /// Which of them is shown; `None`: one that was taken back, or none is there.
    pub shown: Option<i64>,
    /// The profile that is shown.
    pub profile: Option<Arc<Profile>>,
    /// Of each of its rules how it stands, `None` where nothing is judged yet: units without any inspection. Empty where
    /// the stored findings are those of another profile.
    pub standings: Vec<Option<Standing>>,
}

/// An edition of a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionRow {
    /// Its identity.
    pub id: i64,
    /// The name of the profile.
    pub name: String,
    /// Its title for people.
    pub title: String,
    /// The days on which it is in force.
    pub days: Period,
    /// Whether it is in force on the judged day.
    pub in_force: bool,
}

/// How many units a norm speaks of, and in how many it is not met. A unit is counted once, by the worst that is said of
/// it or of its people; a wish (`prefer`) that nobody meets does not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Of how many units it speaks.
    pub units: u64,
    /// Where it is certainly not met.
    pub broken: u64,
    /// How grave that is at the worst; `None`: nowhere.
    pub gravest: Option<Severity>,
    /// Where that cannot be told.
    pub unknown: u64,
    /// Where it is not met and all of that is excused.
    pub waived: u64,
}

impl Standing {
    /// Where it is met.
    pub fn met(&self) -> u64 {
        self.units.saturating_sub(self.broken + self.unknown + self.waived)
    }
}

/// Where a rule text comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleText {
    /// A file of this machine, as the user named it.
    File(String),
    /// It was pasted.
    Pasted(String),
}

/// What came of trying a rule text.
#[derive(Clone, Debug)]
pub enum Trial {
    /// It cannot come into force: all its faults, in their order.
    Broken {
        /// The text.
        source: String,
        /// What is wrong with it.
        faults: Vec<Fault>,
    },
    /// What it would change.
    Good(Box<Trialled>),
}

/// What a changed profile would change on a day.
#[derive(Clone, Debug)]
pub struct Trialled {
    /// It.
    pub profile: Arc<Profile>,
    /// The day.
    pub day: Day,
    /// The numbers, and the profile that it was held against.
    pub tried: Tried,
    /// The norms that differ.
    pub norms: Vec<NormChange>,
    /// The first of the findings that differ, in tree order.
    pub changes: Vec<FindingChange>,
}

/// How a norm differs in a changed profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NormChange {
    /// The id of the rule.
    pub rule: String,
    /// What becomes of it.
    pub becomes: Becomes,
}

/// What becomes of a norm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Becomes {
    /// It is new.
    New,
    /// It is gone.
    Gone,
    /// It asks something else, of others, or as gravely as it did not.
    Other,
}
