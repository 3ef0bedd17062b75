//! The calendar of coming changes of a subtree.

use rusqlite::Connection;

use crate::domain::day::{Term, TermUnit};
use crate::domain::id::UnitId;
use crate::domain::report::Forecast;
use crate::store::as_of::Scope;
use crate::store::ask::patience::Patience;
use crate::store::error::Result;
use crate::store::forecast;
use crate::store::tables::{numbers, unit};

/// A unit is judged on every day on which something of it may change: as much work as so many rows.
const ROWS_A_UNIT: u64 = 400;

/// What time alone changes below a unit in so many months from the judged day on.
pub(super) fn calendar(
    db: &Connection,
    (under, months): (UnitId, u16),
    patience: &mut Patience<'_>,
) -> Result<Forecast> {
    let judged = numbers::judged(db)?;
    let to = judged.day.plus(Term { count: months, unit: TermUnit::Months });
    let path = unit::path_of(db, under)?.unwrap_or_default();
    let below: i64 =
        db.query_row("SELECT count(*) FROM unit WHERE path >= ?1 AND path < ?1 || '~'", [&path], |row| {
            row.get(0)
        })?;
    patience.expect(u64::try_from(below).unwrap_or_default().saturating_mul(ROWS_A_UNIT));
    let scope = Scope { day: judged.day, path, profile: judged.profile, stored: true };
    forecast::within(db, &scope, to, &mut || (0..ROWS_A_UNIT).try_for_each(|_| patience.look()))
}
