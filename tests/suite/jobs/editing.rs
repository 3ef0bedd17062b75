use crate::harness::keys::Pressed;
use crate::harness::process::Desk;
use crate::harness::terminal::Terminal;
use crate::jobs::{go_to, home};

/// Stands on the cell of qualification of Nông Thị Hoa.
fn on_qualification(terminal: &mut Terminal) {
    go_to(terminal, "nong thi hoa", "Nông Thị Hoa");
    terminal.keys("<Right><Right>");
    terminal.wait_cursor("[Đại học");
}

/// Waits until the officer's row shows this.
fn wait_hoa(terminal: &mut Terminal, shown: &str) {
    terminal.wait(shown, |lines| lines.iter().any(|l| l.contains("Nông Thị Hoa") && l.contains(shown)));
}

fn corrected() -> (Desk, Terminal) {
    let (desk, mut terminal) = home();
    on_qualification(&mut terminal);
    terminal.count();
    terminal.keys("<Enter>thac<Enter>");
    terminal.wait_for("Đã lưu");
    wait_hoa(&mut terminal, "Thạc sĩ");
    (desk, terminal)
}

/// Scenario 8: the cursor goes down by one row, the numbers are right.
pub(super) fn a_qualification_is_corrected() -> Pressed {
    let (desk, mut terminal) = corrected();
    let pressed = terminal.pressed();
    let lines = terminal.lines();
    let row = lines.iter().position(|line| line.contains("Nông Thị Hoa")).unwrap();
    assert!(lines[row + 1].starts_with('>'), "{lines:#?}");
    let counts =
        desk.run(&["check", "--format", "json", "--fail-on", "never"]).expect(0).json()["counts"].clone();
    let breaches = counts["critical"].as_i64().unwrap() + counts["error"].as_i64().unwrap();
    terminal.wait("the number of the roster", |lines| lines[0].contains(&format!("× {breaches} ")));
    desk.run(&["verify"]).expect(0);
    pressed
}

/// Scenario 9: marks and numbers follow.
pub(super) fn it_is_undone_and_redone() -> Pressed {
    let (desk, mut terminal) = corrected();
    let title = terminal.lines()[0].clone();
    terminal.count();
    terminal.keys("<C-z>");
    wait_hoa(&mut terminal, "Đại học");
    terminal.keys("<C-y>");
    wait_hoa(&mut terminal, "Thạc sĩ");
    let pressed = terminal.pressed();
    terminal.wait("the numbers again", |lines| lines[0] == title);
    terminal.keys("q");
    terminal.wait_for("Thoát?");
    terminal.keys("<Enter>");
    terminal.ended();
    desk.run(&["verify"]).expect(0);
    pressed
}

/// Scenario 10.
pub(super) fn escape_gives_the_old_value_back() -> Pressed {
    let (desk, mut terminal) = home();
    let before = desk.run(&["history", "--format", "json"]).expect(0).out;
    on_qualification(&mut terminal);
    terminal.count();
    terminal.keys("<Enter>zzz");
    terminal.wait_for("zzz");
    terminal.keys("<Esc>");
    terminal.wait_gone("zzz");
    terminal.wait_cursor("Đại học");
    assert_eq!(desk.run(&["history", "--format", "json"]).expect(0).out, before);
    terminal.pressed()
}

/// Scenario 11: the typing aid sends Backspaces and composed letters in one read.
pub(super) fn a_burst_of_the_typing_aid_is_taken_literally() -> Pressed {
    let (_desk, mut terminal) = home();
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    terminal.keys("<Enter>");
    terminal.count();
    terminal.bytes("Nguyên".as_bytes());
    terminal.bytes("\x7f\x7fễn".as_bytes());
    terminal.wait_for("Nguyễn");
    terminal.pressed()
}

/// Scenario 12.
pub(super) fn the_typing_aid_harms_nothing_on_a_sheet() -> Pressed {
    let (desk, mut terminal) = home();
    let before = desk.run(&["history", "--format", "json"]).expect(0).out;
    terminal.count();
    terminal.bytes("ư".as_bytes());
    terminal.wait_for("Bộ gõ");
    terminal.bytes(&[0x7f; 20]);
    let pressed = terminal.pressed();
    terminal.keys("<Down>");
    terminal.wait_for("266 người");
    assert_eq!(desk.run(&["history", "--format", "json"]).expect(0).out, before);
    pressed
}

/// The main job: a cannot-tell is cured by one date, and every number above follows while it is typed.
#[test]
fn curing_an_unknown_changes_the_marks_while_typing() {
    let (desk, mut terminal) = home();
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    let unknown_before = unknowns(&terminal.lines());
    terminal.keys("<Right><Right><Right><Enter>2010");
    terminal.wait("one unknown less in the title", |lines| unknowns(lines) == unknown_before - 1);
    terminal.keys("<Enter>");
    terminal.wait_for("Đã lưu");
    terminal.wait("the number stays", |lines| unknowns(lines) == unknown_before - 1);
    let checked = desk.run(&["check", "--format", "json", "--fail-on", "never"]).expect(0).json();
    assert_eq!(checked["counts"]["unknown"], unknown_before - 1);
    desk.run(&["verify"]).expect(0);
}

/// The number behind `?` in the title.
fn unknowns(lines: &[String]) -> i64 {
    let title = &lines[0];
    let after = title.split("? ").nth(1).unwrap_or_else(|| panic!("no ? in {title}"));
    after.split_whitespace().next().unwrap().parse().unwrap()
}

/// Scenario 7.
pub(super) fn a_vacancy_is_filled() -> Pressed {
    let (desk, mut terminal) = home();
    go_to(&mut terminal, "cai k", "Xã Cai Kinh");
    terminal.keys("<Right><Down>");
    terminal.wait_cursor("(còn trống)");
    // A hand is seen between the keys: letters, Tab and letters in one read are a paste.
    terminal.count();
    terminal.keys("tVi Van Tai");
    terminal.wait_for("[Vi Van Tai");
    terminal.keys("<Tab>");
    terminal.wait_for("· Chức vụ");
    terminal.keys("van ph");
    terminal.wait("× → √ before it is saved", |lines| {
        lines.iter().any(|line| line.contains("Xã Cai Kinh × → √"))
    });
    terminal.keys("<Enter>");
    let pressed = terminal.pressed();
    terminal.wait_for("Đã lưu");
    terminal.wait_for("1/1");
    let under = desk.run(&["check", "--under", "06427", "--format", "json", "--fail-on", "never"]);
    assert_eq!(under.status, 0, "{}", under.err);
    desk.run(&["verify"]).expect(0);
    pressed
}

/// Scenario 6.
pub(super) fn an_officer_is_transferred() -> Pressed {
    let (desk, mut terminal) = home();
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    terminal.count();
    terminal.keys("c");
    terminal.wait_for("Chuyển");
    terminal.keys("cai k");
    terminal.wait_cursor("Xã Cai Kinh");
    terminal.keys("<Enter>");
    terminal.wait_gone("cai k");
    terminal.keys("<Enter>");
    let pressed = terminal.pressed();
    terminal.wait_for("Đã lưu");
    let list = desk.run(&["list", "officers", "--format", "csv"]).expect(0).out;
    let row = list.lines().find(|line| line.contains("Nông Thị Hoa")).unwrap();
    assert!(row.contains("Xã Cai Kinh"), "{row}");
    // The seat that was left stays in the list of all, ended.
    let all = desk.run(&["list", "officers", "--all", "--format", "csv"]).expect(0).out;
    let seats = all.lines().filter(|line| line.contains("Nông Thị Hoa"));
    assert!(seats.clone().count() >= 2 && seats.into_iter().any(|seat| seat.contains("2021-09-27")), "{all}");
    desk.run(&["verify"]).expect(0);
    pressed
}
