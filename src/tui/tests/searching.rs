//! The search line.

use insta::assert_snapshot;

use crate::tui::tests::driver::Driver;
use crate::tui::tests::sheets::at;

#[test]
fn without_marks_from_match_to_match() {
    let mut screen = at("/ 'duc'");
    assert_snapshot!(screen.screen(), @r#"
 daumoi  Lạng Sơn · 28/09/2021 · cả tỉnh       38 người  × 1  ▲ 1  ? 1  [hlung]
  Đơn vị / cán bộ                  Chức vụ                Trình độ  Từ  Biên chế
 ▼ Tỉnh Lạng Sơn                                                   × 1  ▲ 1  ? 1
   ► Sở Nội vụ                                                            √  2/2
>  ▼[Huyện Hữu Lũng]                                                    × 1  4/4
       Hoàng Văn Ba                Phó Chủ tịch UBND      Đại học   2009
       Nông Thị Hoa                Chuyên viên            Đại học              ?
     ► Xã Cai Kinh                                                        ×  0/1
     ► Xã Đồng Tân                                                        ▲  2/1
   ► Huyện Chi Lăng                                                     √  32/32








 ? D1  chưa đủ dữ liệu để biết ai giữ: 01 lãnh đạo VP HĐND-UBND hoặc công chức ≥
       2 năm
       từ 01/01/2020 (636 ngày) · Căn cứ: QĐ 478/QĐ-UBND ngày 21/3/2020 của UBN…
       Chữa: hỏi và nhập ngày vào ngành · ! cả 8 cách
 Tìm trong bảng: [duc                       ]  kết quả 1/1 · Hà Văn Đức
 Enter tới kết quả  Esc về chỗ cũ
"#);
    screen.at("Enter");
    assert!(screen.cursor_row().contains("Hà Văn Đức"), "{}", screen.screen());
    screen.at("Esc / 'dinh' Enter");
    assert!(screen.cursor_row().contains("Đinh Văn 1"), "{}", screen.screen());
    assert!(screen.message().contains("1/30"), "{}", screen.screen());
    screen.at("n");
    assert!(screen.cursor_row().contains("Đinh Văn 2"), "{}", screen.screen());
    screen.at("N N");
    assert!(screen.cursor_row().contains("Đinh Văn 30"), "{}", screen.screen());
    screen.at("Esc n");
    assert!(
        screen.cursor_row().contains("Huyện Hữu Lũng"),
        "n is the next finding again: {}",
        screen.screen()
    );
}

#[test]
fn people_come_before_units() {
    let mut screen = Driver::new();
    let district = screen.office.id("Huyện Hữu Lũng");
    screen.office.officer(district, "Vi Thị Chi", "Chuyên viên", ("university", "2011"));
    screen.office.changed();
    screen.at("/ 'chi' Enter");
    assert!(screen.cursor_row().contains("Vi Thị Chi"), "{}", screen.screen());
    screen.at("n");
    assert!(screen.cursor_row().contains("Chi Lăng"), "{}", screen.screen());
}

#[test]
fn nothing_found_keeps_the_line_open() {
    let mut screen = at("Ctrl-F 'qqq' Enter");
    assert!(screen.message().contains("qqq"), "{}", screen.screen());
    assert!(screen.message().contains("Không tìm thấy"), "{}", screen.screen());
    screen.at("Ctrl-U 'duc' Enter");
    assert!(screen.cursor_row().contains("Hà Văn Đức"), "{}", screen.screen());
}

#[test]
fn an_empty_search_ends() {
    let mut screen = at("/ Enter");
    assert_eq!(screen.message(), "");
    screen.at("/ Esc F8");
    assert!(screen.cursor_row().contains("Cai Kinh"), "{}", screen.screen());
}

#[test]
fn rows_of_findings() {
    let mut screen = at("Home Home p / 'dong tan' Enter");
    assert!(screen.cursor_row().contains("Xã Đồng Tân"), "{}", screen.screen());
    screen.at("Esc / 'qqq' Enter");
    assert!(screen.message().contains("Không tìm thấy"), "{}", screen.screen());
    screen.at("Esc Esc");
    assert!(screen.title().contains("cả tỉnh"), "{}", screen.screen());
}
