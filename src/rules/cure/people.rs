//! Cures by moving people: into a unit that lacks somebody, out of one that has too many.

use crate::domain::cure::{Near, Remedy, Who};
use crate::domain::day::Day;
use crate::domain::finding::{Facet, Finding, Severity, State};
use crate::domain::id::UnitId;
use crate::domain::patch::Patch;
use crate::domain::person::Person;
use crate::domain::query::DossierUnit;
use crate::domain::seat::{Role, Seat};
use crate::rules::cure::Search;

impl<'a> Search<'a> {
    /// Everybody near who would fill what is missing.
    pub(super) fn movers(&mut self) {
        let day = self.day();
        for (near, known) in self.neighbours() {
            for (person, seat) in held(known, day) {
                // Who counts there already fills what he can.
                if near != Near::Here || !self.counts(seat) {
                    self.mover(near, known, (person, seat));
                }
            }
        }
    }

    /// The living units that are near, each with how near it is.
    fn neighbours(&self) -> Vec<(Near, &'a DossierUnit)> {
        let here = &self.target.unit.path;
        let near = |known: &'a DossierUnit| Some((Near::of(here, &known.unit.path)?, known));
        let living = self.bench.dossier.units.iter().filter(|known| known.unit.life.holds(self.day()));
        living.filter_map(near).collect()
    }

    fn mover(&mut self, near: Near, from: &DossierUnit, (person, seat): (&Person, &Seat)) {
        let target = self.target;
        let facts = from.facts.people.iter().find(|facts| facts.person == person.id);
        let days = self.days(&target.facts, facts);
        let elsewhere = (near != Near::Here).then_some(target.unit.id);
        let best = self.best_day(&days, |search, day| search.moved(seat, day, elsewhere));
        let Some((day, came)) = best else { return };
        let who = Who { person: person.clone(), seat: seat.clone(), unit: from.unit.clone() };
        match elsewhere {
            None => self.offer(Remedy::Call, Some(who), (near, day), &came),
            Some(_) => {
                self.offer_to(Remedy::Transfer, (Some(who), Some(&target.unit)), (near, day), &came);
            }
        }
    }

    /// The seat left and followed by one that the rule counts.
    fn moved(&self, seat: &Seat, day: Day, elsewhere: Option<UnitId>) -> Option<Patch> {
        let left = left(seat, day)?;
        let mut next = next(seat, day, elsewhere);
        let counts = &self.rule.counts;
        if !counts.roles.contains(&next.role) {
            next.role = *counts.roles.first()?;
        }
        if !counts.statuses.contains(&next.status) {
            next.status = *counts.statuses.first()?;
        }
        Some(Patch { people: Vec::new(), seats: vec![left, next] })
    }

    /// The counted people of the unit, each off: to a neighbour that lacks somebody, to the reserve, or for good.
    pub(super) fn leavers(&mut self) {
        let day = self.day();
        let wanting = self.short_neighbours();
        for (person, seat) in held(self.target, day) {
            if !self.counts(seat) {
                continue;
            }
            for known in &wanting {
                self.sender((person, seat), known);
            }
            self.leaver((person, seat), self.target, day);
            if !self.rule.counts.roles.contains(&Role::Reserve) {
                self.stand_by((person, seat));
            }
        }
    }

    fn short_neighbours(&mut self) -> Vec<&'a DossierUnit> {
        let day = self.day();
        let mut near = self.neighbours();
        near.retain(|(near, known)| {
            let said = self.bench.judge.unit(&known.facts, day);
            let is_lack = |found: &Finding| {
                (found.facet, found.state) == (Facet::Short, State::Breach) && found.severity > Severity::Info
            };
            *near != Near::Here && said.findings.iter().any(is_lack)
        });
        near.into_iter().map(|(_, known)| known).collect()
    }

    fn sender(&mut self, (person, seat): (&Person, &Seat), to: &DossierUnit) {
        let days =
            self.days(&to.facts, self.target.facts.people.iter().find(|facts| facts.person == person.id));
        let best = self.best_day(&days, |_, day| {
            let seats = vec![left(seat, day)?, next(seat, day, Some(to.unit.id))];
            Some(Patch { people: Vec::new(), seats })
        });
        if let Some((day, came)) = best {
            let who = Who { person: person.clone(), seat: seat.clone(), unit: self.target.unit.clone() };
            self.offer_to(Remedy::Send, (Some(who), Some(&to.unit)), (Near::Here, day), &came);
        }
    }

    /// The seat ends on a day.
    pub(super) fn leaver(&mut self, (person, seat): (&Person, &Seat), unit: &DossierUnit, day: Day) {
        let near = Near::of(&self.target.unit.path, &unit.unit.path).unwrap_or(Near::Beside);
        let ends = |_: &Self, day| Some(Patch { people: Vec::new(), seats: vec![left(seat, day)?] });
        if let Some((day, came)) = self.best_day(&[day], ends) {
            let who = Who { person: person.clone(), seat: seat.clone(), unit: unit.unit.clone() };
            self.offer(Remedy::End, Some(who), (near, day), &came);
        }
    }

    fn stand_by(&mut self, (person, seat): (&Person, &Seat)) {
        let best = self.best_day(&[self.day()], |_, day| {
            let mut next = next(seat, day, None);
            next.role = Role::Reserve;
            Some(Patch { people: Vec::new(), seats: vec![left(seat, day)?, next] })
        });
        if let Some((day, came)) = best {
            let who = Who { person: person.clone(), seat: seat.clone(), unit: self.target.unit.clone() };
            self.offer(Remedy::Reserve, Some(who), (Near::Here, day), &came);
        }
    }

    /// The counted seats of the person, each ended.
    pub(super) fn seats(&mut self) {
        let (day, whose) = (self.day(), self.about.person);
        for known in &self.bench.dossier.units {
            let him = known.people.iter().find(|(person, _)| Some(person.id) == whose);
            for (person, seat) in
                him.into_iter().flat_map(|(person, seats)| seats.iter().map(move |seat| (person, seat)))
            {
                if seat.period.holds(day) && self.counts(seat) {
                    self.leaver((person, seat), known, day);
                }
            }
        }
    }
}

/// Everybody in each seat that is held in the unit on the day, in entry order.
fn held(known: &DossierUnit, day: Day) -> impl Iterator<Item = (&Person, &Seat)> {
    known.people.iter().flat_map(move |(person, seats)| {
        seats.iter().filter(move |seat| seat.period.holds(day)).map(move |seat| (person, seat))
    })
}

/// The seat left on a day on which it is held.
fn left(seat: &Seat, day: Day) -> Option<Seat> {
    seat.off_from(day).filter(|_| seat.period.holds(day))
}

/// The number of a decision that is not known yet.
const SOME_NUMBER: &str = "…";

/// The seat that follows, by a decision of the day.
fn next(seat: &Seat, day: Day, elsewhere: Option<UnitId>) -> Seat {
    Seat { decision_no: SOME_NUMBER.to_owned(), decision_date: Some(day), ..seat.next_from(day, elsewhere) }
}
