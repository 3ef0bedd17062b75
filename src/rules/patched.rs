//! The facts of units as an edit that is not stored leaves them.

use std::sync::Arc;

use crate::domain::facts::{PersonFacts, SeatElsewhere, UnitFacts};
use crate::domain::id::UnitId;
use crate::domain::patch::Patch;
use crate::domain::person::Person;
use crate::domain::query::{Dossier, DossierUnit};
use crate::domain::seat::Seat;

/// The facts of the units of the dossier that the patches touch: those of every seat of the people they speak of.
pub fn patched(dossier: &Dossier, looks_elsewhere: bool, patches: &[&Patch]) -> Vec<UnitFacts> {
    let edited = |unit: &DossierUnit| {
        let mut facts = unit.facts.clone();
        let mut touched = false;
        for person in people_in(dossier, unit, patches) {
            let Some(after) = Edited::of(dossier, person, patches) else { continue };
            touched = true;
            let after = after.facts(unit.unit.id, looks_elsewhere);
            match facts.people.iter_mut().find(|known| known.person == person.id) {
                Some(known) => *known = after,
                None => facts.people.push(after),
            }
        }
        touched.then_some(facts)
    };
    dossier.units.iter().filter_map(edited).collect()
}

/// The dossier as if the patch were stored; what is stored of the units stays.
pub fn dossier(mut dossier: Dossier, looks_elsewhere: bool, patch: &Patch) -> Dossier {
    if *patch == Patch::default() {
        return dossier;
    }
    let edited = patched(&dossier, looks_elsewhere, &[patch]);
    let all: Vec<Person> =
        dossier.units.iter().flat_map(|unit| &unit.people).map(|(person, _)| person.clone()).collect();
    for unit in &mut dossier.units {
        for seat in patch.seats.iter().filter(|seat| seat.unit == unit.unit.id) {
            let person =
                patch.person(seat.person).or_else(|| all.iter().find(|person| person.id == seat.person));
            put(&mut unit.people, person, seat);
        }
        for (person, _) in &mut unit.people {
            if let Some(after) = patch.person(person.id) {
                *person = after.clone();
            }
        }
        if let Some(facts) = edited.iter().find(|facts| facts.unit == unit.unit.id) {
            unit.facts = facts.clone();
        }
    }
    dossier
}

/// Puts a seat in the place of what it was, or behind the person's others.
fn put(people: &mut Vec<(Person, Vec<Seat>)>, person: Option<&Person>, seat: &Seat) {
    let Some(person) = person else { return };
    let Some((_, seats)) = people.iter_mut().find(|(known, _)| known.id == person.id) else {
        people.push((person.clone(), vec![seat.clone()]));
        return;
    };
    match seats.iter_mut().find(|known| known.id == seat.id) {
        Some(known) => *known = seat.clone(),
        None => seats.push(seat.clone()),
    }
}

/// The people of the unit and those whom the patches bring there: new ones, and who comes from another unit.
fn people_in<'a>(dossier: &'a Dossier, unit: &'a DossierUnit, patches: &[&'a Patch]) -> Vec<&'a Person> {
    let is_new = |person: &&Person| !unit.people.iter().any(|(known, _)| known.id == person.id);
    let comes = |person: &&Person| {
        let mut seats = patches.iter().flat_map(|patch| &patch.seats);
        seats.any(|seat| seat.person == person.id && seat.unit == unit.unit.id)
    };
    let known = dossier.units.iter().flat_map(|unit| &unit.people).map(|(person, _)| person);
    let newcomers = known.chain(patches.iter().flat_map(|patch| &patch.people)).filter(is_new).filter(comes);
    unit.people.iter().map(|(person, _)| person).chain(newcomers).collect()
}

/// A person with all his seats as the patches leave them.
struct Edited<'a> {
    dossier: &'a Dossier,
    person: &'a Person,
    seats: Vec<&'a Seat>,
}

impl<'a> Edited<'a> {
    /// `None` if no patch speaks of the person or of a seat of his.
    fn of(dossier: &'a Dossier, person: &'a Person, patches: &[&'a Patch]) -> Option<Self> {
        let units = dossier.units.iter().flat_map(|unit| &unit.people);
        let seats = units.filter(|(known, _)| known.id == person.id).flat_map(|(_, seats)| seats);
        let mut edited = Self { dossier, person, seats: seats.collect() };
        let mut touched = false;
        for patch in patches {
            if let Some(after) =
                patch.person(person.id).filter(|after| after.version >= edited.person.version)
            {
                touched = true;
                edited.person = after;
            }
            for after in patch.seats.iter().filter(|seat| seat.person == person.id) {
                touched = true;
                match edited.seats.iter_mut().find(|seat| seat.id == after.id) {
                    Some(known) if known.version > after.version => {}
                    Some(known) => *known = after,
                    None => edited.seats.push(after),
                }
            }
        }
        touched.then_some(edited)
    }

    /// What the judge sees of him in a unit.
    fn facts(&self, here: UnitId, looks_elsewhere: bool) -> PersonFacts {
        let appointed = self.seats.iter().map(|seat| seat.period.from).min().flatten();
        let own: Vec<&Seat> = self.seats.iter().copied().filter(|seat| seat.unit == here).collect();
        let mut facts = PersonFacts::new(self.person, &own, appointed);
        if looks_elsewhere {
            let others = self.seats.iter().filter(|seat| seat.unit != here);
            facts.elsewhere = others.filter_map(|seat| self.elsewhere(seat)).collect();
            facts.elsewhere.sort_by(|a, b| a.place.path.cmp(&b.place.path));
        }
        facts
    }

    fn elsewhere(&self, seat: &Seat) -> Option<SeatElsewhere> {
        let unit = self.dossier.units.iter().find(|unit| unit.unit.id == seat.unit)?;
        Some(SeatElsewhere {
            unit: seat.unit,
            place: Arc::new(unit.facts.place.clone()),
            period: seat.period,
            role: seat.role,
            status: seat.status,
        })
    }
}
