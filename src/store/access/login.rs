//! Sessions: who is at work. They are made here and nowhere else.

use rusqlite::{Connection, OptionalExtension};

use crate::domain::account::{KeyId, PublicKey};
use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::fault::access::AccessFault;
use crate::domain::moment;
use crate::domain::rights::Rights;
use crate::store::Store;
use crate::store::error::Result;

/// Who works at a roster, as the log names him. What he may do is not kept here: it is read anew each time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    name: String,
    key: Option<KeyId>,
}

impl Session {
    /// That of whoever owns the file: the only one on a machine of one's own, and root's on a server. It has the whole
    /// tree.
    pub fn owner(name: &str) -> Self {
        Self { name: name.to_owned(), key: None }
    }

    /// The name that the log keeps.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The key by which he came; `None` for the owner.
    pub fn key(&self) -> Option<KeyId> {
        self.key
    }
}

/// On whose behalf a transaction writes.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) enum By<'a> {
    /// Nobody's: what the passing of days changes is judged.
    Judge,
    /// A session's, at a moment.
    Session(&'a Session, i64),
}

/// How somebody comes to a roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Login {
    /// As the owner of the file, under this name.
    Owner(String),
    /// By the key of an account.
    Key(KeyId),
}

impl Store {
    /// Whom it serves; `None`: the owner of the file.
    pub fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    /// The key of that session.
    pub(in crate::store) fn key(&self) -> Option<KeyId> {
        self.session.as_ref().and_then(Session::key)
    }

    /// Lets somebody in.
    ///
    /// # Errors
    /// As [`Store::log_in`]; an owner is never refused.
    pub fn enter(&mut self, login: &Login, today: Day) -> std::result::Result<Session, Fault> {
        match login {
            Login::Owner(name) => Ok(Session::owner(name)),
            Login::Key(key) => self.log_in(*key, today),
        }
    }

    /// The number and the last day of a public key, if it opens an account today.
    ///
    /// # Errors
    /// A store fault.
    pub fn opening_key(
        &self,
        key: &PublicKey,
        today: Day,
    ) -> std::result::Result<Option<(KeyId, Option<Day>)>, Fault> {
        let mut statement = self.db.prepare_cached("SELECT id FROM login_key WHERE base64 = ?1")?;
        let found: Option<KeyId> = statement.query_row([&key.base64], |row| row.get(0)).optional()?;
        let Some(id) = found else { return Ok(None) };
        let open = held(&self.db, id)?.filter(|held| held.check(today).is_ok());
        Ok(open.map(|held| (id, held.expires)))
    }

    /// Lets the holder of a key in. From then on this store answers what he may see and writes for him alone.
    ///
    /// # Errors
    /// [`AccessFault::KeyUnknown`], [`AccessFault::Revoked`], [`AccessFault::Expired`], or a store fault.
    pub fn log_in(&mut self, key: KeyId, today: Day) -> std::result::Result<Session, Fault> {
        let held = held(&self.db, key)?.ok_or(AccessFault::KeyUnknown)?;
        held.check(today)?;
        let session = Session { name: held.name, key: Some(key) };
        self.session = Some(session.clone());
        Ok(session)
    }
}

/// A key with the account that it opens.
struct Held {
    name: String,
    revoked: bool,
    expires: Option<Day>,
    rights: Rights,
}

impl Held {
    fn check(&self, today: Day) -> Result<()> {
        match self.expires {
            _ if self.revoked => Err(AccessFault::Revoked.into()),
            Some(day) if day < today => Err(AccessFault::Expired { day }.into()),
            _ => Ok(()),
        }
    }
}

fn held(db: &Connection, key: KeyId) -> Result<Option<Held>> {
    let mut statement = db.prepare_cached(
        "SELECT account.name, account.revoked OR login_key.revoked, login_key.expires, account.role, own.path, \
            seen.path FROM login_key JOIN account ON account.id = login_key.account \
         JOIN unit AS own ON own.id = account.edit JOIN unit AS seen ON seen.id = account.view \
         WHERE login_key.id = ?1",
    )?;
    let found = statement.query_row([key], |row| {
        Ok(Held {
            name: row.get(0)?,
            revoked: row.get(1)?,
            expires: row.get(2)?,
            rights: Rights { role: row.get(3)?, edit: row.get(4)?, view: row.get(5)? },
        })
    });
    Ok(found.optional()?)
}

/// What a session may write at this moment.
///
/// # Errors
/// As [`Store::log_in`].
pub(in crate::store) fn rights_to_write(db: &Connection, session: &Session, at: i64) -> Result<Rights> {
    let Some(key) = session.key else { return Ok(Rights::everything()) };
    let held = held(db, key)?.ok_or(AccessFault::KeyUnknown)?;
    held.check(moment::day(at))?;
    Ok(held.rights)
}

/// What the holder of a key may see now; nothing personal if it no longer opens.
pub(in crate::store) fn rights_to_read(db: &Connection, key: Option<KeyId>) -> Result<Rights> {
    let Some(key) = key else { return Ok(Rights::everything()) };
    let open = held(db, key)?.filter(|held| !held.revoked);
    Ok(open.map_or_else(Rights::nothing, |held| held.rights))
}
