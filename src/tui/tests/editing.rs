//! Typing in cells: what is shown before anything is saved, and what is saved.

use crate::tui::key::Input;
use crate::tui::message::Message;
use crate::tui::tests::driver::Driver;

#[test]
fn a_missing_date_typed_in_its_cell_clears_the_mark_before_it_is_saved() {
    let mut screen = Driver::new();
    assert!(screen.title().contains("× 1  ▲ 1  ? 1"), "{}", screen.title());
    screen.go("nong thi hoa").at("Right Right Right");
    assert!(screen.cursor_row().contains("Đại học"), "{}", screen.screen());
    screen.at("Enter '2010'");
    assert!(screen.title().contains("? 0"), "{}", screen.screen());
    assert!(screen.line("Đang sửa").contains("Huyện Hữu Lũng ? → √"), "{}", screen.screen());
    assert!(screen.line("Đang sửa").contains("Tỉnh ? 1 → 0"));
    assert_eq!(screen.office.written, 0);
    screen.at("Enter");
    assert_eq!(screen.message(), "Đã lưu. Ctrl+Z hoàn tác.");
    assert!(screen.title().contains("× 1  ▲ 1  ? 0"));
    assert!(screen.line("Nông Thị Hoa").contains("2010"), "{}", screen.screen());
    assert!(screen.cursor_row().contains("Xã Cai Kinh"), "one row down: {}", screen.screen());
}

#[test]
fn beginnings_without_marks_choose_a_qualification() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa").at("Right Right Enter 'thac'");
    assert!(screen.screen().contains("Enter nhận «Thạc sĩ»"), "{}", screen.screen());
    screen.at("Enter");
    assert!(screen.line("Nông Thị Hoa").contains("Thạc sĩ"));
    screen.at("Ctrl-Z");
    assert_eq!(screen.message(), "Đã hoàn tác. Ctrl+Y làm lại.");
    assert!(screen.line("Nông Thị Hoa").contains("Đại học"));
    screen.at("Ctrl-Y");
    assert!(screen.line("Nông Thị Hoa").contains("Thạc sĩ"));
}

#[test]
fn a_qualification_too_low_is_a_breach_at_once() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa").at("Right Right Enter 'cao'");
    assert!(screen.title().contains("× 3"), "{}", screen.screen());
    assert!(screen.line("Nông Thị Hoa").ends_with("?→×"), "{}", screen.screen());
    screen.at("Esc");
    assert!(screen.title().contains("× 1"));
    assert_eq!(screen.office.written, 0);
}

#[test]
fn escape_restores_the_value_and_writes_nothing() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa");
    let before = screen.cursor_row();
    screen.at("Enter 'zzz' Esc");
    assert_eq!((screen.cursor_row(), screen.office.written), (before, 0));
}

#[test]
fn an_unchanged_value_is_not_written() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa").at("Enter Enter");
    assert_eq!(screen.office.written, 0);
    assert!(screen.cursor_row().contains("Xã Cai Kinh"), "{}", screen.screen());
}

#[test]
fn f2_keeps_the_value_and_telex_bursts_are_exact() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa").at("F2 ' Nguyen' Backspace Backspace ễ n Enter");
    assert!(screen.screen().contains("Nông Thị Hoa Nguyễn"), "{}", screen.screen());
}

#[test]
fn a_date_that_does_not_exist_is_refused_in_place() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa").at("Right Right Right Enter '31/02/2010' Enter");
    assert!(screen.message().contains("31/02/2010"), "{}", screen.screen());
    assert!(screen.cursor_row().contains("[31/02/2010"), "{}", screen.screen());
    assert_eq!(screen.office.written, 0);
}

#[test]
fn tab_saves_and_goes_right() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa").at("Enter 'Nông Thị Hoà' Tab");
    assert!(screen.cursor_row().contains("Nông Thị Hoà") && screen.cursor_row().contains("[Chuyên viên]"));
    assert_eq!(screen.office.written, 1);
}

#[test]
fn a_vacancy_is_filled_and_the_mark_goes_before_it_is_saved() {
    let mut screen = Driver::new();
    screen.go("cai k").at("Right Down");
    assert!(screen.cursor_row().contains("(còn trống)"), "{}", screen.screen());
    assert!(screen.cursor_row().contains("Văn phòng - Thống kê"));
    screen.at("t 'Vi Van Tai' Tab 'van ph'");
    assert!(screen.line("Vi Van Tai").ends_with("×→√"), "{}", screen.screen());
    assert!(screen.line("→ √").contains("Xã Cai Kinh × → √"), "{}", screen.screen());
    assert!(screen.line("Cai Kinh × → √").contains("Tỉnh × 1 → 0"));
    assert!(screen.line("▼ Xã Cai Kinh").contains("1/1"));
    assert!(screen.title().contains("× 0"));
    assert_eq!(screen.office.written, 0);
    screen.at("Enter");
    assert!(screen.cursor_row().contains("Vi Van Tai"), "{}", screen.screen());
    assert!(screen.cursor_row().contains("Văn phòng - Thống kê"));
    assert!(screen.line("▼ Xã Cai Kinh").contains("1/1"));
    assert!(!screen.screen().contains("(còn trống)"));
    let seat = screen.office.seats.last().unwrap();
    assert_eq!(seat.period.from, Some(screen.office.day));
}

#[test]
fn a_new_officer_without_a_name_is_not_saved() {
    let mut screen = Driver::new();
    screen.go("cai k").at("t Tab 'van' Enter");
    assert_eq!(screen.office.written, 0);
    assert!(!screen.message().is_empty());
    screen.at("'Vi Văn Tài' Enter");
    assert_eq!(screen.office.written, 1);
    assert!(screen.line("Vi Văn Tài").contains("Văn phòng - Thống kê"), "{}", screen.screen());
}

#[test]
fn escape_takes_the_new_row_away_again() {
    let mut screen = Driver::new();
    screen.go("cai k");
    screen.at("Right Down Enter Esc");
    assert!(screen.cursor_row().contains("(còn trống)"), "{}", screen.screen());
    // What has been typed goes by the second one.
    screen.at("Enter 'x' Esc Enter Esc");
    assert!(screen.cursor_row().contains("(còn trống)"), "{}", screen.screen());
    assert_eq!(screen.office.written, 0);
}

#[test]
fn ending_a_seat_stores_the_day_before_as_the_last() {
    let mut screen = Driver::new();
    screen.go("son trieu").at("x");
    assert!(screen.screen().contains("Nghỉ từ ngày [28/09/2021"), "{}", screen.screen());
    assert!(screen.title().contains("▲ 0"), "the surplus is gone at once: {}", screen.title());
    screen.at("'15/9/21' Enter");
    assert!(!screen.screen().contains("Triệu Văn Sơn"));
    let seat = screen.office.seats.iter().find(|seat| seat.title == "Trưởng Công an").unwrap();
    assert_eq!(seat.period.to.unwrap().to_string(), "2021-09-14");
    assert!(screen.cursor_row().contains("[Xã Đồng Tân]"), "{}", screen.screen());
}

#[test]
fn a_transfer_cures_two_units_at_once() {
    let mut screen = Driver::new();
    screen.go("son trieu").at("c 'cai k' Enter");
    assert!(screen.screen().contains("Từ ngày [28/09/2021"), "{}", screen.screen());
    let effect = screen.line("Xã Cai Kinh × → √");
    assert!(effect.contains("Xã Đồng Tân ▲ → √"), "{effect}");
    screen.at("Enter");
    assert!(screen.title().contains("× 0  ▲ 0"), "{}", screen.title());
    assert!(screen.cursor_row().contains("Triệu Văn Sơn"), "{}", screen.screen());
    let trail = screen.line("── ");
    assert!(trail.contains("Xã Cai Kinh / Triệu Văn Sơn"), "{trail}");
}

#[test]
fn a_decision_typed_once_is_offered_the_next_time() {
    let mut screen = Driver::new();
    screen.go("son trieu").at("c 'cai k' Enter Tab 'QĐ 12' Enter");
    assert_eq!(screen.office.seats.last().unwrap().decision_no, "QĐ 12");
    screen.at("c 'dong' Enter");
    assert!(screen.screen().contains("[QĐ 12]"), "{}", screen.screen());
}

#[test]
fn a_single_text_pasted_on_a_cell_opens_it_unsaved() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa");
    screen.tell(Message::Input(Input::Paste("Nông Thị Hoà\n".to_owned())));
    assert!(screen.cursor_row().contains("[Nông Thị Hoà"), "{}", screen.screen());
    assert_eq!(screen.office.written, 0);
    screen.at("Enter");
    screen.tell(Message::Input(Input::Paste("a\tb\nc\td".to_owned())));
    assert_eq!(screen.office.written, 1);
}

#[test]
fn two_thousand_pasted_characters_are_refused_in_words() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa").at("Enter");
    screen.tell(Message::Input(Input::Paste("ễ".repeat(2_000))));
    screen.at("Enter");
    assert!(screen.message().contains("200"), "{}", screen.message());
    assert_eq!(screen.office.written, 0);
}
