//! `set`: fields of one officer, in one change set.

use serde_json::Value;

use crate::harness::process::Desk;
use crate::harness::sample::{HEADER, RULES, UNITS};

/// A has one seat, B two at once, C one that has ended.
fn office() -> Desk {
    Desk::with(
        UNITS,
        RULES,
        "key,unit_code,full_name,title,phone,qualification,seat_from,seat_to\n\
         A,SNV,Vi Thị An,Chuyên viên,,,2020-01-01,\n\
         B,06424,Lê Ba,Văn thư,,,2020-01-01,\nB,06427,Lê Ba,Văn thư,,,2020-01-01,\n\
         C,06430,Lý Ca,Văn thư,,,2020-01-01,2020-12-31\n",
    )
}

fn rows(desk: &Desk, key: &str) -> Vec<Value> {
    let listed = desk.run(&["list", "officers", "--all", "--format", "json"]).expect(0).json();
    listed.as_array().unwrap().iter().filter(|row| row["key"] == key).cloned().collect()
}

fn set(desk: &Desk, arguments: &[&str]) -> crate::harness::process::Ran {
    desk.run(&[&["set", "--as-of", "2021-09-28"], arguments].concat())
}

/// The call is refused with these parts of a sentence, and nothing is written.
#[track_caller]
fn refused(desk: &Desk, arguments: &[&str], parts: &[&str]) {
    let before = desk.bytes();
    let (vi, en) = desk.both(&[&["set", "--as-of", "2021-09-28"], arguments].concat());
    assert_eq!((vi.status, vi.out.as_str(), en.out.as_str()), (2, "", ""), "{}", vi.err);
    vi.says(parts);
    assert!(before == desk.bytes(), "something was written");
}

#[test]
fn fields_of_person_and_seat_change_together_and_the_number_is_printed() {
    let desk = office();
    let before: i64 = rows(&desk, "A")[0]["version"].as_i64().unwrap();
    let done =
        set(&desk, &["A", "phone=0912 345", "qualification=Đại học", "title=Giám đốc", "birth_date=2/1968"]);
    let seq: i64 = done.expect(0).out.trim().parse().unwrap();
    let row = &rows(&desk, "A")[0];
    let cells = ["phone", "qualification", "title", "birth_date"].map(|column| row[column].as_str().unwrap());
    assert_eq!(cells, ["0912 345", "university", "Giám đốc", "1968-02"]);
    assert!(row["version"].as_i64().unwrap() > before);
    let history = desk.run(&["history", "--officer", "A", "--format", "json"]).expect(0).json();
    assert_eq!(history[0]["seq"], seq);
    let again = set(&desk, &["A", "phone=0912 345"]).expect(0).says(&["không có gì để sửa"]);
    assert_eq!(again.out, "");
    set(&desk, &["A", "phone="]).expect(0);
    assert_eq!(rows(&desk, "A")[0]["phone"], Value::Null);
    desk.run(&["verify"]).expect(0);
}

#[test]
fn a_correction_is_judged_at_once() {
    let desk = Desk::with(UNITS, RULES, &format!("{HEADER}A,06427,Vi An,Văn thư,elementary,1,1,,\n"));
    let count = || {
        let checked = desk.run(&["check", "--as-of", "2021-09-28", "--under", "06427", "--format", "json"]);
        checked.json()["findings"].as_array().unwrap().len()
    };
    assert_eq!(count(), 2);
    set(&desk, &["A", "qualification=university", "title=Văn phòng - Thống kê"]).expect(0);
    assert_eq!(count(), 0);
}

#[test]
fn a_seat_field_needs_one_seat_on_the_day() {
    let desk = office();
    refused(&desk, &["B", "title=x"], &["«B»", "06424", "06427", "--unit"]);
    refused(&desk, &["C", "title=x"], &["«C»", "--as-of"]);
    refused(&desk, &["A", "title=x", "--unit", "06427"], &["«A»"]);
    set(&desk, &["B", "title=x", "--unit", "06427"]).expect(0);
    let titles: Vec<Value> = rows(&desk, "B").iter().map(|row| row["title"].clone()).collect();
    assert_eq!(titles, ["Văn thư", "x"]);
    desk.run(&["set", "C", "title=y", "--as-of", "31/12/2020"]).expect(0);
    assert_eq!(rows(&desk, "C")[0]["title"], "y");
    // A person's field needs none.
    set(&desk, &["B", "phone=1"]).expect(0);
    set(&desk, &["C", "phone=2"]).expect(0);
}

#[test]
fn an_expected_version_that_no_longer_holds_is_refused_with_the_present_values() {
    let desk = office();
    let version = |key: &str| rows(&desk, key)[0]["version"].to_string();
    let (first, ended) = (version("A"), version("C"));
    set(&desk, &["A", "phone=1", "--expect", &first]).expect(0);
    refused(
        &desk,
        &["A", "phone=2", "--expect", &first],
        &["phone=1", "title=Chuyên viên", "seat_from=2020-01-01"],
    );
    set(&desk, &["A", "note=x", "--expect", &version("A")]).expect(0);
    // The version that a list shows of an ended seat will do for the person's fields.
    set(&desk, &["C", "phone=1", "--expect", &ended]).expect(0);
    refused(&desk, &["B", "phone=1", "--expect", &version("B")], &["--unit"]);
    set(&desk, &["B", "phone=1", "--expect", &version("B"), "--unit", "06424"]).expect(0);
    refused(&desk, &["A", "phone=1", "--expect", "x"], &["--expect"]);
}

#[test]
fn what_cannot_be_set_is_refused() {
    let desk = office();
    let cases: [(&[&str], &[&str]); 14] = [
        (&["A", "unit_code=06427"], &["unit_code", "chuyển đơn vị"]),
        (&["A", "unit_from=-"], &["unit_from"]),
        (&["A", "fone=1"], &["«fone=1»", "phone"]),
        (&["A", "phone"], &["«phone»"]),
        (&["A", "birth_date=31/02/2021", "sex=x"], &["birth_date", "31/02/2021", "sex", "«x»"]),
        (&["A", "qualification=kỹ sư"], &["qualification", "«kỹ sư»", "university"]),
        (&["A", "full_name="], &["full_name", "không được để trống"]),
        (&["A", "full_name=A\u{1b}[2J"], &["full_name", "U+001B"]),
        (&["A", "seat_to=2019-12-31"], &["Ngày cuối đứng trước ngày đầu"]),
        (&["A", "seat_from=2021-05"], &["seat_from", "«2021-05»"]),
        (&["A", "role=chief"], &["role", "«chief»"]),
        (&["A", "key=B"], &["«B»"]),
        (&["Z", "phone=1"], &["«Z»", "daumoi find"]),
        (&["A", "phone=1", "title="], &[]),
    ];
    for (arguments, parts) in &cases[..13] {
        refused(&desk, arguments, parts);
    }
    // An empty title is no fault: the rules say what they think of it.
    set(&desk, cases[13].0).expect(0);
    // First and last day may move together past one another.
    set(&desk, &["A", "seat_to=2031-12-31", "seat_from=2021-01-01"]).expect(0);
    desk.run(&["set", "A", "seat_from=1/1/2035", "seat_to=2/1/2035", "--as-of", "2021-09-28"]).expect(0);
    assert_eq!(rows(&desk, "A")[0]["seat_from"], "2035-01-01");
}
