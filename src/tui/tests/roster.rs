//! The flat roster: order, conditions, groups, columns, edits in place, long looks.

use insta::assert_snapshot;

use crate::domain::fault::Fault;
use crate::domain::fault::store::StoreFault;
use crate::domain::query::Question;
use crate::tui::effect::{Effect, Part, Wanted};
use crate::tui::message::Message;
use crate::tui::tests::driver::Driver;
use crate::tui::tests::sheets::at;

const OPEN: &str = "F9 'phang toan bo' Enter ";

#[test]
fn all_officers_in_one_table() {
    let screen = at(OPEN);
    assert_snapshot!(screen.screen(), @r#"
 Danh sách · Tỉnh Lạng Sơn                            1/38 người  × 1  ▲ 1  ? 1
  Họ và tên              Đơn vị            Chức vụ             Trình độ
>[Lương Thị Thu]         Sở Nội vụ         Giám đốc            Thạc sĩ
  Bế Văn Quân            Sở Nội vụ         Trưởng phòng        Đại học
  Hoàng Văn Ba           Huyện Hữu Lũng    Phó Chủ tịch UBND   Đại học
  Nông Thị Hoa           Huyện Hữu Lũng    Chuyên viên         Đại học         ?
  Lý Thị Mơ              Xã Đồng Tân       Văn phòng - Thống … Cao đẳng
  Triệu Văn Sơn          Xã Đồng Tân       Trưởng Công an      Trung cấp
  Vi Thị Lan             Huyện Chi Lăng    Chủ tịch UBND       Đại học
  Hà Văn Đức             Huyện Chi Lăng    Chánh Văn phòng HĐ… Đại học
  Đinh Văn 1             Xã Bản 1          Văn phòng - Thống … Cao đẳng
  Đinh Văn 2             Xã Bản 2          Văn phòng - Thống … Cao đẳng
  Đinh Văn 3             Xã Bản 3          Văn phòng - Thống … Cao đẳng
  Đinh Văn 4             Xã Bản 4          Văn phòng - Thống … Cao đẳng
  Đinh Văn 5             Xã Bản 5          Văn phòng - Thống … Cao đẳng
  Đinh Văn 6             Xã Bản 6          Văn phòng - Thống … Cao đẳng
  Đinh Văn 7             Xã Bản 7          Văn phòng - Thống … Cao đẳng
  Đinh Văn 8             Xã Bản 8          Văn phòng - Thống … Cao đẳng
── Tỉnh Lạng Sơn / Sở Nội vụ / Lương Thị Thu
   Thạc sĩ · vào ngành 2001 · Chính thức · vị trí từ 01/01/2020 · 0205 3 810 000
   · a@langson.example


 ↑↓←→ đi  Enter sửa  s xếp  f lọc  F8 lỗi kế  / tìm  g tới  F1 giúp  Esc về
"#);
}

#[test]
fn the_place_to_sort_by_is_shown_and_the_second_press_reverses() {
    let mut screen = at(OPEN);
    screen.at("s");
    assert!(screen.screen().contains("Họ và tên↑"), "{}", screen.screen());
    screen.at("Home Home");
    assert!(screen.cursor_row().contains("[Đinh Văn 1]"), "{}", screen.screen());
    screen.at("Right Right s");
    assert!(screen.screen().contains("Chức vụ↑1") && screen.screen().contains("Họ và tên↑2"));
    screen.at("s");
    assert!(screen.screen().contains("Chức vụ↓1"));
    screen.at("F9 'thu tu cay' Enter");
    assert!(!screen.screen().contains('↑') || screen.screen().contains("↑↓←→ đi"));
    assert!(!screen.screen().contains("Chức vụ↓"));
}

#[test]
fn the_value_of_the_cell_filters_and_escape_gives_all_rows_back() {
    let mut screen = at("g 'bế văn quân' Enter Right Right f");
    assert!(screen.message().contains("Lọc Trình độ"), "{}", screen.screen());
    screen.at("Enter");
    assert!(screen.title().contains("Trình độ = Đại học"), "{}", screen.title());
    assert!(screen.title().contains("/5 người"), "{}", screen.title());
    let screen_text = screen.screen();
    let table = screen_text.lines().skip(2).take(5);
    assert!(table.clone().all(|line| line.contains("Đại học")), "{screen_text}");
    screen.at("Esc");
    assert!(screen.title().contains("/38 người"), "{}", screen.title());
    screen.at("Esc");
    assert!(screen.title().contains("cả tỉnh"));
    assert!(screen.cursor_row().contains("Bế Văn Quân"));
}

#[test]
fn typed_words_filter_by_their_beginnings() {
    let mut screen = at(OPEN);
    screen.at("/ 'van duc' Enter");
    assert!(screen.cursor_row().contains("Hà Văn Đức"), "{}", screen.screen());
    screen.at("Esc Right Right Right f 'tr' Enter");
    assert!(screen.title().contains("Trình độ = Trung cấp"), "{}", screen.title());
    screen.at("Esc f 'zzz' Enter");
    assert!(screen.message().contains("không có «zzz»"), "{}", screen.screen());
    screen.at("Esc");
    assert!(!screen.title().contains("zzz"));
}

#[test]
fn a_unit_of_the_outline_opens_its_own_roster() {
    let mut screen = at("g 'huu lung' Enter f Enter");
    assert!(screen.title().contains("Danh sách · Huyện Hữu Lũng"), "{}", screen.title());
    assert!(screen.title().contains("/4 người"));
    screen.at("Esc");
    assert!(screen.cursor_row().contains("Huyện Hữu Lũng"));
}

#[test]
fn groups_are_counted_and_lead_to_their_officers() {
    let mut screen = at(OPEN);
    screen.at("Right Right Right F9 'nhom' Enter");
    assert_snapshot!(screen.screen(), @r#"
 Nhóm theo Trình độ                                                      4 nhóm
  Trình độ                               Số người
> Cao đẳng                                    31  █████████████████████████████
  Đại học                                      5  █████
  Trung cấp                                    1  █
  Thạc sĩ                                      1  █












── Cao đẳng: 31 người. Enter xem danh sách.




 ↑↓←→ đi  Enter xem  F8 lỗi kế  g tới  F9 lệnh  F1 giúp  Esc về  p phát hiện
"#);
    screen.at("Down Enter");
    assert!(screen.title().contains("Trình độ = Đại học"), "{}", screen.screen());
    screen.at("Esc Esc");
    assert!(screen.title().contains("Nhóm theo"), "{}", screen.screen());
}

#[test]
fn columns_are_chosen_and_kept_for_the_next_roster() {
    let mut screen = at(OPEN);
    screen.at("F9 'chon va' Enter Down");
    assert_snapshot!(screen.screen(), @r#"
 Chọn cột của danh sách                                              5 cột hiện
      Cột
  [x] Họ và tên
> [x] Đơn vị
  [x] Chức vụ
  [x] Trình độ
  [x] Ngày vào ngành
  [ ] Giới tính
  [ ] Ngày sinh
  [ ] Điện thoại
  [ ] Thư điện tử
  [ ] Vai trò
  [ ] Trạng thái
  [ ] Từ ngày
  [ ] Đến ngày
  [ ] Số quyết định
  [ ] Ngày quyết định
  [ ] Hết nhiệm kỳ
 Space hiện hoặc ẩn cột, - và + chuyển sang trái, sang phải, Esc về. Giữ đến hết
 phiên này.



 ↑↓←→ đi  Space hiện/ẩn  F8 lỗi kế  g tới  F9 lệnh  F1 giúp  Esc về  p phát hiện
"#);
    screen.key(crate::tui::key::Key::Char(' '));
    screen.at("Esc");
    let heads = |screen: &Driver| screen.screen().lines().nth(1).unwrap().to_owned();
    assert!(!heads(&screen).contains("Đơn vị"), "{}", screen.screen());
    screen.at("Esc");
    screen.at(OPEN);
    assert!(!heads(&screen).contains("Đơn vị"), "{}", screen.screen());
}

#[test]
fn a_cell_is_edited_in_place_with_live_marks() {
    let mut screen = at(OPEN);
    screen.at("/ 'nong thi hoa' Enter Right Right Right Right");
    assert!(screen.screen().contains("? D1"), "{}", screen.screen());
    screen.at("Enter '2010'");
    assert!(screen.screen().contains("Tỉnh ? 1 → 0"), "{}", screen.screen());
    screen.at("Enter");
    assert!(screen.message().contains("Đã lưu"), "{}", screen.screen());
    assert!(!screen.screen().contains("? D1"), "{}", screen.screen());
    screen.at("Ctrl-Z");
    assert!(screen.screen().contains("? D1"), "{}", screen.screen());
}

#[test]
fn an_edit_of_the_sorted_column_keeps_the_cursor_on_its_officer() {
    let mut screen = at(OPEN);
    screen.at("s / 'quan' Enter Enter 'Zô Văn Quân' Ctrl-S");
    assert!(screen.cursor_row().contains("Zô Văn Quân"), "{}", screen.screen());
    screen.at("Esc");
    assert!(screen.cursor_row().contains("Zô Văn Quân"), "{}", screen.screen());
}

#[test]
fn a_row_can_be_transferred_and_ended_here() {
    let mut screen = at(OPEN);
    screen.at("/ 'ly thi mo' Enter c 'cai k' Enter Enter");
    assert!(screen.screen().contains("Xã Cai Kinh"), "{}", screen.screen());
    screen.at("Esc / 'ha van duc' Enter x Enter");
    assert!(screen.screen().contains("Không có ai"), "{}", screen.screen());
}

#[test]
fn the_second_key_of_copy_stops_a_long_look() {
    let mut screen = at(OPEN);
    let Some(Question::Roster { view, .. }) = screen.office.questions.last().cloned() else { panic!() };
    let id = screen.model.sheet().unwrap().id();
    let wanted = Wanted::Rows(id, Part::All);
    screen.tell(Message::Waiting(wanted, None));
    assert!(!screen.screen().contains("Ctrl+C dừng"));
    screen.tell(Message::Waiting(wanted, Some((340_000, 2_000_000))));
    assert!(screen.message().contains("340.000/2.000.000 người · Ctrl+C dừng"), "{}", screen.screen());
    screen.at("Down");
    screen.at("Ctrl-C");
    assert!(screen.wanted.contains(&Effect::Stop));
    let stopped: Fault = StoreFault::Cancelled.into();
    screen.tell(Message::Answer(wanted, Box::new(Err(stopped))));
    assert!(screen.message().contains("Đã dừng"), "{}", screen.screen());
    assert_eq!(view.sort, []);
}

#[test]
fn other_sheets_are_one_key_away() {
    let mut screen = at("Home Home b");
    assert_snapshot!(screen.screen(), @r#"
 Các bảng khác                                                            13/13
 [                                        ]
>v  F3            Hồ sơ đầy đủ                   Lệnh này dùng trên dòng nói về…
 r                Lịch sử dòng này               dòng đơn vị, cán bộ
                  Danh sách phẳng của đơn vị này mọi bảng
                  Danh sách phẳng của toàn bộ    mọi bảng
 p                Bảng phát hiện                 mọi bảng
                  Mọi thay đổi của danh sách     mọi bảng
                  Bảng miễn trừ                  mọi bảng
                  Lịch thay đổi 12 tháng tới     mọi bảng
                  Tài khoản và khoá đăng nhập    mọi bảng
                  Thống kê và câu báo cáo        mọi bảng
 L                Quy tắc đang dùng, từng định … mọi bảng
 #                Các thông báo đã qua           mọi bảng
                  Bản nháp chưa lưu              mọi bảng



 Gõ đầu từ, không dấu cũng được: «chuyen» tìm Chuyển đơn vị. Enter làm ngay.




 Enter chọn  Esc về chỗ cũ
"#);
    screen.at("'phat' Enter");
    assert!(screen.title().contains("Phát hiện"));
}
