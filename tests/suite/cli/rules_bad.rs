//! Bad rule files through `rules check`: one clear message each, with its place, its line of the file, and what to
//! write instead, in both languages; and `init` refuses them likewise.

use crate::harness::process::Desk;
use crate::harness::sample::{RULES, UNITS};

/// What is wrong: what stands in the sample, what is put there, and words that both languages must say.
const BAD: [(&str, &str, &[&str]); 26] = [
    ("class = \"leader\"", "class = \"leaders\"", &["leaders", "leader"]),
    ("class = \"leader\"", "class = \"giám đốc\"", &["giám đốc", "[class]"]),
    ("level = \"commune\"", "level = \"comune\"", &["comune", "commune"]),
    ("level = \"commune\"", "level = \"xa\"", &["xa", "nation, province, agency, district, commune"]),
    ("level = \"commune\"", "kind = \"phuongg\"", &["phuongg", "phuong"]),
    ("for = \"agency\"", "for = \"agenci\"", &["agenci", "agency"]),
    ("has = \"phone\"", "has = \"phon\"", &["phon", "phone"]),
    ("has = \"phone\"", "has = \"key\"", &["key"]),
    ("since = \"service_start\"", "since = \"servise_start\"", &["servise_start", "service_start"]),
    ("min_percent = 90", "min_percnt = 90", &["min_percnt", "min_percent"]),
    ("from = 2020-01-01", "from = 2020-13-01", &["2021-09-28"]),
    ("from = 2020-01-01", "from = 2020-02-30", &["2021-09-28"]),
    ("from = 2020-01-01", "from = \"01/01/2020\"", &["2021-09-28"]),
    ("from = 2020-01-01", "from = 1800-01-01", &["1900", "2199"]),
    ("from = 2020-01-01", "from = 2020-01-01, to = 2019-12-31", &["from", "to"]),
    ("min_percent = 90", "min_percent = 0", &["1", "100"]),
    ("min_percent = 90", "min_percent = 101", &["1", "100"]),
    ("min_percent = 90", "min_percent = 9e99", &[]),
    ("min = 2, max = 2", "min = 2, max = 1", &["max", "min"]),
    ("id = \"work\"", "id = \"lead\"", &["lead"]),
    ("[scale]", "[scale]\nseverity = [\"low\", \"high\"]", &["info", "critical"]),
    ("of = \"commune\"", "of = \"agency\"", &["of", "at"]),
    ("after = \"30d\"", "after = \"30 ngày\"", &["30 ngày", "30d"]),
    ("id = \"C1\"", "id = \"P1\"", &["P1"]),
    ("id = \"C1\"", "id = \"C/1\"", &["C/1", "/"]),
    ("id = \"C1\"", "id = \"C1\"\nextends = \"P9\"", &["P9", "P1"]),
];

#[test]
fn each_fault_is_told_once_with_its_place_its_line_and_its_cure() {
    let desk = Desk::new();
    for (before, after, words) in BAD {
        assert!(RULES.contains(before), "{before}");
        let source = RULES.replacen(before, after, 1);
        let file = desk.file("rules.toml", &source);
        let (vi, en) = desk.both(&["rules", "check", &file]);
        for ran in [vi.expect(2), en.expect(2)] {
            let told: Vec<&str> = ran.err.lines().filter(|line| line.contains("rules.toml, ")).collect();
            assert_eq!(told.len(), 1, "{after}: {}", ran.err);
            assert!(words.iter().all(|word| told[0].contains(word)), "{after}: {}", told[0]);
            let (_, place) = told[0].split_once("rules.toml, ").unwrap();
            let line: usize = place.split([' ', ',']).nth(1).unwrap().parse().unwrap();
            let meant = source.lines().nth(line - 1).unwrap();
            assert!(ran.err.contains(meant) && ran.err.contains('^'), "{after}: {}", ran.err);
        }
    }
}

#[test]
fn a_rule_that_must_never_be_waived_is_one_of_the_file() {
    let desk = Desk::new();
    let source =
        format!("{RULES}\n[waivers]\nnever = [\"P1\", \"P11\"]\nmax_term = \"1 năm\"\nkinds = [\"wave\"]\n");
    let file = desk.file("rules.toml", source);
    let (vi, en) = desk.both(&["rules", "check", &file]);
    vi.expect(2).says(&["«P11»", "«P1»", "«1 năm»", "«wave»", "«waive»"]);
    en.expect(2).says(&["“P11”", "“1 năm”", "“waive”"]);
}

#[test]
fn bombs_are_refused_at_once_with_one_message() {
    let desk = Desk::new();
    let head = "format = 1\nprofile = \"x\"\n[scale]\nqualification = [\"a\"]\n";
    let rule = |at: usize| {
        format!(
            "[[rule]]\nid = \"R{at}\"\nkind = \"each\"\nfor = \"*\"\nseverity = \"info\"\nneed = {{ has = \"phone\" }}\n"
        )
    };
    let many: String = (0..=10_000).map(rule).collect();
    let deep = format!("{}\"x\"{}", "{ not = ".repeat(10_000), " }".repeat(10_000));
    let doubled = |at: usize| format!("w{at} = {{ any = [\"w{0}\", \"w{0}\"] }}", at - 1);
    let doubling = (1..40).map(doubled).collect::<Vec<_>>().join("\n");
    let (most, nested, parts) = ("10000", "32", "1000");
    for (name, body, number) in [
        ("rules", many.clone(), most),
        (
            "nesting",
            format!("{}need = {deep}\n", rule(0).replace("need = { has = \"phone\" }\n", "")),
            nested,
        ),
        ("brackets", format!("[class]\nx = {}", "[".repeat(10_000)), nested),
        ("dots", format!("{} = 1\n", "a.".repeat(10_000) + "a"), nested),
        ("names", format!("[who]\nw0 = {{ has = \"phone\" }}\n{doubling}"), parts),
    ] {
        let file = desk.file("bomb.toml", format!("{head}{body}"));
        let (vi, en) = desk.both(&["rules", "check", &file]);
        for ran in [vi.expect(2), en.expect(2)] {
            let told: Vec<&str> = ran.err.lines().filter(|line| line.contains("bomb.toml, ")).collect();
            assert_eq!(told.len(), 1, "{name}: {}", ran.err.chars().take(2_000).collect::<String>());
            assert!(told[0].contains(number), "{name}: {}", told[0]);
            assert!(ran.err.len() < 3_000, "{name}: {}", ran.err.len());
        }
    }
    // Ten thousand rules are allowed, and quick enough to be used.
    let file = desk.file("many.toml", format!("{head}{}", (0..10_000).map(rule).collect::<String>()));
    desk.run(&["rules", "check", &file]).expect(0);
    let number = "9".repeat(100_000);
    for value in
        [number.clone(), format!("-{number}"), format!("0x{}", "f".repeat(100_000)), "1e999999999".to_owned()]
    {
        let file =
            desk.file("number.toml", RULES.replace("min_percent = 90", &format!("min_percent = {value}")));
        let ran = desk.run(&["rules", "check", &file]).expect(2);
        assert_eq!(
            ran.err.lines().filter(|line| line.contains("number.toml, ")).count(),
            1,
            "{}",
            &ran.err[..500]
        );
        assert!(ran.err.len() < 3_000, "{}", ran.err.len());
    }
}

#[test]
fn nothing_is_made_with_a_broken_rule_file() {
    let desk = Desk::new();
    let units = desk.file("units.csv", UNITS);
    let good = desk.file("good.toml", RULES);
    let bad = desk.file("bad.toml", RULES.replace("min_percent = 90", "min_percent = 0"));
    let overlapping = desk.file("second.toml", RULES.replace("\"mau\"", "\"mau-2\""));
    for rules in [&bad, &overlapping] {
        let (vi, en) = desk.both(&["init", "--units", &units, "--rules", &good, "--rules", rules]);
        for ran in [vi.expect(2), en.expect(2)] {
            ran.says(&[if rules == &bad { "bad.toml, " } else { "second.toml" }]);
        }
        assert!(!desk.roster().exists());
    }
}
