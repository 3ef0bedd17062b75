//! All of one person.

use std::sync::LazyLock;

use rusqlite::Connection;

use crate::domain::finding::Finding;
use crate::domain::id::PersonId;
use crate::domain::query::Record;
use crate::domain::seat::Seat;
use crate::domain::unit::Unit;
use crate::store::error::Result;
use crate::store::tables::{finding, person, seat, unit};

static SEATS: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {}, {} FROM seat CROSS JOIN unit ON unit.id = seat.unit \
         WHERE seat.person = ?1 AND seat.deleted = 0 ORDER BY ifnull(seat.seat_from, 0) DESC, seat.id DESC",
        seat::COLUMNS,
        unit::COLUMNS
    )
});

static FINDINGS: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {} FROM finding WHERE finding.person = ?1 AND finding.person > 0 \
         ORDER BY finding.path, finding.rule, finding.facet",
        finding::COLUMNS
    )
});

/// The record of a person; `None` if there is no such person (any more).
pub(super) fn record(db: &Connection, id: PersonId) -> Result<Option<Record>> {
    let Some((person, deleted)) = person::by_id(db, id)? else { return Ok(None) };
    if deleted {
        return Ok(None);
    }
    let mut statement = db.prepare_cached(&SEATS)?;
    let seats = statement.query_map([id], |row| Ok((seat::read(row, 0)?, unit::read(row, seat::WIDTH)?)))?;
    let seats: Vec<(Seat, Unit)> = seats.collect::<rusqlite::Result<_>>()?;
    let mut statement = db.prepare_cached(&FINDINGS)?;
    let findings = statement.query_map([id], |row| finding::read(row, 0))?;
    let findings: Vec<Finding> = findings.collect::<rusqlite::Result<_>>()?;
    Ok(Some(Record { person, seats, findings }))
}
