//! Marked rows: one doing for all of them, one step of undo; filling down, repeating, copying.

use insta::assert_snapshot;

use crate::domain::change::Step;
use crate::domain::field::Field;
use crate::tui::effect::Effect;
use crate::tui::key::Key;
use crate::tui::tests::driver::Driver;
use crate::tui::tests::sheets::at;

const OPEN: &str = "F9 'phang toan bo' Enter ";

fn space(screen: &mut Driver, times: usize) {
    for _ in 0..times {
        screen.key(Key::Char(' '));
    }
}

fn qualification(screen: &Driver, name: &str) -> String {
    let person = screen.office.people.iter().find(|person| person.full_name == name).unwrap();
    person.get(Field::Qualification)
}

/// Scenario 16.
#[test]
fn an_edit_goes_to_all_marked_rows_with_its_effect_seen_first_and_is_one_step_of_undo() {
    let mut screen = at(OPEN);
    screen.at("F9 'thu tu' Enter / 'dinh van' Enter Right Right Right");
    space(&mut screen, 3);
    assert!(screen.message().contains("3 dòng được đánh dấu"), "{}", screen.screen());
    screen.at("Enter 'so'");
    assert_snapshot!(screen.screen(), @r#"
 Danh sách · Tỉnh Lạng Sơn · Họ và tên: dinh van      4/30 người  × 1  ▲ 1  ? 1
  Họ và tên              Đơn vị            Chức vụ             Trình độ
* Đinh Văn 1             Xã Bản 1          Văn phòng - Thống … Sơ cấp
* Đinh Văn 2             Xã Bản 2          Văn phòng - Thống … Sơ cấp
* Đinh Văn 3             Xã Bản 3          Văn phòng - Thống … Sơ cấp
> Đinh Văn 4             Xã Bản 4          Văn phòng - Thống …[Cao đẳng]
  Đinh Văn 5             Xã Bản 5          Văn phòng - Thống … Cao đẳng
  Đinh Văn 6             Xã Bản 6          Văn phòng - Thống … Cao đẳng
  Đinh Văn 7             Xã Bản 7          Văn phòng - Thống … Cao đẳng
  Đinh Văn 8             Xã Bản 8          Văn phòng - Thống … Cao đẳng
  Đinh Văn 9             Xã Bản 9          Văn phòng - Thống … Cao đẳng
  Đinh Văn 10            Xã Bản 10         Văn phòng - Thống … Cao đẳng
  Đinh Văn 11            Xã Bản 11         Văn phòng - Thống … Cao đẳng
  Đinh Văn 12            Xã Bản 12         Văn phòng - Thống … Cao đẳng
  Đinh Văn 13            Xã Bản 13         Văn phòng - Thống … Cao đẳng
  Đinh Văn 14            Xã Bản 14         Văn phòng - Thống … Cao đẳng
  Đinh Văn 15            Xã Bản 15         Văn phòng - Thống … Cao đẳng
  Đinh Văn 16            Xã Bản 16         Văn phòng - Thống … Cao đẳng
 Sửa Trình độ của các dòng đã dấu                                        3 dòng
   Trình độ [so              ]
   Sơ cấp
   Enter nhận «Sơ cấp»
 3 dòng được đánh dấu
 Enter lưu, xuống  Tab lưu, sang phải  ↓ danh sách  Esc bỏ, giữ giá trị cũ
"#);
    let before = screen.office.written;
    screen.at("Enter");
    assert_eq!(screen.office.written, before + 1);
    for name in ["Đinh Văn 1", "Đinh Văn 2", "Đinh Văn 3"] {
        assert_eq!(qualification(&screen, name), "elementary");
    }
    assert_eq!(qualification(&screen, "Đinh Văn 4"), "college");
    assert!(screen.model.marks.is_empty());
    screen.at("Ctrl-Z");
    assert_eq!(qualification(&screen, "Đinh Văn 2"), "college");
}

#[test]
fn marks_are_of_rows_and_come_off_by_the_same_key_or_escape() {
    let mut screen = at("g 'hoang van ba' Enter");
    space(&mut screen, 2);
    let marked = |screen: &Driver| screen.screen().lines().filter(|line| line.starts_with('*')).count();
    assert_eq!(marked(&screen), 2);
    screen.at("Up");
    space(&mut screen, 1);
    assert_eq!(marked(&screen), 1);
    // Also in the flat roster, and whatever stands above.
    screen.at("s / 'hoang van ba' Enter");
    assert_eq!(marked(&screen), 1);
    screen.at("Esc");
    assert_eq!(marked(&screen), 0);
    assert!(screen.title().contains("hoang van ba"), "the filter stays for the next Esc");
    screen.at("Esc Esc");
    assert!(screen.title().contains("cả tỉnh"));
}

#[test]
fn a_range_and_all_rows_shown_are_marked() {
    let mut screen = at(OPEN);
    screen.at("V");
    assert!(screen.message().contains("Space"), "{}", screen.screen());
    space(&mut screen, 1);
    screen.at("Down Down V");
    assert_eq!(screen.model.marks.len(), 4);
    screen.at("Esc / 'dinh' Enter *");
    assert_eq!(screen.model.marks.len(), 30);
    screen.at("Esc Esc");
    assert_eq!(screen.model.marks.len(), 0);
    let mut screen = at("g 'hoang van ba' Enter *");
    assert_eq!(screen.model.marks.len(), 2);
    screen.at("Home Home");
    space(&mut screen, 1);
    assert!(screen.message().contains("cán bộ"), "{}", screen.screen());
}

#[test]
fn the_value_above_is_filled_down() {
    let mut screen = at("g 'nong thi hoa' Enter Right Ctrl-D");
    assert!(screen.message().contains("Đã ghi «Phó Chủ tịch UBND» vào 1 dòng"), "{}", screen.screen());
    assert!(screen.cursor_row().contains("Phó Chủ tịch UBND"));
    screen.at("Ctrl-D");
    assert!(screen.message().contains("đã là «Phó Chủ tịch UBND»"));
    screen.at("Ctrl-Z");
    assert!(screen.cursor_row().contains("Chuyên viên"));
    let mut screen = at(OPEN);
    screen.at("Ctrl-D");
    assert!(screen.message().contains("không có cán bộ"), "{}", screen.screen());
    // With marks: the topmost one gives its value to the others.
    screen.at("Right Right Right");
    space(&mut screen, 3);
    screen.at("Ctrl-D");
    assert_eq!(qualification(&screen, "Hoàng Văn Ba"), "master");
    assert!(screen.message().contains("vào 3 dòng"), "{}", screen.message());
}

/// Scenario 21.
#[test]
fn what_was_done_last_is_done_again() {
    let mut screen = at("g 'hoang van ba' Enter F4");
    assert!(screen.message().contains("Chưa có việc"), "{}", screen.screen());
    screen.at("Right Right Enter 'thac' Enter F4");
    assert_eq!(qualification(&screen, "Nông Thị Hoa"), "master");
    screen.at("g 'ly thi mo' Enter");
    space(&mut screen, 2);
    screen.at(".");
    assert_eq!(qualification(&screen, "Triệu Văn Sơn"), "master");
    assert_eq!(qualification(&screen, "Lý Thị Mơ"), "master");
    let mut screen = at("g 'hoang van ba' Enter x '01/09/2021' Enter g 'ly thi mo' Enter F4");
    assert!(screen.screen().contains("Nghỉ từ ngày [01/09/2021"), "{}", screen.screen());
    screen.at("Esc");
}

#[test]
fn marked_seats_are_ended_and_moved_together() {
    let mut screen = at(OPEN);
    screen.at("/ 'dinh van' Enter");
    space(&mut screen, 3);
    screen.at("x");
    assert!(screen.screen().contains("Kết thúc vị trí · 3 người"), "{}", screen.screen());
    screen.at("Enter");
    assert!(screen.title().contains("/27 người"), "{}", screen.title());
    space(&mut screen, 2);
    screen.at("c 'cai k' Enter Enter");
    assert!(screen.screen().matches("Xã Cai Kinh").count() >= 2, "{}", screen.screen());
    screen.at("Ctrl-Z Ctrl-Z");
    assert!(screen.title().contains("/30 người"), "{}", screen.title());
}

#[test]
fn ending_more_than_twenty_asks_for_their_number() {
    let mut screen = at(OPEN);
    screen.at("/ 'dinh van' Enter * x Enter");
    assert!(screen.screen().contains("Gõ số 30"), "{}", screen.screen());
    let before = screen.office.written;
    screen.at("'3' Enter");
    assert!(screen.screen().contains("đúng số 30"), "{}", screen.screen());
    screen.at("'31' Backspace '0'");
    assert_eq!(screen.office.written, before);
    screen.at("Enter");
    assert_eq!(screen.office.written, before + 1);
    assert!(screen.screen().contains("Không có ai"));
    let mut screen = at(OPEN);
    screen.at("/ 'dinh van' Enter * x Enter Esc Esc Esc");
    assert_eq!(screen.office.written, 0);
}

#[test]
fn the_name_cannot_be_set_for_several_and_a_refused_change_is_kept() {
    let mut screen = at(OPEN);
    space(&mut screen, 2);
    screen.at("Home Enter");
    assert!(screen.model.edit.is_none());
    screen.at("Right Right Delete");
    assert!(screen.message().contains("vào 2 dòng"), "{}", screen.screen());
    assert_eq!(screen.office.seats.iter().filter(|seat| seat.title.is_empty()).count(), 2);
}

#[test]
fn marked_rows_are_copied_with_the_columns_of_the_sheet() {
    let mut screen = at(OPEN);
    space(&mut screen, 2);
    screen.at("Ctrl-C");
    assert!(screen.message().contains("Đã chép 2 dòng"), "{}", screen.screen());
    let Some(Effect::CopyRows(rows)) = screen.wanted.iter().rev().find(|e| matches!(e, Effect::CopyRows(_)))
    else {
        panic!()
    };
    assert_eq!(rows[0], ["Lương Thị Thu", "Sở Nội vụ", "Giám đốc", "Thạc sĩ", "2001"]);
    assert_eq!(rows.len(), 2);
}

#[test]
fn each_of_the_marked_records_is_written_once() {
    let mut screen = at(OPEN);
    screen.at("Right Right Right");
    space(&mut screen, 2);
    screen.at("Enter 'tien'");
    let edit = screen.model.edit.as_ref().unwrap();
    let (_, steps) = edit.change().unwrap();
    assert!(matches!(steps.as_slice(), [Step::EditPerson { .. }, Step::EditPerson { .. }]), "{steps:?}");
}
