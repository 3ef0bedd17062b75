//! The sample roster in a folder of its own, for benchmarks.

use daumoi::domain::day::Day;
use daumoi::domain::id::OpId;
use daumoi::exchange::{officers, units};
use daumoi::rules::decode::decode;
use daumoi::store::Session;
use daumoi::store::{NewRoster, Store};
use tempfile::TempDir;

const UNITS: &str = include_str!("../../data/units/20-lang-son.csv");
const RULES: &str = include_str!("../../data/rules/lang-son-2020.toml");
const OFFICERS: &str = include_str!("../../data/demo/officers.csv");

/// Who writes.
pub(crate) fn actor() -> Session {
    Session::owner("bench")
}

/// The sample roster, open for writing.
pub(crate) fn roster() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let day = Day::parse("2021-09-28").unwrap();
    let profile = decode(RULES, "rules").profile.unwrap();
    let new = NewRoster {
        units: units::read(UNITS.as_bytes(), "units").unwrap(),
        lineage: Vec::new(),
        profiles: vec![profile],
        working_day: Some(day),
        today: day,
    };
    let mut store = Store::create(&folder.path().join("roster.db"), &new, 0).unwrap();
    let scale = store.qualifications().unwrap();
    let mut rows = officers::read(OFFICERS.as_bytes(), "officers", &scale).unwrap();
    assert!(store.import_officers(&actor(), OpId([9; 16]), 0, &mut rows, false).is_ok());
    (folder, store)
}
