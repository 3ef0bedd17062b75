//! `history` and `find`.

use serde_json::Value;

use crate::harness::process::Desk;

#[test]
fn changes_are_told_the_newest_first_with_the_values_before_and_after() {
    let desk = Desk::demo();
    desk.run(&["set", "LS0216", "phone=0912", "note=nhập lại"]).expect(0);
    desk.run(&["set", "LS0217", "phone=0913"]).expect(0);
    let history = |arguments: &[&str]| {
        let ran = desk.run(&[&["history", "--format", "json"], arguments].concat()).expect(0);
        ran.json().as_array().unwrap().clone()
    };
    let all = history(&[]);
    let seqs: Vec<i64> = all.iter().map(|entry| entry["seq"].as_i64().unwrap()).collect();
    assert!(seqs.is_sorted_by(|a, b| a > b), "{seqs:?}");
    let newest = &all[0];
    assert_eq!(
        (&newest["actor"], &newest["cause"], &newest["action"]),
        (&"lan".into(), &"edit".into(), &"changed".into())
    );
    assert_eq!(newest["fields"][0]["field"], "phone");
    assert_eq!(newest["fields"][0]["after"], "0913");
    let of_person = history(&["--officer", "LS0216"]);
    let edits: Vec<&Value> = of_person.iter().filter(|entry| entry["cause"] == "edit").collect();
    assert_eq!(edits.len(), 2, "the person and the seat");
    let listed = desk.run(&["list", "officers", "--format", "json"]).expect(0).json();
    let row = listed.as_array().unwrap().iter().find(|row| row["key"] == "LS0216").unwrap().clone();
    let of_unit = history(&["--unit", row["unit_code"].as_str().unwrap()]);
    assert!(of_unit.iter().any(|entry| entry["fields"][0]["after"] == "nhập lại"), "{of_unit:?}");
    let (vi, en) = desk.both(&["history", "--officer", "LS0216"]);
    assert!(
        vi.out.contains("Điện thoại: ") && vi.out.contains("→ 0912") && vi.out.contains("lan · "),
        "{}",
        vi.out
    );
    assert!(en.out.contains("Phone: ") && en.out.contains("→ 0912"), "{}", en.out);
    let csv = desk.run(&["history", "--officer", "LS0216", "--format", "csv"]).expect(0).out;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert!(rows.iter().any(|row| row.iter().any(|cell| cell == "nhập lại")), "{csv}");
}

#[test]
fn a_history_of_nothing_known_is_refused() {
    let desk = Desk::demo();
    desk.both(&["history", "--unit", "zzz"]).0.expect(2).says(&["«zzz»"]);
    desk.both(&["history", "--officer", "zzz"]).0.expect(2).says(&["«zzz»"]);
    desk.both(&["history", "--officer", "LS0001", "--unit", "186"])
        .0
        .expect(2)
        .says(&["--officer", "--unit"]);
}

fn found(desk: &Desk, words: &[&str]) -> Vec<(String, String, String)> {
    let ran = desk.run(&[&["find", "--format", "json"], words].concat()).expect(0);
    let rows = ran.json();
    let cell = |row: &Value, column: &str| row[column].as_str().unwrap().to_owned();
    let rows = rows.as_array().unwrap().iter();
    rows.map(|row| (cell(row, "kind"), cell(row, "code"), cell(row, "name"))).collect()
}

#[test]
fn units_and_officers_are_found_without_marks() {
    let desk = Desk::demo();
    for typed in [&["cai k"][..], &["cai", "k"], &["CAI  KINH"], &["kinh", "cai"]] {
        let first = found(&desk, typed).into_iter().next().unwrap();
        assert_eq!(
            (first.0.as_str(), first.1.as_str(), first.2.as_str()),
            ("unit", "06427", "Xã Cai Kinh"),
            "{typed:?}"
        );
    }
    // A mark that is typed must be there.
    assert_eq!(found(&desk, &["Cái Kính"]), []);
    let duc = found(&desk, &["duc"]);
    assert!(duc.iter().any(|(kind, _, name)| kind == "officer" && name == "Lương Minh Đức"), "{duc:?}");
    assert_eq!(found(&desk, &["LS0002"])[0].2, "Lương Minh Đức");
    // Who has no seat on the day is an officer all the same.
    assert_eq!(found(&desk, &["LS0215"])[0].0, "officer");
    assert_eq!(found(&desk, &["zzzqqq"]), []);
    let csv = desk.run(&["find", "cai", "kinh", "--format", "csv"]).expect(0).out;
    assert!(csv.starts_with("kind,code,name,path,valid_from,valid_to\nunit,06427,Xã Cai Kinh,"), "{csv}");
    let text = desk.run(&["find", "cai", "kinh"]).expect(0).out;
    assert!(text.starts_with("06427  Xã Cai Kinh"), "{text}");
}
