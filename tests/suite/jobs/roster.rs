use crate::harness::keys::Pressed;
use crate::jobs::{go_to, home};

/// Scenario 20.
pub(super) fn the_cells_value_filters() -> Pressed {
    let (_desk, mut terminal) = home();
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    terminal.keys("<Right><Right>");
    terminal.wait_cursor("[Đại học");
    terminal.count();
    terminal.keys("f<Enter>");
    let lines = terminal.wait_for("Trình độ = Đại học");
    let rows = lines[2..18].iter().filter(|line| !line.trim().is_empty());
    assert!(rows.clone().count() > 10 && rows.into_iter().all(|line| line.contains("Đại học")), "{lines:#?}");
    terminal.keys("<Esc>");
    terminal.wait_for("/281 người");
    let pressed = terminal.pressed();
    terminal.keys("q");
    terminal.wait_cursor("Nông Thị Hoa");
    pressed
}

/// Order, conditions and an edit in place; a key costs no more bytes than in the outline, in one write.
#[test]
fn the_flat_roster_is_sorted_edited_and_moved_through() {
    let (desk, mut terminal) = home();
    terminal.keys("<F9>");
    terminal.wait_for("Tìm lệnh");
    terminal.keys("phang toan<Enter>");
    terminal.wait_for("1/281 người");
    terminal.keys("s");
    terminal.wait_for("Họ và tên↑");
    terminal.keys("<Home>");
    terminal.wait_for(" 1/281 người");
    let before = terminal.written.len();
    for n in 2..=11 {
        terminal.keys("<Down>");
        terminal.wait_for(&format!(" {n}/281 người"));
    }
    let bytes = terminal.written.len() - before;
    assert!(bytes < 10 * 900, "{bytes} bytes for ten keys");
    terminal.keys("<End><End>");
    terminal.wait_for("281/281 người");
    terminal.keys("/nong thi hoa<Enter>");
    terminal.wait_cursor("Nông Thị Hoa");
    terminal.keys("<Home><Right><Right><Right><Enter>thac<Enter>");
    terminal.wait_for("Đã lưu");
    terminal.wait_cursor("Thạc sĩ");
    terminal.keys("q");
    terminal.wait_for("/281 người");
    terminal.keys("q");
    terminal.wait_for("cả tỉnh");
    let list = desk.run(&["list", "officers", "--format", "csv"]).expect(0).out;
    assert!(list.lines().any(|line| line.contains("Nông Thị Hoa") && line.contains("master")), "{list}");
    desk.run(&["verify"]).expect(0);
}
