//! Faults of rule files; the place is in [`super::Place`]: line, column and span.

use crate::domain::day::Day;
use crate::domain::fault::edit::EditFault;
use crate::domain::fault::waiver::WaiverFault;

/// What a word of a rule file should name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noun {
    /// A position class of `[class]`.
    Class,
    /// A condition of `[who]`.
    Condition,
    /// A unit kind of `[unit_kind]`.
    UnitKind,
    /// A kind of the units file: `so`, `huyen`, …
    UnitWord,
    /// A level.
    Level,
    /// A severity.
    Severity,
    /// A qualification of `[scale]`.
    Qualification,
    /// A column of the officers file.
    Field,
    /// A rule of this file.
    Rule,
    /// A kind of rule.
    RuleKind,
    /// A date that `due` can watch.
    DueDate,
    /// A kind of event.
    Event,
    /// A period of `recent`.
    Period,
    /// A subject of `due` or `recent`.
    Subject,
    /// What `unique` is of.
    UniqueOf,
    /// A role.
    Role,
    /// A status.
    Status,
    /// What absent data mean.
    Missing,
    /// A kind of waiver.
    WaiverKind,
    /// What a waiver must bear.
    WaiverColumn,
    /// A unit of an example.
    Unit,
    /// A person of an example.
    Officer,
    /// A state of a finding.
    State,
    /// A side of a rule.
    Facet,
}

impl Noun {
    /// Whether the file itself declares such words.
    pub fn is_declared(self) -> bool {
        matches!(self, Self::Class | Self::Condition | Self::UnitKind | Self::Qualification | Self::Rule)
    }
}

/// What a value should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Text in quotes.
    Text,
    /// A whole number.
    Number,
    /// `true` or `false`.
    Flag,
    /// A day without quotes.
    Date,
    /// A list in brackets.
    List,
    /// A text, or a list of texts.
    TextOrList,
    /// A table in braces.
    Table,
    /// A condition: a name in quotes or a table.
    Condition,
    /// Rules, each under `[[rule]]`.
    Rules,
    /// Examples, each under `[[example]]`.
    Examples,
}

/// What has grown over its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Bytes of the file.
    Bytes,
    /// Brackets inside brackets, or conditions inside conditions.
    Nesting,
    /// Rules.
    Rules,
    /// Atoms of one condition, its names written out.
    Condition,
    /// Conditions and list entries of all rules, names and `extends` written out.
    Size,
}

/// Why a rule file is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleFileFault {
    /// The day from which on the rules shall hold lies outside their validity.
    Begins {
        /// The day.
        day: Day,
    },
    /// A value that no roster would store.
    Value(Box<EditFault>),
    /// A waiver that the rules do not allow.
    Waiver(Box<WaiverFault>),
    /// The file cannot be read.
    Unreadable {
        /// The system's words.
        cause: String,
    },
    /// It is no TOML.
    Syntax {
        /// The reader's words (English).
        cause: String,
    },
    /// A bracket or quote that is never closed.
    Unclosed {
        /// Which: `[`, `{`, `"` or `'`.
        sign: char,
    },
    /// A key that has no meaning here.
    KeyUnknown {
        /// As written.
        key: String,
        /// The nearest known one.
        suggestion: Option<String>,
    },
    /// A key that must be there is not.
    KeyMissing {
        /// Its name.
        key: String,
    },
    /// A value of another type than wanted.
    Type {
        /// What is wanted.
        wanted: Shape,
    },
    /// A word that is not declared or not known.
    WordUnknown {
        /// What it should name.
        what: Noun,
        /// As written.
        word: String,
        /// The nearest known one.
        suggestion: Option<String>,
    },
    /// A number outside its range.
    Range {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
    },
    /// A name or id that stands twice.
    Twice {
        /// The name.
        name: String,
    },
    /// A list, table or text that must not be empty.
    Empty,
    /// A control, bidi or other invisible character.
    Character {
        /// Its code point.
        code: u32,
    },
    /// A condition with no atom or with several.
    NotOneAtom,
    /// Names that lead back to themselves.
    Cycle {
        /// The names on the way round.
        names: Vec<String>,
    },
    /// `extends` names a rule of another kind.
    OtherKind {
        /// The base.
        base: String,
    },
    /// A term that is none: `30d`, `6m`, `2y`.
    Term {
        /// As written.
        text: String,
    },
    /// A month and day that are none: `10-01`.
    MonthDay {
        /// As written.
        text: String,
    },
    /// `max` below `min`.
    MaxBelowMin,
    /// An id with a `/`, or a slot with the name of a facet.
    BadId {
        /// The id.
        id: String,
    },
    /// Exactly one of `before` and `after` is wanted.
    NotOneWhen,
    /// A kind of event that does not happen to the subject.
    EventSubject {
        /// The event.
        event: String,
        /// The subject that it happens to.
        subject: String,
    },
    /// A share judged only at levels below which none of its units can lie.
    NothingBelow,
    /// Two rules of a family, or two entries of a class, equally specific for one unit.
    Tie {
        /// The two.
        names: [String; 2],
        /// The unit's code.
        unit: String,
    },
    /// The validity overlaps that of another profile of the roster.
    Overlap {
        /// The other.
        profile: String,
    },
    /// Too large, too deep, too many.
    Limit {
        /// What.
        what: Limit,
        /// The most.
        most: usize,
    },
    /// The validity ends before it begins.
    Reversed,
    /// Another scale of severities than the fixed one.
    Scale,
    /// The file's format is of another version.
    Format {
        /// As written.
        found: i64,
    },
}
