//! One finding, with since when and until when it is so, and by which decision it is excused.

use rusqlite::Connection;

use crate::domain::finding::{Facet, FindingKey};
use crate::domain::report::CheckedRow;
use crate::store::as_of::Scope;
use crate::store::ask::findings;
use crate::store::ask::patience::Patience;
use crate::store::error::Result;
use crate::store::rulebook::Rulebook;
use crate::store::spans;
use crate::store::tables::numbers;

/// A unit of a share's scan is judged on every day on which it may change: as much work as so many rows.
const ROWS_A_UNIT: usize = 20;

/// The finding, if it stands.
pub(super) fn told(
    db: &Connection,
    rules: &mut Rulebook,
    key: FindingKey,
    patience: &mut Patience<'_>,
) -> Result<Option<CheckedRow>> {
    let judged = numbers::judged(db)?;
    let Some(row) = findings::one(db, judged.day, key)? else { return Ok(None) };
    let scope = Scope { day: judged.day, path: row.unit.path.clone(), profile: judged.profile, stored: true };
    if key.facet == Facet::Share {
        patience.expect(u64::from(row.finding.share.map_or(0, |tally| tally.den)));
    }
    let look = &mut || (0..ROWS_A_UNIT).try_for_each(|_| patience.look());
    Ok(spans::tell(db, rules, &scope, vec![row], look)?.pop())
}
