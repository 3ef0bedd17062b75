//! Judging everybody anew beside the open screen.

use std::fmt::Write as _;
use std::path::Path;

use rusqlite::Connection;

use crate::harness::process::Desk;
use crate::harness::sample::RULES;
use crate::harness::terminal::Terminal;
use crate::jobs::home;

/// What a look from outside tells.
fn number(roster: &Path, sql: &str) -> i64 {
    Connection::open(roster).unwrap().query_row(sql, [], |row| row.get(0)).unwrap()
}

/// As if a newer program had come, or rules taken over and nobody judged yet; the numbers of the root are wrong.
fn make_due(roster: &Path) {
    let db = Connection::open(roster).unwrap();
    db.execute_batch("UPDATE judged SET due = 1; UPDATE roll_up SET error = 77 WHERE unit = 1").unwrap();
}

#[test]
fn an_open_screen_follows_the_rules_that_another_session_takes_over() {
    let (desk, mut terminal) = home();
    let rules = desk.run(&["rules", "show"]).expect(0).out;
    let changed = desk.file("changed.toml", rules.replace("severity = \"error\"", "severity = \"warning\""));
    desk.run(&["rules", "take", &changed]).expect(0);
    let counts =
        desk.run(&["check", "--format", "json", "--fail-on", "never"]).expect(0).json()["counts"].clone();
    let warnings = counts["warning"].as_i64().unwrap() + counts["notice"].as_i64().unwrap();
    terminal.wait("the numbers of the new rules", |lines| {
        lines[0].contains(&format!("▲ {warnings}")) && !lines[0].contains('~')
    });
    desk.run(&["verify"]).expect(0);
}

#[test]
fn what_is_due_at_the_start_is_judged_beside_the_screen() {
    let desk = Desk::demo();
    let errors =
        desk.run(&["check", "--format", "json", "--fail-on", "never"]).expect(0).json()["counts"].clone();
    let errors = errors["critical"].as_i64().unwrap() + errors["error"].as_i64().unwrap();
    make_due(&desk.roster());
    let mut terminal = Terminal::open(&desk.roster());
    terminal
        .wait("true numbers", |lines| lines[0].contains(&format!("× {errors} ")) && !lines[0].contains('~'));
    assert_eq!(number(&desk.roster(), "SELECT due FROM judged"), 0);
    desk.run(&["verify"]).expect(0);
}

/// A province so large that judging it takes longer than nobody notices.
fn large() -> Desk {
    let mut units =
        "code,parent_code,level,kind,name,valid_from,valid_to\n20,,province,tinh,Lạng Sơn,,\n".to_owned();
    for district in 0..40 {
        writeln!(units, "D{district},20,district,huyen,Huyện {district},,").unwrap();
        for commune in 0..1_000 {
            writeln!(units, "{district}-{commune},D{district},commune,xa,Xã {commune},,").unwrap();
        }
    }
    Desk::with(&units, RULES, "")
}

#[test]
fn it_tells_how_far_it_is_is_stopped_by_a_key_and_goes_on_when_that_is_wanted() {
    let desk = large();
    make_due(&desk.roster());
    let mut terminal = Terminal::open(&desk.roster());
    terminal.wait("how far it is", |lines| {
        lines.iter().any(|line| line.contains("/40.041 đơn vị, dấu còn theo trước đó"))
            && lines[0].contains("~ đang xét lại")
    });
    // The screen is not held up by it.
    terminal.keys("<Down>");
    terminal.wait_cursor("(còn trống)");
    terminal.keys("<C-c>");
    terminal.wait_for("Đã dừng xét lại");
    terminal.wait("marks that are said to be old", |lines| lines[0].contains("~ chưa xét lại"));
    assert_eq!(number(&desk.roster(), "SELECT due FROM judged"), 1);
    terminal.keys("<F9>xet lai");
    terminal.wait_cursor("Xét lại mọi đơn vị");
    terminal.keys("<Enter>");
    terminal.wait("true numbers", |lines| lines[0].contains("× 40000") && !lines[0].contains('~'));
    desk.run(&["verify"]).expect(0);
}
