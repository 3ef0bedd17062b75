//! What the words of findings need beyond them, taken from the rows of their unit.

use rusqlite::Connection;

use crate::domain::day::Day;
use crate::domain::facts::UnitFacts;
use crate::domain::finding::Facet;
use crate::domain::query::{FindingRow, Particulars};
use crate::rules::judge::{Judge, Told};
use crate::store::error::Result;
use crate::store::judge::facts;
use crate::store::tables::unit;

/// Fills them in for the findings of one unit.
pub(in crate::store) fn fill(
    db: &Connection,
    judge: &mut Judge,
    (facts, day): (&UnitFacts, Day),
    rows: &mut [FindingRow],
) -> Result<()> {
    for row in rows.iter_mut().filter(|row| is_wanted(row)) {
        let Told { date, last, units } = judge.told(facts, day, &row.finding);
        let mut names = Vec::with_capacity(units.len());
        for id in units {
            names.extend(unit::by_id(db, id)?.map(|unit| unit.full_name()));
        }
        row.particulars = Particulars { on: Some(day), date, last, units: names };
    }
    Ok(())
}

/// Fills them in for findings in tree order.
pub(in crate::store) fn fill_all(
    db: &Connection,
    judge: &mut Judge,
    day: Day,
    rows: &mut [FindingRow],
) -> Result<()> {
    for rows in rows.chunk_by_mut(|a, b| a.unit.id == b.unit.id) {
        let Some(first) = rows.iter().find(|row| is_wanted(row)) else { continue };
        let facts = facts::of_unit(db, Some(judge), &first.unit)?;
        fill(db, judge, (&facts, day), rows)?;
    }
    Ok(())
}

fn is_wanted(row: &FindingRow) -> bool {
    matches!(row.finding.facet, Facet::Due | Facet::Recent | Facet::Unique)
}
