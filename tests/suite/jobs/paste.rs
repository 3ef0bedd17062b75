use crate::harness::keys::Pressed;
use crate::harness::process::Desk;
use crate::harness::terminal::Terminal;
use crate::jobs::home;

const ROWS: &str = "Họ và tên\tĐơn vị\tChức vụ\tTrình độ\n\
    Vi Văn Tài\tXã Cai Kinh\tVăn phòng - Thống kê\tCao đẳng\n\
    Hứa Thị Bích\tXã Yên Bình\tVăn phòng - Thống kê\tĐại học\n\
    Nông Thị Hoa\tHuyện Hữu Lũng\t\tThạc sĩ\n";

fn is_previewed(terminal: &mut Terminal) {
    terminal.wait_for("2 mới · 1 cập nhật · 0 lỗi");
}

fn officers(desk: &Desk) -> String {
    desk.run(&["list", "officers", "--format", "csv"]).expect(0).out
}

/// Scenario 14.
pub(super) fn three_rows_from_a_spreadsheet_are_one_key_and_one_undo() -> Pressed {
    let (desk, mut terminal) = home();
    let before = officers(&desk).lines().count();
    terminal.count();
    terminal.paste(ROWS.as_bytes());
    is_previewed(&mut terminal);
    terminal.keys("<Enter>");
    let pressed = terminal.pressed();
    terminal.wait_for("Đã nhập 2 người mới, cập nhật 1");
    let after = officers(&desk);
    assert_eq!(after.lines().count(), before + 2);
    assert!(after.lines().any(|line| line.contains("Nông Thị Hoa") && line.contains("master")), "{after}");
    terminal.keys("<C-z>");
    terminal.wait_for("Đã hoàn tác");
    assert_eq!(officers(&desk).lines().count(), before);
    desk.run(&["verify"]).expect(0);
    pressed
}

/// Scenario 15: the same bytes from a terminal that does not bracket pastes.
pub(super) fn a_paste_without_brackets_runs_nothing() -> Pressed {
    let (desk, mut terminal) = home();
    let before = desk.run(&["history", "--format", "json"]).expect(0).out;
    terminal.count();
    terminal.bytes(ROWS.as_bytes());
    is_previewed(&mut terminal);
    let pressed = terminal.pressed();
    assert_eq!(desk.run(&["history", "--format", "json"]).expect(0).out, before);
    terminal.keys("<Esc>");
    terminal.wait_for("266 người");
    assert_eq!(desk.run(&["history", "--format", "json"]).expect(0).out, before);
    pressed
}

/// A thousand rows: previewed, then written in one transaction.
#[test]
fn a_thousand_rows_are_one_change_set() {
    let (desk, mut terminal) = home();
    let mut text = String::from("Họ và tên\tĐơn vị\tChức vụ\tTrình độ\n");
    for n in 0..1_000 {
        // No two of one name: letters count in the place of digits.
        let letter = |digit: usize| char::from(b'a' + u8::try_from(digit % 10).unwrap());
        let name: String = [n / 100, n / 10, n].map(letter).iter().collect();
        text.push_str("Vi Văn B");
        text.push_str(&name);
        text.push_str("\tXã Cai Kinh\tCông chức\tĐại học\n");
    }
    let before = officers(&desk).lines().count();
    terminal.paste(text.as_bytes());
    terminal.wait_for("1000 mới · 0 cập nhật · 0 lỗi");
    terminal.keys("<Enter>");
    terminal.wait_for("Đã nhập 1000 người mới");
    assert_eq!(officers(&desk).lines().count(), before + 1_000);
    terminal.keys("<C-z>");
    terminal.wait_for("Đã hoàn tác");
    assert_eq!(officers(&desk).lines().count(), before);
    desk.run(&["verify"]).expect(0);
}

#[test]
fn what_is_no_list_is_refused_with_its_reason() {
    let (_desk, mut terminal) = home();
    terminal.paste(b"a\tb\xff\xfe\xfa\nc");
    terminal.wait_for("không phải là văn bản");
    terminal.paste(["x\t".repeat(60).as_str(), "\nx"].concat().as_bytes());
    terminal.wait_for("61 cột");
    terminal.wait_for("266 người");
}

/// Ten megabytes: refused with its size as a list, bounded in a cell; the next key finds the program as it was.
#[test]
fn a_paste_of_ten_megabytes_is_refused() {
    let (desk, mut terminal) = home();
    let before = desk.run(&["history", "--format", "json"]).expect(0).out;
    terminal.paste("Vi Văn Tài\t06427\n".repeat(500_000).as_bytes());
    terminal.wait_for("KiB");
    terminal.keys("<Down>");
    terminal.paste(&b"x".repeat(10 * 1024 * 1024));
    terminal.wait_for("ô chỉ nhận 64 KiB");
    terminal.keys("<Enter>");
    terminal.wait_for("Đang sửa");
    terminal.paste(&b"x".repeat(10 * 1024 * 1024));
    terminal.wait_for("ô chỉ nhận 64 KiB");
    terminal.keys("<Esc>");
    terminal.wait_gone("Đang sửa");
    assert_eq!(desk.run(&["history", "--format", "json"]).expect(0).out, before);
}
