//! Help and palette.

use insta::assert_snapshot;

use crate::tui::tests::sheets::at;

#[test]
fn help_shows_the_commands_of_the_place() {
    let screen = at("g 'nong thi hoa' Enter F1 'chuyen'");
    assert_snapshot!(screen.screen(), @r#"
 Giúp · bảng đơn vị                                                        1/64
 [chuyen                                  ]
>c  F6            Chuyển đơn vị                  dòng cán bộ















 Gõ đầu từ, không dấu cũng được: «chuyen» tìm Chuyển đơn vị. Enter làm ngay.




 Enter chọn  Esc về chỗ cũ
"#);
}

#[test]
fn help_leaves_out_what_a_narrower_place_has_taken_over() {
    let screen = at("Home Home p F1");
    let enter: Vec<String> = screen
        .screen()
        .lines()
        .filter(|line| line.get(1..).is_some_and(|rest| rest.starts_with("Enter")))
        .map(String::from)
        .collect();
    assert_eq!(enter.len(), 2, "the row and the hint: {enter:?}");
}

#[test]
fn enter_runs_the_row() {
    let screen = at("g 'nong thi hoa' Enter ? 'chuyen' Enter");
    assert!(screen.title().contains("Chuyển Nông Thị Hoa tới"), "{}", screen.screen());
}

#[test]
fn what_cannot_be_done_says_why_before_and_after() {
    let mut screen = at("g 'huu lung' Enter : 'chuyen don'");
    assert!(screen.line("c  F6").contains("dòng cán bộ"), "{}", screen.screen());
    screen.at("Enter");
    assert!(screen.message().contains("dòng cán bộ"), "{}", screen.screen());
    assert!(screen.title().contains("cả tỉnh"));
}

#[test]
fn the_palette_knows_commands_of_other_places() {
    let mut screen = at("F9 'ket qua truoc'");
    assert!(screen.line("Kết quả trước").contains("chỗ khác"), "{}", screen.screen());
    screen.at("Enter");
    assert!(screen.message().contains("chỗ khác"));
}

#[test]
fn help_in_a_field_keeps_what_is_typed() {
    let mut screen = at("g 'nong thi hoa' Enter Right Right Enter 'tha' F1");
    assert!(screen.title().contains("ô đang sửa"), "{}", screen.screen());
    screen.at("Esc");
    assert!(screen.line("[tha").contains("Nông Thị Hoa"), "{}", screen.screen());
    screen.at("'c' Enter");
    assert_eq!(screen.office.written, 1);
    assert!(screen.line("Nông Thị Hoa").contains("Thạc sĩ"), "{}", screen.screen());
}

#[test]
fn nothing_fits() {
    let mut screen = at("? 'qqq'");
    assert!(screen.screen().contains("Không tìm thấy"), "{}", screen.screen());
    screen.at("Enter Esc");
    assert!(screen.title().contains("cả tỉnh"));
}
