//! One unit as it is judged: only what rules can ask, so that a judgement needs no text.

use crate::domain::day::{Day, PartialDate, Period};
use crate::domain::field::{Field, FieldSet};
use crate::domain::id::{PersonId, UnitId};
use crate::domain::person::{Person, Sex, Training};
use crate::domain::seat::{Role, Seat, Status};
use crate::domain::unit::{Level, Unit};
use crate::vietnamese::fold::title_key;

/// A unit with everybody who ever held a seat in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitFacts {
    /// Its identity.
    pub unit: UnitId,
    /// Its code, for selectors.
    pub code: String,
    /// Its level, for selectors.
    pub level: Level,
    /// Its kind, for selectors.
    pub kind: String,
    /// Its life.
    pub life: Period,
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
    pub fn empty(unit: &Unit) -> Self {
        Self {
            unit: unit.id,
            code: unit.code.clone(),
            level: unit.level,
            kind: unit.kind.clone(),
            life: unit.life,
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
        }
    }
}

/// The class with its topic in the form in which titles are compared.
fn comparable(class: &Training) -> Training {
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
