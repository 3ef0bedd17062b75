//! What an edit does to the findings, before it is stored: the same function as the store's.

use std::borrow::Cow;

use crate::domain::day::Day;
use crate::domain::facts::{PersonFacts, UnitFacts};
use crate::domain::finding::{Finding, Judgement};
use crate::domain::id::{PersonId, UnitId};
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
            Some(preview(judge, dossier, &edited(dossier, &all)))
        }
        _ => None,
    };
    Overlay { patch, preview }
}

/// The facts of the units of the dossier that the patches touch.
fn edited(dossier: &Dossier, patches: &[&Patch]) -> Vec<UnitFacts> {
    dossier.units.iter().filter_map(|unit| edited_unit(dossier, unit, patches)).collect()
}

fn edited_unit(dossier: &Dossier, unit: &DossierUnit, patches: &[&Patch]) -> Option<UnitFacts> {
    let mut facts = unit.facts.clone();
    let mut touched = false;
    let newcomers = newcomers(dossier, unit, patches);
    for (person, seats) in
        unit.people.iter().map(|(person, seats)| (person, seats.as_slice())).chain(newcomers)
    {
        let Some(after) = edited_person(dossier, unit.unit.id, (person, seats), patches) else { continue };
        touched = true;
        match facts.people.iter_mut().find(|known| known.person == person.id) {
            Some(known) => *known = after,
            None => facts.people.push(after),
        }
    }
    touched.then_some(facts)
}

/// People whom the patches bring into the unit: new ones, and those who come from another unit.
fn newcomers<'a>(
    dossier: &'a Dossier,
    unit: &DossierUnit,
    patches: &[&'a Patch],
) -> Vec<(&'a Person, &'a [Seat])> {
    let is_new = |person: &&Person| !unit.people.iter().any(|(known, _)| known.id == person.id);
    let has_seat = |person: &&Person| {
        let seats = patches.iter().flat_map(|patch| &patch.seats);
        seats.into_iter().any(|seat| seat.person == person.id && seat.unit == unit.unit.id)
    };
    let known = dossier.units.iter().flat_map(|unit| &unit.people).map(|(person, _)| person);
    let people = known.chain(patches.iter().flat_map(|patch| &patch.people));
    people.filter(is_new).filter(has_seat).map(|person| (person, [].as_slice())).collect()
}

/// The facts of a person in the unit, if a patch speaks of him or of a seat of his there.
fn edited_person(
    dossier: &Dossier,
    unit: UnitId,
    (person, seats): (&Person, &[Seat]),
    patches: &[&Patch],
) -> Option<PersonFacts> {
    let mut person = Cow::Borrowed(person);
    let mut seats: Vec<Cow<'_, Seat>> = seats.iter().map(Cow::Borrowed).collect();
    let mut touched = false;
    for patch in patches {
        if let Some(after) = patch.person(person.id).filter(|after| after.version >= person.version) {
            touched = true;
            person = Cow::Borrowed(after);
        }
        for after in patch.seats.iter().filter(|seat| seat.person == person.id && seat.unit == unit) {
            touched = true;
            match seats.iter_mut().find(|seat| seat.id == after.id) {
                Some(known) if known.version > after.version => {}
                Some(known) => *known = Cow::Borrowed(after),
                None => seats.push(Cow::Borrowed(after)),
            }
        }
    }
    let seats: Vec<&Seat> = seats.iter().map(AsRef::as_ref).collect();
    touched.then(|| PersonFacts::new(&person, &seats, appointed(dossier, person.id, &seats)))
}

/// The first day in any seat, as the dossier knows it (no rule that is judged asks it of an edited seat); of
/// somebody new, that of these seats.
fn appointed(dossier: &Dossier, person: PersonId, seats: &[&Seat]) -> Option<Day> {
    let known = dossier.units.iter().flat_map(|unit| &unit.facts.people).find(|facts| facts.person == person);
    match known {
        Some(facts) => facts.appointed,
        None => seats.iter().map(|seat| seat.period.from).min().flatten(),
    }
}
