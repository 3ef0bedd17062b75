//! `backup` and `restore`: a fault names the file that it is about.

use crate::harness::process::Desk;

#[test]
fn a_copy_comes_back_and_nothing_is_replaced_by_what_is_no_copy() {
    let desk = Desk::demo();
    let copy = desk.path("copy.db").to_string_lossy().into_owned();
    desk.both(&["backup", "/nonexistent/copy.db"]).0.expect(3).says(&["/nonexistent/copy.db"]);
    desk.run(&["backup", &copy]).expect(0).says(&["copy.db"]);
    desk.both(&["backup", &copy]).0.expect(3).says(&["copy.db: Tệp đã có"]);
    desk.run(&["set", "LS0001", "phone=0912"]).expect(0);
    let before = desk.bytes();
    let text = desk.file("text.db", "Kính gửi\n");
    desk.both(&["restore", &text]).0.expect(3).says(&["text.db: Tệp không phải danh sách"]);
    desk.both(&["restore", "/nonexistent/copy.db"]).0.expect(3).says(&["/nonexistent/copy.db: Không có"]);
    assert!(before == desk.bytes());
    let phone = || {
        let listed = desk.run(&["list", "officers", "--format", "json"]).expect(0).json();
        let row = listed.as_array().unwrap().iter().find(|row| row["key"] == "LS0001").unwrap().clone();
        row["phone"].as_str().unwrap().to_owned()
    };
    assert_eq!(phone(), "0912");
    desk.run(&["restore", &copy]).expect(0);
    assert_ne!(phone(), "0912");
    desk.run(&["verify"]).expect(0);
}
