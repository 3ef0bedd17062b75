//! The roster's own file: what cannot be one is refused with exit status 3 and stays as it was.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Stdio;

use crate::harness::process::{Desk, Ran, command_on, ran};

const READING: [&[&str]; 5] =
    [&["check"], &["stats"], &["list", "officers"], &["list", "units"], &["verify"]];

fn on(roster: &Path, lang: &str, arguments: &[&str]) -> Ran {
    let mut command = command_on(roster, arguments);
    ran(command.args(["--lang", lang]).stdin(Stdio::null()).output().unwrap())
}

/// Every verb is refused with this part of a sentence in each language, and the file's bytes stay.
#[track_caller]
fn refused(roster: &Path, officers: &str, (vi, en): (&str, &str)) {
    let bytes = || fs::read(roster).ok();
    let before = bytes();
    let writing: [&[&str]; 1] = [&["import", "officers", officers]];
    for verb in READING.iter().chain(&writing) {
        for (lang, part) in [("vi", vi), ("en", en)] {
            let ran = on(roster, lang, verb).expect(3).says(&[part, &*roster.to_string_lossy()]);
            assert_eq!((ran.out.as_str(), ran.err.lines().count()), ("", 1), "{verb:?}: {}", ran.err);
        }
    }
    // The screen says it too, before it looks for a terminal.
    on(roster, "vi", &[]).expect(3);
    assert!(before == bytes(), "the file was changed");
}

#[test]
fn what_is_no_roster_is_told_and_stays_as_it_was() {
    let desk = Desk::demo();
    let officers = desk.file("officers.csv", "unit_code,full_name\n186,An\n");
    let sample = desk.bytes();
    refused(&desk.path("none.db"), &officers, ("Không có tệp danh sách", "no such roster"));
    refused(&desk.path(""), &officers, ("thư mục", "folder"));
    refused(Path::new("/dev/null"), &officers, ("thư mục", "folder"));
    let not_one = ("không phải danh sách", "no roster of daumoi");
    for (name, content) in [("empty.db", ""), ("text.db", "Kính gửi các đơn vị\n")] {
        desk.file(name, content);
        refused(&desk.path(name), &officers, not_one);
    }
    // The same database with the mark of another program.
    let mut other = sample.clone();
    other[68..72].copy_from_slice(b"xyzw");
    desk.file("other.db", other);
    refused(&desk.path("other.db"), &officers, not_one);
    let mut newer = sample.clone();
    newer[60..64].copy_from_slice(&77_u32.to_be_bytes());
    desk.file("newer.db", newer);
    refused(&desk.path("newer.db"), &officers, ("77", "77"));
    // Half a file.
    desk.file("torn.db", &sample[..4096 + 100]);
    let torn = desk.path("torn.db");
    let before = fs::read(&torn).unwrap();
    for verb in READING {
        on(&torn, "vi", verb).expect(3).says(&["torn.db"]);
    }
    assert!(before == fs::read(&torn).unwrap());
}

#[test]
fn a_roster_that_cannot_be_written_is_read_and_not_written() {
    let desk = Desk::demo();
    let officers = desk.file("officers.csv", "unit_code,full_name\n186,An\n");
    fs::set_permissions(desk.roster(), Permissions::from_mode(0o444)).unwrap();
    let before = desk.bytes();
    for arguments in [&["import", "officers", &officers][..], &["set", "LS0001", "phone=1"]] {
        let (vi, en) = desk.both(arguments);
        vi.expect(3).says(&["roster.db", "chỉ cho đọc"]);
        en.expect(3).says(&["roster.db", "read-only"]);
    }
    assert_eq!(desk.run(&["stats", "--format", "json"]).expect(0).json()["total"], 266);
    assert_eq!(desk.run(&["check", "--fail-on", "never"]).expect(0).out.lines().next().map(|_| ()), Some(()));
    assert!(before == desk.bytes());
}

#[test]
fn init_and_demo_do_not_write_where_they_cannot() {
    let desk = Desk::new();
    let file = desk.file("file", "x");
    let inside = Path::new(&file).join("roster.db");
    on(&inside, "vi", &["init", "--province", "20"]).expect(3);
    on(&inside, "vi", &["demo", "--no-open"]).expect(3);
    on(&desk.path(""), "vi", &["init", "--province", "20"]).expect(3);
    assert_eq!(fs::read_to_string(&file).unwrap(), "x");
}

#[test]
fn the_roster_is_named_by_option_by_environment_or_lies_in_the_data_folder() {
    let desk = Desk::demo();
    let folder = desk.path("data").to_string_lossy().into_owned();
    let program = || {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_daumoi"));
        command.env_clear().env("LANG", "vi").env("XDG_DATA_HOME", &folder).env("HOME", "/nonexistent");
        command
    };
    let by_environment =
        program().env("DAUMOI_ROSTER", desk.roster()).args(["stats", "--format", "json"]).output().unwrap();
    assert_eq!(ran(by_environment).expect(0).json()["total"], 266);
    let nowhere = ran(program().arg("stats").output().unwrap()).expect(3);
    nowhere.says(&["data/daumoi/roster.db"]);
    ran(program().args(["init", "--province", "20"]).output().unwrap()).expect(0);
    assert!(desk.path("data/daumoi/roster.db").exists());
}

#[test]
fn the_screen_wants_a_terminal() {
    let desk = Desk::demo();
    for stdin in [Stdio::null(), Stdio::piped()] {
        let output = desk.command(&[]).stdin(stdin).output().unwrap();
        let ran = ran(output).expect(2).says(&["daumoi check"]);
        assert_eq!((ran.out.as_str(), ran.err.lines().count()), ("", 1));
    }
    let (vi, en) = desk.both(&[]);
    assert_ne!(vi.err, en.err);
}
