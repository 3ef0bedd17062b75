//! Faults of the roster's own file.

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
    /// It is uncertain and cannot be settled now whether the change is stored.
    Unsettled,
    /// The file lies where SQLite cannot work safely (network disk).
    UnsafePlace {
        /// What kind of place.
        what: String,
    },
}
