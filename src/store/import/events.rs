//! Taking in a file of training classes and inspections.

use std::collections::BTreeMap;

use crate::domain::change::{Cause, EventRow, EventSubject};
use crate::domain::fault::Fault;
use crate::domain::fault::import::ImportFault;
use crate::domain::field::Field;
use crate::domain::id::{InspectionId, OpId, PersonId, Version};
use crate::domain::inspection::Inspection;
use crate::domain::person::Training;
use crate::store::Store;
use crate::store::access::login::Session;
use crate::store::apply::{Change, Request};
use crate::store::error::Result;
use crate::store::import::{ImportRefused, Taken};
use crate::store::tables::{inspection, person, unit};

impl Store {
    /// Takes in the rows of an events file: all of them, or none and every fault that was found. What stands in the
    /// roster already is passed over.
    ///
    /// # Errors
    /// [`ImportRefused`]; a fault of the roster's own file is then the only one.
    #[expect(clippy::too_many_arguments, reason = "who, by which id, when: as the other ways to write")]
    pub fn import_events(
        &mut self,
        session: &Session,
        op: OpId,
        at: i64,
        rows: &[EventRow],
        dry_run: bool,
    ) -> std::result::Result<Taken, ImportRefused> {
        let request = Request { session, op, cause: Cause::ImportEvents, at, undoes: None };
        self.take_in_rows(&request, dry_run, |change, faults, taken| {
            let mut classes: BTreeMap<PersonId, Vec<&EventRow>> = BTreeMap::new();
            for row in rows {
                let done = match &row.subject {
                    EventSubject::Officer(key) => {
                        officer(change, key).map(|id| classes.entry(id).or_default().push(row))
                    }
                    EventSubject::Unit(code) => {
                        inspected(change, code, row).map(|new| taken.rows += u64::from(new))
                    }
                };
                done.or_else(|fault| faults.add(fault, row.line))?;
            }
            for (id, rows) in classes {
                let line = rows.first().map_or(0, |row| row.line);
                let done = trained(change, id, &rows).map(|new| taken.rows += new);
                done.or_else(|fault| faults.add(fault, line))?;
            }
            Ok(())
        })
    }
}

fn officer(change: &Change<'_, '_>, key: &str) -> Result<PersonId> {
    let unknown = || Fault::from(ImportFault::OfficerUnknown { key: key.to_owned() }).in_field("subject");
    person::by_key(change.writing.db, key)?.ok_or_else(unknown)
}

/// Enters a visit; one that is known already is no news.
fn inspected(change: &mut Change<'_, '_>, code: &str, row: &EventRow) -> Result<bool> {
    let db = change.writing.db;
    let unknown = || Fault::from(ImportFault::UnitUnknown { code: code.to_owned() }).in_field("subject");
    let unit = unit::by_code(db, code, Some(row.day))?.ok_or_else(unknown)?;
    let visit = Inspection {
        id: InspectionId(0),
        version: Version(0),
        unit,
        day: row.day,
        topic: row.topic.clone(),
        note: row.note.clone(),
    };
    if inspection::is_known(db, &visit)? {
        return Ok(false);
    }
    change.add_inspection(&visit).map(|_| true)
}

/// Enters classes that somebody attended; returns how many are news.
fn trained(change: &mut Change<'_, '_>, id: PersonId, rows: &[&EventRow]) -> Result<u64> {
    let old = change.living(id)?;
    change.may_edit_person(id)?;
    let mut new = old.clone();
    for row in rows {
        let class =
            Training { day: row.day, topic: Some(row.topic.clone()).filter(|topic| !topic.is_empty()) };
        if !new.trained.contains(&class) {
            new.trained.push(class);
        }
    }
    let news = new.trained.len() - old.trained.len();
    // As if it had been typed: within the limits of the field, in its order.
    let text = new.get(Field::Trained);
    new.set(Field::Trained, &text).map_err(|fault| Fault::from(fault).in_field("topic"))?;
    change.store_person(&old, new)?;
    for row in rows.iter().filter(|row| !row.note.is_empty()) {
        person::note_class(change.writing.db, id, (row.day, &row.topic), &row.note)?;
    }
    Ok(u64::try_from(news).unwrap_or_default())
}
