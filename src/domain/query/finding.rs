//! Findings as they are listed.

use crate::domain::day::Day;
use crate::domain::finding::Finding;
use crate::domain::id::SeatId;
use crate::domain::unit::Unit;

/// A part of a list of findings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FindingsPage {
    /// The findings.
    pub rows: Vec<FindingRow>,
    /// How many there are in all.
    pub total: usize,
}

/// A finding with the names that a line needs.
#[derive(Clone, Debug, PartialEq)]
pub struct FindingRow {
    /// The finding.
    pub finding: Finding,
    /// Its unit.
    pub unit: Unit,
    /// The key and the name of its person.
    pub person: Option<(String, String)>,
    /// His seat in that unit on the day.
    pub seat: Option<SeatId>,
    /// What its words need beyond it.
    pub particulars: Particulars,
}

/// What the words of a finding need beyond it, where that is known; without it they are more general.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Particulars {
    /// The day on which it stands.
    pub on: Option<Day>,
    /// `due`: the date that comes near or is passed.
    pub date: Option<Day>,
    /// `recent`: the newest class or visit that counts.
    pub last: Option<Day>,
    /// `unique`: the names of the units of the seats.
    pub units: Vec<String>,
}
