use crate::harness::terminal::Terminal;
use crate::jobs::{go_to, home};

/// Corrects the qualification of Nông Thị Hoa.
fn correct(terminal: &mut Terminal) {
    go_to(terminal, "nong thi hoa", "Nông Thị Hoa");
    terminal.keys("<Right><Right>");
    terminal.wait_cursor("[Đại học");
    terminal.keys("<Enter>thac<Enter>");
    terminal.wait_for("Đã lưu");
}

fn leave(mut terminal: Terminal) {
    terminal.keys("<F10>");
    terminal.wait_for("Thoát?");
    terminal.keys("<Enter>");
    terminal.ended();
}

#[test]
fn a_change_of_an_earlier_session_is_named_and_taken_back() {
    let (desk, mut terminal) = home();
    correct(&mut terminal);
    leave(terminal);
    let mut terminal = Terminal::open(&desk.roster());
    terminal.wait_for("266 người");
    terminal.keys("<C-z>");
    terminal.wait_for("Hoàn tác thay đổi của hlung");
    terminal.wait_for("Đại học → Thạc sĩ");
    terminal.keys("<Enter>");
    terminal.wait_for("Đã hoàn tác");
    terminal.keys("<C-y>");
    terminal.wait_for("Đã làm lại");
    leave(terminal);
    let told = desk.run(&["history", "--admin", "hlung", "--format", "json"]).expect(0).json();
    let causes: Vec<&str> = told.as_array().unwrap().iter().map(|e| e["cause"].as_str().unwrap()).collect();
    assert_eq!(causes, ["redo", "undo", "edit"]);
    desk.run(&["verify"]).expect(0);
}

#[test]
fn the_history_takes_back_anybodys_change_and_shows_the_roster_as_it_stood() {
    let (desk, mut terminal) = home();
    desk.run(&["set", "LS0216", "full_name=Người Vừa Đổi Tên"]).expect(0);
    let newest = desk.run(&["history", "--format", "json"]).expect(0).json()[0]["seq"].as_i64().unwrap();
    terminal.keys(":");
    terminal.wait_for("Tìm lệnh");
    terminal.keys("moi thay doi<Enter>");
    terminal.wait_cursor("Người Vừa Đổi Tên");
    // The roster before that change: the import, which the whole sample came with.
    terminal.keys("<Down>@");
    terminal.wait("the roster as it stood", |lines| {
        lines[0].contains(&format!("sau thay đổi {}", newest - 1)) && lines[0].contains("CHỈ XEM")
    });
    terminal.keys("<Home>");
    let lines =
        terminal.wait("an older history", |lines| lines[0].contains(&format!("{} thay đổi", newest - 1)));
    assert!(!lines.iter().any(|line| line.contains("Vừa Đổi Tên")), "{}", lines.join("\n"));
    terminal.keys("@");
    terminal.wait("the present roster", |lines| !lines[0].contains("CHỈ XEM"));
    terminal.keys("<Home>");
    terminal.wait_cursor("Người Vừa Đổi Tên");
    terminal.keys("z");
    terminal.wait_for("Hoàn tác thay đổi của lan");
    terminal.keys("<Enter>");
    terminal.wait_for("Đã hoàn tác");
    desk.run(&["find", "nguoi vua doi ten"]).expect(0);
    assert_eq!(desk.run(&["find", "nguoi vua doi ten"]).expect(0).out, "");
    desk.run(&["verify"]).expect(0);
}
