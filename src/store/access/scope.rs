//! Where people belong: who may edit or see a person is asked of these units.

use rusqlite::Connection;

use crate::domain::day::Day;
use crate::domain::id::PersonId;
use crate::domain::unit::UnitPath;
use crate::store::error::Result;
use crate::store::tables::numbers;

/// A seat of a person, as far as it tells where he belongs.
struct Place {
    path: UnitPath,
    deleted: bool,
    to: Option<Day>,
}

/// The units that a person belongs to: where he has a seat now or later; if nowhere, where he had the last one; if all
/// were entered by mistake, where those were. Whoever moved away does not stay open to those whom he left.
pub(in crate::store) fn homes(db: &Connection, person: PersonId) -> Result<Vec<UnitPath>> {
    let mut statement = db.prepare_cached(
        "SELECT unit.path, seat.deleted, seat.seat_to FROM seat CROSS JOIN unit ON unit.id = seat.unit \
         WHERE seat.person = ?1",
    )?;
    let rows = statement
        .query_map([person], |row| Ok(Place { path: row.get(0)?, deleted: row.get(1)?, to: row.get(2)? }))?;
    let places: Vec<Place> = rows.collect::<rusqlite::Result<_>>()?;
    let today = numbers::judged(db)?.day;
    let those = |holds: &dyn Fn(&Place) -> bool| -> Vec<UnitPath> {
        places.iter().filter(|place| holds(place)).map(|place| place.path.clone()).collect()
    };
    let present = those(&|place| !place.deleted && place.to.is_none_or(|to| to >= today));
    if !present.is_empty() {
        return Ok(present);
    }
    let last = places.iter().filter(|place| !place.deleted).filter_map(|place| place.to).max();
    let former = those(&|place| !place.deleted && place.to == last);
    Ok(if former.is_empty() { those(&|_| true) } else { former })
}
