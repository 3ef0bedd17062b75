//! The screen as it looks.

use insta::assert_snapshot;

use crate::messages::Lang;
use crate::tui::settings::{Palette, Settings, Signs};
use crate::tui::tests::driver::{Driver, settings, styled};
use crate::tui::tests::office::Office;

fn hoa(settings: Settings, size: (u16, u16)) -> Driver {
    let mut screen = Driver::with(Office::new(), settings, size);
    screen.go("cai k").at("Right").go("dong tan").go("nong thi hoa").at("Right Right");
    screen
}

#[test]
fn home_80_by_24() {
    let screen = hoa(settings(), (80, 24));
    assert_snapshot!(screen.screen(), @r#"
 daumoi  Lạng Sơn · 28/09/2021 · cả tỉnh       38 người  × 1  ▲ 1  ? 1  [hlung]
  Đơn vị / cán bộ                  Chức vụ                Trình độ  Từ  Biên chế
 ▼ Tỉnh Lạng Sơn                                                   × 1  ▲ 1  ? 1
   ► Sở Nội vụ                                                            √  2/2
   ▼ Huyện Hữu Lũng                                                     × 1  4/4
       Hoàng Văn Ba                Phó Chủ tịch UBND      Đại học   2009
>      Nông Thị Hoa                Chuyên viên           [Đại học]             ?
     ▼ Xã Cai Kinh                                                        ×  0/1
         (còn trống)               Văn phòng - Thống kê                        ×
     ► Xã Đồng Tân                                                        ▲  2/1
   ► Huyện Chi Lăng                                                     √  32/32







 ? D1  chưa đủ dữ liệu để biết ai giữ: 01 lãnh đạo VP HĐND-UBND hoặc công chức ≥
       2 năm
       từ 01/01/2020 (636 ngày) · Căn cứ: QĐ 478/QĐ-UBND ngày 21/3/2020 của UBN…
       Chữa: hỏi và nhập ngày vào ngành · ! cả 8 cách

 ↑↓←→ đi  Enter sửa  t thêm  F8 lỗi kế  / tìm  g tới  F9 lệnh  F1 giúp  q thoát
"#);
}

#[test]
fn home_60_by_15() {
    let screen = hoa(settings(), (60, 15));
    assert_snapshot!(screen.screen(), @r#"
 Lạng Sơn · 28/09/2021                          × 1 ▲ 1 ? 1
  Đơn vị / cán bộ          Chức vụ                  Biên chế
 ▼ Tỉnh Lạng Sơn                               × 1  ▲ 1  ? 1
   ► Sở Nội vụ                                        √  2/2
   ▼ Huyện Hữu Lũng                                 × 1  4/4
       Hoàng Văn Ba        Phó Chủ tịch UBND
>      Nông Thị Hoa        Chuyên viên                     ?
     ▼ Xã Cai Kinh                                    ×  0/1
         (còn trống)       Văn phòng - Thống kê            ×
     ► Xã Đồng Tân                                    ▲  2/1
   ► Huyện Chi Lăng                                 √  32/32
 ? D1  chưa đủ dữ liệu để biết ai giữ: 01 lãnh đạo VP HĐND-…
  Trình độ [Đại học]  Ngày vào ngành []

 Enter sửa  t thêm  F8 lỗi kế  F9 lệnh  F1 giúp  q thoát
"#);
}

#[test]
fn home_in_ascii() {
    let screen = hoa(Settings { signs: Signs::Ascii, ..settings() }, (80, 24));
    assert_snapshot!(screen.screen(), @r#"
 daumoi  Lạng Sơn - 28/09/2021 - cả tỉnh       38 người  X 1  ! 1  ? 1  [hlung]
  Đơn vị / cán bộ                  Chức vụ                Trình độ  Từ  Biên chế
 v Tỉnh Lạng Sơn                                                   X 1  ! 1  ? 1
   + Sở Nội vụ                                                           ok  2/2
   v Huyện Hữu Lũng                                                     X 1  4/4
       Hoàng Văn Ba                Phó Chủ tịch UBND      Đại học   2009
>      Nông Thị Hoa                Chuyên viên           [Đại học]             ?
     v Xã Cai Kinh                                                        X  0/1
         (còn trống)               Văn phòng - Thống kê                        X
     + Xã Đồng Tân                                                        !  2/1
   + Huyện Chi Lăng                                                    ok  32/32







 ? D1  chưa đủ dữ liệu để biết ai giữ: 01 lãnh đạo VP HĐND-UBND hoặc công chức .
       2 năm
       từ 01/01/2020 (636 ngày) - Căn cứ: QĐ 478/QĐ-UBND ngày 21/3/2020 của UBN.
       Chữa: hỏi và nhập ngày vào ngành - ! cả 8 cách

 ^v<> đi  Enter sửa  t thêm  F8 lỗi kế  / tìm  g tới  F9 lệnh  F1 giúp  q thoát
"#);
}

#[test]
fn home_120_by_30() {
    let screen = hoa(settings(), (120, 30));
    assert_snapshot!(screen.screen(), @r#"
 daumoi  Lạng Sơn · 28/09/2021 · cả tỉnh                                               38 người  × 1  ▲ 1  ? 1  [hlung]
  Đơn vị / cán bộ                                      Chức vụ                                    Trình độ  Từ  Biên chế
 ▼ Tỉnh Lạng Sơn                                                                                           × 1  ▲ 1  ? 1
   ► Sở Nội vụ                                                                                                    √  2/2
   ▼ Huyện Hữu Lũng                                                                                             × 1  4/4
       Hoàng Văn Ba                                    Phó Chủ tịch UBND                          Đại học   2009
>      Nông Thị Hoa                                    Chuyên viên                               [Đại học]             ?
     ▼ Xã Cai Kinh                                                                                                ×  0/1
         (còn trống)                                   Văn phòng - Thống kê                                            ×
     ► Xã Đồng Tân                                                                                                ▲  2/1
   ► Huyện Chi Lăng                                                                                             √  32/32













── Tỉnh Lạng Sơn / Huyện Hữu Lũng / Nông Thị Hoa
 ? D1  chưa đủ dữ liệu để biết ai giữ: 01 lãnh đạo VP HĐND-UBND hoặc công chức ≥ 2 năm
       từ 01/01/2020 (636 ngày) · Căn cứ: QĐ 478/QĐ-UBND ngày 21/3/2020 của UBND tỉnh Lạng Sơn
       Chữa: hỏi và nhập ngày vào ngành · ! cả 8 cách

 ↑↓←→ đi  Enter sửa  t thêm  F8 lỗi kế  / tìm  g tới  F9 lệnh  F1 giúp  q thoát  v hồ sơ  p phát hiện  b bảng khác
"#);
}

#[test]
fn a_cell_in_edit() {
    let mut screen = hoa(settings(), (80, 24));
    screen.at("Enter 'thac'");
    assert_snapshot!(screen.screen(), @r#"
 daumoi  Lạng Sơn · 28/09/2021 · cả tỉnh       38 người  × 1  ▲ 1  ? 1  [hlung]
  Đơn vị / cán bộ                  Chức vụ                Trình độ  Từ  Biên chế
 ▼ Tỉnh Lạng Sơn                                                   × 1  ▲ 1  ? 1
   ► Sở Nội vụ                                                            √  2/2
   ▼ Huyện Hữu Lũng                                                     × 1  4/4
       Hoàng Văn Ba                Phó Chủ tịch UBND      Đại học   2009
>      Nông Thị Hoa                Chuyên viên           [thac       ]         ?
     ▼ Xã Cai Kinh                                                        ×  0/1
         (còn trống)               Văn phòng - Thống kê                        ×
     ► Xã Đồng Tân                                                        ▲  2/1
   ► Huyện Chi Lăng                                                     √  32/32







 Đang sửa Trình độ (cũ: Đại học)
   Thạc sĩ
   Enter nhận «Thạc sĩ»


 Enter lưu, xuống  Tab lưu, sang phải  ↓ danh sách  Esc bỏ, giữ giá trị cũ
"#);
}

#[test]
fn styles_with_and_without_colour() {
    let frame = hoa(settings(), (80, 24)).frame();
    let rows = |frame| [2, 3, 5, 6, 7, 18].map(|row| styled(frame, row)).join("\n");
    assert_snapshot!(rows(&frame), @r#"
 ▼ Tỉnh Lạng Sơn                                                   {bc:×} 1  {c:▲} 1  {c:?} 1
   ► Sở Nội vụ                                                            √  2/2
       Hoàng Văn Ba                Phó Chủ tịch UBND      Đại học   2009
{r:>      Nông Thị Hoa                Chuyên viên           }{b:[Đại học]}{r:             ?}
     ▼ Xã Cai Kinh                                                        {bc:×}  0/1
 {c:?} {b:D1}  chưa đủ dữ liệu để biết ai giữ: 01 lãnh đạo VP HĐND-UBND hoặc công chức ≥
"#);
    let plain = hoa(Settings { palette: Palette::NoColour, ..settings() }, (80, 24)).frame();
    assert_snapshot!(rows(&plain), @r#"
 ▼ Tỉnh Lạng Sơn                                                   × 1  ▲ 1  ? 1
   ► Sở Nội vụ                                                            √  2/2
       Hoàng Văn Ba                Phó Chủ tịch UBND      Đại học   2009
{r:>      Nông Thị Hoa                Chuyên viên           }{b:[Đại học]}{r:             ?}
     ▼ Xã Cai Kinh                                                        ×  0/1
 ? {b:D1}  chưa đủ dữ liệu để biết ai giữ: 01 lãnh đạo VP HĐND-UBND hoặc công chức ≥
"#);
}

#[test]
fn help_is_named_on_the_narrowest_screen_wherever_the_cursor_is() {
    for lang in [Lang::Vi, Lang::En] {
        for keys in ["Home", "F8", "Home F8", "v", "p", "/ 'hoa' Enter"] {
            let mut screen = hoa(Settings { lang, ..settings() }, (60, 15));
            screen.at(keys);
            let shown = screen.screen();
            let bar = shown.lines().last().unwrap();
            assert!(bar.contains("F1 "), "{keys}: {bar}");
        }
    }
}
