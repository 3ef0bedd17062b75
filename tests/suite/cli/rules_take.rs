//! `rules take` and `rules back`: a changed file comes into force, is named in the history, and goes again.

use crate::harness::process::Desk;
use crate::harness::sample::{HEADER, RULES, UNITS};

fn desk() -> Desk {
    let officers = format!("{HEADER}a,SNV,An,Giám đốc,university,1,a@b,2010,2020-01-01\n");
    Desk::with(UNITS, RULES, &officers)
}

fn errors(desk: &Desk) -> i64 {
    desk.run(&["check", "--format", "json", "--fail-on", "never"]).expect(0).json()["counts"]["error"]
        .as_i64()
        .unwrap()
}

#[test]
fn a_changed_file_is_tried_taken_and_taken_back() {
    let desk = desk();
    let before = errors(&desk);
    let changed = RULES.replacen("severity = \"error\"", "severity = \"warning\"", 1);
    let file = desk.file("changed.toml", &changed);
    let tried = desk.run(&["rules", "try", &file]).expect(0);
    assert!(tried.out.contains("~ P1"), "{}", tried.out);
    let ran = desk.run(&["rules", "take", &file]).expect(0).says(&["mau", "01/01/2020"]);
    assert_eq!(ran.out, "");
    assert_eq!(errors(&desk), before - 1);
    desk.run(&["verify"]).expect(0);
    assert_eq!(desk.run(&["rules", "show"]).expect(0).out, changed);
    let history = desk.run(&["history"]).expect(0);
    assert!(history.out.lines().next().unwrap().contains("mau · đổi quy tắc"), "{}", history.out);
    // Once more is nothing, and is said.
    desk.both(&["rules", "take", &file]).0.expect(0).says(&["vốn đã như vậy"]);
    let back = desk.run(&["rules", "back"]).expect(0).says(&["hoàn tác"]);
    assert_eq!(back.out, "");
    assert_eq!(errors(&desk), before);
    assert_eq!(desk.run(&["rules", "show"]).expect(0).out, RULES);
    desk.run(&["verify"]).expect(0);
    desk.both(&["rules", "back"]).0.expect(2);
}

#[test]
fn an_edition_can_begin_on_a_day() {
    let desk = desk();
    let changed = desk.file("changed.toml", RULES.replace("min_percent = 90", "min_percent = 95"));
    desk.run(&["rules", "take", &changed, "--from", "01/10/2021"]).expect(0).says(&["01/10/2021"]);
    let show = |day: &str| desk.run(&["rules", "show", "--as-of", day]).expect(0).out;
    assert!(
        show("2021-09-30").contains("min_percent = 90") && show("2021-10-01").contains("min_percent = 95")
    );
    desk.both(&["rules", "take", &changed, "--from", "2019-01-01"])
        .0
        .expect(2)
        .says(&["01/01/2019", "valid"]);
    desk.both(&["rules", "take", &changed, "--from", "hôm nay"]).0.expect(2).says(&["--from", "«hôm nay»"]);
}

#[test]
fn a_broken_file_never_replaces_the_good_one() {
    let desk = desk();
    let bytes = desk.bytes();
    for (name, text, words) in [
        ("broken.toml", RULES.replace("min_percent = 90", "min_percent = 0"), ["100", "^"]),
        ("torn.toml", RULES[..RULES.len() / 2].to_owned() + "[", ["torn.toml, dòng", "^"]),
        ("other.toml", RULES.replace("\"mau\"", "\"khac\""), ["«mau»", "other.toml"]),
        (
            "tie.toml",
            format!("{RULES}\n[[rule]]\nid = \"P2\"\nextends = \"P1\"\nfor = \"agency\"\n"),
            ["«P2»", "^"],
        ),
    ] {
        let file = desk.file(name, text);
        let (vi, _) = desk.both(&["rules", "take", &file]);
        vi.expect(2).says(&words);
    }
    assert!(bytes == desk.bytes(), "something was written");
    assert_eq!(desk.run(&["rules", "show"]).expect(0).out, RULES);
}
