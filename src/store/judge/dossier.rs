//! Everything that judging an edit needs: for the screen, which shows it before it is saved, and for the
//! transaction that saves it.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::domain::day::Day;
use crate::domain::finding::{RuleIx, Tally};
use crate::domain::id::{PersonId, UnitId};
use crate::domain::query::{Ancestor, Dossier, DossierUnit};
use crate::domain::unit::{Unit, UnitPath};
use crate::rules::judge::Judge;
use crate::store::error::{Result, damaged};
use crate::store::judge::facts;
use crate::store::tables::{numbers, unit};

/// Every unit where a person ever had a seat.
pub(in crate::store) fn units_of(db: &Connection, person: PersonId) -> Result<Vec<UnitId>> {
    let mut statement = db.prepare_cached("SELECT DISTINCT unit FROM seat WHERE person = ?1")?;
    let rows = statement.query_map([person], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The dossier of these units.
pub(in crate::store) fn of_units(
    db: &Connection,
    judge: Option<&Judge>,
    day: Day,
    ids: &[UnitId],
) -> Result<Dossier> {
    let mut units = Vec::with_capacity(ids.len());
    let mut line: BTreeMap<UnitPath, Option<Unit>> = BTreeMap::new();
    for id in ids {
        let unit = unit::by_id(db, *id)?.ok_or_else(|| damaged(format!("unit {}: no such row", id.0)))?;
        for above in unit.path.line() {
            line.entry(above).or_default();
        }
        line.insert(unit.path.clone(), Some(unit.clone()));
        let people = facts::people(db, *id)?;
        units.push(DossierUnit {
            facts: facts::of_people(db, &unit, &people)?,
            stored: numbers::stored(db, *id, &unit.path)?,
            people,
            unit,
        });
    }
    let mut above = Vec::with_capacity(line.len());
    for (path, known) in line {
        let unit = match known {
            Some(unit) => Some(unit),
            None => unit::by_path(db, &path)?,
        };
        let unit = unit.ok_or_else(|| damaged(format!("no unit at {}", path.0)))?;
        above.push(ancestor(db, judge, unit)?);
    }
    Ok(Dossier { day, units, line: above })
}

/// A unit of the line with its numbers; of every share that is judged there a tally, also of nobody.
fn ancestor(db: &Connection, judge: Option<&Judge>, unit: Unit) -> Result<Ancestor> {
    let stored = numbers::tallies(db, unit.id)?;
    let tally = |rule: RuleIx| {
        stored.iter().find(|(known, _)| *known == rule).map_or(Tally::default(), |(_, tally)| *tally)
    };
    let shares = judge.map(Judge::shares).unwrap_or_default();
    let here = |rule: &RuleIx| judge.is_some_and(|judge| judge.share_levels(*rule).contains(&unit.level));
    let tallies = shares.iter().copied().filter(here).map(|rule| (rule, tally(rule))).collect();
    Ok(Ancestor { total: numbers::roll_up(db, unit.id)?, tallies, unit })
}
