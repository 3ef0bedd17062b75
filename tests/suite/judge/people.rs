//! `due`, `recent` and `unique`.

use std::sync::Arc;

use daumoi::domain::day::Period;
use daumoi::domain::facts::{Place, Scopes, SeatElsewhere, UnitFacts};
use daumoi::domain::id::UnitId;
use daumoi::domain::inspection::Inspected;
use daumoi::domain::person::Training;
use daumoi::domain::seat::{Role, Status};
use daumoi::domain::unit::{Level, UnitPath};

use super::office::{day, department, judge, lines, officer, says};

const R1: &str = "[[rule]]\nid = \"R1\"\nkind = \"due\"\nfor = \"*\"\ndate = \"retirement\"\n\
    steps = [ { before = \"12m\", severity = \"info\" }, { before = \"6m\", severity = \"warning\" },\n\
    { after = \"0d\", severity = \"error\" } ]\n";
const E1: &str = "[[rule]]\nid = \"E1\"\nkind = \"due\"\nfor = \"*\"\ndate = \"decision_expiry\"\n\
    steps = [ { before = \"60d\", severity = \"warning\" }, { after = \"0d\", severity = \"error\" } ]\n";
const T1: &str = "[[rule]]\nid = \"T1\"\nkind = \"recent\"\nfor = \"*\"\nevent = \"training\"\ntopic = [\"KSTTHC\"]\n\
    period = \"calendar_year\"\nwarn_from = \"10-01\"\nnewcomer = \"180d\"\nseverity = \"warning\"\n";
const I1: &str = "[[rule]]\nid = \"I1\"\nkind = \"recent\"\nfor = \"*\"\nsubject = \"unit\"\nevent = \"inspection\"\n\
    period = \"rolling\"\nwithin = \"36m\"\nseverity = \"info\"\n";
const U1: &str =
    "[[rule]]\nid = \"U1\"\nkind = \"unique\"\nof = \"person\"\nscope = \"province\"\nseverity = \"error\"\n";

#[test]
fn retirement_comes_step_by_step() {
    // Born 15/05/1961, a man: 60 years and 3 months, the end of August 2021.
    let facts = department(&[&["birth_date=1961-05-15; sex=nam"]]);
    let mut judge = judge(R1);
    let found = |severity: &str| format!("R1 due breach {severity} of 1");
    says(&mut judge, &facts, "2020-08-30", &[]);
    says(&mut judge, &facts, "2020-08-31", &[&found("info")]);
    // Six months before 31/08 is the last of February.
    says(&mut judge, &facts, "2021-02-27", &[&found("info")]);
    says(&mut judge, &facts, "2021-02-28", &[&found("warning")]);
    says(&mut judge, &facts, "2021-08-31", &[&found("warning")]);
    says(&mut judge, &facts, "2021-09-01", &[&found("error")]);
    assert_eq!(judge.unit(&facts, day("2020-08-30")).due_on, Some(day("2020-08-31")));
    assert_eq!(judge.unit(&facts, day("2021-02-28")).due_on, Some(day("2021-09-01")));
    assert_eq!(judge.unit(&facts, day("2021-09-01")).due_on, None);
}

#[test]
fn the_override_goes_before_the_table() {
    let facts = department(&[&["birth_date=1961-05-15; sex=nam; retirement_date=2025-01-31"]]);
    says(&mut judge(R1), &facts, "2021-09-28", &[]);
    let facts = department(&[&["retirement_date=2021-09-27"]]);
    says(&mut judge(R1), &facts, "2021-09-28", &["R1 due breach error of 1"]);
}

#[test]
fn without_sex_both_ages_are_tried() {
    let mut judge = judge(R1);
    // As a man in 2029, as a woman in 2023: the same on this day.
    says(&mut judge, &department(&[&["birth_date=1967-05"]]), "2021-09-28", &[]);
    let unknown = "R1 due unknown info of 1 ask sex of 1";
    says(&mut judge, &department(&[&["birth_date=1961-12-01"]]), "2021-09-28", &[unknown]);
    says(&mut judge, &department(&[&["birth_date=1950"]]), "2021-09-28", &["R1 due breach error of 1"]);
    says(
        &mut judge,
        &department(&[&["sex=nam"]]),
        "2021-09-28",
        &["R1 due unknown info of 1 ask birth_date of 1"],
    );
}

#[test]
fn a_date_that_cannot_be_told() {
    let facts = department(&[&[""]]);
    says(&mut judge(E1), &facts, "2021-09-28", &["E1 due unknown warning of 1 ask decision_expiry of 1"]);
    let optional = format!("{E1}optional = true\n");
    says(&mut judge(&optional), &facts, "2021-09-28", &[]);
    let own = format!("{E1}severity = \"critical\"\n");
    says(
        &mut judge(&format!("missing = \"breach\"\n{own}")),
        &facts,
        "2021-09-28",
        &["E1 due breach critical of 1"],
    );
    says(&mut judge(&format!("missing = \"ignore\"\n{own}")), &facts, "2021-09-28", &[]);
    says(&mut judge(&format!("missing = \"breach\"\n{optional}")), &facts, "2021-09-28", &[]);
}

#[test]
fn of_several_seats_the_strongest_step_and_a_certain_one_first() {
    let mut judge = judge(E1);
    let facts = department(&[&["decision_expiry=2021-10-30", "decision_expiry=2021-09-27"]]);
    says(&mut judge, &facts, "2021-09-28", &["E1 due breach error of 1"]);
    let facts = department(&[&["decision_expiry=2021-10-30", ""]]);
    says(&mut judge, &facts, "2021-09-28", &["E1 due breach warning of 1"]);
    let facts = department(&[&["decision_expiry=2029-10-30", ""]]);
    says(&mut judge, &facts, "2021-09-28", &["E1 due unknown warning of 1 ask decision_expiry of 1"]);
    let facts =
        department(&[&["decision_expiry=2029-10-30", "decision_expiry=2021-09-27; seat_to=2021-09-27"]]);
    says(&mut judge, &facts, "2021-09-28", &[]);
}

#[test]
fn yearly_training_is_due_in_autumn_and_broken_in_january() {
    let mut judge = judge(T1);
    let facts = department(&[&["trained=2020-05-10:KSTTHC"]]);
    says(&mut judge, &facts, "2020-05-09", &["T1 recent breach warning of 1"]);
    says(&mut judge, &facts, "2020-05-10", &[]);
    says(&mut judge, &facts, "2021-09-30", &[]);
    says(&mut judge, &facts, "2021-10-01", &["T1 recent breach notice of 1"]);
    says(&mut judge, &facts, "2022-01-01", &["T1 recent breach warning of 1"]);
    assert_eq!(judge.unit(&facts, day("2021-09-28")).due_on, Some(day("2021-10-01")));
    assert_eq!(judge.unit(&facts, day("2021-10-01")).due_on, Some(day("2022-01-01")));
}

#[test]
fn a_newcomer_is_excused_for_the_year_and_those_before() {
    let mut judge = judge(T1);
    // 31/12/2021 less 180 days is 04/07/2021.
    let late = department(&[&["seat_from=2021-07-05"]]);
    says(&mut judge, &late, "2021-12-01", &[]);
    says(&mut judge, &late, "2022-09-30", &[]);
    says(&mut judge, &late, "2022-10-01", &["T1 recent breach notice of 1"]);
    let early = department(&[&["seat_from=2021-07-04"]]);
    says(&mut judge, &early, "2021-09-01", &[]);
    says(&mut judge, &early, "2021-12-01", &["T1 recent breach notice of 1"]);
    let always = department(&[&["seat_from=2021-07-05", ""]]);
    says(&mut judge, &always, "2021-12-01", &["T1 recent breach warning of 1"]);
}

#[test]
fn classes_of_other_topics_do_not_count_those_without_do() {
    let mut judge = judge(T1);
    says(
        &mut judge,
        &department(&[&["trained=2021-05-10:CNTT"]]),
        "2021-09-28",
        &["T1 recent breach warning of 1"],
    );
    says(&mut judge, &department(&[&["trained=2021-05-10: kstthc "]]), "2021-09-28", &[]);
    says(&mut judge, &department(&[&["trained=2021-05-10"]]), "2021-09-28", &[]);
}

#[test]
fn inspections_are_asked_for_once_the_roster_has_one() {
    let rules = I1;
    let mut facts = department(&[]);
    says(&mut judge(rules), &facts, "2021-09-28", &[]);
    let mut judge = judge(rules);
    judge.of_roster(Inspected::Once);
    says(&mut judge, &facts, "2021-09-28", &["I1 recent breach info"]);
    facts.inspections.push(Training { day: day("2018-09-28"), topic: None });
    says(&mut judge, &facts, "2018-09-27", &["I1 recent breach info"]);
    says(&mut judge, &facts, "2021-09-28", &[]);
    says(&mut judge, &facts, "2021-09-29", &["I1 recent breach info"]);
    assert_eq!(judge.unit(&facts, day("2021-09-01")).due_on, Some(day("2021-09-29")));
}

/// Units 1 … 9 in tree order below scopes 100 and 200, with their place.
fn place(unit: i64, scope: i64) -> Place {
    Place {
        path: UnitPath::default().child(u32::try_from(unit).unwrap()),
        scopes: Scopes::default().and(Level::Province, UnitId(scope)),
        ..Place::default()
    }
}

/// What is said of the fourth person at each of the units where he has a seat.
fn several(seats: &[(i64, i64)]) -> Vec<String> {
    let mut judge = judge(U1);
    let mut found = Vec::new();
    let mut units: Vec<(i64, i64)> = seats.to_vec();
    units.sort_unstable();
    units.dedup();
    for (unit, scope) in units {
        let here = seats.iter().filter(|seat| **seat == (unit, scope)).count();
        let mut person = officer(4, &vec![""; here]);
        let others = seats.iter().filter(|seat| **seat != (unit, scope));
        person.elsewhere = others
            .map(|(other, scope)| SeatElsewhere {
                unit: UnitId(*other),
                place: Arc::new(place(*other, *scope)),
                period: Period::default(),
                role: Role::Official,
                status: Status::Serving,
            })
            .collect();
        let facts = UnitFacts {
            unit: UnitId(unit),
            place: place(unit, scope),
            people: vec![person],
            ..department(&[])
        };
        let said = judge.unit(&facts, day("2021-09-28"));
        let lines = lines(&judge, &said);
        found.extend(lines.into_iter().map(|line| format!("{line} at {unit}")));
    }
    found
}

#[test]
fn several_seats_in_one_scope_stand_at_the_first_unit() {
    assert_eq!(several(&[(5, 100), (2, 100), (9, 100)]), ["U1 unique breach error of 4 at 2"]);
    assert_eq!(several(&[(5, 100), (5, 100)]), ["U1 unique breach error of 4 at 5"]);
    assert_eq!(several(&[(5, 100), (6, 200)]), Vec::<String>::new());
    let both = ["U1 unique breach error of 4 at 5", "U1 unique breach error of 4 at 6"];
    assert_eq!(several(&[(8, 200), (6, 200), (5, 100), (7, 100)]), both);
}
