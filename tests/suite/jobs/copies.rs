use std::fs;
use std::os::unix::fs::symlink;

use crate::harness::process::Desk;
use crate::harness::terminal::Terminal;

const UNITS: &str = "code,parent_code,level,kind,name,valid_from,valid_to\n20,,province,tinh,Thử,,\nSNV,20,agency,so,Sở Nội vụ,,\n";
const OFFICERS: &str = "key,unit_code,full_name\nA1,SNV,Hoàng Văn Ba\nA2,SNV,Nông Thị Hoa\n";

fn desk() -> Desk {
    let desk = Desk::new();
    let units = desk.file("units.csv", UNITS);
    desk.run(&["init", "--units", &units]).expect(0);
    desk.import(OFFICERS).expect(0);
    desk
}

fn listed(desk: &Desk) -> Vec<String> {
    desk.run(&["backup", "--list"]).expect(0).out.lines().map(ToOwned::to_owned).collect()
}

/// A session that finds no copy makes one, says nothing about it, and makes the next when it is asked.
#[test]
fn a_session_makes_the_copies_that_are_missing() {
    let desk = desk();
    assert_eq!(listed(&desk), [""; 0]);
    let mut terminal = Terminal::open(&desk.roster());
    terminal.wait_for("Sở Nội vụ");
    terminal.keys("<F9>sao luu<Enter>");
    terminal.wait_for("Đã sao lưu và kiểm tra lúc");
    assert!(!terminal.lines().join("\n").contains("Chưa có bản sao lưu"));
    terminal.kill();
    let copies = listed(&desk);
    assert!(!copies.is_empty() && copies[0].contains("2 người"), "{copies:?}");
    desk.run(&["set", "A1", "phone=0912345678"]).expect(0);
    desk.run(&["backup"]).expect(0).says(&["roster.db.backups/roster-"]);
}

/// The folder cannot be made: that stands on the screen until it can be.
#[test]
fn a_missing_copy_is_a_red_line_until_there_is_one() {
    let desk = desk();
    let folder = desk.path("roster.db.backups");
    symlink("/nonexistent/elsewhere", &folder).unwrap();
    let mut terminal = Terminal::open(&desk.roster());
    terminal.wait_for("Chưa có bản sao lưu nào");
    // It stays where nothing else is said.
    terminal.keys("p");
    terminal.wait_for("Phát hiện · ");
    terminal.keys("<Esc>");
    terminal.wait("the red line", |lines| lines[22].starts_with(" × Chưa có bản sao lưu nào"));
    terminal.keys("<Down>");
    terminal.wait("the red line", |lines| lines[22].starts_with(" × Chưa có bản sao lưu nào"));
    fs::remove_file(&folder).unwrap();
    terminal.keys("<F9>sao luu<Enter>");
    terminal.wait_for("Đã sao lưu và kiểm tra lúc");
    terminal.keys("#");
    terminal.wait_for("Chưa có bản sao lưu nào");
    terminal.keys("<Esc>");
    terminal.wait("no red line", |lines| !lines[22].contains("Chưa có"));
    terminal.kill();
    assert_eq!(listed(&desk).len(), 1);
}

/// The preview, the question at a terminal, and what a script gets.
#[test]
fn a_restore_shows_first_what_would_be_lost() {
    let desk = desk();
    desk.run(&["backup"]).expect(0);
    desk.run(&["set", "A1", "phone=0912345678"]).expect(0);
    desk.run(&["set", "A2", "phone=0987654321"]).expect(0);
    let name = listed(&desk)[0].split_whitespace().last().unwrap().to_owned();
    let copy = desk.path("roster.db.backups").join(name).to_string_lossy().into_owned();
    let before = desk.run(&["list", "officers", "--format", "json"]).expect(0).out;
    let (preview, _) = desk.both(&["restore", &copy, "--preview"]);
    let preview =
        preview.expect(0).says(&["Sẽ mất 2 thay đổi", "lan: 2 lần lưu", "Nông Thị Hoa", "0987654321"]);
    assert_eq!(preview.out, "");
    assert_eq!(desk.run(&["list", "officers", "--format", "json"]).expect(0).out, before);
    desk.run(&["restore", &copy]).expect(0).says(&["Sẽ mất 2 thay đổi", "Đã khôi phục", "before-"]);
    let after = desk.run(&["list", "officers", "--format", "json"]).expect(0).out;
    assert!(after != before && !after.contains("0912345678"));
    desk.run(&["restore", &copy]).expect(0).says(&["Không mất thay đổi nào"]);
    desk.run(&["verify"]).expect(0);
}
