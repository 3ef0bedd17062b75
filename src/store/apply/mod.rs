//! Change sets: the rows change, the log grows, what was touched is judged, in one transaction or not at all.

mod account;
pub(in crate::store) mod conflict;
pub(in crate::store) mod inspection;
pub(in crate::store) mod person;
mod rules;
pub(in crate::store) mod seat;
pub(in crate::store) mod waiver;

use rusqlite::{Connection, OptionalExtension};

use crate::domain::change::{Applied, Cause, ChangeSet, Outcome, PersonRef, Step};
use crate::domain::fault::access::AccessFault;
use crate::domain::fault::edit::EditFault;
use crate::domain::fault::{Fault, FaultKind};
use crate::domain::id::{OpId, PersonId, SeatId, UnitId};
use crate::domain::person::Person;
use crate::domain::query::RecordAction;
use crate::domain::rights::AdminRole;
use crate::domain::seat::Seat;
use crate::domain::unit::UnitPath;
use crate::store::Store;
use crate::store::access::login::{By, Session};
use crate::store::access::scope;
use crate::store::error::Result;
use crate::store::judge::dossier;
use crate::store::log::{Log, Operation};
use crate::store::tables::log::RecordKind;
use crate::store::tables::{self, log, unit};
use crate::store::transaction::{Keep, Writing};

/// A change set at work.
pub(in crate::store) struct Change<'a, 'w> {
    pub(in crate::store) writing: &'a mut Writing<'w>,
    pub(in crate::store) log: Log,
    people: Vec<PersonId>,
    seats: Vec<SeatId>,
    keys: i64,
}

/// Who asks for what, when: the head of an operation.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct Request<'a> {
    /// Who.
    pub(in crate::store) session: &'a Session,
    /// By which id.
    pub(in crate::store) op: OpId,
    /// Why.
    pub(in crate::store) cause: Cause,
    /// When.
    pub(in crate::store) at: i64,
    /// The operation that it takes back.
    pub(in crate::store) undoes: Option<i64>,
}

impl Store {
    /// Stores a change set, wholly or not at all. The same set handed in again is answered and not stored twice.
    ///
    /// A record that another has changed since it was read is still changed where he changed other fields; where
    /// both changed the same one, or two that are bound together, nothing is stored and [`EditFault::Clash`] says of
    /// each such record who wrote what.
    ///
    /// # Errors
    /// An [`EditFault`] for what cannot be stored, a `StoreFault` for the file.
    pub fn apply(&mut self, session: &Session, set: &ChangeSet, at: i64) -> Outcome {
        self.apply_if(session, set, at, |_| Ok(()))
    }

    /// Stores a change set as [`Store::apply`] does, but only if neither the person nor the seat has been changed in
    /// any field since they were read.
    ///
    /// # Errors
    /// As of [`Store::apply`]; [`EditFault::Gone`] or [`EditFault::Conflict`] if either has changed.
    pub fn apply_as_read(
        &mut self,
        session: &Session,
        set: &ChangeSet,
        at: i64,
        read: (&Person, &Seat),
    ) -> Outcome {
        self.apply_if(session, set, at, |db| {
            let (person, place) = read;
            let now = (tables::person::by_id(db, person.id)?, tables::seat::by_id(db, place.id)?);
            let (Some((he, false)), Some((his, false))) = now else { return Err(EditFault::Gone.into()) };
            if (he.version, his.version) == (person.version, place.version) {
                return Ok(());
            }
            Err(EditFault::Conflict { by: String::new(), theirs: Vec::new() }.into())
        })
    }

    fn apply_if(
        &mut self,
        session: &Session,
        set: &ChangeSet,
        at: i64,
        allowed: impl Fn(&Connection) -> Result<()>,
    ) -> Outcome {
        self.write(By::Session(session, at), Some(set.op), |writing| {
            if let Some(answer) = answered(writing.db, set.op)? {
                return Ok(Keep::No(answer));
            }
            allowed(writing.db)?;
            let request = Request { session, op: set.op, cause: set.cause, at, undoes: None };
            let mut change = Change::begin(writing, &request)?;
            let mut clashes = Vec::new();
            for step in &set.steps {
                match change.step(step) {
                    // All of them are told at once: who changes many rows decides on them in one go.
                    Err(Fault { kind: FaultKind::Edit(EditFault::Clash(some)), .. }) => clashes.extend(some),
                    // What follows may be refused only because what it follows was.
                    Err(_) if !clashes.is_empty() => {}
                    done => done?,
                }
            }
            if clashes.is_empty() { Ok(change.done()) } else { Err(EditFault::Clash(clashes).into()) }
        })
    }
}

impl<'a, 'w> Change<'a, 'w> {
    /// Begins an operation.
    pub(in crate::store) fn begin(writing: &'a mut Writing<'w>, request: &Request<'_>) -> Result<Self> {
        if !writing.rights.may(AdminRole::Editor) {
            return Err(AccessFault::Role.into());
        }
        let operation = Operation {
            id: 0,
            op: request.op,
            at: request.at,
            actor: request.session.name().to_owned(),
            cause: request.cause,
            undoes: request.undoes,
            key: request.session.key(),
        };
        let log = Log::begin(writing.db, operation)?;
        Ok(Self { writing, log, people: Vec::new(), seats: Vec::new(), keys: 0 })
    }

    /// What came of it; nothing is kept of a change set that changed nothing.
    pub(in crate::store) fn done(self) -> Keep<Applied> {
        let applied = Applied {
            seq: self.log.seq(),
            touched: self.writing.touched.units(),
            seats: self.seats,
            records: self.log.records(),
        };
        if applied.records > 0 { Keep::Yes(applied) } else { Keep::No(applied) }
    }

    /// Likewise, kept even if nothing changed: an undo that finds nothing left to take back is still one.
    pub(in crate::store) fn done_always(self) -> Keep<Applied> {
        match self.done() {
            Keep::Yes(applied) | Keep::No(applied) => Keep::Yes(applied),
        }
    }

    fn step(&mut self, step: &Step) -> Result<()> {
        match step {
            Step::AddPerson(person) => {
                let id = self.add_person(person)?;
                self.people.push(id);
                Ok(())
            }
            Step::AddSeat { person, seat } => {
                let person = match person {
                    PersonRef::Known(id) => *id,
                    PersonRef::New(nth) => self.people.get(*nth).copied().ok_or(EditFault::Gone)?,
                };
                let id = self.add_seat(person, seat)?;
                self.seats.push(id);
                Ok(())
            }
            Step::EditPerson { person, expect, fields } => self.edit_person(*person, *expect, fields),
            Step::EditSeat { seat, expect, fields } => self.edit_seat(*seat, *expect, fields),
            Step::DeleteSeat { seat, expect } => self.delete_seat(*seat, *expect),
            Step::TakeRules { source, from } => self.take_rules(source, *from),
            Step::Account(step) => self.account_step(step),
            Step::AddWaiver(waiver) => self.add_waiver(waiver).map(|_| ()),
            Step::RemoveWaiver { waiver, expect } => self.remove_waiver(*waiver, *expect),
            Step::AddInspection(visit) => self.add_inspection(visit).map(|_| ()),
            Step::RemoveInspection { inspection, expect } => self.remove_inspection(*inspection, *expect),
        }
    }

    /// Whether this admin may edit everything.
    pub(in crate::store) fn is_unlimited(&self) -> bool {
        self.writing.rights.may_edit(&UnitPath::default())
    }

    /// Refuses a unit outside the subtree that this admin may edit.
    pub(in crate::store) fn may_edit_unit(&self, id: UnitId) -> Result<()> {
        if self.is_unlimited() {
            return Ok(());
        }
        match unit::path_of(self.writing.db, id)? {
            Some(path) if self.writing.rights.may_edit(&path) => Ok(()),
            _ => Err(EditFault::OutsideScope.into()),
        }
    }

    /// A person may be edited where he belongs; one just made, by who made him.
    pub(in crate::store) fn may_edit_person(&self, id: PersonId) -> Result<()> {
        if self.is_unlimited() || self.people.contains(&id) {
            return Ok(());
        }
        let homes = scope::homes(self.writing.db, id)?;
        let known = homes.iter().any(|path| self.writing.rights.may_edit(path));
        if known { Ok(()) } else { Err(EditFault::OutsideScope.into()) }
    }

    /// A number for each key that is drawn within this operation.
    pub(in crate::store) fn next_key(&mut self) -> i64 {
        self.keys += 1;
        self.keys
    }
}

/// The seats named in an answer; more than one hand makes.
const NAMED: usize = 1_000;

/// What a change set did that is stored already.
pub(in crate::store) fn answered(db: &Connection, op: OpId) -> Result<Option<Applied>> {
    let mut statement = db.prepare_cached("SELECT id FROM operation WHERE op = ?1")?;
    let found: Option<i64> = statement.query_row([op], |row| row.get(0)).optional()?;
    let Some(operation) = found else { return Ok(None) };
    let mut applied = Applied { seq: log::head(db)?.map(|(seq, _)| seq), ..Applied::default() };
    let mut units = std::collections::BTreeSet::new();
    let mut statement = db.prepare_cached(
        "SELECT record_kind, record, last_record, action, person, unit FROM log WHERE operation = ?1 ORDER BY seq",
    )?;
    let mut rows = statement.query([operation])?;
    while let Some(row) = rows.next()? {
        let (kind, first, last): (RecordKind, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        applied.records += u64::try_from(last - first + 1).unwrap_or_default();
        if kind == RecordKind::Seat && row.get::<_, RecordAction>(3)? == RecordAction::Created {
            applied.seats.extend((first..=last).map(SeatId).take(NAMED.saturating_sub(applied.seats.len())));
        }
        if let Some(person) = row.get(4)? {
            units.extend(dossier::units_of(db, person)?);
        }
        units.extend(row.get::<_, Option<UnitId>>(5)?);
    }
    applied.touched = units.into_iter().collect();
    Ok(Some(applied))
}
