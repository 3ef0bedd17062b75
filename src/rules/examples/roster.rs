//! The small roster of an example, judged whole: units, shares at the units above them, people across units.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::day::Day;
use crate::domain::facts::{PersonFacts, UnitFacts};
use crate::domain::finding::{Finding, RuleIx, Tally};
use crate::domain::id::{PersonId, UnitId};
use crate::domain::profile::Profile;
use crate::domain::profile::rule::RuleBody;
use crate::domain::query::FindingRow;
use crate::domain::seat::Seat;
use crate::domain::unit::{Level, Unit, UnitPath};
use crate::rules::examples::Example;
use crate::rules::judge::{CountedSeat, Judge, seat_counts};

/// Everything that the profile says of the roster, in the order of the tree, then of the file.
pub(super) fn findings(example: &Example, profile: &Arc<Profile>) -> Vec<FindingRow> {
    let judge = Judge::with_all_kinds(Arc::clone(profile));
    let mut judge = if example.inspections.is_empty() { judge } else { judge.inspected() };
    let facts = facts(example);
    let mut all: Vec<Finding> = Vec::new();
    let mut sums: BTreeMap<(UnitPath, RuleIx), Tally> = BTreeMap::new();
    for (unit, facts) in example.units.iter().zip(&facts) {
        let said = judge.unit(facts, example.as_of);
        all.extend(said.findings);
        for part in said.contributions {
            for above in unit.path.line() {
                let sum = sums.entry((above, part.rule)).or_default();
                sum.den += part.tally.den;
                sum.pass += part.tally.pass;
                sum.unknown += part.tally.unknown;
            }
        }
    }
    for ((path, rule), tally) in sums {
        let Some(top) = example.unit_at(&path) else { continue };
        all.extend(judge.share(rule, top.id, top.level, &top.life, tally, example.as_of));
    }
    all.extend(across_units(example, profile, &judge, &facts));
    let mut rows: Vec<FindingRow> = all.into_iter().filter_map(|finding| row(example, finding)).collect();
    rows.sort_by(|a, b| {
        let key = |row: &FindingRow| (row.unit.path.clone(), row.finding.rule, row.finding.facet);
        key(a).cmp(&key(b)).then_with(|| a.person.cmp(&b.person))
    });
    rows
}

/// The facts of each unit, in the order of the units.
fn facts(example: &Example) -> Vec<UnitFacts> {
    let mut first: BTreeMap<PersonId, Option<Day>> = BTreeMap::new();
    let mut held: BTreeMap<UnitId, BTreeMap<PersonId, Vec<&Seat>>> = BTreeMap::new();
    for seat in &example.seats {
        let appointed = first.entry(seat.person).or_insert(seat.period.from);
        *appointed = (*appointed).min(seat.period.from);
        held.entry(seat.unit).or_default().entry(seat.person).or_default().push(seat);
    }
    let people = |unit: &Unit| -> Vec<PersonFacts> {
        let here = held.get(&unit.id).into_iter().flatten();
        here.filter_map(|(id, seats)| {
            let person = example.people.get(usize::try_from(id.0).ok()?)?;
            Some(PersonFacts::new(person, seats, first.get(id).copied().flatten()))
        })
        .collect()
    };
    let units = example.units.iter().enumerate();
    units
        .map(|(place, unit)| UnitFacts {
            people: people(unit),
            inspections: example
                .inspections
                .iter()
                .filter(|(at, _)| *at == place)
                .map(|(_, visit)| visit.clone())
                .collect(),
            ..UnitFacts::empty(unit)
        })
        .collect()
}

/// What `unique` says: of each person the counted seats in one scope.
fn across_units(example: &Example, profile: &Profile, judge: &Judge, facts: &[UnitFacts]) -> Vec<Finding> {
    let mut all = Vec::new();
    for (ix, rule) in profile.numbered() {
        let RuleBody::Unique { scope } = rule.body else { continue };
        let mut seats: BTreeMap<PersonId, Vec<CountedSeat>> = BTreeMap::new();
        for (unit, facts) in
            example.units.iter().zip(facts).filter(|(unit, _)| unit.life.holds(example.as_of))
        {
            let Some(top) = scope_of(example, unit, scope) else { continue };
            for person in &facts.people {
                let counted =
                    person.seats.iter().filter(|seat| seat_counts(&rule.counts, seat, example.as_of));
                let seat = CountedSeat { unit: unit.id, path: unit.path.clone(), scope: top };
                seats.entry(person.person).or_default().extend(counted.map(|_| seat.clone()));
            }
        }
        all.extend(seats.iter().flat_map(|(person, seats)| judge.unique(ix, *person, seats)));
    }
    all
}

/// The nearest unit of the level at or above this one.
fn scope_of(example: &Example, unit: &Unit, level: Level) -> Option<UnitId> {
    let mut path = Some(unit.path.clone());
    while let Some(here) = path {
        if let Some(found) = example.unit_at(&here).filter(|found| found.level == level) {
            return Some(found.id);
        }
        path = here.parent();
    }
    None
}

fn row(example: &Example, finding: Finding) -> Option<FindingRow> {
    let unit = example.units.iter().find(|unit| unit.id == finding.unit)?.clone();
    let person = finding.person.and_then(|id| example.people.get(usize::try_from(id.0).ok()?));
    let person = person.map(|person| (person.key.clone(), person.full_name.clone()));
    Some(FindingRow { finding, unit, person, seat: None })
}
