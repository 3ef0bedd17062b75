//! Faults of files of officers and units.

use crate::domain::field::Field;

/// Why a file, or a row of it, is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportFault {
    /// The file cannot be read.
    Unreadable {
        /// The system's words.
        cause: String,
    },
    /// No header, no row.
    Empty,
    /// A column that must be there is not.
    ColumnMissing {
        /// Its name.
        column: String,
    },
    /// A column that is not known.
    ColumnUnknown {
        /// As written.
        column: String,
        /// The nearest known one.
        suggestion: Option<String>,
    },
    /// A column twice.
    ColumnTwice {
        /// Its name.
        column: String,
    },
    /// More or fewer fields than the header has.
    FieldCount {
        /// In the row.
        found: usize,
        /// In the header.
        expected: usize,
    },
    /// More fields than any file may have.
    TooManyFields {
        /// The most.
        most: usize,
    },
    /// A column that must not be empty.
    Required {
        /// Its name.
        column: String,
    },
    /// Bytes that are no UTF-8.
    NotUtf8,
    /// A quote that is never closed.
    OpenQuote,
    /// A field over 64 kB.
    FieldTooLong,
    /// A record over 1 MB.
    RecordTooLong,
    /// No unit has this code.
    UnitUnknown {
        /// The code.
        code: String,
    },
    /// `unit_from` names no unit of this code.
    UnitFromUnknown {
        /// As written.
        text: String,
    },
    /// Rows of one key differ in a person's field.
    PersonDiffers {
        /// The key.
        key: String,
        /// In what.
        field: Field,
        /// The line that said otherwise; `None` = the roster.
        other_line: Option<u64>,
    },
    /// The same seat stands in the roster or earlier in the file.
    SeatTwice {
        /// The line; `None` = the roster.
        other_line: Option<u64>,
    },
    /// A level or kind that is no known word.
    Word {
        /// As written.
        text: String,
        /// The known ones.
        known: Vec<String>,
    },
    /// Not a whole number.
    Number {
        /// As written.
        text: String,
    },
    /// No officer has this key.
    OfficerUnknown {
        /// The key.
        key: String,
    },
    /// A code whose lives overlap.
    CodeTwice {
        /// The code.
        code: String,
    },
    /// A parent that is no unit of the file.
    ParentUnknown {
        /// Its code.
        code: String,
    },
    /// No unit without a parent.
    NoRoot,
    /// Two roots alive at once.
    TwoRoots {
        /// The second one's code.
        code: String,
    },
    /// More units one above the other than any administration has.
    TooDeep {
        /// The code of the first that is too deep.
        code: String,
        /// The most.
        most: usize,
    },
    /// Units that are each other's ancestors.
    ParentCycle {
        /// One of them.
        code: String,
    },
}
