//! What a row down costs in every sheet: one write, and no more bytes than the rows and lines that it changes.

use crate::cli::accounts::{KEYS, add_key};
use crate::harness::process::Desk;
use crate::harness::terminal::Terminal;
use crate::jobs::cost::{strip, writes};

/// Bytes beside text: jumps to the lines, pens of the cursor's row, of chips and of bold words.
const PENS: usize = 270;

/// Waivers of the sample, so that their sheet has rows.
const WAIVERS: &str = "\
rule,unit_code,subtree,facet,kind,person,count,decision_no,decision_date,reason,from,to
C1,06427,no,short,waive,,,QD 1,2021-01-05,tuyen dung,2021-01-05,2021-12-31
C1,06436,no,over,waive,,,QD 2,2021-01-05,tuyen dung,2021-01-05,2021-12-31
C1,06442,no,over,waive,,,QD 3,2021-01-05,tuyen dung,2021-01-05,2021-12-31
";

fn office() -> (Desk, Terminal) {
    let desk = Desk::demo();
    for (name, key) in ["lan", "minh"].into_iter().zip(KEYS) {
        add_key(&desk, name, &["--role", "editor", "--under", "186"], key).expect(0);
    }
    let waivers = desk.file("waivers.csv", WAIVERS);
    desk.run(&["import", "waivers", &waivers]).expect(0);
    let keys = desk.run(&["list", "officers", "--format", "json"]).expect(0).json();
    for officer in keys.as_array().unwrap().iter().take(4) {
        desk.run(&["set", officer["key"].as_str().unwrap(), "phone=0912345678"]).expect(0);
    }
    let mut terminal = Terminal::open(&desk.roster());
    terminal.wait_for("266 người");
    terminal.keys("<Home><Home>");
    terminal.wait_cursor("Tỉnh Lạng Sơn");
    (desk, terminal)
}

/// The row of the cursor: in the picker and the palette a line stands above the rows.
fn row(lines: &[String]) -> Option<&String> {
    lines.iter().find(|line| line.starts_with('>'))
}

/// Goes down so many rows and looks at each.
fn go_down(terminal: &mut Terminal, sheet: &str, rows: usize) {
    for _ in 0..rows {
        let before = terminal.lines();
        let (bytes, written) = (terminal.written.len(), writes(terminal));
        terminal.keys("<Down>");
        let after = terminal.wait_frame(bytes);
        let bytes = terminal.written.len() - bytes;
        assert!(row(&after).is_some() && after != before, "{sheet}: {}", after.join("\n"));
        let changed = before.iter().zip(&after).take(18).filter(|(before, after)| before != after);
        let text: usize = changed.map(|(before, after)| before.len().max(after.len())).sum();
        // Where the table scrolls by the terminal's own means, the screen's text moves without being sent.
        let text = text.min(2 * 80 * 3);
        let most = text + PENS + strip(&before).max(strip(&after));
        assert!(bytes <= most, "{sheet}: {bytes} bytes, at most {most}\n{}", after.join("\n"));
        assert_eq!(writes(terminal) - written, 1, "{sheet}: a frame is one write");
    }
}

#[test]
fn a_row_down_is_one_write_and_few_bytes_in_every_sheet() {
    let (_desk, mut terminal) = office();
    let sheets = [
        ("p", "Phát hiện ·", 20),
        ("bphang cua toan bo<Enter>", "Danh sách", 20),
        ("blich thay doi<Enter>", "Lịch thay đổi ·", 20),
        ("bbang mien tru<Enter>", "Miễn trừ ·", 2),
        ("bmoi thay doi<Enter>", "Lịch sử", 4),
        ("bthong ke<Enter>", "Thống kê ·", 20),
        ("btai khoan<Enter>", "Tài khoản dưới quyền", 3),
        (":", "Tìm lệnh", 20),
    ];
    for (keys, title, rows) in sheets {
        terminal.keys(keys);
        terminal.wait(title, |lines| {
            lines[0].contains(title) && row(lines).is_some() && lines[23].contains("Esc")
        });
        terminal.wait_frame(0);
        go_down(&mut terminal, title, rows);
        terminal.keys("<Esc>");
        terminal.wait("home", |lines| lines[0].starts_with(" daumoi"));
    }
}

#[test]
fn the_record_and_the_groups_cost_no_more() {
    let (_desk, mut terminal) = office();
    terminal.keys("bphang cua toan bo<Enter>");
    terminal.wait("the roster", |lines| row(lines).is_some());
    terminal.keys("v");
    terminal.wait_for("Ngày sinh");
    terminal.wait_frame(0);
    go_down(&mut terminal, "record", 8);
    terminal.keys("<Esc>");
    terminal.wait_gone("Ngày sinh");
    terminal.keys(":nhom va dem<Enter>");
    terminal.wait_for("█");
    terminal.wait_frame(0);
    go_down(&mut terminal, "groups", 4);
}
