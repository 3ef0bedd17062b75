//! Findings, histories, records, past messages.

use insta::assert_snapshot;

use crate::domain::query::Question;
use crate::tui::tests::driver::Driver;

/// The screen after these keys.
pub(super) fn at(keys: &str) -> Driver {
    let mut screen = Driver::new();
    screen.at(keys);
    screen
}

mod findings {
    use super::*;

    #[test]
    fn of_the_subtree_of_the_cursor() {
        let screen = at("g 'huu lung' Enter p");
        assert_snapshot!(screen.screen(), @r#"
 Phát hiện · Huyện Hữu Lũng · 3 phát hiện                         × 1  ▲ 1  ? 1
 Mức  Mã   Đơn vị          Vì sao                             Từ         Chữa
>?    D1   Huyện Hữu Lũng  chưa đủ dữ liệu để biết ai giữ: 0… 01/01/2020 v
 ×    C1   Xã Cai Kinh     thiếu 01, chưa có ai               –          t · c
 ▲    C1   Xã Đồng Tân     thừa 01 so với định mức 1          –          x · c













 ? D1  Huyện Hữu Lũng: chưa đủ dữ liệu để biết ai giữ: 01 lãnh đạo VP HĐND-UBND
       hoặc công chức ≥ 2 năm
       từ 01/01/2020 (636 ngày) · Căn cứ: QĐ 478/QĐ-UBND ngày 21/3/2020 của UBN…
       Chữa: hỏi và nhập ngày vào ngành · ! cả 8 cách

 ↑↓←→ đi  Enter tới dòng  F8 lỗi kế  / tìm  g tới  F9 lệnh  F1 giúp  Esc về
"#);
    }

    #[test]
    fn enter_goes_to_the_row_and_escape_comes_back_to_the_finding() {
        let mut screen = at("Home Home p Down");
        let finding = screen.cursor_row();
        assert!(finding.contains("Xã Cai Kinh"), "{}", screen.screen());
        screen.at("Enter");
        assert!(screen.cursor_row().contains("[Xã Cai Kinh]"), "{}", screen.screen());
        assert!(screen.title().contains("cả tỉnh"));
        screen.at("Esc");
        assert_eq!(screen.cursor_row(), finding);
        screen.at("Esc");
        assert!(screen.title().contains("cả tỉnh"));
        screen.at("Esc");
        assert!(screen.message().contains("Thoát: q"));
    }

    #[test]
    fn the_record_of_whom_to_ask_is_one_key_away() {
        let screen = at("Home Home p v");
        assert!(screen.title().contains("Nông Thị Hoa"), "{}", screen.screen());
    }

    #[test]
    fn a_cured_finding_leaves_the_list() {
        let mut screen = at("Home Home p");
        assert!(screen.line("Xã Đồng Tân").contains("thừa 01"), "{}", screen.screen());
        screen.go("trieu van son").at("x Enter p");
        assert!(screen.screen().contains("Không có phát hiện"), "{}", screen.screen());
    }
}

mod records {
    use super::*;

    #[test]
    fn all_fields_of_an_officer() {
        let screen = at("g 'nong thi hoa' Enter v Down Down Down");
        assert_snapshot!(screen.screen(), @r#"
 Hồ sơ · Nông Thị Hoa · Huyện Hữu Lũng                                  [hlung]

 Họ và tên        Nông Thị Hoa
 Giới tính
 Ngày sinh                                       ngày, tháng/năm, năm
>Ngày vào ngành  [ ]                             ? quy tắc D1 cần
 Đơn vị           Huyện Hữu Lũng                 chuyển đơn vị: c
 Chức vụ          Chuyên viên
 Trình độ         Đại học
 Điện thoại       0205 3810 000
 Thư điện tử      a@langson.example
 Vai trò          Chính thức
 Trạng thái       Đang làm việc
 Từ ngày          01/01/2020                     ngày/tháng/năm
 Đến ngày                                        ngày/tháng/năm
 Số quyết định
 Ngày quyết định                                 ngày/tháng/năm
 Hết nhiệm kỳ                                    ngày/tháng/năm
 ? D1  chưa đủ dữ liệu để biết ai giữ: 01 lãnh đạo VP HĐND-UBND hoặc công chức ≥
       2 năm · từ 01/01/2020 (636 ngày) · Chữa: hỏi và nhập ngày vào ngành · ! …



 ↑↓←→ đi  Enter sửa  F8 lỗi kế  g tới  F9 lệnh  F1 giúp  Esc về  p phát hiện
"#);
    }

    #[test]
    fn a_field_is_edited_in_place_and_its_effect_seen_before() {
        let mut screen = at("g 'nong thi hoa' Enter v Down Down Down Enter '2/2015'");
        assert!(screen.line("Ngày vào ngành").contains("[2/2015"), "{}", screen.screen());
        assert!(screen.line("Đang sửa").contains("? → √"), "{}", screen.screen());
        screen.at("Enter");
        assert!(screen.line("Ngày vào ngành").contains("02/2015"), "{}", screen.screen());
        assert!(screen.cursor_row().contains("Đơn vị"), "{}", screen.screen());
        assert!(!screen.screen().contains("quy tắc"), "{}", screen.screen());
        screen.at("Ctrl-Z");
        assert!(screen.line("Ngày vào ngành").contains("quy tắc D1 cần"), "{}", screen.screen());
    }

    #[test]
    fn escape_leaves_the_field_and_then_the_record() {
        let mut screen = at("g 'nong thi hoa' Enter v Enter 'zzz' Esc");
        assert!(screen.line("Họ và tên").contains("[Nông Thị Hoa]"), "{}", screen.screen());
        assert_eq!(screen.office.written, 0);
        screen.at("Esc");
        assert!(screen.cursor_row().contains("[Nông Thị Hoa]"), "{}", screen.screen());
    }

    #[test]
    fn a_transfer_from_the_record_leaves_the_old_seat_below() {
        let mut screen = at("g 'nong thi hoa' Enter v c 'cai k' Enter Enter");
        assert_eq!(screen.office.written, 1, "{}", screen.screen());
        let other = screen.line("Vị trí khác:");
        assert!(other.contains("Xã Cai Kinh") && other.contains("28/09/2021"), "{}", screen.screen());
        screen.at("End");
        assert!(screen.cursor_row().contains("Vị trí khác"), "{}", screen.screen());
        screen.at("Enter");
        assert!(screen.title().contains("Xã Cai Kinh"), "{}", screen.screen());
        assert!(screen.line("Vị trí khác:").contains("Huyện Hữu Lũng"), "{}", screen.screen());
    }

    #[test]
    fn what_a_title_counts_as() {
        let screen = at("g 'hoang van ba' Enter F3");
        assert!(screen.line("Chức vụ").contains("= "), "{}", screen.screen());
    }
}

mod histories {
    use super::*;

    #[test]
    fn of_an_officer() {
        let mut screen = at("g 'nong thi hoa' Enter Right Right Enter 'thac' Enter");
        screen.go("nong thi hoa").at("r");
        assert_snapshot!(screen.screen(), @r#"
 Lịch sử · Nông Thị Hoa                                              1 thay đổi
 Lúc              Ai          Thay đổi
>28/09/2021 09:15 hlung       Nông Thị Hoa · đính chính · Trình độ: Đại học → T…















── số 1 · 28/09/2021 09:15 · hlung (của bạn)
   Nông Thị Hoa · đính chính · Trình độ: Đại học → Thạc sĩ


 Đã lưu. Ctrl+Z hoàn tác.
 ↑↓←→ đi  Enter hồ sơ  z hoàn tác  @ xem lúc đó  f người  / tìm  F1 giúp  Esc về
"#);
        screen.at("Enter");
        assert!(screen.title().contains("Hồ sơ · Nông Thị Hoa"), "{}", screen.screen());
    }

    #[test]
    fn of_the_whole_roster_page_by_page() {
        let mut screen = Driver::new();
        screen.office.log_many(700);
        screen.at("F9 'moi thay doi' Enter");
        assert!(screen.title().contains("700 thay đổi"), "{}", screen.screen());
        assert!(screen.cursor_row().contains("langson"));
        screen.at("End");
        assert!(screen.cursor_row().contains("28/09/2021 09:15"), "{}", screen.screen());
        for question in &screen.office.questions {
            if let Question::History { limit, .. } = question {
                assert!(*limit <= 200);
            }
        }
    }
}

#[test]
fn past_messages_are_kept_the_newest_first() {
    let mut screen = at("y Ctrl-C g 'nong thi hoa' Enter Right Right Enter 'thac' Enter #");
    assert_snapshot!(screen.screen(), @r#"
 Các thông báo đã qua                                                         3

> Đã lưu. Ctrl+Z hoàn tác.
  Đã chép: Huyện Hữu Lũng
  Phím y không dùng ở đây · F1 giúp













  Đã lưu. Ctrl+Z hoàn tác.



 Đã lưu. Ctrl+Z hoàn tác.
 ↑↓←→ đi  F8 lỗi kế  g tới  F9 lệnh  F1 giúp  Esc về  p phát hiện  b bảng khác
"#);
    screen.at("Esc");
    for _ in 0..300 {
        screen.at("y");
    }
    screen.at("# End");
    assert!(screen.title().trim_end().ends_with("200"), "{}", screen.screen());
}
