//! What judging one unit costs: `cargo bench --bench judge`. The limit is 1 µs for a typical unit.
#![expect(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

use std::sync::Arc;

use daumoi::domain::day::Day;
use daumoi::domain::facts::{PersonFacts, Place, UnitFacts};
use daumoi::domain::field::{Field, Owner};
use daumoi::domain::id::{PersonId, UnitId};
use daumoi::domain::person::Person;
use daumoi::domain::seat::Seat;
use daumoi::domain::unit::Level;
use daumoi::rules::decode::decode;
use daumoi::rules::judge::Judge;
use divan::{Bencher, black_box};

const RULES: &str = include_str!("../data/rules/lang-son-2020.toml");

fn main() {
    divan::main();
}

fn officer(number: i64, cells: &str) -> PersonFacts {
    let mut person = Person { id: PersonId(number), ..Person::blank() };
    let mut seat = Seat::blank(person.id, UnitId(1));
    let known = "phone=0900000000; email=a@example.org; decision_no=1/QĐ; decision_date=2020-03-21";
    for cell in cells.split("; ").chain(known.split("; ")) {
        let (column, value) = cell.split_once('=').unwrap();
        let field = Field::from_column(column).unwrap();
        match field.owner() {
            Owner::Person => person.set(field, value).unwrap(),
            Owner::Seat | Owner::Unit => seat.set(field, value).unwrap(),
        }
    }
    PersonFacts::new(&person, &[&seat], seat.period.from)
}

fn unit(level: Level, kind: &str, officers: &[&str]) -> UnitFacts {
    UnitFacts {
        unit: UnitId(1),
        code: "06385".to_owned(),
        level,
        kind: kind.to_owned(),
        place: Place::default(),
        people: (1..).zip(officers).map(|(number, cells)| officer(number, cells)).collect(),
        inspections: Vec::new(),
    }
}

fn judged(bencher: Bencher, facts: &UnitFacts) {
    let mut judge = Judge::new(Arc::new(decode(RULES, "lang-son-2020.toml").profile.unwrap()));
    let day = Day::new(2021, 9, 28).unwrap();
    bencher.bench_local(|| judge.unit(black_box(facts), black_box(day)));
}

/// The typical unit: one officer, nothing wrong.
#[divan::bench]
fn commune(bencher: Bencher) {
    let cells = "title=Văn phòng - Thống kê; qualification=university; service_start=2009-06-15; seat_from=2020-03-21";
    judged(bencher, &unit(Level::Commune, "xa", &[cells]));
}

#[divan::bench]
fn district(bencher: Bencher) {
    let leader =
        "title=Phó Chủ tịch UBND; qualification=university; service_start=2001-03-01; seat_from=2020-03-21";
    let work = "title=Chuyên viên; qualification=university; service_start=2011-03-01; seat_from=2020-03-21";
    judged(bencher, &unit(Level::District, "huyen", &[leader, work]));
}

/// A breach: since when must be found.
#[divan::bench]
fn district_short_of_its_leader(bencher: Bencher) {
    let leader = "title=Phó Chủ tịch UBND; qualification=university; service_start=2001-03-01; seat_from=2020-03-21; \
                  seat_to=2021-08-31";
    let work = "title=Chuyên viên; qualification=university; service_start=2011-03-01; seat_from=2020-03-21";
    judged(bencher, &unit(Level::District, "huyen", &[leader, work]));
}

/// An unknown: the fewest data to ask for must be found.
#[divan::bench]
fn district_with_dates_missing(bencher: Bencher) {
    let leader = "title=Phó Chủ tịch UBND; qualification=university; seat_from=2020-03-21";
    let work = "title=Chuyên viên; seat_from=2020-03-21";
    judged(bencher, &unit(Level::District, "huyen", &[leader, work]));
}
