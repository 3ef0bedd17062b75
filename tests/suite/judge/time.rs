//! `since`, escalation, and the next day on which something may change.

use super::office::{P1, day, department, judge, lines, says};

/// Breach until the deputy has two years, good until the leader's seat ends.
fn example() -> daumoi::domain::facts::UnitFacts {
    department(&[
        &["title=Giám đốc; service_start=2005-03-01; seat_from=2020-01-01; seat_to=2023-04-30"],
        &["title=Chuyên viên; service_start=2020-11-28; seat_from=2021-09-01"],
    ])
}

#[test]
fn a_unit_heals_and_breaks_on_its_own_days() {
    let mut judge = judge(P1);
    let facts = example();
    let short = "P1 short breach error [work] 1 missing 2 counted";
    // Before 2020 nobody was there, before September 2021 only the leader: it was always short.
    says(&mut judge, &facts, "2021-09-28", &[short]);
    assert_eq!(judge.unit(&facts, day("2021-09-28")).due_on, Some(day("2022-11-28")));
    says(&mut judge, &facts, "2022-11-27", &[short]);
    says(&mut judge, &facts, "2022-11-28", &[]);
    assert_eq!(judge.unit(&facts, day("2022-11-28")).due_on, Some(day("2023-05-01")));
    says(&mut judge, &facts, "2023-04-30", &[]);
    let broken = "P1 short breach error [lead] 1 missing 1 counted since 2023-05-01";
    says(&mut judge, &facts, "2023-05-01", &[broken]);
    assert_eq!(judge.unit(&facts, day("2023-05-01")).due_on, None);
}

#[test]
fn numbers_and_missing_places_do_not_interrupt_a_run_but_the_state_does() {
    let mut judge = judge(P1);
    let facts = department(&[
        &["title=Giám đốc; service_start=2000; seat_from=2020-01-01; seat_to=2021-06-30"],
        &["title=Trưởng phòng; service_start=2000; seat_from=2020-01-01; seat_to=2021-05-31"],
        &["title=Trưởng phòng; service_start=2000; seat_from=2021-07-01"],
    ]);
    let since = "since 2021-06-01";
    says(
        &mut judge,
        &facts,
        "2021-06-30",
        &[&format!("P1 short breach error [work] 1 missing 1 counted {since}")],
    );
    says(
        &mut judge,
        &facts,
        "2021-09-28",
        &[&format!("P1 short breach error [lead] 1 missing 1 counted {since}")],
    );
    // Two people of whom one is unknown: a new run of another state.
    let facts =
        department(&[&["title=Giám đốc; service_start=2000"], &["title=Chuyên viên; seat_from=2021-07-01"]]);
    let unknown = "P1 short unknown error [work] 1 missing 2 counted since 2021-07-01 ask service_start of 2";
    says(&mut judge, &facts, "2021-09-28", &[unknown]);
}

#[test]
fn years_are_full_years_of_the_calendar() {
    let mut judge = judge(P1);
    let of = |start: &str| {
        let work = format!("title=Chuyên viên; service_start={start}");
        department(&[&["title=Giám đốc"], &[work.as_str()]])
    };
    let short = "P1 short breach error [work] 1 missing 2 counted";
    says(&mut judge, &of("2019-09-28"), "2021-09-27", &[short]);
    says(&mut judge, &of("2019-09-28"), "2021-09-28", &[]);
    says(&mut judge, &of("2020-02-29"), "2022-02-27", &[short]);
    says(&mut judge, &of("2020-02-29"), "2022-02-28", &[]);
}

#[test]
fn a_date_of_lower_precision_is_open_only_inside_its_interval() {
    let mut judge = judge(P1);
    let of = |start: &str| {
        let work = format!("title=Chuyên viên; service_start={start}");
        department(&[&["title=Giám đốc; service_start=2021-01-01"], &[work.as_str()]])
    };
    let short = "P1 short breach error [work] 1 missing 2 counted";
    let unknown = "P1 short unknown error [work] 1 missing 2 counted";
    let ask = "ask service_start of 2";
    says(&mut judge, &of("2019-09"), "2021-08-31", &[short]);
    says(&mut judge, &of("2019-09"), "2021-09-01", &[&format!("{unknown} since 2021-09-01 {ask}")]);
    says(&mut judge, &of("2019-09"), "2021-09-29", &[&format!("{unknown} since 2021-09-01 {ask}")]);
    says(&mut judge, &of("2019-09"), "2021-09-30", &[]);
    says(&mut judge, &of("2019"), "2020-12-31", &[short]);
    says(&mut judge, &of("2019"), "2021-01-01", &[&format!("{unknown} since 2021-01-01 {ask}")]);
    says(&mut judge, &of("2019"), "2021-12-31", &[]);
    assert_eq!(judge.unit(&of("2019"), day("2021-01-01")).due_on, Some(day("2021-12-31")));
}

#[test]
fn a_shortage_gets_graver_with_time() {
    let rules = format!(
        "{P1}escalate = [ {{ after = \"30d\", severity = \"critical\" }}, {{ after = \"10d\", severity = \"warning\" }} ]\n"
    );
    let mut judge = judge(&rules);
    let facts = department(&[&["title=Giám đốc; seat_to=2021-08-31"], &["title=Trưởng phòng"]]);
    let short =
        |severity: &str| format!("P1 short breach {severity} [lead] 1 missing 1 counted since 2021-09-01");
    says(&mut judge, &facts, "2021-09-01", &[&short("error")]);
    assert_eq!(judge.unit(&facts, day("2021-09-01")).due_on, Some(day("2021-09-11")));
    // A milder step never softens the rule's own severity.
    says(&mut judge, &facts, "2021-09-30", &[&short("error")]);
    assert_eq!(judge.unit(&facts, day("2021-09-30")).due_on, Some(day("2021-10-01")));
    says(&mut judge, &facts, "2021-10-01", &[&short("critical")]);
    assert_eq!(judge.unit(&facts, day("2021-10-01")).due_on, None);
}

#[test]
fn what_was_always_so_does_not_escalate_and_neither_does_an_unknown() {
    let rules = format!("{P1}escalate = [ {{ after = \"0d\", severity = \"critical\" }} ]\n");
    let mut judge = judge(&rules);
    says(
        &mut judge,
        &department(&[]),
        "2021-09-28",
        &["P1 short breach error [lead work] 2 missing 0 counted"],
    );
    let facts =
        department(&[&["title=Giám đốc; service_start=2000"], &["title=Chuyên viên; seat_from=2021-01-01"]]);
    let found = judge.unit(&facts, day("2021-09-28"));
    assert!(lines(&judge, &found).first().unwrap().starts_with("P1 short unknown error"));
}

#[test]
fn events_of_those_who_have_left_are_none() {
    let mut judge = judge(P1);
    let facts = department(&[&["title=Chuyên viên; service_start=2021-01-01; seat_to=2021-06-30"]]);
    assert_eq!(judge.unit(&facts, day("2021-06-01")).due_on, Some(day("2021-07-01")));
    assert_eq!(judge.unit(&facts, day("2021-07-01")).due_on, None);
}
