//! Taking back any change set of the log, whoever made it: what a history offers.

use rusqlite::{Connection, OptionalExtension};

use crate::domain::change::{Applied, Cause};
use crate::domain::fault::Fault;
use crate::domain::fault::edit::EditFault;
use crate::domain::fault::usage::UsageFault;
use crate::domain::id::{OpId, Seq};
use crate::store::Store;
use crate::store::access::login::{By, Session};
use crate::store::apply::{Change, Request, answered};
use crate::store::error::Result;
use crate::store::tables::log;
use crate::store::transaction::Keep;
use crate::store::undo::reverse;

/// What is to be taken back, and what doing so is.
struct Target {
    operation: i64,
    cause: Cause,
}

impl Store {
    /// Takes back the change set of an entry, as far as the session may edit what it changed; an undo is taken back by
    /// doing again, and what was done again by undoing it. `when` is the new operation and the time. Returns which of
    /// the two it was.
    ///
    /// # Errors
    /// [`UsageFault::ChangeUnknown`]; [`EditFault::TakenBack`]; [`EditFault::Final`]; as [`Store::undo`].
    pub fn revert(
        &mut self,
        session: &Session,
        seq: Seq,
        (op, at): (OpId, i64),
    ) -> std::result::Result<(Cause, Applied), Fault> {
        self.write(By::Session(session, at), Some(op), |writing| {
            let db = writing.db;
            if let Some(answer) = answered(db, op)? {
                return Ok(Keep::No((Cause::Undo, answer)));
            }
            let Target { operation, cause } = target(db, seq)?;
            let mut change =
                Change::begin(writing, &Request { session, op, cause, at, undoes: Some(operation) })?;
            reverse(&mut change, db, operation)?;
            Ok(match change.done_always() {
                Keep::Yes(applied) | Keep::No(applied) => Keep::Yes((cause, applied)),
            })
        })
    }
}

fn target(db: &Connection, seq: Seq) -> Result<Target> {
    let sql = "SELECT operation.id, operation.cause, operation.undoes FROM log \
               JOIN operation ON operation.id = log.operation WHERE log.seq = ?1";
    let found = db.query_row(sql, [seq], |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, Cause>(1)?, row.get::<_, Option<i64>>(2)?))
    });
    let Some((operation, cause, undoes)) = found.optional()? else {
        let newest = log::head(db)?.map_or(0, |(newest, _)| newest.0);
        return Err(UsageFault::ChangeUnknown { seq: seq.0, newest }.into());
    };
    let target = match cause {
        Cause::Init | Cause::Account | Cause::Export | Cause::Erase => return Err(EditFault::Final.into()),
        Cause::Undo => Target { operation, cause: Cause::Redo },
        // What was done again stands again: it is the first doing that goes.
        Cause::Redo => Target { operation: first_of(db, undoes)?.unwrap_or(operation), cause: Cause::Undo },
        _ => Target { operation, cause: Cause::Undo },
    };
    if is_undone(db, &target)? { Err(EditFault::TakenBack.into()) } else { Ok(target) }
}

/// What an undo took back.
fn first_of(db: &Connection, undo: Option<i64>) -> Result<Option<i64>> {
    let mut statement = db.prepare_cached("SELECT undoes FROM operation WHERE id = ?1")?;
    Ok(statement.query_row([undo], |row| row.get(0)).optional()?.flatten())
}

/// An undo is undone by a redo; anything else by an undo that is not itself undone.
fn is_undone(db: &Connection, target: &Target) -> Result<bool> {
    let sql = if target.cause == Cause::Redo {
        "SELECT EXISTS (SELECT 1 FROM operation WHERE undoes = ?1 AND cause = 'redo')"
    } else {
        "SELECT EXISTS (SELECT 1 FROM operation AS undo WHERE undo.undoes = ?1 AND undo.cause = 'undo' \
         AND NOT EXISTS (SELECT 1 FROM operation AS redo WHERE redo.undoes = undo.id))"
    };
    Ok(db.prepare_cached(sql)?.query_row([target.operation], |row| row.get(0))?)
}
