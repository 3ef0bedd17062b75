//! Looking at the roster as of another day.

use insta::assert_snapshot;

use crate::domain::fault::store::StoreFault;
use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::tests::driver::{Driver, settings};
use crate::tui::tests::office::{Office, day};

#[test]
fn everything_is_shown_as_of_the_day_and_nothing_can_be_changed() {
    let mut screen = Driver::new();
    screen.office.seats[2].period.to = Some(day("2021-12-31"));
    screen.tell(Message::Changed);
    screen.go("dong tan").at("@");
    assert_snapshot!(screen.screen(), @r#"
 daumoi  Lạng Sơn · 28/09/2021 · cả tỉnh       38 người  × 1  ▲ 1  ? 1  [hlung]
  Đơn vị / cán bộ                  Chức vụ                Trình độ  Từ  Biên chế
 ▼ Tỉnh Lạng Sơn                                                   × 1  ▲ 1  ? 1
   ► Sở Nội vụ                                                            √  2/2
   ▼ Huyện Hữu Lũng                                                     × 1  4/4
       Hoàng Văn Ba                Phó Chủ tịch UBND      Đại học   2009
       Nông Thị Hoa                Chuyên viên            Đại học              ?
     ► Xã Cai Kinh                                                        ×  0/1
>    ►[Xã Đồng Tân]                                                       ▲  2/1
   ► Huyện Chi Lăng                                                     √  32/32








 Xem toàn bộ theo ngày khác (chỉ xem)
  Ngày [28/09/2021 ]
  31/12 · 28/11/2022 · +6m sáu tháng nữa · -1y một năm trước · Esc thôi


 Enter lưu, xuống  Tab lưu, sang phải  Esc bỏ, giữ giá trị cũ  F1 giúp
"#);
    screen.at("'1/1/22' Enter").go("huyen huu lung");
    assert_snapshot!(screen.screen(), @r#"
 daumoi  Lạng Sơn · 01/01/2022 · CHỈ XEM       37 người  × 2  ▲ 1  ? 0  [hlung]
  Đơn vị / cán bộ                  Chức vụ                Trình độ  Từ  Biên chế
 ▼ Tỉnh Lạng Sơn                                                        × 2  ▲ 1
   ► Sở Nội vụ                                                            √  2/2
>  ▼[Huyện Hữu Lũng]                                                    × 2  3/4
       Nông Thị Hoa                Chuyên viên            Đại học
       (còn trống)                 lãnh đạo UBND huyện                         ×
     ► Xã Cai Kinh                                                        ×  0/1
     ► Xã Đồng Tân                                                        ▲  2/1
   ► Huyện Chi Lăng                                                     √  32/32








 × D1  thiếu 01: 01 lãnh đạo UBND huyện
       từ 01/01/2022 · nặng thêm ngày 31/01/2022 (nghiêm trọng) · Căn cứ: QĐ
       478/QĐ-UBND ngày 21/3/2020 của UBND tỉnh Lạng Sơn
       Chữa: t thêm cán bộ: 01 lãnh đạo UBND huyện · ! cả 2 cách
 Đang xem theo ngày khác: không sửa được gì. @ hoặc Esc về ngày hiện tại.
 ↑↓←→ đi  Enter sửa  F8 lỗi kế  / tìm  g tới  F9 lệnh  F1 giúp  Esc về
"#);
    for keys in ["m", "t", "z"] {
        screen.at(keys);
        assert!(screen.message().contains("CHỈ XEM"), "{keys}: {}", screen.screen());
    }
    screen.at("p");
    assert!(screen.title().contains("01/01/2022 CHỈ XEM"), "{}", screen.screen());
    // Esc closes what was opened meanwhile, then comes back to the row that was left.
    screen.at("Esc");
    assert!(screen.title().contains("01/01/2022"), "{}", screen.screen());
    screen.at("Esc");
    assert!(
        screen.title().contains("28/09/2021") && !screen.title().contains("CHỈ XEM"),
        "{}",
        screen.screen()
    );
    assert!(screen.cursor_row().contains("Xã Đồng Tân"), "{}", screen.screen());
    assert_eq!(screen.office.written, 0);
}

#[test]
fn the_key_leads_back_from_any_sheet() {
    let mut screen = Driver::new();
    screen.go("dong tan").at("p @ '+1y' Enter");
    assert!(screen.title().contains("28/09/2022 CHỈ XEM"), "{}", screen.screen());
    screen.at("Esc");
    assert!(
        screen.title().contains("Phát hiện") && !screen.title().contains("CHỈ XEM"),
        "{}",
        screen.screen()
    );
    screen.at("@ '+1y' Enter r @");
    assert!(
        screen.title().contains("Phát hiện") && !screen.title().contains("CHỈ XEM"),
        "{}",
        screen.screen()
    );
}

#[test]
fn what_is_no_day_is_refused_and_what_cannot_be_made_is_said() {
    let mut screen = Driver::new();
    screen.at("@ '31/2' Enter");
    assert!(screen.message().contains("31/2"), "{}", screen.screen());
    screen.at("Esc @ . Enter");
    assert!(screen.message().contains("đúng ngày này"), "{}", screen.screen());
    let fault = StoreFault::DiskFull;
    screen.tell(Message::LookedAt(Box::new(Err(fault.into()))));
    assert!(screen.message().contains("đầy"), "{}", screen.screen());
    assert!(screen.title().contains("28/09/2021"), "{}", screen.screen());
}

#[test]
fn the_command_line_opens_it_so_and_it_can_be_stopped() {
    let mut chosen = settings();
    chosen.as_of = Some(day("2022-01-01"));
    let mut screen = Driver::with(Office::new(), chosen, (80, 24));
    assert!(screen.title().contains("01/01/2022"), "{}", screen.screen());
    screen.at("Esc");
    assert!(screen.title().contains("28/09/2021"), "{}", screen.screen());
    screen.model.waiting.push(crate::tui::told::Waiting {
        wanted: crate::tui::effect::Wanted::OtherDay,
        progress: Some((340, 1_200)),
    });
    assert!(screen.message().contains("340"), "{}", screen.screen());
    screen.at("Ctrl-C");
    assert!(screen.wanted.contains(&Effect::Stop));
}
