//! `due`: a date of a counted person coming near or passed.

use crate::domain::day::Day;
use crate::domain::facts::{PersonFacts, SeatFacts};
use crate::domain::field::Field;
use crate::domain::finding::{Ask, Facet, Finding, Judgement, Severity, State};
use crate::domain::person::Sex;
use crate::domain::profile::Missing;
use crate::domain::profile::rule::{Due, DueDate, Rule, Step, Subject as Of, When};
use crate::rules::judge::Subject;
use crate::rules::judge::retirement::retirement;
use crate::rules::judge::scene::{Officer, Scene};

/// Adds what the rule says of the people in the unit.
pub(in crate::rules::judge) fn judge(
    scene: Scene,
    rule: &Rule,
    due: &Due,
    subject: Subject,
    said: &mut Judgement,
) {
    if !is_of_people(due) {
        return;
    }
    for officer in scene.counted(&rule.counts) {
        let (state, severity, ask) = match answer(due, officer, scene.day) {
            Answer::Nothing => continue,
            Answer::Reached(severity) => (State::Breach, severity, Vec::new()),
            Answer::Untold(_) if due.optional => continue,
            Answer::Untold(fields) => match scene.profile.missing {
                Missing::Ignore => continue,
                Missing::Breach => (State::Breach, rule.severity, Vec::new()),
                Missing::Unknown => (State::Unknown, rule.severity, fields),
            },
        };
        let person = officer.person.person;
        said.findings.push(Finding {
            person: Some(person),
            ask: ask.into_iter().map(|field| Ask { person, field }).collect(),
            ..subject.finding(Facet::Due, state, severity)
        });
    }
}

/// Shortcomings are not recorded yet, and only they have deadlines; a unit has no date.
fn is_of_people(due: &Due) -> bool {
    due.subject == Of::Person && due.date != DueDate::Deadline
}

/// What a rule finds at one person.
enum Answer {
    /// No step is reached.
    Nothing,
    /// The strongest step reached.
    Reached(Severity),
    /// It depends on data that are not there.
    Untold(Vec<Field>),
}

fn answer(due: &Due, officer: Officer, day: Day) -> Answer {
    let strongest = |date: Day| strongest(due, date, day);
    let reached = |severity: Option<Severity>| severity.map_or(Answer::Nothing, Answer::Reached);
    let Some((field, date)) = of_seat(due.date) else {
        return match retirement_of(officer.person) {
            Retirement::On(date) => reached(strongest(date)),
            Retirement::Either(man, woman) if strongest(man) == strongest(woman) => reached(strongest(man)),
            Retirement::Either(..) => Answer::Untold(vec![Field::Sex]),
            Retirement::Untold => Answer::Untold(vec![Field::BirthDate]),
        };
    };
    let found = officer.seats().filter_map(|seat| date(seat).and_then(strongest)).max();
    if found.is_none() && officer.seats().any(|seat| date(seat).is_none()) {
        return Answer::Untold(vec![field]);
    }
    reached(found)
}

/// The date of which the strongest step is reached by the day; `None` where it cannot be told.
pub(in crate::rules::judge) fn date(due: &Due, officer: Officer, day: Day) -> Option<Day> {
    let Some((_, date)) = of_seat(due.date) else {
        return match retirement_of(officer.person) {
            Retirement::On(date) => Some(date),
            Retirement::Either(..) | Retirement::Untold => None,
        };
    };
    let dates = officer.seats().filter_map(date);
    let reached = dates.filter_map(|date| strongest(due, date, day).map(|severity| (severity, date)));
    reached.max().map(|(_, date)| date)
}

/// The strongest step that is reached by the day.
fn strongest(due: &Due, date: Day, day: Day) -> Option<Severity> {
    due.steps.iter().filter(|step| reached_on(**step, date) <= day).map(|step| step.severity).max()
}

/// The first day of the step: the date itself is the last good day.
fn reached_on(step: Step, date: Day) -> Day {
    match step.when {
        When::Before(term) => date.minus(term),
        When::After(term) => date.plus(term).next(),
    }
}

/// A field of a seat and how to read it.
type SeatDate = (Field, fn(&SeatFacts) -> Option<Day>);

/// The date of a seat that is watched; `None` for retirement, which is the person's.
fn of_seat(date: DueDate) -> Option<SeatDate> {
    Some(match date {
        DueDate::DecisionExpiry => (Field::DecisionExpiry, |seat| seat.decision_expiry),
        DueDate::DecisionDate => (Field::DecisionDate, |seat| seat.decision_date),
        DueDate::SeatFrom => (Field::SeatFrom, |seat| seat.period.from),
        DueDate::SeatTo => (Field::SeatTo, |seat| seat.period.to),
        DueDate::Retirement | DueDate::Deadline => return None,
    })
}

enum Retirement {
    On(Day),
    /// Sex unknown: as a man, as a woman.
    Either(Day, Day),
    Untold,
}

fn retirement_of(person: &PersonFacts) -> Retirement {
    match (person.retirement_date, person.birth_date, person.sex) {
        (Some(date), _, _) => Retirement::On(date),
        (None, None, _) => Retirement::Untold,
        (None, Some(birth), Some(sex)) => Retirement::On(retirement(sex, birth)),
        (None, Some(birth), None) => {
            Retirement::Either(retirement(Sex::Male, birth), retirement(Sex::Female, birth))
        }
    }
}

/// The days on which a step of the rule is reached by the person.
pub(in crate::rules::judge) fn events(due: &Due, person: &PersonFacts) -> Vec<Day> {
    if !is_of_people(due) {
        return Vec::new();
    }
    let dates: Vec<Day> = match of_seat(due.date) {
        Some((_, date)) => person.seats.iter().filter_map(date).collect(),
        None => match retirement_of(person) {
            Retirement::On(date) => vec![date],
            Retirement::Either(man, woman) => vec![man, woman],
            Retirement::Untold => Vec::new(),
        },
    };
    let of_date = |date: &Day| due.steps.iter().map(|step| reached_on(*step, *date)).collect::<Vec<_>>();
    dates.iter().flat_map(of_date).collect()
}
