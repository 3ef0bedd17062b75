//! Taking back: a new change that writes what was before, where nobody has written anything else since.
//!
//! Undo takes back the own last operation that is not taken back; redo takes back such an undo. Both read the log
//! only, so that they outlive the session. Of an import the records are taken back that nobody has changed since,
//! by ranges; of anything else all of it or nothing.

use rusqlite::{Connection, OptionalExtension};

use crate::domain::change::{Cause, Outcome};
use crate::domain::fault::edit::EditFault;
use crate::domain::field::Field;
use crate::domain::id::{InspectionId, OpId, PersonId, SeatId, Version, WaiverId};
use crate::domain::query::RecordAction;
use crate::store::Store;
use crate::store::access::login::{By, Session};
use crate::store::apply::{Change, Request, answered, seat as seats};
use crate::store::error::{Result, damaged};
use crate::store::tables::log::{self, FieldChanges, RecordKind};
use crate::store::tables::{inspection, person, profile, seat, waiver};
use crate::store::transaction::Keep;

mod ranges;
mod revert;

/// An operation is taken back by an undo that is not itself taken back by a redo.
const LAST_DONE: &str = "SELECT done.id FROM operation AS done \
     WHERE done.actor = ?1 AND (?2 IS NULL OR done.op = ?2) AND (?3 IS NULL OR done.cause = ?3) \
     AND done.cause NOT IN ('undo', 'redo', 'init', 'account', 'export', 'erase', 'yield') AND NOT EXISTS ( \
         SELECT 1 FROM operation AS undo WHERE undo.undoes = done.id AND undo.cause = 'undo' AND NOT EXISTS ( \
             SELECT 1 FROM operation AS redo WHERE redo.undoes = undo.id)) \
     ORDER BY done.id DESC LIMIT 1";

/// What was taken back can be done again until something else has been done.
const LAST_UNDONE: &str = "SELECT undo.id FROM operation AS undo \
     WHERE undo.actor = ?1 AND (?2 IS NULL OR undo.op = ?2) AND ?3 IS NULL AND undo.cause = 'undo' \
         AND NOT EXISTS (SELECT 1 FROM operation AS redo WHERE redo.undoes = undo.id) \
         AND NOT EXISTS (SELECT 1 FROM operation AS later WHERE later.actor = ?1 AND later.id > undo.id \
             AND later.cause NOT IN ('undo', 'redo', 'init', 'account', 'export', 'erase', 'yield')) \
     ORDER BY undo.id DESC LIMIT 1";

/// Which operation of an admin is meant.
#[derive(Clone, Copy, Debug)]
enum Which {
    /// The last one.
    Any,
    /// This one.
    One(OpId),
    /// The last one made for this cause.
    Of(Cause),
}

/// The newest operation of an admin that stands and can be taken back.
pub(in crate::store) fn last_of(db: &Connection, actor: &str) -> Result<Option<i64>> {
    let mut statement = db.prepare_cached(LAST_DONE)?;
    let all: (Option<OpId>, Option<Cause>) = (None, None);
    Ok(statement.query_row((actor, all.0, all.1), |row| row.get(0)).optional()?)
}

impl Store {
    /// Takes back this admin's last operation that is not taken back. `op` names the new operation.
    ///
    /// # Errors
    /// [`EditFault::NothingToUndo`]; [`EditFault::Conflict`] where another has changed it since.
    pub fn undo(&mut self, session: &Session, op: OpId, at: i64) -> Outcome {
        self.take_back(session, (op, at), (Cause::Undo, LAST_DONE, Which::Any))
    }

    /// Takes back this admin's last taking over of rules that is not taken back.
    ///
    /// # Errors
    /// As [`Store::undo`].
    pub fn undo_rules(&mut self, session: &Session, op: OpId, at: i64) -> Outcome {
        self.take_back(session, (op, at), (Cause::Undo, LAST_DONE, Which::Of(Cause::Rules)))
    }

    /// Takes back this one operation of this admin.
    ///
    /// # Errors
    /// As [`Store::undo`].
    pub fn undo_one(&mut self, session: &Session, done: OpId, when: (OpId, i64)) -> Outcome {
        self.take_back(session, when, (Cause::Undo, LAST_DONE, Which::One(done)))
    }

    /// Takes back this one undo of this admin.
    ///
    /// # Errors
    /// As [`Store::undo`].
    pub fn redo_one(&mut self, session: &Session, undo: OpId, when: (OpId, i64)) -> Outcome {
        self.take_back(session, when, (Cause::Redo, LAST_UNDONE, Which::One(undo)))
    }

    /// Takes back this admin's last undo.
    ///
    /// # Errors
    /// As [`Store::undo`].
    pub fn redo(&mut self, session: &Session, op: OpId, at: i64) -> Outcome {
        self.take_back(session, (op, at), (Cause::Redo, LAST_UNDONE, Which::Any))
    }

    fn take_back(&mut self, session: &Session, when: (OpId, i64), what: (Cause, &str, Which)) -> Outcome {
        let ((op, at), (cause, query, which)) = (when, what);
        self.write(By::Session(session, at), Some(op), |writing| {
            if let Some(answer) = answered(writing.db, op)? {
                return Ok(Keep::No(answer));
            }
            let db = writing.db;
            let (one, of) = match which {
                Which::Any => (None, None),
                Which::One(op) => (Some(op), None),
                Which::Of(cause) => (None, Some(cause)),
            };
            let mut statement = db.prepare_cached(query)?;
            let last: Option<i64> =
                statement.query_row((session.name(), one, of), |row| row.get(0)).optional()?;
            let target = last.ok_or(EditFault::NothingToUndo)?;
            let request = Request { session, op, cause, at, undoes: Some(target) };
            let mut change = Change::begin(writing, &request)?;
            reverse(&mut change, db, target)?;
            Ok(change.done_always())
        })
    }
}

/// An entry of the log that is to be reversed.
struct Done {
    seq: i64,
    kind: RecordKind,
    records: (i64, i64),
    action: RecordAction,
    fields: FieldChanges,
}

impl Done {
    fn is_range(&self) -> bool {
        self.records.0 != self.records.1
    }
}

/// Reverses every entry of an operation, the last one first. People come back before their seats and go after
/// them, as the order of the log wants it.
fn reverse(change: &mut Change<'_, '_>, db: &Connection, operation: i64) -> Result<()> {
    let of_import = ranges::is_of_import(db, operation)?;
    let mut statement = db.prepare(
        "SELECT log.seq, record_kind, record, last_record, action, log_value.fields FROM log \
         JOIN log_value ON log_value.seq = log.seq WHERE operation = ?1 ORDER BY log.seq DESC",
    )?;
    let mut rows = statement.query([operation])?;
    while let Some(row) = rows.next()? {
        let done = Done {
            seq: row.get(0)?,
            kind: row.get(1)?,
            records: (row.get(2)?, row.get(3)?),
            action: row.get(4)?,
            fields: log::from_json(&row.get::<_, String>(5)?)?,
        };
        if of_import {
            ranges::reverse(change, db, &done)?;
            continue;
        }
        if done.is_range() {
            return Err(damaged(format!("log entry {}: a range outside an import", done.seq)));
        }
        match done.kind {
            RecordKind::Person => reverse_person(change, db, &done)?,
            RecordKind::Seat => reverse_seat(change, db, &done)?,
            RecordKind::Waiver => reverse_waiver(change, db, &done)?,
            RecordKind::Inspection => reverse_inspection(change, db, &done)?,
            RecordKind::Profile => reverse_rules(change, db, &done)?,
            RecordKind::Unit | RecordKind::Account | RecordKind::Key | RecordKind::Disclosure => {}
        }
    }
    Ok(())
}

/// What reversing an action is.
fn opposite(action: RecordAction) -> RecordAction {
    match action {
        RecordAction::Created | RecordAction::Restored => RecordAction::Deleted,
        RecordAction::Deleted => RecordAction::Restored,
        RecordAction::Changed => RecordAction::Changed,
        // Nothing leads back: such a change set is never reversed.
        RecordAction::Erased => RecordAction::Erased,
    }
}

fn reverse_person(change: &mut Change<'_, '_>, db: &Connection, done: &Done) -> Result<()> {
    let id = PersonId(done.records.0);
    let (known, deleted) =
        person::by_id(db, id)?.ok_or_else(|| damaged(format!("person {}: no such row", id.0)))?;
    change.may_edit_person(id)?;
    if done.action == RecordAction::Changed {
        if deleted {
            return Err(EditFault::Gone.into());
        }
        let mut new = known.clone();
        for (field, before) in restored(db, done, |field| known.get(field))? {
            new.set(field, &before)?;
        }
        return change.store_person(&known, new);
    }
    let action = opposite(done.action);
    nobody_since(db, done)?;
    if deleted == (action == RecordAction::Deleted) {
        return Err(EditFault::Gone.into());
    }
    if action == RecordAction::Deleted && !seat::of_person(db, id)?.is_empty() {
        // Another has given him a further seat.
        let theirs = conflict_by(db, done, true)?;
        return Err(EditFault::Conflict { by: theirs.unwrap_or_default(), theirs: Vec::new() }.into());
    }
    change.hide_person(known, action)
}

fn reverse_seat(change: &mut Change<'_, '_>, db: &Connection, done: &Done) -> Result<()> {
    let id = SeatId(done.records.0);
    let (known, deleted) =
        seat::by_id(db, id)?.ok_or_else(|| damaged(format!("seat {}: no such row", id.0)))?;
    change.may_edit_unit(known.unit)?;
    if done.action == RecordAction::Changed {
        if deleted {
            return Err(EditFault::Gone.into());
        }
        let mut new = known.clone();
        seats::set_all(&mut new, &restored(db, done, |field| known.get(field))?)?;
        return change.store_seat(&known, new);
    }
    let action = opposite(done.action);
    nobody_since(db, done)?;
    if deleted == (action == RecordAction::Deleted) {
        return Err(EditFault::Gone.into());
    }
    change.hide_seat(known, action)
}

fn reverse_waiver(change: &mut Change<'_, '_>, db: &Connection, done: &Done) -> Result<()> {
    let id = WaiverId(done.records.0);
    let (known, deleted) =
        waiver::by_id(db, id)?.ok_or_else(|| damaged(format!("waiver {}: no such row", id.0)))?;
    let action = still_as_done(db, done, deleted)?;
    change.hide_waiver(known, action)
}

fn reverse_inspection(change: &mut Change<'_, '_>, db: &Connection, done: &Done) -> Result<()> {
    let id = InspectionId(done.records.0);
    let (known, deleted) =
        inspection::by_id(db, id)?.ok_or_else(|| damaged(format!("inspection {}: no such row", id.0)))?;
    let action = still_as_done(db, done, deleted)?;
    change.hide_inspection(known, action)
}

/// What reverses the making or the taking out of a record that nobody has touched since.
fn still_as_done(db: &Connection, done: &Done, deleted: bool) -> Result<RecordAction> {
    let action = opposite(done.action);
    nobody_since(db, done)?;
    if deleted == (action == RecordAction::Deleted) { Err(EditFault::Gone.into()) } else { Ok(action) }
}

fn reverse_rules(change: &mut Change<'_, '_>, db: &Connection, done: &Done) -> Result<()> {
    let id = done.records.0;
    let edition = profile::all(db)?.into_iter().find(|edition| edition.id == id);
    let edition = edition.ok_or_else(|| damaged(format!("profile {id}: no such row")))?;
    nobody_since(db, done)?;
    change.set_rules(&edition, opposite(done.action))
}

/// The values to write: each field must still have what the operation wrote.
fn restored(db: &Connection, done: &Done, now: impl Fn(Field) -> String) -> Result<Vec<(Field, String)>> {
    let others: Vec<(Field, String, String)> = done
        .fields
        .iter()
        .map(|(field, _, after)| (*field, after.clone(), now(*field)))
        .filter(|(_, after, now)| after != now)
        .collect();
    if others.is_empty() {
        return Ok(done.fields.iter().map(|(field, before, _)| (*field, before.clone())).collect());
    }
    let by = conflict_by(db, done, false)?.unwrap_or_default();
    Err(EditFault::Conflict { by, theirs: others }.into())
}

/// A record that was made or taken out must not have been changed since by what still stands.
fn nobody_since(db: &Connection, done: &Done) -> Result<()> {
    match conflict_by(db, done, false)? {
        Some(by) => Err(EditFault::Conflict { by, theirs: Vec::new() }.into()),
        None => Ok(()),
    }
}

/// Who last changed the record after an entry, in an operation that still stands: neither an undo or redo, which
/// only restore, nor one that is taken back. With `about`, whatever is about the person counts.
fn conflict_by(db: &Connection, done: &Done, about: bool) -> Result<Option<String>> {
    let which = if about { "log.person = ?2" } else { "log.record_kind = ?1 AND log.record = ?2" };
    let sql = format!(
        "SELECT operation.actor FROM log JOIN operation ON operation.id = log.operation \
         WHERE {which} AND log.seq > ?3 AND ?1 IS NOT NULL AND {} ORDER BY log.seq DESC LIMIT 1",
        ranges::STANDS
    );
    let mut statement = db.prepare_cached(&sql)?;
    let row = (done.kind, done.records.0, done.seq);
    Ok(statement.query_row(row, |row| row.get(0)).optional()?)
}

/// A record's version after one more change.
fn following(version: i64) -> Version {
    Version(version + 1)
}
