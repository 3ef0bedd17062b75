//! The rules read by the letter, as slowly as it takes: all assignments of people to slots, day by day back for
//! `since`. It shares nothing with the judge but the words of the domain.

use daumoi::domain::day::{Day, PartialDate, Term};
use daumoi::domain::facts::{PersonFacts, SeatFacts, UnitFacts};
use daumoi::domain::field::{Field, Owner};
use daumoi::domain::finding::{Facet, Severity, State, Tally};
use daumoi::domain::id::{PersonId, WaiverId};
use daumoi::domain::profile::condition::Condition;
use daumoi::domain::profile::rule::{Counts, Rule, RuleBody, Slot, Slots};
use daumoi::domain::profile::select::Selector;
use daumoi::domain::profile::{Missing, Profile};

use super::{oracle_people, oracle_waivers};

/// What one finding says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    pub(super) rule: usize,
    pub(super) facet: Facet,
    pub(super) person: Option<PersonId>,
    pub(super) state: State,
    pub(super) severity: Severity,
    pub(super) missing: Vec<String>,
    pub(super) missing_count: Option<u32>,
    pub(super) count: Option<u32>,
    pub(super) since: Option<Day>,
    pub(super) waiver: Option<WaiverId>,
}

/// What is said of a unit on a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Verdict {
    pub(super) findings: Vec<Said>,
    pub(super) shares: Vec<(usize, Tally)>,
    pub(super) officers: u32,
    pub(super) need: u32,
}

const FALSE: u8 = 0;
const UNKNOWN: u8 = 1;
const TRUE: u8 = 2;

/// A counted person with his counted seats.
pub(super) type Counted<'a> = (&'a PersonFacts, Vec<&'a SeatFacts>);

#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) profile: &'a Profile,
    pub(super) facts: &'a UnitFacts,
    pub(super) inspected: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn verdict(self, day: Day) -> Verdict {
        let mut verdict = self.plain(day);
        for said in verdict.findings.iter_mut().filter(|said| said.facet == Facet::Short) {
            let rule = self.profile.rules.get(said.rule).unwrap();
            let RuleBody::Slots(slots) = &rule.body else { continue };
            said.since = self.since(rule, slots, day);
            said.severity = graver(slots, said, day);
        }
        verdict
    }

    /// What is said on a day by the records of that day alone: no shortage has grown graver yet.
    pub(super) fn plain(self, day: Day) -> Verdict {
        let mut verdict = Verdict::default();
        if !self.facts.place.life.holds(day) {
            return verdict;
        }
        verdict.officers = number(self.counted(&self.profile.counts, day).len());
        for (place, rule) in self.profile.rules.iter().enumerate() {
            if self.applies(place) {
                self.judge(place, rule, day, &mut verdict);
            }
        }
        for said in &mut verdict.findings {
            let rule = self.profile.rules.get(said.rule).unwrap();
            oracle_waivers::excuse(&self.facts.place.waivers, &rule.id, day, said);
        }
        verdict.findings.sort_by_key(|said| (said.rule, said.facet, said.person));
        verdict
    }

    fn judge(self, place: usize, rule: &Rule, day: Day, verdict: &mut Verdict) {
        match &rule.body {
            RuleBody::Slots(slots) => {
                if !rule.own_counts {
                    verdict.need += slots.min;
                }
                verdict.findings.extend(self.slots(place, rule, slots, day));
            }
            RuleBody::Each { need } => {
                for counted in self.counted(&rule.counts, day) {
                    let state = match self.need(need, &counted, day) {
                        FALSE => State::Breach,
                        UNKNOWN => State::Unknown,
                        _ => continue,
                    };
                    let said = said(place, Facet::Need, state, rule.severity);
                    verdict.findings.push(Said { person: Some(counted.0.person), ..said });
                }
            }
            RuleBody::Share(share) => {
                let counted = self.counted(&rule.counts, day);
                let is = |one: &&Counted, value| self.need(&share.need, one, day) == value;
                let of = |value: u8| number(counted.iter().filter(|one| is(one, value)).count());
                let tally = Tally { den: number(counted.len()), pass: of(TRUE), unknown: of(UNKNOWN) };
                if tally.den > 0 {
                    verdict.shares.push((place, tally));
                }
            }
            RuleBody::Due(due) => {
                verdict.findings.extend(oracle_people::due(self, place, rule, due, day));
            }
            RuleBody::Recent(recent) => {
                verdict.findings.extend(oracle_people::recent(self, place, rule, recent, day));
            }
            RuleBody::Unique { scope } => {
                verdict.findings.extend(oracle_people::unique(self, place, rule, *scope, day));
            }
        }
    }

    /// Of a family only the most specific rule that matches, of equals the first; a share always if it matches,
    /// `unique` always.
    fn applies(self, place: usize) -> bool {
        let rule = self.profile.rules.get(place).unwrap();
        if matches!(rule.body, RuleBody::Unique { .. }) {
            return true;
        }
        let Some(own) = self.specificity(&rule.units) else { return false };
        let stronger = |(other, candidate): (usize, &Rule)| {
            candidate.family == rule.family
                && self
                    .specificity(&candidate.units)
                    .is_some_and(|theirs| theirs > own || (theirs == own && other < place))
        };
        matches!(rule.body, RuleBody::Share(_)) || !self.profile.rules.iter().enumerate().any(stronger)
    }

    fn specificity(self, selector: &Selector) -> Option<u8> {
        let Selector::Kinds(places) = selector else { return Some(0) };
        let mut best = None;
        for place in places {
            let def = self.profile.unit_kinds.get(*place).unwrap();
            let levels = def.levels.as_ref().is_none_or(|levels| levels.contains(&self.facts.level));
            let kinds = def.kinds.as_ref().is_none_or(|kinds| kinds.contains(&self.facts.kind));
            let codes = def.codes.as_ref().is_none_or(|codes| codes.contains(&self.facts.code));
            if levels && kinds && codes {
                let own = if def.codes.is_some() {
                    3
                } else if def.kinds.is_some() {
                    2
                } else {
                    1
                };
                best = best.max(Some(own));
            }
        }
        best
    }

    pub(super) fn counted(self, counts: &Counts, day: Day) -> Vec<Counted<'a>> {
        if !self.facts.place.life.holds(day) {
            return Vec::new();
        }
        let counts_seat = |seat: &&SeatFacts| {
            seat.period.from.is_none_or(|from| from <= day)
                && seat.period.to.is_none_or(|to| day <= to)
                && counts.roles.contains(&seat.role)
                && counts.statuses.contains(&seat.status)
        };
        let with_seats =
            |person: &'a PersonFacts| (person, person.seats.iter().filter(counts_seat).collect());
        let people = self.facts.people.iter().map(with_seats);
        people.filter(|(_, seats): &Counted| !seats.is_empty()).collect()
    }

    fn need(self, condition: &Condition, counted: &Counted, day: Day) -> u8 {
        match (self.value(condition, counted, day), self.profile.missing) {
            (UNKNOWN, Missing::Breach) => FALSE,
            (UNKNOWN, Missing::Ignore) => TRUE,
            (value, _) => value,
        }
    }

    fn value(self, condition: &Condition, counted: &Counted, day: Day) -> u8 {
        let (person, seats) = counted;
        let of = |part: &Condition| self.value(part, counted, day);
        match condition {
            Condition::All(parts) => parts.iter().map(of).min().unwrap(),
            Condition::Any(parts) => parts.iter().map(of).max().unwrap(),
            Condition::Not(part) => TRUE - of(part),
            Condition::AtLeast { rank } => {
                let known = self.profile.qualifications.iter().position(|word| *word == person.qualification);
                known.map_or(UNKNOWN, |known| if known >= *rank { TRUE } else { FALSE })
            }
            Condition::Has(field) if field.owner() == Owner::Person => {
                if person.present.holds(*field) {
                    TRUE
                } else {
                    FALSE
                }
            }
            Condition::Has(field) => {
                if seats.iter().any(|seat| seat.present.holds(*field)) {
                    TRUE
                } else {
                    FALSE
                }
            }
            Condition::Class(class) => {
                let held = seats.iter().any(|seat| self.is_in_class(*class, &seat.title));
                if held { TRUE } else { FALSE }
            }
            Condition::Years { since: Field::ServiceStart, min } => years(person.service_start, *min, day),
            Condition::Years { since: Field::BirthDate, min } => years(person.birth_date, *min, day),
            Condition::Years { since, min } => {
                let date = |seat: &SeatFacts| match since {
                    Field::SeatFrom => seat.period.from,
                    _ => seat.decision_date,
                };
                let of_seat = |seat: &&SeatFacts| years(date(seat).map(PartialDate::from), *min, day);
                seats.iter().map(of_seat).max().unwrap()
            }
        }
    }

    fn is_in_class(self, class: usize, title: &str) -> bool {
        let entries = &self.profile.classes.get(class).unwrap().entries;
        let best = entries.iter().filter_map(|entry| self.specificity(&entry.within)).max();
        let entry = entries.iter().find(|entry| best.is_some() && self.specificity(&entry.within) == best);
        entry.is_some_and(|entry| entry.keys.iter().any(|key| key == title))
    }

    fn slots(self, place: usize, rule: &Rule, slots: &Slots, day: Day) -> Vec<Said> {
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

    fn since(self, rule: &Rule, slots: &Slots, day: Day) -> Option<Day> {
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

pub(super) fn said(rule: usize, facet: Facet, state: State, severity: Severity) -> Said {
    Said {
        rule,
        facet,
        person: None,
        state,
        severity,
        missing: Vec::new(),
        missing_count: None,
        count: None,
        since: None,
        waiver: None,
    }
}

/// How grave a shortage is on a day, by the first day on which it was one; one that is unknown stays as it is.
pub(super) fn graver(slots: &Slots, short: &Said, day: Day) -> Severity {
    let reached = |since: Day| slots.escalate.iter().filter(move |step| since.plus(step.after) <= day);
    let since = short.since.filter(|_| short.state != State::Unknown);
    let steps = since.into_iter().flat_map(reached).map(|step| step.severity);
    steps.chain([short.severity]).max().unwrap()
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap()
}

fn years(since: Option<PartialDate>, min: u8, day: Day) -> u8 {
    let Some(since) = since else { return UNKNOWN };
    let full = |start: Day| start.plus(Term::years(min.into())) <= day;
    match (full(since.first()), full(since.last())) {
        (true, true) => TRUE,
        (false, false) => FALSE,
        _ => UNKNOWN,
    }
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
