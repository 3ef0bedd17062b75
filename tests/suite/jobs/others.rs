use crate::harness::terminal::Terminal;
use crate::jobs::{go_to, home};

/// Another process commits; the screen shows it by itself.
#[test]
fn anothers_commit_appears_by_itself() {
    let (desk, mut terminal) = home();
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    let list = desk.run(&["list", "officers", "--format", "csv"]).expect(0).out;
    let row = list.lines().find(|line| line.contains("Nông Thị Hoa")).unwrap();
    let key = row.split(',').next().unwrap();
    desk.run(&["set", key, "qualification=master"]).expect(0);
    terminal.wait("the other's value", |lines| {
        lines.iter().any(|line| line.contains("Nông Thị Hoa") && line.contains("Thạc sĩ"))
    });
}

/// Beyond this session undo names what it would take back, and Esc leaves it.
fn not_without_asking(terminal: &mut Terminal) {
    terminal.keys("<C-z>");
    terminal.wait_for("Hoàn tác thay đổi của hlung");
    terminal.wait_for("Đại học → Thạc sĩ");
    terminal.keys("<Esc>");
    terminal.wait_gone("Hoàn tác thay đổi của hlung");
}

/// What a command wrote under the same name is not this session's.
#[test]
fn undo_takes_back_only_what_this_session_has_done() {
    let (desk, mut terminal) = home();
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    let list = desk.run(&["list", "officers", "--format", "csv"]).expect(0).out;
    let row = list.lines().find(|line| line.contains("Nông Thị Hoa")).unwrap();
    let key = row.split(',').next().unwrap();
    let master =
        |lines: &[String]| lines.iter().any(|line| line.contains("Nông Thị Hoa") && line.contains("Thạc sĩ"));
    let set = desk.command(&["set", key, "qualification=master"]).env("LOGNAME", "hlung").output().unwrap();
    assert!(set.status.success(), "{set:?}");
    terminal.wait("the other's value", master);
    not_without_asking(&mut terminal);
    terminal.keys("<Right><Right><Right><Enter>2010<Enter>");
    terminal.wait_for("Đã lưu");
    terminal.keys("<C-z>");
    terminal.wait_for("Đã hoàn tác");
    not_without_asking(&mut terminal);
    terminal.wait("the other's value stays", master);
}
