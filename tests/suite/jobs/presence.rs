//! What one session does as the others see it, without anybody looking again after a while.

use crate::cli::accounts::{KEYS, add_key};
use crate::harness::process::Desk;
use crate::harness::terminal::{Start, Terminal};
use crate::jobs::{another, go_to, home};

const EDITING: &str = "langson đang sửa dòng này";

fn both() -> (Desk, Terminal, Terminal) {
    let (desk, mut mine) = home();
    let mut theirs = another(&desk, "langson");
    for terminal in [&mut mine, &mut theirs] {
        go_to(terminal, "nong thi hoa", "Nông Thị Hoa");
    }
    theirs.keys("<Right><Right><Enter>thac");
    theirs.wait_for("[thac");
    mine.wait_for(EDITING);
    (desk, mine, theirs)
}

#[test]
fn who_edits_a_row_is_seen_until_he_saves_and_then_what_he_has_changed() {
    let (_desk, mut mine, mut theirs) = both();
    mine.keys("<Down>");
    mine.wait_gone(EDITING);
    theirs.keys("<Enter>");
    theirs.wait_for("Đã lưu");
    mine.wait_for("langson vừa sửa Nông Thị Hoa · Trình độ: Đại học → Thạc sĩ");
    mine.wait("its mark", |lines| {
        lines.iter().any(|line| line.starts_with('•') && line.contains("Nông Thị Hoa"))
    });
    mine.keys("<Up>");
    mine.wait_cursor("Nông Thị Hoa");
    mine.wait_gone(EDITING);
}

#[test]
fn who_leaves_the_field_is_not_seen_any_more() {
    let (_desk, mut mine, mut theirs) = both();
    theirs.keys("<Esc>");
    mine.wait_gone(EDITING);
}

/// No process is left to say so; the kernel does.
#[test]
fn who_is_killed_is_not_seen_any_more() {
    let (desk, mut mine, theirs) = both();
    theirs.kill();
    mine.wait_gone(EDITING);
    let left = std::fs::read_dir(desk.path("roster.db.presence")).unwrap().count();
    assert_eq!(left, 0, "nothing of him is left");
}

/// One timer, set anew by each key: nothing ticks.
#[test]
fn a_session_of_the_server_without_a_key_ends_and_keeps_what_was_typed() {
    let desk = Desk::demo();
    add_key(&desk, "huulung", &["--role", "editor", "--under", "186"], KEYS[0]).expect(0);
    let arguments = ["session", "--key", "1", "--leave-after", "2"];
    let mut terminal = Terminal::start(&desk.roster(), &Start { arguments: &arguments, ..Start::default() });
    terminal.wait_for("[huulung]");
    terminal.keys("gnong thi hoa<Enter>");
    terminal.wait_cursor("Nông Thị Hoa");
    terminal.keys("<Right><Right><Enter>thac");
    terminal.wait_for("[thac");
    let (written, status) = terminal.ended();
    assert!(status.success(), "{status:?}");
    let written = String::from_utf8_lossy(&written).into_owned();
    assert!(written.contains("phiên đã đóng, bản nháp được giữ"), "{written}");
    let mut next = Terminal::start(&desk.roster(), &Start { arguments: &arguments[..3], ..Start::default() });
    next.wait_for("còn 1 bản nháp");
    next.keys("<Enter>");
    next.wait_for("[thac");
}
