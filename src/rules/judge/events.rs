//! The days on which time alone may change what is said of a unit. Between two of them nothing changes.
//!
//! A day is an event for what the rules of this kind of unit can see, whether or not it does change something. The
//! next event after a day is the same for every day up to it: a stored one stays true until it comes.

use crate::domain::day::{Day, PartialDate, Term};
use crate::domain::facts::{PersonFacts, SeatFacts};
use crate::domain::field::Field;
use crate::domain::finding::RuleIx;
use crate::domain::profile::rule::{Rule, RuleBody};
use crate::rules::judge::applicable::YearsTerm;
use crate::rules::judge::kinds::{due, recent};
use crate::rules::judge::scene::Scene;

/// The events of the conditions and counts up to the scene's day, in order, each once.
pub(super) fn past(scene: Scene) -> Vec<Day> {
    let mut events = Vec::new();
    let mut note = |event: Day| {
        if event <= scene.day {
            events.push(event);
        }
    };
    scene.facts.life.from.into_iter().for_each(&mut note);
    for person in &scene.facts.people {
        for seat in &person.seats {
            seat.period.from.into_iter().for_each(&mut note);
            seat.period.to.map(Day::next).into_iter().for_each(&mut note);
        }
        for term in &scene.here.terms {
            reached(*term, person).for_each(&mut note);
        }
    }
    events.sort_unstable();
    events.dedup();
    events
}

/// The first event after the scene's day. Those of findings are not among them.
pub(super) fn next(scene: Scene) -> Option<Day> {
    let mut ahead = Ahead { day: scene.day, next: None };
    if !scene.is_alive() {
        ahead.note_all(scene.facts.life.from);
        return ahead.next;
    }
    ahead.note_after(scene.facts.life.to);
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
            _ => {}
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
fn reached(term: YearsTerm, person: &PersonFacts) -> impl Iterator<Item = Day> {
    let years = Term::years(term.min.into());
    dates(term, person).flat_map(move |date| [date.first().plus(years), date.last().plus(years)])
}
