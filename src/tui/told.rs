//! What the screen has asked beside the rows of its sheets.

use crate::domain::cure::Cures;
use crate::domain::day::Day;
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
