//! Two sessions at one record, each in a process and a terminal of its own.

use crate::harness::process::Desk;
use crate::harness::terminal::Terminal;
use crate::jobs::{another, go_to, home};

/// Both stand on the qualification of one officer, `mine` with another value typed and not saved.
fn both() -> (Desk, Terminal, Terminal) {
    let (desk, mut mine) = home();
    let mut theirs = another(&desk, "langson");
    for terminal in [&mut mine, &mut theirs] {
        go_to(terminal, "nong thi hoa", "Nông Thị Hoa");
        terminal.keys("<Right><Right>");
    }
    mine.keys("<Enter>thac");
    mine.wait_for("Đang sửa Trình độ");
    theirs.keys("<Enter>cao<Enter>");
    theirs.wait_for("Đã lưu");
    mine.wait_for("[thac");
    (desk, mine, theirs)
}

fn asked(mine: &mut Terminal) {
    mine.keys("<Enter>");
    let lines = mine.wait_for("Hai người cùng sửa · Nông Thị Hoa · Trình độ");
    assert!(lines.iter().any(|line| line.contains("b  của bạn") && line.contains("Thạc sĩ")), "{lines:#?}");
    assert!(
        lines.iter().any(|line| line.contains("k  của langson") && line.contains("Cao đẳng")),
        "{lines:#?}"
    );
}

fn entries(desk: &Desk) -> Vec<serde_json::Value> {
    desk.run(&["history", "--format", "json"]).expect(0).json().as_array().unwrap().clone()
}

/// Scenario 22: the other's value stays, one's own is in the history.
#[test]
fn k_keeps_the_others_value_and_ones_own_is_in_the_history() {
    let (desk, mut mine, mut theirs) = both();
    asked(&mut mine);
    mine.keys("k");
    mine.wait_for("Đã giữ bản của langson");
    theirs.wait("the value stands", |lines| {
        lines.iter().any(|line| line.contains("Nông Thị Hoa") && line.contains("Cao đẳng"))
    });
    let own: Vec<_> = entries(&desk).into_iter().filter(|entry| entry["actor"] == "hlung").collect();
    assert_eq!(own.len(), 2, "to and fro: {own:#?}");
    assert!(own.iter().all(|entry| entry.to_string().contains("master")), "{own:#?}");
    desk.run(&["verify"]).expect(0);
    mine.keys("<Up>r");
    mine.wait_for("Thạc sĩ");
}

#[test]
fn b_saves_ones_own_and_undo_brings_the_others_back() {
    let (_desk, mut mine, mut theirs) = both();
    asked(&mut mine);
    mine.keys("b");
    mine.wait_for("Đã lưu");
    let shows = |value: &'static str| {
        move |lines: &[String]| lines.iter().any(|line| line.contains("Nông Thị Hoa") && line.contains(value))
    };
    theirs.wait("my value", shows("Thạc sĩ"));
    mine.keys("<C-z>");
    mine.wait("their value", shows("Cao đẳng"));
    theirs.wait("their value", shows("Cao đẳng"));
}

/// The draft outlives the process, and the question comes again.
#[test]
fn escape_keeps_the_draft_for_the_next_session() {
    let (desk, mut mine, theirs) = both();
    asked(&mut mine);
    mine.keys("<Esc>");
    mine.wait("the row", |lines| {
        lines.iter().any(|line| line.starts_with('#') && line.contains("Nông Thị Hoa"))
    });
    mine.kill();
    let mut next = Terminal::open(&desk.roster());
    next.wait_for("còn 1 bản nháp");
    next.keys("<Enter>");
    next.wait_for("[thac");
    asked(&mut next);
    next.keys("b");
    next.wait_for("Đã lưu");
    drop(theirs);
}

/// Different fields of one record are merged without a question.
#[test]
fn another_field_of_the_same_record_is_merged() {
    let (desk, mut mine) = home();
    let mut theirs = another(&desk, "langson");
    go_to(&mut mine, "nong thi hoa", "Nông Thị Hoa");
    go_to(&mut theirs, "nong thi hoa", "Nông Thị Hoa");
    mine.keys("<Right><Right><Enter>thac");
    mine.wait_for("Đang sửa Trình độ");
    theirs.keys("<Right><Right><Right><Enter>2010<Enter>");
    theirs.wait_for("Đã lưu");
    mine.keys("<Enter>");
    mine.wait_for("Đã lưu");
    mine.wait("both values", |lines| {
        lines.iter().any(|l| l.contains("Nông Thị Hoa") && l.contains("Thạc sĩ") && l.contains("2010"))
    });
}

/// The record was taken out while it was edited: nothing to write over, the draft can be dropped or kept.
#[test]
fn who_was_taken_out_meanwhile_can_only_be_dropped_or_kept() {
    let (desk, mut mine) = home();
    let mut theirs = another(&desk, "langson");
    for terminal in [&mut mine, &mut theirs] {
        go_to(terminal, "nong thi hoa", "Nông Thị Hoa");
    }
    mine.keys("<Right><Right><Enter>thac");
    mine.wait_for("Đang sửa Trình độ");
    theirs.keys("<F9>");
    theirs.keys("xoa muc nhap<Enter>");
    theirs.wait_for("Xoá mục nhập nhầm");
    theirs.keys("x");
    theirs.wait_for("Đã lưu");
    mine.keys("<Enter>");
    mine.wait_for("langson vừa xoá bản ghi này · Nông Thị Hoa");
    mine.keys("bk");
    mine.wait_for("Đã bỏ bản nháp");
    assert!(entries(&desk).iter().all(|entry| entry["actor"] != "hlung"));
}
