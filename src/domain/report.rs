//! Whole reports: what `check`, `stats` and `list` say of a roster on a day.

use std::sync::Arc;

use crate::domain::change::UnitFrom;
use crate::domain::day::Day;
use crate::domain::finding::{Facet, Finding, Severity, Span, State, Why};
use crate::domain::person::Person;
use crate::domain::profile::Profile;
use crate::domain::query::FindingRow;
use crate::domain::seat::Seat;
use crate::domain::unit::{Level, Unit};
use crate::domain::waiver::Waiver;

/// The findings of a day.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The profile in force on it; `None`: no rules, no findings.
    pub profile: Option<Arc<Profile>>,
    /// By unit in tree order, rule, facet, key of the person.
    pub findings: Vec<CheckedRow>,
}

/// A finding with what is told of it only when it is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckedRow {
    /// The finding.
    pub row: FindingRow,
    /// Since when it is so, and when time alone will change it.
    pub span: Span,
    /// The waiver that excuses it, and the code of that one's unit.
    pub waiver: Option<(Waiver, String)>,
}

/// What happens to a finding from one day to the next.
#[derive(Clone, Debug, PartialEq)]
pub enum Turned {
    /// It was not there.
    Comes(Finding),
    /// It is not there any more.
    Goes(Finding),
    /// Its state or severity is another: before, after.
    Changes(Finding, Finding),
}

impl Turned {
    /// What has become of two days' findings; `None` if nothing that is told has changed.
    pub fn of(before: Option<Finding>, after: Option<Finding>) -> Option<Self> {
        match (before, after) {
            (None, None) => None,
            (None, Some(after)) => Some(Self::Comes(after)),
            (Some(before), None) => Some(Self::Goes(before)),
            (Some(before), Some(after)) => {
                let same = (before.state, before.severity) == (after.state, after.severity);
                (!same).then_some(Self::Changes(before, after))
            }
        }
    }

    /// Before.
    pub fn before(&self) -> Option<&Finding> {
        match self {
            Self::Comes(_) => None,
            Self::Goes(before) | Self::Changes(before, _) => Some(before),
        }
    }

    /// From then on.
    pub fn after(&self) -> Option<&Finding> {
        match self {
            Self::Goes(_) => None,
            Self::Comes(after) | Self::Changes(_, after) => Some(after),
        }
    }

    /// The finding as it is now, or was last.
    pub fn told(&self) -> &Finding {
        match self {
            Self::Comes(told) | Self::Goes(told) | Self::Changes(_, told) => told,
        }
    }
}

/// The calendar of coming changes.
#[derive(Clone, Debug)]
pub struct Forecast {
    /// The day before the first that is looked at.
    pub from: Day,
    /// The last one.
    pub to: Day,
    /// The profiles in force, each from its first day on.
    pub profiles: Vec<(Day, Arc<Profile>)>,
    /// By day, unit in tree order, rule, facet, key of the person.
    pub changes: Vec<ForecastRow>,
}

impl Forecast {
    /// The profile in force on a day.
    pub fn profile_on(&self, day: Day) -> Option<&Arc<Profile>> {
        self.profiles.iter().rev().find(|(from, _)| *from <= day).map(|(_, profile)| profile)
    }
}

/// A change by time alone: from the day on it is so, on the day before it was not.
#[derive(Clone, Debug, PartialEq)]
pub struct ForecastRow {
    /// The day.
    pub day: Day,
    /// The id of the rule.
    pub rule: String,
    /// Where.
    pub unit: Unit,
    /// The key and the name of the finding's person.
    pub person: Option<(String, String)>,
    /// What happens.
    pub turned: Turned,
    /// Why.
    pub why: Why,
    /// The name of whom that happens to.
    pub happens_to: Option<String>,
}

/// A finding that a changed profile would add, take away or change.
#[derive(Clone, Debug, PartialEq)]
pub struct FindingChange {
    /// The id of the rule.
    pub rule: String,
    /// Where.
    pub unit: Unit,
    /// The key and the name of its person.
    pub person: Option<(String, String)>,
    /// What the profile in force says; its rule is one of that profile.
    pub before: Option<Finding>,
    /// What the changed one says; its rule is one of that.
    pub after: Option<Finding>,
}

/// What the trial of a profile tells as it goes.
#[derive(Clone, Copy, Debug)]
pub enum TrialNews<'a> {
    /// So many units of so many have been judged.
    Judged {
        /// So far.
        done: u64,
        /// Of all.
        units: u64,
    },
    /// A finding that changes; those about shares come after the units below.
    Change(&'a FindingChange),
}

/// What a changed profile would change.
#[derive(Clone, Debug)]
pub struct Tried {
    /// The profile in force on the day.
    pub before: Option<Arc<Profile>>,
    /// Units at which something becomes a breach, notes (`info`) aside.
    pub worse: u64,
    /// Units at which a breach is lifted, and none is new.
    pub better: u64,
    /// Findings that come.
    pub added: u64,
    /// Findings that go.
    pub gone: u64,
    /// Findings of another state, severity or number.
    pub changed: u64,
}

/// Figures of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stats {
    /// The day.
    pub as_of: Day,
    /// The top of what was counted.
    pub top: Unit,
    /// Counted (person, unit) pairs.
    pub total: u32,
    /// The figures of each level that has a unit, from the top.
    pub levels: Vec<LevelStats>,
    /// The same of each district: its own and those of the communes in it.
    pub districts: Vec<PartStats>,
    /// The same of each unit directly below the top, with all below it.
    pub parts: Vec<PartStats>,
}

/// Figures of the units of one level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelStats {
    /// The level.
    pub level: Level,
    /// Counted (person, unit) pairs.
    pub officers: u32,
    /// Places that the rules ask for.
    pub need: u32,
    /// Officers who meet the condition of the level's share.
    pub pass: u32,
    /// Those who do not.
    pub fail: u32,
    /// Those of whom it cannot be told.
    pub unknown: u32,
    /// Percent that must meet it; `None` if no share speaks of the level.
    pub standard: Option<u8>,
    /// Living units.
    pub units: u32,
    /// Units without a shortage, a surplus or a doubt.
    pub units_ok: u32,
    /// Units with too few people or an empty slot, also where that is waived.
    pub units_short: u32,
    /// Units with too many people.
    pub units_over: u32,
    /// Units of which it cannot be told whether they are short.
    pub units_unknown: u32,
    /// The same units as their marks show them.
    pub staffing: Staffing,
}

/// Units by how they are staffed, as the marks show it: notes (`info`) and what is excused are no lack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Staffing {
    /// Those with the people that they need.
    pub ok: u32,
    /// Those with too few, or an empty slot.
    pub short: u32,
    /// Those with too many.
    pub over: u32,
    /// Those of which it cannot be told whether they are short.
    pub unknown: u32,
    /// Those whose lack or surplus is excused.
    pub excused: u32,
}

impl Staffing {
    /// Of one unit with these findings: it counts once, as the gravest of them says.
    pub fn of(findings: &[Finding]) -> Self {
        let any = |state: State, facets: &[Facet]| {
            let counts = |found: &&Finding| found.severity > Severity::Info && facets.contains(&found.facet);
            findings.iter().filter(counts).any(|found| found.state == state)
        };
        let one = Self::default();
        if any(State::Breach, &[Facet::Short]) {
            Self { short: 1, ..one }
        } else if any(State::Unknown, &[Facet::Short]) {
            Self { unknown: 1, ..one }
        } else if any(State::Breach, &[Facet::Over]) {
            Self { over: 1, ..one }
        } else if any(State::Waived, &[Facet::Short, Facet::Over]) {
            Self { excused: 1, ..one }
        } else {
            Self { ok: 1, ..one }
        }
    }

    /// All of them.
    pub fn units(&self) -> u32 {
        self.ok + self.short + self.over + self.unknown + self.excused
    }

    /// These and those.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            ok: self.ok + other.ok,
            short: self.short + other.short,
            over: self.over + other.over,
            unknown: self.unknown + other.unknown,
            excused: self.excused + other.excused,
        }
    }
}

impl LevelStats {
    /// No units yet.
    pub fn of(level: Level, standard: Option<u8>) -> Self {
        Self {
            level,
            officers: 0,
            need: 0,
            pass: 0,
            fail: 0,
            unknown: 0,
            standard,
            units: 0,
            units_ok: 0,
            units_short: 0,
            units_over: 0,
            units_unknown: 0,
            staffing: Staffing::default(),
        }
    }

    /// The share that passes in tenths of a percent, rounded down; `None` of nobody.
    pub fn share_tenths(&self) -> Option<u32> {
        (u64::from(self.pass) * 1_000)
            .checked_div(u64::from(self.officers))
            .and_then(|tenths| u32::try_from(tenths).ok())
    }
}

/// Figures of one part of a subtree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartStats {
    /// The unit at its top.
    pub unit: Unit,
    /// Its levels.
    pub levels: Vec<LevelStats>,
}

/// Which units a list names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhichUnits {
    /// Those alive on the day.
    Alive,
    /// All, past and future ones too.
    Every,
}

/// Which seats a list names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhichSeats {
    /// Those held on the day.
    Held,
    /// All, past and future ones too.
    Every,
}

/// The version of a row: another one as soon as the person or the seat has been changed.
pub fn version(person: &Person, seat: &Seat) -> i64 {
    person.version.0 + seat.version.0
}

/// One seat with its person and its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// The person.
    pub person: Person,
    /// The seat.
    pub seat: Seat,
    /// Its unit.
    pub unit: Unit,
    /// The names of the units from the root down to it, joined by ` / `.
    pub path: Arc<str>,
}

impl Listed {
    /// The version that `list` prints and `set --expect` compares.
    pub fn version(&self) -> i64 {
        version(&self.person, &self.seat)
    }

    /// Which of several units with the code is meant, as the import reads it.
    pub fn unit_from(&self) -> UnitFrom {
        self.unit.life.from.map_or(UnitFrom::Open, UnitFrom::Day)
    }
}

/// One unit with what stands above it.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedUnit {
    /// The unit.
    pub unit: Unit,
    /// The code of the unit above; empty for a root.
    pub parent_code: String,
    /// The names of the units from the root down to it, joined by ` / `.
    pub path: Arc<str>,
}
