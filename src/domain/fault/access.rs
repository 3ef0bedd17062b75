//! Faults of accounts, keys and rights.

use crate::domain::day::Day;

/// Why somebody is not let in, or may not do something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccessFault {
    /// The roster knows no key of this number.
    KeyUnknown,
    /// The key was revoked, or its account.
    Revoked,
    /// The key has expired.
    Expired {
        /// The last day on which it opened.
        day: Day,
    },
    /// The role does not allow it.
    Role,
    /// An account may only be made, changed or given a key by an administrator above it.
    NotBelow,
    /// No account has the name.
    AccountUnknown {
        /// The name.
        name: String,
    },
    /// The name is taken.
    AccountExists {
        /// The name.
        name: String,
    },
    /// The name cannot be one of an account.
    BadName {
        /// As given.
        name: String,
    },
    /// Another has changed the account since it was read.
    AccountChanged {
        /// The name.
        name: String,
    },
    /// The key belongs to an account already.
    KeyTaken {
        /// The account.
        name: String,
    },
    /// No key has the fingerprint.
    NoSuchKey {
        /// The fingerprint.
        fingerprint: String,
    },
    /// What was given is no public key.
    BadKey {
        /// Why.
        why: KeyFault,
    },
}

/// Why a text is no public key that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// Nothing was given.
    Empty,
    /// A private key was given.
    Private,
    /// More than one line, or options before the key.
    NotOneKey,
    /// A type that is not known or no longer safe.
    Kind,
    /// It is cut off, or not base64.
    Damaged,
}
