//! All that is kept of one person: shown, and erased so that no byte of it is left in the files of the roster, while the
//! log's chain still verifies. Copies made before keep what they hold; they are named.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension};

use crate::domain::change::Cause;
use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::fault::access::AccessFault;
use crate::domain::fault::edit::EditFault;
use crate::domain::field::{Field, clean_line};
use crate::domain::id::{OpId, PersonId, Seq};
use crate::domain::person::Person;
use crate::domain::query::{HistoryEntry, HistoryFilter, HistoryOf, RecordAction};
use crate::domain::rights::AdminRole;
use crate::domain::seat::Seat;
use crate::domain::unit::Unit;
use crate::domain::waiver::Waiver;
use crate::store::access::login::{self, By, Session};
use crate::store::access::scope;
use crate::store::apply::person::draw_key;
use crate::store::apply::{Change, Request, answered};
use crate::store::ask::history;
use crate::store::connection::{self, APPLICATION_ID, PATIENCE};
use crate::store::error::{Result, damaged};
use crate::store::log::Entry;
use crate::store::queue::Turn;
use crate::store::tables::log::RecordKind;
use crate::store::tables::{log, person, seat, unit, waiver};
use crate::store::transaction::Keep;
use crate::store::{Drafts, Store};
use crate::vietnamese::fold::fold;
use crate::vietnamese::name::sort_key;

/// What stands for the name of somebody whose data were erased.
const NOBODY: &str = "—";

/// All that is kept of one person.
#[derive(Clone, Debug)]
pub struct Held {
    /// The person.
    pub person: Person,
    /// Whether he was taken out of the roster.
    pub removed: bool,
    /// Remarks about classes that he attended.
    pub remarks: Vec<(Day, String, String)>,
    /// His seats, also those taken out.
    pub seats: Vec<HeldSeat>,
    /// Decisions that name him, also those taken back.
    pub waivers: Vec<Waiver>,
    /// What the log knows of him, the newest first.
    pub history: Vec<HistoryEntry>,
    /// How many drafts are about him.
    pub drafts: u64,
}

/// A seat of his.
#[derive(Clone, Debug)]
pub struct HeldSeat {
    /// The seat.
    pub seat: Seat,
    /// Where.
    pub unit: Unit,
    /// Whether it was taken out.
    pub removed: bool,
}

/// What erasing did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erased {
    /// The entry of the log that tells of it.
    pub seq: Option<Seq>,
    /// Whether no old byte is left in the files; otherwise another session kept them busy, and it is to be done again.
    pub wiped: bool,
    /// Other rosters in the folder, which still hold him if they are copies made before.
    pub copies: Vec<PathBuf>,
}

impl Store {
    /// Whom a key means; also somebody who was taken out.
    ///
    /// # Errors
    /// A store fault.
    pub fn anybody_by_key(&self, key: &str) -> std::result::Result<Option<PersonId>, Fault> {
        let sql = "SELECT id FROM person WHERE key = ?1 ORDER BY deleted, id DESC LIMIT 1";
        Ok(self.db.query_row(sql, [key], |row| row.get(0)).optional()?)
    }

    /// All that is kept of a person, for an administrator of a unit where he belongs.
    ///
    /// # Errors
    /// [`AccessFault::Role`], [`EditFault::OutsideScope`], [`EditFault::Gone`], or a store fault.
    pub fn held_of(&mut self, id: PersonId) -> std::result::Result<Held, Fault> {
        let key = self.key();
        let moment = self.db.unchecked_transaction()?;
        let rights = login::rights_to_read(&moment, key)?;
        if !rights.may(AdminRole::Administrator) {
            return Err(AccessFault::Role.into());
        }
        let sees = |id| Ok::<bool, Fault>(scope::homes(&moment, id)?.iter().any(|path| rights.sees(path)));
        if !(rights.sees(&crate::domain::unit::UnitPath::default()) || sees(id)?) {
            return Err(EditFault::OutsideScope.into());
        }
        let (person, removed) = person::by_id(&moment, id)?.ok_or(EditFault::Gone)?;
        let whole = (HistoryOf::Person(id), &HistoryFilter::default());
        Ok(Held {
            remarks: remarks(&moment, id)?,
            seats: seats(&moment, id)?,
            waivers: waivers(&moment, id)?,
            history: history::page(&moment, whole, 0, usize::MAX)?.entries,
            drafts: Drafts::about(&self.path, id)?,
            person,
            removed,
        })
    }

    /// Erases what is kept of a person: his values in the rows, in the log, in drafts and in the index of names. He and
    /// his seats leave the roster; that it was done, by whom and why stays in the log. It cannot be taken back.
    ///
    /// # Errors
    /// [`AccessFault::Role`], [`EditFault::OutsideScope`], [`EditFault::Gone`]; [`EditFault::Required`] without a
    /// reason; a store fault. If the data are out of the roster and only the wiping failed, that is said by `wiped`.
    pub fn erase_person(
        &mut self,
        session: &Session,
        id: PersonId,
        reason: &str,
        (op, at): (OpId, i64),
    ) -> std::result::Result<Erased, Fault> {
        let reason = clean_line(reason)?;
        if reason.is_empty() {
            return Err(EditFault::Required { field: Field::Note }.into());
        }
        let seq = self.write(By::Session(session, at), Some(op), |writing| {
            if let Some(answer) = answered(writing.db, op)? {
                return Ok(Keep::No(answer.seq));
            }
            if !writing.rights.may(AdminRole::Administrator) {
                return Err(AccessFault::Role.into());
            }
            let request = Request { session, op, cause: Cause::Erase, at, undoes: None };
            let mut change = Change::begin(writing, &request)?;
            change.erase(id, &reason)?;
            Ok(Keep::Yes(change.log.seq()))
        })?;
        Drafts::erase(&self.path, id)?;
        Ok(Erased { seq, wiped: self.wipe().unwrap_or(false), copies: copies(&self.path) })
    }

    /// Leaves no old byte in the file: the index of names is merged, every page written anew, the write-ahead log
    /// emptied. Returns whether that could be done while others are at work.
    fn wipe(&self) -> Result<bool> {
        let _turn = Turn::wait(&self.path, PATIENCE)?;
        let db = connection::open_new(&self.path)?;
        db.execute_batch(
            "PRAGMA secure_delete = ON; INSERT INTO person_search (person_search) VALUES ('optimize'); VACUUM;",
        )?;
        let busy: i64 = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        Ok(busy == 0)
    }
}

impl Change<'_, '_> {
    fn erase(&mut self, id: PersonId, reason: &str) -> Result<()> {
        let db = self.writing.db;
        let (known, removed) = person::by_id(db, id)?.ok_or(EditFault::Gone)?;
        self.may_edit_person(id)?;
        let all = seats(db, id)?;
        all.iter().try_for_each(|held| self.may_edit_unit(held.unit.id))?;
        waivers(db, id)?.iter().try_for_each(|waiver| self.may_edit_unit(waiver.unit))?;
        let last = log::head(db)?.map_or(0, |(seq, _)| seq.0);
        for held in all.into_iter().filter(|held| !held.removed) {
            self.hide_seat(held.seat, RecordAction::Deleted)?;
        }
        if !removed {
            self.hide_person(known, RecordAction::Deleted)?;
        }
        let key = draw_key(db, self.log.operation().op, || self.next_key())?;
        blank_rows(db, id, &key)?;
        blank_log(db, id, last)?;
        let (now, _) =
            person::by_id(db, id)?.ok_or_else(|| damaged(format!("person {}: no such row", id.0)))?;
        let entry = Entry {
            kind: RecordKind::Person,
            records: (id.0, id.0),
            action: RecordAction::Erased,
            version: now.version,
            person: Some(id),
            unit: None,
            fields: &[(Field::Note, String::new(), reason.to_owned())],
        };
        self.log.append(db, &entry)
    }
}

fn blank_rows(db: &Connection, id: PersonId, key: &str) -> Result<()> {
    db.prepare_cached(
        "UPDATE person SET key = ?2, full_name = ?3, fold = ?4, sort_key = ?5, sex = NULL, birth_date = NULL, \
         service_start = NULL, qualification = '', phone = '', email = '', retirement_date = NULL WHERE id = ?1",
    )?
    .execute((id, key, NOBODY, fold(NOBODY), sort_key(NOBODY)))?;
    db.prepare_cached("DELETE FROM training WHERE person = ?1")?.execute([id])?;
    // Where and as what he served stays, without him: old reports go on counting the seat.
    db.prepare_cached(
        "UPDATE seat SET decision_no = '', decision_date = NULL, decision_expiry = NULL, note = '' WHERE person = ?1",
    )?
    .execute([id])?;
    db.prepare_cached("UPDATE waiver SET reason = '', decision_no = '' WHERE person = ?1")?.execute([id])?;
    Ok(())
}

/// Blanks the values of every entry about him alone, with their salts. What files brought has no values in the log.
fn blank_log(db: &Connection, id: PersonId, last: i64) -> Result<()> {
    db.prepare_cached(
        "UPDATE log_value SET fields = '', salt = x'' WHERE seq IN (SELECT seq FROM log WHERE person = ?1 AND seq <= ?2)",
    )?
    .execute((id, last))?;
    Ok(())
}

fn remarks(db: &Connection, id: PersonId) -> Result<Vec<(Day, String, String)>> {
    let sql = "SELECT day, topic, note FROM training WHERE person = ?1 AND note <> '' ORDER BY day, topic";
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn seats(db: &Connection, id: PersonId) -> Result<Vec<HeldSeat>> {
    let sql = format!(
        "SELECT {}, seat.deleted, {} FROM seat JOIN unit ON unit.id = seat.unit WHERE seat.person = ?1 ORDER BY seat.id",
        seat::COLUMNS,
        unit::COLUMNS
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([id], |row| {
        Ok(HeldSeat {
            seat: seat::read(row, 0)?,
            removed: row.get(seat::WIDTH)?,
            unit: unit::read(row, seat::WIDTH + 1)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn waivers(db: &Connection, id: PersonId) -> Result<Vec<Waiver>> {
    let sql = format!("SELECT {} FROM waiver WHERE person = ?1 ORDER BY id", waiver::COLUMNS);
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([id], |row| waiver::read(row, 0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Other rosters in the folder, by the mark in their first bytes. The roster itself is never opened so: closing it
/// would drop the locks on it.
fn copies(roster: &Path) -> Vec<PathBuf> {
    let Some(entries) = roster.parent().and_then(|folder| fs::read_dir(folder).ok()) else {
        return Vec::new();
    };
    let others = entries.filter_map(std::result::Result::ok).map(|entry| entry.path());
    let mut found: Vec<PathBuf> = others.filter(|path| path != roster && is_roster(path)).collect();
    found.sort();
    found
}

fn is_roster(path: &Path) -> bool {
    let mut head = [0; 72];
    let is_file = path.symlink_metadata().is_ok_and(|known| known.is_file());
    let read = is_file && File::open(path).and_then(|mut file| file.read_exact(&mut head)).is_ok();
    read && head.starts_with(b"SQLite format 3\0") && head.ends_with(&APPLICATION_ID.to_be_bytes())
}
