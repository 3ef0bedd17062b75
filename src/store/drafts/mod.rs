//! Drafts: what is typed and not saved, in a file of their own beside the roster.
//!
//! A letter is kept before it is shown, and keeping it does not wait for the disk: `kill -9` loses nothing, a power cut
//! what was typed since the last [`Drafts::sync`].

mod process;
#[cfg(test)]
mod tests;

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Row, TransactionBehavior};

use crate::domain::fault::Fault;
use crate::domain::fault::store::StoreFault;
use crate::domain::field::Field;
use crate::domain::id::{DraftId, PersonId, UnitId};
use crate::domain::kept::{KeptDraft, KeptValue, KeptWork, LeftDraft};
use crate::store::error::{Result, damaged, of_io};
use crate::store::queue::beside;
use crate::store::tables::log;

/// How the file is called, after the roster's name.
const ENDING: &str = ".drafts";
/// How long another session's letter is waited for.
const PATIENCE: Duration = Duration::from_secs(2);
/// The newest form of the file that this program knows.
const VERSION: i64 = 1;

/// The drafts of one admin in one session.
pub struct Drafts {
    db: Connection,
    admin: String,
    process: String,
}

impl Drafts {
    /// Opens the drafts beside a roster; they are made if there are none.
    ///
    /// # Errors
    /// A [`StoreFault`].
    pub fn open(roster: &Path, admin: &str) -> std::result::Result<Self, Fault> {
        let roster = roster.canonicalize().map_err(|error| of_io(&error))?;
        let path = beside(&roster, ENDING);
        // Made here for its mode. One that is there is opened by SQLite alone: closing it would drop its locks.
        match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
                return Err(of_io(&error).into());
            }
            made => drop(made),
        }
        // SQLite would go where a link leads.
        if path.symlink_metadata().is_ok_and(|found| found.is_symlink()) {
            return Err(StoreFault::UnsafePlace { what: "symbolic link".to_owned() }.into());
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut db = Connection::open_with_flags(&path, flags)?;
        db.busy_timeout(PATIENCE)?;
        // The log is moved into the file by `sync`, never by a letter.
        db.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 0; \
             PRAGMA journal_size_limit = 1048576; PRAGMA secure_delete = ON;",
        )?;
        make(&mut db)?;
        Ok(Self { db, admin: admin.to_owned(), process: process::own() })
    }

    /// How many drafts beside a roster are about a person.
    ///
    /// # Errors
    /// A [`StoreFault`].
    pub(in crate::store) fn about(roster: &Path, person: PersonId) -> Result<u64> {
        if !Self::exist(roster) {
            return Ok(0);
        }
        let drafts = Self::open(roster, "")?;
        let sql = "SELECT count(*) FROM draft WHERE person = ?1";
        let count: i64 = drafts.db.query_row(sql, [person], |row| row.get(0))?;
        Ok(u64::try_from(count).unwrap_or_default())
    }

    /// Forgets every draft about a person, without leaving a byte of it.
    ///
    /// # Errors
    /// A [`StoreFault`].
    pub(in crate::store) fn erase(roster: &Path, person: PersonId) -> Result<()> {
        if !Self::exist(roster) {
            return Ok(());
        }
        let drafts = Self::open(roster, "")?;
        drafts.db.execute("DELETE FROM draft WHERE person = ?1", [person])?;
        drafts.db.execute_batch("VACUUM")?;
        drafts.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }

    /// Whether there may be drafts beside a roster.
    pub fn exist(roster: &Path) -> bool {
        roster.canonicalize().is_ok_and(|roster| beside(&roster, ENDING).exists())
    }

    /// Keeps a draft as it is now, over what was kept of it before.
    ///
    /// # Errors
    /// A [`StoreFault`]; what was kept before is still there.
    pub fn keep(&mut self, draft: &KeptDraft, at: i64) -> std::result::Result<(), Fault> {
        let values = draft.values.iter();
        let fields: Vec<_> =
            values.map(|value| (value.field, value.base.clone(), value.typed.clone())).collect();
        let (work, destination) = work_word(draft.work);
        let mut statement = self.db.prepare_cached(
            "INSERT INTO draft VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16) \
             ON CONFLICT (id) DO UPDATE SET process = excluded.process, person_version = excluded.person_version, \
                 seat_version = excluded.seat_version, name = excluded.name, fields = excluded.fields, \
                 open = excluded.open, text = excluded.text, others = excluded.others, at = excluded.at",
        )?;
        statement.execute(rusqlite::params![
            draft.id.0,
            self.admin,
            self.process,
            work,
            draft.unit,
            destination,
            draft.person.map(|(id, _)| id),
            draft.person.map(|(_, version)| version),
            draft.seat.map(|(id, _)| id),
            draft.seat.map(|(_, version)| version),
            draft.name,
            log::to_json(&fields)?,
            draft.open.column(),
            draft.text,
            i64::try_from(draft.others).unwrap_or(i64::MAX),
            at,
        ])?;
        Ok(())
    }

    /// Forgets a draft: it is saved, or was dropped.
    ///
    /// # Errors
    /// A [`StoreFault`].
    pub fn forget(&mut self, id: DraftId) -> std::result::Result<(), Fault> {
        self.db.prepare_cached("DELETE FROM draft WHERE id = ?1")?.execute([id.0])?;
        Ok(())
    }

    /// What this admin's ended sessions have left, the oldest first. From now on it belongs to this session: nobody else
    /// is offered it while this one runs.
    ///
    /// # Errors
    /// A [`StoreFault`].
    pub fn claim(&mut self) -> std::result::Result<Vec<LeftDraft>, Fault> {
        let change = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut left = Vec::new();
        {
            let mut statement = change.prepare("SELECT * FROM draft WHERE admin = ?1 ORDER BY at, id")?;
            let mut rows = statement.query([&self.admin])?;
            while let Some(row) = rows.next()? {
                if !process::is_alive(&row.get::<_, String>("process")?) {
                    left.push(read(row)?);
                }
            }
        }
        for LeftDraft { draft, .. } in &left {
            change.execute("UPDATE draft SET process = ?2 WHERE id = ?1", (draft.id.0, &self.process))?;
        }
        change.commit()?;
        Ok(left)
    }

    /// Brings everything kept so far onto the disk.
    ///
    /// # Errors
    /// A [`StoreFault`].
    pub fn sync(&self) -> std::result::Result<(), Fault> {
        self.db.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
        Ok(())
    }
}

fn make(db: &mut Connection) -> Result<()> {
    let version = |db: &Connection| db.query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0));
    match version(db)? {
        VERSION => return Ok(()),
        found if found > VERSION => return Err(StoreFault::Newer { found, known: VERSION }.into()),
        _ => {}
    }
    let change = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another session may have made it while this one waited.
    if version(&change)? < VERSION {
        change.execute_batch(include_str!("schema.sql"))?;
    }
    Ok(change.commit()?)
}

fn work_word(work: KeptWork) -> (&'static str, Option<UnitId>) {
    match work {
        KeptWork::Correct => ("correct", None),
        KeptWork::Add => ("add", None),
        KeptWork::EndSeat => ("end-seat", None),
        KeptWork::ChangeFrom => ("change-from", None),
        KeptWork::Transfer(unit) => ("transfer", Some(unit)),
    }
}

fn read(row: &Row<'_>) -> Result<LeftDraft> {
    let work = match (row.get::<_, String>("work")?.as_str(), row.get("destination")?) {
        ("correct", _) => KeptWork::Correct,
        ("add", _) => KeptWork::Add,
        ("end-seat", _) => KeptWork::EndSeat,
        ("change-from", _) => KeptWork::ChangeFrom,
        ("transfer", Some(unit)) => KeptWork::Transfer(unit),
        (other, _) => return Err(damaged(format!("draft of unknown work {other}"))),
    };
    let open: String = row.get("open")?;
    let fields = log::from_json(&row.get::<_, String>("fields")?)?;
    let (person, seat): (Option<_>, Option<_>) = (row.get("person")?, row.get("seat")?);
    let draft = KeptDraft {
        id: DraftId(row.get("id")?),
        work,
        unit: row.get("unit")?,
        person: person.zip(row.get("person_version")?),
        seat: seat.zip(row.get("seat_version")?),
        name: row.get("name")?,
        values: fields.into_iter().map(|(field, base, typed)| KeptValue { field, base, typed }).collect(),
        open: Field::from_column(&open).ok_or_else(|| damaged(format!("draft of unknown field {open}")))?,
        text: row.get("text")?,
        others: usize::try_from(row.get::<_, i64>("others")?).unwrap_or(0),
    };
    Ok(LeftDraft { draft, at: row.get("at")? })
}
