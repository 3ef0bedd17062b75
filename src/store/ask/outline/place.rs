//! Where a page is: the row that it is around, as long as that is shown.

use rusqlite::{Connection, OptionalExtension};

use crate::domain::day::Day;
use crate::domain::id::UnitId;
use crate::domain::outline::{RowAt, RowKey, Shape};
use crate::domain::unit::{Unit, UnitPath};
use crate::store::ask::sql::alive;
use crate::store::ask::tree;
use crate::store::error::Result;
use crate::store::tables::unit;

/// A row of a unit that is shown.
pub(super) struct Place {
    pub(super) unit: UnitId,
    pub(super) path: UnitPath,
    pub(super) at: RowAt,
    /// What stands above it, as far as that has been read.
    pub(super) above: Vec<Unit>,
}

/// The row itself; what is hidden in a closed unit is found there, what lives no more at the nearest living unit
/// above. `None` in a roster without a living unit.
pub(super) fn find(db: &Connection, shape: &Shape, anchor: RowKey, day: Day) -> Result<Option<Place>> {
    let line = match unit::path_of(db, anchor.unit)? {
        Some(path) => tree::line(db, &path)?,
        None => Vec::new(),
    };
    let is_open = |unit: &Unit| shape.is_open(unit.id, unit.path.depth());
    let mut living = line.iter().filter(|unit| unit.life.holds(day)).peekable();
    let mut at = None;
    while let Some(unit) = living.next() {
        if living.peek().is_none() || !is_open(unit) {
            at = Some(unit);
            break;
        }
    }
    if let Some(unit) = at {
        let inside = unit.id == anchor.unit && is_open(unit);
        let at = if inside { anchor.at } else { RowAt::Unit };
        let (unit, path) = (unit.id, unit.path.clone());
        return Ok(Some(Place { unit, path, at, above: line }));
    }
    let mut statement = db.prepare_cached(concat!(
        "SELECT u.id, u.path FROM unit AS u WHERE ",
        alive!("u"),
        " ORDER BY u.path LIMIT 1"
    ))?;
    let first = statement
        .query_row([day], |row| {
            Ok(Place { unit: row.get(0)?, path: row.get(1)?, at: RowAt::Unit, above: Vec::new() })
        })
        .optional()?;
    Ok(first)
}
