//! `person show`, `person erase`, and the head of the log that an office keeps elsewhere.

use crate::harness::process::Desk;

#[test]
fn everything_of_a_person_is_shown_and_then_erased() {
    let desk = Desk::demo();
    desk.run(&["set", "LS0216", "phone=0911777888", "note=ghi chu zz"]).expect(0);
    let shown = desk.run(&["person", "show", "LS0216", "--format", "json"]).expect(0).json();
    assert_eq!(shown["person"]["phone"], "0911777888");
    assert_eq!(shown["seats"][0]["note"], "ghi chu zz");
    let causes: Vec<&str> =
        shown["history"].as_array().unwrap().iter().map(|entry| entry["cause"].as_str().unwrap()).collect();
    assert_eq!(causes, ["edit", "edit", "import", "import"]);
    let text = desk.run(&["person", "show", "LS0216"]).expect(0).out;
    assert!(text.contains("0911777888") && text.contains("Điện thoại"), "{text}");
    let copy = desk.path("before.db").to_string_lossy().into_owned();
    desk.run(&["backup", &copy]).expect(0);
    // Nothing is asked where nobody can answer, and nothing is done without the key.
    for more in [&[][..], &["--confirm", "LS0217"][..]] {
        let words = [&["person", "erase", "LS0216", "--reason", "đơn số 5"], more].concat();
        desk.both(&words).0.expect(2).says(&["«LS0216»"]);
    }
    let words = ["person", "erase", "LS0216", "--reason", "đơn số 5", "--confirm", "LS0216"];
    desk.run(&words).expect(0).says(&["Đã xoá dữ liệu", "before.db"]);
    let bytes = desk.bytes();
    assert!(!bytes.windows(10).any(|window| window == b"0911777888"));
    desk.run(&["verify"]).expect(0);
    desk.both(&["person", "show", "LS0216"]).0.expect(2).says(&["«LS0216»"]);
    let told = desk.run(&["history", "--format", "json"]).expect(0).json();
    assert_eq!((&told[0]["cause"], &told[0]["action"]), (&"erase".into(), &"erased".into()));
    assert!(told.as_array().unwrap().iter().any(|entry| entry["cause"] == "export"), "showing is told, too");
    desk.both(&["person", "erase", "LS0217"]).1.expect(2);
}

#[test]
fn the_head_that_was_written_down_is_still_held_or_missed() {
    let desk = Desk::demo();
    let printed = desk.run(&["verify"]).expect(0).out;
    let head = printed.trim();
    let (seq, hash) = head.split_once(':').unwrap();
    assert_eq!(hash.len(), 64);
    let old = desk.bytes();
    desk.run(&["set", "LS0216", "phone=0911777888"]).expect(0);
    let newer = desk.run(&["verify", "--head", head]).expect(0).out;
    assert_ne!(newer, printed);
    // By its first digits, in either case, as it was copied by hand.
    desk.run(&["verify", "--head", &format!("{seq}:{}", hash[..8].to_uppercase())]).expect(0);
    desk.both(&["verify", "--head", &format!("{seq}:00000000")])
        .0
        .expect(3)
        .says(&["không phải mục đã ghi lại"]);
    // The whole folder put back as it was: only what was kept elsewhere tells.
    std::fs::write(desk.roster(), old).unwrap();
    std::fs::remove_file(desk.path("roster.db.head")).unwrap();
    desk.run(&["verify"]).expect(0);
    desk.both(&["verify", "--head", newer.trim()]).1.expect(3).says(&["its end is lost"]);
    for bad in ["x", "4", "4:12", "4:zzzzzzzz", ":12345678"] {
        desk.both(&["verify", "--head", bad]).0.expect(2).says(&["--head"]);
    }
}
