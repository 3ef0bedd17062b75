//! A roster that another program has filled with what drives a terminal: no verb and no screen hands it on.

use std::collections::BTreeSet;
use std::process::Output;

use daumoi::vietnamese::nfc::is_forbidden;
use rusqlite::Connection;

use crate::harness::process::{Desk, ran};
use crate::jobs::tour::STOPS;

/// Erases the screen, sets the title, both in seven and in eight bits; turns the direction, hides, deletes, writes a
/// line of its own, begins a formula.
const HOSTILE: &str = "\u{1b}[2J\u{1b}]0;owned\u{7}\u{9b}31m\u{9d}0;owned\u{9c}\u{202e}\u{200b}\u{7f}\u{e0041}\u{8}\r\n\t=cmd|x";

/// Columns that hold text, without those of the search index.
fn columns(db: &Connection) -> Vec<(String, String)> {
    let mut statement = db
        .prepare(
            "SELECT m.name, c.name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c \
             WHERE m.type = 'table' AND c.type = 'TEXT' AND m.name NOT LIKE '%search%' ORDER BY 1, 2",
        )
        .unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

/// The sample with a waiver, an account and a refused profile in it, its triggers gone: as the owner of a file may
/// leave it to another.
fn desk() -> Desk {
    let desk = Desk::demo();
    let waivers = desk.file(
        "waivers.csv",
        "rule,unit_code,subtree,facet,kind,person,count,decision_no,decision_date,reason,from,to\n\
         D1,186,no,*,waive,,,QĐ 1,,thiếu người,2021-02-01,2021-12-31\n",
    );
    desk.run(&["import", "waivers", &waivers]).expect(0);
    desk.run(&["set", "LS0001", "phone=0912345678"]).expect(0);
    let db = Connection::open(desk.roster()).unwrap();
    let mut statement = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").unwrap();
    let triggers: Vec<String> =
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    for trigger in triggers {
        db.execute_batch(&format!("DROP TRIGGER {trigger}")).unwrap();
    }
    db.execute_batch(
        "INSERT INTO account (id, version, name, role, edit, view) VALUES (1, 1, 'lan', 3, 1, 1); \
         INSERT INTO login_key (id, account, kind, base64, fingerprint) VALUES (1, 1, 'ssh-ed25519', 'AAAA', 'SHA256:x')",
    )
    .unwrap();
    desk
}

fn poison(db: &Connection, table: &str, column: &str) {
    db.execute(&format!("UPDATE {table} SET {column} = {column} || ?1 || id"), [HOSTILE])
        .or_else(|_| db.execute(&format!("UPDATE {table} SET {column} = {column} || ?1"), [HOSTILE]))
        .unwrap();
}

/// Characters that are not ours to send, beside line ends.
fn bad(text: &str) -> BTreeSet<char> {
    text.chars().filter(|letter| is_forbidden(*letter, true)).collect()
}

#[track_caller]
fn assert_harmless(output: Output, what: &str) {
    let ran = ran(output);
    assert!((0..=3).contains(&ran.status), "{what}: {} {}", ran.status, ran.err);
    // A rule file may have tabs.
    let tab = what.contains("[\"rules\", \"show\"").then_some('\t');
    for (stream, text) in [("out", &ran.out), ("err", &ran.err)] {
        let found: Vec<char> = bad(text).into_iter().filter(|letter| Some(*letter) != tab).collect();
        assert!(found.is_empty(), "{what}: {found:?} on {stream}: {text:?}");
    }
    for line in ran.out.lines() {
        let cell = line.split(',').find(|cell| cell.trim_start_matches('"').starts_with("=cmd"));
        assert_eq!(cell, None, "{what}: {line}");
    }
}

const VERBS: &[&[&str]] = &[
    &["check"],
    &["stats"],
    &["list", "officers", "--all"],
    &["list", "units", "--all"],
    &["list", "waivers"],
    &["find", "hoa"],
    &["history"],
    &["forecast"],
    &["admin", "list"],
    &["admin", "key", "list"],
    &["rules", "show"],
    &["verify"],
    &["set", "LS0002", "phone=1"],
];

#[test]
fn no_verb_hands_on_what_drives_a_terminal() {
    let together = desk();
    let all = columns(&Connection::open(together.roster()).unwrap());
    assert!(all.len() > 30, "{all:?}");
    let mut readable = 0;
    for (table, column) in all {
        // Alone it may make the file unreadable: then the refusal names it.
        let alone = desk_like(&together);
        poison(&Connection::open(alone.roster()).unwrap(), &table, &column);
        let output = alone.command(&["check", "--fail-on", "never"]).output().unwrap();
        let is_read = output.status.code() == Some(0);
        assert_harmless(output, &format!("{table}.{column}"));
        if is_read {
            poison(&Connection::open(together.roster()).unwrap(), &table, &column);
            readable += 1;
        }
    }
    assert!(readable > 20, "{readable}");
    for verb in VERBS {
        for format in ["text", "json", "csv"] {
            for lang in ["vi", "en"] {
                let mut words = verb.to_vec();
                words.extend(["--lang", lang]);
                if !matches!(verb[0], "rules" | "verify" | "set") {
                    words.extend(["--format", format]);
                }
                assert_harmless(together.command(&words).output().unwrap(), &format!("{words:?}"));
            }
        }
    }
}

/// Another folder with the same roster.
fn desk_like(desk: &Desk) -> Desk {
    let other = Desk::new();
    drop(
        Connection::open(desk.roster()).unwrap().query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())),
    );
    std::fs::copy(desk.roster(), other.roster()).unwrap();
    other
}

/// Arguments and file names are told in refusals, too.
#[test]
fn no_refusal_hands_on_what_drives_a_terminal() {
    let desk = Desk::demo();
    let name = format!("{}.csv", HOSTILE.replace('/', ""));
    let file = desk.file(&name, "key,unit_code,full_name\n,\u{1b}[2J,\u{1b}]0;owned\u{7}\n");
    let strange = desk.path("no\u{1b}[2Jfile").to_string_lossy().into_owned();
    for words in [
        &["import", "officers", &file][..],
        &["import", "officers", &strange],
        &["import", "waivers", &file],
        &["rules", "check", &file],
        &["backup", &strange, HOSTILE],
        &["restore", &file],
        &["restore", &strange],
        &[HOSTILE],
        &["check", HOSTILE],
        &["check", "--under", HOSTILE],
        &["check", "--as-of", HOSTILE],
        &["set", HOSTILE, "phone=1"],
        &["set", "LS0001", HOSTILE],
        &["set", "LS0001", &format!("full_name={HOSTILE}")],
        &["config", "check", &file],
    ] {
        assert_harmless(desk.command(words).output().unwrap(), &format!("{words:?}"));
    }
}

/// What stands between the program's own sequences. Title and clipboard are sequences that no screen of ours sends.
fn foreign(written: &[u8]) -> String {
    let text = String::from_utf8_lossy(written);
    let mut rest = &*text;
    let mut plain = String::new();
    while let Some((before, sequence)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        let ours =
            sequence.starts_with('[') || sequence.starts_with("(B") || sequence.starts_with(['7', '8']);
        assert!(ours, "{:?}", sequence.chars().take(20).collect::<String>());
        let end = sequence.char_indices().skip(1).find(|(_, letter)| ('@'..='~').contains(letter));
        rest = end.and_then(|(at, letter)| sequence.get(at + letter.len_utf8()..)).unwrap_or_default();
    }
    plain.push_str(rest);
    plain
}

#[test]
fn no_screen_hands_on_what_drives_a_terminal() {
    let desk = desk();
    let db = Connection::open(desk.roster()).unwrap();
    let columns = [
        ("person", "full_name"),
        ("person", "phone"),
        ("person", "email"),
        ("seat", "title"),
        ("seat", "note"),
        ("seat", "decision_no"),
        ("unit", "name"),
        ("waiver", "decision_no"),
        ("waiver", "reason"),
        ("operation", "actor"),
    ];
    for (table, column) in columns {
        poison(&db, table, column);
    }
    // The province's own name stands beside the numbers by which the program is known to be there.
    db.execute("UPDATE unit SET name = 'Lạng Sơn' WHERE id = 1", []).unwrap();
    drop(db);
    for stop in STOPS {
        let other = desk_like(&desk);
        // The search index knows the names that were there before.
        let mut terminal = stop.reach(&other.roster());
        terminal.keys("<Right><Down>");
        let text = foreign(&terminal.written);
        terminal.kill();
        let found: Vec<char> = bad(&text).into_iter().filter(|letter| !"\r\u{8}".contains(*letter)).collect();
        assert!(found.is_empty(), "{} {:?}: {found:?}", stop.sheet, stop.keys);
        assert!(text.contains("·U+001B") || stop.seen == "Thoát?", "nothing hostile was to be seen: {text}");
    }
}
