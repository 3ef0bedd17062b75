//! Two at one record: the question, its answers, and that nothing typed is lost over it.

use crate::domain::change::{Cause, Step};
use crate::domain::clash::{Clash, Of, What, Written};
use crate::domain::fault::Fault;
use crate::domain::fault::edit::EditFault;
use crate::domain::field::Field;
use crate::domain::id::{DraftId, PersonId, SeatId, Version};
use crate::domain::person::Person;
use crate::messages::Lang;
use crate::tui::act::save;
use crate::tui::edit::Edit;
use crate::tui::edit::clash::{Clashing, Side};
use crate::tui::edit::draft::{Draft, Intent};
use crate::tui::effect::Effect;
use crate::tui::key::Input;
use crate::tui::message::Message;
use crate::tui::settings::Settings;
use crate::tui::tests::driver::{Driver, settings};
use crate::tui::tests::office::Office;

/// What another has written where Nông Thị Hoa's qualification was to be written.
fn clash(screen: &Driver, what: What) -> Fault {
    let hoa = screen.office.people.iter().find(|person| person.full_name == "Nông Thị Hoa").unwrap();
    let of = match &what {
        What::Ended { .. } => {
            Of::Seat(screen.office.seats.iter().find(|seat| seat.person == hoa.id).unwrap().id)
        }
        _ => Of::Person(hoa.id),
    };
    let (name, by) = (hoa.full_name.clone(), "langson".to_owned());
    EditFault::Clash(vec![Clash { of, name, by, at: 1_632_795_240, what }]).into()
}

fn wrote(field: Field, base: &str, now: &str) -> What {
    let values = vec![Written { field, base: base.to_owned(), now: now.to_owned() }];
    What::Wrote { version: Version(1), values }
}

/// The screen after "thac" was saved over the other's value.
fn asked() -> Driver {
    let mut screen = Driver::new();
    screen.go("nong thi hoa").at("Right Right");
    screen.office.refuse = Some(clash(&screen, wrote(Field::Qualification, "college", "university")));
    screen.at("Enter 'thac' Enter");
    screen
}

fn strip(screen: &Driver) -> String {
    screen.screen().lines().skip(18).take(5).collect::<Vec<_>>().join("\n")
}

fn kept_and_forgotten(screen: &mut Driver) -> (usize, Vec<DraftId>) {
    let all = std::mem::take(&mut screen.wanted);
    let kept = all.iter().filter(|effect| matches!(effect, Effect::Keep(_))).count();
    let forgotten = all.iter().filter_map(|effect| match effect {
        Effect::Forget(id) => Some(*id),
        _ => None,
    });
    (kept, forgotten.collect())
}

#[test]
fn both_values_are_shown_with_what_was_before_and_who_wrote() {
    let screen = asked();
    insta::assert_snapshot!(strip(&screen), @r"
     Hai người cùng sửa · Nông Thị Hoa · Trình độ (trước đó: Cao đẳng)
       b  của bạn             Thạc sĩ
       k  của langson, 09:14  Đại học  (đã lưu)
     Chưa có gì bị ghi đè.  b lưu bản tôi  k giữ bản kia  Esc để sau, giữ nháp
    ");
    assert!(screen.line("Nông Thị Hoa  ").starts_with('#'), "{}", screen.screen());
}

#[test]
fn b_writes_ones_own_over_it_expecting_the_others_version() {
    let mut screen = asked();
    screen.at("b");
    assert_eq!(screen.office.written, 1, "{}", screen.screen());
    assert!(screen.line("Nông Thị Hoa").contains("Thạc sĩ"), "{}", screen.screen());
    assert_eq!(screen.message(), "Đã lưu. Ctrl+Z hoàn tác.");
    assert_eq!(kept_and_forgotten(&mut screen).1.len(), 1, "the draft is stored and forgotten");
}

#[test]
fn k_lets_the_other_stand_and_leaves_ones_own_in_the_history() {
    let mut screen = asked();
    let before = screen.office.people.clone();
    screen.at("k");
    assert_eq!(screen.message(), "Đã giữ bản của langson; giá trị của bạn còn trong lịch sử (r).");
    let hoa =
        |people: &[Person]| people.iter().find(|person| person.full_name == "Nông Thị Hoa").unwrap().clone();
    let (was, is) = (hoa(&before), hoa(&screen.office.people));
    assert_eq!(is.version.0, was.version.0 + 2, "once to one's own, once back");
    assert_eq!(is.qualification, "university");
    assert_eq!(kept_and_forgotten(&mut screen).1.len(), 1);
}

#[test]
fn escape_keeps_the_draft_and_enter_asks_again() {
    let mut screen = asked();
    screen.wanted.clear();
    screen.at("Esc");
    assert!(screen.line("Nông Thị Hoa").starts_with('#'), "{}", screen.screen());
    assert_eq!(kept_and_forgotten(&mut screen).1, [], "nothing is forgotten");
    screen.go("nong thi hoa").at("Enter");
    assert!(strip(&screen).contains("Hai người cùng sửa"), "{}", screen.screen());
    screen.at("x j q Enter");
    assert!(strip(&screen).contains("Hai người cùng sửa"), "only its own keys answer: {}", screen.screen());
    screen.at("b");
    assert_eq!(screen.office.written, 1);
}

/// A letter that is being typed must not answer a question that has just come up.
#[test]
fn while_somebody_types_the_question_waits() {
    let mut screen = Driver::new();
    screen.slow = true;
    screen.go("nong thi hoa").at("Right Right");
    screen.office.refuse = Some(clash(&screen, wrote(Field::Qualification, "college", "university")));
    screen.at("Enter 'thac' Tab Enter '20'");
    screen.acknowledge();
    screen.at("'1'");
    assert!(screen.screen().contains("[201"), "{}", screen.screen());
    assert!(screen.screen().contains("langson vừa sửa Nông Thị Hoa"), "{}", screen.screen());
}

/// What was queued behind a refused change is not asked about: it goes on by itself.
#[test]
fn what_was_refused_for_another_field_is_sent_again() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa").at("Right Right Right");
    screen.office.refuse = Some(clash(&screen, wrote(Field::Qualification, "college", "university")));
    screen.at("Enter '2010' Enter");
    assert_eq!(screen.office.written, 1, "{}", screen.screen());
    assert!(screen.line("Nông Thị Hoa").contains("2010"), "{}", screen.screen());
}

#[test]
fn what_is_gone_can_only_be_dropped_or_left_for_later() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa").at("Right Right");
    screen.office.refuse = Some(clash(&screen, What::Deleted));
    screen.at("Enter 'thac' Enter");
    assert!(strip(&screen).contains("langson vừa xoá bản ghi này · Nông Thị Hoa"), "{}", screen.screen());
    screen.at("b");
    assert_eq!(screen.office.written, 0);
    screen.at("k");
    assert_eq!((screen.office.written, screen.message().as_str()), (0, "Đã bỏ bản nháp."));
    assert!(!screen.screen().contains('#'), "{}", screen.screen());
}

#[test]
fn the_question_fits_a_low_screen_and_both_languages() {
    let mut screen = asked();
    screen.tell(Message::Input(Input::Resize(60, 15)));
    let lines: Vec<String> = screen.screen().lines().skip(11).take(2).map(ToOwned::to_owned).collect();
    insta::assert_snapshot!(lines.join("\n"), @r"
     b Thạc sĩ (bạn)  k Đại học (langson)  Esc để sau
     Nông Thị Hoa · Trình độ (trước đó: Cao đẳng)
    ");
    let settings = Settings { lang: Lang::En, ..settings() };
    let mut screen = Driver::with(Office::new(), settings, (80, 24));
    screen.go("nong thi hoa").at("Right Right");
    screen.office.refuse = Some(clash(&screen, wrote(Field::Qualification, "college", "university")));
    screen.at("Enter 'mas' Enter");
    insta::assert_snapshot!(strip(&screen), @r"
     Two edit the same · Nông Thị Hoa · Qualification (before: College)
       b  yours             Master
       k  langson's, 09:14  University  (saved)
     Nothing was overwritten.  b saves mine  k keeps theirs  Esc later, draft kept
    ");
}

/// Of several rows each is decided, or all that are left at once.
#[test]
fn of_many_rows_each_is_asked_about() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa");
    let people: Vec<(PersonId, String)> =
        screen.office.people.iter().take(3).map(|person| (person.id, person.full_name.clone())).collect();
    let seats: Vec<SeatId> = people
        .iter()
        .map(|(id, _)| screen.office.seats.iter().find(|seat| seat.person == *id).unwrap().id)
        .collect();
    assert_eq!(seats.len(), 3);
    let one = |(id, name): &(PersonId, String)| Clash {
        of: Of::Person(*id),
        name: name.clone(),
        by: "langson".to_owned(),
        at: 1_632_795_240,
        what: wrote(Field::Qualification, "college", "university"),
    };
    let clashes: Vec<Clash> = people.iter().map(one).collect();
    let drafts: Vec<Draft> = people
        .iter()
        .zip(&seats)
        .map(|((id, _), seat)| {
            let person = screen.office.people.iter().find(|person| person.id == *id).unwrap().clone();
            let seat = screen.office.seats.iter().find(|known| known.id == *seat).unwrap().clone();
            let mut draft = Draft::new(Intent::Correct, person, seat);
            draft.values.insert(Field::Qualification, "doctor".to_owned());
            draft
        })
        .collect();
    screen.office.refuse = Some(EditFault::Clash(clashes).into());
    save::at_once(&mut screen.model, drafts, Field::Qualification);
    screen.tell(Message::NoticeExpired(0));
    assert!(strip(&screen).contains("[1/3] Hai người cùng sửa"), "{}", screen.screen());
    screen.at("k");
    assert!(strip(&screen).contains("[2/3]"), "{}", screen.screen());
    screen.at("B");
    assert_eq!(screen.office.written, 1, "one step for all: {}", screen.screen());
    let now: Vec<&str> = people
        .iter()
        .map(|(id, _)| screen.office.people.iter().find(|person| person.id == *id).unwrap())
        .map(|person| person.qualification.as_str())
        .collect();
    assert_eq!(now, ["university", "doctor", "doctor"]);
}

/// One half of a decision is written together with the other half as it was read, or not at all.
#[test]
fn what_is_bound_goes_together() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa");
    let hoa = screen.office.people.iter().find(|person| person.full_name == "Nông Thị Hoa").unwrap().clone();
    let seat = screen.office.seats.iter().find(|seat| seat.person == hoa.id).unwrap().clone();
    let id = seat.id;
    let mut draft = Draft::new(Intent::Correct, hoa.clone(), seat);
    draft.values.insert(Field::DecisionNo, "QĐ 2".to_owned());
    let row = draft.row();
    let edit = Edit::new((DraftId([3; 16]), 9), draft, row, vec![Field::DecisionNo], 0);
    let values = [(Field::DecisionNo, "QĐ 1", "QĐ 1"), (Field::DecisionDate, "2021-01-01", "2021-02-02")];
    let values =
        values.map(|(field, base, now)| Written { field, base: base.to_owned(), now: now.to_owned() });
    let what = What::Wrote { version: Version(4), values: values.to_vec() };
    let clash = Clash { of: Of::Seat(id), name: hoa.full_name, by: "langson".to_owned(), at: 0, what };
    let mut open = Clashing::new(Box::new(edit), vec![clash]);
    let text = |field: Field, text: &str| (field, text.to_owned());
    let own = Step::EditSeat {
        seat: id,
        expect: Version(4),
        fields: vec![text(Field::DecisionNo, "QĐ 2"), text(Field::DecisionDate, "2021-01-01")],
    };
    open.decided = vec![Side::Mine];
    assert_eq!(open.change(), Ok((Cause::Edit, vec![own.clone()])));
    let back = Step::EditSeat {
        seat: id,
        expect: Version(5),
        fields: vec![text(Field::DecisionNo, "QĐ 1"), text(Field::DecisionDate, "2021-02-02")],
    };
    open.decided = vec![Side::Theirs];
    assert_eq!(open.change(), Ok((Cause::Yield, vec![own, back])));
}
