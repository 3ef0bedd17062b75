//! Accounts (tài khoản) of an office server and the keys that open them.

use crate::domain::day::Day;
use crate::domain::id::{UnitId, Version};
use crate::domain::rights::AdminRole;
use crate::domain::unit::UnitPath;

/// An account as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Version of the record.
    pub version: Version,
    /// The name that the log keeps; no other account ever gets it.
    pub name: String,
    /// Its role.
    pub role: AdminRole,
    /// The top of the subtree that it may edit.
    pub edit: AccountUnit,
    /// The top of the subtree whose personal fields it sees.
    pub view: AccountUnit,
    /// Whether it may no longer log in.
    pub revoked: bool,
    /// Its keys, the oldest first.
    pub keys: Vec<AccountKey>,
}

/// A unit as an account names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountUnit {
    /// The unit.
    pub id: UnitId,
    /// Its code.
    pub code: String,
    /// Its name as it is shown.
    pub name: String,
    /// Its place in the tree.
    pub path: UnitPath,
    /// Its last day. Rights do not go over to what it becomes: a larger unit would be opened to who cared for a part.
    pub until: Option<Day>,
}

/// The number of a key: `session --key N`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyId(pub i64);

/// A key of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountKey {
    /// Its number.
    pub id: KeyId,
    /// The key itself.
    pub key: PublicKey,
    /// The last day on which it opens.
    pub expires: Option<Day>,
    /// Whether it no longer opens.
    pub revoked: bool,
}

/// A public key as OpenSSH writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    /// Its type, as `ssh-ed25519`.
    pub kind: String,
    /// The key in base64, as it stands in `authorized_keys`.
    pub base64: String,
    /// `SHA256:` and base64 without padding, as `ssh-keygen -l` prints it.
    pub fingerprint: String,
}

/// One step at the accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountStep {
    /// A new account.
    Add {
        /// Its name.
        name: String,
        /// Its role.
        role: AdminRole,
        /// The top of what it may edit.
        edit: UnitId,
        /// The top of what it sees.
        view: UnitId,
    },
    /// Other rights for an account.
    Set {
        /// Its name.
        name: String,
        /// The version that was seen.
        expect: Version,
        /// What becomes of it.
        to: AccountRights,
    },
    /// One more key for an account.
    AddKey {
        /// Its name.
        name: String,
        /// The key.
        key: PublicKey,
        /// The last day on which it opens.
        expires: Option<Day>,
    },
    /// One more key for an account, as the text of a `.pub` file.
    ReadKey {
        /// Its name.
        name: String,
        /// The text.
        text: String,
        /// The last day on which it opens.
        expires: Option<Day>,
    },
    /// Another last day for a key.
    ExpireKey {
        /// Which.
        fingerprint: String,
        /// The last day on which it opens.
        expires: Option<Day>,
    },
    /// A key that no longer opens.
    RevokeKey {
        /// Which.
        fingerprint: String,
    },
}

/// The rights of an account as they are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountRights {
    /// The role.
    pub role: AdminRole,
    /// The top of what it may edit.
    pub edit: UnitId,
    /// The top of what it sees.
    pub view: UnitId,
    /// Whether it may no longer log in.
    pub revoked: bool,
}

/// What a log entry about an account or a key may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountField {
    /// The role.
    Role,
    /// The code of the unit at the top of what it may edit.
    Under,
    /// The code of the unit at the top of what it sees.
    View,
    /// `yes` or nothing.
    Revoked,
    /// The fingerprint of a key.
    Key,
    /// The last day of a key.
    Expires,
}

impl AccountField {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Role, Self::Under, Self::View, Self::Revoked, Self::Key, Self::Expires];

    /// The word that the log keeps.
    pub fn word(self) -> &'static str {
        match self {
            Self::Role => "account_role",
            Self::Under => "account_under",
            Self::View => "account_view",
            Self::Revoked => "account_revoked",
            Self::Key => "account_key",
            Self::Expires => "account_expires",
        }
    }

    /// The field of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.word() == word)
    }
}

/// A field of an account with what it was and is.
pub type AccountFieldChange = (AccountField, String, String);
