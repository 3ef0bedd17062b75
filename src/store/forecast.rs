//! The calendar of coming changes: what time alone will do to the findings.

use std::collections::BTreeMap;
use std::sync::Arc;

use rusqlite::Connection;

use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::finding::Facet;
use crate::domain::id::PersonId;
use crate::domain::report::{Forecast, ForecastRow, Turned};
use crate::domain::unit::Unit;
use crate::rules::forecast::{self, Shares, Stretch, Turn};
use crate::rules::judge::Judge;
use crate::store::Store;
use crate::store::as_of::Scope;
use crate::store::error::{Result, damaged};
use crate::store::judge::facts::Wanted;
use crate::store::judge::scan;
use crate::store::tables::{inspection, person, profile};

impl Store {
    /// What changes by time alone after one day, up to another one, in a subtree of the first: the difference between
    /// what `check` says of a day and of the day before, each by that day's profile.
    ///
    /// # Errors
    /// `UsageFault::UnitUnknown`, or a store fault.
    pub fn forecast(
        &mut self,
        (from, to): (Day, Day),
        under: Option<&str>,
    ) -> std::result::Result<Forecast, Fault> {
        let moment = self.db.unchecked_transaction()?;
        let scope = Scope::of(&moment, from, under)?;
        within(&moment, &scope, to, &mut || Ok(()))
    }
}

/// What changes in a scope after its day, up to another one. `look` is called for each unit and may end it.
pub(in crate::store) fn within(
    db: &Connection,
    scope: &Scope,
    to: Day,
    look: &mut dyn FnMut() -> Result<()>,
) -> Result<Forecast> {
    let from = scope.day;
    let mut stretches = stretches(db, from, to)?;
    let mut wanted = Wanted::default();
    for judge in stretches.iter().filter_map(|stretch| stretch.judge.as_ref()) {
        wanted = wanted.or(Wanted::by(db, judge)?);
    }
    let mut found: Vec<(Unit, Turn)> = Vec::new();
    let mut shares = Shares::default();
    scan::units(db, wanted, &scope.path, &mut |unit, facts| {
        look()?;
        shares.add(&mut stretches, &unit, &facts);
        let turns = forecast::of_unit(&mut stretches, &facts);
        found.extend(turns.into_iter().map(|turn| (unit.clone(), turn)));
        Ok(())
    })?;
    found.extend(shares.turns(&stretches));
    let mut rows = Rows { db, people: BTreeMap::new() };
    let changes = rows.merged(found)?;
    let profiles = stretches
        .into_iter()
        .filter_map(|stretch| stretch.judge.map(|judge| (stretch.from, Arc::clone(judge.profile()))));
    Ok(Forecast { from, to, profiles: profiles.collect(), changes })
}

/// The stretches of days with the profile in force on each.
fn stretches(db: &Connection, from: Day, to: Day) -> Result<Vec<Stretch>> {
    let mut starts = vec![from];
    for profile::Edition { valid, .. } in profile::all(db)? {
        starts.extend(valid.from.into_iter().chain(valid.to.map(Day::next)));
    }
    starts.retain(|day| from <= *day && *day <= to);
    starts.sort_unstable();
    starts.dedup();
    let inspected = inspection::any(db)?;
    let mut stretches: Vec<(Option<i64>, Stretch)> = Vec::new();
    for start in starts {
        let id = profile::in_force(db, start)?;
        match stretches.last_mut() {
            Some((known, _)) if *known == id => continue,
            Some((_, last)) => last.to = start.previous(),
            None => {}
        }
        let judge = match id {
            Some(id) => {
                let mut judge = Judge::new(profile::load(db, id)?);
                judge.of_roster(inspected);
                Some(judge)
            }
            None => None,
        };
        stretches.push((id, Stretch { from: start, to, judge }));
    }
    Ok(stretches.into_iter().map(|(_, stretch)| stretch).collect())
}

/// What names a finding for programs: a later unit that bears the same code goes on with it.
type Key = (Day, String, String, Facet, Option<PersonId>);

struct Rows<'db> {
    db: &'db Connection,
    people: BTreeMap<PersonId, (String, String)>,
}

impl Rows<'_> {
    /// One row for each finding that changes on a day, by day, unit in tree order, rule, facet and person.
    fn merged(&mut self, found: Vec<(Unit, Turn)>) -> Result<Vec<ForecastRow>> {
        let mut merged: BTreeMap<Key, (Unit, Turn)> = BTreeMap::new();
        for (unit, turn) in found {
            let told = turn.turned.told();
            let key = (turn.day, turn.rule.clone(), unit.code.clone(), told.facet, told.person);
            let one = match merged.remove(&key) {
                None => Some((unit, turn)),
                Some(other) => joined(other, (unit, turn)),
            };
            merged.extend(one.map(|one| (key, one)));
        }
        let mut rows = Vec::with_capacity(merged.len());
        for (unit, turn) in merged.into_values() {
            rows.push(self.row(unit, turn)?);
        }
        rows.sort_by(|a, b| {
            let key = |row: &ForecastRow| (row.day, row.unit.path.clone(), row.turned.told().rule);
            let facet = |row: &ForecastRow| row.turned.told().facet;
            key(a).cmp(&key(b)).then(facet(a).cmp(&facet(b))).then_with(|| a.person.cmp(&b.person))
        });
        Ok(rows)
    }

    fn row(&mut self, unit: Unit, turn: Turn) -> Result<ForecastRow> {
        let (why, whom) = turn.why;
        let person = turn.turned.told().person.map(|id| self.person(id)).transpose()?;
        let happens_to = whom.map(|id| self.person(id)).transpose()?.map(|(_, name)| name);
        Ok(ForecastRow { day: turn.day, rule: turn.rule, unit, person, turned: turn.turned, why, happens_to })
    }

    /// Key and name.
    fn person(&mut self, id: PersonId) -> Result<(String, String)> {
        if let Some(known) = self.people.get(&id) {
            return Ok(known.clone());
        }
        let found =
            person::by_id(self.db, id)?.ok_or_else(|| damaged(format!("person {}: no such row", id.0)))?;
        let named = (found.0.key, found.0.full_name);
        self.people.insert(id, named.clone());
        Ok(named)
    }
}

/// What happens on one day to findings of the same name: an earlier unit hands it on to the later one of its code.
fn joined((unit, one): (Unit, Turn), (other_unit, other): (Unit, Turn)) -> Option<(Unit, Turn)> {
    let unit = if other.turned.after().is_some() { other_unit } else { unit };
    let before = one.turned.before().or(other.turned.before()).cloned();
    let after = one.turned.after().or(other.turned.after()).cloned();
    Turned::of(before, after).map(|turned| (unit, Turn { turned, ..one }))
}
