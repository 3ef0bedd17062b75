//! Marks that are old say so, until everybody is judged anew.

use crate::domain::fault::store::StoreFault;
use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::tests::driver::Driver;
use crate::tui::told::JudgingNews;

fn hear(screen: &mut Driver, news: JudgingNews) {
    screen.tell(Message::Judging(news));
}

/// Rules have been taken over, and everybody is being judged.
fn stale() -> Driver {
    let mut screen = Driver::new();
    screen.office.stale = true;
    screen.tell(Message::Changed);
    hear(&mut screen, JudgingNews::Begun);
    screen
}

#[test]
fn until_it_is_done_each_title_says_that_the_marks_are_old() {
    let mut screen = stale();
    assert!(screen.title().starts_with(" Lạng Sơn · 28/09/2021 · ~ đang xét lại"), "{}", screen.title());
    assert!(screen.title().contains("× 1"), "{}", screen.title());
    hear(&mut screen, JudgingNews::Progress(12_000, 120_114));
    assert_eq!(screen.message(), "~ Đang xét lại 12.000/120.114 đơn vị, dấu còn theo trước đó · Ctrl+C dừng");
    screen.at("p");
    assert!(screen.title().starts_with(" ~ đang xét lại · Phát hiện"), "{}", screen.title());
    // What is said by a key goes before it.
    screen.at("y");
    assert!(screen.message().contains("Phím y"), "{}", screen.message());
    screen.at("Esc");
    screen.office.stale = false;
    screen.tell(Message::Changed);
    hear(&mut screen, JudgingNews::Done(Ok(())));
    assert_eq!(screen.message(), "Đã xét lại mọi đơn vị.");
    assert!(!screen.title().contains('~'), "{}", screen.title());
}

#[test]
fn it_is_stopped_by_one_key_and_goes_on_when_that_is_wanted() {
    let mut screen = stale();
    // What nobody sees yet is not stopped: the key copies.
    screen.at("Ctrl-C");
    assert!(!screen.wanted.contains(&Effect::StopJudging));
    hear(&mut screen, JudgingNews::Progress(1, 3));
    screen.at("Ctrl-C");
    assert!(screen.wanted.contains(&Effect::StopJudging));
    hear(&mut screen, JudgingNews::Done(Err(StoreFault::Cancelled.into())));
    assert!(screen.title().contains("~ chưa xét lại"), "{}", screen.title());
    assert!(screen.message().starts_with("Đã dừng xét lại"), "{}", screen.message());
    screen.at("F9 'xet lai' Enter");
    assert!(screen.wanted.contains(&Effect::JudgeAnew), "{}", screen.screen());
    hear(&mut screen, JudgingNews::Begun);
    assert!(screen.title().contains("~ đang xét lại"), "{}", screen.title());
    hear(&mut screen, JudgingNews::Done(Err(StoreFault::DiskFull.into())));
    assert!(screen.title().contains("~ chưa xét lại"), "{}", screen.title());
}

#[test]
fn what_is_true_is_not_judged_anew() {
    let mut screen = Driver::new();
    screen.at("F9 'xet lai' Enter");
    assert!(screen.wanted.iter().all(|effect| *effect != Effect::JudgeAnew));
    assert_eq!(screen.message(), "Không có gì chờ xét lại.");
    // A day that brings nothing is no news.
    hear(&mut screen, JudgingNews::Begun);
    hear(&mut screen, JudgingNews::Done(Ok(())));
    assert!(!screen.title().contains('~'), "{}", screen.title());
}
