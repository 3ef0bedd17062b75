use crate::harness::process::Desk;

#[test]
fn the_cures_of_a_unit_are_told_the_best_first() {
    let desk = Desk::demo();
    let json = desk.run(&["cures", "06427", "--format", "json"]).expect(0).json();
    assert_eq!(
        (json["unit_name"].as_str(), json["as_of"].as_str()),
        (Some("Xã Cai Kinh"), Some("2021-09-28"))
    );
    let short = &json["findings"][0];
    assert_eq!(short["key"], "C1/06427/short");
    let best = &short["cures"][0];
    assert_eq!(
        (&best["remedy"], &best["effect"], &best["from"]),
        (&"transfer".into(), &"heals".into(), &"2021-09-28".into())
    );
    // From the commune that has one too many, so that nothing is opened.
    assert_eq!(
        (&best["unit"], &best["to"], &best["opens"]),
        (&"06424".into(), &"06427".into(), &serde_json::json!([]))
    );
    let all = short["cures"].as_array().unwrap();
    let opens = |cure: &serde_json::Value| !cure["opens"].as_array().unwrap().is_empty();
    assert!(all.is_sorted_by_key(opens) && all.iter().any(opens));
    let csv = desk.run(&["cures", "06427", "--format", "csv"]).expect(0).out;
    assert_eq!(csv.lines().count(), 1 + all.len());
    let (vi, en) = desk.both(&["cures", "06427"]);
    assert!(vi.out.contains("từ Xã Đồng Tân sang: hết ngay\n"), "{}", vi.out);
    assert!(en.out.contains("heals at once; opens C1"), "{}", en.out);
}

#[test]
fn the_cures_of_another_day_are_those_of_its_findings() {
    let desk = Desk::demo();
    let ahead = ["cures", "SYT", "--format", "json", "--as-of"];
    let now = desk.run(&[&ahead[..], &["2021-09-28"]].concat()).expect(0).json();
    assert_eq!(now["findings"][0]["key"], "P1/SYT/short");
    let waits = now["findings"][0]["cures"].as_array().unwrap().iter().find(|cure| cure["remedy"] == "wait");
    assert_eq!(waits.unwrap()["from"], "2021-12-31");
    let then = desk.run(&[&ahead[..], &["2021-12-31"]].concat()).expect(0).json();
    assert!(then["findings"].as_array().unwrap().iter().all(|found| found["key"] != "P1/SYT/short"));
    desk.run(&["cures", "99999"]).expect(2).says(&["99999"]);
    desk.run(&["cures"]).expect(2);
    desk.run(&["verify"]).expect(0);
}
