//! What others do is said in a line and marked in its rows; whom one edits is told to them.

use crate::domain::field::Field;
use crate::domain::id::PersonId;
use crate::domain::presence::Attending;
use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::tests::driver::Driver;

fn id(screen: &Driver, name: &str) -> PersonId {
    screen.office.people.iter().find(|person| person.full_name == name).unwrap().id
}

fn told(screen: &mut Driver) -> Vec<Vec<PersonId>> {
    let all = std::mem::take(&mut screen.wanted);
    let told = all.into_iter().filter_map(|effect| match effect {
        Effect::Attend(people) => Some(people),
        _ => None,
    });
    told.collect()
}

#[test]
fn who_changed_what_is_said_and_the_row_is_marked_until_it_is_visited() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa").at("Down Down");
    screen.tell(Message::NoticeExpired(0));
    screen.office.another_sets("Nông Thị Hoa", Field::Qualification, "master");
    screen.tell(Message::Changed);
    assert_eq!(screen.message(), "langson vừa sửa Nông Thị Hoa · Trình độ: Đại học → Thạc sĩ");
    assert!(screen.line("Nông Thị Hoa  ").starts_with('•'), "{}", screen.screen());
    screen.go("nong thi hoa").at("Down");
    assert!(!screen.line("Nông Thị Hoa  ").starts_with('•'), "{}", screen.screen());
}

#[test]
fn what_one_has_done_oneself_is_no_news() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa").at("Right Right Right Enter '2010' Enter");
    let said = screen.message();
    screen.tell(Message::Changed);
    assert_eq!(screen.message(), said);
    assert!(!screen.screen().contains('•'), "{}", screen.screen());
}

/// A refusal stays until it has been read; the list of messages has both.
#[test]
fn news_does_not_push_aside_what_went_wrong() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa");
    screen.tell(Message::DraftsFailed(crate::domain::fault::store::StoreFault::DiskFull.into()));
    let trouble = screen.message();
    screen.office.another_sets("Nông Thị Hoa", Field::Qualification, "master");
    screen.tell(Message::Changed);
    assert_eq!(screen.message(), trouble);
    screen.at("#");
    assert!(screen.screen().contains("langson vừa sửa Nông Thị Hoa"), "{}", screen.screen());
}

#[test]
fn what_the_screen_does_not_show_is_not_said() {
    let mut screen = Driver::new();
    screen.at("#");
    let before = screen.message();
    screen.office.another_sets("Nông Thị Hoa", Field::Qualification, "master");
    screen.tell(Message::Changed);
    assert_eq!(screen.message(), before);
}

#[test]
fn whom_another_edits_the_strip_says_while_the_cursor_is_there() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa");
    let hoa = id(&screen, "Nông Thị Hoa");
    screen.tell(Message::Presence(vec![Attending { name: "langson".to_owned(), people: vec![hoa] }]));
    assert!(screen.screen().contains("• langson đang sửa dòng này"), "{}", screen.screen());
    screen.at("Enter 'x'");
    assert!(screen.screen().contains("• langson đang sửa dòng này"), "{}", screen.screen());
    assert!(screen.cursor_row().contains("[x"), "{}", screen.screen());
    screen.at("Esc Up");
    assert!(!screen.screen().contains("đang sửa dòng này"), "{}", screen.screen());
    screen.at("Down");
    screen.tell(Message::Presence(vec![]));
    assert!(!screen.screen().contains("đang sửa dòng này"), "{}", screen.screen());
}

/// Once when a field opens and once when it is left, whatever is typed meanwhile.
#[test]
fn whom_one_edits_is_told_once() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa").at("Enter 'Nông Thị'");
    let hoa = id(&screen, "Nông Thị Hoa");
    assert_eq!(told(&mut screen), [vec![hoa]]);
    screen.at("'x' Esc");
    assert_eq!(told(&mut screen), [vec![]]);
    screen.at("t 'Vi Văn'");
    assert!(told(&mut screen).is_empty(), "nobody can be in the way of somebody new");
}
