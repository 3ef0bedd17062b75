//! What can be done about a finding: the unit, its neighbours and everybody there, handed to the rules.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension};

use crate::domain::cure::{Cures, UnitCures};
use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::finding::{Facet, FindingKey};
use crate::domain::id::{PersonId, UnitId};
use crate::domain::patch::Patch;
use crate::domain::query::{Dossier, FindingRow, Particulars};
use crate::domain::rights::Rights;
use crate::domain::unit::UnitPath;
use crate::rules::cure::cures;
use crate::rules::judge::Judge;
use crate::rules::patched;
use crate::store::Store;
use crate::store::access::login;
use crate::store::as_of::Scope;
use crate::store::ask::patience::Patience;
use crate::store::ask::{findings, sql, tree};
use crate::store::error::Result;
use crate::store::judge::dossier;
use crate::store::particulars;
use crate::store::rulebook::Rulebook;
use crate::store::tables::{numbers, unit};

/// So many neighbours before the unit, after it, and below it are looked at.
const EACH_WAY: usize = 100;
/// All of a unit is read and everybody there is tried: as much work as so many rows.
const ROWS_A_UNIT: usize = 300;

impl Store {
    /// What can be done about each finding of the living unit with this code, as of the judged day.
    ///
    /// # Errors
    /// `UsageFault::UnitUnknown`, or a store fault.
    pub fn cures(&mut self, code: &str) -> std::result::Result<UnitCures, Fault> {
        let key = self.key();
        let moment = self.db.unchecked_transaction()?;
        let rights = login::rights_to_read(&moment, key)?;
        let judged = numbers::judged(&moment)?;
        let scope = Scope::of(&moment, judged.day, Some(code))?;
        let (unit, profile) = (scope.top(&moment)?, scope.profile(&moment, &mut self.rules)?);
        let mut found = Vec::new();
        for row in findings::of_unit(&moment, judged.day, &unit.path)? {
            let asked = (row.finding.key(), &Patch::default(), &rights);
            found.extend(about(&moment, &mut self.rules, asked, &mut Patience::endless())?);
        }
        Ok(UnitCures { day: judged.day, profile, unit, findings: found })
    }
}

/// What can be done about a finding, if it stands with what is tried already.
pub(super) fn about(
    db: &Connection,
    rules: &mut Rulebook,
    (key, tried, rights): (FindingKey, &Patch, &Rights),
    patience: &mut Patience<'_>,
) -> Result<Option<Cures>> {
    let judged = numbers::judged(db)?;
    let Some(unit) = unit::by_id(db, key.unit)? else { return Ok(None) };
    let Some(loaded) = rules.of(db, judged.profile)? else { return Ok(None) };
    let judge = &mut loaded.judge;
    let (dossier, is_cut) = around(db, judge, (judged.day, key, tried), patience)?;
    let dossier = patched::dossier(dossier, judge.looks_elsewhere(), tried);
    let Some(known) = dossier.units.iter().find(|known| known.unit.id == unit.id) else { return Ok(None) };
    let stored = findings::one(db, judged.day, key)?;
    let finding = match key.facet {
        Facet::Share => stored.as_ref().map(|row| row.finding.clone()),
        _ => judge.unit(&known.facts, judged.day).findings.into_iter().find(|found| found.key() == key),
    };
    let Some(finding) = finding else { return Ok(None) };
    let line = tree::line(db, &unit.path)?;
    let line = line.iter().map(|above| above.id).filter(|id| *id != unit.id).collect();
    let whom = known.people.iter().map(|(person, _)| person).find(|person| Some(person.id) == key.person);
    let mut row = FindingRow {
        finding,
        unit,
        person: whom.map(|person| (person.key.clone(), person.full_name.clone())),
        seat: stored.and_then(|row| row.seat),
        particulars: Particulars::default(),
    };
    particulars::fill(db, judge, (&known.facts, judged.day), std::slice::from_mut(&mut row))?;
    let mut found = Cures { about: row, line, rows: Vec::new(), is_cut };
    // Whether somebody would fit says something of him: nobody is told of people whom he may not see.
    let seen = |path: &UnitPath| rights.sees(path);
    if seen(&found.about.unit.path) {
        found.rows = cures(judge, &dossier, &found.about.finding);
    }
    found.rows.retain(|cure| cure.who.as_ref().is_none_or(|who| seen(&who.unit.path)));
    for cure in &mut found.rows {
        let paths = cure.who.iter().map(|who| &who.unit.path).chain(cure.to.iter().map(|unit| &unit.path));
        cure.may = paths.chain([&found.about.unit.path]).all(|path| rights.may_edit(path));
    }
    Ok(Some(found))
}

/// All that the rules need, and whether neighbours were left out.
fn around(
    db: &Connection,
    judge: &Judge,
    (day, key, tried): (Day, FindingKey, &Patch),
    patience: &mut Patience<'_>,
) -> Result<(Dossier, bool)> {
    let mut near = Near { units: vec![key.unit], is_cut: false };
    if matches!(key.facet, Facet::Short | Facet::Prefer(_) | Facet::Over)
        && let Some(path) = unit::path_of(db, key.unit)?
    {
        near.look(db, &path)?;
    }
    patience.expect(u64::try_from(near.units.len() * ROWS_A_UNIT).unwrap_or(u64::MAX));
    let mut units: BTreeSet<UnitId> = BTreeSet::new();
    for id in &near.units {
        (0..ROWS_A_UNIT).try_for_each(|_| patience.look())?;
        units.insert(*id);
        for person in people(db, *id)? {
            units.extend(dossier::units_of(db, person)?);
        }
    }
    for seat in &tried.seats {
        units.insert(seat.unit);
        units.extend(dossier::units_of(db, seat.person)?);
    }
    for person in &tried.people {
        units.extend(dossier::units_of(db, person.id)?);
    }
    let units: Vec<UnitId> = units.into_iter().collect();
    Ok((dossier::of_units(db, Some(judge), day, &units)?, near.is_cut))
}

/// Who has or had a seat in a unit.
fn people(db: &Connection, unit: UnitId) -> Result<Vec<PersonId>> {
    let mut statement =
        db.prepare_cached("SELECT DISTINCT person FROM seat WHERE unit = ?1 AND deleted = 0")?;
    let rows = statement.query_map([unit], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The neighbours of a unit: the one above it, those beside it on either way, and those below it.
struct Near {
    units: Vec<UnitId>,
    is_cut: bool,
}

impl Near {
    fn look(&mut self, db: &Connection, here: &UnitPath) -> Result<()> {
        self.below(db, here, None)?;
        let Some(above) = here.parent() else { return Ok(()) };
        self.units.extend(unit::by_path(db, &above)?.map(|unit| unit.id));
        self.below(db, &above, Some(here))?;
        self.before(db, &above, here)
    }

    /// The units right below one, from the first on, or from behind another one.
    fn below(&mut self, db: &Connection, above: &UnitPath, behind: Option<&UnitPath>) -> Result<()> {
        let beyond = |path: &UnitPath| format!("{}{}", path.0, sql::BEYOND);
        let mut last = behind.map_or_else(|| above.0.clone(), beyond);
        let mut next = db.prepare_cached(
            "SELECT id, path FROM unit WHERE path > ?1 AND path < ?2 ORDER BY path LIMIT 1",
        )?;
        for _ in 0..EACH_WAY {
            let found: Option<(UnitId, UnitPath)> =
                next.query_row((&last, beyond(above)), |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
            let Some((id, path)) = found else { return Ok(()) };
            self.units.push(id);
            last = beyond(&path);
        }
        self.is_cut = true;
        Ok(())
    }

    /// Those right below the same one that stand before it, the nearest first.
    fn before(&mut self, db: &Connection, above: &UnitPath, here: &UnitPath) -> Result<()> {
        let mut before = db.prepare_cached(
            "SELECT path FROM unit WHERE path > ?1 AND path < ?2 ORDER BY path DESC LIMIT 1",
        )?;
        let mut last = here.clone();
        for _ in 0..EACH_WAY {
            let found: Option<UnitPath> = before.query_row((above, &last), |row| row.get(0)).optional()?;
            // The last of all that lies in it: its own path is as long as that of the unit.
            let Some(deepest) = found else { return Ok(()) };
            let own = deepest.line().find(|path| path.depth() == here.depth());
            let Some(path) = own else { return Ok(()) };
            self.units.extend(unit::by_path(db, &path)?.map(|unit| unit.id));
            last = path;
        }
        self.is_cut = true;
        Ok(())
    }
}
