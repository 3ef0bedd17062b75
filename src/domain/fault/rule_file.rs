//! Faults of rule files; the place is in [`super::Place`]: line, column and span.

/// Why a rule file is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleFileFault {
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
        /// What is wanted: `string`, `number`, `list`, `table`, `date`, `bool`.
        wanted: &'static str,
    },
    /// A word that is not declared or not known.
    WordUnknown {
        /// What it should name: `class`, `condition`, `unit kind`, `level`, `severity`, `field`, …
        what: &'static str,
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
    /// A list or table that must not be empty.
    Empty,
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
    /// `max` below `min`.
    MaxBelowMin,
    /// An id with a `/`, or a slot with the name of a facet.
    BadId {
        /// The id.
        id: String,
    },
    /// Exactly one of `before` and `after` is wanted.
    NotOneWhen,
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
        /// What: `bytes`, `nesting`, `rules`.
        what: &'static str,
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
