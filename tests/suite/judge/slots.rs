//! `slots`: places, each filled by another person.

use daumoi::domain::day::Period;
use daumoi::domain::unit::Level;

use super::office::{P1, day, department, judge, says, unit};

const TODAY: &str = "2021-09-28";

#[test]
fn order_of_entry_does_not_matter() {
    // The old deputy fits both places, the new director only the first: first-fit would alarm.
    let facts = department(&[
        &["title=Phó Giám đốc; service_start=2001-01-01"],
        &["title=Giám đốc; service_start=2021-01-01"],
    ]);
    says(&mut judge(P1), &facts, TODAY, &[]);
}

#[test]
fn one_person_fills_one_place() {
    let facts = department(&[&["title=Giám đốc; service_start=2001-01-01"]]);
    says(&mut judge(P1), &facts, TODAY, &["P1 short breach error [work] 1 missing 1 counted"]);
}

#[test]
fn a_leader_without_dates_beside_a_division_leader_is_good() {
    let facts = department(&[&["title=Giám đốc"], &["title=Trưởng phòng"]]);
    says(&mut judge(P1), &facts, TODAY, &[]);
}

#[test]
fn an_unknown_names_what_cannot_be_shown_and_what_to_ask() {
    let facts = department(&[&["title=Giám đốc; service_start=2001-01-01"], &["title=Chuyên viên"]]);
    let expected = "P1 short unknown error [work] 1 missing 2 counted ask service_start of 2";
    says(&mut judge(P1), &facts, TODAY, &[expected]);
}

#[test]
fn a_breach_names_what_is_missing_for_certain() {
    // Nobody can lead; who works is unknown, so only the leader is certainly missing.
    let facts = department(&[&["title=Chuyên viên"], &["title=Chuyên viên; service_start=2021"]]);
    says(&mut judge(P1), &facts, TODAY, &["P1 short breach error [lead] 1 missing 2 counted"]);
}

#[test]
fn too_few_people_are_a_breach_even_where_a_place_is_unknown() {
    let facts = department(&[&["title=Chuyên viên"]]);
    let expected = "P1 short breach error [lead] 1 missing 1 counted";
    says(&mut judge(P1), &facts, TODAY, &[expected]);
}

#[test]
fn people_missing_beyond_the_places_are_counted() {
    let rules = P1.replace("min = 2, max = 2", "min = 3, max = 3");
    let one = department(&[&["title=Trưởng phòng"]]);
    says(&mut judge(&rules), &one, TODAY, &["P1 short breach error [lead] 2 missing 1 counted"]);
    let two = department(&[&["title=Giám đốc"], &["title=Trưởng phòng"]]);
    says(&mut judge(&rules), &two, TODAY, &["P1 short breach error 1 missing 2 counted"]);
}

#[test]
fn an_empty_unit_gives_one_finding() {
    let rules = format!(
        "{P1}prefer = [ {{ need = {{ class = \"division_leader\" }} }} ]\n[[rule]]\nid = \"Q\"\nkind = \"each\"\n\
         for = \"*\"\nseverity = \"error\"\nneed = \"university\"\n"
    );
    let expected = "P1 short breach error [lead work] 2 missing 0 counted";
    says(&mut judge(&rules), &department(&[]), TODAY, &[expected]);
}

#[test]
fn a_surplus_is_a_count() {
    let facts = department(&[&["title=Giám đốc"], &["title=Trưởng phòng"], &["title=Trưởng phòng"]]);
    says(&mut judge(P1), &facts, TODAY, &["P1 over breach notice 3 counted"]);
}

#[test]
fn a_surplus_can_stand_beside_a_shortage_of_its_own() {
    let facts = department(&[&["title=Trưởng phòng"], &["title=Trưởng phòng"], &["title=Trưởng phòng"]]);
    let expected = ["P1 short breach error [lead] 1 missing 3 counted", "P1 over breach notice 3 counted"];
    says(&mut judge(P1), &facts, TODAY, &expected);
}

#[test]
fn defaults_ask_for_nobody() {
    let rules = "[[rule]]\nid = \"N\"\nkind = \"slots\"\nfor = \"*\"\nseverity = \"error\"\n";
    says(&mut judge(rules), &department(&[]), TODAY, &[]);
    says(&mut judge(rules), &department(&[&[""], &[""], &[""]]), TODAY, &[]);
}

#[test]
fn each_line_of_preference_has_its_own_facet() {
    let rules = "[[rule]]\nid = \"C\"\nkind = \"slots\"\nfor = \"*\"\nseverity = \"error\"\n\
                 prefer = [ { need = { class = \"division_leader\" } }, { need = \"experienced\", severity = \"notice\" },\n\
                 { need = { class = \"agency_leader\" }, severity = \"warning\" } ]\n";
    let mut judge = judge(rules);
    let facts = department(&[&["title=Trưởng phòng"], &["title=Chuyên viên"]]);
    let expected = ["C prefer2 unknown notice ask service_start of 1", "C prefer3 breach warning"];
    says(&mut judge, &facts, TODAY, &expected);
    let facts = department(&[&["title=Chuyên viên; service_start=2000"]]);
    says(&mut judge, &facts, TODAY, &["C prefer breach info", "C prefer3 breach warning"]);
    says(&mut judge, &department(&[]), TODAY, &[]);
}

#[test]
fn only_official_serving_seats_of_the_day_count() {
    let rules =
        "[[rule]]\nid = \"C\"\nkind = \"slots\"\nfor = \"*\"\nseverity = \"error\"\ncount = { min = 9 }\n";
    let facts = department(&[
        &["seat_from=2021-09-28; seat_to=2021-09-28"],
        &["seat_to=2021-09-27"],
        &["seat_from=2021-09-29"],
        &["role=reserve"],
        &["status=leave"],
        &["status=study", "status=serving"],
    ]);
    let mut judge = judge(rules);
    let found = judge.unit(&facts, day(TODAY));
    assert_eq!(found.officers, 2);
    assert_eq!(found.need, 9);
    assert_eq!(found.findings.first().unwrap().count, Some(2));
}

#[test]
fn own_counts_override_key_by_key_and_leave_need_alone() {
    let rules = "[[rule]]\nid = \"B\"\nkind = \"slots\"\nfor = \"*\"\nseverity = \"info\"\n\
                 counts = { roles = [\"reserve\"] }\ncount = { min = 1, max = 1 }\n";
    let mut judge = judge(rules);
    let facts = department(&[&["role=official"], &["role=reserve; status=leave"]]);
    says(&mut judge, &facts, TODAY, &["B short breach info 1 missing 0 counted"]);
    let facts = department(&[&["role=official"], &["role=reserve"]]);
    says(&mut judge, &facts, TODAY, &[]);
    let said = judge.unit(&facts, day(TODAY));
    assert_eq!((said.officers, said.need), (1, 0));
}

#[test]
fn several_seats_of_a_person_count_once_and_each_condition_takes_the_best() {
    let facts = department(&[&["title=Giám đốc", "title=Trưởng phòng"]]);
    says(&mut judge(P1), &facts, TODAY, &["P1 short breach error [work] 1 missing 1 counted"]);
    let rules = "[[rule]]\nid = \"Q\"\nkind = \"slots\"\nfor = \"*\"\nseverity = \"error\"\n\
                 slot = [ { id = \"a\", text = \"\", need = { all = [ { class = \"agency_leader\" },\n\
                 { years = { since = \"seat_from\", min = 1 } } ] } } ]\n";
    let mut judge = judge(rules);
    // The leader's seat is new, the other one old: each condition is met by one of them.
    let facts =
        department(&[&["title=Giám đốc; seat_from=2021-09-01", "title=Chuyên viên; seat_from=2010-01-01"]]);
    says(&mut judge, &facts, TODAY, &[]);
    // True for one beats unknown for another, unknown beats false.
    let facts = department(&[&["title=Giám đốc; seat_from=2021-09-01", "title=Chuyên viên"]]);
    says(
        &mut judge,
        &facts,
        TODAY,
        &["Q short unknown error [a] 1 missing 1 counted since 2021-09-01 ask seat_from of 1"],
    );
}

#[test]
fn the_most_specific_rule_of_a_family_speaks() {
    let rules = format!(
        "{P1}[[rule]]\nid = \"P1-VP\"\nextends = \"P1\"\nfor = \"office\"\ncount = {{ min = 3, max = 3 }}\n"
    );
    let mut judge = judge(&rules);
    let office = unit("VPUBND", Level::Agency, "office", &[]);
    says(&mut judge, &office, TODAY, &["P1-VP short breach error [lead work] 3 missing 0 counted"]);
    says(&mut judge, &department(&[]), TODAY, &["P1 short breach error [lead work] 2 missing 0 counted"]);
    let commune = unit("S01", Level::Commune, "xa", &[]);
    says(&mut judge, &commune, TODAY, &[]);
    assert_eq!(judge.unit(&office, day(TODAY)).need, 3);
}

#[test]
fn of_two_equally_specific_rules_the_first_speaks() {
    let rules = format!(
        "{P1}[[rule]]\nid = \"P2\"\nextends = \"P1\"\nfor = \"department\"\nseverity = \"critical\"\n"
    );
    let expected = "P1 short breach error [lead work] 2 missing 0 counted";
    says(&mut judge(&rules), &department(&[]), TODAY, &[expected]);
}

#[test]
fn rules_outside_of_a_family_all_speak() {
    let rules = format!("{P1}{}", P1.replace("P1", "P2"));
    let mut judge = judge(&rules);
    assert_eq!(judge.unit(&department(&[]), day(TODAY)).findings.len(), 2);
    assert_eq!(judge.unit(&department(&[]), day(TODAY)).need, 4);
}

#[test]
fn a_title_means_what_it_means_in_that_kind_of_unit() {
    let officers: &[&[&str]] = &[&["title=Chánh Văn phòng; service_start=2020"], &["title=Trưởng phòng"]];
    let mut judge = judge(P1);
    says(&mut judge, &unit("VPUBND", Level::Agency, "office", officers), TODAY, &[]);
    let expected = "P1 short breach error [lead] 1 missing 2 counted";
    says(&mut judge, &unit("VP2", Level::Agency, "office", officers), TODAY, &[expected]);
}

#[test]
fn titles_are_compared_without_case_and_blanks() {
    let facts = department(&[&["title=  GIÁM   đốc "], &["title=trưởng phòng"]]);
    says(&mut judge(P1), &facts, TODAY, &[]);
    let acting = department(&[&["title=Quyền Giám đốc"], &["title=Trưởng phòng"]]);
    says(&mut judge(P1), &acting, TODAY, &["P1 short breach error [lead] 1 missing 2 counted"]);
}

#[test]
fn a_unit_that_does_not_live_is_not_judged() {
    let life = Period { from: Some(day("2021-09-01")), to: Some(day("2021-09-30")) };
    let mut facts = department(&[&["title=Giám đốc; service_start=2000"]]);
    facts.place.life = life;
    let mut judge = judge(P1);
    let expected = "P1 short breach error [work] 1 missing 1 counted since 2021-09-01";
    says(&mut judge, &facts, "2021-08-31", &[]);
    says(&mut judge, &facts, "2021-09-01", &[expected]);
    says(&mut judge, &facts, "2021-09-30", &[expected]);
    says(&mut judge, &facts, "2021-10-01", &[]);
    let after = judge.unit(&facts, day("2021-10-01"));
    assert_eq!((after.officers, after.need, after.due_on), (0, 0, None));
    assert_eq!(judge.unit(&facts, day("2021-08-31")).due_on, Some(day("2021-09-01")));
    assert_eq!(judge.unit(&facts, day("2021-09-30")).due_on, Some(day("2021-10-01")));
}
