use crate::harness::keys::Pressed;
use crate::jobs::{go_to, home};

/// Scenario 16.
pub(super) fn one_edit_for_three_marked_rows() -> Pressed {
    let (desk, mut terminal) = home();
    let before = desk.run(&["list", "officers", "--format", "csv"]).expect(0).out;
    terminal.keys("<F9>");
    terminal.wait_for("Tìm lệnh");
    terminal.keys("phang toan<Enter>");
    terminal.wait_for("1/281 người");
    terminal.keys("<Right><Right><Right>");
    terminal.count();
    terminal.keys("   <Enter>thac");
    terminal.wait("count and effect first", |lines| lines[18].contains("3 dòng"));
    terminal.keys("<Enter>");
    let pressed = terminal.pressed();
    terminal.wait_for("Đã lưu");
    let masters = |text: &str| text.lines().take(4).filter(|line| line.contains("master")).count();
    let after = desk.run(&["list", "officers", "--format", "csv"]).expect(0).out;
    assert_eq!(masters(&after), 3, "{after}");
    terminal.keys("<C-z>");
    terminal.wait_for("Đã hoàn tác");
    let undone = desk.run(&["list", "officers", "--format", "csv"]).expect(0).out;
    let without_versions = |text: &str| {
        let line = |line: &str| line.rsplit_once(',').unwrap_or_default().0.to_owned();
        text.lines().map(line).collect::<Vec<_>>()
    };
    assert_eq!(without_versions(&undone), without_versions(&before));
    desk.run(&["verify"]).expect(0);
    pressed
}

/// Scenario 17.
pub(super) fn the_value_above_is_filled_down() -> Pressed {
    let (desk, mut terminal) = home();
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    terminal.keys("<Right>");
    terminal.wait_cursor("[Chuyên viên");
    terminal.count();
    terminal.keys("<C-d>");
    let pressed = terminal.pressed();
    // The value of Hoàng Văn Ba, who stands above; the message names it.
    terminal.wait_for("Đã ghi «Phó Chủ tịch UBND» vào 1 dòng");
    terminal.wait_cursor("Phó Chủ tịch UBND");
    desk.run(&["verify"]).expect(0);
    pressed
}

/// Scenario 21.
pub(super) fn the_last_change_is_repeated() -> Pressed {
    let (desk, mut terminal) = home();
    go_to(&mut terminal, "hoang van ba", "Hoàng Văn Ba");
    terminal.keys("<Right><Right><Enter>thac<Enter>");
    terminal.wait_for("Đã lưu");
    terminal.wait_cursor("Nông Thị Hoa");
    terminal.count();
    terminal.keys("<F4>");
    let pressed = terminal.pressed();
    terminal.wait("the same change here", |lines| {
        lines.iter().any(|line| line.contains("Nông Thị Hoa") && line.contains("Thạc sĩ"))
    });
    desk.run(&["verify"]).expect(0);
    pressed
}

/// A key costs no more than in the outline: one write, a few hundred bytes.
#[test]
fn marking_costs_few_bytes() {
    let (_desk, mut terminal) = home();
    terminal.keys("<F9>");
    terminal.wait_for("Tìm lệnh");
    terminal.keys("phang toan<Enter>");
    terminal.wait_for("1/281 người");
    let before = terminal.written.len();
    for n in 1..=10 {
        terminal.keys(" ");
        terminal.wait_for(&format!("{n} dòng được đánh dấu"));
    }
    let bytes = terminal.written.len() - before;
    assert!(bytes < 10 * 900, "{bytes} bytes for ten keys");
}
