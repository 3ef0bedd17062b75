//! The small roster of an example, judged whole: units, and shares at the units above them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::day::Day;
use crate::domain::facts::{PersonFacts, Place, Scopes, SeatElsewhere, UnitFacts};
use crate::domain::finding::{Finding, RuleIx, Tally};
use crate::domain::id::{PersonId, UnitId};
use crate::domain::inspection::Inspected;
use crate::domain::profile::Profile;
use crate::domain::query::{FindingRow, Particulars};
use crate::domain::seat::Seat;
use crate::domain::unit::{Unit, UnitPath};
use crate::domain::waiver::Waiver;
use crate::rules::examples::Example;
use crate::rules::judge::{Judge, ShareAt};

/// Everything that the profile says of the roster, in the order of the tree, then of the file.
pub(super) fn findings(example: &Example, profile: &Arc<Profile>) -> Vec<FindingRow> {
    let mut judge = Judge::new(Arc::clone(profile));
    judge.of_roster(if example.inspections.is_empty() { Inspected::Never } else { Inspected::Once });
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
        let waivers = &stands(example, top).waivers;
        let at = ShareAt { unit: top.id, level: top.level, life: &top.life, waivers };
        all.extend(judge.share(rule, at, tally, example.as_of));
    }
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
            Some(PersonFacts {
                elsewhere: elsewhere(example, *id, unit.id),
                ..PersonFacts::new(person, seats, first.get(id).copied().flatten())
            })
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
            ..UnitFacts::empty(unit, stands(example, unit))
        })
        .collect()
}

/// Where the unit stands.
fn stands(example: &Example, unit: &Unit) -> Place {
    let line = unit.path.line();
    let above: Vec<&Unit> = line.filter_map(|path| example.unit_at(&path)).collect();
    let scopes = above.iter().fold(Scopes::default(), |scopes, above| scopes.and(above.level, above.id));
    let reaches = |waiver: &&Waiver| {
        let below = waiver.subtree && above.iter().any(|above| above.id == waiver.unit);
        waiver.unit == unit.id || below
    };
    let waivers = example.waivers.iter().filter(reaches).cloned().collect();
    Place { path: unit.path.clone(), life: unit.life, scopes, waivers }
}

/// The seats of a person in other units than this one, in tree order.
fn elsewhere(example: &Example, person: PersonId, here: UnitId) -> Vec<SeatElsewhere> {
    let others = example.seats.iter().filter(|seat| seat.person == person && seat.unit != here);
    let mut seats: Vec<SeatElsewhere> = others
        .filter_map(|seat| {
            let unit = example.units.iter().find(|unit| unit.id == seat.unit)?;
            let place = Arc::new(stands(example, unit));
            let (period, role, status) = (seat.period, seat.role, seat.status);
            Some(SeatElsewhere { unit: unit.id, place, period, role, status })
        })
        .collect();
    seats.sort_by(|a, b| a.place.path.cmp(&b.place.path));
    seats
}

fn row(example: &Example, finding: Finding) -> Option<FindingRow> {
    let unit = example.units.iter().find(|unit| unit.id == finding.unit)?.clone();
    let person = finding.person.and_then(|id| example.people.get(usize::try_from(id.0).ok()?));
    let person = person.map(|person| (person.key.clone(), person.full_name.clone()));
    Some(FindingRow { finding, unit, person, seat: None, particulars: Particulars::default() })
}
