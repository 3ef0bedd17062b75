//! From a history: taking changes back, the roster as it stood, parts of it.

use crate::domain::change::Outcome;
use crate::domain::fault::edit::EditFault;
use crate::domain::id::Seq;
use crate::domain::query::Access;
use crate::tui::message::Message;
use crate::tui::tests::driver::Driver;

/// The history of the whole roster: an edit of one's own above three imports of another.
fn history() -> Driver {
    let mut screen = Driver::new();
    screen.office.log_many(3);
    screen.go("nong thi hoa").at("Right Right Enter 'thac' Enter F9 'moi thay doi' Enter");
    assert!(screen.title().contains("4 thay đổi"), "{}", screen.screen());
    screen
}

#[test]
fn what_would_be_taken_back_is_named_before_another_key_does_it() {
    let mut screen = history();
    screen.at("Down z");
    let asked = " Hoàn tác thay đổi của langson lúc 28/09/2021 09:17?\n   nhập từ tệp · thêm mới, 3 bản ghi\n \
                 Enter hoàn tác · Esc để yên\n";
    assert!(screen.screen().contains(asked), "{}", screen.screen());
    screen.at("z");
    assert!(screen.line("Hoàn tác thay").contains("langson"), "the key that asked does nothing more");
    screen.at("Enter");
    assert_eq!(screen.message().trim(), "Đã hoàn tác. Ctrl+Y làm lại.");
    assert!(screen.cursor_row().contains("đã hoàn tác") || screen.screen().contains("đã hoàn tác"));
    screen.at("z");
    assert!(screen.message().contains("đã được hoàn tác rồi"), "{}", screen.message());
}

#[test]
fn beyond_this_session_undo_names_the_older_change_and_asks() {
    let mut screen = history();
    screen.at("Esc");
    let refused: Outcome = Err(EditFault::NothingToUndo.into());
    screen.slow = true;
    screen.at("Ctrl-z");
    let op = screen.model.pending.last().unwrap().op;
    screen.tell(Message::Applied { op, outcome: refused });
    assert!(screen.line("Hoàn tác thay").contains("hlung lúc 28/09/2021"), "{}", screen.screen());
    assert!(screen.screen().contains("Trình độ: Đại học → Thạc sĩ"), "{}", screen.screen());
    screen.at("Esc");
    assert!(!screen.screen().contains("Enter hoàn tác"));
}

#[test]
fn nothing_older_is_said_so() {
    let mut screen = Driver::new();
    screen.slow = true;
    screen.at("Ctrl-z");
    let op = screen.model.pending.last().unwrap().op;
    screen.tell(Message::Applied { op, outcome: Err(EditFault::NothingToUndo.into()) });
    assert!(screen.message().contains("không còn gì để hoàn tác"), "{}", screen.message());
    assert!(screen.model.pending.is_empty() && screen.model.confirm.is_none());
}

#[test]
fn a_part_of_a_history_is_shown_and_escape_gives_all_of_it_back() {
    let mut screen = history();
    screen.at("Down f");
    assert!(screen.title().contains("chỉ langson") && screen.title().contains("3 thay đổi"));
    screen.at("s");
    assert!(screen.title().contains("chỉ 28/09/2021"), "{}", screen.title());
    screen.at("f");
    assert!(screen.title().contains("4 thay đổi") && !screen.title().contains("langson"));
    screen.at("Esc");
    assert!(screen.title().contains("4 thay đổi") && !screen.title().contains("chỉ"), "{}", screen.title());
    screen.at("Esc");
    assert!(!screen.title().contains("Lịch sử"), "{}", screen.title());
}

#[test]
fn the_whole_roster_is_shown_as_it_stood_after_the_change() {
    let mut screen = history();
    screen.at("Down @");
    let present = screen.model.present.as_ref().unwrap();
    assert_eq!(present.as_of.at, Some(Seq(3)));
    assert!(
        screen.title().starts_with(" sau thay đổi 3 · 28/09/2021 CHỈ XEM · Lịch sử"),
        "{}",
        screen.title()
    );
    screen.at("z");
    assert!(screen.message().contains("CHỈ XEM"), "{}", screen.message());
    screen.at("@");
    assert!(screen.model.present.is_none() && !screen.title().contains("sau thay đổi"));
    screen.at("@ Esc");
    assert!(screen.model.present.is_none(), "Esc comes back, too");
}

#[test]
fn where_nothing_may_be_written_nothing_is_taken_back() {
    let mut screen = Driver::new();
    screen.office.log_many(1);
    screen.office.access = Access::ReadOnly;
    screen.tell(Message::Changed);
    screen.at("F9 'moi thay doi' Enter z");
    assert!(screen.model.confirm.is_none() && screen.message().contains("CHỈ XEM"), "{}", screen.message());
}
