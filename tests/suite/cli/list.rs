//! `list`: the flat roster and the tree, which can be taken in again.

use serde_json::Value;

use crate::harness::process::Desk;
use crate::harness::sample::{HEADER, RULES, UNITS};

const COLUMNS: [&str; 24] = [
    "key",
    "unit_code",
    "full_name",
    "sex",
    "birth_date",
    "service_start",
    "title",
    "qualification",
    "phone",
    "email",
    "role",
    "status",
    "seat_from",
    "seat_to",
    "unit_from",
    "decision_no",
    "decision_date",
    "decision_expiry",
    "trained",
    "retirement_date",
    "note",
    "unit_name",
    "unit_path",
    "version",
];

fn findings(desk: &Desk, day: &str) -> Value {
    desk.run(&["check", "--as-of", day, "--format", "json", "--fail-on", "never"]).expect(0).json()
}

/// What is taken out of a roster, put into a new one with the same units and rules.
fn again(desk: &Desk, rules: &[String]) -> Desk {
    let list = |what: &str| desk.run(&["list", what, "--all", "--format", "csv"]).expect(0).out;
    let new = Desk::new();
    let units = new.file("units.csv", list("units"));
    let mut arguments = vec!["init", "--units", &units];
    arguments.extend(rules.iter().flat_map(|file| ["--rules", file.as_str()]));
    new.run(&arguments).expect(0);
    new.import(list("officers")).expect(0);
    assert_eq!(
        new.run(&["list", "officers", "--all", "--format", "csv"]).expect(0).out,
        list("officers"),
        "a second time it is the same"
    );
    new
}

#[test]
fn what_is_taken_out_can_be_put_in_again_and_gives_the_same_findings() {
    let desk = Desk::demo();
    let rules = ["lang-son-2020.toml", "lang-son-2025.toml"]
        .map(|file| format!("{}/data/rules/{file}", env!("CARGO_MANIFEST_DIR")));
    let new = again(&desk, &rules);
    for day in ["2019-01-01", "2020-06-01", "2021-09-28", "2021-12-01", "2022-11-28", "2025-07-01"] {
        assert_eq!(findings(&desk, day), findings(&new, day), "{day}");
    }
    new.run(&["verify"]).expect(0);
}

#[test]
fn cells_that_a_spreadsheet_would_run_come_back_as_they_were() {
    let notes = [
        "=1+1",
        "+84 912",
        "-",
        "-5",
        "@SUM(A1)",
        "'=x",
        "''",
        "'",
        "a,b;c",
        "nói \"vậy\"",
        "hai\ndòng",
        "＝1",
        "'-",
    ];
    let row = |(n, note): (usize, &&str)| format!("K{n},SNV,Người {n},\"{}\"\n", note.replace('"', "\"\""));
    let rows = notes.iter().enumerate().map(row).collect::<Vec<_>>().concat();
    // Typed as they are, such cells mean themselves but for the quote that disarms them.
    let desk = Desk::with(UNITS, RULES, &format!("key,unit_code,full_name,note\n{rows},06427,Không Mã,=x\n"));
    let out = desk.run(&["list", "officers", "--all", "--format", "csv"]).expect(0).out;
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    for record in reader.records() {
        for cell in &record.unwrap() {
            let armed =
                cell.trim_start().starts_with(['=', '+', '@', '＝']) || cell.starts_with('-') && cell != "-";
            assert!(!armed, "{cell}");
        }
    }
    let rules = [desk.path("rules.toml").to_string_lossy().into_owned()];
    let new = again(&desk, &rules);
    let cells = |desk: &Desk| {
        let rows = desk.run(&["list", "officers", "--all", "--format", "json"]).expect(0).json();
        let cell = |row: &Value| format!("{} {}", row["key"], row["note"]);
        rows.as_array().unwrap().iter().map(cell).collect::<Vec<_>>()
    };
    assert_eq!(cells(&desk), cells(&new));
    assert!(cells(&desk).contains(&"\"K0\" \"=1+1\"".to_owned()), "{:?}", cells(&desk));
    assert!(cells(&new).last().unwrap().starts_with("\"~"), "a person without a key keeps the program's own");
}

#[test]
fn a_list_has_the_columns_of_the_officers_file_and_three_more() {
    let desk = Desk::with(UNITS, RULES, &format!("{HEADER}A,06427,Vi An,,,,,2009-05,\n"));
    let csv = desk.run(&["list", "officers", "--format", "csv"]).expect(0).out;
    assert_eq!(csv.lines().next(), Some(COLUMNS.join(",").as_str()));
    let json = desk.run(&["list", "officers", "--format", "json"]).expect(0).json();
    let row = &json[0];
    assert_eq!(row.as_object().unwrap().len(), COLUMNS.len());
    assert!(COLUMNS.iter().all(|column| row.get(*column).is_some()));
    assert_eq!(
        (&row["phone"], &row["service_start"], &row["unit_from"]),
        (&Value::Null, &"2009-05".into(), &"-".into())
    );
    assert_eq!(row["unit_path"], "Tỉnh Lạng Sơn / Huyện Hữu Lũng / Xã Cai Kinh");
    assert!(row["version"].is_i64());
    let text = desk.run(&["list", "officers"]).expect(0).out;
    assert!(text.contains("Vi An") && text.contains("Xã Cai Kinh"), "{text}");
    let units = desk.run(&["list", "units", "--format", "csv"]).expect(0).out;
    assert_eq!(units.lines().next(), Some("code,parent_code,level,kind,name,valid_from,valid_to"));
    assert_eq!(units, UNITS);
}

#[test]
fn seats_are_listed_by_day_by_subtree_or_all() {
    let desk = Desk::demo();
    let count = |arguments: &[&str]| {
        let ran = desk.run(&[&["list", "officers", "--format", "json"], arguments].concat()).expect(0);
        ran.json().as_array().unwrap().len()
    };
    assert_eq!(count(&["--all"]), 298);
    let held = count(&[]);
    assert!((266..298).contains(&held), "{held}");
    assert_eq!(count(&["--under", "06427"]), 0);
    assert_eq!(count(&["--under", "06427", "--as-of", "31/08/2021"]), 1);
    assert_eq!(count(&["--under", "06427", "--as-of", "2021-09-01"]), 0);
    assert_eq!(count(&["--under", "06427", "--all"]), 1);
    let tree = desk.run(&["list", "units", "--under", "186"]).expect(0).out;
    assert_eq!(tree.lines().count(), 1 + 24);
}
