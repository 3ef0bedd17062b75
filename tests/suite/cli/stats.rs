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

/// All texts of the picture, which must be well-formed.
fn texts(picture: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(picture).unwrap();
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    texts.map(|node| node.text().unwrap_or_default().to_owned()).collect()
}

#[test]
fn the_picture_shows_the_figures_of_the_whole_the_levels_and_each_district() {
    let desk = Desk::demo();
    let stats = desk.run(&["stats", "--format", "json"]).expect(0).json();
    let picture = desk.run(&["stats", "--format", "svg"]).expect(0).out;
    let texts = texts(&picture);
    let document = roxmltree::Document::parse(&picture).unwrap();
    let described = document.descendants().find(|node| node.has_tag_name("desc")).unwrap();
    assert_eq!(described.text(), stats["sentence"].as_str());
    // The sentence stands in the picture, broken into lines.
    assert!(texts.join(" ").contains(stats["sentence"].as_str().unwrap()), "{texts:?}");
    let row = |name: &str| {
        let at = texts.iter().position(|text| text == name).unwrap_or_else(|| panic!("{name}: {texts:?}"));
        texts[at + 1..at + 4].to_vec()
    };
    let levels = stats["levels"].as_object().unwrap().values();
    let need: u64 = levels.map(|level| level["need"].as_u64().unwrap()).sum();
    // Each level reaches its own standard: nothing is wrong with 92.4 % of them together.
    let [officers, staffed, share] = &row("Tất cả")[..] else { panic!() };
    assert_eq!((officers, share.as_str()), (&format!("266/{need}"), "√ 92,4%"));
    assert!(staffed.starts_with("× ") && staffed.ends_with("/232"), "{staffed}");
    assert_eq!(row("cấp xã"), ["201/200", "× 191/200", "√ 90,0%"]);
    // That a reserve is missing is a note and no lack of staff: two agencies are short, one has a doubt, one too many.
    assert_eq!(row("sở, ban, ngành"), ["41/41", "× 16/20", "√ 100,0%"]);
    for district in stats["districts"].as_array().unwrap() {
        let levels = ["district", "commune"].map(|level| &district["levels"][level]);
        let sum = |of: &str| levels.map(|level| level[of].as_u64().unwrap()).iter().sum::<u64>();
        let [officers, staffing, _] = &row(district["unit_name"].as_str().unwrap())[..] else { panic!() };
        assert_eq!(*officers, format!("{}/{}", sum("officers"), sum("need")));
        assert!(staffing.ends_with(&format!("/{}", sum("units"))), "{staffing}");
    }
    // No bar is longer than its frame.
    let bars = document.descendants().filter(|node| node.attribute("height") == Some("14"));
    assert!(bars.clone().count() > 40);
    assert!(bars.into_iter().all(|bar| bar.attribute("width").unwrap().parse::<u32>().unwrap() <= 140));
    let english = desk.run(&["stats", "--format", "svg", "--lang", "en"]).expect(0).out;
    assert!(english.contains("<title>Focal officers"), "{english}");
}

#[test]
fn a_name_cannot_break_out_of_the_picture() {
    let units = UNITS.replace("Hữu Lũng", "A <b>&\"'").replace("Lạng Sơn", "]]></desc>");
    let desk = Desk::with(&units, RULES, "");
    let picture = desk.run(&["stats", "--format", "svg", "--as-of", "2021-09-28"]).expect(0).out;
    assert!(texts(&picture).iter().any(|text| text == "Huyện A <b>&\"'"), "{picture}");
    let empty =
        desk.run(&["stats", "--format", "svg", "--under", "06427", "--as-of", "2021-09-28"]).expect(0);
    assert!(texts(&empty.out).iter().any(|text| text.contains("chưa có cán bộ")), "{}", empty.out);
}

#[test]
fn only_stats_makes_a_picture() {
    let desk = Desk::demo();
    desk.run(&["check", "--format", "svg"]).expect(2).says(&["svg"]);
    desk.run(&["stats", "--format", "png"]).expect(2).says(&["png"]);
}
