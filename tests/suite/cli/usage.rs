//! How the program is called: words not understood, languages, dates, standard output.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::harness::process::{Desk, ran};

#[test]
fn a_call_that_is_not_understood_is_refused_with_a_hint() {
    let desk = Desk::demo();
    let before = desk.bytes();
    let cases: [(&[&str], &[&str]); 22] = [
        (&["chek"], &["«chek»", "«check»"]),
        (&["zzz"], &["«zzz»", "--help"]),
        (&["check", "--frmat", "json"], &["«--frmat»", "«--format»"]),
        (&["check", "--format", "xml"], &["«xml»", "text, json", "csv"]),
        (&["check", "--fail-on", "bad"], &["«bad»", "critical", "never"]),
        (&["check", "--fail-on"], &["--fail-on"]),
        (&["check", "extra"], &["«extra»"]),
        (&["check", "--as-of", "31/02/2021"], &["--as-of", "31/02/2021"]),
        (&["check", "--as-of", "2021-13-01"], &["--as-of", "2021-13-01"]),
        (&["check", "--as-of", "2021-09"], &["--as-of", "«2021-09»"]),
        (&["stats", "--as-of", "mai"], &["--as-of", "«mai»"]),
        (&["list", "officers", "--as-of", "1899-01-01"], &["--as-of", "1899-01-01"]),
        (&["check", "--under", "zzz"], &["«zzz»", "daumoi list units"]),
        (&["stats", "--under", "zzz"], &["«zzz»"]),
        (&["list", "units", "--under", "zzz"], &["«zzz»"]),
        (&["list", "officers", "--under", "zzz"], &["«zzz»"]),
        (&["import"], &["officers"]),
        (&["import", "officers"], &["<FILE>"]),
        (&["list"], &["officers", "units"]),
        (&["rules"], &["check", "show"]),
        (&["set"], &["<KEY>"]),
        (&["init", "--units", "a", "--province", "20"], &["--units", "--province"]),
    ];
    for (call, parts) in cases {
        let (vi, en) = desk.both(call);
        for ran in [&vi, &en] {
            assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{call:?}: {}", ran.err);
            assert_eq!(ran.err.lines().count(), 1, "{call:?}: {}", ran.err);
        }
        assert_ne!(vi.err, en.err, "{call:?}");
        vi.says(parts);
    }
    assert!(before == desk.bytes());
    // A wrong call is told before the roster is looked at.
    let empty = Desk::new();
    empty.run(&["check", "--as-of", "x"]).expect(2);
    empty.run(&["check", "--lang", "fr"]).expect(2).says(&["«fr»"]);
}

#[test]
fn what_was_written_is_repeated_without_driving_the_terminal() {
    let desk = Desk::demo();
    for call in [
        &["check", "--under", "\u{1b}[2J\u{202e}x"][..],
        &["check", "--as-of", "\u{1b}]0;x\u{7}"],
        &["\u{1b}c"],
        &["import", "officers", "\u{1b}[2J"],
    ] {
        let (vi, _) = desk.both(call);
        assert!(!vi.err.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{:?}", vi.err);
        vi.expect(2);
    }
    let long = "x".repeat(5_000);
    let ran = desk.run(&["check", "--under", &long]).expect(2);
    assert!(ran.err.len() < 300, "{}", ran.err);
}

#[test]
fn the_language_comes_from_the_option_or_the_locale() {
    let desk = Desk::new();
    let said = |variables: &[(&str, &str)], arguments: &[&str]| {
        let mut command = desk.command(&[&["check"], arguments].concat());
        command.env_remove("LANG").envs(variables.iter().copied());
        ran(command.output().unwrap()).expect(3).err
    };
    let (vi, en) = (said(&[], &["--lang", "vi"]), said(&[], &["--lang=en"]));
    assert!(vi.contains("Không có tệp") && en.contains("no such roster"), "{vi}{en}");
    let english: [&[(&str, &str)]; 3] = [
        &[("LANG", "en_US.UTF-8")],
        &[("LC_MESSAGES", "en_GB"), ("LANG", "vi_VN")],
        &[("LC_ALL", "en_US"), ("LC_MESSAGES", "vi_VN")],
    ];
    for variables in english {
        assert_eq!(said(variables, &[]), en);
        assert_eq!(said(variables, &["--lang", "vi"]), vi);
    }
    for variables in [&[][..], &[("LANG", "C.UTF-8")], &[("LC_ALL", "fr_FR"), ("LANG", "en_US")]] {
        assert_eq!(said(variables, &[]), vi);
    }
}

#[test]
fn help_and_version_are_answers() {
    let desk = Desk::new();
    let version = desk.run(&["--version"]).expect(0);
    assert!(version.out.starts_with("daumoi ") && version.err.is_empty());
    let verbs =
        ["demo", "init", "import", "set", "check", "stats", "list", "find", "history", "rules", "verify"];
    for verb in verbs {
        let (vi, en) = desk.both(&[verb, "--help"]);
        assert!(vi.out.contains("Tuỳ chọn:") && en.out.contains("Options:"), "{verb}: {}", vi.out);
        assert!(vi.err.is_empty() && vi.status == 0, "{verb}");
        assert!(!vi.out.contains("Print help") && !vi.out.contains("Usage"), "{verb}: {}", vi.out);
    }
    let help = desk.run(&["--help"]).expect(0).out;
    assert!(verbs.iter().all(|verb| help.contains(verb)), "{help}");
}

#[test]
fn a_reader_that_goes_away_ends_the_answer_quietly() {
    let desk = Desk::demo();
    for arguments in [
        &["list", "officers", "--format", "json"][..],
        &["list", "officers", "--format", "csv"],
        &["list", "units"],
        &["check", "--format", "json", "--fail-on", "never"],
    ] {
        let mut child =
            desk.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = String::new();
        BufReader::with_capacity(64, child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        assert!(!first.is_empty());
        let ran = ran(child.wait_with_output().unwrap()).expect(0);
        assert!(ran.err.lines().all(|line| line.starts_with("Chưa đánh giá")), "{}", ran.err);
    }
}

#[test]
fn an_answer_that_cannot_be_written_is_no_success() {
    let desk = Desk::demo();
    for arguments in [&["check", "--format", "json", "--fail-on", "never"][..], &["list", "officers"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let ran = ran(desk.command(arguments).stdout(full).output().unwrap()).expect(3);
        ran.says(&["đĩa đầy"]);
    }
}
