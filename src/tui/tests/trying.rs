//! What-if: changes tried one after the other, then saved as one or dropped.

use insta::assert_snapshot;

use crate::tui::tests::driver::Driver;

/// Two changes tried: Lý Thị Mơ to Cai Kinh, Hoàng Văn Ba off.
fn two_tried() -> Driver {
    let mut screen = Driver::new();
    screen.go("cai k").at("= ! Enter Tab 'QD 9' Enter");
    screen.go("hoang van ba").at("x Enter");
    screen
}

#[test]
fn the_marks_are_those_of_what_is_tried_and_nothing_is_stored() {
    let mut screen = two_tried();
    assert_eq!(screen.office.written, 0);
    assert_snapshot!(screen.screen(), @r#"
 daumoi  Lạng Sơn · 28/09/2021 · THỬ 2 bước    37 người  × 1  ▲ 0  ? 0  [hlung]
  Đơn vị / cán bộ                  Chức vụ                Trình độ  Từ  Biên chế
 ▼ Tỉnh Lạng Sơn                                                             × 1
   ► Sở Nội vụ                                                            √  2/2
   ▼ Huyện Hữu Lũng                                                     × 1  3/4
=     [Hoàng Văn Ba]               Phó Chủ tịch UBND      Đại học   2009
       Nông Thị Hoa                Chuyên viên            Đại học
     ► Xã Cai Kinh                                                        √  1/1
     ► Xã Đồng Tân                                                        √  1/1
   ► Huyện Chi Lăng                                                     √  32/32








── Tỉnh Lạng Sơn / Huyện Hữu Lũng / Hoàng Văn Ba
   Đại học · vào ngành 2009 · Chính thức · vị trí từ 01/01/2020 · đến hết 27/09…


 Đã thử 2 bước, chưa lưu. = xem, lưu hoặc bỏ
 ↑↓←→ đi  Enter sửa  t thêm  F8 lỗi kế  / tìm  g tới  F9 lệnh  F1 giúp  q thoát
"#);
    screen.at("=");
    let screen = screen.screen();
    let seen = [
        "Phương án thử · 2 bước, chưa lưu",
        "Lý Thị Mơ: Xã Đồng Tân → Xã Cai Kinh từ 28/09/2021",
        "×→√  C1",
        "▲→√  C1",
    ];
    assert!(seen.iter().all(|text| screen.contains(text)), "{screen}");
    assert!(
        screen.contains("Hoàng Văn Ba: thôi ở Huyện Hữu Lũng từ 28/09/2021") && screen.contains("?→×  D1"),
        "{screen}"
    );
}

#[test]
fn all_of_it_is_saved_as_one_change_and_undone_by_one_key() {
    let mut screen = two_tried();
    let seats = screen.office.seats.clone();
    screen.at("= Enter");
    assert_eq!(screen.office.written, 1);
    assert!(screen.screen().contains("Đã lưu phương án 2 bước"), "{}", screen.screen());
    assert!(!screen.screen().contains("THỬ"), "{}", screen.screen());
    assert_ne!(screen.office.seats, seats);
    screen.at("z");
    assert_eq!(screen.office.seats, seats);
}

#[test]
fn it_is_dropped_step_by_step_or_whole() {
    let mut screen = two_tried();
    let before = Driver::new().screen();
    screen.at("z");
    assert!(screen.screen().contains("THỬ 1 bước"), "{}", screen.screen());
    screen.at("= x");
    assert!(
        screen.screen().contains("THỬ 0 bước") || screen.screen().contains("0 bước"),
        "{}",
        screen.screen()
    );
    screen.at("Delete");
    assert!(!screen.screen().contains("THỬ"), "{}", screen.screen());
    let mut screen = two_tried();
    screen.at("= Delete Esc");
    assert!(screen.screen().contains("2 bước, chưa lưu"), "{}", screen.screen());
    screen.at("Delete x");
    assert_eq!(screen.office.written, 0);
    assert_eq!(
        screen.line("Tỉnh Lạng Sơn"),
        before.lines().find(|line| line.contains("Tỉnh Lạng Sơn")).unwrap()
    );
}

#[test]
fn what_it_opens_can_be_cured_in_it() {
    let mut screen = two_tried();
    screen.go("huyen huu lung").at("!");
    assert!(screen.screen().contains("Cách chữa D1 · Huyện Hữu Lũng"), "{}", screen.screen());
    assert!(!screen.screen().contains("Hoàng Văn Ba"), "he is off: {}", screen.screen());
}

#[test]
fn a_refused_one_is_tried_on() {
    let mut screen = two_tried();
    screen.office.refuse = Some(crate::domain::fault::edit::EditFault::Gone.into());
    screen.at("= Enter");
    assert_eq!(screen.office.written, 0);
    assert!(screen.screen().contains("THỬ 2 bước"), "{}", screen.screen());
    screen.at("= Enter");
    assert_eq!(screen.office.written, 1);
}

#[test]
fn what_is_stored_at_once_waits_until_it_is_over() {
    let mut screen = two_tried();
    screen.go("dong tan").at("m");
    assert!(screen.screen().contains("đang thử phương án"), "{}", screen.screen());
    screen.at("@");
    assert!(screen.screen().contains("đang thử phương án"), "{}", screen.screen());
    screen.at("q");
    assert!(screen.screen().contains("Đang thử 2 bước chưa lưu"), "{}", screen.screen());
}
