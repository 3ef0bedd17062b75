//! `find` as of a day: who was where then.

use crate::harness::process::Desk;
use crate::harness::sample::{RULES, UNITS};

#[test]
fn an_officer_is_found_where_he_was_on_the_day() {
    let desk = Desk::with(
        UNITS,
        RULES,
        "key,unit_code,full_name,title,seat_from,seat_to\n\
         A,06424,Lê Ba,Văn thư,2019-01-01,2020-12-31\nA,06427,Lê Ba,Văn thư,2021-01-01,\n",
    );
    let path = |day: &str| {
        let found = desk.run(&["find", "le", "ba", "--as-of", day, "--format", "json"]).expect(0).json();
        assert_eq!(found.as_array().unwrap().len(), 1, "{found}");
        found[0]["path"].as_str().unwrap().to_owned()
    };
    let name = |code: &str| {
        let line = UNITS.lines().find(|line| line.starts_with(code)).unwrap();
        line.split(',').nth(4).unwrap().to_owned()
    };
    assert!(path("2020-06-01").contains(&name("06424")), "{}", path("2020-06-01"));
    assert!(path("2021-06-01").contains(&name("06427")), "{}", path("2021-06-01"));
}
