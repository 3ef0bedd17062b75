//! The judge says what the rules say, read by the letter, on many random units under random rules.

use std::sync::Arc;

use daumoi::domain::day::Day;
use daumoi::domain::finding::{Finding, Judgement};
use daumoi::domain::inspection::Inspected;
use daumoi::domain::profile::rule::{RuleBody, Window};
use daumoi::rules::judge::Judge;

use super::oracle::{Reader, Said, Verdict};
use super::random::{Case, Maker};

const CASES: u64 = 21_000;

pub(super) fn said(finding: &Finding) -> Said {
    Said {
        rule: finding.rule.0.into(),
        facet: finding.facet,
        person: finding.person,
        state: finding.state,
        severity: finding.severity,
        missing: finding.missing.clone(),
        missing_count: finding.missing_count,
        count: finding.count,
        since: finding.since,
        waiver: finding.waiver,
    }
}

fn verdict(judgement: &Judgement) -> Verdict {
    Verdict {
        findings: judgement.findings.iter().map(said).collect(),
        shares: judgement.contributions.iter().map(|part| (part.rule.0.into(), part.tally)).collect(),
        officers: judgement.officers,
        need: judgement.need,
    }
}

struct Bench {
    case: Case,
    judge: Judge,
    inspected: bool,
}

impl Bench {
    fn new(seed: u64) -> Self {
        let case = Maker::new(seed).case();
        let inspected = seed.is_multiple_of(2);
        let profile = Arc::new(case.profile.clone());
        let mut judge = Judge::new(profile);
        judge.of_roster(if inspected { Inspected::Once } else { Inspected::Never });
        Self { case, judge, inspected }
    }

    fn oracle(&self, day: Day) -> Verdict {
        let reader =
            Reader { profile: &self.case.profile, facts: &self.case.facts, inspected: self.inspected };
        reader.verdict(day)
    }

    fn judged(&mut self, day: Day) -> Judgement {
        self.judge.unit(&self.case.facts, day)
    }
}

#[test]
fn random_units_are_judged_as_the_rules_say() {
    let mut findings = 0;
    for seed in 0..CASES {
        let mut bench = Bench::new(seed);
        let day = bench.case.day;
        let judged = verdict(&bench.judged(day));
        let expected = bench.oracle(day);
        findings += expected.findings.len();
        assert_eq!(
            judged, expected,
            "seed {seed}, {day}\n{:#?}\n{:#?}",
            bench.case.facts, bench.case.profile.rules
        );
    }
    assert!(findings > 20_000, "the cases must say something: {findings}");
}

#[test]
fn until_the_due_day_nothing_changes_and_that_day_stays() {
    let mut days = 0;
    for seed in (0..CASES).step_by(24) {
        let mut bench = Bench::new(seed);
        let day = bench.case.day;
        let first = bench.judged(day);
        let mut later = day.next();
        for _ in 0..60 {
            if first.due_on.is_some_and(|due| due <= later) {
                break;
            }
            assert_eq!(bench.judged(later), first, "seed {seed}, {day}, {later}\n{:#?}", bench.case.facts);
            assert_eq!(bench.oracle(later), verdict(&first), "seed {seed}, {day}, {later}");
            later = later.next();
            days += 1;
        }
    }
    assert!(days > 3_000, "the cases must wait some days: {days}");
}

#[test]
fn a_unit_that_nothing_can_change_is_never_due() {
    let turns_with_the_year = |bench: &Bench| {
        let mut rules = bench.case.profile.rules.iter();
        rules.any(|rule| matches!(&rule.body, RuleBody::Recent(recent) if matches!(recent.window, Window::CalendarYear { .. })))
    };
    let still = (0..CASES).step_by(6).map(Bench::new).filter(|bench| !turns_with_the_year(bench));
    let mut units = 0;
    for mut bench in still {
        units += 1;
        assert_eq!(bench.judged(Day::new(2190, 6, 1).unwrap()).due_on, None);
    }
    assert!(units > 1_000, "{units}");
}
