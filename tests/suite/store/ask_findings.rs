//! Lists of findings: pages, the way from one to the next, and the findings of other days.

use std::collections::BTreeMap;

use daumoi::domain::fault::FaultKind;
use daumoi::domain::fault::usage::UsageFault;
use daumoi::domain::finding::{Finding, Severity, State};
use daumoi::domain::id::UnitId;
use daumoi::domain::outline::{OutlinePage, RowAt, RowContent, RowKey, Shape};
use daumoi::domain::query::{Answer, FindingRow, FindingsPage, Overview, Question, Target};
use daumoi::domain::report::{CheckedRow, Stats};
use daumoi::store::Store;

use crate::store::office::{Doing, Office, day};

const DAYS: [&str; 5] = ["2014-12-31", "2021-09-28", "2021-12-31", "2025-06-30", "2025-07-01"];

fn overview(store: &mut Store) -> Overview {
    let Answer::Overview(overview) = store.ask(&Question::Overview).unwrap() else { panic!() };
    *overview
}

fn everything(store: &mut Store) -> OutlinePage {
    let shape = Shape { open_depth: 99, exceptions: BTreeMap::new() };
    let anchor = RowKey::unit(overview(store).root.id);
    let question = Question::Outline { shape, anchor, before: 0, after: 100_000 };
    let Answer::Outline(page) = store.ask(&question).unwrap() else { panic!() };
    page
}

fn findings(store: &mut Store, under: UnitId, skip: usize, limit: usize) -> FindingsPage {
    let Answer::Findings(page) = store.ask(&Question::Findings { under, skip, limit }).unwrap() else {
        panic!()
    };
    page
}

fn next(store: &mut Store, from: RowKey, forward: bool) -> Option<Target> {
    let Answer::NextFinding(target) = store.ask(&Question::NextFinding { from, forward }).unwrap() else {
        panic!()
    };
    target
}

/// A roster after some random doings.
fn lived(seed: u64, today: &str) -> (Office, Doing) {
    let office = Office::new(today);
    let mut doing = Doing::new(&office.roster, seed, "lan", day(today));
    for _ in 0..40 {
        drop(doing.act());
    }
    (office, doing)
}

fn plain(checked: Vec<CheckedRow>) -> Vec<FindingRow> {
    checked.into_iter().map(|checked| checked.row).collect()
}

fn in_order(rows: &[FindingRow]) -> bool {
    let key = |row: &FindingRow| {
        let person = row.person.as_ref().map(|(key, _)| key.as_bytes().to_vec());
        (row.unit.path.clone(), row.finding.rule, row.finding.facet, person)
    };
    rows.is_sorted_by_key(key)
}

#[test]
fn pages_put_together_are_the_list_of_check() {
    for seed in 0..6 {
        let (_office, mut doing) = lived(seed, "2021-09-28");
        let store = &mut doing.store;
        for code in ["20", "181", "05001"] {
            let checked = plain(store.check(day("2021-09-28"), Some(code)).unwrap().findings);
            assert!(in_order(&checked));
            let unit = doing.look.unit(code);
            let mut rows = Vec::new();
            loop {
                let page = findings(store, unit, rows.len(), 7);
                assert_eq!(page.total, checked.len(), "seed {seed}, {code}");
                if page.rows.is_empty() {
                    break;
                }
                rows.extend(page.rows);
            }
            assert_eq!(rows, checked, "seed {seed}, {code}");
        }
        assert_eq!(findings(store, UnitId(9_999), 0, 5), FindingsPage::default());
    }
}

#[test]
fn other_days_are_judged_as_if_they_had_come() {
    for seed in 0..6 {
        let (office, doing) = lived(seed, "2021-09-28");
        drop(doing);
        let all = |store: &mut Store, under: Option<&str>| -> Vec<(Vec<CheckedRow>, Stats)> {
            let one = |on: &&str| {
                let checked = store.check(day(on), under).unwrap();
                assert!(in_order(&plain(checked.findings.clone())));
                (checked.findings, store.stats(day(on), under).unwrap())
            };
            DAYS.iter().map(one).collect()
        };
        // Each day once as another day and once as the judged one, over the same rows.
        let away = all(&mut office.open("2019-01-01"), None);
        let away_in_district = all(&mut office.open("2019-01-01"), Some("20"));
        for (place, on) in DAYS.iter().enumerate() {
            let mut store = office.open(on);
            assert_eq!(overview(&mut store).judged, day(on));
            assert_eq!(all(&mut store, None)[place], away[place], "seed {seed}, {on}");
            assert_eq!(all(&mut store, Some("20"))[place], away_in_district[place], "seed {seed}, {on}");
        }
    }
}

#[test]
fn a_subtree_has_its_findings_and_no_others() {
    let (office, _doing) = lived(3, "2021-09-28");
    let mut store = office.open("2021-09-28");
    for on in ["2021-09-28", "2020-01-01"] {
        let all = plain(store.check(day(on), None).unwrap().findings);
        for code in ["181", "SNV", "05021"] {
            let some = plain(store.check(day(on), Some(code)).unwrap().findings);
            let top = some.first().map(|row| row.unit.clone());
            let top = top.filter(|unit| unit.code == code);
            let within: Vec<FindingRow> = all
                .iter()
                .filter(|row| some.iter().any(|other| other.unit.id == row.unit.id))
                .cloned()
                .collect();
            assert_eq!(some, within, "{on} {code}");
            if let Some(top) = top {
                assert!(some.iter().all(|row| row.unit.path.is_within(&top.path)));
            }
        }
    }
}

#[test]
fn a_code_that_nobody_lives_under_is_refused() {
    let office = Office::new("2021-09-28");
    let mut store = office.open("2021-09-28");
    for (code, on) in [("nobody", "2021-09-28"), ("181", "2025-07-01"), ("05003", "2024-12-01")] {
        let refused = store.check(day(on), Some(code)).unwrap_err();
        assert_eq!(refused.kind, FaultKind::Usage(UsageFault::UnitUnknown { code: code.to_owned() }));
    }
    let empty = store.check(day("2014-12-31"), None).unwrap();
    assert!(empty.profile.is_none() && empty.findings.is_empty());
}

fn has_sign(finding: &Finding) -> bool {
    match finding.state {
        State::Breach => finding.severity > Severity::Info,
        State::Unknown => true,
        State::Waived => false,
    }
}

/// The rows with a sign, in the order of the outline; a person with several seats in a unit at the first.
fn signed(page: &OutlinePage) -> Vec<RowKey> {
    let mut seen = Vec::new();
    let mut rows = Vec::new();
    for row in &page.rows {
        let first = match &row.content {
            RowContent::Unit(_) => true,
            RowContent::Officer(officer) => {
                let here = (row.key.unit, officer.person.id);
                let first = !seen.contains(&here);
                seen.push(here);
                first
            }
            RowContent::Vacancy(_) => false,
        };
        if first && row.findings.iter().any(has_sign) {
            rows.push(row.key);
        }
    }
    rows
}

#[test]
fn from_one_finding_to_the_next_through_all_of_them_and_round_again() {
    for seed in 0..6 {
        let (_office, mut doing) = lived(seed, "2021-09-28");
        let page = everything(&mut doing.store);
        let expected = signed(&page);
        assert!(expected.len() > 5, "seed {seed}");
        // From any row, also one without a sign.
        for (place, row) in page.rows.iter().enumerate() {
            let later = page.rows[place + 1..].iter().map(|row| row.key).find(|key| expected.contains(key));
            let target = next(&mut doing.store, row.key, true).unwrap();
            assert_eq!(target.key, later.unwrap_or(expected[0]), "seed {seed}, after {:?}", row.key);
            let earlier =
                page.rows[..place].iter().rev().map(|row| row.key).find(|key| expected.contains(key));
            let back = next(&mut doing.store, row.key, false).unwrap();
            assert_eq!(
                back.key,
                earlier.unwrap_or(*expected.last().unwrap()),
                "seed {seed}, before {:?}",
                row.key
            );
            let Answer::Line(line) = doing.store.ask(&Question::Line(target.key.unit)).unwrap() else {
                panic!()
            };
            let mut open: Vec<UnitId> = line.into_iter().map(|unit| unit.id).collect();
            if target.key.at == RowAt::Unit {
                open.pop();
            }
            assert_eq!(target.line, open);
        }
        let from_nowhere = next(&mut doing.store, RowKey::unit(UnitId(9_999)), true).unwrap();
        assert_eq!(from_nowhere.key, expected[0]);
    }
}

#[test]
fn where_nothing_is_wrong_there_is_no_next_finding() {
    let office = Office::new("2014-06-01");
    let mut store = office.open("2014-06-01");
    let root = RowKey::unit(overview(&mut store).root.id);
    assert_eq!((next(&mut store, root, true), next(&mut store, root, false)), (None, None));
}
