//! `recent`: an event (a class of a counted person, an inspection of the unit) not too long ago.

use crate::domain::day::{Day, Term};
use crate::domain::facts::{PersonFacts, UnitFacts};
use crate::domain::finding::{Facet, Finding, Judgement, Severity, State};
use crate::domain::inspection::Inspected;
use crate::domain::person::Training;
use crate::domain::profile::rule::{Recent, Rule, Subject as Of, Window};
use crate::rules::judge::Subject;
use crate::rules::judge::scene::Scene;

/// Adds what the rule says of the unit or of the people in it.
pub(in crate::rules::judge) fn judge(
    scene: Scene,
    rule: &Rule,
    recent: &Recent,
    subject: Subject,
    said: &mut Judgement,
) {
    let finding = |severity| subject.finding(Facet::Recent, State::Breach, severity);
    match recent.subject {
        Of::Person => {
            for officer in scene.counted(&rule.counts) {
                let record = Record { events: &officer.person.trained, appointed: officer.person.appointed };
                let found = record.breach(recent, rule.severity, scene.day);
                said.findings.extend(
                    found
                        .map(|severity| Finding { person: Some(officer.person.person), ..finding(severity) }),
                );
            }
        }
        Of::Unit if scene.inspected == Inspected::Once => {
            let record = Record { events: &scene.facts.inspections, appointed: None };
            said.findings.extend(record.breach(recent, rule.severity, scene.day).map(finding));
        }
        Of::Unit | Of::Shortcoming => {}
    }
}

/// What a person has attended, or what a unit has been visited by.
struct Record<'a> {
    events: &'a [Training],
    /// First day in any seat; `None`: no newcomer.
    appointed: Option<Day>,
}

impl Record<'_> {
    /// How grave the lack of an event is on the day; `None`: there is none.
    fn breach(&self, recent: &Recent, severity: Severity, day: Day) -> Option<Severity> {
        match recent.window {
            Window::Rolling(term) => {
                let holds = |event: &Training| event.day <= day && day <= event.day.plus(term);
                (!self.counted(recent).any(holds)).then_some(severity)
            }
            Window::CalendarYear { warn_from, newcomer } => {
                let done = |year: i16| self.done_in(recent, newcomer, year, day);
                if done(day.year()) {
                    return None;
                }
                if !done(day.year() - 1) {
                    return Some(severity);
                }
                let warned =
                    warn_from.and_then(|when| in_year(day.year(), when)).is_some_and(|from| from <= day);
                warned.then(|| one_below(severity))
            }
        }
    }

    /// The events that count for the rule: of its topics, or without one.
    fn counted(&self, recent: &Recent) -> impl Iterator<Item = &Training> {
        self.events.iter().filter(|event| counts(recent, event))
    }

    fn done_in(&self, recent: &Recent, newcomer: Option<Term>, year: i16, day: Day) -> bool {
        let attended = self.counted(recent).any(|event| event.day <= day && event.day.year() == year);
        let excused = || match (self.appointed, newcomer, in_year(year, (12, 31))) {
            (Some(appointed), Some(term), Some(end)) => end.minus(term) < appointed,
            _ => false,
        };
        attended || excused()
    }
}

/// The newest event that counts for the rule, up to the day.
pub(in crate::rules::judge) fn last(recent: &Recent, events: &[Training], day: Day) -> Option<Day> {
    let counted = events.iter().filter(|event| counts(recent, event)).map(|event| event.day);
    counted.filter(|event| *event <= day).max()
}

fn counts(recent: &Recent, event: &Training) -> bool {
    recent.topics.is_empty() || event.topic.as_ref().is_none_or(|topic| recent.topics.contains(topic))
}

/// The month and day in this year; one that the month does not have is its last.
fn in_year(year: i16, (month, day): (i8, i8)) -> Option<Day> {
    Day::new(year, month, day).ok().or_else(|| Some(Day::new(year, month, 1).ok()?.month_end()))
}

fn one_below(severity: Severity) -> Severity {
    Severity::ALL.into_iter().rev().find(|other| *other < severity).unwrap_or(severity)
}

/// Every day on which the rule may begin or cease to say something of the unit or of somebody in it, whenever it is.
pub(in crate::rules::judge) fn all_events(recent: &Recent, facts: &UnitFacts) -> Vec<Day> {
    match recent.subject {
        Of::Person => {
            let of_person = |person: &PersonFacts| ever(recent, &person.trained, person.appointed);
            facts.people.iter().flat_map(of_person).collect()
        }
        Of::Unit => ever(recent, &facts.inspections, None),
        Of::Shortcoming => Vec::new(),
    }
}

fn ever(recent: &Recent, record: &[Training], appointed: Option<Day>) -> Vec<Day> {
    let counted = || record.iter().filter(|event| counts(recent, event)).map(|event| event.day);
    let mut days: Vec<Day> = counted().collect();
    match recent.window {
        Window::Rolling(term) => days.extend(counted().map(|day| day.plus(term).next())),
        Window::CalendarYear { warn_from, newcomer } => {
            let excused = appointed.zip(newcomer).map(|(day, term)| last_excused(day, term));
            // A year in which something was done is good; the next one is warned of, the one after is a breach.
            for year in counted().map(Day::year).chain(excused) {
                days.extend((year..=year + 2).filter_map(|year| in_year(year, (1, 1))));
                days.extend((year..=year + 1).filter_map(|year| in_year(year, warn_from?)));
            }
        }
    }
    days
}

/// The last year of which somebody appointed on this day is excused.
fn last_excused(appointed: Day, newcomer: Term) -> i16 {
    let excused = |year: i16| in_year(year, (12, 31)).is_some_and(|end| end.minus(newcomer) < appointed);
    (appointed.year()..=2199).take_while(|year| excused(*year)).last().unwrap_or(appointed.year() - 1)
}

/// The days after this one on which the rule may say something else of the person.
pub(in crate::rules::judge) fn events_of_person(recent: &Recent, person: &PersonFacts, day: Day) -> Vec<Day> {
    if recent.subject == Of::Person { events(recent, &person.trained, day) } else { Vec::new() }
}

/// The days after this one on which the rule may say something else of the unit itself.
pub(in crate::rules::judge) fn events_of_unit(recent: &Recent, facts: &UnitFacts, day: Day) -> Vec<Day> {
    if recent.subject == Of::Unit { events(recent, &facts.inspections, day) } else { Vec::new() }
}

fn events(recent: &Recent, record: &[Training], day: Day) -> Vec<Day> {
    let counted = record.iter().filter(|event| counts(recent, event));
    let mut days: Vec<Day> = counted.clone().map(|event| event.day).collect();
    match recent.window {
        Window::Rolling(term) => days.extend(counted.map(|event| event.day.plus(term).next())),
        Window::CalendarYear { warn_from, .. } => {
            let years = [day.year(), day.year() + 1];
            days.extend(years.into_iter().filter_map(|year| in_year(year, (1, 1))));
            days.extend(years.into_iter().filter_map(|year| in_year(year, warn_from?)));
        }
    }
    days
}
