//! People's data that left the roster: the log tells who took them out, and of which unit.

use crate::domain::change::Cause;
use crate::domain::fault::Fault;
use crate::domain::id::{OpId, UnitId, Version};
use crate::domain::query::RecordAction;
use crate::store::Store;
use crate::store::access::login::{By, Session};
use crate::store::log::{Entry, Log, Operation};
use crate::store::tables::log::RecordKind;
use crate::store::transaction::Keep;

impl Store {
    /// Writes into the log that a session takes out the people of a unit, or of everything. Any role may.
    ///
    /// # Errors
    /// As writing: what must be told and cannot is not taken out.
    pub fn disclosed(
        &mut self,
        session: &Session,
        (op, at): (OpId, i64),
        unit: Option<UnitId>,
    ) -> Result<(), Fault> {
        self.write(By::Session(session, at), Some(op), |writing| {
            let operation = Operation {
                id: 0,
                op,
                at,
                actor: session.name().to_owned(),
                cause: Cause::Export,
                undoes: None,
                key: session.key(),
            };
            let record = unit.map_or(0, |unit| unit.0);
            let entry = Entry {
                kind: RecordKind::Disclosure,
                records: (record, record),
                action: RecordAction::Changed,
                version: Version(0),
                person: None,
                unit,
                fields: &[],
            };
            Log::begin(writing.db, operation)?.append(writing.db, &entry)?;
            Ok(Keep::Yes(()))
        })
    }
}
