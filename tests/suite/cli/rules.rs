//! `rules check`, `show`, `test` and `help`.

use crate::harness::process::Desk;
use crate::harness::sample::RULES;

#[test]
fn a_good_file_is_said_to_be_good() {
    let desk = Desk::new();
    let file = desk.file("rules.toml", RULES);
    let (vi, en) = desk.both(&["rules", "check", &file]);
    assert_eq!((vi.status, vi.err.as_str()), (0, ""));
    assert!(vi.out.contains("mau") && vi.out.contains('5') && en.out.contains("mau"), "{}", vi.out);
    for shipped in ["lang-son-2020.toml", "lang-son-2025.toml"] {
        let file = format!("{}/data/rules/{shipped}", env!("CARGO_MANIFEST_DIR"));
        desk.run(&["rules", "check", &file]).expect(0);
    }
    // No roster is needed, and none is made.
    assert!(!desk.roster().exists());
}

#[test]
fn every_fault_is_shown_under_its_line() {
    let desk = Desk::new();
    let broken = RULES
        .replace("commune = { level", "commune = { levl")
        .replace("need = \"experienced\"", "need = \"experiencd\"")
        .replace("severity = \"info\"", "severity = \"inffo\"");
    let file = desk.file("rules.toml", broken);
    let (vi, en) = desk.both(&["rules", "check", &file]);
    for ran in [vi, en] {
        assert_eq!((ran.status, ran.out.as_str()), (2, ""));
        for part in ["levl", "«level»", "experiencd", "inffo"] {
            let english = part.replace('«', "“").replace('»', "”");
            assert!(ran.err.contains(part) || ran.err.contains(&english), "{part}: {}", ran.err);
        }
        // Each excerpt is the line itself with the word marked below it.
        let lines: Vec<&str> = ran.err.lines().collect();
        for (at, line) in
            lines.iter().enumerate().filter(|(_, line)| line.contains(" | ") && !line.contains('^'))
        {
            let marks = lines[at + 1];
            let start = marks.chars().position(|letter| letter == '^').unwrap();
            let marked: String = line
                .chars()
                .zip(marks.chars())
                .filter(|(_, mark)| *mark == '^')
                .map(|(letter, _)| letter)
                .collect();
            assert!(
                ["levl", "\"experiencd\"", "\"inffo\""].contains(&marked.as_str()),
                "{line}\n{marks} {start}"
            );
        }
        assert_eq!(lines.iter().filter(|line| line.contains('^')).count(), 3, "{}", ran.err);
    }
}

#[test]
fn an_excerpt_drives_no_terminal_and_stays_short() {
    let desk = Desk::new();
    let file = desk.file("rules.toml", "format = 1\nprofile = \"Xã \u{1b}[31mđỏ \u{202e}\"\n\ttitle = 1\n");
    let ran = desk.run(&["rules", "check", &file]).expect(2);
    assert!(!ran.err.contains(['\u{1b}', '\u{202e}', '\t']), "{:?}", ran.err);
    let long = desk.file("long.toml", format!("format = 1\nprofile = {}\n", "[".repeat(20_000)));
    let ran = desk.run(&["rules", "check", &long]).expect(2);
    assert!(ran.err.lines().all(|line| line.chars().count() < 400), "{}", ran.err.len());
}

#[test]
fn what_is_no_rule_file_is_refused() {
    let desk = Desk::new();
    let none = desk.path("none.toml").to_string_lossy().into_owned();
    desk.both(&["rules", "check", &none]).0.expect(2).says(&["none.toml", "không có tệp này"]);
    let bytes = desk.file("bytes.toml", b"\xff\xfe");
    desk.both(&["rules", "check", &bytes]).0.expect(2).says(&["bytes.toml", "UTF-8"]);
    let empty = desk.file("empty.toml", "");
    desk.both(&["rules", "check", &empty]).0.expect(2).says(&["empty.toml"]);
    let huge = desk.file("huge.toml", "#".repeat(3 << 20));
    desk.both(&["rules", "check", &huge]).0.expect(2).says(&["huge.toml", "1 MB"]);
}

#[test]
fn the_profile_in_force_is_printed_as_it_was_given() {
    let desk = Desk::demo();
    let show = |day: &str| desk.run(&["rules", "show", "--as-of", day]).expect(0);
    let file = |name: &str| {
        std::fs::read_to_string(format!("{}/data/rules/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
    };
    assert_eq!(show("2021-09-28").out, file("lang-son-2020.toml"));
    assert_eq!(show("01/07/2025").out, file("lang-son-2025.toml"));
    let none = show("2000-01-01").says(&["01/01/2000"]);
    assert_eq!(none.out, "");
}

const EXAMPLES: &str = "format = 1
units = [ { code = '06427', level = 'commune', kind = 'xa', name = 'Cai Kinh' } ]
[[example]]
name = 'Chưa có ai'
as_of = 2021-09-28
rules = ['C1']
expect = [ { rule = 'C1', unit = '06427', missing_count = 1 } ]
";

#[test]
fn examples_beside_a_rule_file_are_run_by_either_name() {
    let desk = Desk::new();
    let rules = desk.file("mau.toml", RULES);
    let examples = desk.file("mau.examples.toml", EXAMPLES);
    for file in [&rules, &examples] {
        let ran = desk.run(&["rules", "test", file]).expect(0);
        assert!(ran.out.contains("mau: 1 ví dụ, tất cả đúng."), "{}", ran.out);
        // What no example speaks of is named.
        ran.says(&["P1, Q1, K1, S1"]);
    }
    // The norm is changed, the example is not.
    desk.file("mau.toml", RULES.replace("min = 1, max = 1", "min = 2, max = 2"));
    let (vi, en) = desk.both(&["rules", "test", &rules]);
    for ran in [vi, en] {
        assert_eq!(ran.status, 1, "{}", ran.err);
        let lines: Vec<&str> = ran.out.lines().collect();
        assert_eq!(lines.len(), 4, "{}", ran.out);
        assert!(lines[0].contains("mau.examples.toml") && lines[0].contains("Chưa có ai"), "{}", lines[0]);
        assert!(lines[1].contains("C1/06427/short breach missing_count=1"), "{}", lines[1]);
        assert!(lines[2].contains("C1/06427/short breach error missing_count=2 count=0: "), "{}", lines[2]);
    }
    desk.file("mau.examples.toml", EXAMPLES.replace("'C1', unit", "'C2', unit"));
    let (vi, _) = desk.both(&["rules", "test", &rules]);
    vi.expect(2).says(&["dòng 7, cột 21", "«C2»", "«C1»", "^^^^"]);
    std::fs::remove_file(examples).unwrap();
    desk.both(&["rules", "test", &rules]).0.expect(2).says(&["mau.examples.toml", "không có tệp này"]);
    desk.file("mau.toml", "format = 1\nprofil = 'x'\n");
    desk.both(&["rules", "test", &rules]).0.expect(2).says(&["«profil»", "«profile»"]);
}

#[test]
fn without_a_file_the_shipped_profiles_are_tested_or_those_that_took_their_place() {
    let desk = Desk::demo();
    let (vi, en) = desk.both(&["rules", "test"]);
    assert_eq!((vi.status, vi.out.lines().count(), en.out.lines().count()), (0, 2, 2), "{}", vi.out);
    let file = format!("{}/data/rules/lang-son-2020.toml", env!("CARGO_MANIFEST_DIR"));
    let changed = std::fs::read_to_string(file).unwrap().replace("min_percent = 90 ", "min_percent = 91 ");
    let desk = Desk::with(crate::harness::sample::UNITS, &changed, "");
    let ran = desk.run(&["rules", "test", "--as-of", "2021-09-28"]).expect(1).says(&["langson-2020"]);
    assert!(ran.out.contains("S1/20/share"), "{}", ran.out);
}

#[test]
fn the_language_is_explained_by_topic_in_lines_that_fit() {
    let desk = Desk::new();
    let (vi, en) = (desk.run(&["rules", "help"]), desk.run(&["rules", "help", "--lang", "en"]));
    for ran in [vi.expect(0), en.expect(0)] {
        for topic in ["slots", "each", "share", "unique", "due", "recent", "unknown", "examples"] {
            assert!(ran.out.lines().any(|line| line.trim_start().starts_with(topic)), "{topic}: {}", ran.out);
            for lang in ["vi", "en"] {
                let section = desk.run(&["rules", "help", topic, "--lang", lang]).expect(0);
                assert!(section.out.starts_with(&format!("{topic}: ")), "{}", section.out);
                assert!(section.out.lines().all(|line| line.chars().count() <= 90), "{}", section.out);
                assert!(!section.out.contains("```"));
            }
        }
        assert!(ran.out.lines().all(|line| line.chars().count() <= 80), "{}", ran.out);
    }
    let whole = desk.run(&["rules", "help", "all"]).expect(0);
    assert!(whole.out.contains("min_percent") && whole.out.contains("newcomer"));
    desk.both(&["rules", "help", "slot"]).0.expect(2).says(&["«slot»", "slots"]);
}
