//! `each`, and what a condition is worth.

use daumoi::domain::unit::Level;

use super::office::{department, judge, says, unit};

const TODAY: &str = "2021-09-28";

fn rule(need: &str) -> String {
    format!("[[rule]]\nid = \"Q\"\nkind = \"each\"\nfor = \"*\"\nseverity = \"warning\"\nneed = {need}\n")
}

/// What the condition gives for a person: good, breach, or unknown with what to ask.
fn value(keys: &str, need: &str, seats: &[&str]) -> String {
    let mut judge = judge(&format!("{keys}{}", rule(need)));
    let said = judge.unit(&department(&[seats]), super::office::day(TODAY));
    match said.findings.first() {
        None => "good".to_owned(),
        Some(finding) => {
            let asked = finding.ask.iter().map(|ask| format!(" {}", ask.field.column()));
            finding.state.word().to_owned() + &asked.collect::<String>()
        }
    }
}

const UNIVERSITY: &str = "\"university\"";
const REACHABLE: &str = "{ all = [ { has = \"phone\" }, { has = \"email\" } ] }";

#[test]
fn one_finding_for_each_person_in_order() {
    let mut judge = judge(&rule(UNIVERSITY));
    let facts = department(&[
        &["qualification=college"],
        &["qualification=master"],
        &[""],
        &["qualification=university; role=reserve"],
    ]);
    let expected = ["Q need breach warning of 1", "Q need unknown warning of 3 ask qualification of 3"];
    says(&mut judge, &facts, TODAY, &expected);
    let mut turned = facts;
    turned.people.reverse();
    says(&mut judge, &turned, TODAY, &expected);
    says(&mut judge, &department(&[]), TODAY, &[]);
}

#[test]
fn a_qualification_that_the_scale_does_not_know_is_unknown() {
    assert_eq!(value("", UNIVERSITY, &["qualification=kỹ sư"]), "unknown qualification");
    assert_eq!(value("", UNIVERSITY, &["qualification=university"]), "good");
    assert_eq!(value("", UNIVERSITY, &["qualification=college"]), "breach");
}

#[test]
fn has_is_never_unknown() {
    assert_eq!(value("", REACHABLE, &[""]), "breach phone email");
    assert_eq!(value("", REACHABLE, &["phone=0900000000"]), "breach email");
    assert_eq!(value("", "{ not = { has = \"phone\" } }", &["phone=0900000000"]), "breach");
    assert_eq!(value("", REACHABLE, &["phone=0900000000; email=a@example.org"]), "good");
    assert_eq!(value("", "{ has = \"birth_date\" }", &["birth_date=1970"]), "good");
    assert_eq!(value("", "{ has = \"decision_no\" }", &["", "decision_no=1/QĐ"]), "good");
    assert_eq!(value("", "{ has = \"status\" }", &[""]), "good");
    assert_eq!(value("", "{ has = \"unit_code\" }", &[""]), "good");
}

#[test]
fn class_is_never_unknown() {
    assert_eq!(value("", "{ class = \"agency_leader\" }", &[""]), "breach");
    assert_eq!(value("", "{ not = { class = \"agency_leader\" } }", &["title=Nghỉ"]), "good");
}

#[test]
fn all_is_the_least_any_the_greatest_not_the_mirror() {
    let leader = "{ class = \"agency_leader\" }";
    let all = format!("{{ all = [ {UNIVERSITY}, {leader} ] }}");
    let any = format!("{{ any = [ {UNIVERSITY}, {leader} ] }}");
    assert_eq!(value("", &all, &["title=Giám đốc"]), "unknown qualification");
    assert_eq!(value("", &all, &["title=Chuyên viên"]), "breach");
    assert_eq!(value("", &any, &["title=Giám đốc"]), "good");
    assert_eq!(value("", &any, &["title=Chuyên viên"]), "unknown qualification");
    assert_eq!(value("", "{ not = \"university\" }", &[""]), "unknown qualification");
    assert_eq!(value("", "{ not = \"university\" }", &["qualification=none"]), "good");
}

#[test]
fn what_missing_means_is_applied_to_the_whole_condition() {
    // Were it applied to the atom, `not` would turn a breach into a pass.
    let not = "{ not = \"university\" }";
    assert_eq!(value("missing = \"breach\"\n", UNIVERSITY, &[""]), "breach qualification");
    assert_eq!(value("missing = \"breach\"\n", not, &[""]), "breach qualification");
    assert_eq!(value("missing = \"ignore\"\n", UNIVERSITY, &[""]), "good");
    assert_eq!(value("missing = \"ignore\"\n", not, &[""]), "good");
}

#[test]
fn the_fewest_data_are_asked_for() {
    let years = |since: &str| format!("{{ years = {{ since = \"{since}\", min = 1 }} }}");
    let (service, birth) = (years("service_start"), years("birth_date"));
    let either = format!("{{ any = [ {{ all = [ {service}, {birth} ] }}, {UNIVERSITY} ] }}");
    assert_eq!(value("", &either, &[""]), "unknown qualification");
    let both = format!("{{ all = [ {service}, {birth} ] }}");
    assert_eq!(value("", &both, &[""]), "unknown service_start birth_date");
    assert_eq!(value("", &both, &["birth_date=1970"]), "unknown service_start");
    let not = format!("{{ not = {{ any = [ {service}, {birth} ] }} }}");
    assert_eq!(value("", &not, &[""]), "unknown service_start birth_date");
}

#[test]
fn the_other_kinds_of_units_are_not_meant() {
    let mut judge = judge(&rule(UNIVERSITY).replace("\"*\"", "[\"commune\", \"office\"]"));
    says(&mut judge, &department(&[&["qualification=none"]]), TODAY, &[]);
    let commune = unit("00123", Level::Commune, "xa", &[&["qualification=none"]]);
    says(&mut judge, &commune, TODAY, &["Q need breach warning of 1"]);
    let root = unit("20", Level::Province, "tinh", &[&["qualification=none"]]);
    says(&mut judge, &root, TODAY, &[]);
    let mut everywhere = super::office::judge(&rule(UNIVERSITY));
    says(&mut everywhere, &root, TODAY, &["Q need breach warning of 1"]);
}
