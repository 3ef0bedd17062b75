//! Faults of waivers: what the profile in force does not allow.

use crate::domain::day::Term;

/// Why a waiver is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WaiverFault {
    /// No profile is in force while it is to hold.
    NoProfile,
    /// The profile has no such rule.
    RuleUnknown {
        /// As written.
        rule: String,
    },
    /// The profile says that the rule is never waived.
    Never {
        /// Its id.
        rule: String,
    },
    /// The rule has no such slot, nor is it a facet.
    SlotUnknown {
        /// As written.
        slot: String,
        /// The slots of the rule.
        known: Vec<String>,
    },
    /// The kind speaks of no such facet: `accept_person` of slots, `change_count` of `over`.
    Target {
        /// The kind.
        kind: String,
    },
    /// A slot is nobody's: a person cannot be named with it.
    PersonAtSlot,
    /// Nobody has this key.
    PersonUnknown {
        /// As written.
        key: String,
    },
    /// The profile does not allow the kind.
    KindNotAllowed {
        /// The kind.
        kind: String,
        /// Those that it allows.
        allowed: Vec<String>,
    },
    /// The profile requires what is not given.
    Required {
        /// Name of the column.
        column: String,
    },
    /// The profile sets a longest term, so it needs a first and a last day.
    OpenTerm,
    /// It holds longer than the profile allows.
    TooLong {
        /// The longest term.
        most: Term,
    },
    /// There is no such waiver any more.
    Gone,
}
