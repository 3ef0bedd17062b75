//! Whole rosters: what is said of them, since when it is so and when time alone changes it, against a scan of the days
//! one by one.

use std::collections::BTreeMap;
use std::sync::Arc;

use daumoi::domain::day::Day;
use daumoi::domain::finding::{Facet, Finding, Severity, Span, State, Tally};
use daumoi::domain::id::{PersonId, UnitId};
use daumoi::domain::inspection::Inspected;
use daumoi::domain::profile::rule::{Rule, RuleBody};
use daumoi::rules::judge::{Judge, ShareAt, Timeline};

use super::against_oracle;
use super::oracle::{Reader, Said, said};
use super::oracle_slots::graver;
use super::oracle_waivers;
use super::random::Maker;
use super::random_roster::RosterCase;

/// What makes a finding the same one on another day: for seats in several units the unit that holds them all.
type Id = (usize, Facet, UnitId, Option<PersonId>);
/// What is said of a roster on a day, and where.
type Standing = BTreeMap<Id, (UnitId, Said, Option<Tally>)>;

fn id(case: &RosterCase, unit: UnitId, said: &Said) -> Id {
    let rule = case.profile.rules.get(said.rule).unwrap();
    let facts = case.units.iter().find(|facts| facts.unit == unit).unwrap();
    let at = match rule.body {
        RuleBody::Unique { scope } => facts.place.scopes.of(scope).unwrap(),
        _ => unit,
    };
    (said.rule, said.facet, at, said.person)
}

/// The rules read by the letter.
struct Scribe<'a> {
    case: &'a RosterCase,
    inspected: bool,
}

impl Scribe<'_> {
    fn reader(&self, nth: usize) -> Reader<'_> {
        let facts = self.case.units.get(nth).unwrap();
        Reader { profile: &self.case.profile, facts, inspected: self.inspected }
    }

    /// On a day; `plain`: before any shortage has grown graver.
    fn standing(&self, day: Day, plain: bool) -> Standing {
        let verdict = |nth| if plain { self.reader(nth).plain(day) } else { self.reader(nth).verdict(day) };
        let verdicts: Vec<_> = (0..self.case.units.len()).map(verdict).collect();
        let mut standing = Standing::new();
        for (facts, verdict) in self.case.units.iter().zip(&verdicts) {
            for said in &verdict.findings {
                let twice =
                    standing.insert(id(self.case, facts.unit, said), (facts.unit, said.clone(), None));
                assert!(twice.is_none(), "two findings of one facet: {said:?}");
            }
        }
        for (place, rule) in self.case.profile.rules.iter().enumerate() {
            for (nth, facts) in self.case.units.iter().enumerate() {
                let below = self.case.units.iter().zip(&verdicts);
                let below = below.filter(|(other, _)| other.place.path.is_within(&facts.place.path));
                let parts = below.flat_map(|(_, verdict)| &verdict.shares).filter(|(rule, _)| *rule == place);
                let sum = parts.fold(Tally::default(), |sum, (_, part)| Tally {
                    den: sum.den + part.den,
                    pass: sum.pass + part.pass,
                    unknown: sum.unknown + part.unknown,
                });
                if let Some(said) = self.share((place, rule), nth, sum, day) {
                    standing.insert(id(self.case, facts.unit, &said), (facts.unit, said, Some(sum)));
                }
            }
        }
        standing
    }

    fn share(&self, (place, rule): (usize, &Rule), nth: usize, sum: Tally, day: Day) -> Option<Said> {
        let facts = self.case.units.get(nth).unwrap();
        let RuleBody::Share(share) = &rule.body else { return None };
        let percent = u32::from(share.min_percent);
        let holds = |pass: u32| 100 * pass >= percent * sum.den;
        if !share.at.contains(&facts.level) || !facts.place.life.holds(day) || holds(sum.pass) {
            return None;
        }
        let state = if holds(sum.pass + sum.unknown) { State::Unknown } else { State::Breach };
        let severity = match share.small {
            Some((below, severity)) if sum.den < below => severity,
            _ => rule.severity,
        };
        let more = (0..=sum.den).find(|more| holds(sum.pass + more));
        let mut said = Said { missing_count: more, ..said(place, Facet::Share, state, severity) };
        oracle_waivers::excuse(&facts.place.waivers, &rule.id, day, &mut said);
        Some(said)
    }
}

/// The program.
struct Bench {
    case: RosterCase,
    judge: Judge,
    inspected: bool,
}

impl Bench {
    fn new(seed: u64) -> Self {
        let case = Maker::new(seed).roster();
        let mut judge = Judge::new(Arc::new(case.profile.clone()));
        let inspected = seed.is_multiple_of(3);
        judge.of_roster(if inspected { Inspected::Once } else { Inspected::Never });
        Self { case, judge, inspected }
    }

    fn scribe(&self) -> Scribe<'_> {
        Scribe { case: &self.case, inspected: self.inspected }
    }

    /// What it says of the roster on its day, with the spans.
    fn judged(&mut self) -> (Standing, BTreeMap<Id, Span>) {
        let (case, judge, day) = (&self.case, &mut self.judge, self.case.day);
        let (mut standing, mut spans) = (Standing::new(), BTreeMap::new());
        let mut put = |unit, finding: &Finding, span| {
            let said = against_oracle::said(finding);
            let id = id(case, unit, &said);
            spans.insert(id, span);
            standing.insert(id, (unit, said, finding.share));
        };
        for facts in &case.units {
            let found = judge.unit(facts, day).findings;
            let spans = judge.spans(facts, day, &found);
            found.iter().zip(spans).for_each(|(finding, span)| put(facts.unit, finding, span));
        }
        for rule in judge.shares().to_vec() {
            for top in &case.units {
                let mut timeline = Timeline::new(rule);
                let below = case.units.iter().filter(|facts| facts.place.path.is_within(&top.place.path));
                below.for_each(|facts| timeline.add(&judge.contributions(rule, facts)));
                let place = &top.place;
                let at =
                    ShareAt { unit: top.unit, level: top.level, life: &place.life, waivers: &place.waivers };
                if let Some(finding) = judge.share(rule, at, timeline.sum_on(day), day) {
                    put(top.unit, &finding, judge.span_of_share(&timeline, at, day));
                }
            }
        }
        (standing, spans)
    }
}

fn plain_state(said: &Said) -> State {
    if said.state == State::Waived { State::Breach } else { said.state }
}

/// How far the days are scanned: back and ahead, each one by one.
#[derive(Clone, Copy)]
struct Reach {
    back: usize,
    ahead: usize,
    /// Whether nothing happens beyond.
    whole: bool,
}

/// The first days of the unbroken runs; those that the scan does not reach are left out.
fn since(scribe: &Scribe, now: &Standing, reach: usize) -> BTreeMap<Id, Day> {
    let mut first = scribe.case.day;
    let mut open: BTreeMap<Id, State> =
        now.iter().map(|(id, (_, said, _))| (*id, plain_state(said))).collect();
    let mut since = BTreeMap::new();
    for _ in 0..reach {
        if open.is_empty() {
            break;
        }
        let before = scribe.standing(first.previous(), true);
        open.retain(|id, state| {
            let same = before.get(id).is_some_and(|(_, said, _)| plain_state(said) == *state);
            if !same {
                since.insert(*id, first);
            }
            same
        });
        first = first.previous();
    }
    since
}

fn severity_on(scribe: &Scribe, said: &Said, since: Option<Day>, day: Day) -> Severity {
    let rule = scribe.case.profile.rules.get(said.rule).unwrap();
    match &rule.body {
        RuleBody::Slots(slots) if said.facet == Facet::Short => {
            graver(slots, &Said { since, ..said.clone() }, day)
        }
        _ => said.severity,
    }
}

/// The first later days on which a finding is gone or another; those that the scan does not reach are left out.
fn changes_on(scribe: &Scribe, now: &Standing, reach: usize) -> BTreeMap<Id, Day> {
    let mut day = scribe.case.day;
    let mut open = now.clone();
    let mut changes = BTreeMap::new();
    for _ in 0..reach {
        if open.is_empty() {
            break;
        }
        day = day.next();
        let then = scribe.standing(day, true);
        open.retain(|id, (_, said, _)| {
            let same = then.get(id).is_some_and(|(_, later, _)| {
                later.state == said.state && severity_on(scribe, later, said.since, day) == said.severity
            });
            if !same {
                changes.insert(*id, day);
            }
            same
        });
    }
    changes
}

/// Compares a roster; how many findings it has, and how many of their spans have ends that the scan reaches.
fn holds(seed: u64, reach: Reach) -> [usize; 3] {
    let mut bench = Bench::new(seed);
    let (judged, spans) = bench.judged();
    let scribe = bench.scribe();
    let day = bench.case.day;
    let expected = scribe.standing(day, false);
    assert_eq!(
        judged, expected,
        "seed {seed}, {day}\n{:#?}\n{:#?}",
        bench.case.units, bench.case.profile.rules
    );
    let (begun, ended) = (since(&scribe, &expected, reach.back), changes_on(&scribe, &expected, reach.ahead));
    let (mut first, mut last) = (day, day);
    (0..reach.back).for_each(|_| first = first.previous());
    (0..reach.ahead).for_each(|_| last = last.next());
    for (id, span) in spans {
        let context = format!("seed {seed}, {day}, {id:?}\n{:#?}", bench.case.profile.rules);
        match (span.since, begun.get(&id)) {
            (told, Some(day)) => assert_eq!(told, Some(*day), "since: {context}"),
            (told, None) => {
                assert!(told.is_none_or(|day| !reach.whole && day <= first), "since {told:?}: {context}");
            }
        }
        match (span.changes_on, ended.get(&id)) {
            (told, Some(day)) => assert_eq!(told, Some(*day), "changes on: {context}"),
            (told, None) => {
                assert!(told.is_none_or(|day| !reach.whole && day > last), "changes on {told:?}: {context}");
            }
        }
    }
    [expected.len(), begun.len(), ended.len()]
}

fn all_hold(seeds: impl Iterator<Item = u64>, reach: Reach) -> [usize; 3] {
    seeds.map(|seed| holds(seed, reach)).fold([0; 3], |[a, b, c], [x, y, z]| [a + x, b + y, c + z])
}

#[test]
fn random_rosters_stand_and_change_as_a_scan_of_the_days_says() {
    let [findings, begun, ended] = all_hold(0..2_000, Reach { back: 40, ahead: 60, whole: false });
    assert!(findings > 6_000 && begun > 1_000 && ended > 900, "{findings} {begun} {ended}");
}

#[test]
fn from_the_beginning_and_for_ten_years() {
    // All dates of these rosters lie within five years back: what was so then was always so.
    let reach = Reach { back: 1_900, ahead: 3_652, whole: true };
    let [findings, begun, ended] = all_hold((0..800).step_by(40), reach);
    assert!(findings > 40 && begun > 2 && ended > 3, "{findings} {begun} {ended}");
}

#[test]
fn until_the_due_day_nothing_of_a_unit_of_a_roster_changes() {
    let mut days = 0;
    for seed in 0..600 {
        let mut bench = Bench::new(seed);
        let day = bench.case.day;
        for facts in &bench.case.units {
            let first = bench.judge.unit(facts, day);
            let mut later = day.next();
            for _ in 0..40 {
                if first.due_on.is_some_and(|due| due <= later) {
                    break;
                }
                assert_eq!(bench.judge.unit(facts, later), first, "seed {seed}, {day}, {later}\n{facts:#?}");
                (later, days) = (later.next(), days + 1);
            }
        }
    }
    assert!(days > 10_000, "the cases must wait some days: {days}");
}
