use crate::harness::keys::Pressed;
use crate::jobs::{go_to, home};

/// Scenario 4.
pub(super) fn f8_stands_on_the_next_finding_with_its_reason() -> Pressed {
    let (_desk, mut terminal) = home();
    let before = terminal.lines();
    terminal.count();
    terminal.keys("<F8>");
    let lines = terminal.wait("another row", |lines| {
        let cursor = |lines: &[String]| lines.iter().find(|line| line.starts_with('>')).cloned();
        cursor(lines).is_some() && cursor(lines) != cursor(&before)
    });
    assert!(lines[18..22].iter().any(|line| line.contains("Căn cứ") || line.contains("Chữa")), "{lines:#?}");
    terminal.pressed()
}

/// Scenario 5.
pub(super) fn a_commune_is_reached() -> Pressed {
    let (_desk, mut terminal) = home();
    terminal.count();
    terminal.keys("gcai k<Enter>");
    terminal.wait_cursor("Xã Cai Kinh");
    terminal.pressed()
}

#[test]
fn leaps_go_back_and_a_code_leads_to_its_unit() {
    let (_desk, mut terminal) = home();
    go_to(&mut terminal, "06427", "Xã Cai Kinh");
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    terminal.keys("<lt>");
    terminal.wait_cursor("Xã Cai Kinh");
    terminal.keys("><A-Left>");
    terminal.wait_cursor("Xã Cai Kinh");
    terminal.keys("g");
    terminal.wait_cursor("Nông Thị Hoa");
}

/// Scenario 19: "duc" is sooner a Đức than the "dục" of an office.
pub(super) fn a_name_is_found_without_marks() -> Pressed {
    let (_desk, mut terminal) = home();
    terminal.count();
    terminal.keys("/duc<Enter>");
    let first = terminal.wait_cursor("Đức");
    terminal.keys("n");
    let pressed = terminal.pressed();
    let is_next = |line: &String| line.starts_with('>') && line.contains("Đức") && *line != first;
    terminal.wait("the next Đức", |lines| lines.iter().any(is_next));
    pressed
}

/// Scenario 13.
pub(super) fn a_torn_arrow_changes_nothing() -> Pressed {
    let (_desk, mut terminal) = home();
    go_to(&mut terminal, "cai k", "Xã Cai Kinh");
    // The program has waited for the rest of the sequence when the letters come.
    terminal.count();
    terminal.bytes(b"\x1b");
    terminal.wait_for("Thoát: q");
    terminal.bytes(b"[B");
    let pressed = terminal.pressed();
    terminal.keys("<F1>");
    terminal.wait_for("Giúp");
    terminal.keys("<Esc>");
    terminal.wait_cursor("Xã Cai Kinh");
    pressed
}

#[test]
fn the_list_of_findings_leads_to_the_row() {
    let (_desk, mut terminal) = home();
    go_to(&mut terminal, "cai k", "Xã Cai Kinh");
    terminal.keys("p");
    terminal.wait_for("Phát hiện");
    terminal.keys("<Esc>");
    terminal.wait_cursor("Xã Cai Kinh");
}
