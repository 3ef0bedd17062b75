use crate::jobs::{go_to, home};

/// Another process commits; the screen shows it by itself.
#[test]
fn anothers_commit_appears_by_itself() {
    let (desk, mut terminal) = home();
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    let list = desk.run(&["list", "officers", "--format", "csv"]).expect(0).out;
    let row = list.lines().find(|line| line.contains("Nông Thị Hoa")).unwrap();
    let key = row.split(',').next().unwrap();
    desk.run(&["set", key, "qualification=master"]).expect(0);
    terminal.wait("the other's value", |lines| {
        lines.iter().any(|line| line.contains("Nông Thị Hoa") && line.contains("Thạc sĩ"))
    });
}
