//! Everything that judging an edit needs: for the screen, which shows it before it is saved, and for the
//! transaction that saves it.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::domain::day::Day;
use crate::domain::facts::Place;
use crate::domain::finding::{RuleIx, Tally};
use crate::domain::id::{PersonId, UnitId};
use crate::domain::query::{Ancestor, Dossier, DossierUnit};
use crate::domain::unit::{Unit, UnitPath};
use crate::domain::waiver::Waiver;
use crate::rules::judge::Judge;
use crate::store::error::{Result, damaged};
use crate::store::judge::facts;
use crate::store::judge::places::Above;
use crate::store::tables::{numbers, unit, waiver};

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
    let mut edited = Vec::with_capacity(ids.len());
    for id in ids {
        edited.push(unit::by_id(db, *id)?.ok_or_else(|| damaged(format!("unit {}: no such row", id.0)))?);
    }
    let line = line_of(db, &edited)?;
    let mut units = Vec::with_capacity(edited.len());
    for unit in edited {
        let people = facts::people(db, unit.id)?;
        let place = line.get(&unit.path).map_or_else(Place::default, |(_, place)| place.clone());
        units.push(DossierUnit {
            facts: facts::of_people(db, judge, (&unit, place), &people)?,
            stored: numbers::stored(db, unit.id, &unit.path)?,
            people,
            unit,
        });
    }
    let line = line.into_values().map(|(unit, place)| ancestor(db, judge, unit, place.waivers));
    Ok(Dossier { day, units, line: line.collect::<Result<_>>()? })
}

/// The units from the roots down to these, themselves included, and where each stands.
fn line_of(db: &Connection, units: &[Unit]) -> Result<BTreeMap<UnitPath, (Unit, Place)>> {
    let mut wanted: BTreeMap<UnitPath, Option<&Unit>> = BTreeMap::new();
    for path in units.iter().flat_map(|unit| unit.path.line()) {
        wanted.insert(path, None);
    }
    for unit in units {
        wanted.insert(unit.path.clone(), Some(unit));
    }
    let mut line = BTreeMap::new();
    // Those that the next one may lie in, each with what reaches down from it.
    let mut above: Vec<(UnitPath, Above)> = Vec::new();
    for (path, known) in wanted {
        let unit = match known {
            Some(unit) => Some(unit.clone()),
            None => unit::by_path(db, &path)?,
        };
        let unit = unit.ok_or_else(|| damaged(format!("no unit at {}", path.0)))?;
        let own = waiver::of_unit(db, unit.id)?;
        while above.pop_if(|(last, _)| !path.is_within(last)).is_some() {}
        let over = above.last().map(|(_, over)| over.clone()).unwrap_or_default();
        above.push((path.clone(), over.below(&unit, &own)));
        let place = over.place(&unit, own);
        line.insert(path, (unit, place));
    }
    Ok(line)
}

/// A unit of the line with its numbers; of every share that is judged there a tally, also of nobody.
fn ancestor(db: &Connection, judge: Option<&Judge>, unit: Unit, waivers: Vec<Waiver>) -> Result<Ancestor> {
    let stored = numbers::tallies(db, unit.id)?;
    let tally = |rule: RuleIx| {
        stored.iter().find(|(known, _)| *known == rule).map_or(Tally::default(), |(_, tally)| *tally)
    };
    let shares = judge.map(Judge::shares).unwrap_or_default();
    let here = |rule: &RuleIx| judge.is_some_and(|judge| judge.share_levels(*rule).contains(&unit.level));
    let tallies = shares.iter().copied().filter(here).map(|rule| (rule, tally(rule))).collect();
    Ok(Ancestor { total: numbers::roll_up(db, unit.id)?, tallies, waivers, unit })
}
