//! Faults of the user's own configuration file; the place is in [`super::Place`].

/// What a value should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Text in quotes.
    Text,
    /// A whole number.
    Number,
    /// `true` or `false`.
    Flag,
    /// A list of texts.
    Texts,
    /// A text or a list of texts.
    TextOrTexts,
    /// A table.
    Table,
}

/// Why a key cannot be bound to a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyRule {
    /// K1: a typing aid makes something else of it.
    TypingAid,
    /// K2: it may be the tail of a torn sequence.
    Tail,
    /// K3: it is another key, or terminals keep it for themselves.
    Taken,
    /// K4: a function key or Alt must not be the only way.
    Alone,
    /// K5: Backspace does nothing on a sheet.
    Backspace,
    /// K2: Esc goes one step back and does nothing else.
    Escape,
    /// K6: the same key would answer the question that it asks.
    Confirms,
    /// Printable characters are text in this place.
    Text,
    /// There would be no way to the command.
    Unreachable,
}

/// Why a setting is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsFault {
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
    /// A file of more bytes than any configuration has.
    TooLong {
        /// The most.
        most: u64,
    },
    /// A key that has no meaning here.
    KeyUnknown {
        /// As written.
        key: String,
        /// The nearest known one.
        suggestion: Option<String>,
    },
    /// A value of another type than wanted.
    Type {
        /// What is wanted.
        wanted: Shape,
    },
    /// A number outside its range.
    Range {
        /// The least.
        least: u64,
        /// The most.
        most: u64,
    },
    /// A word that is none of the known ones.
    Word {
        /// As written.
        word: String,
        /// The known ones.
        known: Vec<String>,
    },
    /// No command has this name.
    CommandUnknown {
        /// As written.
        id: String,
        /// The nearest known one.
        suggestion: Option<String>,
    },
    /// No key has this name.
    NoSuchKey {
        /// As written.
        name: String,
        /// The nearest known one.
        suggestion: Option<String>,
    },
    /// The key has another command already.
    KeyTwice {
        /// The key.
        key: String,
        /// The other command.
        other: String,
    },
    /// A key that the command must not have.
    KeyRule {
        /// The key; none for all of the command's keys together.
        key: Option<String>,
        /// The command.
        command: String,
        /// Which rule it breaks.
        rule: KeyRule,
    },
}
