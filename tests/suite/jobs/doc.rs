//! The screen as sentences: line by line, for a terminal that is read aloud.

use std::io::Write;
use std::process::Stdio;

use crate::harness::process::Desk;
use crate::harness::terminal::{Start, Terminal};

/// The sample roster, used line by line.
fn aloud(desk: &Desk) -> Terminal {
    let start = Start { arguments: &["--doc"], size: (200, 160), ..Start::default() };
    let mut terminal = Terminal::start(&desk.roster(), &start);
    terminal.wait_for("Chế độ dòng");
    terminal
}

/// Types a line and waits for a sentence that comes after it.
#[track_caller]
fn say(terminal: &mut Terminal, line: &str, answer: &str) {
    terminal.erase_what_was_seen();
    terminal.bytes([line, "\n"].concat().as_bytes());
    terminal.wait_for(answer);
}

/// The main job: look, read the finding, edit a field, hear what that does, save, take it back, leave.
#[test]
fn a_finding_is_heard_and_a_field_corrected_line_by_line() {
    let desk = Desk::demo();
    let mut terminal = aloud(&desk);
    say(&mut terminal, "g nong thi hoa", "Nông Thị Hoa");
    say(&mut terminal, "", "? chưa đủ dữ liệu D1");
    terminal.wait_for("Trình độ: Đại học");
    say(&mut terminal, "l 2", "ô Trình độ");
    say(&mut terminal, "", "Đang sửa Trình độ");
    say(&mut terminal, "thac", "Thạc sĩ");
    say(&mut terminal, "", "Đã lưu");
    let stored = desk.run(&["list", "officers", "--format", "csv"]).expect(0).out;
    assert!(stored.lines().any(|line| line.contains("Nông Thị Hoa") && line.contains("master")), "{stored}");
    say(&mut terminal, "k", "Trình độ: Thạc sĩ");
    say(&mut terminal, "z", "Đã hoàn tác");
    // A line that is no command changes nothing and says so; Esc by its name leaves a field.
    say(&mut terminal, "abc", "Không hiểu «abc»");
    say(&mut terminal, "", "Đang sửa Trình độ");
    say(&mut terminal, "zzz", "zzz");
    say(&mut terminal, "\\Esc", "Trình độ: Đại học");
    say(&mut terminal, "p", "Phát hiện");
    say(&mut terminal, "j", "Vì sao:");
    say(&mut terminal, "q", "cả tỉnh");
    say(&mut terminal, "q", "Thoát?");
    terminal.bytes(b"\n");
    let (written, status) = terminal.ended();
    assert!(status.success());
    let text = String::from_utf8(written).unwrap();
    assert!(!text.contains('\x1b'), "no sequence is sent: {text:?}");
    desk.run(&["verify"]).expect(0);
}

/// Rows from a spreadsheet are no commands here either.
#[test]
fn pasted_rows_are_previewed_and_run_nothing() {
    let desk = Desk::demo();
    let before = desk.run(&["history", "--format", "json"]).expect(0).out;
    let mut terminal = aloud(&desk);
    say(&mut terminal, "Vi Văn Tài\t06427\nLý Thị Mơ\t186", "2 mới, 0 cập nhật, 0 lỗi");
    say(&mut terminal, "\\Esc", "cả tỉnh");
    terminal.kill();
    assert_eq!(desk.run(&["history", "--format", "json"]).expect(0).out, before);
}

/// A pipe: every line has its answer; the end of the pipe is not the end of a save.
#[test]
fn lines_from_a_pipe_are_answered_and_saved() {
    let desk = Desk::demo();
    let mut command = desk.command(&["--doc", "--lang", "en"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let lines = "g nong thi hoa\n\nl 2\n\nmaster\n\n";
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    for said in ["Line mode", "Nông Thị Hoa", "? cannot tell", "cell Qualific", "Editing Qualification"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let stored = desk.run(&["list", "officers", "--format", "csv"]).expect(0).out;
    assert!(stored.lines().any(|line| line.contains("Nông Thị Hoa") && line.contains("master")), "{stored}");
}
