//! The rows of a page in full, from the seats that stand on it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rusqlite::Connection;

use crate::domain::id::{PersonId, SeatId};
use crate::domain::outline::{OfficerRow, RowAt, RowKey};
use crate::domain::person::Person;
use crate::domain::roster::RosterRow;
use crate::store::ask::outline::inside;
use crate::store::ask::sql;
use crate::store::ask::tree::Trails;
use crate::store::error::Result;
use crate::store::tables::{person, seat, unit};

static ROWS: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {}, {}, {} FROM json_each(?1) AS wanted CROSS JOIN seat ON seat.id = wanted.value \
         CROSS JOIN person ON person.id = seat.person AND seat.deleted = 0 CROSS JOIN unit ON unit.id = seat.unit",
        seat::COLUMNS,
        person::COLUMNS,
        unit::COLUMNS,
    )
});

/// The rows of these seats, in the same order.
pub(super) fn of_seats(db: &Connection, seats: &[SeatId]) -> Result<Vec<RosterRow>> {
    if seats.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = db.prepare_cached(&ROWS)?;
    let read = statement.query_map([sql::numbers(seats.iter().map(|seat| seat.0))], |row| {
        let officer = OfficerRow { seat: seat::read(row, 0)?, person: person::read(row, seat::WIDTH)? };
        Ok((officer, unit::read(row, seat::WIDTH + person::WIDTH)?))
    })?;
    let mut found = read.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut people: Vec<&mut Person> = found.iter_mut().map(|(officer, _)| &mut officer.person).collect();
    inside::add_training(db, &mut people)?;
    let trails = Trails::of(db, found.iter().map(|(_, unit)| unit))?;
    let ids: BTreeSet<PersonId> = found.iter().map(|(officer, _)| officer.person.id).collect();
    let paths: BTreeSet<_> = found.iter().map(|(_, unit)| &unit.path).collect();
    let about = inside::found(db, paths.into_iter(), &ids)?;
    let row = |(officer, unit): (OfficerRow, _)| {
        let unit: crate::domain::unit::Unit = unit;
        let who = officer.person.id;
        let mut findings = Vec::new();
        if let Some(here) = about.get(&unit.id) {
            let waits = |ask: &crate::domain::finding::Ask| ask.person == who;
            findings.extend(here.unit.iter().filter(|finding| finding.ask.iter().any(waits)).cloned());
            findings.extend(here.people.get(&who).into_iter().flatten().cloned());
        }
        RosterRow { trail: trails.down_to(Some(&unit.path)), officer, unit, findings, may_edit: true }
    };
    Ok(found.into_iter().map(row).collect())
}

/// The rows of these seats in the outline.
pub(super) fn keys(db: &Connection, seats: &[SeatId]) -> Result<Vec<RowKey>> {
    let mut statement = db.prepare_cached(
        "SELECT seat.unit, seat.id FROM json_each(?1) AS wanted CROSS JOIN seat ON seat.id = wanted.value",
    )?;
    let rows = statement.query_map([sql::numbers(seats.iter().map(|seat| seat.0))], |row| {
        Ok(RowKey { unit: row.get(0)?, at: RowAt::Seat(row.get(1)?) })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
