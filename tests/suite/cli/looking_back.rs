//! `undo SEQ`, `--at SEQ`, and parts of a history.

use crate::harness::process::Desk;

fn newest(desk: &Desk) -> i64 {
    desk.run(&["history", "--format", "json"]).expect(0).json()[0]["seq"].as_i64().unwrap()
}

#[test]
fn an_old_report_gives_the_old_figures() {
    let desk = Desk::demo();
    let at = newest(&desk).to_string();
    let reports: [&[&str]; 6] = [
        &["check", "--format", "json", "--fail-on", "never"],
        &["stats", "--format", "json"],
        &["list", "officers", "--all", "--format", "csv"],
        &["list", "units", "--format", "csv"],
        &["list", "waivers", "--format", "json"],
        &["find", "hoa", "--format", "json"],
    ];
    let told = |more: &[&str]| reports.map(|words| desk.run(&[words, more].concat()).expect(0).out);
    let old = told(&[]);
    desk.run(&["set", "LS0216", "full_name=Nông Thị Hoa Mới", "qualification=none"]).expect(0);
    let imported = "key,unit_code,full_name\nM1,186,Hoa Thị Một\nM2,186,Hoa Thị Hai\n";
    let file = desk.file("more.csv", imported);
    desk.run(&["import", "officers", &file]).expect(0);
    let new = told(&[]);
    assert!(old.iter().zip(&new).filter(|(old, new)| old != new).count() >= 4, "too little has changed");
    assert_eq!(told(&["--at", &at]), old);
    // Of a day, too; and in either language the answer says which roster it is of.
    let (vi, en) = desk.both(&["stats", "--at", &at, "--as-of", "2022-06-30"]);
    vi.expect(0).says(&["ngay sau thay đổi số", &at]);
    en.expect(0).says(&["just after change", &at]);
    desk.run(&["verify"]).expect(0);
    let (vi, _) = desk.both(&["check", "--at", "99999"]);
    vi.expect(2).says(&["Không có thay đổi số 99999"]);
    desk.both(&["check", "--at", "x"]).0.expect(2);
}

#[test]
fn a_change_is_taken_back_by_its_number_and_done_again() {
    let desk = Desk::demo();
    let file = desk.file("more.csv", "key,unit_code,full_name\nM1,186,Hoa Thị Một\nM2,186,Hoa Thị Hai\n");
    let before = desk.run(&["list", "officers", "--all", "--format", "csv"]).expect(0).out;
    desk.run(&["import", "officers", &file]).expect(0);
    let after = desk.run(&["list", "officers", "--all", "--format", "csv"]).expect(0).out;
    // The whole import, by any of its entries.
    let import = newest(&desk) - 1;
    let undone = desk.run(&["undo", &import.to_string()]).expect(0);
    assert_eq!(undone.out.trim(), newest(&desk).to_string());
    assert_eq!(desk.run(&["list", "officers", "--all", "--format", "csv"]).expect(0).out, before);
    desk.both(&["undo", &import.to_string()]).0.expect(2).says(&["đã được hoàn tác rồi"]);
    let told = desk.run(&["history", "--format", "json"]).expect(0).json();
    let entry = told.as_array().unwrap().iter().find(|entry| entry["seq"] == import).unwrap().clone();
    assert_eq!(entry["taken_back"], true);
    desk.run(&["undo", &newest(&desk).to_string()]).expect(0);
    let again = desk.run(&["list", "officers", "--all", "--format", "csv"]).expect(0).out;
    let names =
        |text: &str| text.lines().map(|line| line.split(',').nth(2).map(str::to_owned)).collect::<Vec<_>>();
    assert_eq!(names(&again), names(&after));
    desk.both(&["undo", "1"]).1.expect(2).says(&["cannot be taken back"]);
    desk.both(&["undo", "0"]).1.expect(2).says(&["There is no change 0"]);
    desk.run(&["verify"]).expect(0);
}

#[test]
fn a_history_is_narrowed_to_an_admin_and_a_day() {
    let desk = Desk::demo();
    let count = |more: &[&str]| {
        let words = [&["history", "--format", "json"], more].concat();
        desk.run(&words).expect(0).json().as_array().unwrap().len()
    };
    let before = (count(&["--admin", "lan"]), count(&["--admin", "lan", "--officer", "LS0216"]));
    desk.run(&["set", "LS0216", "phone=0912345678"]).expect(0);
    assert_eq!(count(&["--admin", "lan"]), before.0 + 1);
    assert_eq!(count(&["--admin", "nobody"]), 0);
    let at = desk.run(&["history", "--admin", "lan", "--format", "json"]).expect(0).json()[0]["at"].clone();
    let today = &at.as_str().unwrap()[..10];
    assert!(count(&["--day", today]) >= 1);
    assert_eq!(count(&["--day", today, "--admin", "lan", "--officer", "LS0216"]), before.1 + 1);
    assert_eq!(count(&["--day", "2001-01-01"]), 0);
    desk.both(&["history", "--day", "31/02/2021"]).0.expect(2).says(&["--day"]);
}
