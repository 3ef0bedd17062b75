//! What makes typing easy: dates as they are spoken, names as they are written, texts of several lines.

use crate::tui::key::Input;
use crate::tui::message::Message;
use crate::tui::tests::driver::Driver;

/// The record of Nông Thị Hoa, the cursor `down` rows below her name.
fn record(down: usize) -> Driver {
    let mut screen = Driver::new();
    screen.go("nong thi hoa").at("v");
    (0..down).for_each(|_| _ = screen.at("Down"));
    screen
}

#[test]
fn a_date_shows_what_it_means_before_it_is_saved() {
    for (typed, meant) in [
        ("280921", "= thứ ba, 28/09/2021"),
        ("+30", "= thứ năm, 28/10/2021"),
        ("-7", "= thứ ba, 21/09/2021"),
        ("hôm nay", "= thứ ba, 28/09/2021"),
        ("9/2021", "= 09/2021"),
        ("020268", "= thứ sáu, 02/02/1968"),
    ] {
        let mut screen = record(3);
        screen.at(&format!("Enter '{typed}'"));
        assert!(screen.screen().contains(meant), "{typed}: {}", screen.screen());
        assert_eq!(screen.office.written, 0);
    }
}

#[test]
fn a_name_in_small_letters_is_offered_with_capitals_and_not_forced() {
    let mut screen = record(0);
    screen.at("Enter 'nguyễn văn ước'");
    assert!(screen.screen().contains("↓ viết hoa thành «Nguyễn Văn Ước»"), "{}", screen.screen());
    screen.at("Down");
    assert!(screen.line("Họ và tên").contains("Nguyễn Văn Ước"), "{}", screen.screen());
    assert!(!screen.screen().contains("viết hoa"), "{}", screen.screen());
    screen.at("Enter");
    assert!(screen.line("Họ và tên").contains("Nguyễn Văn Ước"), "{}", screen.screen());

    let mut screen = record(0);
    screen.at("Enter 'nguyễn văn ước' Enter");
    assert!(screen.line("Họ và tên").contains("nguyễn văn ước"), "{}", screen.screen());

    // A name may be written otherwise on purpose.
    let mut screen = record(0);
    screen.at("Enter 'H’Hen Niê'");
    assert!(!screen.screen().contains("viết hoa"), "{}", screen.screen());
}

#[test]
fn a_doubtful_number_or_address_is_said_and_saved_all_the_same() {
    let mut screen = record(7);
    screen.at("Enter '091234567'");
    assert!(screen.screen().contains("chỉ có 9 chữ số"), "{}", screen.screen());
    screen.at("8");
    assert!(!screen.screen().contains("chữ số"), "{}", screen.screen());
    screen.at("Enter");
    assert!(screen.line("Điện thoại").contains("0912 345 678"), "{}", screen.screen());
    // What is stored is what was typed.
    screen.at("Up F2");
    assert!(screen.line("Điện thoại").contains("[0912345678"), "{}", screen.screen());
    screen.at("Esc Down Enter 'an@langson' Enter");
    assert!(screen.line("Thư điện tử").contains("an@langson"), "{}", screen.screen());
    assert_eq!(screen.office.written, 2);
}

#[test]
fn a_known_decision_can_be_gone_to_and_a_new_one_stays_as_it_is_typed() {
    let mut screen = record(13);
    screen.at("Enter 'can'");
    assert!(screen.screen().contains("↓ chọn từ danh sách"), "{}", screen.screen());
    screen.at("Enter");
    assert!(screen.line("Số quyết định").contains("can"), "{}", screen.screen());
    screen.at("Up Enter 'can' Down Enter");
    assert!(screen.line("Số quyết định").contains("Cán bộ không chuyên trách"), "{}", screen.screen());
}

#[test]
fn a_note_has_lines() {
    let mut screen = record(19);
    screen.at("Enter 'dòng một' Ctrl-N 'dòng hai'");
    let shown = screen.screen();
    assert!(shown.contains("[dòng một") && shown.contains("[dòng hai"), "{shown}");
    assert!(shown.contains("Ctrl-N xuống dòng"), "{shown}");
    screen.at("Up End '!'");
    screen.tell(Message::Input(Input::Paste("\nxen giữa\n".to_owned())));
    screen.at("Enter");
    assert!(screen.line("Ghi chú").contains("dòng một! ¶ xen giữa ¶ dòng hai"), "{}", screen.screen());
    assert_eq!(screen.office.written, 1);
    // Elsewhere there is one line.
    let mut screen = record(0);
    screen.at("Enter Ctrl-N");
    assert!(screen.message().contains("một dòng"), "{}", screen.screen());
}
