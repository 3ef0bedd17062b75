use crate::harness::process::Desk;
use crate::harness::terminal::Terminal;
use crate::jobs::{go_to, home};

/// The state of a finding, if it stands.
fn state(desk: &Desk, key: &str) -> Option<String> {
    let checked = desk.run(&["check", "--format", "json", "--fail-on", "never"]).expect(0).json();
    let mut findings = checked["findings"].as_array().unwrap().iter();
    let found = findings.find(|finding| finding["key"] == key)?;
    found["state"].as_str().map(ToOwned::to_owned)
}

fn stands(desk: &Desk, key: &str) -> bool {
    state(desk, key).is_some()
}

fn mark(terminal: &mut Terminal, unit: &str, mark: char) {
    terminal.wait("the mark of the unit", |lines| {
        lines.iter().any(|line| line.starts_with('>') && line.contains(unit) && line.contains(mark))
    });
}

#[test]
fn a_candidate_is_taken_and_saved_and_the_mark_changes() {
    let (desk, mut terminal) = home();
    go_to(&mut terminal, "cai k", "Xã Cai Kinh");
    terminal.wait_for("Phùng Thị Én (Xã Đồng Tân) thay được ngay");
    terminal.keys("!");
    terminal.wait_for("Cách chữa C1 · Xã Cai Kinh");
    terminal.wait_cursor("chuyển Phùng Thị Én từ Xã Đồng Tân sang");
    terminal.keys("<Enter>");
    terminal.wait("the effect before it is saved", |lines| {
        lines.iter().any(|line| line.contains("Xã Cai Kinh × → √"))
            && lines.iter().any(|line| line.contains("28/09/2021"))
    });
    assert!(stands(&desk, "C1/06427/short"));
    terminal.keys("<Tab>QD 9<Enter>");
    terminal.wait_for("Đã lưu");
    mark(&mut terminal, "Xã Cai Kinh", '√');
    assert!(!stands(&desk, "C1/06427/short") && !stands(&desk, "C1/06424/over"));
    terminal.keys("z");
    terminal.wait_for("Đã hoàn tác");
    mark(&mut terminal, "Xã Cai Kinh", '×');
    assert!(stands(&desk, "C1/06427/short"));
    desk.run(&["verify"]).expect(0);
}

/// Tries to move Phùng Thị Én to Cai Kinh, then to end Hoàng Văn Ba's seat.
fn try_two(terminal: &mut Terminal) {
    terminal.keys("=");
    terminal.wait_for("Đang THỬ");
    go_to(terminal, "cai k", "Xã Cai Kinh");
    terminal.keys("!");
    terminal.wait_cursor("chuyển Phùng Thị Én");
    terminal.keys("<Enter>");
    terminal.wait_for("Xã Cai Kinh × → √");
    terminal.keys("<Enter>");
    terminal.wait("one step", |lines| lines[0].contains("THỬ 1 bước"));
    go_to(terminal, "hoang van ba", "Hoàng Văn Ba");
    terminal.keys("x");
    terminal.wait_for("Nghỉ từ ngày");
    terminal.keys("<Enter>");
    terminal.wait("two steps", |lines| lines[0].contains("THỬ 2 bước"));
}

#[test]
fn two_moves_are_tried_saved_as_one_and_taken_back_by_one_key() {
    let (desk, mut terminal) = home();
    let before = desk.run(&["list", "officers", "--all", "--format", "csv"]).expect(0).out;
    try_two(&mut terminal);
    assert_eq!(desk.run(&["list", "officers", "--all", "--format", "csv"]).expect(0).out, before);
    terminal.keys("=");
    terminal.wait("the differences", |lines| {
        lines[0].contains("2 bước, chưa lưu")
            && lines.iter().any(|line| line.contains("×→√  C1"))
            && lines.iter().any(|line| line.contains("?→×  D1"))
    });
    terminal.keys("<Enter>");
    terminal.wait_for("Đã lưu phương án 2 bước");
    assert!(!stands(&desk, "C1/06427/short"));
    assert_eq!(state(&desk, "D1/186/short").as_deref(), Some("breach"));
    terminal.keys("z");
    terminal.wait_for("Đã hoàn tác");
    assert!(stands(&desk, "C1/06427/short"));
    assert_eq!(state(&desk, "D1/186/short").as_deref(), Some("unknown"));
    desk.run(&["verify"]).expect(0);
}

#[test]
fn what_is_tried_is_dropped_and_leaves_nothing() {
    let (desk, mut terminal) = home();
    let before = desk.run(&["history", "--format", "json"]).expect(0).out;
    try_two(&mut terminal);
    terminal.keys("=<Delete>");
    terminal.wait_for("Bỏ cả phương án 2 bước?");
    terminal.keys("x");
    terminal.wait("nothing is tried", |lines| !lines[0].contains("THỬ"));
    go_to(&mut terminal, "cai k", "Xã Cai Kinh");
    mark(&mut terminal, "Xã Cai Kinh", '×');
    assert_eq!(desk.run(&["history", "--format", "json"]).expect(0).out, before);
}

#[test]
fn an_inspection_and_a_class_are_entered_and_taken_back() {
    let (desk, mut terminal) = home();
    go_to(&mut terminal, "cai k", "Xã Cai Kinh");
    terminal.keys(":ghi dot<Enter>");
    terminal.wait_for("Đợt kiểm tra Xã Cai Kinh");
    terminal.keys("01/06/2021<Enter>");
    terminal.wait_for("Đã lưu");
    // With the first inspection the rule about them holds, for all who have had none.
    assert!(stands(&desk, "I1/SNV/recent") && !stands(&desk, "I1/06427/recent"));
    terminal.keys("z");
    terminal.wait_for("Đã hoàn tác");
    assert!(!stands(&desk, "I1/SNV/recent"));
    go_to(&mut terminal, "hoang van ba", "Hoàng Văn Ba");
    terminal.keys(":ghi lop<Enter>");
    terminal.wait_for("Lớp tập huấn của Hoàng Văn Ba");
    terminal.keys("15/09/2021<Tab>KSTTHC<Enter>");
    terminal.wait_for("Đã lưu");
    let officers = desk.run(&["list", "officers", "--format", "csv"]).expect(0).out;
    assert!(officers.contains("2021-09-15:KSTTHC"), "{officers}");
    desk.run(&["verify"]).expect(0);
}
