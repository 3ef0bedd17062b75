//! The kinds of rules.

use crate::domain::day::Term;
use crate::domain::finding::Severity;
use crate::domain::profile::condition::Condition;
use crate::domain::profile::select::Selector;
use crate::domain::seat::{Role, Status};
use crate::domain::unit::Level;

/// Whose seat counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Roles.
    pub roles: Vec<Role>,
    /// Statuses.
    pub statuses: Vec<Status>,
}

/// One staffing norm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id, unique in the profile.
    pub id: String,
    /// The place of the rule that its family goes back to (its own without `extends`).
    pub family: usize,
    /// The units it speaks of; `Every` for `unique`.
    pub units: Selector,
    /// Whose seat counts, the profile's counts filled in key by key.
    pub counts: Counts,
    /// Whether the rule itself says something of counts.
    pub own_counts: bool,
    /// Severity of a breach; for `due` that of an unknown date.
    pub severity: Severity,
    /// Legal basis.
    pub basis: Option<String>,
    /// What it asks.
    pub body: RuleBody,
}

/// What a rule asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleBody {
    /// Places, each filled by another person.
    Slots(Slots),
    /// A condition on each counted person.
    Each {
        /// The condition.
        need: Condition,
    },
    /// A share of people, judged at ancestors.
    Share(Share),
    /// One person, one counted seat.
    Unique {
        /// Inside one unit of this level.
        scope: Level,
    },
    /// A date coming near or passed.
    Due(Due),
    /// An event not too long ago.
    Recent(Recent),
}

/// Places in a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slots {
    /// Fewest people.
    pub min: u32,
    /// Most people.
    pub max: Option<u32>,
    /// Severity of a surplus.
    pub over: Severity,
    /// The places, the most wanted first.
    pub slots: Vec<Slot>,
    /// What somebody should meet.
    pub prefer: Vec<Prefer>,
    /// How a shortage gets graver.
    pub escalate: Vec<Escalation>,
}

/// A place that one distinct person must fill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Its id, unique in the rule.
    pub id: String,
    /// What to call it.
    pub text: String,
    /// Who can fill it.
    pub need: Condition,
}

/// A condition that one counted person should meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prefer {
    /// The condition.
    pub need: Condition,
    /// Severity if nobody does.
    pub severity: Severity,
}

/// From `since` + `after` on, a shortage has this severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Escalation {
    /// How long after the beginning.
    pub after: Term,
    /// The severity from then on.
    pub severity: Severity,
}

/// A share of people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Levels of the units at which it is judged. The people are those in `Rule::units`.
    pub at: Vec<Level>,
    /// Who passes.
    pub need: Condition,
    /// 1–100.
    pub min_percent: u8,
    /// In groups smaller than the number the severity is this one.
    pub small: Option<(u32, Severity)>,
}

/// Of what a `due` or `recent` rule speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Each counted person.
    Person,
    /// The unit.
    Unit,
    /// An open shortcoming of an inspection.
    Shortcoming,
}

/// A date that a `due` rule watches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueDate {
    /// Retirement by Decree 135/2020, or the manual override.
    Retirement,
    /// End of the term of the decision.
    DecisionExpiry,
    /// Day of the decision.
    DecisionDate,
    /// First day of the seat.
    SeatFrom,
    /// Last day of the seat.
    SeatTo,
    /// Deadline of a shortcoming.
    Deadline,
}

/// A date coming near or passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Of what.
    pub subject: Subject,
    /// The date.
    pub date: DueDate,
    /// Whether a date that cannot be told gives nothing.
    pub optional: bool,
    /// The steps; never empty.
    pub steps: Vec<Step>,
}

/// One step of a `due` rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// When it is reached.
    pub when: When,
    /// Its severity.
    pub severity: Severity,
}

/// When a step is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// From the date less the term on.
    Before(Term),
    /// From the day after the date plus the term on.
    After(Term),
}

/// An event that must not be too long ago.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recent {
    /// Of what.
    pub subject: Subject,
    /// Which events.
    pub event: EventKind,
    /// Topics that count, in the form in which titles are compared; empty = every topic.
    pub topics: Vec<String>,
    /// The same as the file writes them.
    pub spoken: Vec<String>,
    /// How long it holds.
    pub window: Window,
}

/// A kind of dated event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// A training class.
    Training,
    /// A visit of an inspection.
    Inspection,
}

/// How long an event holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// Until the end of the next calendar year.
    CalendarYear {
        /// Month and day from which a missing event of this year is warned of.
        warn_from: Option<(i8, i8)>,
        /// Appointed less than this before the end of a year: that year is excused.
        newcomer: Option<Term>,
    },
    /// While day ≤ event + term.
    Rolling(Term),
}
