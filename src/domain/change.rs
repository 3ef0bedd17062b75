//! Changes: the one way in which the roster is written, and how it answers.

use crate::domain::account::AccountStep;
use crate::domain::day::{Day, Period};
use crate::domain::fault::Fault;
use crate::domain::field::Field;
use crate::domain::id::{InspectionId, OpId, PersonId, SeatId, Seq, UnitId, Version, WaiverId};
use crate::domain::inspection::Inspection;
use crate::domain::person::Person;
use crate::domain::seat::Seat;
use crate::domain::waiver::{Waiver, WaiverTarget};

/// What is written together or not at all, and undone together.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeSet {
    /// Drawn by whoever asks for it.
    pub op: OpId,
    /// Why.
    pub cause: Cause,
    /// In this order.
    pub steps: Vec<Step>,
}

/// Why a change set was made: what a history says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A value corrected.
    Edit,
    /// An officer added.
    Add,
    /// A seat ended.
    EndSeat,
    /// "Đổi từ ngày": one seat ended, the next opened in the same unit.
    ChangeFrom,
    /// One seat ended, the next opened in another unit.
    Transfer,
    /// A wrong entry taken out.
    Delete,
    /// A file taken in.
    Import,
    /// An earlier change taken back.
    Undo,
    /// An undo taken back.
    Redo,
    /// The roster made.
    Init,
    /// An account or a key made or changed.
    Account,
    /// A finding was excused, or is not any more.
    Waive,
    /// Waivers were taken in from a file.
    ImportWaivers,
    /// Training and inspections were taken in from a file.
    ImportEvents,
    /// People's data taken out of the roster.
    Export,
    /// A rule profile taken over.
    Rules,
    /// What was kept of a person erased.
    Erase,
    /// What another has written at the same time was let stand: the own values went in and out again, so that a
    /// history has both.
    Yield,
    /// Changes that were tried together before they were stored.
    Plan,
}

impl Cause {
    /// All of them.
    pub const ALL: [Self; 19] = [
        Self::Edit,
        Self::Add,
        Self::EndSeat,
        Self::ChangeFrom,
        Self::Transfer,
        Self::Delete,
        Self::Import,
        Self::Undo,
        Self::Redo,
        Self::Init,
        Self::Account,
        Self::Waive,
        Self::ImportWaivers,
        Self::ImportEvents,
        Self::Export,
        Self::Rules,
        Self::Erase,
        Self::Yield,
        Self::Plan,
    ];

    /// The word that the log keeps.
    pub fn word(self) -> &'static str {
        match self {
            Self::Edit => "edit",
            Self::Add => "add",
            Self::EndSeat => "end_seat",
            Self::ChangeFrom => "change_from",
            Self::Transfer => "transfer",
            Self::Delete => "delete",
            Self::Import => "import",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::Init => "init",
            Self::Account => "account",
            Self::Waive => "waive",
            Self::ImportWaivers => "import_waivers",
            Self::ImportEvents => "import_events",
            Self::Export => "export",
            Self::Rules => "rules",
            Self::Erase => "erase",
            Self::Yield => "yield",
            Self::Plan => "plan",
        }
    }

    /// The cause of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.word() == word)
    }
}

/// A person of a change set: known, or made by an earlier step of the same set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonRef {
    /// Known.
    Known(PersonId),
    /// The n-th [`Step::AddPerson`] of the set, from 0.
    New(usize),
}

/// One step of a change set.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// A new person; his id and version are given by the store, and a key if he has none.
    AddPerson(Box<Person>),
    /// A new seat; its id, version and person are given by the store.
    AddSeat {
        /// Whose.
        person: PersonRef,
        /// The seat.
        seat: Box<Seat>,
    },
    /// New values of fields of a person, as canonical text.
    EditPerson {
        /// Whom.
        person: PersonId,
        /// The version that the values were read from.
        expect: Version,
        /// The fields.
        fields: Vec<(Field, String)>,
    },
    /// New values of fields of a seat.
    EditSeat {
        /// Which.
        seat: SeatId,
        /// The version that the values were read from.
        expect: Version,
        /// The fields.
        fields: Vec<(Field, String)>,
    },
    /// A seat that was entered by mistake; the log keeps it. A person left without any seat goes with it.
    DeleteSeat {
        /// Which.
        seat: SeatId,
        /// The version that was seen.
        expect: Version,
    },
    /// A rule profile taken over: its text, and the day from which on it takes the place of earlier editions;
    /// `None` = its own first day.
    TakeRules {
        /// The text of the rule file.
        source: String,
        /// From when on.
        from: Option<Day>,
    },
    /// An account or a key; not undone like other steps, but by another one.
    Account(Box<AccountStep>),
    /// A waiver; its id and version are not looked at.
    AddWaiver(Box<Waiver>),
    /// A waiver that is not to hold any more; the log keeps it.
    RemoveWaiver {
        /// Which.
        waiver: WaiverId,
        /// The version that was seen.
        expect: Version,
    },
    /// A visit of an inspection; its id and version are not looked at.
    AddInspection(Box<Inspection>),
    /// A visit that was entered by mistake; the log keeps it.
    RemoveInspection {
        /// Which.
        inspection: InspectionId,
        /// The version that was seen.
        expect: Version,
    },
}

/// The steps of several changes as those of one: each new person is named by his number among all new ones.
pub fn joined(changes: impl IntoIterator<Item = Vec<Step>>) -> Vec<Step> {
    let mut all = Vec::new();
    let mut people = 0;
    for steps in changes {
        let first = people;
        for step in steps {
            all.push(match step {
                Step::AddPerson(person) => {
                    people += 1;
                    Step::AddPerson(person)
                }
                Step::AddSeat { person: PersonRef::New(nth), seat } => {
                    Step::AddSeat { person: PersonRef::New(first + nth), seat }
                }
                other => other,
            });
        }
    }
    all
}

/// What a stored change set did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// The log's newest entry now.
    pub seq: Option<Seq>,
    /// Units whose people changed.
    pub touched: Vec<UnitId>,
    /// Seats made, in the order of the steps.
    pub seats: Vec<SeatId>,
    /// How many records changed.
    pub records: u64,
}

/// What came of a change set.
pub type Outcome = Result<Applied, Fault>;

/// A row of an officers file, read and checked by itself; its unit is still a code.
#[derive(Clone, Debug, PartialEq)]
pub struct OfficerRow {
    /// The line it begins on, from 1.
    pub line: u64,
    /// The person; an empty key makes a person of his own.
    pub person: Person,
    /// The seat; its unit is not known yet.
    pub seat: Seat,
    /// The unit's code.
    pub unit_code: String,
    /// Which of several units with that code.
    pub unit_from: UnitFrom,
}

/// Which of several units with one code is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnitFrom {
    /// The one that the first day of the seat tells (rules.md 4.5).
    #[default]
    ByDay,
    /// The one without a first day.
    Open,
    /// The one that began on this day.
    Day(Day),
}

/// A row of a units file, read and checked by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitRecord {
    /// The line, from 1.
    pub line: u64,
    /// The code.
    pub code: String,
    /// The parent's code; empty for a root.
    pub parent_code: String,
    /// The level.
    pub level: crate::domain::unit::Level,
    /// The kind.
    pub kind: String,
    /// The name.
    pub name: String,
    /// Its life.
    pub life: Period,
}

/// Which unit became which on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineageRecord {
    /// The line, from 1.
    pub line: u64,
    /// The code of the former unit, as it was on the day before.
    pub from_code: String,
    /// The code of the later unit, as it is from the day on.
    pub to_code: String,
    /// The first day of the later one.
    pub day: Day,
    /// How: `merged`, `split`, `renamed`, …
    pub how: String,
}

/// A row of a waivers file, names not resolved yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaiverRow {
    /// Its line in the file.
    pub line: u64,
    /// Id of the rule.
    pub rule: String,
    /// The code of the unit, as it is meant on the waiver's first day.
    pub unit_code: String,
    /// Whether it holds for everything below the unit, too.
    pub subtree: bool,
    /// For which facet or slot.
    pub target: WaiverTarget,
    /// What it does.
    pub act: WaiverAct,
    /// Number of the decision.
    pub decision_no: String,
    /// Day of the decision.
    pub decision_date: Option<Day>,
    /// Why.
    pub reason: String,
    /// First and last day.
    pub period: Period,
}

/// What a waiver does, people by their key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WaiverAct {
    /// A breach is waived; only that of this person, if one is named.
    Waive(Option<String>),
    /// The person may sit in the slot.
    AcceptPerson(String),
    /// The number replaces `max`.
    ChangeCount(u32),
}

/// A row of an events file, names not resolved yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRow {
    /// Its line in the file.
    pub line: u64,
    /// Who attended a class, or what was inspected.
    pub subject: EventSubject,
    /// When.
    pub day: Day,
    /// Its topic; empty: it counts for every rule.
    pub topic: String,
    /// Free text.
    pub note: String,
}

/// What an event is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventSubject {
    /// A training class of the officer with this key.
    Officer(String),
    /// An inspection of the unit with this code, as it is meant on the day.
    Unit(String),
}
