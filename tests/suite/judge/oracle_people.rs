//! The rules about dates and classes of people, read by the letter.

use daumoi::domain::day::{Day, Period, Term, TermUnit};
use daumoi::domain::facts::{SeatElsewhere, SeatFacts};
use daumoi::domain::finding::{Facet, Severity, State};
use daumoi::domain::person::{Sex, Training};
use daumoi::domain::profile::Missing;
use daumoi::domain::profile::rule::{Due, DueDate, Recent, Rule, Subject, When, Window};
use daumoi::domain::unit::Level;

use super::oracle::{Counted, Reader, Said, said};

pub(super) fn due(reader: Reader, place: usize, rule: &Rule, due: &Due, day: Day) -> Vec<Said> {
    let mut all = Vec::new();
    for counted in reader.counted(&rule.counts, day) {
        let (reached, untold) = match due.date {
            DueDate::Retirement => of_retirement(due, &counted, day),
            date => {
                let dates: Vec<Option<Day>> = counted.1.iter().map(|seat| of_seat(date, seat)).collect();
                let reached = dates.iter().flatten().filter_map(|date| strongest(due, *date, day)).max();
                (reached, reached.is_none() && dates.contains(&None))
            }
        };
        let found = match (reached, reader.profile.missing) {
            (Some(severity), _) => Some((State::Breach, severity)),
            _ if !untold || due.optional => None,
            (None, Missing::Unknown) => Some((State::Unknown, rule.severity)),
            (None, Missing::Breach) => Some((State::Breach, rule.severity)),
            (None, Missing::Ignore) => None,
        };
        if let Some((state, severity)) = found {
            let said = said(place, Facet::Due, state, severity);
            all.push(Said { person: Some(counted.0.person), ..said });
        }
    }
    all
}

fn of_seat(date: DueDate, seat: &SeatFacts) -> Option<Day> {
    match date {
        DueDate::DecisionExpiry => seat.decision_expiry,
        DueDate::DecisionDate => seat.decision_date,
        DueDate::SeatFrom => seat.period.from,
        DueDate::SeatTo => seat.period.to,
        DueDate::Retirement | DueDate::Deadline => unreachable!("no date of a seat"),
    }
}

fn strongest(due: &Due, date: Day, day: Day) -> Option<Severity> {
    let reached = |when: When| match when {
        When::Before(term) => day >= date.minus(term),
        When::After(term) => day > date.plus(term),
    };
    due.steps.iter().filter(|step| reached(step.when)).map(|step| step.severity).max()
}

/// The strongest step, and whether it cannot be told.
fn of_retirement(due: &Due, counted: &Counted, day: Day) -> (Option<Severity>, bool) {
    let person = counted.0;
    if let Some(date) = person.retirement_date {
        return (strongest(due, date, day), false);
    }
    let Some(birth) = person.birth_date else { return (None, true) };
    let month = i32::from(birth.year()) * 12 + i32::from(birth.month().unwrap_or(1)) - 1;
    let of = |sex: Sex| strongest(due, retirement(sex, month), day);
    match person.sex {
        Some(sex) => (of(sex), false),
        None if of(Sex::Male) == of(Sex::Female) => (of(Sex::Male), false),
        None => (None, true),
    }
}

/// The program of the decree's annex; months are counted from year 0.
fn retirement(sex: Sex, birth: i32) -> Day {
    let months = |year: i32| match sex {
        Sex::Male => 744.min(720 + 3 * (year - 2020)),
        Sex::Female => 720.min(660 + 4 * (year - 2020)),
    };
    let old = match sex {
        Sex::Male => birth < 1961 * 12,
        Sex::Female => birth < 1966 * 12,
    };
    let mut year = if old { 2020 } else { 2021 };
    while !old && birth + months(year) > year * 12 + 11 {
        year += 1;
    }
    let at = birth + months(year);
    let first = Day::from_number(at / 12 * 10_000 + (at % 12 + 1) * 100 + 1).unwrap();
    first.plus(Term { count: 1, unit: TermUnit::Months }).previous()
}

pub(super) fn recent(reader: Reader, place: usize, rule: &Rule, recent: &Recent, day: Day) -> Vec<Said> {
    let of =
        |events: &[Training], appointed: Option<Day>| breach(recent, rule.severity, (events, appointed), day);
    let said = |severity| said(place, Facet::Recent, State::Breach, severity);
    if recent.subject == Subject::Unit {
        let found = of(&reader.facts.inspections, None).filter(|_| reader.inspected);
        return found.map(said).into_iter().collect();
    }
    let mut all = Vec::new();
    for (person, _) in reader.counted(&rule.counts, day) {
        if let Some(severity) = of(&person.trained, person.appointed) {
            all.push(Said { person: Some(person.person), ..said(severity) });
        }
    }
    all
}

fn breach(
    recent: &Recent,
    severity: Severity,
    (events, appointed): (&[Training], Option<Day>),
    day: Day,
) -> Option<Severity> {
    let counts = |event: &&Training| {
        let topic = event.topic.as_ref();
        event.day <= day
            && (recent.topics.is_empty() || topic.is_none_or(|topic| recent.topics.contains(topic)))
    };
    let days: Vec<Day> = events.iter().filter(counts).map(|event| event.day).collect();
    match recent.window {
        Window::Rolling(term) => {
            let good = days.iter().any(|event| day <= event.plus(term));
            if good { None } else { Some(severity) }
        }
        Window::CalendarYear { warn_from, newcomer } => {
            let done = |year: i16| {
                let end = Day::new(year, 12, 31).unwrap();
                let trained = days.iter().any(|event| event.year() == year);
                let excused = newcomer
                    .is_some_and(|term| appointed.is_some_and(|appointed| end.minus(term) < appointed));
                trained || excused
            };
            let warned = warn_from.is_some_and(|(month, first)| {
                let month = Period { from: Day::new(day.year(), month, 1).ok(), to: None }.from.unwrap();
                let last = month.month_end();
                let first = Day::new(day.year(), month.month(), first).unwrap_or(last);
                first <= day
            });
            if done(day.year()) {
                None
            } else if !done(day.year() - 1) {
                Some(severity)
            } else if warned {
                Some(match severity {
                    Severity::Info | Severity::Notice => Severity::Info,
                    Severity::Warning => Severity::Notice,
                    Severity::Error => Severity::Warning,
                    Severity::Critical => Severity::Error,
                })
            } else {
                None
            }
        }
    }
}

/// People with several counted seats in one unit of the level, where the first of these seats is.
pub(super) fn unique(reader: Reader, place: usize, rule: &Rule, level: Level, day: Day) -> Vec<Said> {
    let here = &reader.facts.place;
    let Some(scope) = here.scopes.of(level) else { return Vec::new() };
    let mut all = Vec::new();
    for (person, seats) in reader.counted(&rule.counts, day) {
        let others = person.elsewhere.iter().filter(|seat| {
            seat.place.scopes.of(level) == Some(scope)
                && seat.place.life.holds(day)
                && seat.period.holds(day)
                && rule.counts.roles.contains(&seat.role)
                && rule.counts.statuses.contains(&seat.status)
        });
        let others: Vec<&SeatElsewhere> = others.collect();
        let is_first = others.iter().all(|seat| here.path.0 < seat.place.path.0);
        if seats.len() + others.len() > 1 && is_first {
            let said = said(place, Facet::Unique, State::Breach, rule.severity);
            all.push(Said { person: Some(person.person), ..said });
        }
    }
    all
}
