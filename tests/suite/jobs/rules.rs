//! The sheet of rules: looked at, a changed file tried, previewed, taken over and taken back.

use crate::harness::process::Desk;
use crate::harness::terminal::Terminal;
use crate::jobs::home;

fn counts(desk: &Desk) -> serde_json::Value {
    desk.run(&["check", "--format", "json", "--fail-on", "never"]).expect(0).json()["counts"].clone()
}

fn shown(desk: &Desk) -> String {
    desk.run(&["rules", "show"]).expect(0).out
}

/// In how many units a rule is not met, waived or not.
fn units_of(desk: &Desk, rule: &str, state: &str) -> usize {
    let checked = desk.run(&["check", "--format", "json", "--fail-on", "never"]).expect(0).json();
    let own = checked["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["rule"] == rule && one["state"] == state);
    let units: std::collections::BTreeSet<String> = own.map(|one| one["unit"].to_string()).collect();
    units.len()
}

fn try_file(terminal: &mut Terminal, file: &str) {
    terminal.keys("t");
    terminal.wait_for("Thử tệp quy tắc");
    terminal.keys(&format!("{file}<Enter>"));
}

#[test]
fn the_norms_in_force_lead_to_their_findings_and_back() {
    let (desk, mut terminal) = home();
    terminal.keys("L");
    terminal.wait_for("đang có hiệu lực");
    terminal.wait_cursor(" P1 ");
    terminal.keys("<Down><Down>");
    let row = terminal.wait_cursor("cấp huyện: đúng 02 người");
    let numbers: Vec<usize> =
        row.split_whitespace().rev().take(4).map(|word| word.parse().unwrap()).collect();
    assert_eq!(numbers[2], units_of(&desk, "D1", "breach"), "{row}");
    terminal.keys("<Enter>");
    terminal.wait_for("Phát hiện · định mức D1");
    terminal.wait_cursor("D1");
    terminal.keys("<Enter>");
    terminal.wait_gone("Phát hiện · định mức");
    terminal.keys("<Esc>");
    terminal.wait_for("Phát hiện · định mức D1");
    terminal.keys("<Esc>");
    terminal.wait_cursor(" D1 ");
}

#[test]
fn a_rule_edited_in_a_text_editor_is_tried_previewed_taken_over_and_taken_back() {
    let (desk, mut terminal) = home();
    let (before, rules) = (counts(&desk), shown(&desk));
    terminal.keys("L");
    terminal.wait_for("đang có hiệu lực");
    // At first there is a slip in it.
    let slip = rules.replacen("kind = \"slots\"", "kind = \"slot\"", 1);
    let file = desk.file("moi.toml", &slip);
    try_file(&mut terminal, &file);
    terminal.wait("the fault in its place", |lines| {
        lines[0].contains("1 lỗi")
            && lines.iter().any(|line| line.contains("| kind = \"slot\""))
            && lines.iter().any(|line| line.contains("^^^"))
    });
    terminal.keys("t");
    terminal.wait_for("Tệp có lỗi: sửa rồi thử lại");
    assert_eq!(shown(&desk), rules);
    // Mended, and read again.
    let changed = rules.replacen("count = { min = 1, max = 1", "count = { min = 2, max = 2", 1);
    assert_ne!(changed, rules);
    desk.file("moi.toml", &changed);
    let tried = desk.run(&["rules", "try", &file, "--format", "json"]).expect(0).json();
    terminal.keys("r");
    let worse = tried["units_worse"].as_u64().unwrap();
    assert!(worse > 100);
    terminal.wait("what it would change", |lines| {
        lines[0].contains(&format!("{worse} đơn vị sẽ thêm vi phạm"))
            && lines.iter().any(|line| line.contains("Chưa ghi gì"))
    });
    assert_eq!((counts(&desk), shown(&desk)), (before.clone(), rules.clone()));
    terminal.wait_cursor("C1");
    terminal.wait_for("Sau:   cấp xã: đúng 02 người");
    terminal.keys("t");
    terminal.wait_for("Đưa langson-2020 vào dùng");
    terminal.keys("<Enter>");
    terminal.wait_for("Đã đưa vào dùng");
    terminal.wait("the sheet of rules by the new ones", |lines| {
        !lines[0].contains('~') && lines.iter().any(|line| line.contains("cấp xã: đúng 02 người"))
    });
    assert_eq!(shown(&desk), changed);
    let after = counts(&desk);
    assert_ne!(after, before);
    desk.run(&["verify"]).expect(0);
    let history = desk.run(&["history"]).expect(0);
    assert!(history.out.lines().next().unwrap().contains("đổi quy tắc"), "{}", history.out);
    terminal.keys("x");
    terminal.wait_for("Hoàn tác lần đưa quy tắc vào dùng gần nhất");
    terminal.keys("<Enter>");
    terminal.wait("the former rules", |lines| {
        !lines[0].contains('~') && lines.iter().any(|line| line.contains("cấp xã: đúng 01 người"))
    });
    assert_eq!((counts(&desk), shown(&desk)), (before, rules));
    desk.run(&["verify"]).expect(0);
}

#[test]
fn a_pasted_text_is_tried_and_what_is_no_file_is_said() {
    let (desk, mut terminal) = home();
    let rules = shown(&desk);
    terminal.keys("L");
    terminal.wait_for("đang có hiệu lực");
    let changed = rules.replacen("count = { min = 1, max = 1", "count = { min = 2, max = 2", 1);
    terminal.bytes(format!("\x1b[200~{}\x1b[201~", changed.replace('\n', "\r")).as_bytes());
    terminal.wait("the trial", |lines| {
        lines[0].contains("văn bản đã dán") && lines[0].contains("đơn vị sẽ thêm vi phạm")
    });
    terminal.keys("<Esc>");
    terminal.wait_gone("văn bản đã dán");
    try_file(&mut terminal, "/dev/null/x.toml");
    terminal.wait_for("Không đọc được tệp quy tắc");
    assert_eq!(shown(&desk), rules);
}
