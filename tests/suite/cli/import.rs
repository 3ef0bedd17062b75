//! `import officers`: what a file may look like and what it means.

use std::io::Write;
use std::process::Stdio;

use crate::harness::process::{Desk, ran};
use crate::harness::sample::{HEADER, RULES, UNITS};

fn office() -> Desk {
    Desk::with(UNITS, RULES, "")
}

/// The seats of the roster, each as its cells of these columns.
fn seats(desk: &Desk, columns: &[&str]) -> Vec<Vec<String>> {
    let listed = desk.run(&["list", "officers", "--all", "--format", "json"]).expect(0).json();
    let cell = |row: &serde_json::Value, column: &str| row[column].as_str().unwrap_or_default().to_owned();
    let rows = listed.as_array().unwrap().iter();
    rows.map(|row| columns.iter().map(|column| cell(row, column)).collect()).collect()
}

#[test]
fn every_column_is_read_and_given_back_in_its_canonical_form() {
    let desk = office();
    let done = desk.import(
        "key,unit_code,full_name,sex,birth_date,service_start,title,qualification,phone,email,role,status,\
         seat_from,seat_to,unit_from,decision_no,decision_date,decision_expiry,trained,retirement_date,note\n\
         A1, SNV ,  Nguyễn  Văn An ,Nữ,02/1968,2009,Giám đốc,Đại học,0912,a@x.vn,,,1/2/2020,31/12/2025,-,\
         12/QĐ,01/02/2020,2025-12-31,2021-05-10:KSTTHC; 02/03/2020,28/02/2030,\"dòng 1\ndòng 2\"\n\
         A2,06427,Lê Thị Bình,nam,1968-02-29,2019-09,Văn phòng - Thống kê,master,,,reserve,leave,,,,,,,,,\n",
    );
    done.expect(0).says(&["2 người", "2 vị trí"]);
    let columns = [
        "key",
        "unit_code",
        "full_name",
        "sex",
        "birth_date",
        "service_start",
        "qualification",
        "role",
        "status",
        "seat_from",
        "seat_to",
        "unit_from",
        "decision_date",
        "decision_expiry",
        "trained",
        "retirement_date",
        "note",
    ];
    let rows = seats(&desk, &columns);
    assert_eq!(
        rows[0].join("|"),
        "A1|SNV|Nguyễn Văn An|nữ|1968-02|2009|university|official|serving|2020-02-01|2025-12-31|-|2020-02-01\
         |2025-12-31|2020-03-02;2021-05-10:KSTTHC|2030-02-28|dòng 1\ndòng 2"
    );
    assert_eq!(
        rows[1].join("|"),
        "A2|06427|Lê Thị Bình|nam|1968-02-29|2019-09|master|reserve|leave|||-|||||"
    );
}

#[test]
fn vietnamese_titles_separators_byte_order_mark_and_line_ends_make_no_difference() {
    let files: [&[u8]; 5] = [
        "key,unit_code,full_name,qualification\nA,SNV,Trần Ích,Cao đẳng\n".as_bytes(),
        "\u{feff}Mã cán bộ;Đơn vị;Họ và tên;Trình độ\r\nA;SNV;Trần Ích;Cao đẳng\r\n".as_bytes(),
        "MA CAN BO\tMã đơn vị\thọ và tên\ttrinh do\nA\tSNV\tTrần Ích\tcollege\n\n".as_bytes(),
        "\"key\",\"unit_code\",\"full_name\",\"qualification\"\n\n\"A\",\"SNV\",\"Trần Ích\",\"cao dang\""
            .as_bytes(),
        // The name in decomposed letters.
        "unit_code,qualification,full_name,key\nSNV,college,Tra\u{302}\u{300}n I\u{301}ch,A\n".as_bytes(),
    ];
    for file in files {
        let desk = office();
        desk.import(file).expect(0);
        let rows = seats(&desk, &["key", "unit_code", "full_name", "qualification"]);
        assert_eq!(rows, [["A", "SNV", "Trần Ích", "college"]], "{}", String::from_utf8_lossy(file));
    }
}

#[test]
fn one_key_is_one_person_with_several_seats_and_no_key_a_person_of_its_own() {
    let desk = office();
    desk.import("key,unit_code,full_name\nA,SNV,Lê An\nA,06427,Lê An\n,06424,Lê An\n,06430,Lê An\n")
        .expect(0)
        .says(&["3 người", "4 vị trí"]);
    // Known from the roster too, and the import adds.
    desk.import("key,unit_code,full_name\nA,06430,Lê An\n").expect(0).says(&["0 người", "1 vị trí"]);
    let keys: Vec<String> = seats(&desk, &["key"]).concat();
    let own: Vec<&String> = keys.iter().filter(|key| key.starts_with('~')).collect();
    assert_eq!((keys.len(), own.len()), (5, 2));
    assert_ne!(own[0], own[1]);
}

#[test]
fn fields_of_one_person_agree_by_value_and_not_by_spelling() {
    let desk = office();
    let header = "key,unit_code,full_name,sex,birth_date,qualification,trained,seat_from\n";
    desk.import(format!(
        "{header}A,SNV,Lê Thị An,nữ,1968-02-01,university,2020-01-05;2021-02-03:X,2020-01-01\n\
         A,06427,  Lê  Thị An,NU,01/02/1968,Đại học,03/02/2021: X ; 5/1/2020,01/02/2020\n"
    ))
    .expect(0);
    // The same day less precisely is another value.
    for (field, row) in [
        ("full_name", "A,06424,Lê Thị Anh,nữ,1968-02-01,university,2020-01-05;2021-02-03:X,"),
        ("birth_date", "A,06424,Lê Thị An,nữ,1968-02,university,2020-01-05;2021-02-03:X,"),
        ("qualification", "A,06424,Lê Thị An,nữ,1968-02-01,,2020-01-05;2021-02-03:X,"),
        ("trained", "A,06424,Lê Thị An,nữ,1968-02-01,university,2020-01-05,"),
    ] {
        desk.import(format!("{header}{row}\n")).expect(2).says(&[
            "dòng 2",
            field,
            "«A»",
            "danh sách hiện có",
        ]);
    }
    assert_eq!(seats(&desk, &["key"]).len(), 2);
}

#[test]
fn the_same_seat_twice_is_refused_in_the_file_and_against_the_roster() {
    let desk = office();
    let row =
        |role: &str, from: &str| format!("key,unit_code,full_name,role,seat_from\nA,SNV,An,{role},{from}\n");
    desk.import(row("", "2020-01-01") + "A,SNV,An,official,01/01/2020\n").expect(2).says(&[
        "dòng 3",
        "dòng 2",
        "officers.csv",
    ]);
    desk.import(row("", "2020-01-01")).expect(0);
    desk.import(row("official", "1/1/2020")).expect(2).says(&["dòng 2", "danh sách hiện có"]);
    // Another first day, role or unit is another seat, though they overlap.
    for other in [row("", "2020-01-02"), row("reserve", "2020-01-01"), row("", "")] {
        desk.import(other).expect(0);
    }
    assert_eq!(seats(&desk, &["key"]).len(), 4);
}

#[test]
fn what_rules_report_is_no_reason_to_refuse() {
    let desk = Desk::with(
        &UNITS.replace(
            "06427,186,commune,xa,Cai Kinh,,",
            "06427,186,commune,xa,Cai Kinh,2020-01-01,2020-12-31",
        ),
        RULES,
        "",
    );
    desk.import(
        "key,unit_code,full_name,title,seat_from,seat_to\n\
         A,SNV,An,,2020-01-01,2021-12-31\nA,SNV,An,,2020-06-01,2020-06-01\nB,06427,Ba,,2030-01-01,\n",
    )
    .expect(0);
}

#[test]
fn a_code_means_the_unit_that_has_begun_by_the_first_day_of_the_seat() {
    let units = "code,parent_code,level,kind,name,valid_from,valid_to\n\
                 X,P,commune,xa,Mới,2025-07-01,\nX,P,commune,xa,Cũ,,2025-06-30\nP,,province,tinh,P,,\n";
    let desk = Desk::with(units, RULES, "");
    desk.import(
        "key,unit_code,full_name,seat_from,unit_from\n\
         A,X,An,2025-06-30,\nB,X,Ba,2025-07-01,\nC,X,Ca,,\nD,X,Da,,2025-07-01\nE,X,Em,2026-01-01,-\n",
    )
    .expect(0);
    let mut rows = seats(&desk, &["key", "unit_name", "unit_from"]);
    rows.sort();
    let rows: Vec<String> = rows.iter().map(|row| row.join(" ")).collect();
    assert_eq!(rows, ["A Xã Cũ -", "B Xã Mới 2025-07-01", "C Xã Cũ -", "D Xã Mới 2025-07-01", "E Xã Cũ -"]);
    desk.import("key,unit_code,full_name,unit_from\nF,X,Ph,2024-01-01\n").expect(2).says(&[
        "dòng 2",
        "unit_from",
        "2024-01-01",
    ]);
}

#[test]
fn a_dry_run_says_the_same_and_writes_nothing() {
    let desk = office();
    let before = desk.bytes();
    let good = desk.file("good.csv", format!("{HEADER}A,SNV,An,,,,,,\n"));
    desk.run(&["import", "officers", &good, "--dry-run"]).expect(0).says(&["1 người", "1 vị trí"]);
    let bad = desk.file("bad.csv", format!("{HEADER}A,SNV,An,,,,,,\nA,SNV,An,,,,,,\n"));
    desk.run(&["import", "officers", &bad, "--dry-run"]).expect(2).says(&["dòng 3", "dòng 2"]);
    assert_eq!(seats(&desk, &["key"]).len(), 0);
    assert!(before == desk.bytes(), "a dry run changed the file");
    desk.run(&["verify"]).expect(0);
}

#[test]
fn a_file_comes_from_a_pipe_byte_by_byte_too() {
    let desk = office();
    let mut child = desk
        .command(&["import", "officers", "/dev/stdin"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    for byte in "\u{feff}key;unit_code;full_name\nA;SNV;Lê, An\n".as_bytes() {
        pipe.write_all(&[*byte]).unwrap();
        pipe.flush().unwrap();
    }
    drop(pipe);
    ran(child.wait_with_output().unwrap()).expect(0);
    assert_eq!(seats(&desk, &["full_name"]), [["Lê, An"]]);
}

#[test]
fn many_classes_attended_are_no_fault() {
    let desk = office();
    let classes: Vec<String> = (1990..2021).map(|year| format!("{year}-05-10:KSTTHC")).collect();
    let file = format!("key,unit_code,full_name,trained\nA,SNV,An,{}\n", classes.join(";"));
    desk.import(&file).expect(0);
    assert_eq!(seats(&desk, &["trained"]), [[classes.join(";")]]);
}
