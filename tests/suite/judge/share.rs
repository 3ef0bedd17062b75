//! `share`: integers, extremes, small groups.

use daumoi::domain::day::Period;
use daumoi::domain::finding::{RuleIx, Tally};
use daumoi::domain::id::UnitId;
use daumoi::domain::unit::Level;
use daumoi::rules::judge::{Judge, ShareAt};

use super::office::{day, department, judge, line, unit};

const S1: &str = "[[rule]]\nid = \"S1\"\nkind = \"share\"\nof = \"commune\"\nat = [\"province\", \"district\"]\n\
                  need = \"university\"\nmin_percent = 90\nseverity = \"error\"\n\
                  small = { below = 20, severity = \"info\" }\n";

fn found_at(judge: &Judge, level: Level, life: &Period, tally: Tally) -> Option<String> {
    let at = ShareAt { unit: UnitId(1), level, life, waivers: &[] };
    let finding = judge.share(RuleIx(0), at, tally, day("2021-09-28"))?;
    assert_eq!(finding.share, Some(tally));
    assert_eq!(finding.unit, UnitId(1));
    Some(line(judge, &finding))
}

fn found(judge: &Judge, pass: u32, unknown: u32, den: u32) -> Option<String> {
    found_at(judge, Level::Province, &Period::default(), Tally { den, pass, unknown })
}

#[test]
fn ninety_percent_of_201_are_181() {
    let judge = judge(S1);
    assert_eq!(found(&judge, 181, 0, 201), None);
    assert_eq!(found(&judge, 180, 0, 201).unwrap(), "S1 share breach error 1 missing");
}

#[test]
fn an_unknown_lies_between_the_extremes() {
    let judge = judge(S1);
    assert_eq!(found(&judge, 180, 1, 201).unwrap(), "S1 share unknown error 1 missing");
    assert_eq!(found(&judge, 181, 20, 201), None);
    assert_eq!(found(&judge, 150, 30, 201).unwrap(), "S1 share breach error 31 missing");
}

#[test]
fn a_small_group_gives_a_note() {
    let judge = judge(S1);
    assert_eq!(found(&judge, 7, 0, 8).unwrap(), "S1 share breach info 1 missing");
    assert_eq!(found(&judge, 17, 0, 19).unwrap(), "S1 share breach info 1 missing");
    assert_eq!(found(&judge, 17, 0, 20).unwrap(), "S1 share breach error 1 missing");
    assert_eq!(found(&judge, 18, 0, 20), None);
}

#[test]
fn nobody_is_neither_good_nor_bad() {
    assert_eq!(found(&judge(S1), 0, 0, 0), None);
}

#[test]
fn it_stands_only_at_living_units_of_its_levels() {
    let judge = judge(S1);
    let bad = Tally { den: 100, pass: 0, unknown: 0 };
    assert_eq!(judge.shares(), [RuleIx(0)]);
    assert_eq!(judge.share_levels(RuleIx(0)), [Level::Province, Level::District]);
    assert!(found_at(&judge, Level::District, &Period::default(), bad).is_some());
    assert!(found_at(&judge, Level::Commune, &Period::default(), bad).is_none());
    let gone = Period { from: None, to: Some(day("2021-09-27")) };
    assert!(found_at(&judge, Level::Province, &gone, bad).is_none());
    let at = ShareAt { unit: UnitId(1), level: Level::Province, life: &gone, waivers: &[] };
    assert!(judge.share(RuleIx(1), at, bad, day("2021-09-28")).is_none());
}

#[test]
fn a_unit_adds_its_counted_people() {
    let mut judge = judge(S1);
    let officers: &[&[&str]] = &[
        &["qualification=master"],
        &["qualification=none"],
        &[""],
        &["role=reserve"],
        &["seat_to=2021-01-01"],
    ];
    let mut commune = unit("00123", Level::Commune, "xa", officers);
    let said = judge.unit(&commune, day("2021-09-28"));
    let tally = Tally { den: 3, pass: 1, unknown: 1 };
    assert_eq!(
        said.contributions.iter().map(|part| (part.rule, part.tally)).collect::<Vec<_>>(),
        [(RuleIx(0), tally)]
    );
    assert!(said.findings.is_empty());
    assert!(judge.unit(&department(officers), day("2021-09-28")).contributions.is_empty());
    commune.place.life.to = Some(day("2021-09-27"));
    assert!(judge.unit(&commune, day("2021-09-28")).contributions.is_empty());
    commune.people.clear();
    assert!(judge.unit(&commune, day("2021-09-27")).contributions.is_empty());
}

#[test]
fn what_missing_means_decides_who_passes() {
    let officers: &[&[&str]] = &[&[""]];
    let commune = unit("00123", Level::Commune, "xa", officers);
    let tally = |keys: &str| {
        let said = judge(&format!("{keys}{S1}")).unit(&commune, day("2021-09-28"));
        said.contributions.first().unwrap().tally
    };
    assert_eq!(tally("missing = \"breach\"\n"), Tally { den: 1, pass: 0, unknown: 0 });
    assert_eq!(tally("missing = \"ignore\"\n"), Tally { den: 1, pass: 1, unknown: 0 });
}

#[test]
fn shares_of_one_family_all_speak() {
    let rules = format!("{S1}[[rule]]\nid = \"S2\"\nextends = \"S1\"\nmin_percent = 100\n");
    let mut judge = judge(&rules);
    let commune = unit("00123", Level::Commune, "xa", &[&["qualification=none"]]);
    assert_eq!(judge.unit(&commune, day("2021-09-28")).contributions.len(), 2);
    assert_eq!(judge.shares().len(), 2);
}

#[test]
fn years_reached_later_make_the_unit_due() {
    let mut judge = judge(&S1.replace("\"university\"", "\"experienced\""));
    let commune = unit("00123", Level::Commune, "xa", &[&["service_start=2020-03-15"]]);
    assert_eq!(judge.unit(&commune, day("2021-09-28")).due_on, Some(day("2022-03-15")));
    assert_eq!(judge.unit(&commune, day("2022-03-15")).due_on, None);
}
