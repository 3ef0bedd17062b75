//! The accounts on the screen, by the owner of the file and by an administrator of a part.

use crate::cli::accounts::{KEYS, add_key};
use crate::harness::process::Desk;
use crate::harness::terminal::{Start, Terminal};
use crate::jobs::home;

fn listed(desk: &Desk, what: &[&str]) -> serde_json::Value {
    desk.run(&[&["admin"], what, &["list", "--format", "json"]].concat()).expect(0).json()
}

/// From a machine without accounts to one with an editor who has a key; then he is given another role and revoked.
#[test]
fn an_account_is_made_changed_and_revoked() {
    let (desk, mut terminal) = home();
    terminal.keys("btai khoan<Enter>");
    terminal.wait_for("Chưa có tài khoản");
    terminal.keys("t");
    terminal.wait_for("Tài khoản mới được sửa trong");
    terminal.keys("huu lung");
    terminal.wait_cursor("Huyện Hữu Lũng");
    terminal.keys("<Enter>");
    terminal.wait_for("Tài khoản mới: sửa trong Huyện Hữu Lũng");
    terminal.keys("lan");
    terminal.wait_for("[lan");
    terminal.keys("<Tab><Tab>");
    terminal.bytes(format!("\x1b[200~{}\n\x1b[201~", KEYS[0]).as_bytes());
    terminal.wait_for("lan@may-1");
    terminal.keys("<Tab>31/12/2099<Enter>");
    terminal.wait_for("Đã lưu tài khoản");
    let account = &listed(&desk, &[])[0];
    assert_eq!(
        (&account["name"], &account["role"], &account["under"]),
        (&"lan".into(), &"editor".into(), &"186".into())
    );
    let key = &listed(&desk, &["key"])[0];
    assert_eq!(key["expires"], "2099-12-31");
    let fingerprint = key["fingerprint"].as_str().unwrap().to_owned();
    terminal.wait_for(&fingerprint);
    terminal.keys("<Home><Enter>duyet<Enter>");
    terminal.wait("another role", |lines| {
        lines.iter().any(|line| line.starts_with(">lan") && line.contains("người duyệt"))
    });
    assert_eq!(listed(&desk, &[])[0]["role"], "approver");
    terminal.keys("<Down>x");
    terminal.wait_for("Thu hồi khoá");
    terminal.keys("<Enter>");
    terminal.wait("the key revoked", |lines| {
        lines.iter().any(|line| line.starts_with('>') && line.contains("đã thu hồi"))
    });
    assert_eq!(listed(&desk, &["key"])[0]["revoked"], true);
    terminal.keys("<Up>x");
    terminal.wait_for("Thu hồi tài khoản lan?");
    terminal.keys("<Enter>");
    terminal.wait("revoked", |lines| {
        lines.iter().any(|line| line.starts_with(">lan") && line.contains("đã thu hồi"))
    });
    assert_eq!(listed(&desk, &[])[0]["revoked"], true);
    desk.run(&["verify"]).expect(0);
}

/// Another administrator's change is on the screen at once; what is beside one's own part is not there.
#[test]
fn an_administrator_of_a_part_sees_and_makes_what_is_below_him() {
    let desk = Desk::demo();
    add_key(&desk, "huulung", &["--role", "administrator", "--under", "186"], KEYS[0]).expect(0);
    add_key(&desk, "chilang", &["--role", "editor", "--under", "187"], KEYS[1]).expect(0);
    let start = Start { arguments: &["session", "--key", "1"], ..Start::default() };
    let mut terminal = Terminal::start(&desk.roster(), &start);
    terminal.wait_for("[huulung]");
    terminal.keys("btai khoan<Enter>");
    terminal.wait_for("huulung (bạn)");
    assert!(terminal.lines().iter().all(|line| !line.contains("chilang")));
    terminal.keys("x");
    terminal.wait_for("không ở dưới quyền bạn");
    terminal.keys("t");
    terminal.wait_for("Tài khoản mới được sửa trong");
    terminal.keys("cai kinh");
    terminal.wait_cursor("Xã Cai Kinh");
    terminal.keys("<Enter>");
    terminal.wait_for("Tài khoản mới: sửa trong Xã Cai Kinh");
    terminal.keys("ba<Enter>");
    terminal.wait_for("Đã lưu tài khoản");
    terminal.wait("without a key", |lines| {
        lines.iter().any(|line| line.contains("ba ") && line.contains("chưa có khoá"))
    });
    desk.run(&["admin", "set", "ba", "--role", "viewer"]).expect(0);
    terminal.wait("changed by another", |lines| {
        lines.iter().any(|line| line.contains(" ba ") && line.contains("người xem"))
    });
}
