//! Going about: back and forward, what was looked for before.

use crate::tui::tests::driver::Driver;

#[test]
fn every_leap_has_a_way_back_and_forward() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa").go("dong tan").at("F8");
    let found = screen.cursor_row();
    screen.at("<");
    assert!(screen.cursor_row().contains("Xã Đồng Tân"), "{}", screen.screen());
    screen.at("<");
    assert!(screen.cursor_row().contains("Nông Thị Hoa"), "{}", screen.screen());
    screen.at("> >");
    assert_eq!(screen.cursor_row(), found);
    screen.at(">");
    assert!(screen.message().contains("Không còn chỗ nào"), "{}", screen.screen());
    // From another sheet too: the row is shown.
    screen.at("p <");
    assert!(screen.cursor_row().contains("Xã Đồng Tân"), "{}", screen.screen());
}

#[test]
fn a_closed_unit_is_opened_on_the_way_back() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa").go("so noi vu");
    screen.go("huu lung").at("-");
    assert!(!screen.screen().contains("Nông Thị Hoa"), "{}", screen.screen());
    screen.at("< <");
    assert!(screen.cursor_row().contains("Nông Thị Hoa"), "{}", screen.screen());
}

#[test]
fn the_picker_offers_where_one_was_before_anything_is_typed() {
    let mut screen = Driver::new();
    screen.at("g");
    assert!(!screen.screen().contains("Xã Cai Kinh "), "{}", screen.screen());
    screen.at("Esc").go("cai k").go("nong thi hoa");
    screen.at("g");
    let shown = screen.screen();
    let place = |text: &str| shown.find(text).unwrap_or_else(|| panic!("{text} in {shown}"));
    assert!(place("Nông Thị Hoa") < place("Xã Cai Kinh"), "the newest first: {shown}");
    screen.at("Down Enter");
    assert!(screen.cursor_row().contains("Xã Cai Kinh"), "{}", screen.screen());
    // A transfer leads to units only.
    screen.go("nong thi hoa").at("c");
    assert!(screen.line(">").contains("Xã Cai Kinh"), "{}", screen.screen());
    assert!(!screen.screen().contains(" Nông Thị Hoa  "), "{}", screen.screen());
}

#[test]
fn searches_come_again() {
    let mut screen = Driver::new();
    screen.at("/ 'hoa' Enter Esc / 'cai kinh' Enter Esc / Up");
    assert!(screen.message().contains("cai kinh"), "{}", screen.screen());
    screen.at("Up Up");
    assert!(screen.message().contains("hoa"), "{}", screen.screen());
    screen.at("Down Enter");
    assert!(screen.cursor_row().contains("Xã Cai Kinh"), "{}", screen.screen());
}
