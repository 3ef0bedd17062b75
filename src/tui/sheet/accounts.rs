//! The accounts below one's own, each with its keys.

use crate::domain::account::{Account, AccountKey, KeyId};
use crate::domain::day::Day;
use crate::domain::outline::RowKey;
use crate::domain::query::Question;
use crate::domain::rights::Rights;
use crate::tui::effect::{Effect, Part, SheetId, Wanted};
use crate::tui::sheet::list::List;

/// A row.
#[derive(Clone, Copy, Debug)]
pub enum Row<'a> {
    /// An account.
    Account(&'a Account),
    /// A key of the account above it.
    Key(&'a Account, &'a AccountKey),
}

impl<'a> Row<'a> {
    /// The account, or that of the key.
    pub fn account(&self) -> &'a Account {
        match self {
            Self::Account(account) | Self::Key(account, _) => account,
        }
    }

    /// The key, if it is one.
    pub fn key(&self) -> Option<&'a AccountKey> {
        match self {
            Self::Account(_) => None,
            Self::Key(_, key) => Some(key),
        }
    }

    /// What it is, whatever stands before it.
    fn own(&self) -> (String, Option<KeyId>) {
        (self.account().name.clone(), self.key().map(|key| key.id))
    }
}

/// The sheet of accounts.
#[derive(Clone, Debug)]
pub struct Accounts {
    /// Its identity.
    pub id: SheetId,
    /// The accounts; `None`: not read yet.
    pub found: Option<Vec<Account>>,
    /// The cursor, over accounts and keys.
    pub list: List,
}

impl Accounts {
    /// Nothing read yet.
    pub fn new(id: SheetId) -> Self {
        Self { id, found: None, list: List::default() }
    }

    /// Asks for the accounts.
    pub fn ask(&self) -> Effect {
        Effect::Ask(Wanted::Rows(self.id, Part::All), Box::new(Question::Accounts))
    }

    /// Takes the accounts; the cursor stays on its row.
    pub fn take(&mut self, found: Vec<Account>, page: usize) {
        let own = self.chosen().map(|row| row.own());
        self.list.len = found.iter().map(|account| 1 + account.keys.len()).sum();
        self.found = Some(found);
        let at = own.and_then(|own| self.rows().position(|row| row.own() == own));
        self.list.at = at.unwrap_or(self.list.at).min(self.list.len.saturating_sub(1));
        self.list.settle(page);
    }

    /// Accounts and keys, each account before its keys.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.found.iter().flatten().flat_map(|account| {
            let keys = account.keys.iter().map(move |key| Row::Key(account, key));
            std::iter::once(Row::Account(account)).chain(keys)
        })
    }

    /// A row by its place.
    pub fn row(&self, at: usize) -> Option<Row<'_>> {
        self.rows().nth(at)
    }

    /// The row of the cursor.
    pub fn chosen(&self) -> Option<Row<'_>> {
        self.row(self.list.at)
    }

    /// The unit whose subtree the account of the cursor may edit.
    pub fn row_key(&self) -> Option<RowKey> {
        Some(RowKey::unit(self.chosen()?.account().edit.id))
    }
}

/// What an account may do.
pub fn rights(account: &Account) -> Rights {
    Rights { role: account.role, edit: account.edit.path.clone(), view: account.view.path.clone() }
}

/// Whether a key opens on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyState {
    /// It does, up to a last day or without end.
    Opens(Option<Day>),
    /// It has expired.
    Expired(Day),
    /// It was revoked, or its account.
    Revoked,
}

impl KeyState {
    /// Of a key of an account on a day.
    pub fn of(account: &Account, key: &AccountKey, today: Day) -> Self {
        match key.expires {
            _ if key.revoked || account.revoked => Self::Revoked,
            Some(day) if day < today => Self::Expired(day),
            expires => Self::Opens(expires),
        }
    }
}
