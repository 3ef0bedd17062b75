//! What makes typing easy, in the real program.

use crate::jobs::{go_to, home};

/// The row of the file that names her.
fn row(desk: &crate::harness::process::Desk) -> serde_json::Value {
    let all = desk.run(&["list", "officers", "--format", "json"]).expect(0).json();
    let rows = all.as_array().unwrap();
    rows.iter().find(|row| row["full_name"] == "Nông Thị Ước").cloned().unwrap_or_default()
}

#[test]
fn names_dates_numbers_and_notes_are_typed_as_people_type_them() {
    let (desk, mut terminal) = home();
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    terminal.keys("v");
    terminal.wait_for("Hồ sơ");
    terminal.keys("<Enter>nông thị ước");
    terminal.wait_for("↓ viết hoa thành «Nông Thị Ước»");
    terminal.keys("<Down><Enter>");
    terminal.wait_for("Hồ sơ · Nông Thị Ước");
    terminal.wait_for("Đã lưu");
    terminal.keys("<Down><Enter>020268");
    terminal.wait_for("= thứ sáu, 02/02/1968");
    terminal.keys("<Enter>");
    terminal.wait_cursor("Ngày vào ngành");
    terminal.wait_for("Đã lưu");
    terminal.keys("<Enter>-2y");
    terminal.wait_for("= thứ bảy, 28/09/2019");
    terminal.keys("<Enter>");
    terminal.wait_for("Đã lưu");
    terminal.keys("<Down><Down><Down><Enter>091234567");
    terminal.wait_for("chỉ có 9 chữ số");
    terminal.keys("8<Enter>");
    terminal.wait_for("0912 345 678");
    terminal.wait_for("Đã lưu");
    terminal.keys("<End>");
    terminal.wait_cursor("Ghi chú");
    terminal.keys("<Enter>dòng một<C-n>dòng hai<Enter>");
    terminal.wait_for("dòng một ¶ dòng hai");
    // Leaving waits for what is being saved.
    terminal.keys("<Esc>");
    terminal.wait_gone("Hồ sơ");
    terminal.keys("q");
    terminal.wait_for("Thoát?");
    terminal.keys("<Enter>");
    terminal.ended();
    let stored = row(&desk);
    assert_eq!(stored["full_name"], "Nông Thị Ước");
    assert_eq!(stored["birth_date"], "1968-02-02");
    assert_eq!(stored["service_start"], "2019-09-28");
    assert_eq!(stored["phone"], "0912345678");
    assert_eq!(stored["note"], "dòng một\ndòng hai");
    desk.run(&["verify"]).expect(0);
}
