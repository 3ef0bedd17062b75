use crate::harness::terminal::Terminal;
use crate::jobs::{go_to, home};

/// Stands on the cell of qualification of Nông Thị Hoa.
fn on_qualification(terminal: &mut Terminal) {
    go_to(terminal, "nong thi hoa", "Nông Thị Hoa");
    terminal.keys("<Right><Right>");
    terminal.wait_cursor("[Đại học");
}

/// Scenario 8, and 9 after it.
#[test]
fn a_qualification_is_corrected_undone_and_redone() {
    let (desk, mut terminal) = home();
    on_qualification(&mut terminal);
    terminal.keys("<Enter>thac<Enter>");
    terminal.wait_for("Đã lưu");
    terminal.wait("Thạc sĩ", |lines| {
        lines.iter().any(|l| l.contains("Nông Thị Hoa") && l.contains("Thạc sĩ"))
    });
    terminal.keys("<C-z>");
    terminal.wait("Đại học again", |lines| {
        lines.iter().any(|l| l.contains("Nông Thị Hoa") && l.contains("Đại học"))
    });
    terminal.keys("<C-y>");
    terminal.wait("Thạc sĩ again", |lines| {
        lines.iter().any(|l| l.contains("Nông Thị Hoa") && l.contains("Thạc sĩ"))
    });
    terminal.keys("q");
    terminal.wait_for("Thoát?");
    terminal.keys("<Enter>");
    terminal.ended();
    desk.run(&["verify"]).expect(0);
}

/// Scenario 10.
#[test]
fn escape_gives_the_old_value_back() {
    let (desk, mut terminal) = home();
    let before = desk.run(&["history", "--format", "json"]).expect(0).out;
    on_qualification(&mut terminal);
    terminal.keys("<Enter>zzz");
    terminal.wait_for("zzz");
    terminal.keys("<Esc>");
    terminal.wait_gone("zzz");
    terminal.wait_cursor("Đại học");
    assert_eq!(desk.run(&["history", "--format", "json"]).expect(0).out, before);
}

/// Scenario 11: the typing aid sends Backspaces and composed letters in one read.
#[test]
fn a_burst_of_the_typing_aid_is_taken_literally() {
    let (_desk, mut terminal) = home();
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    terminal.keys("<Enter>");
    terminal.bytes("Nguyên".as_bytes());
    terminal.bytes("\x7f\x7fễn".as_bytes());
    terminal.wait_for("Nguyễn");
}

/// Scenario 12.
#[test]
fn the_typing_aid_harms_nothing_on_a_sheet() {
    let (desk, mut terminal) = home();
    let before = desk.run(&["history", "--format", "json"]).expect(0).out;
    terminal.bytes("ư".as_bytes());
    terminal.wait_for("Bộ gõ");
    terminal.bytes(&[0x7f; 20]);
    terminal.keys("<Down>");
    terminal.wait_for("266 người");
    assert_eq!(desk.run(&["history", "--format", "json"]).expect(0).out, before);
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
#[test]
fn a_vacancy_is_filled() {
    let (desk, mut terminal) = home();
    go_to(&mut terminal, "cai k", "Xã Cai Kinh");
    terminal.keys("<Right><Down>");
    terminal.wait_cursor("(còn trống)");
    // A hand is seen between the keys: letters, Tab and letters in one read are a paste.
    terminal.keys("tVi Van Tai");
    terminal.wait_for("[Vi Van Tai");
    terminal.keys("<Tab>");
    terminal.wait_for("· Chức vụ");
    terminal.keys("van ph");
    terminal.wait_for("Văn phòng - Thống kê");
    terminal.keys("<Enter>");
    terminal.wait_for("Đã lưu");
    terminal.wait_for("1/1");
    let under = desk.run(&["check", "--under", "06427", "--format", "json", "--fail-on", "never"]);
    assert_eq!(under.status, 0, "{}", under.err);
    desk.run(&["verify"]).expect(0);
}

/// Scenario 6.
#[test]
fn an_officer_is_transferred() {
    let (desk, mut terminal) = home();
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    terminal.keys("c");
    terminal.wait_for("Chuyển");
    terminal.keys("cai k");
    terminal.wait_cursor("Xã Cai Kinh");
    terminal.keys("<Enter>");
    terminal.wait_gone("cai k");
    terminal.keys("<Enter>");
    terminal.wait_for("Đã lưu");
    let list = desk.run(&["list", "officers", "--format", "csv"]).expect(0).out;
    let row = list.lines().find(|line| line.contains("Nông Thị Hoa")).unwrap();
    assert!(row.contains("Xã Cai Kinh"), "{row}");
    desk.run(&["verify"]).expect(0);
}
