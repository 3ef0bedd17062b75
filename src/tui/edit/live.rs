//! What an edit does to the findings, before it is stored: the same function as the store's.

use std::sync::Arc;

use crate::domain::facts::{PersonFacts, SeatElsewhere, UnitFacts};
use crate::domain::finding::{Finding, Judgement};
use crate::domain::id::UnitId;
use crate::domain::person::Person;
use crate::domain::query::{Dossier, DossierUnit};
use crate::domain::seat::Seat;
use crate::rules::judge::Judge;
use crate::rules::preview::{AncestorAfter, Preview, preview};
use crate::tui::edit::draft::Patch;

/// An edit laid over what is stored: values, findings and numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overlay {
    /// People and seats.
    pub patch: Patch,
    /// Findings and numbers; `None` where nothing can be judged.
    pub preview: Option<Preview>,
}

impl Overlay {
    /// What the judge says of the unit, if the edit touches it.
    pub fn judgement(&self, unit: UnitId) -> Option<&Judgement> {
        let units = &self.preview.as_ref()?.units;
        units.iter().find(|(id, _)| *id == unit).map(|(_, judgement)| judgement)
    }

    /// The numbers of the unit, if it is touched or lies above one that is.
    pub fn ancestor(&self, unit: UnitId) -> Option<&AncestorAfter> {
        self.preview.as_ref()?.line.iter().find(|ancestor| ancestor.unit == unit)
    }

    /// Findings of the unit itself after the edit, shares included.
    pub fn of_unit(&self, unit: UnitId) -> Option<impl Iterator<Item = &Finding>> {
        let own = self.judgement(unit)?.findings.iter().filter(|finding| finding.person.is_none());
        let shares = self.ancestor(unit).into_iter().flat_map(|ancestor| &ancestor.shares);
        Some(own.chain(shares))
    }
}

/// Judges the patches, the newest last, over what is stored.
pub fn overlay(
    judge: Option<&mut Judge>,
    dossier: Option<&Dossier>,
    earlier: &[&Patch],
    patch: Patch,
) -> Overlay {
    let preview = match (judge, dossier) {
        (Some(judge), Some(dossier)) => {
            let all: Vec<&Patch> = earlier.iter().copied().chain([&patch]).collect();
            let edited = edited(dossier, judge.looks_elsewhere(), &all);
            Some(preview(judge, dossier, &edited))
        }
        _ => None,
    };
    Overlay { patch, preview }
}

/// The facts of the units of the dossier that the patches touch: those of every seat of the people they speak of.
fn edited(dossier: &Dossier, looks_elsewhere: bool, patches: &[&Patch]) -> Vec<UnitFacts> {
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
