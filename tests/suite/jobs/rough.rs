use crate::harness::terminal::{Start, Terminal};
use crate::jobs::{go_to, home};

/// kill -9 right after the saved sign: it is there.
#[test]
fn what_was_called_saved_survives_a_kill() {
    let (desk, mut terminal) = home();
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    terminal.keys("<Right><Right><Enter>thac<Enter>");
    terminal.wait_for("Đã lưu");
    terminal.kill();
    let list = desk.run(&["list", "officers", "--format", "csv"]).expect(0).out;
    assert!(list.lines().any(|line| line.contains("Nông Thị Hoa") && line.contains("master")));
    desk.run(&["verify"]).expect(0);
}

/// Nothing can be written any more: what was typed is kept and said to be unsaved, and saved by a key once there is room.
#[test]
fn a_full_disk_keeps_what_was_typed_until_there_is_room() {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};
    let (desk, mut terminal) = home();
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    let process = Pid::from_raw(terminal.process().try_into().unwrap());
    let room = |bytes| prlimit(process, Resource::Fsize, Rlimit { current: bytes, maximum: None }).unwrap();
    room(Some(512));
    terminal.keys("<Right><Right><Enter>thac<Enter>");
    terminal.wait_for("# Chưa lưu");
    terminal.wait("the row is marked", |lines| {
        lines.iter().any(|line| line.starts_with('#') && line.contains("Nông Thị Hoa"))
    });
    let master = || {
        let list = desk.run(&["list", "officers", "--format", "csv"]).expect(0).out;
        list.lines().any(|line| line.contains("Nông Thị Hoa") && line.contains("master"))
    };
    assert!(!master());
    room(None);
    // Saving has gone down a row.
    terminal.keys("<Up><Enter>");
    terminal.wait_for("Đang sửa");
    terminal.keys("<Enter>");
    terminal.wait_for("Đã lưu");
    terminal.kill();
    assert!(master());
    desk.run(&["verify"]).expect(0);
}

#[test]
fn a_long_paste_goes_into_the_field_whole_or_is_refused() {
    let (_desk, mut terminal) = home();
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    terminal.keys("<Enter>");
    let text = "Nguyễn ".repeat(300);
    terminal.bytes(format!("\x1b[200~{text}\x1b[201~").as_bytes());
    terminal.wait_for("Nguyễn");
    terminal.keys("<Enter>");
    terminal.wait_for("200 ký tự");
    terminal.keys("<Esc>");
    terminal.wait_cursor("Nông Thị Hoa");
}

/// Scenario 25, first part: the same row and the same draft at any size.
#[test]
fn a_resize_keeps_the_row_and_the_draft() {
    let (_desk, mut terminal) = home();
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    terminal.keys("<Enter>Lý Thị Mới");
    terminal.wait_for("Lý Thị Mới");
    terminal.resize(14, 59);
    terminal.wait_for("60×15");
    terminal.resize(24, 80);
    terminal.wait_for("Lý Thị Mới");
    terminal.keys("<Esc>");
    terminal.wait_cursor("Nông Thị Hoa");
}

/// Scenario 25, second part: no colour, and only ASCII signs.
#[test]
fn without_colour_and_in_ascii() {
    let desk = crate::harness::process::Desk::demo();
    let start = Start { environment: &[("NO_COLOR", "1")], arguments: &["--ascii"], ..Start::default() };
    let mut terminal = Terminal::start(&desk.roster(), &start);
    let lines = terminal.wait_for("266 người");
    let text = lines.join("\n");
    assert!(!text.contains(['×', '▲', '►', '▼', '√']), "{text}");
    assert!(text.contains("X "), "{text}");
    let written = String::from_utf8_lossy(&terminal.written).into_owned();
    for colour in 30..48 {
        assert!(!written.contains(&format!("\x1b[{colour}m")), "colour {colour}");
        assert!(!written.contains(&format!(";{colour}m")), "colour {colour}");
    }
}
