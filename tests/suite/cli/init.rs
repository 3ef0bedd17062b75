//! `init`: units and rules become a roster, whole or not at all.

use serde_json::Value;

use crate::harness::process::{Desk, Ran};
use crate::harness::sample::{RULES, UNITS};

fn units(desk: &Desk, arguments: &[&str]) -> Vec<Value> {
    let listed = desk.run(&[&["list", "units", "--format", "json"], arguments].concat()).expect(0).json();
    listed.as_array().unwrap().clone()
}

fn codes(units: &[Value]) -> Vec<&str> {
    units.iter().map(|unit| unit["code"].as_str().unwrap()).collect()
}

/// `init` with this units file is refused in both languages, and no roster stands there.
#[track_caller]
fn refused(units: &str, rules: &str) -> Ran {
    let desk = Desk::new();
    let (units, rules) = (desk.file("units.csv", units), desk.file("rules.toml", rules));
    let (vi, en) = desk.both(&["init", "--units", &units, "--rules", &rules]);
    for ran in [&vi, &en] {
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{}", ran.err);
        assert!(!ran.err.chars().any(|letter| letter.is_control() && letter != '\n'), "{:?}", ran.err);
    }
    let mut left: Vec<String> = std::fs::read_dir(desk.path(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(left, ["rules.toml", "units.csv"], "something was left behind");
    vi
}

#[test]
fn a_units_file_and_a_rule_file_make_a_roster_without_officers() {
    let desk = Desk::with(UNITS, RULES, "");
    let units = units(&desk, &[]);
    assert_eq!(codes(&units), ["20", "SNV", "186", "06424", "06427", "06430"]);
    assert_eq!(units[4]["full_name"], "Xã Cai Kinh");
    assert_eq!(units[4]["path"], "Tỉnh Lạng Sơn / Huyện Hữu Lũng / Xã Cai Kinh");
    assert_eq!(desk.run(&["list", "officers", "--format", "json"]).expect(0).json(), serde_json::json!([]));
    assert_eq!(desk.run(&["rules", "show"]).expect(0).out, RULES);
    desk.run(&["verify"]).expect(0);
}

#[test]
fn a_known_province_brings_its_units_and_rules() {
    let desk = Desk::new();
    desk.run(&["init", "--province", "20"]).expect(0);
    let count = |arguments: &[&str]| units(&desk, arguments).len();
    assert_eq!(count(&["--as-of", "2021-09-28"]), 1 + 20 + 11 + 200);
    assert_eq!(count(&["--as-of", "2024-12-01"]), 1 + 20 + 11 + 194);
    assert_eq!(
        units(&desk, &["--as-of", "2025-07-01"]).iter().filter(|unit| unit["level"] == "commune").count(),
        65
    );
    let profile =
        |day: &str| desk.run(&["check", "--as-of", day, "--format", "json", "--fail-on", "never"]).json();
    assert_eq!(profile("2021-09-28")["profile"], "langson-2020");
    assert_ne!(profile("2025-07-01")["profile"], "langson-2020");
}

#[test]
fn an_edition_keeps_the_units_of_one_year() {
    let count = |arguments: &[&str]| {
        let desk = Desk::new();
        desk.run(&[&["init"], arguments].concat()).expect(0);
        units(&desk, &["--all"]).len()
    };
    assert_eq!(count(&["--province", "20", "--edition", "2021"]), 232);
    // Hà Nội: 30 districts and 579 communes, then 126 communes.
    assert_eq!(count(&["--province", "01", "--edition", "2021"]), 1 + 30 + 579);
    assert_eq!(count(&["--province", "01"]), 1 + 126);
    let desk = Desk::new();
    desk.both(&["init", "--province", "77x"]).0.expect(2).says(&["«77x»"]);
    desk.both(&["init", "--province", "20", "--edition", "1999"]).0.expect(2).says(&["«1999»", "2021"]);
    desk.both(&["init"]).0.expect(2).says(&["--units", "--province"]);
    assert!(!desk.roster().exists());
}

#[test]
fn an_existing_file_is_not_touched() {
    let desk = Desk::new();
    let units = desk.file("units.csv", UNITS);
    for content in ["", "something else"] {
        desk.file("roster.db", content);
        let (vi, en) = desk.both(&["init", "--units", &units]);
        vi.expect(3).says(&["roster.db", "không ghi đè"]);
        en.expect(3).says(&["roster.db", "exists"]);
        assert_eq!(desk.bytes(), content.as_bytes());
    }
    let demo = Desk::demo();
    let before = demo.bytes();
    demo.run(&["init", "--province", "20"]).expect(3);
    demo.run(&["demo", "--no-open"]).expect(3);
    assert!(before == demo.bytes());
}

#[test]
fn a_parent_may_follow_its_child_and_a_code_may_be_used_again() {
    let units_file = "code;parent_code;level;kind;name;valid_to;valid_from\n\
        X;D;commune;xa;Một;30/06/2025;\nD;P;district;huyen;D;30/06/2025;\n\
        P;;province;tinh;P;;\nX;P;commune;xa;Hai;;01/07/2025\n";
    let desk = Desk::with(units_file, RULES, "");
    let path = |day: &str| {
        let units = units(&desk, &["--as-of", day]);
        units.iter().map(|unit| format!("{} < {}", unit["name"], unit["path"])).collect::<Vec<_>>()
    };
    assert_eq!(
        path("2025-06-30"),
        [r#""P" < "Tỉnh P""#, r#""D" < "Tỉnh P / Huyện D""#, r#""Một" < "Tỉnh P / Huyện D / Xã Một""#]
    );
    assert_eq!(path("2025-07-01"), [r#""P" < "Tỉnh P""#, r#""Hai" < "Tỉnh P / Xã Hai""#]);
    // The list of units is a units file again.
    let list = desk.run(&["list", "units", "--all", "--format", "csv"]).expect(0).out;
    let again = Desk::with(&list, RULES, "");
    assert_eq!(again.run(&["list", "units", "--all", "--format", "csv"]).expect(0).out, list);
}

#[test]
fn two_roots_are_allowed_only_one_after_the_other() {
    let head = "code,parent_code,level,kind,name,valid_from,valid_to\n";
    let follow = format!("{head}P,,province,tinh,P,,2025-06-30\nQ,,province,tinh,Q,2025-07-01,\n");
    Desk::with(&follow, RULES, "");
    let both = format!("{head}P,,province,tinh,P,,\nQ,,province,tinh,Q,2025-07-01,\n");
    refused(&both, RULES).says(&["units.csv, dòng 3, trường parent_code", "«Q»"]);
}

#[test]
fn units_that_make_no_tree_are_refused_with_their_place() {
    let head = "code,parent_code,level,kind,name,valid_from,valid_to\nP,,province,tinh,P,,\n";
    let cases: [(&str, &[&str]); 12] = [
        ("A,B,commune,xa,A,,\nB,A,commune,xa,B,,\n", &["dòng 3", "«A»", "chính nó"]),
        ("A,Z,commune,xa,A,,\n", &["dòng 3", "parent_code", "«Z»"]),
        ("A,P,commune,xa,A,,2020-06-30\nA,P,commune,xa,B,2020-06-30,\n", &["dòng 4", "«A»", "hai lần"]),
        ("A,P,hamlet,xa,A,,\n", &["dòng 3, trường level", "«hamlet»", "commune"]),
        ("A,P,commune,lang,A,,\n", &["dòng 3, trường kind", "«lang»", "thi_tran"]),
        ("A,P,commune,xa,,,\n", &["dòng 3, trường name", "«name»", "không được để trống"]),
        (",P,commune,xa,A,,\n", &["dòng 3, trường code", "không được để trống"]),
        ("A,P,commune,xa,A,31/02/2021,\n", &["dòng 3, trường valid_from", "31/02/2021"]),
        ("A,P,commune,xa,A,2021-05-02,2021-05-01\n", &["dòng 3, trường valid_to"]),
        ("A,P,commune,xa,A\u{202e},,\n", &["dòng 3, trường name", "U+202E"]),
        ("A,P,commune,xa\n", &["dòng 3", "4 trường", "tiêu đề có 7"]),
        ("A,P,commune,xa,\"A,,\n", &["dòng 3", "nháy kép"]),
    ];
    for (rows, parts) in cases {
        refused(&format!("{head}{rows}"), RULES).says(&["units.csv"]).says(parts);
    }
    refused("code,level,kind,name\nP,province,tinh,P\n", RULES).says(&["units.csv, dòng 1", "«parent_code»"]);
    refused("", RULES).says(&["units.csv, dòng 1", "Tệp trống"]);
    refused("code,parent_code,level,kind,name\nA,B,commune,xa,A\nB,A,commune,xa,B\n", RULES)
        .says(&["units.csv", "Không có đơn vị gốc"]);
}

#[test]
fn rules_that_do_not_fit_are_refused_with_their_place() {
    let misspelt = RULES.replace("severity = \"warning\"", "severity = \"warnin\"");
    refused(UNITS, &misspelt).says(&["rules.toml, dòng 51, cột 12", "«warnin»", "«warning»", "^^^"]);
    let circle = RULES.replace("id = \"C1\"\n", "id = \"C1\"\nextends = \"C2\"\n")
        + "\n[[rule]]\nid = \"C2\"\nextends = \"C1\"\nfor = \"agency\"\n";
    refused(UNITS, &circle).says(&["rules.toml, dòng", "C1 → C2 → C1"]);
    let tie = RULES
        .replace("commune = {", "xa = { kind = \"xa\" }\nsmall = { kind = [\"xa\"] }\ncommune = {")
        + "\n[[rule]]\nid = \"C2\"\nextends = \"C1\"\nfor = \"xa\"\n\n[[rule]]\nid = \"C3\"\nextends = \"C1\"\nfor = \"small\"\n";
    refused(UNITS, &tie).says(&["rules.toml, dòng", "«C2»", "«C3»", "«06424»", "^^^"]);
    refused(UNITS, "\u{0}").says(&["rules.toml, dòng 1"]);
    refused(UNITS, &"[".repeat(2 << 20)).says(&["rules.toml"]);
}

#[test]
fn profiles_must_not_hold_at_once() {
    let desk = Desk::new();
    let units = desk.file("units.csv", UNITS);
    let first = desk.file("a.toml", RULES.replace("from = 2020-01-01", "from = 2020-01-01, to = 2021-12-31"));
    let second = desk.file("b.toml", RULES.replace("\"mau\"", "\"sau\"").replace("2020-01-01", "2021-12-31"));
    let third = desk.file("c.toml", RULES.replace("\"mau\"", "\"sau\"").replace("2020-01-01", "2022-01-01"));
    let (vi, _) = desk.both(&["init", "--units", &units, "--rules", &first, "--rules", &second]);
    vi.expect(2).says(&["b.toml", "«mau»"]);
    desk.run(&["init", "--units", &units, "--rules", &first, "--rules", &third]).expect(0);
    let profile = |day: &str| {
        let checked = desk.run(&["check", "--as-of", day, "--format", "json", "--fail-on", "never"]).json();
        checked["profile"].as_str().map(ToOwned::to_owned)
    };
    let profiles = ["2019-12-31", "2021-12-31", "2022-01-01"].map(profile);
    assert_eq!(profiles, [None, Some("mau".to_owned()), Some("sau".to_owned())]);
}

#[test]
fn what_is_no_text_or_not_there_is_told() {
    let desk = Desk::new();
    let (units, rules) = (desk.file("units.csv", UNITS), desk.file("rules.toml", b"format = 1\n\xff\n"));
    let none = desk.path("none").to_string_lossy().into_owned();
    desk.both(&["init", "--units", &units, "--rules", &rules]).0.expect(2).says(&["rules.toml", "UTF-8"]);
    desk.both(&["init", "--units", &none]).0.expect(2).says(&["none", "không có tệp này"]);
    desk.both(&["init", "--units", &units, "--rules", &none]).0.expect(2).says(&["none", "không có tệp này"]);
    assert!(!desk.roster().exists());
}
