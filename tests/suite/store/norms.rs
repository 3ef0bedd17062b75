//! How the norms stand: the numbers of the sheet of rules against a count over everything.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use daumoi::domain::change::{Cause, Step};
use daumoi::domain::facts::{Place, UnitFacts};
use daumoi::domain::finding::{Facet, State};
use daumoi::domain::norms::{NormsPage, Standing};
use daumoi::domain::profile::rule::RuleBody;
use daumoi::domain::query::{Answer, FindingsPage, Question};
use daumoi::domain::report::{ListedUnit, WhichUnits};
use daumoi::rules::judge::Judge;
use daumoi::store::Store;

use crate::store::doing_waivers;
use crate::store::office::{Doing, Office, RULES, admin, day, set};

const TODAY: &str = "2021-09-28";

fn norms(store: &mut Store, edition: Option<i64>) -> NormsPage {
    match store.ask(&Question::Norms { edition }).unwrap() {
        Answer::Norms(page) => *page,
        other => unreachable!("{other:?}"),
    }
}

fn findings_of(store: &mut Store, rule: &str, skip: usize, limit: usize) -> FindingsPage {
    match store.ask(&Question::FindingsOf { rule: rule.to_owned(), skip, limit }).unwrap() {
        Answer::Findings(page) => page,
        other => unreachable!("{other:?}"),
    }
}

fn units(store: &mut Store) -> Vec<ListedUnit> {
    let mut all = Vec::new();
    let row = &mut |unit: ListedUnit| {
        all.push(unit);
        Ok(())
    };
    store.units(day(TODAY), WhichUnits::Alive, None, row).unwrap();
    all
}

/// In how many living units each rule is met and is not, by looking at each finding and each unit.
fn counted(store: &mut Store) -> BTreeMap<String, Standing> {
    let checked = store.check(day(TODAY), None).unwrap();
    let profile = checked.profile.unwrap();
    let mut judge = Judge::new(Arc::clone(&profile));
    let units = units(store);
    let mut all = BTreeMap::new();
    for (ix, rule) in profile.numbered() {
        let found: Vec<_> = checked.findings.iter().map(|row| &row.row.finding).collect();
        let own = found.iter().filter(|one| one.rule == ix && !matches!(one.facet, Facet::Prefer(_)));
        let at = |state: State| -> BTreeSet<_> {
            own.clone().filter(|one| one.state == state).map(|one| one.unit).collect()
        };
        let (broken, unknown, waived) = (at(State::Breach), at(State::Unknown), at(State::Waived));
        let only = |these: &BTreeSet<_>, worse: &[&BTreeSet<_>]| {
            these.iter().filter(|unit| worse.iter().all(|set| !set.contains(*unit))).count()
        };
        let applies = units.iter().filter(|listed| {
            judge.applies(&rule.id, &UnitFacts::empty(&listed.unit, Place::of(&listed.unit)))
        });
        let number = |count: usize| u64::try_from(count).unwrap();
        let standing = Standing {
            units: number(applies.count()),
            broken: number(broken.len()),
            gravest: own.clone().filter(|one| one.state == State::Breach).map(|one| one.severity).max(),
            unknown: number(only(&unknown, &[&broken])),
            waived: number(only(&waived, &[&broken, &unknown])),
        };
        all.insert(rule.id.clone(), standing);
    }
    all
}

#[test]
fn the_numbers_are_those_of_a_count_over_everything_after_any_history() {
    let mut seen = Standing::default();
    for seed in 0..8 {
        let office = Office::new(TODAY);
        let mut doing = Doing::new(&office.roster, seed, "lan", day(TODAY));
        for step in 0..80 {
            drop(if step % 2 == 0 { doing.act().1 } else { doing_waivers::act(&mut doing) });
        }
        let page = norms(&mut doing.store, None);
        let profile = page.profile.clone().unwrap();
        let expected = counted(&mut doing.store);
        for (rule, standing) in profile.rules.iter().zip(&page.standings) {
            // Nothing is said of units before the first inspection.
            let Some(standing) = *standing else { continue };
            let mut expected = expected[&rule.id];
            // Where nobody is counted a share is not judged, which the units do not show.
            if matches!(rule.body, RuleBody::Share(_)) {
                assert!(standing.units <= expected.units);
                expected.units = standing.units;
            }
            assert_eq!(standing, expected, "seed {seed}, {}", rule.id);
            seen.broken += standing.broken;
            seen.unknown += standing.unknown;
            seen.waived += standing.waived;
            let all = findings_of(&mut doing.store, &rule.id, 0, usize::MAX);
            assert_eq!(all.total, all.rows.len());
            assert!(all.rows.iter().all(|row| profile.rule(row.finding.rule).unwrap().id == rule.id));
            let stored = doing.store.check(day(TODAY), None).unwrap().findings;
            let stored: Vec<_> = stored.into_iter().map(|row| row.row.finding).collect();
            let own: Vec<_> = stored.into_iter().filter(|one| profile.rule(one.rule) == Some(rule)).collect();
            assert_eq!(own, all.rows.iter().map(|row| row.finding.clone()).collect::<Vec<_>>());
            for skip in 0..=all.total {
                let part = findings_of(&mut doing.store, &rule.id, skip, 2);
                assert_eq!(part.total, all.total);
                assert_eq!(part.rows, all.rows[skip..all.total.min(skip + 2)]);
            }
        }
    }
    assert!(seen.broken > 0 && seen.unknown > 0 && seen.waived > 0, "{seen:?}");
}

#[test]
fn the_profiles_are_listed_with_their_days_and_each_can_be_looked_at() {
    let office = Office::new(TODAY);
    let mut doing = Doing::new(&office.roster, 3, "lan", day(TODAY));
    let page = norms(&mut doing.store, None);
    let named: Vec<_> =
        page.editions.iter().map(|edition| (edition.name.as_str(), edition.in_force)).collect();
    assert_eq!(named, [("thu-2020", true), ("thu-2025", false)]);
    assert_eq!(page.shown, Some(page.editions[0].id));
    let later = norms(&mut doing.store, Some(page.editions[1].id));
    assert_eq!(later.profile.unwrap().name, "thu-2025");
    assert!(later.standings.is_empty(), "nothing is judged by it now");
    // Rules that have been taken over are in force; until everybody is judged the norms are those of the marks.
    let source = RULES.replace("min_percent = 90", "min_percent = 95");
    let step = Step::TakeRules { source, from: None };
    doing.store.apply(&admin("lan"), &set(doing.draw.op(), Cause::Rules, vec![step]), 3_000).unwrap();
    let stale = norms(&mut doing.store, None);
    assert_eq!(stale.shown, page.shown);
    assert!(!stale.standings.is_empty());
    assert_eq!(stale.editions.iter().filter(|edition| edition.in_force).count(), 1);
    assert!(stale.editions.iter().all(|edition| Some(edition.id) != stale.shown));
    doing.store.rejudge(day(TODAY), &mut |_, _| Ok(())).unwrap();
    let fresh = norms(&mut doing.store, None);
    assert!(fresh.editions.iter().any(|edition| edition.in_force && Some(edition.id) == fresh.shown));
}

#[test]
fn a_rule_that_is_not_there_has_no_findings() {
    let office = Office::new(TODAY);
    let mut store = office.open(TODAY);
    assert_eq!(findings_of(&mut store, "X9", 0, 10), FindingsPage::default());
}
