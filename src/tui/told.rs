//! What the screen has asked beside the rows of its sheets.

use crate::domain::cure::Cures;
use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::finding::FindingKey;
use crate::domain::moment::AsOf;
use crate::domain::report::CheckedRow;
use crate::tui::effect::Wanted;
use crate::tui::sheet::Sheet;

/// What was left to look at another day.
#[derive(Clone, Debug)]
pub struct Present {
    /// The sheets as they were.
    pub sheets: Vec<Sheet>,
    /// The lists that were left.
    pub left: Vec<Sheet>,
    /// The day that was shown.
    pub before: Day,
    /// As of when the roster is looked at.
    pub as_of: AsOf,
}

/// What is told of the finding at the cursor only when it is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// Of which it was asked.
    pub key: Option<FindingKey>,
    /// The answer, once it is there.
    pub about: Option<Box<CheckedRow>>,
    /// What would cure it, once that is there.
    pub cures: Option<Box<Cures>>,
}

/// A question whose answer takes long, and how far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// What for.
    pub wanted: Wanted,
    /// Rows looked at, and about how many there are; nothing is told of a short wait.
    pub progress: Option<(u64, u64)>,
}

/// What the judging of everybody tells: of a new day, of changed rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JudgingNews {
    /// It has begun.
    Begun,
    /// So many units of so many are done; nothing is told of a short one.
    Progress(u64, u64),
    /// Nothing is due any more, or why something still is.
    Done(Result<(), Fault>),
}

/// How far the judging is that this session does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Judging {
    /// None is under way here.
    #[default]
    Idle,
    /// It is under way, and so far.
    Running(Option<(u64, u64)>),
    /// The user has stopped it.
    Stopped,
}

/// Why the marks on the screen are not those of the newest rules and day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stale {
    /// They are being judged anew.
    Judging,
    /// That has been stopped, or another session does it.
    Waiting,
}
