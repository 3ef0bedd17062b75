//! One unit as it is judged: only what rules can ask, so that a judgement needs no text.

use std::sync::Arc;

use crate::domain::day::{Day, PartialDate, Period};
use crate::domain::field::{Field, FieldSet};
use crate::domain::id::{PersonId, UnitId};
use crate::domain::person::{Person, Sex, Training};
use crate::domain::seat::{Role, Seat, Status};
use crate::domain::unit::{Level, Unit, UnitPath};
use crate::domain::waiver::Waiver;
use crate::vietnamese::fold::title_key;

/// Of each level the unit of it in which something lies: the nearest, itself included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scopes([Option<UnitId>; Level::ALL.len()]);

impl Scopes {
    /// The same one step further down, at a unit of this level.
    #[must_use]
    pub fn and(mut self, level: Level, unit: UnitId) -> Self {
        for (known, scope) in Level::ALL.into_iter().zip(&mut self.0) {
            if known == level {
                *scope = Some(unit);
            }
        }
        self
    }

    /// The unit of this level.
    pub fn of(&self, level: Level) -> Option<UnitId> {
        let known = Level::ALL.into_iter().zip(self.0);
        known.filter(|(known, _)| *known == level).find_map(|(_, unit)| unit)
    }
}

/// Where a unit stands, and what is excused there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Its path.
    pub path: UnitPath,
    /// Its life.
    pub life: Period,
    /// In which units it lies.
    pub scopes: Scopes,
    /// The waivers of the unit and of the subtrees that it lies in, past and future ones too, in entry order.
    pub waivers: Vec<Waiver>,
}

/// A unit with everybody who ever held a seat in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitFacts {
    /// Its identity.
    pub unit: UnitId,
    /// Where it stands.
    pub place: Place,
    /// Its code, for selectors.
    pub code: String,
    /// Its level, for selectors.
    pub level: Level,
    /// Its kind, for selectors.
    pub kind: String,
    /// Who has or had a seat in it, each person once, in entry order.
    pub people: Vec<PersonFacts>,
    /// Days of its inspections; topics in the form in which titles are compared.
    pub inspections: Vec<Training>,
}

/// What rules can ask of a person in one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonFacts {
    /// Who.
    pub person: PersonId,
    /// Sex.
    pub sex: Option<Sex>,
    /// Birth date.
    pub birth_date: Option<PartialDate>,
    /// First day in the service.
    pub service_start: Option<PartialDate>,
    /// Qualification word; empty = unknown.
    pub qualification: String,
    /// Override of the day of retirement.
    pub retirement_date: Option<Day>,
    /// The person's fields that are not empty.
    pub present: FieldSet,
    /// Classes attended; topics in the form in which titles are compared.
    pub trained: Vec<Training>,
    /// The earliest first day among all seats of the person, whatever unit; `None` if one of them is open at the
    /// front: the person is no newcomer.
    pub appointed: Option<Day>,
    /// The seats in this unit, past and future ones too, in entry order.
    pub seats: Vec<SeatFacts>,
    /// The seats in other units, in tree order; only known where a rule asks for them (`unique`).
    pub elsewhere: Vec<SeatElsewhere>,
}

/// A seat of a person in another unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatElsewhere {
    /// That unit.
    pub unit: UnitId,
    /// Where it stands.
    pub place: Arc<Place>,
    /// First and last day.
    pub period: Period,
    /// Official or reserve.
    pub role: Role,
    /// Serving or away.
    pub status: Status,
}

/// What rules can ask of a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatFacts {
    /// First and last day.
    pub period: Period,
    /// Official or reserve.
    pub role: Role,
    /// Serving or away.
    pub status: Status,
    /// The title in the form in which titles are compared ([`title_key`]).
    pub title: String,
    /// Day of the decision.
    pub decision_date: Option<Day>,
    /// Last day of the term.
    pub decision_expiry: Option<Day>,
    /// The seat's fields that are not empty.
    pub present: FieldSet,
}

impl UnitFacts {
    /// The facts of a unit nobody has ever served.
    pub fn empty(unit: &Unit, place: Place) -> Self {
        Self {
            unit: unit.id,
            place,
            code: unit.code.clone(),
            level: unit.level,
            kind: unit.kind.clone(),
            people: Vec::new(),
            inspections: Vec::new(),
        }
    }
}

impl PersonFacts {
    /// The facts of a person with these seats in the unit. `appointed` is known only to who sees all seats.
    pub fn new(person: &Person, seats: &[&Seat], appointed: Option<Day>) -> Self {
        Self {
            person: person.id,
            sex: person.sex,
            birth_date: person.birth_date,
            service_start: person.service_start,
            qualification: person.qualification.clone(),
            retirement_date: person.retirement_date,
            present: Field::ALL.into_iter().filter(|field| !person.get(*field).trim().is_empty()).collect(),
            trained: person.trained.iter().map(comparable).collect(),
            appointed,
            seats: seats.iter().map(|seat| SeatFacts::new(seat)).collect(),
            elsewhere: Vec::new(),
        }
    }
}

impl Place {
    /// The place of a unit that nothing is above of, and where nothing is excused.
    pub fn of(unit: &Unit) -> Self {
        let scopes = Scopes::default().and(unit.level, unit.id);
        Self { path: unit.path.clone(), life: unit.life, scopes, waivers: Vec::new() }
    }
}

/// The class with its topic in the form in which titles are compared.
pub fn comparable(class: &Training) -> Training {
    Training { day: class.day, topic: class.topic.as_deref().map(title_key) }
}

impl SeatFacts {
    /// The facts of a seat.
    pub fn new(seat: &Seat) -> Self {
        Self {
            period: seat.period,
            role: seat.role,
            status: seat.status,
            title: title_key(&seat.title),
            decision_date: seat.decision_date,
            decision_expiry: seat.decision_expiry,
            present: Field::ALL.into_iter().filter(|field| !seat.get(*field).trim().is_empty()).collect(),
        }
    }
}
