//! Slips of the pen that make a file no TOML: one fault where the slip is, and the rest of the file is still read.

use daumoi::domain::fault::rule_file::RuleFileFault;
use daumoi::domain::fault::{Fault, FaultKind};
use daumoi::rules::decode::decode;

const DRAFT: &str = include_str!("draft.toml");

/// Puts `with` for the first `good`, tears another line far below, and expects one fault (line, column, a word of
/// it) for the slip and one for the other.
#[track_caller]
fn one_slip(good: &str, with: &str, line: u64, column: u64, word: &str) {
    assert!(DRAFT.contains(good));
    let source = DRAFT.replacen(good, with, 1).replace("\"10-01\"", "\"13-01\"");
    let faults = decode(&source, "rules.toml").faults;
    let kind = |fault: &Fault| match &fault.kind {
        FaultKind::RuleFile(kind) => kind.clone(),
        other => unreachable!("{other:?}"),
    };
    let told: Vec<_> = faults.iter().map(kind).collect();
    let [first, second] = told.as_slice() else { unreachable!("{with}: {told:?}") };
    assert!(format!("{first:?}").contains(word), "{with}: {first:?}");
    let places: Vec<_> = faults.iter().map(|fault| (fault.place.line, fault.place.column)).collect();
    assert_eq!(places.first(), Some(&(Some(line), Some(column))), "{with}");
    assert_eq!(second, &RuleFileFault::MonthDay { text: "13-01".to_owned() });
}

#[test]
fn values() {
    let missing = |with: &str, column, word: &str| one_slip("missing = \"unknown\"", with, 5, column, word);
    missing("missing = \"unknown", 11, "Unclosed { sign: '\"' }");
    missing("missing = 'unknown", 11, "Unclosed { sign: '\\'' }");
    missing("missing = \"un\\known\"", 15, "escaped");
    missing("missing = unknown", 11, "quoted");
    missing("missing = “unknown”", 11, "quoted");
    missing("missing = \"unknown\" x", 21, "unexpected");
    missing("missing =", 48, "missing value");
    missing("missing", 1, "no value");
    missing("missing \"unknown\"", 1, "no value");
    missing("thiếu = 1", 4, "unquoted key");
    one_slip("2020-03-21", "2020-02-31", 4, 20, "Date");
    one_slip("2020-03-21", "21/03/2020", 4, 20, "Date");
    one_slip("min_percent = 90", "min_percent = 90%", 110, 15, "Number");
    one_slip("min_percent = 90", "min_percent = 090", 110, 15, "leading zero");
    one_slip("title   =", "profile =", 3, 1, "Twice { name: \"profile\" }");
}

#[test]
fn brackets() {
    let list =
        |with: &str, column, word: &str| one_slip("[\"department\", \"district\"]", with, 84, column, word);
    list("[\"department\" \"district\"]", 21, "comma");
    list("[\"department\", \"district\"", 7, "Unclosed { sign: '[' }");
    list("[\"department\", \"district]", 22, "Unclosed { sign: '\"' }");
    list("[\"department, \"district\"]", 30, "Unclosed { sign: '\"' }");
    let count = |good: &str, with: &str, column, word: &str| {
        one_slip(&format!("{good}\nslot = []"), &format!("{with}\nslot = []"), 76, column, word);
    };
    count("over = \"notice\" }", "over = \"notice\"", 9, "Unclosed { sign: '{' }");
    count("over = \"notice\" }", "over = \"notice\", , }", 46, "extra comma");
    count("over = \"notice\" }", "over = \"notice\" ]", 9, "Unclosed { sign: '{' }");
    one_slip("{ class = \"agency_leader\" } },\n", "{ class = \"agency_leader\" },\n", 49, 10, "'{'");
    let cut = decode(&DRAFT.replace("never      = [\"U1\"]", "never = [\"U1\""), "rules.toml").faults;
    assert_eq!(cut.len(), 1);
    assert_eq!((cut[0].place.line, cut[0].place.column), (Some(198), Some(9)), "{cut:?}");
}

#[test]
fn headers() {
    one_slip("[unit_kind] ", "[unit_kind ", 12, 1, "Unclosed { sign: '[' }");
    one_slip("[unit_kind] ", "[unit kind] ", 12, 6, "");
    one_slip("[unit_kind] ", "[unit_kind]]", 12, 12, "");
    one_slip("[[rule]]\nid = \"D1\"", "[[rule]\nid = \"D1\"", 59, 1, "Unclosed { sign: '[' }");
    one_slip("[[rule]]\nid = \"D1\"", "[rule]\nid = \"D1\"", 59, 1, "Rules");
    one_slip("[[rule]]\nid = \"D1\"", "[rule]]\nid = \"D1\"", 59, 1, "");
}

#[test]
fn what_a_torn_line_may_have_declared_is_not_missed() {
    let faults = decode(&DRAFT.replace("experienced   =", "experienced   "), "rules.toml").faults;
    assert_eq!(faults.len(), 1, "{faults:?}");
    let faults = decode(&DRAFT.replace("[who] ", "[who "), "rules.toml").faults;
    assert_eq!(faults.len(), 1, "{faults:?}");
}
