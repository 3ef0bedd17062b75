//! `forecast`: the difference between what `check` says of a day and of the day before, by each day's profile.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use daumoi::domain::day::{Day, Term, TermUnit};
use daumoi::domain::finding::{Finding, Severity, State};
use daumoi::domain::query::FindingRow;
use daumoi::domain::report::Checked;
use daumoi::store::Store;

use crate::harness::process::Desk;
use crate::harness::sample::{RULES, UNITS};

type Said = BTreeMap<String, (State, Severity)>;
/// What a finding is on a day, if it is there.
type Standing = Option<(State, Severity)>;

fn key(rule: &str, row: &FindingRow) -> String {
    let person = row.person.as_ref().map(|(key, _)| key.as_str()).unwrap_or_default();
    format!("{rule}/{}/{}/{person}", row.unit.code, row.finding.facet)
}

fn said(checked: &Checked) -> Said {
    let Some(profile) = &checked.profile else { return Said::new() };
    let one = |row: &FindingRow| {
        let rule = &profile.rule(row.finding.rule).unwrap().id;
        (key(rule, row), (row.finding.state, row.finding.severity))
    };
    checked.findings.iter().map(|checked| one(&checked.row)).collect()
}

/// What the forecast of these days says, against `check` of each of them.
fn holds(store: &mut Store, from: Day, months: u16, under: Option<&str>) -> usize {
    let to = from.plus(Term { count: months, unit: TermUnit::Months });
    let forecast = store.forecast((from, to), under).unwrap();
    let mut told: BTreeMap<(Day, String), (Standing, Standing)> = BTreeMap::new();
    for change in &forecast.changes {
        let standing = |finding: Option<&Finding>| finding.map(|finding| (finding.state, finding.severity));
        let row = FindingRow {
            finding: change.turned.told().clone(),
            unit: change.unit.clone(),
            person: change.person.clone(),
            seat: None,
            particulars: daumoi::domain::query::Particulars::default(),
        };
        let turn = (standing(change.turned.before()), standing(change.turned.after()));
        assert!(told.insert((change.day, key(&change.rule, &row)), turn).is_none(), "twice: {change:?}");
    }
    let mut expected = BTreeMap::new();
    let mut before = said(&store.check(from, under).unwrap());
    let mut day = from;
    while day < to {
        day = day.next();
        let after = said(&store.check(day, under).unwrap());
        let keys: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        for key in keys {
            let (old, new) = (before.get(key).copied(), after.get(key).copied());
            if old != new {
                expected.insert((day, key.clone()), (old, new));
            }
        }
        before = after;
    }
    let differing: Vec<_> = told.iter().filter(|(key, turn)| expected.get(*key) != Some(turn)).collect();
    let missing: Vec<_> = expected.iter().filter(|(key, _)| !told.contains_key(*key)).collect();
    assert!(differing.is_empty() && missing.is_empty(), "too much {differing:#?}\nmissing {missing:#?}");
    told.len()
}

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/conformance");
    let mut folders: Vec<_> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|folder| folder.is_dir());
    folders.sort();
    folders
}

#[test]
fn every_change_of_the_coming_days_is_told_and_no_other() {
    let mut changes = 0;
    for folder in folders() {
        let file = |name: &str| folder.join(name).to_string_lossy().into_owned();
        let desk = Desk::new();
        desk.run(&["init", "--units", &file("units.csv"), "--rules", &file("rules.toml")]).expect(0);
        desk.run(&["import", "officers", &file("officers.csv")]).expect(0);
        desk.run(&["import", "waivers", &file("waivers.csv")]).expect(0);
        let day = Day::parse(fs::read_to_string(file("as_of.txt")).unwrap().trim()).unwrap();
        let mut store = Store::open(&desk.roster(), day).unwrap();
        changes += holds(&mut store, day, 2, None);
    }
    assert!(changes > 30, "the rosters must change: {changes}");
}

#[test]
fn another_profile_and_a_later_unit_of_the_code_go_on_with_the_finding() {
    let units = UNITS.replace("06427,186,commune,xa,Cai Kinh,,", "06427,186,commune,xa,Cai Kinh,,2021-09-30")
        + "06427,186,commune,xa,Cai Kinh Mới,2021-10-01,\n";
    let desk = Desk::new();
    let first =
        RULES.replace("valid = { from = 2020-01-01 }", "valid = { from = 2020-01-01, to = 2021-10-31 }");
    let second = RULES
        .replace("profile = \"mau\"", "profile = \"sau\"")
        .replace("valid = { from = 2020-01-01 }", "valid = { from = 2021-11-01 }")
        .replace("id = \"K1\"", "id = \"K2\"");
    let (units, first, second) =
        (desk.file("units.csv", units), desk.file("a.toml", first), desk.file("b.toml", second));
    desk.run(&["init", "--units", &units, "--rules", &first, "--rules", &second]).expect(0);
    desk.import("key,unit_code,full_name,seat_from\nA,06424,Hoàng Văn Ba,2020-01-01\n").expect(0);
    let day = Day::parse("2021-09-15").unwrap();
    let mut store = Store::open(&desk.roster(), day).unwrap();
    let changes = holds(&mut store, day, 3, None);
    assert_eq!(changes, 2, "K1 gives way to K2; the empty commune stays one finding");
    holds(&mut store, day, 3, Some("186"));
}

#[test]
fn an_inspection_to_come_heals_and_grows_old_again() {
    let visited = "\n[[rule]]\nid = \"I1\"\nkind = \"recent\"\nfor = \"commune\"\nsubject = \"unit\"\n\
                   event = \"inspection\"\nperiod = \"rolling\"\nwithin = \"1m\"\nseverity = \"info\"\n";
    let desk = Desk::with(UNITS, &format!("{RULES}{visited}"), "unit_code,full_name\n06424,Hoàng Văn Ba\n");
    let events = desk.file("events.csv", "subject,date,kind,topic,note\n06427,2021-10-15,inspection,,\n");
    desk.run(&["import", "events", &events]).expect(0);
    let day = Day::parse("2021-09-28").unwrap();
    let mut store = Store::open(&desk.roster(), day).unwrap();
    assert_eq!(holds(&mut store, day, 3, None), 2, "healed on the day of the visit, due a month later");
}

#[test]
fn it_speaks_to_people_and_to_programs() {
    let desk = Desk::demo();
    let json = desk.run(&["forecast", "--months", "3", "--format", "json"]).expect(0).json();
    assert_eq!((&json["from"], &json["to"]), (&"2021-09-28".into(), &"2021-12-28".into()));
    let changes = json["changes"].as_array().unwrap();
    let healed = changes.iter().find(|change| change["key"] == "D1/182/short" && change["after"].is_null());
    assert_eq!(healed.unwrap()["day"], "2021-11-09");
    assert!(healed.unwrap()["why"].as_str().unwrap().contains("đủ 2 năm"));
    let (vi, en) = desk.both(&["forecast", "--months", "3", "--under", "182"]);
    assert!(vi.out.contains("09/11/2021") && vi.out.contains("đủ 2 năm"), "{}", vi.out);
    assert!(en.out.contains("2 full years"), "{}", en.out);
    let csv = desk.run(&["forecast", "--format", "csv"]).expect(0).out;
    assert!(csv.starts_with("day,key,rule,unit,unit_name,person,state_before,"));
    desk.run(&["forecast", "--months", "0"]).expect(2);
    desk.run(&["forecast", "--under", "99999"]).expect(2).says(&["99999"]);
}
