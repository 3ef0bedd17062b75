//! Files of examples: what is read, what is told of a broken one, and that the shipped ones come out.

use std::fmt::Write;
use std::sync::Arc;

use daumoi::domain::day::Day;
use daumoi::domain::fault::edit::EditFault;
use daumoi::domain::fault::rule_file::{Noun, RuleFileFault};
use daumoi::domain::fault::waiver::WaiverFault;
use daumoi::domain::fault::{Fault, FaultKind};
use daumoi::domain::finding::{Facet, Severity, State};
use daumoi::domain::profile::Profile;
use daumoi::messages::{Lang, fault};
use daumoi::rules::decode::{decode, examples};
use daumoi::rules::examples::{Difference, Example};

const RULES: &str = include_str!("../../../data/rules/lang-son-2020.toml");

fn profile() -> Arc<Profile> {
    Arc::new(decode(RULES, "").profile.unwrap())
}

const HEAD: &str = "format = 1
units = [ { code = '20', level = 'province', kind = 'tinh' },
          { code = 'SNV', in = '20', level = 'agency', kind = 'so' } ]
[every_officer]
qualification = 'university'
[[example]]
name = 'A'
as_of = 2021-09-28
";

fn read(body: &str) -> Result<Vec<Example>, Vec<Fault>> {
    examples::decode(&format!("{HEAD}{body}"), "x.examples.toml", &profile())
}

/// The faults with their lines and columns.
#[track_caller]
fn refused(body: &str) -> Vec<(u64, u64, RuleFileFault)> {
    let faults = read(body).unwrap_err();
    let one = |fault: &Fault| {
        assert_eq!(fault.place.file.as_deref(), Some("x.examples.toml"));
        for lang in [Lang::Vi, Lang::En] {
            assert!(!fault::sentence(lang, fault).is_empty());
        }
        match &fault.kind {
            FaultKind::RuleFile(kind) => {
                (fault.place.line.unwrap(), fault.place.column.unwrap(), kind.clone())
            }
            other => unreachable!("{other:?}"),
        }
    };
    faults.iter().map(one).collect()
}

fn unknown(what: Noun, word: &str, suggestion: &str) -> RuleFileFault {
    let suggestion = Some(suggestion.to_owned()).filter(|word| !word.is_empty());
    RuleFileFault::WordUnknown { what, word: word.to_owned(), suggestion }
}

#[test]
fn an_example_is_read_whole() {
    let all = read(
        "rules = 'P1'\nofficers = [ { key = 'A', unit = 'SNV', full_name = 'Lê An', birth_date = '1970' },\n\
         { key = 'A', unit = '20', seat_from = 2021-01-01, role = 'reserve' } ]\n\
         inspections = [ { unit = 'SNV', date = 2020-01-01, topic = ' KSTTHC ' } ]\n\
         expect = [ { rule = 'P1', unit = 'SNV', missing = [] },\n\
         { rule = 'Q1', unit = 'SNV', person = 'A', state = 'unknown', severity = 'info' } ]",
    )
    .unwrap();
    let example = &all[0];
    assert_eq!(
        (example.name.as_str(), example.line, example.as_of),
        ("A", 6, Day::new(2021, 9, 28).unwrap())
    );
    assert_eq!((example.people.len(), example.seats.len(), example.inspections.len()), (1, 2, 1));
    let person = &example.people[0];
    assert_eq!((person.full_name.as_str(), person.qualification.as_str()), ("Lê An", "university"));
    assert_eq!(example.inspections[0].1.topic.as_deref(), Some("kstthc"));
    let [short, need] = &example.expected[..] else { unreachable!() };
    assert_eq!((short.facet, short.state, short.severity), (Facet::Short, State::Breach, None));
    assert_eq!((need.facet, need.state, need.severity), (Facet::Need, State::Unknown, Some(Severity::Info)));
    assert_eq!(short.missing, Some(Vec::new()));
}

#[test]
fn what_is_misspelt_is_told_with_its_place_and_what_was_meant() {
    assert_eq!(
        refused(
            "expect = [ { rule = 'P2', unit = 'SVN', facet = 'shrt', person = 'B', state = 'breech' } ]\n"
        ),
        [
            (9, 21, unknown(Noun::Rule, "P2", "P1")),
            (9, 34, unknown(Noun::Unit, "SVN", "SNV")),
            (9, 49, unknown(Noun::Facet, "shrt", "short")),
            (9, 66, unknown(Noun::Officer, "B", "")),
            (9, 79, unknown(Noun::State, "breech", "breach")),
        ]
    );
    assert_eq!(
        refused(
            "officers = [ { key = 'A', unit = 'SNV', titel = 'x', qualification = 'collage' } ]\nexpect = []\n"
        ),
        [
            (
                9,
                41,
                RuleFileFault::KeyUnknown { key: "titel".to_owned(), suggestion: Some("title".to_owned()) }
            ),
            (9, 70, unknown(Noun::Qualification, "collage", "college")),
        ]
    );
    let date = |text: &str| {
        matches!(&refused(&format!("officers = [ {{ key = 'A', unit = 'SNV', seat_from = '{text}' }} ]\nexpect = []\n"))[..],
            [(9, 53, RuleFileFault::Value(fault))] if matches!(**fault, EditFault::Date { .. }))
    };
    assert!(date("30/02/2021") && date("2021") && date("hôm qua"));
    assert_eq!(
        refused("expect = []\n[[example]]\nname = 'A'\nas_of = 2021-01-01\nexpect = []\n"),
        [(11, 8, RuleFileFault::Twice { name: "A".to_owned() })]
    );
    let missing = |key: &str| RuleFileFault::KeyMissing { key: key.to_owned() };
    assert_eq!(refused(""), [(6, 1, missing("expect"))]);
    assert_eq!(refused("expect = [ { } ]").len(), 2);
    assert_eq!(
        refused("units = [ { code = 'X', in = 'Y', level = 'agency', kind = 'so' } ]\nexpect = []\n"),
        [(9, 30, unknown(Noun::Unit, "Y", ""))]
    );
}

#[test]
fn no_file_however_made_costs_much() {
    let deep = "[".repeat(10_000);
    assert!(matches!(refused(&format!("expect = {deep}"))[..], [(_, _, RuleFileFault::Limit { .. })]));
    let huge = "9".repeat(10_000);
    let counted = refused(&format!("expect = [ {{ rule = 'P1', unit = 'SNV', count = {huge} }} ]"));
    assert!(matches!(counted[..], [(_, _, RuleFileFault::Range { .. })]));
    // Ten thousand lines that are all wrong are told in one walk over the text.
    let mut lines = String::from("expect = [\n");
    for at in 0..10_000 {
        writeln!(lines, "{{ rule = 'X{at}', unit = 'SNV' }},").unwrap();
    }
    assert_eq!(refused(&(lines + "]\n")).len(), 1_000);
    // A unit below a unit below a unit.
    let mut units = String::from("units = [ { code = '0', level = 'agency', kind = 'so' },\n");
    for at in 1..5_000 {
        writeln!(units, "{{ code = '{at}', in = '{}', level = 'agency', kind = 'so' }},", at - 1).unwrap();
    }
    let told = refused(&format!("{units}]\nexpect = []\n"));
    assert!(matches!(told[..], [(_, _, RuleFileFault::Limit { .. })]));
}

#[test]
fn the_differences_are_told_one_by_one() {
    let profile = profile();
    let all = read(
        "rules = ['P1', 'Q1']\nofficers = [ { key = 'A', unit = 'SNV', title = 'Giám đốc', qualification = 'none' } ]\n\
         expect = [ { rule = 'P1', unit = 'SNV', missing = ['lead'] }, { rule = 'Q1', unit = '20', person = 'A' } ]",
    )
    .unwrap();
    let told = all[0].run(&profile);
    let [Difference::Other(wanted, came), Difference::Absent(absent), Difference::Unexpected(extra)] =
        &told[..]
    else {
        unreachable!("{told:?}")
    };
    assert_eq!(wanted.missing.as_deref(), Some(&["lead".to_owned()][..]));
    assert_eq!(came.finding.missing, ["work"]);
    assert_eq!((absent.line, absent.unit.as_str()), (11, "20"));
    assert_eq!((extra.unit.code.as_str(), extra.finding.facet), ("SNV", Facet::Need));
}

#[test]
fn the_shipped_examples_speak_of_every_rule_and_come_out() {
    for name in ["lang-son-2020", "lang-son-2025"] {
        let file = |ending: &str| {
            let path = format!("{}/data/rules/{name}{ending}", env!("CARGO_MANIFEST_DIR"));
            std::fs::read_to_string(path).unwrap()
        };
        let profile = Arc::new(decode(&file(".toml"), name).profile.unwrap());
        let all = examples::decode(&file(".examples.toml"), name, &profile).unwrap();
        for example in &all {
            assert_eq!(example.run(&profile), [], "{name}: {}", example.name);
        }
        // Shortcomings of inspections have no record yet, so nothing can be found of their deadlines.
        for (ix, rule) in profile.numbered().filter(|(_, rule)| rule.id != "I2") {
            let told = all.iter().flat_map(|example| &example.expected).any(|line| line.rule == ix);
            assert!(told, "{name}: no example expects anything of {}", rule.id);
        }
    }
}

/// Whoever changes a norm sees it: each of these changes makes an example fail.
#[test]
fn a_changed_norm_makes_an_example_fail() {
    let source = include_str!("../../../data/rules/lang-son-2020.examples.toml");
    for (before, after) in [
        ("count = { min = 3, max = 3", "count = { min = 2, max = 3"),
        ("min_percent = 90 ", "min_percent = 91 "),
        ("min = 2 } }          # đủ 2 năm", "min = 3 } }          # đủ 3 năm"),
        ("after = \"30d\"", "after = \"90d\""),
        ("warn_from = \"10-01\"", "warn_from = \"11-01\""),
        ("before = \"60d\"", "before = \"30d\""),
        ("statuses = [\"serving\"]", "statuses = [\"serving\", \"leave\"]"),
        ("within = \"36m\"", "within = \"37m\""),
        ("scope = \"province\"", "scope = \"district\""),
        ("below = 20", "below = 5"),
    ] {
        assert!(RULES.contains(before), "{before}");
        let profile = Arc::new(decode(&RULES.replacen(before, after, 1), "").profile.unwrap());
        let all = examples::decode(source, "", &profile).unwrap();
        assert!(all.iter().any(|example| !example.run(&profile).is_empty()), "{after}");
    }
}

#[test]
fn what_a_decision_excuses_is_written_too() {
    let officers =
        "rules = ['P1', 'Q1', 'U1']\nofficers = [ { key = 'An', unit = 'SNV', title = 'Chuyên viên' } ]\n";
    let run = |waivers: &str, expect: &str| {
        let all = read(&format!("{officers}waivers = [ {waivers} ]\nexpect = [ {expect} ]")).unwrap();
        all[0].run(&profile())
    };
    let waived = "{ rule = 'P1', unit = 'SNV', state = 'waived' }";
    let short = "{ rule = 'P1', unit = 'SNV' }";
    assert_eq!(run("{ rule = 'P1', unit = 'SNV' }", waived), []);
    assert_eq!(run("{ rule = 'P1', unit = '20', subtree = true, facet = 'short' }", waived), []);
    assert_eq!(run("{ rule = 'P1', unit = '20', facet = 'short' }", short), []);
    assert_eq!(run("{ rule = 'P1', unit = 'SNV', to = 2021-10-01, from = 2021-09-29 }", short), []);
    let accepted = "{ rule = 'P1', unit = 'SNV', kind = 'accept_person', person = 'An', facet = 'lead' }";
    assert_eq!(run(accepted, "{ rule = 'P1', unit = 'SNV', missing = ['work'] }"), []);
    let fault =
        |waivers: &str| refused(&format!("{officers}waivers = [ {waivers} ]\nexpect = []")).remove(0).2;
    let never = RuleFileFault::Waiver(Box::new(WaiverFault::Never { rule: "U1".to_owned() }));
    assert_eq!(fault("{ rule = 'U1', unit = 'SNV' }"), never);
    assert!(matches!(fault("{ rule = 'P1', unit = 'SNV', facet = 'leed' }"), RuleFileFault::Waiver(_)));
    assert!(matches!(
        fault("{ rule = 'P1', unit = 'SNV', kind = 'accept_person' }"),
        RuleFileFault::KeyMissing { .. }
    ));
    assert!(matches!(
        fault("{ rule = 'P9', unit = 'SNV' }"),
        RuleFileFault::WordUnknown { what: Noun::Rule, .. }
    ));
}
