//! What decisions excuse: breaches, people in slots, numbers.

use daumoi::domain::day::{Day, Period};
use daumoi::domain::facts::UnitFacts;
use daumoi::domain::finding::{RuleIx, State, Tally};
use daumoi::domain::id::{PersonId, UnitId, Version, WaiverId};
use daumoi::domain::unit::Level;
use daumoi::domain::waiver::{Waiver, WaiverKind, WaiverTarget};
use daumoi::rules::judge::{Judge, ShareAt};

use super::office::{P1, day, department, judge, line, says};

const TODAY: &str = "2021-09-28";

/// A waiver in words: `P1 short waive`, `P1 lead accept 2`, `P1 * count 3`, `Q need waive of 1`, each until a day.
fn waiver(id: i64, text: &str, until: &str) -> Waiver {
    let words: Vec<&str> = text.split(' ').collect();
    let [rule, target, kind, rest @ ..] = words.as_slice() else { panic!("{text}") };
    let number = || rest.last().unwrap().parse().unwrap();
    Waiver {
        id: WaiverId(id),
        version: Version(1),
        rule: (*rule).to_owned(),
        unit: UnitId(7),
        subtree: false,
        target: WaiverTarget::from_word(target),
        kind: match (*kind, rest.len()) {
            ("waive", 0) => WaiverKind::Waive(None),
            ("waive", _) => WaiverKind::Waive(Some(PersonId(number()))),
            ("accept", _) => WaiverKind::AcceptPerson(PersonId(number())),
            _ => WaiverKind::ChangeCount(u32::try_from(number()).unwrap()),
        },
        decision_no: "1/QĐ".to_owned(),
        decision_date: None,
        reason: "thử".to_owned(),
        period: Period { from: None, to: Day::parse(until).ok() },
    }
}

/// The unit with these waivers, all without an end.
fn with(mut facts: UnitFacts, waivers: &[&str]) -> UnitFacts {
    facts.place.waivers = (1..).zip(waivers).map(|(id, text)| waiver(id, text, "")).collect();
    facts
}

/// Which waiver excuses the first finding.
fn by(judge: &mut Judge, facts: &UnitFacts) -> Option<i64> {
    judge.unit(facts, day(TODAY)).findings.first().unwrap().waiver.map(|waiver| waiver.0)
}

fn led() -> UnitFacts {
    department(&[&["title=Giám đốc; service_start=2000"]])
}

#[test]
fn a_breach_is_excused_up_to_the_last_day() {
    let mut facts = led();
    facts.place.waivers = vec![waiver(1, "P1 short waive", "2021-12-31")];
    let mut judge = judge(P1);
    says(&mut judge, &facts, "2021-12-31", &["P1 short waived error [work] 1 missing 1 counted"]);
    says(&mut judge, &facts, "2022-01-01", &["P1 short breach error [work] 1 missing 1 counted"]);
    assert_eq!(judge.unit(&facts, day(TODAY)).due_on, Some(day("2022-01-01")));
}

#[test]
fn what_is_unknown_stays_unknown() {
    let facts = department(&[&["title=Giám đốc; service_start=2000"], &["title=Chuyên viên"]]);
    let unknown = "P1 short unknown error [work] 1 missing 2 counted ask service_start of 2";
    says(&mut judge(P1), &with(facts, &["P1 * waive"]), TODAY, &[unknown]);
}

#[test]
fn a_decision_about_another_rule_even_of_the_family_excuses_nothing() {
    let rules = format!("{P1}[[rule]]\nid = \"P1-S\"\nextends = \"P1\"\nfor = \"agency\"\n");
    let breach = "P1 short breach error [work] 1 missing 1 counted";
    says(&mut judge(&rules), &with(led(), &["P1-S * waive", "P2 * waive"]), TODAY, &[breach]);
}

#[test]
fn a_facet_is_compared_whole() {
    let line = "{ need = { class = \"division_leader\" } }";
    let rules = format!("{P1}prefer = [ {line}, {line} ]\n");
    let facts = with(led(), &["P1 prefer waive", "P1 over waive"]);
    let expected = [
        "P1 short breach error [work] 1 missing 1 counted",
        "P1 prefer waived info",
        "P1 prefer2 breach info",
    ];
    says(&mut judge(&rules), &facts, TODAY, &expected);
    let expected = expected.map(|line| line.replace("breach", "waived"));
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    says(&mut judge(&rules), &with(led(), &["P1 * waive"]), TODAY, &expected);
}

#[test]
fn one_who_is_named_is_excused_alone() {
    let rules =
        "[[rule]]\nid = \"Q\"\nkind = \"each\"\nfor = \"*\"\nseverity = \"error\"\nneed = \"university\"\n";
    let facts = department(&[&["qualification=none"], &["qualification=none"]]);
    let expected = ["Q need breach error of 1", "Q need waived error of 2"];
    says(&mut judge(rules), &with(facts, &["Q need waive of 2"]), TODAY, &expected);
    // Nobody is named by a finding about the unit.
    let breach = "P1 short breach error [work] 1 missing 1 counted";
    says(&mut judge(P1), &with(led(), &["P1 short waive of 1"]), TODAY, &[breach]);
}

#[test]
fn slots_are_excused_only_all_together() {
    let mut judge = judge(P1);
    let breach = "P1 short breach error [lead work] 2 missing 0 counted";
    let waived = "P1 short waived error [lead work] 2 missing 0 counted";
    let empty = || department(&[]);
    says(&mut judge, &with(empty(), &["P1 lead waive"]), TODAY, &[breach]);
    says(&mut judge, &with(empty(), &["P1 work waive", "P1 lead waive"]), TODAY, &[waived]);
    assert_eq!(by(&mut judge, &with(empty(), &["P1 work waive", "P1 lead waive"])), Some(1));
    // A slot that is filled needs no decision.
    let facts = with(led(), &["P1 lead waive", "P1 work waive"]);
    says(&mut judge, &facts, TODAY, &["P1 short waived error [work] 1 missing 1 counted"]);
    assert_eq!(by(&mut judge, &facts), Some(2));
    assert_eq!(by(&mut judge, &with(led(), &["P1 work waive", "P1 short waive"])), Some(1));
}

#[test]
fn slots_do_not_excuse_people_missing_beyond_them() {
    let mut judge = judge(&P1.replace("min = 2, max = 2", "min = 3, max = 3"));
    let facts = with(led(), &["P1 work waive", "P1 lead waive"]);
    says(&mut judge, &facts, TODAY, &["P1 short breach error [work] 2 missing 1 counted"]);
    let two = department(&[&["title=Giám đốc"], &["title=Trưởng phòng"]]);
    let facts = with(two.clone(), &["P1 work waive", "P1 lead waive"]);
    says(&mut judge, &facts, TODAY, &["P1 short breach error 1 missing 2 counted"]);
    let facts = with(two, &["P1 short waive"]);
    says(&mut judge, &facts, TODAY, &["P1 short waived error 1 missing 2 counted"]);
}

#[test]
fn who_is_accepted_sits_in_that_slot_while_he_is_counted() {
    let officers: &[&[&str]] =
        &[&["title=Trưởng phòng"], &["title=Chuyên viên; service_start=2021; seat_to=2021-10-31"]];
    let mut judge = judge(P1);
    let lead = "P1 short breach error [lead] 1 missing 2 counted";
    says(&mut judge, &department(officers), TODAY, &[lead]);
    says(&mut judge, &with(department(officers), &["P1 lead accept 2"]), TODAY, &[]);
    says(&mut judge, &with(department(officers), &["P1 * accept 2"]), TODAY, &[]);
    says(&mut judge, &with(department(officers), &["P1 work accept 2"]), TODAY, &[lead]);
    says(&mut judge, &with(department(officers), &["P1 lead accept 9"]), TODAY, &[lead]);
    let gone = "P1 short breach error [lead] 1 missing 1 counted since 2021-11-01";
    says(&mut judge, &with(department(officers), &["P1 lead accept 2"]), "2021-11-01", &[gone]);
}

#[test]
fn acceptance_touches_nothing_but_the_shortage() {
    let rules = format!("{P1}prefer = [ {{ need = {{ class = \"agency_leader\" }} }} ]\n");
    let facts = department(&[&["title=Trưởng phòng"], &["title=Trưởng phòng"]]);
    says(&mut judge(&rules), &with(facts, &["P1 * accept 1"]), TODAY, &["P1 prefer breach info"]);
}

#[test]
fn a_changed_number_replaces_the_greatest_allowed() {
    let three = || department(&[&["title=Giám đốc"], &["title=Trưởng phòng"], &["title=Trưởng phòng"]]);
    let over = |count: u32| format!("P1 over breach notice {count} counted");
    let mut judge = judge(P1);
    says(&mut judge, &with(three(), &["P1 over count 3"]), TODAY, &[]);
    says(&mut judge, &with(three(), &["P1 * count 3"]), TODAY, &[]);
    says(&mut judge, &with(three(), &["P1 * count 5", "P1 over count 2"]), TODAY, &[]);
    // A lower one, also below `min`.
    let two = || department(&[&["title=Giám đốc"], &["title=Trưởng phòng"]]);
    says(&mut judge, &two(), TODAY, &[]);
    says(&mut judge, &with(two(), &["P1 over count 1"]), TODAY, &[&over(2)]);
    // One where the rule has none.
    let mut free = super::office::judge(&P1.replace(", max = 2", ""));
    says(&mut free, &three(), TODAY, &[]);
    says(&mut free, &with(three(), &["P1 over count 2"]), TODAY, &[&over(3)]);
    says(
        &mut free,
        &with(three(), &["P1 over count 2", "P1 over waive"]),
        TODAY,
        &["P1 over waived notice 3 counted"],
    );
}

#[test]
fn an_excused_shortage_grows_graver_and_keeps_its_first_day() {
    let rules = format!("{P1}escalate = [ {{ after = \"30d\", severity = \"critical\" }} ]\n");
    let mut facts = department(&[&["title=Giám đốc; seat_to=2021-08-31"], &["title=Trưởng phòng"]]);
    let excused = Waiver {
        period: Period { from: Some(day("2021-09-15")), to: None },
        ..waiver(1, "P1 lead waive", "")
    };
    facts.place.waivers = vec![excused];
    let mut judge = judge(&rules);
    let since = "[lead] 1 missing 1 counted since 2021-09-01";
    says(&mut judge, &facts, "2021-09-14", &[&format!("P1 short breach error {since}")]);
    says(&mut judge, &facts, "2021-09-30", &[&format!("P1 short waived error {since}")]);
    says(&mut judge, &facts, "2021-10-01", &[&format!("P1 short waived critical {since}")]);
    let found = judge.unit(&facts, day("2021-09-20")).findings;
    let spans = judge.spans(&facts, day("2021-09-20"), &found);
    assert_eq!((spans[0].since, spans[0].changes_on), (Some(day("2021-09-01")), Some(day("2021-10-01"))));
}

#[test]
fn a_share_is_excused_and_its_numbers_stay() {
    let rules = "[[rule]]\nid = \"S\"\nkind = \"share\"\nof = \"*\"\nat = \"province\"\nneed = \"university\"\n\
                 min_percent = 90\nseverity = \"error\"\n";
    let mut judge = judge(rules);
    let waivers = [waiver(3, "S share waive", TODAY)];
    let life = Period::default();
    let at = ShareAt { unit: UnitId(1), level: Level::Province, life: &life, waivers: &waivers };
    let tally = Tally { den: 10, pass: 8, unknown: 0 };
    let on = |judge: &Judge, text: &str| judge.share(RuleIx(0), at, tally, day(text)).unwrap();
    let excused = on(&judge, TODAY);
    assert_eq!(line(&judge, &excused), "S share waived error 1 missing");
    assert_eq!((excused.share, excused.waiver), (Some(tally), Some(WaiverId(3))));
    assert_eq!(on(&judge, "2021-09-29").state, State::Breach);
    // Nor does a decision make anybody pass.
    let facts = with(department(&[&["qualification=none"]]), &["S * waive", "S * accept 1"]);
    assert_eq!(judge.unit(&facts, day(TODAY)).contributions[0].tally, Tally { den: 1, pass: 0, unknown: 0 });
}
