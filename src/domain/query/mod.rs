//! Questions to the roster and their answers. The screen asks through these and never sees the database.

mod finding;
mod history;

use std::sync::Arc;

use crate::domain::account::Account;
use crate::domain::cure::Cures;
use crate::domain::day::{Day, Period};
use crate::domain::facts::UnitFacts;
use crate::domain::field::Field;
use crate::domain::finding::{Finding, FindingKey, Judgement, RollUp, RuleIx, Tally};
use crate::domain::id::{PersonId, SeatId, Seq, UnitId};
use crate::domain::inspection::Inspected;
use crate::domain::norms::NormsPage;
use crate::domain::outline::{OutlinePage, RowKey, Shape};
use crate::domain::paste::{Matched, Named};
use crate::domain::patch::Patch;
use crate::domain::person::Person;
use crate::domain::profile::Profile;
use crate::domain::report::{CheckedRow, Forecast, Stats};
use crate::domain::rights::Rights;
use crate::domain::roster::{Anchor, Group, RosterPage, RosterRow, View};
use crate::domain::seat::Seat;
use crate::domain::unit::Unit;
use crate::domain::waiver::{Waiver, WaiversPage};

pub use crate::domain::query::finding::{FindingRow, FindingsPage, Particulars};
pub use crate::domain::query::history::{
    Changes, HistoryEntry, HistoryFilter, HistoryOf, HistoryPage, RecordAction, RecordKind, SetOf,
};

/// A question to the roster, answered as of its judged day.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// What the title line says.
    Overview,
    /// Rows of the outline around one row.
    Outline {
        /// What is open.
        shape: Shape,
        /// The row in the middle; a row that is gone means its unit.
        anchor: RowKey,
        /// At most so many rows before it.
        before: usize,
        /// At most so many rows after it.
        after: usize,
    },
    /// The last row of the outline.
    OutlineEnd {
        /// What is open.
        shape: Shape,
    },
    /// All that is needed to judge edits of these people and seats in memory.
    Dossier {
        /// The units that an edit begins with.
        units: Vec<UnitId>,
        /// People whose other units are touched too.
        people: Vec<PersonId>,
    },
    /// The next (or previous) finding in tree order after a row, notes aside (× ▲ ?).
    NextFinding {
        /// From which row.
        from: RowKey,
        /// Onwards or back.
        forward: bool,
    },
    /// Findings of a subtree in the order of `check`.
    Findings {
        /// Its top.
        under: UnitId,
        /// How many to pass over.
        skip: usize,
        /// At most so many.
        limit: usize,
    },
    /// The findings of one rule in the whole roster, in tree order.
    FindingsOf {
        /// Its id.
        rule: String,
        /// How many to pass over.
        skip: usize,
        /// At most so many.
        limit: usize,
    },
    /// The rule profiles, and how the norms of an edition stand; `None`: of the one by which is judged.
    Norms {
        /// The edition.
        edition: Option<i64>,
    },
    /// One finding, with what is told of it only when it is asked for.
    Finding(FindingKey),
    /// What can be done about a finding.
    Cures {
        /// Which.
        key: FindingKey,
        /// What is tried already and not stored.
        tried: Patch,
    },
    /// What time alone will change in the coming months.
    Forecast {
        /// Below which unit.
        under: UnitId,
        /// In how many months.
        months: u16,
    },
    /// The figures of the report.
    Stats {
        /// Below which unit.
        under: UnitId,
    },
    /// The waivers, by unit in tree order, then in entry order.
    Waivers {
        /// How many to pass over.
        skip: usize,
        /// At most so many.
        limit: usize,
    },
    /// Units and officers whose name (or code) has words beginning with those typed.
    Find {
        /// As typed.
        text: String,
        /// Near to this unit comes first.
        near: Option<UnitId>,
        /// Only units.
        units_only: bool,
        /// At most so many.
        limit: usize,
        /// The day on which units live and seats are held; `None` = the judged one.
        day: Option<Day>,
    },
    /// All of one person.
    Record {
        /// Whom.
        person: PersonId,
    },
    /// What changed, the newest first.
    History {
        /// Of what.
        of: HistoryOf,
        /// Which of them.
        only: HistoryFilter,
        /// How many to pass over.
        skip: usize,
        /// At most so many.
        limit: usize,
    },
    /// The entries of one change set, the newest first; at most twenty of them.
    ChangeSet(SetOf),
    /// What others (and we) did after an entry of the log.
    ChangesSince(Seq),
    /// The unit's place: its ancestors, from the root.
    Line(UnitId),
    /// Values that stand in the roster and begin so, the most used first.
    Completions {
        /// Of which field.
        field: Field,
        /// Begins with (without marks).
        prefix: String,
        /// At most so many.
        limit: usize,
    },
    /// The accounts that whoever asks may see: those below his own, and his own.
    Accounts,
    /// Rows of the flat roster around one row.
    Roster {
        /// Which officers, in which order.
        view: View,
        /// The row in the middle.
        anchor: Anchor,
        /// At most so many rows before it.
        before: usize,
        /// At most so many rows after it.
        after: usize,
    },
    /// How many officers the view shows.
    RosterCount(View),
    /// The rows of a view, in tree order.
    RosterRows {
        /// Which officers.
        view: View,
        /// At most so many.
        limit: usize,
    },
    /// Officers by their seats, in tree order; those that are gone are left out.
    Officers(Vec<SeatId>),
    /// What the roster knows of pasted rows.
    Matches {
        /// What each row names.
        rows: Vec<Named>,
        /// The unit of rows that name none; units near to it are meant first.
        near: UnitId,
    },
    /// The values of a column with the number of officers who have each, the most frequent first.
    RosterGroups {
        /// Of which officers.
        view: View,
        /// The column.
        by: Field,
        /// At most so many.
        limit: usize,
    },
}

/// An answer; each question has its own.
#[derive(Clone, Debug)]
pub enum Answer {
    /// To [`Question::Overview`].
    Overview(Box<Overview>),
    /// To [`Question::Outline`] and [`Question::OutlineEnd`].
    Outline(OutlinePage),
    /// To [`Question::Dossier`].
    Dossier(Box<Dossier>),
    /// To [`Question::NextFinding`]: the row and the units to open for it.
    NextFinding(Option<Target>),
    /// To [`Question::Findings`] and [`Question::FindingsOf`].
    Findings(FindingsPage),
    /// To [`Question::Norms`].
    Norms(Box<NormsPage>),
    /// To [`Question::Finding`]; `None` if it does not stand any more.
    Finding(Option<Box<CheckedRow>>),
    /// To [`Question::Cures`]; `None` if it does not stand any more.
    Cures(Option<Box<Cures>>),
    /// To [`Question::Forecast`].
    Forecast(Box<Forecast>),
    /// To [`Question::Stats`].
    Stats(Box<Stats>),
    /// To [`Question::Waivers`].
    Waivers(WaiversPage),
    /// To [`Question::Find`].
    Hits(Hits),
    /// To [`Question::Record`]; `None` if there is no such person.
    Record(Option<Box<Record>>),
    /// To [`Question::History`] and [`Question::ChangeSet`].
    History(HistoryPage),
    /// To [`Question::ChangesSince`].
    Changes(Changes),
    /// To [`Question::Line`]; empty if there is no such unit.
    Line(Vec<Unit>),
    /// To [`Question::Completions`].
    Completions(Vec<String>),
    /// To [`Question::Accounts`].
    Accounts(Vec<Account>),
    /// To [`Question::Roster`].
    Roster(Box<RosterPage>),
    /// To [`Question::RosterCount`].
    RosterCount(usize),
    /// To [`Question::RosterRows`]: the rows, and whether there are more.
    RosterRows(Vec<RowKey>, bool),
    /// To [`Question::Officers`].
    Officers(Vec<RosterRow>),
    /// To [`Question::Matches`], one for each row.
    Matches(Vec<Matched>),
    /// To [`Question::RosterGroups`].
    RosterGroups(Vec<Group>),
}

/// What the title line says, and what all judging needs.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The root of the tree on the judged day.
    pub root: Unit,
    /// Its numbers.
    pub total: RollUp,
    /// The day on which the stored findings are true.
    pub judged: Day,
    /// Whether what is stored is that of former rules, or of a former judge: everybody is to be judged anew.
    pub judging: bool,
    /// The profile in force on that day; `None`: no rules, no findings.
    pub profile: Option<Arc<Profile>>,
    /// Whether the day is the roster's own (the demo).
    pub fixed_day: bool,
    /// Whether it can be written.
    pub access: Access,
    /// The newest entry of the log.
    pub seq: Seq,
    /// What whoever asks may do now.
    pub rights: Rights,
    /// The unit whose subtree he may edit; `None` = everything.
    pub own: Option<Unit>,
    /// Whether the roster holds an inspection.
    pub inspected: Inspected,
}

/// Whether a roster can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// It can.
    Write,
    /// It can only be read: the file, its folder or a newer judge does not allow more.
    ReadOnly,
}

/// A row to go to.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The row.
    pub key: RowKey,
    /// The units above it (and its own, for an officer), from the root: to be opened.
    pub line: Vec<UnitId>,
}

/// Units with all that judging an edit needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Dossier {
    /// The day.
    pub day: Day,
    /// The touched units.
    pub units: Vec<DossierUnit>,
    /// Every unit above them and they themselves, from the root down, each once.
    pub line: Vec<Ancestor>,
}

/// A touched unit.
#[derive(Clone, Debug, PartialEq)]
pub struct DossierUnit {
    /// The unit.
    pub unit: Unit,
    /// Its people with all their seats in it, in entry order.
    pub people: Vec<(Person, Vec<Seat>)>,
    /// What the judge sees of it.
    pub facts: UnitFacts,
    /// What is stored of it.
    pub stored: Judgement,
}

/// A unit at which numbers and shares are kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Ancestor {
    /// The unit.
    pub unit: Unit,
    /// Numbers of its whole subtree, its own share findings included.
    pub total: RollUp,
    /// The share tallies at it.
    pub tallies: Vec<(RuleIx, Tally)>,
    /// The waivers that hold there, in entry order.
    pub waivers: Vec<Waiver>,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hits {
    /// Best first.
    pub hits: Vec<Hit>,
    /// Whether there are more.
    pub more: bool,
}

/// A unit or an officer that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The row to go to.
    pub target: Target,
    /// Its name.
    pub name: String,
    /// The units above, from the root, joined by ` / `.
    pub trail: String,
    /// The code of the unit or the key of the officer.
    pub code: String,
    /// Numbers, for a unit.
    pub total: Option<RollUp>,
    /// The life of the unit.
    pub life: Period,
}

/// All of one person.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The person.
    pub person: Person,
    /// His seats, the newest first, each with its unit.
    pub seats: Vec<(Seat, Unit)>,
    /// Findings about him, wherever.
    pub findings: Vec<Finding>,
}
