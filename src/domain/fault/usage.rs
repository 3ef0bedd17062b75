//! Faults in the way the program was called.

/// Why a call is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UsageFault {
    /// The command line is off; the parser's own words.
    CommandLine {
        /// Its words, in the user's language where they could be had.
        text: String,
    },
    /// No living unit has the code.
    UnitUnknown {
        /// The code.
        code: String,
    },
    /// No officer has the key.
    OfficerUnknown {
        /// The key.
        key: String,
    },
    /// The log has no such change.
    ChangeUnknown {
        /// The number.
        seq: i64,
        /// The newest one.
        newest: i64,
    },
    /// What cannot be taken back was not confirmed by the key.
    NotConfirmed {
        /// The key.
        key: String,
    },
    /// A word that is none of the known ones.
    Word {
        /// As given.
        text: String,
        /// The known ones.
        known: Vec<String>,
    },
    /// The officer has no seat on the day.
    NoSeat {
        /// The key.
        key: String,
    },
    /// The officer has several seats on the day.
    SeveralSeats {
        /// The key.
        key: String,
        /// The codes of the units.
        units: Vec<String>,
    },
    /// The record has another version than the expected one.
    VersionDiffers {
        /// The one that is stored.
        found: i64,
        /// The one expected.
        expected: i64,
        /// The present values, column and text.
        present: Vec<(String, String)>,
    },
    /// Not started by OpenSSH with the number of a key.
    NoSession,
    /// A client has sent a command that the server does not know.
    RemoteUnknown {
        /// As sent.
        text: String,
        /// The known verbs.
        known: Vec<String>,
    },
    /// A step of the server's set-up failed.
    StepFailed {
        /// The file or the command.
        what: String,
        /// The system's words.
        cause: String,
    },
    /// A name or a path that a configuration cannot hold.
    BadWord {
        /// As given.
        text: String,
    },
    /// The screen needs a terminal.
    NoTerminal,
    /// The terminal is too small.
    TooSmall {
        /// Columns.
        columns: u16,
        /// Rows.
        rows: u16,
    },
    /// No units of this province are known.
    ProvinceUnknown {
        /// The code.
        code: String,
    },
    /// No place for the roster is known: neither an option nor a home folder.
    NoFolder,
}
