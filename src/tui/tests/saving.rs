//! The time between Enter and the disk's answer, and refusals.

use crate::domain::fault::Fault;
use crate::domain::fault::edit::EditFault;
use crate::domain::query::Access;
use crate::domain::rights::{AdminRole, Rights};
use crate::tui::key::Input;
use crate::tui::message::Message;
use crate::tui::tests::driver::Driver;

#[test]
fn a_row_shows_that_it_is_being_saved_until_the_disk_has_answered() {
    let mut screen = Driver::new();
    screen.slow = true;
    screen.go("nong thi hoa").at("Right Right Right Enter '2010' Enter");
    let row = screen.line("Nông Thị Hoa");
    assert!(row.starts_with('~') && row.contains("2010"), "{row}");
    assert!(screen.title().contains("? 0"));
    assert_eq!(screen.message(), "");
    screen.acknowledge();
    assert!(!screen.line("Nông Thị Hoa").starts_with('~'));
    assert_eq!(screen.message(), "Đã lưu. Ctrl+Z hoàn tác.");
}

#[test]
fn two_edits_of_one_record_do_not_wait_for_the_disk() {
    let mut screen = Driver::new();
    screen.slow = true;
    screen.go("nong thi hoa").at("Right Right Enter 'thac' Tab Enter '2010' Enter");
    screen.acknowledge();
    assert_eq!(screen.office.written, 2, "{}", screen.screen());
    let row = screen.line("Nông Thị Hoa");
    assert!(row.contains("Thạc sĩ") && row.contains("2010"), "{row}");
    assert!(screen.title().contains("? 0"));
}

#[test]
fn a_new_row_stays_while_it_is_being_saved() {
    let mut screen = Driver::new();
    screen.slow = true;
    screen.go("cai k").at("Right Down t 'Vi Văn Tài' Enter");
    let row = screen.line("Vi Văn Tài");
    assert!(row.starts_with('~'), "{row}");
    assert!(screen.title().contains("× 0"), "{}", screen.title());
    screen.tell(Message::Changed);
    assert!(screen.screen().contains("Vi Văn Tài"), "{}", screen.screen());
    screen.acknowledge();
    assert_eq!(screen.screen().matches("[Vi Văn Tài]").count(), 1, "{}", screen.screen());
}

#[test]
fn a_refused_draft_is_kept_with_its_reason_and_can_be_opened_again() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa").at("Right Right Right");
    let by = "langson".to_owned();
    screen.office.refuse = Some(Fault::from(EditFault::Conflict { by, theirs: vec![] }));
    screen.at("Enter '2010' Enter");
    assert!(screen.message().starts_with("# Chưa lưu:") && screen.message().contains("langson"));
    assert!(screen.line("Nông Thị Hoa").starts_with('#'), "{}", screen.screen());
    assert!(screen.title().contains("? 1"), "what is stored counts: {}", screen.title());
    screen.at("Up Enter");
    assert!(screen.cursor_row().contains("[2010"), "{}", screen.screen());
    assert!(screen.title().contains("? 0"));
    screen.at("Enter");
    assert_eq!(screen.office.written, 1);
    assert!(!screen.line("Nông Thị Hoa").starts_with('#'));
}

#[test]
fn a_refused_new_officer_stays_as_a_row() {
    let mut screen = Driver::new();
    screen.office.refuse = Some(Fault::from(EditFault::OutsideScope));
    screen.go("cai k").at("t 'Vi Văn Tài' Enter");
    assert!(screen.line("Vi Văn Tài").starts_with('#'), "{}", screen.screen());
    screen.at("Enter Enter");
    assert_eq!(screen.office.written, 1, "{}", screen.screen());
    assert!(screen.cursor_row().contains("Vi Văn Tài"));
}

#[test]
fn a_roster_that_cannot_be_written_opens_no_field() {
    let mut screen = Driver::new();
    screen.office.access = Access::ReadOnly;
    screen.tell(Message::Changed);
    screen.go("nong thi hoa").at("Enter");
    assert!(screen.message().starts_with("CHỈ XEM"), "{}", screen.message());
    assert!(screen.title().contains("CHỈ XEM"));
}

#[test]
fn a_window_too_small_keeps_row_and_draft() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa").at("Enter 'Nông'");
    let before = screen.screen();
    screen.tell(Message::Input(Input::Resize(59, 14)));
    assert!(screen.screen().contains("Cần cửa sổ 60×15"), "{}", screen.screen());
    assert!(screen.screen().contains("Bản nháp được giữ"));
    screen.tell(Message::Input(Input::Resize(80, 24)));
    assert_eq!(screen.screen(), before);
}

#[test]
fn a_wrong_entry_is_taken_out_only_after_another_key() {
    let mut screen = Driver::new();
    screen.go("son trieu");
    let delete = crate::tui::command::by_id("delete-entry").unwrap();
    crate::tui::update::run(&mut screen.model, delete);
    assert!(
        screen.screen().contains("Xoá mục nhập nhầm: Triệu Văn Sơn ở Xã Đồng Tân?"),
        "{}",
        screen.screen()
    );
    screen.at("Enter");
    assert_eq!(screen.office.written, 0);
    screen.at("x");
    assert_eq!(screen.office.written, 1);
    assert!(!screen.screen().contains("Triệu Văn Sơn"), "{}", screen.screen());
}

#[test]
fn a_change_from_a_day_keeps_the_past() {
    let mut screen = Driver::new();
    screen.go("son trieu");
    let change = crate::tui::command::by_id("change-from").unwrap();
    crate::tui::update::run(&mut screen.model, change);
    screen.tell(Message::NoticeExpired(0));
    screen.at("'Tư pháp' Enter");
    assert!(screen.screen().contains("Từ ngày [28/09/2021"), "{}", screen.screen());
    screen.at("'1/9/21' Enter");
    let seats: Vec<_> = screen.office.seats.iter().filter(|seat| seat.person.0 == 6).collect();
    assert_eq!(seats.len(), 2);
    assert_eq!(seats[0].period.to.unwrap().to_string(), "2021-08-31");
    assert_eq!(
        (seats[1].title.as_str(), seats[1].period.from.unwrap().to_string().as_str()),
        ("Tư pháp", "2021-09-01")
    );
    assert!(screen.cursor_row().contains("Triệu Văn Sơn"), "{}", screen.screen());
}

#[test]
fn outside_ones_own_subtree_no_field_opens() {
    let mut screen = Driver::new();
    let own = screen.office.units.iter().find(|unit| unit.name == "Chi Lăng").unwrap().path.clone();
    screen.office.rights = Rights { role: AdminRole::Editor, edit: own.clone(), view: own };
    screen.tell(Message::Changed);
    assert!(screen.title().contains("Huyện Chi Lăng"), "{}", screen.title());
    for keys in ["Enter", "F2", "t", "c", "x", "Delete"] {
        screen.go("nong thi hoa").at(keys);
        assert_eq!(screen.message(), "CHỈ XEM: bạn sửa được trong Huyện Chi Lăng (g để tới).", "{keys}");
    }
    screen.at("v Enter");
    assert!(screen.message().starts_with("CHỈ XEM"), "the form: {}", screen.screen());
    screen.at("Esc").go("huyen chi lang").at("t 'Vi Văn Tài' Enter");
    assert_eq!(screen.office.written, 1, "{}", screen.screen());
}

#[test]
fn who_only_looks_is_told_so() {
    let mut screen = Driver::new();
    let own = screen.office.units[0].path.clone();
    screen.office.rights = Rights { role: AdminRole::Viewer, edit: own.clone(), view: own };
    screen.tell(Message::Changed);
    assert!(screen.title().contains("CHỈ XEM"), "{}", screen.title());
    screen.go("nong thi hoa").at("Enter");
    assert_eq!(screen.message(), "CHỈ XEM: tài khoản của bạn chỉ được xem.");
}

#[test]
fn one_esc_does_not_lose_a_new_row_in_which_something_is_typed() {
    let mut screen = Driver::new();
    screen.go("cai k").at("t 'Vi Văn Tài' Tab 'Văn thư' Esc");
    assert!(screen.line("Vi Văn Tài").starts_with('#'), "{}", screen.screen());
    assert!(screen.message().contains("Giữ lại bản nháp"), "{}", screen.message());
    screen.at("Enter");
    assert!(screen.cursor_row().contains("Văn thư"), "{}", screen.screen());
    screen.at("Esc");
    assert!(!screen.screen().contains("Vi Văn Tài"), "{}", screen.screen());
    assert_eq!(screen.office.written, 0);
    screen.at("t Esc");
    assert!(!screen.screen().contains('#'), "nothing was typed: {}", screen.screen());
}
