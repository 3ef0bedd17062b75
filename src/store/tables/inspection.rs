//! The visits of inspections to units.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::domain::id::{InspectionId, UnitId};
use crate::domain::inspection::{Inspected, Inspection};
use crate::domain::person::Training;
use crate::store::error::Result;
use crate::vietnamese::fold::title_key;

/// Columns of an inspection.
pub(in crate::store) const COLUMNS: &str =
    "inspection.id, inspection.version, inspection.unit, inspection.day, inspection.topic, inspection.note";
/// How many.
pub(in crate::store) const WIDTH: usize = 6;

/// The inspection in a row.
pub(in crate::store) fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Inspection> {
    Ok(Inspection {
        id: row.get(at)?,
        version: row.get(at + 1)?,
        unit: row.get(at + 2)?,
        day: row.get(at + 3)?,
        topic: row.get(at + 4)?,
        note: row.get(at + 5)?,
    })
}

/// An inspection, also one taken out; `None` if there was never one.
pub(in crate::store) fn by_id(db: &Connection, id: InspectionId) -> Result<Option<(Inspection, bool)>> {
    let mut statement =
        db.prepare_cached(&format!("SELECT {COLUMNS}, deleted FROM inspection WHERE id = ?1"))?;
    Ok(statement.query_row([id], |row| Ok((read(row, 0)?, row.get(WIDTH)?))).optional()?)
}

/// Whether the roster holds one: only then rules about inspections say anything.
pub(in crate::store) fn any(db: &Connection) -> Result<Inspected> {
    let mut statement = db.prepare_cached("SELECT EXISTS (SELECT 1 FROM inspection WHERE deleted = 0)")?;
    let any: bool = statement.query_row([], |row| row.get(0))?;
    Ok(if any { Inspected::Once } else { Inspected::Never })
}

/// Whether such a visit of that unit is entered.
pub(in crate::store) fn is_known(db: &Connection, visit: &Inspection) -> Result<bool> {
    let mut statement = db.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM inspection WHERE unit = ?1 AND day = ?2 AND topic = ?3 AND deleted = 0)",
    )?;
    Ok(statement.query_row((visit.unit, visit.day, &visit.topic), |row| row.get(0))?)
}

/// The inspections of a unit as the judge sees them, by day.
pub(in crate::store) fn of_unit(db: &Connection, unit: UnitId) -> Result<Vec<Training>> {
    let mut statement = db.prepare_cached(
        "SELECT day, topic FROM inspection WHERE unit = ?1 AND deleted = 0 ORDER BY day, id",
    )?;
    let rows = statement.query_map([unit], |row| {
        let topic: String = row.get(1)?;
        Ok(Training { day: row.get(0)?, topic: (!topic.is_empty()).then(|| title_key(&topic)) })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes a new row; id and version in the inspection are not looked at.
pub(in crate::store) fn insert(db: &Connection, visit: &Inspection) -> Result<InspectionId> {
    let mut statement = db.prepare_cached(
        "INSERT INTO inspection (version, unit, day, topic, note) VALUES (1, ?1, ?2, ?3, ?4)",
    )?;
    Ok(InspectionId(statement.insert((visit.unit, visit.day, &visit.topic, &visit.note))?))
}
