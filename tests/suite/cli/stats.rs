//! `stats`: the figures of the report and the sentence ready to paste.

use serde_json::{Value, json};

use crate::harness::process::{Desk, facts};
use crate::harness::sample::{RULES, UNITS};

fn level(figures: &Value) -> [u64; 6] {
    ["officers", "pass", "fail", "unknown", "standard", "share_tenths"]
        .map(|field| figures[field].as_u64().unwrap())
}

#[test]
fn the_sample_gives_the_published_figures() {
    let desk = Desk::demo();
    let stats = desk.run(&["stats", "--format", "json"]).expect(0).json();
    assert_eq!((stats["as_of"].as_str(), stats["total"].as_u64()), (Some("2021-09-28"), Some(266)));
    assert_eq!(level(&stats["levels"]["agency"]), [41, 41, 0, 0, 100, 1000]);
    assert_eq!(level(&stats["levels"]["district"]), [24, 24, 0, 0, 100, 1000]);
    assert_eq!(level(&stats["levels"]["commune"]), [201, 181, 18, 2, 90, 900]);
    let units = |level: &str| {
        ["units", "need", "units_over"].map(|field| stats["levels"][level][field].as_u64().unwrap())
    };
    assert_eq!(["agency", "district", "commune"].map(units), [[20, 41, 1], [11, 22, 3], [200, 200, 5]]);
    let communes = &stats["levels"]["commune"];
    assert_eq!(
        (&communes["units_short"], &communes["units_ok"], &communes["units_unknown"]),
        (&json!(4), &json!(191), &json!(0))
    );
    let sentence = stats["sentence"].as_str().unwrap();
    assert!(sentence.starts_with("Hiện nay, trên địa bàn toàn tỉnh, có 266 "), "{sentence}");
    for part in ["41 người", "24 người", "201 người", "181 người", "100,0%", "90,0%"] {
        assert!(sentence.contains(part), "{part}: {sentence}");
    }
    let districts = stats["districts"].as_array().unwrap();
    assert_eq!(districts.len(), 11);
    let huu_lung = districts.iter().find(|district| district["unit"] == "186").unwrap();
    assert_eq!(huu_lung["unit_name"], "Huyện Hữu Lũng");
    assert_eq!(level(&huu_lung["levels"]["district"]), [2, 2, 0, 0, 100, 1000]);
    assert_eq!(level(&huu_lung["levels"]["commune"]), [24, 24, 0, 0, 90, 1000]);
    let sum: u64 = districts.iter().map(|district| level(&district["levels"]["commune"])[0]).sum();
    assert_eq!(sum, 201);
}

#[test]
fn a_subtree_has_its_own_figures_and_names_itself() {
    let desk = Desk::demo();
    let stats = desk.run(&["stats", "--under", "186", "--format", "json"]).expect(0).json();
    assert_eq!((stats["total"].as_u64(), stats["districts"].as_array().unwrap().len()), (Some(26), 1));
    assert_eq!(stats["levels"].as_object().unwrap().keys().collect::<Vec<_>>(), ["commune", "district"]);
    assert!(stats["sentence"].as_str().unwrap().contains("trên địa bàn Huyện Hữu Lũng, có 26 "));
    let vacant = desk.run(&["stats", "--under", "06427", "--format", "json"]).expect(0).json();
    assert_eq!((&vacant["total"], &vacant["levels"]["commune"]["share_tenths"]), (&json!(0), &Value::Null));
}

#[test]
fn csv_and_text_hold_the_same_figures_in_both_languages() {
    let desk = Desk::demo();
    let stats = desk.run(&["stats", "--format", "json"]).expect(0).json();
    let csv = desk.run(&["stats", "--format", "csv"]).expect(0).out;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let head: Vec<String> = reader.headers().unwrap().iter().map(ToOwned::to_owned).collect();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    // The province's own level has no officer but a unit.
    assert_eq!(rows.len(), 4 + 11 * 2);
    let commune = rows.iter().find(|row| row[0].is_empty() && &row[1] == "commune").unwrap();
    for (name, cell) in head.iter().zip(commune).skip(2) {
        assert_eq!(cell, stats["levels"]["commune"][name].to_string(), "{name}");
    }
    let (vi, en) = desk.both(&["stats"]);
    assert!(vi.out.contains(stats["sentence"].as_str().unwrap()));
    assert_eq!(facts(&vi.out), facts(&en.out));
    assert!(en.out.contains("266") && en.out.contains("90.0%"), "{}", en.out);
}

#[test]
fn unknown_is_null_and_nobody_has_no_share() {
    let desk = Desk::with(UNITS, RULES, "");
    let stats = desk.run(&["stats", "--format", "json", "--as-of", "2021-09-28"]).expect(0).json();
    let agency = &stats["levels"]["agency"];
    assert_eq!(
        (&agency["standard"], &agency["share_tenths"], &agency["need"]),
        (&Value::Null, &Value::Null, &json!(2))
    );
    let commune = &stats["levels"]["commune"];
    assert_eq!(
        (&commune["standard"], &commune["units_short"], &commune["units"]),
        (&json!(90), &json!(3), &json!(3))
    );
    assert_eq!(stats["total"], 0);
}
