//! The rules read by the letter, as slowly as it takes. It shares nothing with the judge but the words of the domain.

use daumoi::domain::day::{Day, PartialDate, Term};
use daumoi::domain::facts::{PersonFacts, SeatFacts, UnitFacts};
use daumoi::domain::field::{Field, Owner};
use daumoi::domain::finding::{Facet, Severity, State, Tally};
use daumoi::domain::id::{PersonId, WaiverId};
use daumoi::domain::profile::condition::Condition;
use daumoi::domain::profile::rule::{Counts, Rule, RuleBody};
use daumoi::domain::profile::select::Selector;
use daumoi::domain::profile::{Missing, Profile};

use super::oracle_slots::graver;
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

pub(super) const FALSE: u8 = 0;
pub(super) const UNKNOWN: u8 = 1;
pub(super) const TRUE: u8 = 2;

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

    pub(super) fn need(self, condition: &Condition, counted: &Counted, day: Day) -> u8 {
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

pub(super) fn number(n: usize) -> u32 {
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
