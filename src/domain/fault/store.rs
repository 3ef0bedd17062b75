//! Faults of the roster's own file.

use crate::domain::field::Field;

/// Why the roster cannot be opened or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreFault {
    /// There is no such file.
    Missing,
    /// `init` would touch an existing file.
    Exists,
    /// A folder, a device, no plain file.
    NotAFile,
    /// No database, or another program's.
    NotARoster,
    /// Made by an older program, and it cannot be written to bring it up to date.
    Older {
        /// Of the file.
        found: i64,
        /// Of the program.
        known: i64,
    },
    /// Made by a newer program.
    Newer {
        /// Its schema version.
        found: i64,
        /// The newest that this program knows.
        known: i64,
    },
    /// Judged by a newer program: it can be read, not written.
    NewerJudge,
    /// The file or its folder does not allow it.
    ReadOnly,
    /// No permission to read.
    Denied,
    /// The disk is full.
    DiskFull,
    /// Others held it locked too long.
    Locked,
    /// The file is damaged.
    Damaged {
        /// What was found.
        what: String,
    },
    /// Reading or writing failed.
    Io {
        /// The system's words.
        cause: String,
    },
    /// The answer cannot be written to standard output.
    Output {
        /// The system's words.
        cause: String,
    },
    /// A long job was stopped by whoever had asked for it.
    Cancelled,
    /// It cannot be settled now whether the change is stored; handed in again, the same operation is stored once.
    Unsettled,
    /// Another file has been put in the place of the roster that was open.
    Replaced,
    /// Others may write the file or take it away.
    OpenToOthers {
        /// The file or folder.
        what: String,
    },
    /// The SQLite of this program can damage a file that several programs write.
    OldSqlite {
        /// Its version.
        found: String,
    },
    /// The file lies where SQLite cannot work safely (network disk).
    UnsafePlace {
        /// What kind of place.
        what: String,
    },
}

/// What a thorough look at a roster's file may find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The file itself is damaged; SQLite's words.
    File {
        /// Its words.
        what: String,
    },
    /// A row names another one that is not there.
    Reference {
        /// Its table.
        table: String,
        /// Its number, where it has one.
        row: Option<i64>,
    },
    /// What is stored of a unit is not what the judge says.
    Unit {
        /// The unit's code.
        code: String,
        /// The table: `finding`, `judgement`, `contribution`, `tally`, `roll_up`.
        table: &'static str,
    },
    /// Rows about units that do not exist, or of rules that do not.
    Leftover {
        /// The table.
        table: &'static str,
        /// How many too many.
        rows: i64,
    },
    /// An entry of the log was changed, taken out, put in or moved.
    Chain {
        /// The first bad entry.
        seq: i64,
    },
    /// The values of an entry of the log were changed.
    Values {
        /// The entry.
        seq: i64,
    },
    /// A row does not say what the log last wrote into it.
    Row {
        /// Its table: `person`, `seat`.
        table: &'static str,
        /// Its number.
        row: i64,
        /// The field that differs; `None`: whether the record stands in the roster at all.
        field: Option<Field>,
    },
    /// The log has lost its end: the head file knows a newer entry.
    HeadAhead {
        /// The entry that the head file knows.
        head: i64,
        /// The newest of the log.
        log: i64,
    },
    /// The head file knows another entry of this number.
    HeadDiffers {
        /// The number.
        seq: i64,
    },
}
