//! Places in a unit, read by the letter: all assignments of people to slots, day by day back for `since`.

use daumoi::domain::day::{Day, PartialDate, Term};
use daumoi::domain::field::Field;
use daumoi::domain::finding::{Facet, Severity, State};
use daumoi::domain::profile::condition::Condition;
use daumoi::domain::profile::rule::{Rule, RuleBody, Slot, Slots};

use super::oracle::{Counted, FALSE, Reader, Said, TRUE, UNKNOWN, number, said};
use super::oracle_waivers;

impl Reader<'_> {
    pub(super) fn slots(self, place: usize, rule: &Rule, slots: &Slots, day: Day) -> Vec<Said> {
        let counted = self.counted(&rule.counts, day);
        let mut all = Vec::new();
        if let Some((state, missing)) = self.short(rule, slots, day) {
            let short_of = slots.min.saturating_sub(number(counted.len()));
            all.push(Said {
                missing_count: Some(number(missing.len()).max(short_of)),
                missing,
                count: Some(number(counted.len())),
                ..said(place, Facet::Short, state, rule.severity)
            });
        }
        let max = oracle_waivers::max(&self.facts.place.waivers, rule, slots, day);
        if max.is_some_and(|max| number(counted.len()) > max) {
            let over = said(place, Facet::Over, State::Breach, slots.over);
            all.push(Said { count: Some(number(counted.len())), ..over });
        }
        for (line, prefer) in (1..).zip(&slots.prefer) {
            let state = match counted.iter().map(|one| self.need(&prefer.need, one, day)).max() {
                Some(FALSE) => State::Breach,
                Some(UNKNOWN) => State::Unknown,
                _ => continue,
            };
            all.push(said(place, Facet::Prefer(line), state, prefer.severity));
        }
        all
    }

    /// State and missing slots of `short` on a day; `None`: no finding.
    fn short(self, rule: &Rule, slots: &Slots, day: Day) -> Option<(State, Vec<String>)> {
        if !self.facts.place.life.holds(day) {
            return None;
        }
        let counted = self.counted(&rule.counts, day);
        let waivers = &self.facts.place.waivers;
        let fits = |slot: &Slot, one: &Counted| {
            let accepted = oracle_waivers::accept(waivers, &rule.id, day, &slot.id, one.0.person);
            if accepted { TRUE } else { self.need(&slot.need, one, day) }
        };
        let values: Vec<Vec<u8>> =
            slots.slots.iter().map(|slot| counted.iter().map(|one| fits(slot, one)).collect()).collect();
        let certain = empty(&values, TRUE);
        let possible = empty(&values, UNKNOWN);
        let ids = |empty: Vec<usize>| -> Vec<String> {
            empty.into_iter().map(|place| slots.slots.get(place).unwrap().id.clone()).collect()
        };
        let enough = number(counted.len()) >= slots.min;
        if certain.is_empty() && enough {
            None
        } else if !enough || !possible.is_empty() {
            Some((State::Breach, ids(possible)))
        } else {
            Some((State::Unknown, ids(certain)))
        }
    }

    pub(super) fn since(self, rule: &Rule, slots: &Slots, day: Day) -> Option<Day> {
        let state = |day| self.short(rule, slots, day).map(|(state, _)| state);
        let now = state(day);
        let earliest = self.earliest()?;
        let mut first = day;
        while first >= earliest {
            let before = first.previous();
            if state(before) != now {
                return Some(first);
            }
            first = before;
        }
        None
    }

    /// Before the first day that any record tells of, nothing changes: the first of the days on which a unit or
    /// a seat begins or ends, or years of which a condition speaks are full.
    fn earliest(self) -> Option<Day> {
        let mut terms = Vec::new();
        for rule in &self.profile.rules {
            if let RuleBody::Slots(slots) = &rule.body {
                slots.slots.iter().for_each(|slot| terms_of(&slot.need, &mut terms));
            }
        }
        let mut days: Vec<Day> =
            [self.facts.place.life.from, self.facts.place.life.to].into_iter().flatten().collect();
        let waivers = self.facts.place.waivers.iter().map(|waiver| waiver.period);
        days.extend(waivers.flat_map(|period| [period.from, period.to]).flatten());
        for person in &self.facts.people {
            days.extend(person.seats.iter().flat_map(|seat| [seat.period.from, seat.period.to]).flatten());
            for (since, min) in &terms {
                let dates: Vec<Option<Day>> = match since {
                    Field::ServiceStart => vec![person.service_start.map(PartialDate::first)],
                    Field::BirthDate => vec![person.birth_date.map(PartialDate::first)],
                    Field::SeatFrom => person.seats.iter().map(|seat| seat.period.from).collect(),
                    _ => person.seats.iter().map(|seat| seat.decision_date).collect(),
                };
                days.extend(dates.into_iter().flatten().map(|date| date.plus(Term::years((*min).into()))));
            }
        }
        days.into_iter().min()
    }
}

fn terms_of(condition: &Condition, terms: &mut Vec<(Field, u8)>) {
    match condition {
        Condition::Years { since, min } => terms.push((*since, *min)),
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| terms_of(part, terms)),
        Condition::Not(part) => terms_of(part, terms),
        Condition::Class(_) | Condition::AtLeast { .. } | Condition::Has(_) => {}
    }
}

/// How grave a shortage is on a day, by the first day on which it was one; one that is unknown stays as it is.
pub(super) fn graver(slots: &Slots, short: &Said, day: Day) -> Severity {
    let reached = |since: Day| slots.escalate.iter().filter(move |step| since.plus(step.after) <= day);
    let since = short.since.filter(|_| short.state != State::Unknown);
    let steps = since.into_iter().flat_map(reached).map(|step| step.severity);
    steps.chain([short.severity]).max().unwrap()
}

/// The slots left empty by the best of all assignments: the most slots, then the earlier ones.
fn empty(values: &[Vec<u8>], least: u8) -> Vec<usize> {
    let mut all = Vec::new();
    assign(values, least, 0, &mut Vec::new(), &mut all);
    let best =
        all.into_iter().max_by_key(|filled| (filled.iter().filter(|one| **one).count(), filled.clone()));
    let filled = best.unwrap();
    filled.iter().enumerate().filter(|(_, filled)| !**filled).map(|(place, _)| place).collect()
}

fn assign(values: &[Vec<u8>], least: u8, used: u32, filled: &mut Vec<bool>, all: &mut Vec<Vec<bool>>) {
    let Some(slot) = values.get(filled.len()) else {
        all.push(filled.clone());
        return;
    };
    filled.push(false);
    assign(values, least, used, filled, all);
    filled.pop();
    for (person, value) in slot.iter().enumerate() {
        if *value >= least && used >> person & 1 == 0 {
            filled.push(true);
            assign(values, least, used | 1 << person, filled, all);
            filled.pop();
        }
    }
}
