//! What is typed is kept at every key, until it is stored or dropped; what a session has left is offered.

use crate::domain::fault::Fault;
use crate::domain::fault::store::StoreFault;
use crate::domain::field::Field;
use crate::domain::id::DraftId;
use crate::domain::kept::{KeptDraft, LeftDraft};
use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::tests::driver::Driver;

/// What has been kept and forgotten since the last time.
fn written(screen: &mut Driver) -> (Vec<KeptDraft>, Vec<DraftId>) {
    let (mut kept, mut forgotten) = (Vec::new(), Vec::new());
    for effect in std::mem::take(&mut screen.wanted) {
        match effect {
            Effect::Keep(draft) => kept.push(*draft),
            Effect::Forget(id) => forgotten.push(id),
            _ => {}
        }
    }
    (kept, forgotten)
}

fn texts(kept: &[KeptDraft]) -> Vec<&str> {
    kept.iter().map(|draft| draft.text.as_str()).collect()
}

/// What a session leaves that breaks off after these keys.
fn left(keys: &str) -> LeftDraft {
    let mut screen = Driver::new();
    screen.go("nong thi hoa").at(keys);
    let (kept, _) = written(&mut screen);
    LeftDraft { draft: kept.last().unwrap().clone(), at: 1_632_795_600 }
}

#[test]
fn every_letter_is_kept_and_only_storing_or_escape_forgets_it() {
    let mut screen = Driver::new();
    screen.slow = true;
    screen.go("nong thi hoa").at("Right Right Right Enter '2010'");
    let (kept, forgotten) = written(&mut screen);
    assert_eq!(texts(&kept), ["2", "20", "201", "2010"]);
    assert_eq!(kept.iter().map(|draft| draft.id).collect::<std::collections::BTreeSet<_>>().len(), 1);
    assert_eq!(kept[0].open, Field::ServiceStart);
    assert_eq!(forgotten, []);
    screen.at("Enter");
    assert_eq!(written(&mut screen).1, [], "not stored yet");
    screen.acknowledge();
    assert_eq!(written(&mut screen).1, [kept[0].id]);
    screen.at("Up Enter 'x' Esc");
    let (kept, forgotten) = written(&mut screen);
    assert_eq!(forgotten, [kept[0].id]);
}

#[test]
fn help_over_an_open_field_forgets_nothing() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa").at("Enter 'Nông' F1");
    assert_eq!(written(&mut screen).1, []);
}

#[test]
fn a_refused_draft_stays_on_the_disk() {
    let mut screen = Driver::new();
    screen.office.refuse = Some(Fault::from(StoreFault::DiskFull));
    screen.go("nong thi hoa").at("Right Right Right Enter '2010' Enter");
    assert!(screen.message().contains("Đĩa đầy"), "{}", screen.message());
    let (kept, forgotten) = written(&mut screen);
    assert_eq!((texts(&kept).last(), forgotten.as_slice()), (Some(&"2010"), [].as_slice()));
    screen.at("q");
    assert!(screen.screen().contains("1 bản nháp chưa lưu (#) được giữ"), "{}", screen.screen());
}

/// Half a date is no value, and is there again all the same.
#[test]
fn what_a_session_has_left_is_offered_and_goes_on_letter_by_letter() {
    let left = left("Right Right Right Enter '02/20'");
    let mut screen = Driver::new();
    screen.tell(Message::Drafts(vec![left.clone()]));
    assert!(
        screen
            .screen()
            .contains("Phiên trước đứt lúc 09:20, còn 1 bản nháp.  Enter mở lại  x bỏ  Esc để sau"),
        "{}",
        screen.screen()
    );
    assert_eq!(written(&mut screen), (vec![], vec![]), "it is kept already");
    screen.at("Enter");
    assert!(screen.cursor_row().contains("Nông Thị Hoa"), "{}", screen.screen());
    assert!(screen.cursor_row().contains("[02/20"), "{}", screen.screen());
    screen.at("'10' Enter");
    assert_eq!(screen.office.written, 1, "{}", screen.screen());
    assert_eq!(written(&mut screen).1, [left.draft.id]);
}

#[test]
fn a_field_that_the_outline_does_not_show_opens_in_the_record() {
    let left = left("v Down Down Down Down Down Down Down Enter '0912'");
    assert_eq!(left.draft.open, Field::Phone);
    let mut screen = Driver::new();
    screen.tell(Message::Drafts(vec![left]));
    screen.at("Enter");
    assert!(screen.title().contains("Hồ sơ"), "{}", screen.screen());
    assert!(screen.cursor_row().contains("0912"), "{}", screen.screen());
}

#[test]
fn somebody_new_comes_back_as_a_row() {
    let left = left("t 'Vi Văn T'");
    let mut screen = Driver::new();
    screen.tell(Message::Drafts(vec![left]));
    screen.at("Enter 'ài' Enter");
    assert_eq!(screen.office.written, 1, "{}", screen.screen());
    assert!(screen.cursor_row().contains("Vi Văn Tài"), "{}", screen.screen());
}

#[test]
fn of_several_each_is_shown_with_its_difference_and_dropped_or_opened() {
    let (first, second) = (left("Right Right Right Enter '2010'"), left("Right Right Enter 'thac'"));
    let other = KeptDraft { id: DraftId([9; 16]), ..second.draft };
    let mut screen = Driver::new();
    screen.tell(Message::Drafts(vec![first.clone(), LeftDraft { draft: other, at: second.at }]));
    screen.at("Enter");
    assert!(screen.title().contains("Bản nháp chưa lưu"), "{}", screen.screen());
    assert!(screen.line("→ 2010").contains("(trống) → 2010"), "{}", screen.screen());
    screen.at("x");
    assert_eq!(written(&mut screen).1, [first.draft.id]);
    assert!(screen.screen().contains("Đại học → thac"), "{}", screen.screen());
    screen.at("Enter");
    assert!(screen.cursor_row().contains("[thac"), "{}", screen.screen());
}

#[test]
fn escape_leaves_them_for_later_and_x_drops_them() {
    let left = left("Right Right Right Enter '2010'");
    let mut screen = Driver::new();
    screen.tell(Message::Drafts(vec![left.clone()]));
    screen.at("Esc");
    assert_eq!(written(&mut screen).1, []);
    assert!(screen.go("nong thi hoa").cursor_row().starts_with('#'), "{}", screen.screen());
    let mut screen = Driver::new();
    screen.tell(Message::Drafts(vec![left.clone()]));
    screen.at("x");
    assert_eq!(written(&mut screen).1, [left.draft.id]);
    assert_eq!(screen.message(), "Đã bỏ 1 bản nháp.");
}

#[test]
fn the_question_fits_a_narrow_screen_and_does_not_disturb_work() {
    let left = left("Right Right Right Enter '2010'");
    let mut screen = Driver::new();
    let many = (0..12).map(|n| LeftDraft {
        draft: KeptDraft { id: DraftId([n; 16]), ..left.draft.clone() },
        at: 1_632_700_000,
    });
    screen.tell(Message::Drafts(many.collect()));
    assert!(
        screen.screen().contains("đứt (27/09/2021), còn 12 bản nháp.  Enter xem  x bỏ hết  Esc để sau"),
        "{}",
        screen.screen()
    );
    let mut screen = Driver::new();
    screen.at("g 'cai'");
    screen.tell(Message::Drafts(vec![left]));
    screen.at("' k'");
    assert!(screen.message().contains("Còn 1 bản nháp của phiên trước"), "{}", screen.screen());
    assert!(screen.screen().contains("[cai k"), "{}", screen.screen());
}

#[test]
fn a_disk_that_keeps_no_draft_is_told_of() {
    let mut screen = Driver::new();
    screen.tell(Message::DraftsFailed(StoreFault::DiskFull.into()));
    assert!(screen.message().starts_with("# Không giữ được bản nháp trên đĩa"), "{}", screen.message());
}
