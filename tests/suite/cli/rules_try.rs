//! `rules try`: the difference between what two profiles say, held against two rosters that are checked by each.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use crate::harness::process::Desk;
use crate::harness::sample::{HEADER, RULES, UNITS};

fn data(name: &str) -> String {
    fs::read_to_string(format!("{}/data/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The findings of `check` by key.
fn checked(desk: &Desk, day: &str) -> BTreeMap<String, Value> {
    let ran = desk.run(&["check", "--format", "json", "--as-of", day, "--fail-on", "never"]).expect(0);
    let findings = ran.json()["findings"].as_array().unwrap().clone();
    findings.into_iter().map(|finding| (finding["key"].as_str().unwrap().to_owned(), finding)).collect()
}

const SAID: [&str; 7] = ["state", "severity", "missing", "missing_count", "count", "num", "den"];

/// What changes by what two whole checks say: `added`, `gone`, `changed` and the key.
fn expected(before: &BTreeMap<String, Value>, after: &BTreeMap<String, Value>) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for key in before.keys().chain(after.keys()) {
        let word = match (before.get(key), after.get(key)) {
            (None, _) => "added",
            (_, None) => "gone",
            (Some(a), Some(b)) if SAID.iter().any(|field| a[field] != b[field]) => "changed",
            _ => continue,
        };
        all.push((key.clone(), word.to_owned()));
    }
    all.sort();
    all.dedup();
    all
}

/// Units with a breach above a note where there was none of that key.
fn worse(before: &BTreeMap<String, Value>, after: &BTreeMap<String, Value>) -> usize {
    let breach = |finding: Option<&Value>| {
        finding.is_some_and(|finding| finding["state"] == "breach" && finding["severity"] != "info")
    };
    let new = after.iter().filter(|(key, finding)| breach(Some(finding)) && !breach(before.get(*key)));
    let mut units: Vec<&str> = new.map(|(_, finding)| finding["unit"].as_str().unwrap()).collect();
    units.sort_unstable();
    units.dedup();
    units.len()
}

#[track_caller]
fn agrees(units: &str, officers: &str, rules: &str, changed: &str, day: &str) -> Value {
    let desk = Desk::with(units, rules, officers);
    let other = Desk::with(units, changed, officers);
    let file = desk.file("changed.toml", changed);
    let bytes = desk.bytes();
    let ran = desk.run(&["rules", "try", &file, "--as-of", day, "--format", "json"]).expect(0);
    assert!(bytes == desk.bytes(), "something was written");
    let told = ran.json();
    let mut found: Vec<(String, String)> = told["differences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["key"].as_str().unwrap().to_owned(), row["change"].as_str().unwrap().to_owned()))
        .collect();
    found.sort();
    let (before, after) = (checked(&desk, day), checked(&other, day));
    assert_eq!(found, expected(&before, &after));
    assert_eq!(told["units_worse"], worse(&before, &after));
    for row in told["differences"].as_array().unwrap() {
        for (side, all) in [("before", &before), ("after", &after)] {
            let Some(finding) = all.get(row["key"].as_str().unwrap()) else {
                assert!(row[side].is_null());
                continue;
            };
            for field in SAID.iter().chain(&["text"]) {
                assert_eq!(row[side][field], finding[field], "{field} of {row}");
            }
        }
    }
    told
}

#[test]
fn the_difference_is_that_of_two_checks() {
    let (units, officers) = (data("units/20-lang-son.csv"), data("demo/officers.csv"));
    let rules = data("rules/lang-son-2020.toml");
    for (before, after) in [
        ("min_percent = 90 ", "min_percent = 95 "),
        ("count = { min = 1, max = 1", "count = { min = 2, max = 2"),
        ("severity = \"warning\"\nneed = \"reachable\"", "severity = \"error\"\nneed = \"reachable\""),
        ("statuses = [\"serving\"]", "statuses = [\"serving\", \"leave\"]"),
        ("min = 2 } }", "min = 5 } }"),
        ("at = [\"province\", \"district\"]", "at = [\"province\"]"),
        // A rule that goes, so that all later ones stand in another place.
        (
            "[[rule]]\nid = \"P1-VP\"\nextends = \"P1\"\nfor = \"office\"\nbasis = \"QĐ 478/QĐ-UBND ngày 21/3/2020\"\ncount = { min = 3, max = 3, over = \"notice\" }\n",
            "",
        ),
    ] {
        assert!(rules.contains(before), "{before}");
        let told = agrees(&units, &officers, &rules, &rules.replacen(before, after, 1), "2021-09-28");
        assert!(!told["differences"].as_array().unwrap().is_empty(), "{after}");
    }
    let same = agrees(&units, &officers, &rules, &rules, "2022-03-01");
    assert_eq!((&same["added"], &same["gone"], &same["changed"]), (&0.into(), &0.into(), &0.into()));
}

#[test]
fn it_is_told_in_both_languages_and_in_lines() {
    let officers = format!("{HEADER}a,SNV,An,Giám đốc,university,1,a@b,2010,2020-01-01\n");
    let desk = Desk::with(UNITS, RULES, &officers);
    let changed = RULES.replacen("severity = \"error\"", "severity = \"warning\"", 1);
    let file = desk.file("changed.toml", changed);
    let (vi, en) = desk.both(&["rules", "try", &file, "--as-of", "2021-09-28"]);
    assert!(vi.out.contains("~ P1  Sở Nội vụ: ") && vi.out.contains(" → "), "{}", vi.out);
    assert!(vi.out.contains("0 đơn vị sẽ thêm vi phạm") && vi.out.ends_with("Chưa ghi gì.\n"), "{}", vi.out);
    assert_eq!(vi.out.lines().count(), en.out.lines().count());
    let csv = desk.run(&["rules", "try", &file, "--format", "csv", "--as-of", "2021-09-28"]).expect(0);
    assert!(csv.out.starts_with("change,key,rule,"), "{}", csv.out);
    let narrow = desk.run(&["rules", "try", &file, "--under", "186", "--format", "json"]).expect(0);
    assert_eq!(narrow.json()["differences"].as_array().unwrap().len(), 0);
    desk.both(&["rules", "try", &file, "--under", "999"]).0.expect(2).says(&["«999»"]);
    // A day on which no profile is in force, and one on which the changed file would not be.
    let none = desk.run(&["rules", "try", &file, "--as-of", "2019-01-01", "--format", "json"]).expect(0);
    assert_eq!(none.json()["before"], Value::Null);
    none.says(&["01/01/2019"]);
}

#[test]
fn a_file_that_cannot_be_taken_is_not_tried() {
    let desk = Desk::with(UNITS, RULES, "");
    let bytes = desk.bytes();
    let broken = desk.file("broken.toml", RULES.replace("min_percent = 90", "min_percent = 0"));
    desk.both(&["rules", "try", &broken]).0.expect(2).says(&["broken.toml, dòng", "100"]);
    let tie = format!("{RULES}\n[[rule]]\nid = \"P2\"\nextends = \"P1\"\nfor = \"agency\"\n");
    let tie = desk.file("tie.toml", tie);
    desk.both(&["rules", "try", &tie]).0.expect(2).says(&["tie.toml, dòng", "«P1»", "«P2»", "«SNV»"]);
    assert!(bytes == desk.bytes());
}
