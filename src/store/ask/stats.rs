//! The figures of the report on the screen.

use rusqlite::Connection;

use crate::domain::id::UnitId;
use crate::domain::report::Stats;
use crate::store::as_of::Scope;
use crate::store::ask::patience::Patience;
use crate::store::error::Result;
use crate::store::rulebook::Rulebook;
use crate::store::stats;
use crate::store::tables::{numbers, unit};

/// Four statements a unit cost as much as so many rows of a table.
const ROWS_A_UNIT: u64 = 12;

/// What is stored of the units below one, summed up.
pub(super) fn stats(
    db: &Connection,
    rules: &mut Rulebook,
    under: UnitId,
    patience: &mut Patience<'_>,
) -> Result<Stats> {
    let judged = numbers::judged(db)?;
    let path = unit::path_of(db, under)?.unwrap_or_default();
    let scope = Scope { day: judged.day, path, profile: judged.profile, stored: true };
    let below: i64 = db
        .prepare_cached("SELECT count(*) FROM unit WHERE path >= ?1 AND path < ?2")?
        .query_row((&scope.path, scope.beyond()), |row| row.get(0))?;
    patience.expect(u64::try_from(below).unwrap_or_default().saturating_mul(ROWS_A_UNIT));
    stats::within(db, rules, &scope, &mut || (0..ROWS_A_UNIT).try_for_each(|_| patience.look()))
}
