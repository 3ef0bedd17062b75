//! `import officers` refuses: one clear sentence with its place in the user's language, exit status 2, the whole file
//! left out.

use std::io::{ErrorKind, Write};
use std::process::Stdio;

use crate::harness::process::{Desk, Ran, ran};
use crate::harness::sample::{RULES, UNITS};

/// The file is refused in both languages, and nothing is written. The Vietnamese refusal.
#[track_caller]
fn refused(desk: &Desk, content: &[u8]) -> Ran {
    let file = desk.file("officers.csv", content);
    let before = desk.bytes();
    let (vi, en) = desk.both(&["import", "officers", &file]);
    for ran in [&vi, &en] {
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{}", ran.err);
        assert!(ran.err.contains("officers.csv"), "{}", ran.err);
        assert!(!ran.err.chars().any(|letter| letter.is_control() && letter != '\n'), "{:?}", ran.err);
    }
    assert!(before == desk.bytes(), "the roster was written");
    vi
}

#[test]
fn a_bad_header_is_told_with_its_column() {
    let desk = Desk::with(UNITS, RULES, "");
    let cases: [(&str, &[&str]); 8] = [
        ("key,full_name\nA,An\n", &["dòng 1", "Thiếu cột «unit_code»"]),
        ("unit_code\nSNV\n", &["dòng 1", "Thiếu cột «full_name»"]),
        ("unit_code,full_nane\nSNV,An\n", &["«full_nane»", "có phải «full_name»?", "Thiếu cột «full_name»"]),
        ("unit_code,full_name,xyz\nSNV,An,1\n", &["«xyz»", "bỏ cột này"]),
        ("unit_code,full_name,Họ và tên\nSNV,An,An\n", &["«Họ và tên»", "hai lần"]),
        ("", &["dòng 1", "Tệp trống"]),
        ("\u{feff}", &["dòng 1", "Tệp trống"]),
        ("\n\r\n\n", &["dòng 1", "Tệp trống"]),
    ];
    for (file, parts) in cases {
        refused(&desk, file.as_bytes()).says(parts);
    }
}

#[test]
fn a_bad_cell_is_told_with_line_and_column() {
    let desk = Desk::with(UNITS, RULES, "");
    let header =
        "key,unit_code,full_name,birth_date,seat_from,seat_to,sex,role,status,qualification,trained\n";
    let cases: [(&str, &str, &[&str]); 22] = [
        ("A,999,An,,,,,,,,", "unit_code", &["«999»", "daumoi list units"]),
        ("A,,An,,,,,,,,", "unit_code", &["không được để trống"]),
        ("A,SNV, ,,,,,,,,", "full_name", &["không được để trống"]),
        ("A,SNV,An,31/02/2021,,,,,,,", "birth_date", &["31/02/2021", "lịch"]),
        ("A,SNV,An,2021-13-01,,,,,,,", "birth_date", &["2021-13-01", "lịch"]),
        ("A,SNV,An,hôm qua,,,,,,,", "birth_date", &["«hôm qua»", "dd/mm/yyyy"]),
        ("A,SNV,An,1899-12-31,,,,,,,", "birth_date", &["1899-12-31", "1900", "2199"]),
        ("A,SNV,An,,2021-05,,,,,,", "seat_from", &["«2021-05»"]),
        ("A,SNV,An,,2021-05-02,2021-05-01,,,,,", "seat_to", &["Ngày cuối đứng trước ngày đầu"]),
        ("A,SNV,An,,,,x,,,,", "sex", &["«x»", "nam", "nữ"]),
        ("A,SNV,An,,,,,chief,,,", "role", &["«chief»", "official", "reserve"]),
        ("A,SNV,An,,,,,,ill,,", "status", &["«ill»", "serving", "seconded"]),
        ("A,SNV,An,,,,,,,Kỹ sư,", "qualification", &["«Kỹ sư»", "university"]),
        ("A,SNV,An,,,,,,,,2021-05", "trained", &["«2021-05»"]),
        ("A,SNV,A\u{0}n,,,,,,,,", "full_name", &["thứ 2", "U+0000"]),
        ("A,SNV,An\u{1b}[31m,,,,,,,,", "full_name", &["thứ 3", "U+001B"]),
        ("A,SNV,An \u{202e}x,,,,,,,,", "full_name", &["thứ 4", "U+202E"]),
        ("A\u{200b},SNV,An,,,,,,,,", "key", &["thứ 2", "U+200B"]),
        ("A,SNV,\"An\nBa\",,,,,,,,", "full_name", &["thứ 3", "U+000A"]),
        ("A,\u{1b}]0;x\u{7},An,,,,,,,,", "unit_code", &["U+001B"]),
        ("A,SNV,An,\u{9b}31m,,,,,,,", "birth_date", &["U+009B"]),
        ("A,S\u{301}NV,An,,,,,,,,", "unit_code", &["daumoi list units"]),
    ];
    for (row, field, parts) in cases {
        let ran = refused(&desk, format!("{header}B,SNV,Ba,,,,,,,,\n{row}\n").as_bytes());
        ran.says(&["dòng 3", &format!("trường {field}:"), "Số lỗi: 1"]).says(parts);
    }
}

#[test]
fn one_key_with_two_names_is_told_with_both_lines() {
    let desk = Desk::with(UNITS, RULES, "");
    let file = "key,unit_code,full_name\nA,SNV,Lê An\n\nB,SNV,Lê Ba\nA,06427,Lê Anh\n";
    refused(&desk, file.as_bytes()).says(&["dòng 5", "full_name", "«A»", "dòng 2"]);
}

#[test]
fn a_row_that_is_no_row_is_told_with_its_line() {
    let desk = Desk::with(UNITS, RULES, "");
    let header = "key,unit_code,full_name\n";
    let cases: [(Vec<u8>, &[&str]); 7] = [
        (b"A,SNV,An,x\n".to_vec(), &["dòng 2", "4 trường", "tiêu đề có 3"]),
        (b"A,SNV\n".to_vec(), &["dòng 2", "2 trường", "tiêu đề có 3"]),
        (b"A,SNV,An\nB,SNV,\xc3\x28\n".to_vec(), &["dòng 3", "UTF-8"]),
        (b"A,SNV,An\nB,SNV,\"Ba\nC,SNV,Ca\n".to_vec(), &["dòng 3", "nháy kép"]),
        (format!("A,SNV,An{}\n", ",".repeat(300)).into_bytes(), &["dòng 2", "256 trường"]),
        (format!("A,SNV,{}\n", "x".repeat(70_000)).into_bytes(), &["dòng 2", "64 kB"]),
        (format!("A,SNV,{}\n", "x".repeat(201)).into_bytes(), &["dòng 2", "full_name", "200 ký tự"]),
    ];
    for (rows, parts) in cases {
        refused(&desk, &[header.as_bytes(), &rows].concat()).says(parts);
    }
    let utf16: Vec<u8> = "key,unit_code\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused(&desk, &[&[0xff, 0xfe], utf16.as_slice()].concat()).says(&["dòng 1", "UTF-8"]);
}

#[test]
fn what_cannot_be_read_is_told() {
    let desk = Desk::with(UNITS, RULES, "");
    let missing = desk.path("none.csv").to_string_lossy().into_owned();
    let (vi, en) = desk.both(&["import", "officers", &missing]);
    vi.expect(2).says(&["none.csv", "không có tệp này"]);
    en.expect(2).says(&["none.csv", "No such file"]);
    let folder = desk.path("").to_string_lossy().into_owned();
    desk.run(&["import", "officers", &folder]).expect(2).says(&["thư mục"]);
}

#[test]
fn all_faults_of_a_file_are_told_at_once_and_nothing_of_it_is_kept() {
    let desk = Desk::with(UNITS, RULES, "");
    let file = "key,unit_code,full_name,birth_date,sex\n\
                A,SNV,An,31/02/2021,x\nB,SNV,Ba,,\nC,999,Ca,,\nD,SNV\nE,06427,,,\n";
    let ran = refused(&desk, file.as_bytes());
    let lines: Vec<&str> =
        ran.err.lines().map(|line| line.rsplit("officers.csv, ").next().unwrap()).collect();
    let starts = [
        "dòng 2, trường birth_date: ",
        "dòng 2, trường sex: ",
        "dòng 4, trường unit_code: ",
        "dòng 5: ",
        "dòng 6, trường full_name: ",
        "Số lỗi: 5;",
    ];
    assert_eq!(lines.len(), starts.len(), "{}", ran.err);
    for (line, start) in lines.iter().zip(starts) {
        assert!(line.starts_with(start), "{line}");
    }
    assert_eq!(desk.run(&["list", "officers", "--all", "--format", "json"]).json(), serde_json::json!([]));
}

#[test]
fn the_first_thousand_faults_are_told_and_the_count_of_all() {
    let desk = Desk::with(UNITS, RULES, "");
    let rows = (0..1_234).map(|n| format!("K{n},zzz,An")).collect::<Vec<_>>().join("\n");
    let ran = refused(&desk, format!("key,unit_code,full_name\n{rows}").as_bytes());
    let lines: Vec<&str> = ran.err.lines().collect();
    assert_eq!(lines.len(), 1_001);
    assert!(lines[999].contains("dòng 1001"), "{}", lines[999]);
    assert!(lines[1_000].contains("1234"), "{}", lines[1_000]);
}

#[test]
fn a_line_without_an_end_is_refused_at_once() {
    for head in ["", "key,unit_code,full_name\nA,SNV,", "key,unit_code,full_name\nA,SNV,\""] {
        let desk = Desk::with(UNITS, RULES, "");
        let mut child = desk
            .command(&["import", "officers", "/dev/stdin"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut pipe = child.stdin.take().unwrap();
        pipe.write_all(head.as_bytes()).unwrap();
        let (block, mut sent) = (vec![b'x'; 65_536], 0);
        // The reader goes away long before a gigabyte has come.
        let end = loop {
            match pipe.write(&block) {
                Ok(count) => sent += count,
                Err(error) => break error,
            }
            assert!(sent < 16 << 20, "still reading after {sent} bytes");
        };
        assert_eq!(end.kind(), ErrorKind::BrokenPipe);
        ran(child.wait_with_output().unwrap()).expect(2).says(&["/dev/stdin", "1 MB"]);
    }
}
