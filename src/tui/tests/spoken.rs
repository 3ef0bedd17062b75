//! The screen as sentences.

use insta::assert_snapshot;

use crate::tui::key::{Input, Key};
use crate::tui::lines::Order;
use crate::tui::message::Message;
use crate::tui::settings::{Output, Settings, Signs};
use crate::tui::tests::driver::{Driver, settings};
use crate::tui::tests::office::Office;
use crate::tui::view::view;

fn aloud(signs: Signs) -> Driver {
    Driver::with(Office::new(), Settings { output: Output::Lines, signs, ..settings() }, (80, 24))
}

/// Obeys a line.
fn say(screen: &mut Driver, line: &str) {
    for step in Order::of(&screen.model, line) {
        screen.tell(Message::Input(step));
    }
}

/// The sentences but those of the page.
fn said(screen: &Driver) -> String {
    let frame = view(&screen.model);
    let rows = frame.rows.iter().map(ToString::to_string).enumerate();
    let aside = usize::from(frame.table.start)..usize::from(frame.table.end);
    let rows = rows.filter(|(place, row)| !aside.contains(place) && !row.is_empty());
    rows.map(|(_, row)| row).collect::<Vec<_>>().join("\n")
}

#[test]
fn rows_are_said_behind_their_heads_and_signs_with_words() {
    let mut screen = aloud(Signs::Unicode);
    say(&mut screen, "g nong thi hoa");
    say(&mut screen, "");
    assert_snapshot!(said(&screen), @r#"
daumoi, Lạng Sơn, 28/09/2021, cả tỉnh, 38 người, × vi phạm 1, ▲ cảnh báo 1, ? chưa đủ dữ liệu 1, [hlung]
Nông Thị Hoa, Chức vụ: Chuyên viên, Trình độ: Đại học, Biên chế: ? chưa đủ dữ liệu, ô Đơn vị / cán bộ
Tỉnh Lạng Sơn / Huyện Hữu Lũng / Nông Thị Hoa
? chưa đủ dữ liệu D1, chưa đủ dữ liệu để biết ai giữ: 01 lãnh đạo VP HĐND-UBND hoặc công chức ≥ 2 năm
từ 01/01/2020 (636 ngày), Căn cứ: QĐ 478/QĐ-UBND ngày 21/3/2020 của UBND tỉnh Lạng Sơn
Chữa: hỏi và nhập ngày vào ngành, ! cả 8 cách
"#);
    say(&mut screen, "l 2");
    say(&mut screen, "");
    say(&mut screen, "thac");
    let heard = said(&screen);
    assert!(heard.contains("Đang sửa Trình độ") && heard.contains("Thạc sĩ"), "{heard}");
    say(&mut screen, "");
    assert_eq!(screen.office.written, 1);
}

#[test]
fn a_console_without_glyphs_gets_letters_that_it_has() {
    let screen = aloud(Signs::Unmarked);
    assert!(said(&screen).is_ascii(), "{}", said(&screen));
}

#[test]
fn a_line_is_a_key_a_key_and_words_or_the_text_of_a_field() {
    let mut screen = aloud(Signs::Unicode);
    let steps = |screen: &Driver, line: &str| Order::of(&screen.model, line).collect::<Vec<_>>();
    let key = |key| Input::Key(key);
    assert_eq!(steps(&screen, ""), [key(Key::Enter)]);
    assert_eq!(steps(&screen, "F8\r"), [key(Key::F(8))]);
    assert_eq!(steps(&screen, "\\ctrl-z"), [key(Key::Ctrl('z'))]);
    assert_eq!(steps(&screen, "j3"), vec![key(Key::Char('j')); 3]);
    assert_eq!(steps(&screen, "g cai k"), [key(Key::Char('g')), Input::Line("cai k".to_owned())]);
    assert_eq!(steps(&screen, ","), [key(Key::Ctrl('l'))]);
    say(&mut screen, "xyz");
    assert!(said(&screen).contains("«xyz»"), "{}", said(&screen));
    say(&mut screen, "j");
    say(&mut screen, "g");
    assert_eq!(steps(&screen, "q"), [Input::Line("q".to_owned())], "no key in a field is a command");
    assert_eq!(steps(&screen, "\\Esc"), [key(Key::Esc)]);
}
