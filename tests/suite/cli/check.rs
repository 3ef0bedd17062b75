//! `check`: the findings, their order, their numbers, and what the exit status says of them.

use serde_json::Value;

use crate::harness::process::{Desk, Ran, facts};
use crate::harness::sample::{HEADER, RULES, UNITS};

/// One finding of each kind and state in the small office.
fn troubled() -> Desk {
    let rows = "\
        G,SNV,Vi Thị Giang,Giám đốc,university,1,a@x.vn,2010-01-01,2020-01-01\n\
        H,SNV,Lê Văn Hòa,Chuyên viên,university,1,a@x.vn,,2020-01-01\n\
        B,06424,Nông Văn Bảo,Tạp vụ,elementary,,a@x.vn,2010,2020-01-01\n\
        A,06424,Lý Thị An,Văn thư,,,,2010,2021-01-01\n";
    Desk::with(UNITS, RULES, &format!("{HEADER}{rows}"))
}

fn check(desk: &Desk, arguments: &[&str]) -> Ran {
    desk.run(&[&["check", "--as-of", "2021-09-28"], arguments].concat())
}

fn json(desk: &Desk, arguments: &[&str]) -> Value {
    check(desk, &[&["--format", "json", "--fail-on", "never"], arguments].concat()).expect(0).json()
}

fn keys(document: &Value) -> Vec<&str> {
    document["findings"].as_array().unwrap().iter().map(|finding| finding["key"].as_str().unwrap()).collect()
}

#[test]
fn findings_come_in_the_order_of_units_rules_facets_people() {
    let document = json(&troubled(), &[]);
    let expected = [
        "P1/SNV/short",
        "S1/186/share",
        "C1/06424/over",
        "C1/06424/prefer",
        "Q1/06424/need/A",
        "Q1/06424/need/B",
        "K1/06424/need/A",
        "K1/06424/need/B",
        "C1/06427/short",
        "C1/06430/short",
    ];
    assert_eq!(keys(&document), expected);
    assert_eq!((document["as_of"].as_str(), document["profile"].as_str()), (Some("2021-09-28"), Some("mau")));
    let counts = serde_json::json!(
        {"critical": 0, "error": 3, "warning": 2, "notice": 1, "info": 2, "unknown": 2, "waived": 0}
    );
    assert_eq!(document["counts"], counts);
}

#[test]
fn every_finding_has_every_field() {
    let document = json(&troubled(), &[]);
    let findings = document["findings"].as_array().unwrap();
    let fields = [
        "key",
        "rule",
        "facet",
        "state",
        "severity",
        "unit",
        "unit_name",
        "person",
        "missing",
        "missing_count",
        "count",
        "num",
        "den",
        "since",
        "changes_on",
        "waiver",
        "basis",
        "text",
        "cure",
    ];
    for finding in findings {
        assert!(fields.iter().all(|field| finding.get(*field).is_some()), "{finding}");
        assert!(
            !finding["text"].as_str().unwrap().is_empty() && !finding["cure"].as_str().unwrap().is_empty()
        );
    }
    let part = |at: usize, fields: &[&str]| {
        let parts = fields.iter().map(|field| findings[at][*field].to_string());
        parts.collect::<Vec<_>>().join(" ")
    };
    let short = ["state", "severity", "missing", "missing_count", "count", "num", "person", "since", "basis"];
    assert_eq!(part(0, &short), r#""unknown" "error" ["work"] 1 2 null null "2020-01-01" "QĐ 478""#);
    let share =
        ["state", "severity", "num", "den", "num_min", "num_max", "missing_count", "missing", "count"];
    assert_eq!(part(1, &share), r#""breach" "error" 0 2 null null 2 [] null"#);
    assert_eq!(part(2, &["severity", "count", "missing_count", "missing"]), r#""notice" 2 null []"#);
    assert_eq!(part(4, &["state", "person", "count", "unit_name"]), r#""unknown" "A" null "Xã Đồng Tân""#);
    assert_eq!(part(8, &["missing", "missing_count", "count", "since"]), "[] 1 0 null");
}

#[test]
fn the_text_says_what_is_lacking() {
    let desk = troubled();
    let document = json(&desk, &[]);
    let text = |at: usize| document["findings"][at]["text"].as_str().unwrap().to_owned();
    assert_eq!(text(0), "chưa đủ dữ liệu để biết ai giữ: 01 người đủ 2 năm công tác");
    assert_eq!(text(1), "0/2 (0,0%) có trình độ từ Trung cấp trở lên, cần 90%: thêm 2 người");
    assert_eq!(text(2), "thừa 01 so với định mức 1");
    assert_eq!(text(3), "nên có người giữ chức vụ Văn phòng - Thống kê: chưa ai");
    assert_eq!(text(4), "Lý Thị An: chưa đủ dữ liệu để xét: có trình độ từ Trung cấp trở lên");
    assert_eq!(text(5), "Nông Văn Bảo: chưa đạt Trung cấp");
    assert_eq!(text(6), "Lý Thị An: chưa có điện thoại và chưa có thư điện tử");
    assert_eq!(text(7), "Nông Văn Bảo: chưa có điện thoại");
    assert_eq!(text(8), "thiếu 01, chưa có ai");
    let cure = |at: usize| document["findings"][at]["cure"].as_str().unwrap().to_owned();
    assert_eq!(cure(0), "hỏi và nhập ngày vào ngành");
    assert_eq!(cure(7), "hỏi và nhập điện thoại của đ/c Nông Văn Bảo");
    // The same facts in English.
    let english = json(&desk, &["--lang", "en"]);
    for (vi, en) in
        document["findings"].as_array().unwrap().iter().zip(english["findings"].as_array().unwrap())
    {
        assert_eq!(facts(vi["text"].as_str().unwrap()), facts(en["text"].as_str().unwrap()), "{vi}{en}");
        assert_ne!(vi["text"], en["text"]);
    }
}

#[test]
fn text_and_csv_hold_the_same_findings() {
    let desk = troubled();
    let document = json(&desk, &[]);
    let findings = document["findings"].as_array().unwrap();
    let text = check(&desk, &["--fail-on", "never"]).expect(0).out;
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), findings.len() + 1);
    for (line, finding) in lines.iter().zip(findings) {
        let parts = [&finding["rule"], &finding["unit_name"], &finding["text"]];
        assert!(parts.iter().all(|part| line.contains(part.as_str().unwrap())), "{line}");
    }
    assert_eq!(lines[0].chars().next(), Some('?'));
    assert_eq!(lines[1].chars().next(), Some('×'));
    assert!(lines[0].ends_with("từ 01/01/2020"), "{}", lines[0]);
    assert_eq!(lines[10], "Ngày 28/09/2021: × 3  ▲ 3  ? 2");

    let csv = check(&desk, &["--format", "csv", "--fail-on", "never"]).expect(0).out;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let head: Vec<String> = reader.headers().unwrap().iter().map(ToOwned::to_owned).collect();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), findings.len());
    for (row, finding) in rows.iter().zip(findings) {
        for (name, cell) in head.iter().zip(row) {
            let expected = match &finding[name] {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                Value::Array(all) => {
                    all.iter().map(|one| one.as_str().unwrap()).collect::<Vec<_>>().join(";")
                }
                number => number.to_string(),
            };
            assert_eq!(cell, expected, "{name}");
        }
    }
    assert!(csv.ends_with('\n') && !csv.contains('\r'));
}

#[test]
fn the_exit_status_looks_at_breaches_of_the_severity_and_above() {
    let desk = troubled();
    let status = |arguments: &[&str]| check(&desk, arguments).status;
    for (least, expected) in
        [("info", 1), ("notice", 1), ("warning", 1), ("error", 1), ("critical", 0), ("never", 0)]
    {
        assert_eq!(status(&["--fail-on", least]), expected, "{least}");
    }
    assert_eq!(status(&[]), 1, "error is the default");
    // An unknown of severity error is no breach.
    assert_eq!(status(&["--under", "SNV", "--fail-on", "info"]), 0);
    assert_eq!(json(&desk, &["--under", "SNV"])["counts"]["unknown"], 1);
    // An over alone is a notice.
    desk.import(format!("{HEADER}C,06427,Ca,,university,1,1,,\nD,06430,Da,,university,1,1,,\n")).expect(0);
    assert_eq!(status(&["--under", "06427", "--fail-on", "notice"]), 0);
    assert_eq!(status(&["--under", "06427", "--fail-on", "info"]), 1);
}

#[test]
fn a_shortage_grows_graver_with_time() {
    let desk = Desk::with(
        UNITS,
        RULES,
        "key,unit_code,full_name,title,service_start,seat_from,seat_to,phone,email\n\
         G,SNV,Giang,Giám đốc,2010,2020-01-01,2021-08-31,1,1\nH,SNV,Hòa,Chuyên viên,2010,2020-01-01,,1,1\n",
    );
    let short = |day: &str| {
        let found = desk.run(&["check", "--as-of", day, "--under", "SNV", "--format", "json"]);
        let document = found.json();
        let first = document["findings"].as_array().unwrap().first().cloned().unwrap_or_default();
        (found.status, format!("{} {} {}", first["severity"], first["since"], first["missing"]))
    };
    assert_eq!(short("2021-08-31"), (0, "null null null".to_owned()));
    let graver = |severity: &str| (1, format!(r#""{severity}" "2021-09-01" ["lead"]"#));
    assert_eq!(short("01/09/2021"), graver("error"));
    assert_eq!(short("30/9/2021"), graver("error"));
    assert_eq!(short("2021-10-01"), graver("critical"));
}

#[test]
fn only_a_subtree_is_told() {
    let desk = troubled();
    let all = json(&desk, &[]);
    let (district, agency) = (json(&desk, &["--under", "186"]), json(&desk, &["--under", "SNV"]));
    assert_eq!([keys(&agency), keys(&district)].concat(), keys(&all));
    assert_eq!(keys(&json(&desk, &["--under", "20"])), keys(&all));
    assert_eq!(keys(&json(&desk, &["--under", "06427"])), ["C1/06427/short"]);
    assert_eq!(district["counts"]["unknown"], 1);
}

#[test]
fn a_code_of_no_living_unit_is_refused() {
    let units = "code,parent_code,level,kind,name,valid_from,valid_to\n\
        P,,province,tinh,P,,\nX,P,commune,xa,Cũ,,2025-06-30\nX,P,commune,xa,Mới,2026-01-01,\n";
    let desk = Desk::with(units, RULES, "");
    let under = |day: &str| desk.run(&["check", "--as-of", day, "--under", "X", "--format", "json"]);
    assert_eq!(under("2025-06-30").expect(1).json()["findings"][0]["unit_name"], "Xã Cũ");
    assert_eq!(under("2026-01-01").expect(1).json()["findings"][0]["unit_name"], "Xã Mới");
    under("2025-07-01").expect(2).says(&["«X»"]);
}

#[test]
fn without_a_profile_in_force_there_are_no_findings_and_it_is_said() {
    let desk = troubled();
    for (format, out) in [("json", "\"profile\": null"), ("csv", "key,rule,facet"), ("text", "× 0")] {
        let (vi, en) = desk.both(&["check", "--as-of", "31/12/2019", "--format", format]);
        vi.says(&["31/12/2019", "không có bộ quy tắc"]).expect(0);
        let en = en.says(&["2019-12-31", "No rule profile"]).expect(0);
        assert!(en.out.contains(out), "{}", en.out);
    }
    let bare = Desk::new();
    let units = bare.file("units.csv", UNITS);
    bare.run(&["init", "--units", &units]).expect(0);
    assert_eq!(bare.run(&["check", "--format", "json"]).expect(0).json()["findings"], serde_json::json!([]));
    bare.run(&["rules", "show"]).expect(0).says(&["không có bộ quy tắc"]);
    bare.run(&["stats"]).expect(0);
}

#[test]
fn the_sample_has_what_was_planted() {
    let desk = Desk::demo();
    let document = desk.run(&["check", "--format", "json"]).expect(1).json();
    assert_eq!(
        (document["as_of"].as_str(), document["profile"].as_str()),
        (Some("2021-09-28"), Some("langson-2020"))
    );
    let of_kinds = |rules: &[&str], sign: char| {
        let findings = document["findings"].as_array().unwrap().iter();
        let counted = findings.filter(|finding| rules.contains(&finding["rule"].as_str().unwrap()));
        let signs = counted.map(|finding| match (finding["state"].as_str(), finding["severity"].as_str()) {
            (Some("unknown"), _) => '?',
            (_, Some("critical" | "error")) => '×',
            (_, Some("warning" | "notice")) => '▲',
            _ => '·',
        });
        signs.filter(|one| *one == sign).count()
    };
    let judged = ["P1", "P1-VP", "D1", "C1", "Q1", "Q2", "K1", "S1", "S2", "E2", "B1"];
    assert_eq!(['×', '▲', '?'].map(|sign| of_kinds(&judged, sign)), [9, 27, 5]);
    let keys = keys(&document);
    let planted = [
        "K1/SKHDT/need/LS0011",
        "P1/SGTVT/short",
        "P1/STTTT/over",
        "P1/SKHCN/short",
        "P1/SYT/short",
        "S1/180/share",
        "D1/182/short",
        "D1/186/short",
        "D1/189/short",
        "C1/06088/short",
        "C1/06202/short",
        "C1/06226/over",
        "C1/06427/short",
        "S1/188/share",
    ];
    assert!(planted.iter().all(|key| keys.contains(key)), "{keys:?}");
    for trap in ["SNV", "STC", "SNNPTNT", "SXD", "187", "06256", "06343"] {
        let slots = ["P1", "D1", "C1"].map(|rule| format!("{rule}/{trap}/short"));
        assert!(!keys.iter().any(|key| slots.iter().any(|slot| slot == key)), "{trap}");
    }
    assert!(!keys.contains(&"S1/187/share"), "18 of 20 are 90 % exactly");
}

#[test]
fn the_profile_of_the_day_asked_for_speaks_of_all_days() {
    let desk = Desk::new();
    let first =
        RULES.replace("valid = { from = 2020-01-01 }", "valid = { from = 2020-01-01, to = 2021-09-30 }");
    // From October on no commune needs anybody, and two months of vacancy are graver.
    let second = RULES
        .replace("profile = \"mau\"", "profile = \"sau\"")
        .replace("valid = { from = 2020-01-01 }", "valid = { from = 2021-10-01 }")
        .replace("count = { min = 1, max = 1, over", "count = { max = 1, over")
        .replace("after = \"30d\"", "after = \"2m\"");
    let units = desk.file("units.csv", UNITS);
    let (first, second) = (desk.file("a.toml", first), desk.file("b.toml", second));
    desk.run(&["init", "--units", &units, "--rules", &second, "--rules", &first]).expect(0);
    desk.import("key,unit_code,full_name,title,service_start,seat_from,seat_to\n\
                 A,SNV,Lý Văn Đức,Giám đốc,2010,2020-01-01,\nB,SNV,Vi Thị Mơ,Chuyên viên,2010,2020-01-01,2021-09-15\n")
        .expect(0);
    let on = |day: &str| {
        desk.run(&["check", "--as-of", day, "--format", "json", "--fail-on", "never"]).expect(0).json()
    };
    let short = |document: &Value, unit: &str| {
        let all = document["findings"].as_array().unwrap().clone();
        let found = all.into_iter().find(|one| one["unit"] == unit && one["facet"] == "short");
        found.map(|one| {
            ["severity", "since", "changes_on"].map(|name| one[name].as_str().map(ToOwned::to_owned))
        })
    };
    let some = |text: &str| Some(text.to_owned());
    let (before, after) = (on("2021-09-30"), on("2021-10-01"));
    assert_eq!((&before["profile"], &after["profile"]), (&"mau".into(), &"sau".into()));
    let said = |graver: &str| Some([some("error"), some("2021-09-16"), some(graver)]);
    assert_eq!(short(&before, "SNV"), said("2021-10-16"));
    assert_eq!(short(&after, "SNV"), said("2021-11-16"));
    // That another profile will not ask for anybody is no change by time alone of this one.
    assert_eq!(short(&before, "06427"), Some([some("error"), None, None]));
    assert_eq!(short(&after, "06427"), None);
}
