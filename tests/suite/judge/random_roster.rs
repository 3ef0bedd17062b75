//! Random rosters: a small tree of units, people with seats in several of them, decisions that excuse.

use std::sync::Arc;

use daumoi::domain::day::{Day, Period};
use daumoi::domain::facts::{PersonFacts, Place, Scopes, SeatElsewhere, UnitFacts};
use daumoi::domain::finding::Facet;
use daumoi::domain::id::{PersonId, UnitId, Version, WaiverId};
use daumoi::domain::profile::Profile;
use daumoi::domain::unit::{Level, UnitPath};
use daumoi::domain::waiver::{Waiver, WaiverKind, WaiverTarget};

use super::random::{CODES, KINDS, Maker};

/// Rules, units in tree order with everybody in them, and the day around which all dates lie.
pub(super) struct RosterCase {
    pub(super) profile: Profile,
    pub(super) units: Vec<UnitFacts>,
    pub(super) day: Day,
}

/// The levels of the units and which one they lie in.
type Tree = &'static [(Level, Option<usize>)];

const TREES: [Tree; 3] = [
    &[
        (Level::Province, None),
        (Level::Agency, Some(0)),
        (Level::District, Some(0)),
        (Level::Commune, Some(2)),
    ],
    &[
        (Level::District, None),
        (Level::Commune, Some(0)),
        (Level::Commune, Some(0)),
        (Level::Agency, Some(0)),
    ],
    &[
        (Level::Province, None),
        (Level::District, Some(0)),
        (Level::District, Some(1)),
        (Level::Commune, Some(2)),
    ],
];

impl Maker {
    /// Waivers of these units for the rules of the profile and the people 1 … `people`.
    pub(super) fn waivers(&mut self, profile: &Profile, units: &[UnitId], people: usize) -> Vec<Waiver> {
        let number = self.dice.pick(&[0, 0, 1, 2, 3]);
        (1..=number).map(|id| self.waiver(WaiverId(id), profile, units, people)).collect()
    }

    fn waiver(&mut self, id: WaiverId, profile: &Profile, units: &[UnitId], people: usize) -> Waiver {
        let person = PersonId(i64::try_from(self.below(people + 1)).unwrap() + 1);
        let slot = |maker: &mut Self| WaiverTarget::Slot(maker.dice.pick(&["s0", "s1", "s2"]).to_owned());
        let facets = [Facet::Short, Facet::Over, Facet::Prefer(1), Facet::Prefer(2), Facet::Need, Facet::Due];
        let of_people = [Facet::Recent, Facet::Unique, Facet::Share];
        let (kind, target) = match self.below(10) {
            0 | 1 => (WaiverKind::AcceptPerson(person), slot(self)),
            2 => (WaiverKind::AcceptPerson(person), WaiverTarget::Every),
            3 => {
                let targets = [WaiverTarget::Every, WaiverTarget::Facet(Facet::Over)];
                let count = u32::try_from(self.below(4)).unwrap();
                (WaiverKind::ChangeCount(count), self.dice.pick(&targets))
            }
            4 | 5 => (WaiverKind::Waive(None), slot(self)),
            6 => (WaiverKind::Waive(Some(person)), WaiverTarget::Every),
            7 => (WaiverKind::Waive(None), WaiverTarget::Every),
            8 => (WaiverKind::Waive(None), WaiverTarget::Facet(self.dice.pick(&facets))),
            _ => (WaiverKind::Waive(None), WaiverTarget::Facet(self.dice.pick(&of_people))),
        };
        Waiver {
            id,
            version: Version(1),
            rule: self.dice.pick(&profile.rules).id,
            unit: self.dice.pick(units),
            subtree: self.dice.chance(60),
            target,
            kind,
            decision_no: String::new(),
            decision_date: None,
            reason: String::new(),
            period: self.period(),
        }
    }

    /// A whole roster.
    pub(super) fn roster(mut self) -> RosterCase {
        let profile = self.profile();
        let tree = self.dice.pick(&TREES);
        let ids: Vec<UnitId> = (1..).take(tree.len()).map(UnitId).collect();
        let number = self.dice.pick(&[0, 1, 2, 3, 4, 5]);
        let waivers = self.waivers(&profile, &ids, number);
        let mut places = Vec::new();
        for (nth, (level, parent)) in (0..).zip(tree) {
            let above = parent.and_then(|parent: usize| places.get(parent).cloned());
            places.push(self.place(UnitId(nth + 1), *level, above, &waivers));
        }
        let mut units: Vec<UnitFacts> = places
            .iter()
            .zip(tree)
            .zip(&ids)
            .map(|((place, (level, _)), id)| self.empty(*id, *level, place))
            .collect();
        for person in 0..number {
            self.settle(i64::try_from(person).unwrap(), &mut units);
        }
        RosterCase { profile, units, day: self.near() }
    }

    fn place(&mut self, unit: UnitId, level: Level, above: Option<Place>, waivers: &[Waiver]) -> Place {
        let above = above.unwrap_or_default();
        let over: Vec<UnitId> = Level::ALL.iter().filter_map(|level| above.scopes.of(*level)).collect();
        let reaches = |waiver: &&Waiver| {
            let inherited =
                || above.waivers.iter().any(|known| known.id == waiver.id) || over.contains(&waiver.unit);
            waiver.unit == unit || (waiver.subtree && inherited())
        };
        Place {
            path: UnitPath::child(&above.path, u32::try_from(unit.0).unwrap()),
            life: if self.dice.chance(15) { self.period() } else { Period::default() },
            scopes: Scopes::and(above.scopes, level, unit),
            waivers: waivers.iter().filter(reaches).cloned().collect(),
        }
    }

    fn empty(&mut self, unit: UnitId, level: Level, place: &Place) -> UnitFacts {
        UnitFacts {
            unit,
            place: place.clone(),
            code: self.dice.pick(&CODES).to_owned(),
            level,
            kind: self.dice.pick(&KINDS).to_owned(),
            people: Vec::new(),
            inspections: self.events(),
        }
    }

    /// Gives a person his seats, each in some unit.
    fn settle(&mut self, number: i64, units: &mut [UnitFacts]) {
        let person = self.person(number);
        let first = person.seats.iter().map(|seat| seat.period.from).min().flatten();
        let at: Vec<usize> = person.seats.iter().map(|_| self.below(units.len())).collect();
        let places: Vec<(UnitId, Arc<Place>)> =
            units.iter().map(|unit| (unit.unit, Arc::new(unit.place.clone()))).collect();
        for (here, unit) in units.iter_mut().enumerate() {
            let seats = || at.iter().copied().zip(&person.seats);
            let elsewhere = (0..places.len()).filter(|there| *there != here).flat_map(|there| {
                let (unit, place) = places.get(there).unwrap().clone();
                seats().filter(move |(at, _)| *at == there).map(move |(_, seat)| SeatElsewhere {
                    unit,
                    place: Arc::clone(&place),
                    period: seat.period,
                    role: seat.role,
                    status: seat.status,
                })
            });
            let facts = PersonFacts {
                appointed: first,
                elsewhere: elsewhere.collect(),
                seats: seats().filter(|(at, _)| *at == here).map(|(_, seat)| seat.clone()).collect(),
                ..person.clone()
            };
            if !facts.seats.is_empty() {
                unit.people.push(facts);
            }
        }
    }
}
