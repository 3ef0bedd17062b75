//! The next row with something wrong in it, in the order of the outline with everything open, round and round.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension};

use crate::domain::day::Day;
use crate::domain::id::{SeatId, UnitId};
use crate::domain::outline::{RowAt, RowKey};
use crate::domain::query::Target;
use crate::domain::unit::UnitPath;
use crate::store::ask::sql::{self, held};
use crate::store::ask::tree;
use crate::store::error::Result;
use crate::store::tables::{numbers, unit};

/// What has a sign × ▲ ?; the words of the index `finding_sign`.
macro_rules! signed {
    () => {
        "(finding.state = 1 OR finding.state = 0 AND finding.severity > 0)"
    };
}

/// The row after (or before) a row, with the units that must be open for it to be shown.
pub(super) fn next(db: &Connection, from: RowKey, forward: bool) -> Result<Option<Target>> {
    let day = numbers::judged(db)?.day;
    let path = unit::path_of(db, from.unit)?;
    if let Some(path) = &path {
        let rows = rows(db, day, path)?;
        let at = if forward {
            rows.into_iter().find(|row| *row > from.at)
        } else {
            rows.into_iter().rev().find(|row| *row < from.at)
        };
        if let Some(at) = at {
            return target(db, RowKey { unit: from.unit, at }, path).map(Some);
        }
    }
    let found = match &path {
        Some(path) => beyond(db, &path.0, forward)?,
        None => None,
    };
    let edge = if forward { String::new() } else { sql::BEYOND.to_string() };
    let found = match found {
        Some(found) => Some(found),
        None => beyond(db, &edge, forward)?,
    };
    let Some((unit, path)) = found else { return Ok(None) };
    let rows = rows(db, day, &path)?;
    let at = if forward { rows.first() } else { rows.last() };
    let key = RowKey { unit, at: at.copied().unwrap_or(RowAt::Unit) };
    target(db, key, &path).map(Some)
}

/// The first unit with a sign after (or before) a place.
fn beyond(db: &Connection, place: &str, forward: bool) -> Result<Option<(UnitId, UnitPath)>> {
    let mut statement = db.prepare_cached(if forward {
        concat!(
            "SELECT finding.unit, finding.path FROM finding WHERE finding.path > ?1 AND ",
            signed!(),
            " ORDER BY finding.path LIMIT 1"
        )
    } else {
        concat!(
            "SELECT finding.unit, finding.path FROM finding WHERE finding.path < ?1 AND ",
            signed!(),
            " ORDER BY finding.path DESC LIMIT 1"
        )
    })?;
    Ok(statement.query_row([place], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// The rows of a unit that have a sign; a finding about a person stands at his first seat there.
fn rows(db: &Connection, day: Day, path: &UnitPath) -> Result<BTreeSet<RowAt>> {
    let mut statement = db.prepare_cached(concat!(
        "SELECT (SELECT min(s.id) FROM seat AS s \
                 WHERE s.person = finding.person AND s.unit = finding.unit AND ",
        held!("s"),
        ") FROM finding WHERE finding.path = ?2 AND ",
        signed!()
    ))?;
    let rows = statement.query_map((day, path), |row| {
        let seat: Option<SeatId> = row.get(0)?;
        Ok(seat.map_or(RowAt::Unit, RowAt::Seat))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The row with the units to open for it.
fn target(db: &Connection, key: RowKey, path: &UnitPath) -> Result<Target> {
    Ok(Target { key, line: tree::to_open(db, key, path)? })
}
