//! Examples beside the rules (ví dụ): small rosters with the findings that a rule file must give. Whoever changes a
//! norm sees at once whether it says what he meant.
//!
//! They are read by [`crate::rules::decode::examples`]; here they are judged, in memory, by the same judge as the
//! roster, and what came is held against what was expected.

mod roster;

use std::sync::Arc;

use crate::domain::day::Day;
use crate::domain::finding::{Facet, RuleIx, Severity, State};
use crate::domain::person::{Person, Training};
use crate::domain::profile::Profile;
use crate::domain::query::FindingRow;
use crate::domain::seat::Seat;
use crate::domain::unit::{Unit, UnitPath};
use crate::domain::waiver::Waiver;

/// A small roster on a day and what the rules must say of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// What it shows, in a sentence.
    pub name: String,
    /// The line on which it begins, from 1.
    pub line: u64,
    /// The day.
    pub as_of: Day,
    /// The rules of which it speaks, by their place; empty = all of them.
    pub only: Vec<RuleIx>,
    /// Its units, in tree order; the ids are those of `seats`.
    pub units: Vec<Unit>,
    /// Its people; their ids are their places.
    pub people: Vec<Person>,
    /// Their seats.
    pub seats: Vec<Seat>,
    /// Inspections: the place of the unit and the visit.
    pub inspections: Vec<(usize, Training)>,
    /// What is excused.
    pub waivers: Vec<Waiver>,
    /// All findings that must come.
    pub expected: Vec<Expected>,
}

/// A finding that must come: whose it is, and what is said of it as far as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The line, from 1.
    pub line: u64,
    /// The rule.
    pub rule: RuleIx,
    /// The code of the unit.
    pub unit: String,
    /// Which side of the rule.
    pub facet: Facet,
    /// The key of the person.
    pub person: Option<String>,
    /// Breach, unknown or waived.
    pub state: State,
    /// How grave.
    pub severity: Option<Severity>,
    /// Ids of the slots left empty.
    pub missing: Option<Vec<String>>,
    /// How many are missing, or must pass more.
    pub missing_count: Option<u32>,
    /// Counted people.
    pub count: Option<u32>,
    /// Those who pass.
    pub num: Option<u32>,
    /// Of how many.
    pub den: Option<u32>,
    /// First day of the run.
    pub since: Option<Day>,
}

/// Where what came differs from what was expected.
#[derive(Clone, Debug, PartialEq)]
pub enum Difference {
    /// It was expected and did not come.
    Absent(Expected),
    /// It came and was not expected.
    Unexpected(Box<FindingRow>),
    /// Both, and they say different things.
    Other(Expected, Box<FindingRow>),
}

impl Expected {
    /// Whether the finding is the one that is meant.
    fn means(&self, row: &FindingRow) -> bool {
        let person = row.person.as_ref().map(|(key, _)| key);
        (self.rule, self.facet) == (row.finding.rule, row.finding.facet)
            && self.unit == row.unit.code
            && self.person.as_ref() == person
    }

    /// Whether all that is written of it is so.
    fn holds(&self, row: &FindingRow) -> bool {
        fn is<T: PartialEq>(wanted: Option<&T>, found: Option<&T>) -> bool {
            wanted.is_none_or(|wanted| found == Some(wanted))
        }
        let finding = &row.finding;
        let share = finding.share;
        self.state == finding.state
            && is(self.severity.as_ref(), Some(&finding.severity))
            && is(self.missing.as_ref(), Some(&finding.missing))
            && is(self.missing_count.as_ref(), finding.missing_count.as_ref())
            && is(self.count.as_ref(), finding.count.as_ref())
            && is(self.num.as_ref(), share.map(|share| share.pass).as_ref())
            && is(self.den.as_ref(), share.map(|share| share.den).as_ref())
            && is(self.since.as_ref(), finding.since.as_ref())
    }
}

impl Example {
    /// Judges the roster by the profile and tells every difference, in the order of what was expected, then of what
    /// came; none: the rules say what they should.
    pub fn run(&self, profile: &Arc<Profile>) -> Vec<Difference> {
        let mut came: Vec<FindingRow> = roster::findings(self, profile)
            .into_iter()
            .filter(|row| self.only.is_empty() || self.only.contains(&row.finding.rule))
            .collect();
        let mut differences = Vec::new();
        for expected in &self.expected {
            match came.iter().position(|row| expected.means(row)).map(|at| came.remove(at)) {
                None => differences.push(Difference::Absent(expected.clone())),
                Some(row) if expected.holds(&row) => {}
                Some(row) => differences.push(Difference::Other(expected.clone(), Box::new(row))),
            }
        }
        differences.extend(came.into_iter().map(|row| Difference::Unexpected(Box::new(row))));
        differences
    }

    /// The unit at a place of the tree.
    fn unit_at(&self, path: &UnitPath) -> Option<&Unit> {
        let at = self.units.binary_search_by(|unit| unit.path.cmp(path)).ok()?;
        self.units.get(at)
    }
}
