//! Moving through the outline.

use crate::tui::message::Message;
use crate::tui::sheet::outline::Outline;
use crate::tui::tests::driver::{Driver, settings};
use crate::tui::tests::office::Office;

#[test]
fn the_first_finding_is_under_the_cursor_with_reason_and_cure() {
    let screen = Driver::new();
    assert!(screen.cursor_row().contains("Huyện Hữu Lũng"), "{}", screen.screen());
    assert!(screen.line("D1").contains("chưa đủ dữ liệu"), "{}", screen.screen());
    assert!(screen.line("Chữa:").contains("ngày vào ngành"), "{}", screen.screen());
}

#[test]
fn arrows_open_and_close_and_lead_to_the_unit_above() {
    let mut screen = Driver::new();
    screen.at("Right Right");
    assert!(screen.cursor_row().starts_with(">      Hoàng Văn Ba"), "{}", screen.screen());
    assert!(screen.cursor_row().contains("[Phó Chủ tịch UBND]"));
    screen.at("Left Left");
    assert!(screen.cursor_row().contains("▼[Huyện Hữu Lũng]"), "{}", screen.screen());
    screen.at("Left");
    assert!(screen.cursor_row().contains("►[Huyện Hữu Lũng]"), "{}", screen.screen());
    screen.at("Left");
    assert!(screen.cursor_row().contains("[Tỉnh Lạng Sơn]"));
}

#[test]
fn findings_are_walked_forwards_and_back() {
    let mut screen = Driver::new();
    screen.at("F8");
    assert!(screen.cursor_row().contains("[Xã Cai Kinh]"), "{}", screen.screen());
    assert!(screen.cursor_row().contains("×  0/1"));
    screen.at("n");
    assert!(screen.cursor_row().contains("[Xã Đồng Tân]"));
    screen.at("F7 N");
    assert!(screen.cursor_row().contains("[Huyện Hữu Lũng]"));
}

#[test]
fn a_page_needs_no_question_and_the_end_is_reached() {
    let mut screen = Driver::new();
    screen.go("chi lang").at("+ Home Home");
    assert!(screen.cursor_row().contains("Tỉnh Lạng Sơn"), "{}", screen.screen());
    screen.at("End End");
    assert!(screen.cursor_row().contains("Đinh Văn 30"), "{}", screen.screen());
    screen.office.questions.clear();
    screen.at("Up Up Up");
    assert!(screen.cursor_row().contains("Bản 29") || screen.cursor_row().contains("Đinh Văn 29"));
    assert!(screen.office.questions.len() <= 1, "{:?}", screen.office.questions);
    for _ in 0..10 {
        screen.at("PgUp");
    }
    assert!(screen.cursor_row().contains("Tỉnh Lạng Sơn"));
    for _ in 0..10 {
        screen.at("PgDn");
    }
    assert!(screen.cursor_row().contains("Đinh Văn 30"));
}

#[test]
fn every_row_can_be_reached_by_single_steps_whatever_the_window_holds() {
    let mut screen = Driver::new();
    screen.at("Home Home +");
    let all = 1 + 1 + 2 + 1 + 2 + 1 + 1 + 1 + 2 + 1 + 2 + 60;
    for _ in 0..all + 5 {
        screen.at("j");
    }
    assert!(screen.cursor_row().contains("Đinh Văn 30"), "{}", screen.screen());
    for _ in 0..all + 5 {
        screen.at("k");
    }
    assert!(screen.cursor_row().contains("Tỉnh Lạng Sơn"));
}

#[test]
fn a_branch_is_opened_and_closed_whole() {
    let mut screen = Driver::new();
    screen.go("huu lung").at("+");
    assert!(screen.screen().contains("Triệu Văn Sơn"), "{}", screen.screen());
    screen.at("-");
    assert!(!screen.screen().contains("Xã Đồng Tân"));
    screen.at("Enter");
    assert!(screen.line("Xã Đồng Tân").contains('►'), "{}", screen.screen());
}

#[test]
fn go_to_finds_without_marks_and_opens_the_way() {
    let mut screen = Driver::new();
    screen.at("g 'cai k'");
    assert!(screen.line("Xã Cai Kinh").contains("Tỉnh Lạng Sơn / Huyện Hữu Lũng"), "{}", screen.screen());
    screen.at("Enter");
    assert!(screen.cursor_row().contains("[Xã Cai Kinh]"));
    screen.go("duc");
    assert!(screen.cursor_row().contains("[Hà Văn Đức]"), "{}", screen.screen());
    screen.at("g Esc");
    assert!(screen.cursor_row().contains("[Hà Văn Đức]"));
}

#[test]
fn the_cursor_stays_on_its_person_when_others_add_rows_above() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa");
    let huu_lung = screen.office.id("Huyện Hữu Lũng");
    screen.office.officer(huu_lung, "Mã Thị Sen", "Chuyên viên", ("university", "2010"));
    screen.tell(Message::Changed);
    assert!(screen.cursor_row().contains("[Nông Thị Hoa]"), "{}", screen.screen());
    assert!(screen.screen().contains("Mã Thị Sen"));
}

#[test]
fn a_row_that_vanished_leaves_the_cursor_on_its_unit() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa");
    screen.office.seats.retain(|seat| seat.id.0 != 4);
    screen.tell(Message::Changed);
    assert!(screen.cursor_row().contains("[Huyện Hữu Lũng]"), "{}", screen.screen());
}

#[test]
fn escape_never_leaves_and_quitting_asks() {
    let mut screen = Driver::new();
    screen.at("Esc Esc Esc Esc Esc");
    assert_eq!(screen.message(), "Thoát: q");
    screen.at("q");
    assert!(screen.screen().contains("Thoát? Enter thoát · Esc ở lại"));
    screen.at("Esc");
    assert!(!screen.screen().contains("Thoát?"));
    assert!(!screen.wanted.contains(&crate::tui::effect::Effect::Quit));
    screen.at("F10 Enter");
    assert!(screen.wanted.contains(&crate::tui::effect::Effect::Quit));
}

#[test]
fn typing_aids_on_a_sheet_write_nothing_and_are_named() {
    let mut screen = Driver::new();
    let before = screen.cursor_row();
    screen.at("ư");
    for _ in 0..20 {
        screen.at("Backspace");
    }
    assert!(screen.message().contains("Bộ gõ tiếng Việt"), "{}", screen.message());
    assert_eq!((screen.cursor_row(), screen.office.written), (before, 0));
    screen.at("y");
    assert_eq!(screen.message(), "Phím y không dùng ở đây · F1 giúp");
}

#[test]
fn copying_once_never_quits() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa").at("Ctrl-C");
    assert_eq!(screen.message(), "Đã chép: Nông Thị Hoa");
    assert!(screen.wanted.contains(&crate::tui::effect::Effect::Copy("Nông Thị Hoa".to_owned())));
    screen.at("Ctrl-C");
    assert!(screen.screen().contains("Thoát?"));
}

/// The first screen is asked for alone; it shows as many rows as there are, whatever its height.
#[test]
fn the_first_screen_is_full_at_any_height() {
    for height in 16..60 {
        let screen = Driver::with(Office::new(), settings(), (80, height));
        let outline = screen.model.outline().unwrap();
        let shown = |outline: &Outline| outline.rows.len() - outline.top;
        let page = screen.model.page();
        let questions = screen.office.questions.len();
        let mut all = Driver::with(Office::new(), settings(), (80, height));
        all.at("Down Up");
        let most = shown(all.model.outline().unwrap());
        assert!(shown(outline) >= page.min(most), "{height}: {} of {page}, {most}", shown(outline));
        assert!(questions <= 6, "{:?}", screen.office.questions);
    }
}
