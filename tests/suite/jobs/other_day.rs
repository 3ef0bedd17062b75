use crate::harness::process::Desk;
use crate::harness::terminal::{Start, Terminal};
use crate::jobs::{go_to, home};

/// The report of a day: what `check --as-of` counts on it.
fn errors(desk: &Desk, day: &str) -> i64 {
    let checked = desk.run(&["check", "--as-of", day, "--format", "json", "--fail-on", "never"]);
    let counts = checked.expect(0).json()["counts"].clone();
    counts["critical"].as_i64().unwrap() + counts["error"].as_i64().unwrap()
}

#[test]
fn the_whole_screen_is_shown_as_of_another_day_and_comes_back() {
    let (desk, mut terminal) = home();
    let before = desk.run(&["history", "--format", "json"]).expect(0).out;
    go_to(&mut terminal, "cai k", "Xã Cai Kinh");
    terminal.keys("@");
    terminal.wait_for("Xem toàn bộ theo ngày khác");
    terminal.keys("1/1/2022<Enter>");
    let then = format!("× {}", errors(&desk, "2022-01-01"));
    terminal.wait("the title of the day", |lines| {
        lines[0].contains("01/01/2022") && lines[0].contains("CHỈ XEM") && lines[0].contains(&then)
    });
    terminal.wait_cursor("Xã Cai Kinh");
    terminal.keys("m");
    terminal.wait_for("CHỈ XEM: đang xem theo ngày khác");
    terminal.keys("p");
    terminal.wait_for("01/01/2022 CHỈ XEM · Phát hiện");
    terminal.keys("@");
    let now = format!("× {}", errors(&desk, "2021-09-28"));
    terminal.wait("the present day", |lines| {
        lines[0].contains("28/09/2021") && !lines[0].contains("CHỈ XEM") && lines[0].contains(&now)
    });
    terminal.wait_cursor("Xã Cai Kinh");
    // The roster itself has seen nothing of it, and can be written again.
    assert_eq!(desk.run(&["history", "--format", "json"]).expect(0).out, before);
    terminal.keys("mQD 1");
    terminal.wait_for("[QD 1");
    desk.run(&["verify"]).expect(0);
}

#[test]
fn the_command_line_opens_the_screen_as_of_a_day() {
    let desk = Desk::demo();
    let start = Start { arguments: &["--as-of", "2022-12-31"], ..Start::default() };
    let mut terminal = Terminal::start(&desk.roster(), &start);
    terminal.wait("the title of the day", |lines| lines[0].contains("31/12/2022 · CHỈ XEM"));
    terminal.keys("q");
    terminal.wait("the present day", |lines| lines[0].contains("28/09/2021"));
}
