//! Findings (phát hiện): rules not met, and the numbers that stand beside units.

use std::fmt;

use crate::domain::day::Day;
use crate::domain::field::Field;
use crate::domain::id::{PersonId, UnitId, WaiverId};
use crate::domain::profile::rule::DueDate;

/// The place of a rule in its profile's file, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleIx(pub u16);

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A task, no breach.
    Info,
    /// To be looked at.
    Notice,
    /// Warning.
    Warning,
    /// Breach.
    Error,
    /// Breach that has lasted too long or weighs most.
    Critical,
}

impl Severity {
    /// All, from the lightest.
    pub const ALL: [Self; 5] = [Self::Info, Self::Notice, Self::Warning, Self::Error, Self::Critical];

    /// The word that files use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Notice => "notice",
            Self::Warning => "warning",
            Self::Error => "error",
            Self::Critical => "critical",
        }
    }

    /// The severity of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.word() == word)
    }
}

/// What is known of the rule at the subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Certainly not met.
    Breach,
    /// Cannot be told from what is known.
    Unknown,
    /// Not met, excused by a decision.
    Waived,
}

impl State {
    /// The word that files use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Breach => "breach",
            Self::Unknown => "unknown",
            Self::Waived => "waived",
        }
    }
}

/// Which side of a rule a finding speaks of; in the order in which findings of one rule are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Some slot cannot be filled, or too few people.
    Short,
    /// Too many people.
    Over,
    /// The n-th `prefer` line, from 1, met by nobody.
    Prefer(u8),
    /// A person who does not meet the condition.
    Need,
    /// A share too small.
    Share,
    /// One person, several seats.
    Unique,
    /// A date reached.
    Due,
    /// An event too long ago.
    Recent,
}

impl Facet {
    /// Reads the words of rules.md 4.4: `short`, `prefer2`, …
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "short" => Self::Short,
            "over" => Self::Over,
            "need" => Self::Need,
            "share" => Self::Share,
            "unique" => Self::Unique,
            "due" => Self::Due,
            "recent" => Self::Recent,
            "prefer" => Self::Prefer(1),
            _ => Self::Prefer(word.strip_prefix("prefer")?.parse().ok().filter(|n| *n >= 2)?),
        })
    }
}

impl fmt::Display for Facet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Short => "short",
            Self::Over => "over",
            Self::Prefer(1) => "prefer",
            Self::Prefer(n) => return write!(f, "prefer{n}"),
            Self::Need => "need",
            Self::Share => "share",
            Self::Unique => "unique",
            Self::Due => "due",
            Self::Recent => "recent",
        })
    }
}

/// Data that would decide an unknown: ask this field of this person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ask {
    /// Of whom.
    pub person: PersonId,
    /// What.
    pub field: Field,
}

/// A rule not met, or not to be judged, at one subject on one day. At most one for each rule, unit, facet and
/// person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule, by its place in the profile in force.
    pub rule: RuleIx,
    /// Where.
    pub unit: UnitId,
    /// Which side of the rule.
    pub facet: Facet,
    /// Whom, for findings about a person.
    pub person: Option<PersonId>,
    /// Breach, unknown or waived.
    pub state: State,
    /// How grave, escalation included.
    pub severity: Severity,
    /// `short`: ids of the slots left empty, in file order.
    pub missing: Vec<String>,
    /// `short`: how many people are missing; `share`: how many more must pass.
    pub missing_count: Option<u32>,
    /// `short`, `over`: counted people.
    pub count: Option<u32>,
    /// `share`: the numbers.
    pub share: Option<Tally>,
    /// First day of the unbroken run of days in this state, where it is kept (`short`).
    pub since: Option<Day>,
    /// For an unknown: the fewest data that would decide it. For a breach of `each`: the
    /// person's empty fields from which it comes.
    pub ask: Vec<Ask>,
    /// The first waiver that excuses it, in the state `Waived`.
    pub waiver: Option<WaiverId>,
}

/// Why something changes by time alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A seat begins.
    SeatBegins,
    /// A seat has ended.
    SeatEnds,
    /// So many full years are reached.
    YearsReached {
        /// Since which date.
        since: Field,
        /// How many.
        years: u8,
    },
    /// A step before or after this date is reached.
    DateComes(DueDate),
    /// A training class or an inspection is too long ago, or begins to count.
    EventAged,
    /// A waiver begins.
    WaiverBegins,
    /// A waiver has ended.
    WaiverEnds,
    /// The unit begins to live.
    UnitBegins,
    /// The unit has ceased to live.
    UnitEnds,
    /// Another profile is in force.
    ProfileChanges,
    /// The people of a share, or what they have reached, change below.
    ShareMoves,
    /// A shortage has lasted so long that it is graver.
    Escalates,
}

/// From when to when a finding stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// First day of the unbroken run up to the asked day on which the finding had this state, waived or not; `None`:
    /// it was so on every earlier day.
    pub since: Option<Day>,
    /// First later day on which it is gone or has another state or severity, by time alone; `None`: on no day of the
    /// next ten years.
    pub changes_on: Option<Day>,
    /// State and severity from that day on; `None`: it is gone then.
    pub becomes: Option<(State, Severity)>,
}

/// By what a finding of one day is the same on another one, and on another screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FindingKey {
    /// The rule, by its place in the profile in force.
    pub rule: RuleIx,
    /// Where.
    pub unit: UnitId,
    /// Which side of the rule.
    pub facet: Facet,
    /// Whom, for findings about a person.
    pub person: Option<PersonId>,
}

impl Finding {
    /// What it is the finding of.
    pub fn key(&self) -> FindingKey {
        FindingKey { rule: self.rule, unit: self.unit, facet: self.facet, person: self.person }
    }
}

/// People counted for a share, each in the unit where he is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All.
    pub den: u32,
    /// Those who pass for certain.
    pub pass: u32,
    /// Those of whom it cannot be told.
    pub unknown: u32,
}

/// What one unit adds to one share rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// The share rule.
    pub rule: RuleIx,
    /// Its people.
    pub tally: Tally,
}

/// Numbers over a subtree: findings by severity (breaches only), unknown, waived; people and places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RollUp {
    /// Breaches by severity, from [`Severity::Info`] up.
    pub breaches: [i64; 5],
    /// Findings that cannot be told.
    pub unknown: i64,
    /// Waived findings.
    pub waived: i64,
    /// Counted (person, unit) pairs.
    pub officers: i64,
    /// Places that the `slots` rules ask for.
    pub need: i64,
}

impl RollUp {
    /// Counts one finding in.
    pub fn count(&mut self, finding: &Finding) {
        self.add_finding(finding.state, finding.severity, 1);
    }

    /// Counts findings of one state and severity in (or out, when `n` is negative).
    pub fn add_finding(&mut self, state: State, severity: Severity, n: i64) {
        match state {
            State::Breach => {
                for (known, place) in Severity::ALL.into_iter().zip(&mut self.breaches) {
                    if known == severity {
                        *place += n;
                    }
                }
            }
            State::Unknown => self.unknown += n,
            State::Waived => self.waived += n,
        }
    }

    /// The sum of both.
    #[must_use]
    pub fn plus(mut self, other: &Self) -> Self {
        for (mine, theirs) in self.breaches.iter_mut().zip(other.breaches) {
            *mine += theirs;
        }
        self.unknown += other.unknown;
        self.waived += other.waived;
        self.officers += other.officers;
        self.need += other.need;
        self
    }

    /// This less the other.
    #[must_use]
    pub fn minus(mut self, other: &Self) -> Self {
        for (mine, theirs) in self.breaches.iter_mut().zip(other.breaches) {
            *mine -= theirs;
        }
        self.unknown -= other.unknown;
        self.waived -= other.waived;
        self.officers -= other.officers;
        self.need -= other.need;
        self
    }

    /// Breaches of this severity.
    pub fn of(&self, severity: Severity) -> i64 {
        Severity::ALL
            .into_iter()
            .zip(self.breaches)
            .filter(|(known, _)| *known == severity)
            .map(|(_, n)| n)
            .sum()
    }

    /// The number beside ×: critical and error.
    pub fn errors(&self) -> i64 {
        self.of(Severity::Critical) + self.of(Severity::Error)
    }

    /// The number beside ▲: warning and notice.
    pub fn warnings(&self) -> i64 {
        self.of(Severity::Warning) + self.of(Severity::Notice)
    }
}

/// What the judge says of one unit on one day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judgement {
    /// Findings whose subject is the unit or a person in it, by rule, facet, person.
    pub findings: Vec<Finding>,
    /// What it adds to the shares.
    pub contributions: Vec<Contribution>,
    /// People counted by the profile's `counts`.
    pub officers: u32,
    /// Sum of `count.min` of the `slots` rules without own `counts` that apply.
    pub need: u32,
    /// The next day after the judged one on which time alone may change any of it; `None`: never.
    pub due_on: Option<Day>,
}

impl Judgement {
    /// What the unit itself adds to the numbers of its ancestors and its own.
    pub fn own_roll_up(&self) -> RollUp {
        let mut sum = RollUp { officers: self.officers.into(), need: self.need.into(), ..RollUp::default() };
        self.findings.iter().for_each(|finding| sum.count(finding));
        sum
    }
}
