//! Conditions on a person, in three values.

use std::cmp::Ordering;

use crate::domain::day::{Day, PartialDate, Term};
use crate::domain::field::{Field, Owner};
use crate::domain::profile::Missing;
use crate::domain::profile::condition::Condition;
use crate::rules::judge::scene::{Officer, Scene};

/// The value of a condition. `all` is the least, `any` the greatest of its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Truth {
    /// It does not hold.
    False,
    /// What is known does not tell.
    Unknown,
    /// It holds.
    True,
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }
}

impl Truth {
    /// Its mirror: unknown stays unknown.
    pub(super) fn mirrored(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
            Self::True => Self::False,
        }
    }
}

/// The value of a whole `need`: what absent data mean in the profile is applied here, and only here.
pub(super) fn need(scene: Scene, condition: &Condition, officer: Officer) -> Truth {
    match (truth(scene, condition, officer), scene.profile.missing) {
        (Truth::Unknown, Missing::Breach) => Truth::False,
        (Truth::Unknown, Missing::Ignore) => Truth::True,
        (known, _) => known,
    }
}

/// The value of a condition itself.
pub(super) fn truth(scene: Scene, condition: &Condition, officer: Officer) -> Truth {
    let of = |part: &Condition| truth(scene, part, officer);
    match condition {
        Condition::All(parts) => parts.iter().map(of).min().unwrap_or(Truth::True),
        Condition::Any(parts) => parts.iter().map(of).max().unwrap_or(Truth::False),
        Condition::Not(part) => of(part).mirrored(),
        atom => atom_truth(scene, atom, officer),
    }
}

/// The value of an atom; of one over a seat field, the best among the counted seats.
pub(super) fn atom_truth(scene: Scene, atom: &Condition, officer: Officer) -> Truth {
    match atom {
        Condition::Class(class) => is_of_class(scene, *class, officer).into(),
        Condition::AtLeast { rank } => match scene.profile.rank(&officer.person.qualification) {
            Some(own) => (own >= *rank).into(),
            None => Truth::Unknown,
        },
        Condition::Has(field) => has(scene, *field, officer).into(),
        Condition::Years { since, min } => {
            let dates = dates(*since, officer);
            dates.map(|date| years(date, *min, scene.day)).max().unwrap_or(Truth::Unknown)
        }
        Condition::All(_) | Condition::Any(_) | Condition::Not(_) => truth(scene, atom, officer),
    }
}

fn is_of_class(scene: Scene, class: usize, officer: Officer) -> bool {
    let entry = scene.here.classes.get(class).copied().flatten();
    let titles = entry.and_then(|entry| scene.profile.classes.get(class)?.entries.get(entry));
    titles.is_some_and(|entry| officer.seats().any(|seat| entry.keys.contains(&seat.title)))
}

fn has(scene: Scene, field: Field, officer: Officer) -> bool {
    match field {
        // A seat is always somewhere; the unit's first day is what `unit_from` says of it.
        Field::UnitCode => true,
        Field::UnitFrom => scene.facts.place.life.from.is_some(),
        _ => match field.owner() {
            Owner::Person => officer.person.present.holds(field),
            Owner::Seat | Owner::Unit => officer.seats().any(|seat| seat.present.holds(field)),
        },
    }
}

/// The dates that a term of years runs from: one of the person, or one for each counted seat.
fn dates(since: Field, officer: Officer<'_>) -> impl Iterator<Item = Option<PartialDate>> {
    let of_person = match since {
        Field::ServiceStart => Some(officer.person.service_start),
        Field::BirthDate => Some(officer.person.birth_date),
        _ => None,
    };
    let seats = officer.seats().filter(move |_| of_person.is_none()).map(move |seat| {
        let day = if since == Field::SeatFrom { seat.period.from } else { seat.decision_date };
        day.map(PartialDate::from)
    });
    of_person.into_iter().chain(seats)
}

/// Whether so many full years have passed since the date: told by the first and the last day that it can mean.
fn years(since: Option<PartialDate>, min: u8, day: Day) -> Truth {
    let Some(date) = since else { return Truth::Unknown };
    let earliest = completed(date.first(), min, day);
    if earliest == completed(date.last(), min, day) { earliest.into() } else { Truth::Unknown }
}

/// Whether `start` plus so many years has come by the day. The calendar is asked only in the year itself.
fn completed(start: Day, years: u8, day: Day) -> bool {
    match (start.year() + i16::from(years)).cmp(&day.year()) {
        Ordering::Less => true,
        Ordering::Greater => false,
        Ordering::Equal => start.plus(Term::years(years.into())) <= day,
    }
}
