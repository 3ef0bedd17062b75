//! The days on which time alone may change what is said of a unit. Between two of them nothing changes.
//!
//! A day is an event for what the rules of this kind of unit can see, whether or not it does change something. The
//! next event after a day is the same for every day up to it: a stored one stays true until it comes.

use crate::domain::day::{Day, PartialDate, Period, Term};
use crate::domain::facts::{PersonFacts, SeatFacts};
use crate::domain::field::Field;
use crate::domain::finding::RuleIx;
use crate::domain::profile::rule::{Rule, RuleBody};
use crate::rules::judge::applicable::YearsTerm;
use crate::rules::judge::kinds::{due, recent, unique};
use crate::rules::judge::scene::Scene;

/// The events of the conditions, the counts and the waivers, whenever they are, in order, each once.
pub(super) fn of_conditions(scene: Scene) -> Vec<Day> {
    let mut events = Vec::new();
    let mut note = |period: &Period| {
        events.extend(period.from);
        events.extend(period.to.map(Day::next));
    };
    note(&scene.facts.place.life);
    scene.facts.place.waivers.iter().for_each(|waiver| note(&waiver.period));
    scene.facts.people.iter().flat_map(|person| &person.seats).for_each(|seat| note(&seat.period));
    for person in &scene.facts.people {
        for term in &scene.here.terms {
            events.extend(reached(*term, person));
        }
    }
    in_order(events)
}

/// All events of the unit, whenever they are, in order, each once. Those of shortages that get graver are not among
/// them.
pub(super) fn all(scene: Scene) -> Vec<Day> {
    let mut events = of_conditions(scene);
    for body in scene.here.rules.iter().filter_map(|ix| scene.profile.rule(*ix)).map(|rule| &rule.body) {
        match body {
            RuleBody::Due(due) => {
                events.extend(scene.facts.people.iter().flat_map(|person| due::events(due, person)));
            }
            RuleBody::Recent(recent) => events.extend(recent::all_events(recent, scene.facts)),
            RuleBody::Unique { .. } => {
                let people = scene.facts.people.iter();
                events.extend(people.flat_map(|person| unique::events(scene.facts, person)));
            }
            RuleBody::Slots(_) | RuleBody::Each { .. } | RuleBody::Share(_) => {}
        }
    }
    in_order(events)
}

fn in_order(mut events: Vec<Day>) -> Vec<Day> {
    events.sort_unstable();
    events.dedup();
    events
}

/// The first event after the scene's day. Those of findings are not among them.
pub(super) fn next(scene: Scene) -> Option<Day> {
    let mut ahead = Ahead { day: scene.day, next: None };
    if !scene.is_alive() {
        ahead.note_all(scene.facts.place.life.from);
        return ahead.next;
    }
    ahead.note_after(scene.facts.place.life.to);
    for waiver in &scene.facts.place.waivers {
        ahead.note_all(waiver.period.from);
        ahead.note_after(waiver.period.to);
    }
    for person in &scene.facts.people {
        let serves = |seat: &SeatFacts| seat.period.to.is_none_or(|to| scene.day <= to);
        if !person.seats.iter().any(serves) {
            continue;
        }
        for seat in &person.seats {
            ahead.note_all(seat.period.from);
            ahead.note_after(seat.period.to);
        }
        for term in &scene.here.terms {
            let lately = scene.day.year() - i16::from(term.min);
            if dates(*term, person).any(|date| date.last().year() >= lately) {
                ahead.note_all(reached(*term, person));
            }
        }
        ahead.note_rules(scene, |rule, ahead| match &rule.body {
            RuleBody::Due(due) => ahead.note_all(due::events(due, person)),
            RuleBody::Recent(recent) => ahead.note_all(recent::events_of_person(recent, person, scene.day)),
            RuleBody::Unique { .. } if !person.elsewhere.is_empty() => {
                ahead.note_all(unique::events(scene.facts, person));
            }
            RuleBody::Slots(_) | RuleBody::Each { .. } | RuleBody::Share(_) | RuleBody::Unique { .. } => {}
        });
    }
    ahead.note_rules(scene, |rule, ahead| {
        if let RuleBody::Recent(recent) = &rule.body {
            ahead.note_all(recent::events_of_unit(recent, scene.facts, scene.day));
        }
    });
    ahead.next
}

/// Looks for the first event after a day.
struct Ahead {
    day: Day,
    next: Option<Day>,
}

impl Ahead {
    fn note_all(&mut self, events: impl IntoIterator<Item = Day>) {
        let coming = events.into_iter().filter(|event| *event > self.day);
        self.next = coming.chain(self.next).min();
    }

    /// The day after a last day.
    fn note_after(&mut self, last: Option<Day>) {
        self.note_all(last.filter(|last| *last >= self.day).map(Day::next));
    }

    fn note_rules(&mut self, scene: Scene, mut note: impl FnMut(&Rule, &mut Self)) {
        let rules = scene.here.rules.iter().filter_map(|ix: &RuleIx| scene.profile.rule(*ix));
        rules.for_each(|rule| note(rule, self));
    }
}

/// The dates of the person that the term runs from.
fn dates(term: YearsTerm, person: &PersonFacts) -> impl Iterator<Item = PartialDate> {
    let of_person = match term.since {
        Field::ServiceStart => person.service_start,
        Field::BirthDate => person.birth_date,
        _ => None,
    };
    let of_seat = move |seat: &SeatFacts| match term.since {
        Field::SeatFrom => seat.period.from.map(PartialDate::from),
        Field::DecisionDate => seat.decision_date.map(PartialDate::from),
        _ => None,
    };
    of_person.into_iter().chain(person.seats.iter().filter_map(of_seat))
}

/// The days on which the years are full, for the first and the last day that each date can mean.
pub(super) fn reached(term: YearsTerm, person: &PersonFacts) -> impl Iterator<Item = Day> {
    let years = Term::years(term.min.into());
    dates(term, person).flat_map(move |date| [date.first().plus(years), date.last().plus(years)])
}
