//! Seats in a change set.

use rusqlite::{Connection, OptionalExtension};

use crate::domain::day::Period;
use crate::domain::fault::edit::EditFault;
use crate::domain::field::{Field, Owner};
use crate::domain::id::{PersonId, SeatId, Version};
use crate::domain::query::RecordAction;
use crate::domain::seat::Seat;
use crate::store::apply::Change;
use crate::store::apply::conflict::{self, Meeting, Which};
use crate::store::error::Result;
use crate::store::log::Entry;
use crate::store::tables::log::RecordKind;
use crate::store::tables::{seat, unit};

impl Change<'_, '_> {
    /// Makes a seat.
    pub(in crate::store) fn add_seat(&mut self, person: PersonId, given: &Seat) -> Result<SeatId> {
        let db = self.writing.db;
        self.living(person)?;
        if unit::path_of(db, given.unit)?.is_none() {
            return Err(EditFault::Gone.into());
        }
        self.may_edit_unit(given.unit)?;
        self.may_edit_person(person)?;
        let mut seat = checked(given, person)?;
        seat.version = Version(1);
        only_one(db, &seat)?;
        seat.id = insert(db, &seat)?;
        self.writing.touched.person(db, person)?;
        self.log_seat(&seat, RecordAction::Created, &[])?;
        Ok(seat.id)
    }

    /// Changes fields of a seat.
    pub(in crate::store) fn edit_seat(
        &mut self,
        id: SeatId,
        expect: Version,
        fields: &[(Field, String)],
    ) -> Result<()> {
        let db = self.writing.db;
        let Some((old, false)) = seat::by_id(db, id)? else {
            return Err(conflict::of_gone(db, Which::seat(id))?);
        };
        self.may_edit_unit(old.unit)?;
        let mut new = old.clone();
        set_all(&mut new, fields)?;
        let meeting = Meeting {
            which: Which::seat(id),
            versions: (expect, old.version),
            typed: fields,
            now: &|field| old.get(field),
            wanted: &|field| new.get(field),
        };
        conflict::settle(db, &meeting)?;
        self.store_seat(&old, new)
    }

    /// Writes a seat that has become another one.
    pub(in crate::store) fn store_seat(&mut self, old: &Seat, mut new: Seat) -> Result<()> {
        let changes = changed(old, &new);
        if changes.is_empty() {
            return Ok(());
        }
        let db = self.writing.db;
        only_one(db, &new)?;
        new.version = Version(old.version.0 + 1);
        update(db, &new)?;
        self.writing.touched.person(db, new.person)?;
        self.log_seat(&new, RecordAction::Changed, &changes)
    }

    /// Takes a seat out that was entered by mistake; a person left without any seat goes with it.
    pub(in crate::store) fn delete_seat(&mut self, id: SeatId, expect: Version) -> Result<()> {
        let seat = self.held(id)?;
        self.may_edit_unit(seat.unit)?;
        if seat.version != expect {
            let which = Which::seat(id);
            return Err(conflict::of_removal(self.writing.db, which, expect, |field| seat.get(field))?);
        }
        let person = seat.person;
        self.hide_seat(seat, RecordAction::Deleted)?;
        if seat::of_person(self.writing.db, person)?.is_empty() {
            let person = self.living(person)?;
            self.hide_person(person, RecordAction::Deleted)?;
        }
        Ok(())
    }

    /// Takes a seat out, or brings it back.
    pub(in crate::store) fn hide_seat(&mut self, mut seat: Seat, action: RecordAction) -> Result<()> {
        let db = self.writing.db;
        let deleted = action == RecordAction::Deleted;
        if !deleted {
            self.living(seat.person)?;
            only_one(db, &seat)?;
        }
        seat.version = Version(seat.version.0 + 1);
        db.prepare_cached("UPDATE seat SET deleted = ?2, version = ?3 WHERE id = ?1")?.execute((
            seat.id,
            deleted,
            seat.version,
        ))?;
        self.writing.touched.person(db, seat.person)?;
        self.log_seat(&seat, action, &[])
    }

    fn held(&self, id: SeatId) -> Result<Seat> {
        match seat::by_id(self.writing.db, id)? {
            Some((seat, false)) => Ok(seat),
            _ => Err(EditFault::Gone.into()),
        }
    }

    fn log_seat(
        &mut self,
        seat: &Seat,
        action: RecordAction,
        fields: &[(Field, String, String)],
    ) -> Result<()> {
        let entry = Entry {
            kind: RecordKind::Seat,
            records: (seat.id.0, seat.id.0),
            action,
            version: seat.version,
            person: Some(seat.person),
            unit: Some(seat.unit),
            fields,
        };
        self.log.append(self.writing.db, &entry)
    }
}

/// The seat's fields that differ: what they were, what they are.
pub(in crate::store) fn changed(old: &Seat, new: &Seat) -> Vec<(Field, String, String)> {
    Field::ALL
        .into_iter()
        .filter(|field| field.owner() == Owner::Seat)
        .map(|field| (field, old.get(field), new.get(field)))
        .filter(|(_, old, new)| old != new)
        .collect()
}

/// Sets fields; first and last day together, so that a seat can be moved as a whole.
pub(in crate::store) fn set_all(seat: &mut Seat, fields: &[(Field, String)]) -> Result<()> {
    let given = |wanted: Field| fields.iter().any(|(field, _)| *field == wanted);
    if given(Field::SeatFrom) && given(Field::SeatTo) {
        seat.period = Period::default();
    }
    for (field, text) in fields {
        seat.set(*field, text)?;
    }
    Ok(())
}

/// The seat as it may be stored, each field read anew from its text.
pub(in crate::store) fn checked(given: &Seat, person: PersonId) -> Result<Seat> {
    let mut seat = Seat::blank(person, given.unit);
    for field in Field::ALL.into_iter().filter(|field| field.owner() == Owner::Seat) {
        seat.set(field, &given.get(field))?;
    }
    Ok(seat)
}

/// Another seat of the same person in the same unit from the same day in the same role.
pub(in crate::store) fn twin(db: &Connection, seat: &Seat) -> Result<Option<SeatId>> {
    let mut statement = db.prepare_cached(
        "SELECT id FROM seat WHERE person = ?1 AND unit = ?2 AND seat_from IS ?3 AND role = ?4 \
         AND deleted = 0 AND id <> ?5 LIMIT 1",
    )?;
    let row = (seat.person, seat.unit, seat.period.from, seat.role, seat.id);
    Ok(statement.query_row(row, |row| row.get(0)).optional()?)
}

fn only_one(db: &Connection, seat: &Seat) -> Result<()> {
    if twin(db, seat)?.is_some() { Err(EditFault::SeatTwice.into()) } else { Ok(()) }
}

/// Writes a new row; the id in the seat is not looked at.
pub(in crate::store) fn insert(db: &Connection, seat: &Seat) -> Result<SeatId> {
    let mut statement = db.prepare_cached(
        "INSERT INTO seat (version, person, unit, title, role, status, seat_from, seat_to, decision_no, \
         decision_date, decision_expiry, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?;
    Ok(SeatId(statement.insert(rusqlite::params![
        seat.version,
        seat.person,
        seat.unit,
        seat.title,
        seat.role,
        seat.status,
        seat.period.from,
        seat.period.to,
        seat.decision_no,
        seat.decision_date,
        seat.decision_expiry,
        seat.note,
    ])?))
}

/// Writes all fields of a seat.
pub(in crate::store) fn update(db: &Connection, seat: &Seat) -> Result<()> {
    db.prepare_cached(
        "UPDATE seat SET version = ?2, title = ?3, role = ?4, status = ?5, seat_from = ?6, seat_to = ?7, \
         decision_no = ?8, decision_date = ?9, decision_expiry = ?10, note = ?11 WHERE id = ?1",
    )?
    .execute(rusqlite::params![
        seat.id,
        seat.version,
        seat.title,
        seat.role,
        seat.status,
        seat.period.from,
        seat.period.to,
        seat.decision_no,
        seat.decision_date,
        seat.decision_expiry,
        seat.note,
    ])?;
    Ok(())
}
