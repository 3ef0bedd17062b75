use std::fs;

use crate::jobs::{go_to, home};

/// The statistics of the sample say what `stats` says, lead into a district and back, and are of the day looked at.
#[test]
fn the_figures_lead_into_a_district_and_back_and_say_what_stats_says() {
    let (desk, mut terminal) = home();
    let stats = desk.run(&["stats", "--format", "json"]).expect(0).json();
    go_to(&mut terminal, "lang son", "Tỉnh Lạng Sơn");
    terminal.keys("bthong ke<Enter>");
    let lines = terminal.wait_for("Thống kê · Tỉnh Lạng Sơn");
    assert!(lines[0].contains(&format!("28/09/2021 · {} người", stats["total"])), "{}", lines[0]);
    let line = |name: &str| lines.iter().find(|line| line.contains(name)).unwrap();
    assert!(line("cấp xã").contains("201/200") && line("cấp xã").contains("191/200"), "{}", line("cấp xã"));
    assert!(line("cấp xã").contains("90,0%"), "{}", line("cấp xã"));
    terminal.keys("<Down><Down><Down><Enter>");
    let district = terminal.wait("a district", |lines| {
        lines.iter().any(|line| line.starts_with(">Thành phố") || line.starts_with(">Huyện"))
    });
    let row = district.iter().find(|line| line.starts_with('>')).unwrap().clone();
    terminal.keys("<Enter>");
    terminal.wait("its own figures", |lines| lines[0].contains("Thống kê") && !lines[0].contains("Tỉnh"));
    terminal.keys("<End><Enter>");
    terminal.wait_gone("Thống kê ·");
    terminal.keys("<Esc>");
    terminal.wait_for("Thống kê ·");
    terminal.keys("<Esc>");
    terminal.wait("the province", |lines| lines[0].contains("Tỉnh Lạng Sơn") && lines.contains(&row));
    terminal.keys("@01/07/2025<Enter>");
    let later = terminal.wait("figures of another day", |lines| {
        lines[0].contains("Thống kê") && lines[0].contains("01/07/2025 ·")
    });
    let then = desk.run(&["stats", "--as-of", "2025-07-01", "--format", "json"]).expect(0).json();
    assert!(later[0].contains(&format!("· {} người", then["total"])), "{}", later[0]);
}

/// The report's sentence goes out to the clipboard as it is printed.
#[test]
fn the_sentence_is_on_the_clipboard() {
    let (desk, mut terminal) = home();
    let stats = desk.run(&["stats", "--format", "json", "--under", "186"]).expect(0).json();
    go_to(&mut terminal, "huu lung", "Huyện Hữu Lũng");
    terminal.keys("bthong ke<Enter>");
    terminal.wait_for("Thống kê · Huyện Hữu Lũng");
    terminal.keys("<C-c>");
    terminal.wait_for("Đã chép");
    let bytes = &terminal.written;
    let from = bytes.windows(5).rposition(|part| part == b"\x1b]52;").unwrap();
    let coded: Vec<u8> =
        bytes[from + 7..].iter().copied().take_while(|byte| !b"\x07\x1b".contains(byte)).collect();
    let file = desk.file("copied", coded);
    let plain = std::process::Command::new("base64").args(["-d", &file]).output().unwrap().stdout;
    assert_eq!(String::from_utf8(plain).unwrap(), stats["sentence"].as_str().unwrap());
    fs::remove_file(file).unwrap();
}
