use crate::harness::keys::Pressed;
use crate::jobs::{go_to, home};

/// Scenario 18. The rules of the sample want a reason, too: the usual one stands in its field.
pub(super) fn a_finding_is_waived_until_a_day_and_comes_back_after_it() -> Pressed {
    let (desk, mut terminal) = home();
    go_to(&mut terminal, "cai k", "Xã Cai Kinh");
    terminal.count();
    terminal.keys("mQD 12<Tab>31/12");
    terminal.wait("the effect before it is saved", |lines| {
        lines.iter().any(|line| line.contains("Xã Cai Kinh × → ○") && line.contains("Tỉnh ×"))
    });
    terminal.keys("<Enter>");
    let pressed = terminal.pressed();
    terminal.wait_for("Đã lưu");
    terminal.wait_for("miễn trừ theo QD 12 đến 31/12/2021");
    let finding = |day: &str| {
        let checked = desk.run(&["check", "--as-of", day, "--format", "json", "--fail-on", "never"]);
        let checked = checked.expect(0).json();
        let found = checked["findings"].as_array().unwrap().iter();
        found.clone().find(|finding| finding["key"] == "C1/06427/short").unwrap()["state"].clone()
    };
    assert_eq!(finding("2021-12-31"), "waived");
    assert_eq!(finding("2022-01-01"), "breach");
    // The list leads to the unit; there the waiver is taken back.
    terminal.keys("bbang mien tru<Enter>");
    terminal.wait_for("Miễn trừ · 1");
    terminal.keys("<Enter>");
    terminal.wait_gone("Miễn trừ · 1");
    terminal.wait_cursor("Xã Cai Kinh");
    terminal.keys("m");
    terminal.wait_for("Bỏ miễn trừ QD 12");
    terminal.keys("x");
    // The sentence of the first save may still stand there: the row tells.
    terminal.wait("a breach again", |lines| {
        lines.iter().any(|line| line.starts_with('>') && line.contains("Xã Cai Kinh") && line.contains('×'))
    });
    assert_eq!(finding("2021-12-31"), "breach");
    terminal.keys("z");
    terminal.wait_for("Đã hoàn tác");
    assert_eq!(finding("2021-12-31"), "waived");
    desk.run(&["verify"]).expect(0);
    pressed
}
