//! The conformance rosters give the findings demanded of them, through the command line alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::harness::process::Desk;

/// Fields that are compared, besides `missing`, which is a set.
const FIELDS: [&str; 11] = [
    "rule",
    "facet",
    "state",
    "severity",
    "unit",
    "person",
    "missing_count",
    "num",
    "den",
    "since",
    "changes_on",
];

/// The finding as comparable text; a person whose key the file did not give may have any.
fn shown(finding: &Value, known: &[String]) -> String {
    let mut parts: Vec<String> = FIELDS.iter().map(|field| format!("{field}={}", finding[*field])).collect();
    if !finding["person"].as_str().is_none_or(|key| known.iter().any(|known| known == key)) {
        "person=*".clone_into(&mut parts[5]);
    }
    let mut missing: Vec<String> =
        finding["missing"].as_array().unwrap().iter().map(|slot| slot.as_str().unwrap().to_owned()).collect();
    missing.sort();
    parts.push(format!("missing={missing:?}"));
    parts.join(" ")
}

fn counted(findings: &Value, known: &[String]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for finding in findings.as_array().unwrap() {
        *counts.entry(shown(finding, known)).or_default() += 1;
    }
    counts
}

/// The `key` column of the officers file.
fn keys(officers: &str) -> Vec<String> {
    officers
        .lines()
        .skip(1)
        .map(|line| line.split(',').next().unwrap().to_owned())
        .filter(|key| !key.is_empty())
        .collect()
}

fn conforms(folder: &Path) {
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let file = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let desk = Desk::new();
    desk.run(&["init", "--units", &file("units.csv"), "--rules", &file("rules.toml")]).expect(0);
    desk.run(&["import", "officers", &file("officers.csv")]).expect(0);
    desk.run(&["import", "waivers", &file("waivers.csv")]).expect(0);
    let day = read("as_of.txt");
    let checked = desk
        .run(&["check", "--as-of", day.trim(), "--format", "json", "--fail-on", "never"])
        .expect(0)
        .json();
    let expected: Value = serde_json::from_str(&read("expected.json")).unwrap();
    let known = keys(&read("officers.csv"));
    assert_eq!(
        counted(&checked["findings"], &known),
        counted(&expected["findings"], &known),
        "{}",
        folder.display()
    );
    assert_eq!(checked["counts"], expected["counts"], "{}", folder.display());
    assert_eq!(checked["as_of"], expected["as_of"]);
    desk.run(&["verify"]).expect(0);
}

#[test]
fn every_roster_gives_the_findings_demanded() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/conformance");
    let mut folders: Vec<_> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders.retain(|folder| folder.is_dir());
    assert_eq!(folders.len(), 20);
    for folder in &folders {
        conforms(folder);
    }
}
