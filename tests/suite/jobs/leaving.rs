use crate::harness::keys::Pressed;
use crate::harness::terminal::Terminal;
use crate::jobs::{go_to, home};

/// The bytes that give the terminal back: its own screen, its cursor, no bracketed paste.
fn assert_given_back(written: &[u8]) {
    let text = String::from_utf8_lossy(written);
    for mode in ["\x1b[?1049l", "\x1b[?25h", "\x1b[?2004l"] {
        assert!(text.contains(mode), "{mode:?} is missing");
    }
}

/// Scenario 1.
pub(super) fn help_and_out() -> Pressed {
    let (_desk, mut terminal) = home();
    terminal.count();
    terminal.keys("<F1>");
    terminal.wait_for("Giúp");
    terminal.keys("<Esc>");
    terminal.wait_for("266 người");
    terminal.keys("q");
    terminal.wait_for("Thoát?");
    terminal.keys("<Enter>");
    let pressed = terminal.pressed();
    let (written, status) = terminal.ended();
    assert!(status.success());
    assert_given_back(&written);
    pressed
}

/// Scenario 2.
pub(super) fn escape_never_leaves() -> Pressed {
    let (_desk, mut terminal) = home();
    terminal.count();
    for _ in 0..5 {
        terminal.keys("<Esc>");
        terminal.wait_for("Thoát: q");
    }
    terminal.wait_for("266 người");
    terminal.pressed()
}

/// Scenario 3.
pub(super) fn ctrl_c_copies_and_runs_on() -> Pressed {
    let (_desk, mut terminal) = home();
    terminal.count();
    terminal.keys("<C-c>");
    terminal.wait_for("Đã chép");
    let pressed = terminal.pressed();
    terminal.keys("<Down>");
    terminal.wait_for("266 người");
    pressed
}

#[test]
fn a_hang_up_or_a_signal_ends_the_program() {
    let (_desk, terminal) = home();
    terminal.hang_up();
    let (_desk, terminal) = home();
    let process = rustix::process::Pid::from_raw(terminal.process().try_into().unwrap()).unwrap();
    rustix::process::kill_process(process, rustix::process::Signal::TERM).unwrap();
    let (written, _) = terminal.ended();
    assert_given_back(&written);
}

#[test]
fn a_pipe_is_no_terminal() {
    let desk = crate::harness::process::Desk::demo();
    let ran = desk.run(&[]).expect(2);
    assert!(ran.err.contains("cửa sổ lệnh"), "{}", ran.err);
    assert_eq!(ran.out, "");
}

#[test]
fn a_tiny_terminal_is_refused_politely() {
    let desk = crate::harness::process::Desk::demo();
    let start = crate::harness::terminal::Start { size: (3, 10), ..Default::default() };
    let (written, status) = Terminal::start(&desk.roster(), &start).ended();
    assert_eq!(status.exit_code(), 2);
    let text = String::from_utf8(written).unwrap();
    assert!(text.contains("quá nhỏ") && !text.contains('\x1b'), "{text:?}");
}

/// Who leaves while a save waits is called back if it is refused: it is said, and what was typed is still there, also after
/// a kill.
#[test]
fn a_save_that_is_refused_while_leaving_is_said_and_what_was_typed_stays() {
    let (desk, mut terminal) = home();
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    let other = rusqlite::Connection::open(desk.roster()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    terminal.keys("<Right><Right><Right><Enter>2010<Enter>");
    let sent = |line: &String| line.starts_with('~') && line.contains("Nông Thị Hoa");
    terminal.wait("it is being saved", |lines| lines.iter().any(sent));
    terminal.keys("q");
    terminal.wait_for("Thoát?");
    terminal.keys("<Enter>");
    terminal.wait_for("lưu xong sẽ thoát");
    // The other keeps the roster for longer than anybody waits.
    terminal.wait_for("Chưa lưu");
    terminal.wait("what was typed", |lines| {
        lines
            .iter()
            .any(|line| line.starts_with('#') && line.contains("Nông Thị Hoa") && line.contains("2010"))
    });
    drop(other);
    terminal.kill();
    let mut terminal = Terminal::open(&desk.roster());
    terminal.wait_for("còn 1 bản nháp");
    terminal.keys("<Enter>");
    terminal.wait("what was typed", |lines| {
        lines.iter().any(|line| line.contains("Nông Thị Hoa") && line.contains("2010"))
    });
}
