//! Files that load, and what is made of them.

use std::fs;
use std::path::Path;

use daumoi::domain::day::{Day, Term};
use daumoi::domain::field::Field;
use daumoi::domain::finding::Severity;
use daumoi::domain::profile::condition::Condition;
use daumoi::domain::profile::rule::{DueDate, EventKind, RuleBody, Subject, When, Window};
use daumoi::domain::profile::select::Selector;
use daumoi::domain::profile::{Missing, Profile};
use daumoi::domain::seat::{Role, Status};
use daumoi::domain::unit::Level;
use daumoi::rules::decode::decode;

const DRAFT: &str = include_str!("draft.toml");

fn loaded(source: &str) -> Profile {
    let decoded = decode(source, "rules.toml");
    assert_eq!(decoded.faults, []);
    decoded.profile.unwrap()
}

#[test]
fn every_conformance_file_loads() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/conformance");
    let mut seen = 0;
    for case in fs::read_dir(folder).unwrap() {
        let source = fs::read_to_string(case.unwrap().path().join("rules.toml")).unwrap();
        let profile = loaded(&source);
        assert_eq!(profile.rules.len(), source.matches("[[rule]]").count());
        seen += 1;
    }
    assert_eq!(seen, 20);
}

#[test]
fn every_shipped_profile_loads() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/rules");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let profiles: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .filter(|path| !path.to_string_lossy().ends_with(".examples.toml"))
        .map(|path| loaded(&fs::read_to_string(path).unwrap()))
        .collect();
    assert!(!profiles.is_empty());
}

#[test]
fn the_draft_of_the_language_loads_whole() {
    let profile = loaded(DRAFT);
    assert_eq!(profile.name, "langson-2020");
    assert_eq!(profile.title, "Hệ thống công chức đầu mối KSTTHC tỉnh Lạng Sơn");
    assert_eq!(profile.valid.from, Day::new(2020, 3, 21).ok());
    assert_eq!(profile.valid.to, Day::new(2025, 6, 30).ok());
    assert_eq!(profile.missing, Missing::Unknown);
    assert_eq!(profile.qualifications.len(), 7);
    assert_eq!(profile.source, DRAFT);
    let kinds: Vec<_> = profile.unit_kinds.iter().map(|kind| kind.name.as_str()).collect();
    assert_eq!(kinds, ["department", "office", "inspectorate", "district", "commune"]);
    assert_eq!(profile.classes[0].entries.len(), 3);
    assert_eq!(profile.classes[1].entries[1].within, Selector::Kinds(vec![1, 2]));
    assert_eq!(profile.classes[0].entries[0].keys.len(), 4);
    let bounds = profile.waivers.clone().unwrap();
    assert_eq!(bounds.kinds, ["waive", "accept_person", "change_count"]);
    assert_eq!(bounds.never, ["U1"]);
    assert_eq!(bounds.max_term, Term::parse("12m"));
    let ids: Vec<_> = profile.rules.iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "P1", "P1-VP", "D1", "C1", "Q1", "Q2", "K1", "S1", "S2", "T1", "R1", "E1", "E2", "I1", "I2",
            "U1", "B1"
        ]
    );
}

#[test]
fn an_extending_rule_takes_what_it_does_not_give() {
    let profile = loaded(DRAFT);
    let (base, office) = (&profile.rules[0], &profile.rules[1]);
    assert_eq!(office.family, 0);
    assert_eq!(office.units, Selector::Kinds(vec![1]));
    assert_eq!((office.severity, &office.basis), (Severity::Error, &base.basis));
    let (RuleBody::Slots(base), RuleBody::Slots(office)) = (&base.body, &office.body) else { panic!() };
    assert_eq!((base.min, base.max, office.min, office.max), (2, Some(2), 3, Some(3)));
    assert_eq!(base.slots, office.slots);
    assert_eq!(base.escalate, office.escalate);
    assert_eq!(base.slots[0].need, Condition::Class(0));
    let years = Condition::Years { since: Field::ServiceStart, min: 2 };
    assert_eq!(base.slots[1].need, Condition::Any(vec![Condition::Class(1), years]));
}

#[test]
fn a_chain_of_extends_is_one_family_in_any_order() {
    let profile = loaded(&format!(
        "{VOCABULARY}\n[[rule]]\nid='c'\nextends='b'\nfor='office'\n\
         [[rule]]\nid='a'\nkind='each'\nfor='*'\nseverity='info'\nneed={{has='phone'}}\n\
         [[rule]]\nid='b'\nextends='a'\nseverity='error'\n\
         [[rule]]\nid='d'\nkind='each'\nfor='*'\nseverity='info'\nneed={{has='email'}}\n"
    ));
    let seen: Vec<_> =
        profile.rules.iter().map(|rule| (rule.id.as_str(), rule.family, rule.severity)).collect();
    assert_eq!(
        seen,
        [
            ("c", 1, Severity::Error),
            ("a", 1, Severity::Info),
            ("b", 1, Severity::Error),
            ("d", 3, Severity::Info)
        ]
    );
    assert_eq!(profile.rules[0].units, Selector::Kinds(vec![0]));
    assert_eq!(profile.rules[2].units, Selector::Every);
}

#[test]
fn counts_are_given_key_by_key() {
    let profile = loaded(&format!(
        "{VOCABULARY}\n[counts]\nstatuses=['serving','study']\n\
         [[rule]]\nid='a'\nkind='unique'\nof='person'\nscope='province'\nseverity='info'\ncounts={{roles=['reserve']}}\n\
         [[rule]]\nid='b'\nkind='unique'\nscope='district'\nseverity='info'\n"
    ));
    assert_eq!(profile.counts.roles, [Role::Official]);
    let own = &profile.rules[0];
    assert!(own.own_counts);
    assert_eq!(own.counts.roles, [Role::Reserve]);
    assert_eq!(own.counts.statuses, [Status::Serving, Status::Study]);
    assert!(!profile.rules[1].own_counts);
    assert_eq!(profile.rules[1].counts, profile.counts);
    assert_eq!(profile.rules[1].body, RuleBody::Unique { scope: Level::District });
}

#[test]
fn what_is_not_given_has_its_default() {
    let profile = loaded(&format!(
        "{VOCABULARY}\n[[rule]]\nid='a'\nkind='slots'\nfor='*'\nseverity='error'\nprefer=[{{need={{has='phone'}}}}]\n\
         slot=[{{id='lead',need={{not={{has='note'}}}}}}]\n\
         [[rule]]\nid='b'\nkind='due'\nfor='*'\ndate='seat_to'\n\
         steps=[{{after='0d',severity='error'}},{{before='2m',severity='notice'}}]\n\
         [waivers]\n"
    ));
    assert_eq!((profile.title.as_str(), profile.valid.from), ("x", None));
    let RuleBody::Slots(slots) = &profile.rules[0].body else { panic!() };
    assert_eq!((slots.min, slots.max, slots.over), (0, None, Severity::Notice));
    assert_eq!((slots.slots[0].text.as_str(), slots.prefer[0].severity), ("lead", Severity::Info));
    assert!(slots.escalate.is_empty());
    let RuleBody::Due(due) = &profile.rules[1].body else { panic!() };
    assert_eq!(profile.rules[1].severity, Severity::Notice, "the weakest of its steps");
    assert_eq!((due.subject, due.date, due.optional), (Subject::Person, DueDate::SeatTo, false));
    assert_eq!(due.steps[0].when, When::After(Term::parse("0d").unwrap()));
    assert_eq!(profile.waivers.unwrap().kinds.len(), 3, "nothing said: all kinds");
}

#[test]
fn events_know_their_subject_and_window() {
    let profile = loaded(DRAFT);
    let bodies: Vec<_> = profile.rules.iter().map(|rule| &rule.body).collect();
    let RuleBody::Recent(training) = bodies[9] else { panic!() };
    assert_eq!((training.subject, training.event), (Subject::Person, EventKind::Training));
    let newcomer = Term::parse("180d");
    assert_eq!(training.window, Window::CalendarYear { warn_from: Some((10, 1)), newcomer });
    let RuleBody::Recent(visit) = bodies[13] else { panic!() };
    assert_eq!((visit.subject, visit.window), (Subject::Unit, Window::Rolling(Term::parse("36m").unwrap())));
    let RuleBody::Due(shortcoming) = bodies[14] else { panic!() };
    assert_eq!((shortcoming.subject, shortcoming.date), (Subject::Shortcoming, DueDate::Deadline));
    let RuleBody::Share(share) = bodies[7] else { panic!() };
    assert_eq!((share.min_percent, share.small), (90, Some((20, Severity::Info))));
    assert_eq!(share.at, [Level::Province, Level::District]);
    assert_eq!(share.need, Condition::AtLeast { rank: 2 });
}

#[test]
fn names_may_stand_before_what_they_stand_for() {
    let profile = loaded(&format!(
        "{VOCABULARY}\n[who]\nb={{all=['a',{{not='a'}}]}}\na={{has='phone'}}\nc='b'\n\
         [[rule]]\nid='a'\nkind='each'\nfor='*'\nseverity='error'\nneed='c'\n"
    ));
    let phone = Condition::Has(Field::Phone);
    let need = Condition::All(vec![phone.clone(), Condition::Not(Box::new(phone))]);
    assert_eq!(profile.rules[0].body, RuleBody::Each { need });
}

#[test]
fn other_spellings_of_toml_mean_the_same() {
    let profile = loaded(&format!(
        "\u{feff}{}",
        "format = 0x1\r\nprofile='x'\r\nscale.qualification=['a','b']\r\nunit_kind.office.code='O'\r\n\
               [[rule]]\r\nid='a'\r\nkind='slots'\r\nfor=['office']\r\nseverity='error'\r\ncount.min=1\r\ncount.max=0x2\r\n\
               [[rule.slot]]\r\nid='lead'\r\nneed.has='phone'\r\n"
    ));
    let RuleBody::Slots(slots) = &profile.rules[0].body else { panic!() };
    assert_eq!((slots.min, slots.max, slots.slots.len()), (1, Some(2), 1));
    assert_eq!(profile.unit_kinds[0].codes.as_deref(), Some(["O".to_owned()].as_slice()));
}

const VOCABULARY: &str =
    "format=1\nprofile='x'\n[scale]\nqualification=['low','high']\n[unit_kind]\noffice={code='O'}\n";
