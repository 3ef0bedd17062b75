//! The seats.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::domain::day::Period;
use crate::domain::id::{PersonId, SeatId};
use crate::domain::seat::Seat;
use crate::store::error::Result;

/// Columns of a seat.
pub(in crate::store) const COLUMNS: &str = "seat.id, seat.version, seat.person, seat.unit, seat.title, seat.role, \
     seat.status, seat.seat_from, seat.seat_to, seat.decision_no, seat.decision_date, seat.decision_expiry, \
     seat.note";
/// How many.
pub(in crate::store) const WIDTH: usize = 13;

/// The seat in a row.
pub(in crate::store) fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Seat> {
    Ok(Seat {
        id: row.get(at)?,
        version: row.get(at + 1)?,
        person: row.get(at + 2)?,
        unit: row.get(at + 3)?,
        title: row.get(at + 4)?,
        role: row.get(at + 5)?,
        status: row.get(at + 6)?,
        period: Period { from: row.get(at + 7)?, to: row.get(at + 8)? },
        decision_no: row.get(at + 9)?,
        decision_date: row.get(at + 10)?,
        decision_expiry: row.get(at + 11)?,
        note: row.get(at + 12)?,
    })
}

/// A seat, also one taken out; `None` if there was never one.
pub(in crate::store) fn by_id(db: &Connection, id: SeatId) -> Result<Option<(Seat, bool)>> {
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS}, deleted FROM seat WHERE id = ?1"))?;
    Ok(statement.query_row([id], |row| Ok((read(row, 0)?, row.get(WIDTH)?))).optional()?)
}

/// All seats of a person, in entry order.
pub(in crate::store) fn of_person(db: &Connection, person: PersonId) -> Result<Vec<Seat>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM seat WHERE person = ?1 AND deleted = 0 ORDER BY id"
    ))?;
    let rows = statement.query_map([person], |row| read(row, 0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
