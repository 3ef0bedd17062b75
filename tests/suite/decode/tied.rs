//! Rules and class entries that are equally specific for a unit that exists.

use daumoi::domain::fault::rule_file::RuleFileFault;
use daumoi::domain::fault::{Fault, FaultKind};
use daumoi::domain::profile::Profile;
use daumoi::domain::profile::select::{Selector, Specificity};
use daumoi::domain::unit::Level;
use daumoi::rules::decode::{decode, ties};
use daumoi::rules::select::specificity;

const HEAD: &str = "format = 1
profile = 'x'
scale.qualification = ['none']
[unit_kind]
agency = { level = 'agency' }
place = { level = ['district', 'commune'] }
so = { kind = 'so' }
big = { level = 'district', kind = 'thanh_pho' }
towns = { kind = ['thanh_pho', 'thi_xa'] }
one = { code = 'X' }
two = { code = ['X', 'Y'], level = 'commune' }
";

fn profile(rest: &str) -> Profile {
    let decoded = decode(&format!("{HEAD}{rest}"), "rules.toml");
    assert_eq!(decoded.faults, []);
    decoded.profile.unwrap()
}

fn rule(id: &str, base: &str, units: &str) -> String {
    let what = if base.is_empty() {
        "kind = 'each'\nseverity = 'info'\nneed = { has = 'phone' }".to_owned()
    } else {
        format!("extends = '{base}'")
    };
    format!("[[rule]]\nid = '{id}'\nfor = {units}\n{what}\n")
}

fn units(list: &[(&str, Level, &str)]) -> Vec<(String, Level, String)> {
    list.iter().map(|(code, level, kind)| ((*code).to_owned(), *level, (*kind).to_owned())).collect()
}

fn told(faults: &[Fault]) -> Vec<(String, String, String)> {
    let one = |fault: &Fault| match &fault.kind {
        FaultKind::RuleFile(RuleFileFault::Tie { names: [a, b], unit }) => {
            (a.clone(), b.clone(), unit.clone())
        }
        other => unreachable!("{other:?}"),
    };
    faults.iter().map(one).collect()
}

#[test]
fn code_before_kind_before_level_before_all() {
    let profile = profile("");
    let how = |kinds: &[usize], code: &str, level, kind: &str| {
        specificity(&profile, &Selector::Kinds(kinds.to_vec()), code, level, kind)
    };
    assert_eq!(
        specificity(&profile, &Selector::Every, "A", Level::Nation, "nation"),
        Some(Specificity::Every)
    );
    assert_eq!(how(&[0], "A", Level::Agency, "so"), Some(Specificity::Level));
    assert_eq!(how(&[0], "A", Level::Commune, "xa"), None);
    assert_eq!(
        how(&[0, 2], "A", Level::Agency, "so"),
        Some(Specificity::Kind),
        "the most specific of a list"
    );
    assert_eq!(how(&[0, 2], "A", Level::Agency, "ban"), Some(Specificity::Level), "of those that match");
    assert_eq!(how(&[3], "A", Level::District, "thanh_pho"), Some(Specificity::Kind));
    assert_eq!(how(&[3], "A", Level::District, "huyen"), None, "all given keys must hold");
    assert_eq!(how(&[5], "X", Level::Commune, "xa"), Some(Specificity::Code));
    assert_eq!(how(&[6], "Y", Level::District, "huyen"), None);
    assert!(Specificity::Code > Specificity::Kind && Specificity::Level > Specificity::Every);
}

#[test]
fn a_tie_names_both_rules_and_the_first_unit() {
    let profile = profile(&(rule("A", "", "'*'") + &rule("B", "A", "'big'") + &rule("C", "B", "'towns'")));
    let faults = ties(
        &profile,
        &units(&[
            ("1", Level::District, "huyen"),
            ("3", Level::District, "thanh_pho"),
            ("2", Level::District, "thanh_pho"),
        ]),
    );
    assert_eq!(told(&faults), [("B".to_owned(), "C".to_owned(), "3".to_owned())]);
    let place = &faults[0].place;
    assert_eq!((place.line, place.column), (Some(23), Some(6)), "the id of the second");
    assert_eq!(ties(&profile, &units(&[("1", Level::District, "thi_xa")])), []);
}

#[test]
fn only_the_most_specific_ones_tie() {
    let profile = profile(
        &(rule("A", "", "'place'") + &rule("B", "A", "['place', 'agency']") + &rule("C", "A", "'one'")),
    );
    assert_eq!(ties(&profile, &units(&[("X", Level::Commune, "xa")])), []);
    assert_eq!(ties(&profile, &units(&[("Z", Level::Commune, "xa")])).len(), 1);
}

#[test]
fn rules_of_two_families_and_shares_never_tie() {
    let share = "[[rule]]\nid = 'S'\nkind = 'share'\nof = '*'\nat = 'province'\nneed = { has = 'phone' }\n\
                 min_percent = 1\nseverity = 'info'\n[[rule]]\nid = 'S2'\nextends = 'S'\nmin_percent = 2\n";
    let profile = profile(&(rule("A", "", "'*'") + &rule("B", "", "'*'") + share));
    assert_eq!(ties(&profile, &units(&[("1", Level::Province, "tinh")])), []);
}

#[test]
fn entries_of_a_class_tie_too() {
    let profile = profile(
        "[class]\nleader = [\n  { in = 'one', titles = ['a'] },\n  { in = ['two', 'so'], titles = ['b'] },\n]\n",
    );
    let faults = ties(&profile, &units(&[("X", Level::Commune, "xa"), ("Y", Level::Commune, "xa")]));
    let names = ("leader in one".to_owned(), "leader in so, two".to_owned(), "X".to_owned());
    assert_eq!(told(&faults), [names]);
    assert_eq!((faults[0].place.line, faults[0].place.column), (Some(15), Some(3)));
}
