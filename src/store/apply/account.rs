//! Accounts and keys in a change set: an administrator makes and changes only what lies below his own rights.

use rusqlite::{Connection, OptionalExtension};

use crate::domain::account::{
    AccountField, AccountFieldChange, AccountRights, AccountStep, KeyId, PublicKey,
};
use crate::domain::day::Day;
use crate::domain::fault::access::AccessFault;
use crate::domain::fault::edit::EditFault;
use crate::domain::field::clean_line;
use crate::domain::id::{UnitId, Version};
use crate::domain::query::RecordAction;
use crate::domain::rights::Rights;
use crate::store::access::key::read_key;
use crate::store::apply::Change;
use crate::store::error::Result;
use crate::store::log::Entry;
use crate::store::tables::log::{self, RecordKind};
use crate::store::tables::unit;

/// An account as it is stored.
struct Stored {
    id: i64,
    version: Version,
    rights: AccountRights,
}

/// A key as it is stored.
struct StoredKey {
    id: KeyId,
    expires: Option<Day>,
    revoked: bool,
}

/// The longest name: it stands in the title line and in every row of a history.
const LONGEST_NAME: usize = 40;

impl Change<'_, '_> {
    /// Carries out one step at the accounts.
    pub(super) fn account_step(&mut self, step: &AccountStep) -> Result<()> {
        match step {
            AccountStep::Add { name, role, edit, view } => {
                let rights = AccountRights { role: *role, edit: *edit, view: *view, revoked: false };
                self.add_account(name, rights)
            }
            AccountStep::Set { name, expect, to } => self.set_account(name, *expect, *to),
            AccountStep::AddKey { name, key, expires } => self.add_key(name, key, *expires),
            AccountStep::ReadKey { name, text, expires } => self.add_key(name, &read_key(text)?, *expires),
            AccountStep::ExpireKey { fingerprint, expires } => self.expire_key(fingerprint, *expires),
            AccountStep::RevokeKey { fingerprint } => self.revoke_key(fingerprint),
        }
    }

    fn add_account(&mut self, name: &str, rights: AccountRights) -> Result<()> {
        let name = checked_name(name)?;
        let db = self.writing.db;
        if stored(db, &name)?.is_some() {
            return Err(AccessFault::AccountExists { name }.into());
        }
        self.must_be_above(rights)?;
        let id = db
            .prepare_cached(
                "INSERT INTO account (version, name, role, edit, view) VALUES (1, ?1, ?2, ?3, ?4)",
            )?
            .insert((&name, rights.role, rights.edit, rights.view))?;
        let changes = told(db, None, rights)?;
        self.log_account((RecordKind::Account, id), (RecordAction::Created, Version(1)), &changes)
    }

    fn set_account(&mut self, name: &str, expect: Version, to: AccountRights) -> Result<()> {
        let db = self.writing.db;
        let old = known(db, name)?;
        self.must_be_above(old.rights)?;
        self.must_be_above(to)?;
        if old.version != expect {
            return Err(AccessFault::AccountChanged { name: name.to_owned() }.into());
        }
        let changes = told(db, Some(old.rights), to)?;
        if changes.is_empty() {
            return Ok(());
        }
        let version = Version(old.version.0 + 1);
        db.prepare_cached(
            "UPDATE account SET version = ?2, role = ?3, edit = ?4, view = ?5, revoked = ?6 WHERE id = ?1",
        )?
        .execute((old.id, version, to.role, to.edit, to.view, to.revoked))?;
        self.log_account((RecordKind::Account, old.id), (RecordAction::Changed, version), &changes)
    }

    fn add_key(&mut self, name: &str, key: &PublicKey, expires: Option<Day>) -> Result<()> {
        let db = self.writing.db;
        let account = known(db, name)?;
        self.must_be_above(account.rights)?;
        let taken: Option<String> = db
            .prepare_cached(
                "SELECT account.name FROM login_key JOIN account ON account.id = login_key.account \
                 WHERE base64 = ?1",
            )?
            .query_row([&key.base64], |row| row.get(0))
            .optional()?;
        if let Some(name) = taken {
            return Err(AccessFault::KeyTaken { name }.into());
        }
        let id = db
            .prepare_cached(
                "INSERT INTO login_key (account, kind, base64, fingerprint, expires) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .insert((account.id, &key.kind, &key.base64, &key.fingerprint, expires))?;
        let mut changes = vec![(AccountField::Key, String::new(), key.fingerprint.clone())];
        changes.extend(expires.map(|day| (AccountField::Expires, String::new(), day.to_string())));
        self.log_account((RecordKind::Key, id), (RecordAction::Created, Version(1)), &changes)
    }

    fn revoke_key(&mut self, fingerprint: &str) -> Result<()> {
        let known = self.key_below(fingerprint)?;
        if known.revoked {
            return Ok(());
        }
        let db = self.writing.db;
        db.prepare_cached("UPDATE login_key SET revoked = 1 WHERE id = ?1")?.execute([known.id])?;
        let changes = [(AccountField::Key, fingerprint.to_owned(), String::new())];
        self.log_account((RecordKind::Key, known.id.0), (RecordAction::Deleted, Version(2)), &changes)
    }

    fn expire_key(&mut self, fingerprint: &str, expires: Option<Day>) -> Result<()> {
        let known = self.key_below(fingerprint)?;
        if known.expires == expires {
            return Ok(());
        }
        let db = self.writing.db;
        db.prepare_cached("UPDATE login_key SET expires = ?2 WHERE id = ?1")?.execute((known.id, expires))?;
        let text = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let changes = [(AccountField::Expires, text(known.expires), text(expires))];
        self.log_account((RecordKind::Key, known.id.0), (RecordAction::Changed, Version(1)), &changes)
    }

    /// The key of a fingerprint, if its account is below.
    fn key_below(&self, fingerprint: &str) -> Result<StoredKey> {
        let db = self.writing.db;
        let mut statement = db.prepare_cached(
            "SELECT login_key.id, login_key.expires, login_key.revoked, account.name FROM login_key \
             JOIN account ON account.id = login_key.account WHERE login_key.fingerprint = ?1",
        )?;
        let read = |row: &rusqlite::Row<'_>| {
            let key = StoredKey { id: row.get(0)?, expires: row.get(1)?, revoked: row.get(2)? };
            Ok((key, row.get::<_, String>(3)?))
        };
        let found = statement.query_row([fingerprint], read).optional()?;
        let unknown = || AccessFault::NoSuchKey { fingerprint: fingerprint.to_owned() };
        let (key, name) = found.ok_or_else(unknown)?;
        self.must_be_above(known(db, &name)?.rights)?;
        Ok(key)
    }

    /// Nobody gives or takes what is not below his own rights.
    fn must_be_above(&self, given: AccountRights) -> Result<()> {
        let path = |id: UnitId| -> Result<_> {
            unit::path_of(self.writing.db, id)?.ok_or_else(|| EditFault::Gone.into())
        };
        let other = Rights { role: given.role, edit: path(given.edit)?, view: path(given.view)? };
        if self.writing.rights.is_above(&other) { Ok(()) } else { Err(AccessFault::NotBelow.into()) }
    }

    fn log_account(
        &mut self,
        (kind, id): (RecordKind, i64),
        (action, version): (RecordAction, Version),
        changes: &[AccountFieldChange],
    ) -> Result<()> {
        let entry = Entry { kind, records: (id, id), action, version, person: None, unit: None, fields: &[] };
        self.log.append_values(self.writing.db, &entry, &log::account_to_json(changes)?)
    }
}

/// A name that the log, a title line and a word of the command line can carry.
fn checked_name(name: &str) -> Result<String> {
    let bad = || AccessFault::BadName { name: name.to_owned() };
    let clean = clean_line(name).map_err(|_| bad())?;
    let fits = |c: char| c.is_alphanumeric() || ".-_ ".contains(c);
    let starts = clean.starts_with(char::is_alphanumeric);
    if starts && clean.chars().count() <= LONGEST_NAME && clean.chars().all(fits) {
        Ok(clean)
    } else {
        Err(bad().into())
    }
}

fn stored(db: &Connection, name: &str) -> Result<Option<Stored>> {
    let mut statement =
        db.prepare_cached("SELECT id, version, role, edit, view, revoked FROM account WHERE name = ?1")?;
    let found = statement.query_row([name], |row| {
        Ok(Stored {
            id: row.get(0)?,
            version: row.get(1)?,
            rights: AccountRights {
                role: row.get(2)?,
                edit: row.get(3)?,
                view: row.get(4)?,
                revoked: row.get(5)?,
            },
        })
    });
    Ok(found.optional()?)
}

fn known(db: &Connection, name: &str) -> Result<Stored> {
    stored(db, name)?.ok_or_else(|| AccessFault::AccountUnknown { name: name.to_owned() }.into())
}

/// What the log tells of an account's rights: what differs, as words and codes.
fn told(db: &Connection, old: Option<AccountRights>, new: AccountRights) -> Result<Vec<AccountFieldChange>> {
    let code =
        |id: UnitId| -> Result<String> { Ok(unit::by_id(db, id)?.map(|unit| unit.code).unwrap_or_default()) };
    let revoked = |rights: AccountRights| if rights.revoked { "yes".to_owned() } else { String::new() };
    let words = |rights: AccountRights| -> Result<[(AccountField, String); 4]> {
        Ok([
            (AccountField::Role, rights.role.word().to_owned()),
            (AccountField::Under, code(rights.edit)?),
            (AccountField::View, code(rights.view)?),
            (AccountField::Revoked, revoked(rights)),
        ])
    };
    let before = old.map(words).transpose()?;
    let after = words(new)?;
    let was = |at: usize| before.as_ref().and_then(|all| all.get(at)).map(|(_, text)| text.clone());
    let all =
        after.into_iter().enumerate().map(|(at, (field, now))| (field, was(at).unwrap_or_default(), now));
    Ok(all.filter(|(_, before, now)| before != now).collect())
}
