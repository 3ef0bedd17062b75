//! A user's own configuration file on the screen.

use crate::harness::process::Desk;
use crate::harness::terminal::{Start, Terminal};
use crate::jobs::go_to;

/// The sample roster on the screen, with this configuration file.
fn with(config: &str, arguments: &[&str]) -> (Desk, Terminal) {
    let desk = Desk::demo();
    std::fs::create_dir_all(desk.path("config/daumoi")).unwrap();
    desk.file("config/daumoi/config.toml", config);
    let folder = desk.path("config").to_string_lossy().into_owned();
    let environment = [("XDG_CONFIG_HOME", folder.as_str())];
    let start = Start { environment: &environment, arguments, ..Start::default() };
    let terminal = Terminal::start(&desk.roster(), &start);
    (desk, terminal)
}

#[test]
fn a_broken_file_is_said_and_the_program_starts_with_defaults() {
    let (_desk, mut terminal) = with("[keys]\ntransfer = \"a\"\n", &[]);
    terminal.wait_for("Cấu hình có 1 lỗi");
    terminal.wait_for("266 người");
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    terminal.keys("c");
    terminal.wait_for("Chuyển Nông Thị Hoa");
}

#[test]
fn a_command_answers_to_its_own_keys_and_help_and_hints_say_so() {
    let (_desk, mut terminal) = with("[keys]\ntransfer = \"G\"\nleave = \"X\"\nopen-help = [\"M\"]\n", &[]);
    terminal.wait_for("X thoát");
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    terminal.keys("c");
    terminal.wait_for("Phím c không dùng ở đây · M giúp");
    terminal.keys("G");
    terminal.wait_for("Chuyển Nông Thị Hoa");
    terminal.keys("<Esc>");
    terminal.wait_gone("Chuyển Nông");
    terminal.keys("M");
    terminal.wait_for("Giúp");
    terminal.keys("chuyen don");
    terminal.wait("the key of transfer", |lines| {
        lines.iter().any(|line| line.starts_with(">G") && line.contains("Chuyển đơn vị"))
    });
    terminal.keys("<Esc>");
    terminal.wait_gone("Giúp ·");
    terminal.keys("<Esc>");
    terminal.wait_for("Thoát: X");
}

#[test]
fn language_dates_columns_and_marks_are_taken_from_the_file() {
    let (_desk, mut terminal) = with(
        "language = \"en\"\ndates = \"yyyy-mm-dd\"\ncolumns = [\"qualification\"]\n[theme]\nsigns = \"khong-dau\"\n",
        &[],
    );
    let lines = terminal.wait_for("266 officers");
    assert!(lines[0].contains("Lang Son - 2021-09-28"), "{}", lines[0]);
    assert!(lines[1].contains("Qualific.") && !lines[1].contains("Title"), "{}", lines[1]);
    assert!(lines.join("").is_ascii(), "{lines:#?}");
    terminal.keys("gnong thi hoa<Enter>");
    terminal.wait_cursor("Nong Thi Hoa");
    // The column that is left out is still reached, in the strip.
    terminal.keys("<Right>");
    terminal.wait_for("Title [Chuyen vien]");
    terminal.keys("<Enter>");
    terminal.wait_for("Editing Title");
}

#[test]
fn options_count_before_the_file() {
    let (_desk, mut terminal) =
        with("language = \"en\"\n[theme]\nsigns = \"ascii\"\n", &["--lang", "vi", "--khong-dau"]);
    let lines = terminal.wait_for("266 nguoi");
    assert!(lines.join("").is_ascii(), "{lines:#?}");
}
