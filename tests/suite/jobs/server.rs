//! Accounts of an office server at the screen, as OpenSSH starts it for them.

use crate::cli::accounts::{KEYS, add_key};
use crate::harness::process::Desk;
use crate::harness::terminal::{Start, Terminal};
use crate::jobs::go_to;

fn server() -> Desk {
    let desk = Desk::demo();
    add_key(&desk, "huulung", &["--role", "editor", "--under", "186"], KEYS[0]).expect(0);
    desk
}

fn sit(desk: &Desk) -> Terminal {
    let start = Start { arguments: &["session", "--key", "1"], ..Start::default() };
    let mut terminal = Terminal::start(&desk.roster(), &start);
    terminal.wait_for("[huulung]");
    terminal
}

/// Scenario 24: what is not one's own opens no field and says where one may edit.
#[test]
fn a_unit_that_is_not_ones_own_is_only_looked_at() {
    let desk = server();
    let mut terminal = sit(&desk);
    let title = terminal.wait_for("Huyện Hữu Lũng").remove(0);
    assert!(title.contains("Huyện Hữu Lũng"), "{title}");
    go_to(&mut terminal, "chi lang", "Chi Lăng");
    terminal.keys("<Right><Down><Enter>");
    terminal.wait_for("CHỈ XEM: bạn sửa được trong Huyện Hữu Lũng (g để tới).");
    terminal.keys("t");
    terminal.wait_for("CHỈ XEM");
    let written = desk.run(&["history", "--format", "json"]).expect(0).json();
    assert!(written.as_array().unwrap().iter().all(|entry| entry["actor"] != "huulung"));
}

/// Who is revoked while he types is refused when he saves; what he has typed stays.
#[test]
fn a_revoked_admins_save_is_refused_and_his_text_kept() {
    let desk = server();
    let mut terminal = sit(&desk);
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    terminal.keys("<Enter>Nông Thị Hoà");
    terminal.wait_for("[Nông Thị Hoà");
    desk.run(&["admin", "set", "huulung", "--revoke"]).expect(0);
    terminal.wait_for("[Nông Thị Hoà");
    terminal.keys("<Enter>");
    terminal.wait("the refusal", |lines| {
        lines.iter().any(|line| line.contains("Chưa lưu") && line.contains("thu hồi"))
    });
    let row = terminal.lines().into_iter().find(|line| line.contains("Nông Thị Hoà")).unwrap();
    assert!(row.starts_with('#'), "{row}");
    let listed = desk.run(&["list", "officers"]).expect(0).out;
    assert!(listed.contains("Nông Thị Hoa") && !listed.contains("Nông Thị Hoà"));
}
