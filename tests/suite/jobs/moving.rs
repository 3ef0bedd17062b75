use crate::jobs::{go_to, home};

/// Scenario 4.
#[test]
fn f8_stands_on_the_next_finding_with_its_reason() {
    let (_desk, mut terminal) = home();
    let before = terminal.lines();
    terminal.keys("<F8>");
    let lines = terminal.wait("another row", |lines| {
        let cursor = |lines: &[String]| lines.iter().find(|line| line.starts_with('>')).cloned();
        cursor(lines).is_some() && cursor(lines) != cursor(&before)
    });
    assert!(lines[18..22].iter().any(|line| line.contains("Căn cứ") || line.contains("Chữa")), "{lines:#?}");
}

/// Scenario 5.
#[test]
fn a_commune_is_reached_in_seven_keys() {
    let (_desk, mut terminal) = home();
    terminal.keys("gcai k<Enter>");
    terminal.wait_cursor("Xã Cai Kinh");
}

#[test]
fn leaps_go_back_and_a_code_leads_to_its_unit() {
    let (_desk, mut terminal) = home();
    go_to(&mut terminal, "06427", "Xã Cai Kinh");
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    terminal.keys("<lt>");
    terminal.wait_cursor("Xã Cai Kinh");
    terminal.keys("><A-Left>");
    terminal.wait_cursor("Xã Cai Kinh");
    terminal.keys("g");
    terminal.wait_cursor("Nông Thị Hoa");
}

/// Scenario 19.
#[test]
fn a_name_is_found_without_marks() {
    let (_desk, mut terminal) = home();
    terminal.keys("/duc<Enter>");
    let mut row = terminal.wait("a match", |lines| lines.iter().any(|line| is_match(line)));
    // Giáo dục is a match too; Đức comes within a few.
    let mut seen = Vec::new();
    for _ in 0..6 {
        seen.push(row.iter().find(|line| is_match(line)).unwrap().clone());
        terminal.keys("n");
        let last = seen.last().unwrap().clone();
        row =
            terminal.wait("the next match", |lines| lines.iter().any(|line| is_match(line) && *line != last));
    }
    assert!(seen.iter().any(|line| line.contains("Đức")), "{seen:#?}");
}

fn is_match(line: &str) -> bool {
    line.starts_with('>') && (line.contains("Đức") || line.contains("dục"))
}

#[test]
fn a_torn_arrow_changes_nothing() {
    let (_desk, mut terminal) = home();
    go_to(&mut terminal, "cai k", "Xã Cai Kinh");
    // Scenario 13: the program has waited for the rest of the sequence when the letters come.
    terminal.bytes(b"\x1b");
    terminal.wait_for("Thoát: q");
    terminal.bytes(b"[B");
    terminal.keys("<F1>");
    terminal.wait_for("Giúp");
    terminal.keys("<Esc>");
    terminal.wait_cursor("Xã Cai Kinh");
}

#[test]
fn the_list_of_findings_leads_to_the_row() {
    let (_desk, mut terminal) = home();
    go_to(&mut terminal, "cai k", "Xã Cai Kinh");
    terminal.keys("p");
    terminal.wait_for("Phát hiện");
    terminal.keys("<Esc>");
    terminal.wait_cursor("Xã Cai Kinh");
}
