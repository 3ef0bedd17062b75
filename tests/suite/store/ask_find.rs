//! Finding units and officers: against a plain reading of all names, and what comes first.

use daumoi::domain::change::{Cause, Step};
use daumoi::domain::field::Field;
use daumoi::domain::id::{UnitId, Version};
use daumoi::domain::outline::RowAt;
use daumoi::domain::query::{Answer, Hit, Hits, Question};
use daumoi::store::Store;
use daumoi::vietnamese::fold::{fold, matches_prefixes};

use crate::store::office::{Doing, Draw, Office, add, admin, day, person, seat, set};

fn find(store: &mut Store, text: &str, near: Option<UnitId>, limit: usize) -> Hits {
    let question = Question::Find { text: text.to_owned(), near, units_only: false, limit, day: None };
    let Answer::Hits(hits) = store.ask(&question).unwrap() else { panic!() };
    hits
}

fn names(hits: &[Hit]) -> Vec<&str> {
    hits.iter().map(|hit| hit.name.as_str()).collect()
}

/// What the tables say of everybody who has such words: unit and seat, 0 where there is none.
fn plainly(doing: &Doing, typed: &str) -> Vec<(i64, i64)> {
    let typed = fold(typed);
    let mut found = Vec::new();
    let mut statement = doing
        .look
        .0
        .prepare(
            "SELECT unit.id, 0, unit.fold || ' ' || lower(unit.code) FROM unit \
             UNION ALL \
             SELECT seat.unit, \
                CASE WHEN ifnull(seat.seat_from, 0) <= 20210928 AND ifnull(seat.seat_to, 99999999) >= 20210928 \
                     THEN seat.id ELSE 0 END, \
                person.fold || ' ' || iif(key LIKE '~%', '', lower(key)) \
             FROM person JOIN seat ON seat.person = person.id AND seat.deleted = 0 \
             WHERE person.deleted = 0 AND (ifnull(seat.seat_from, 0) <= 20210928 \
                AND ifnull(seat.seat_to, 99999999) >= 20210928 \
                OR seat.id = (SELECT max(s.id) FROM seat AS s WHERE s.person = person.id AND s.deleted = 0) \
                AND NOT EXISTS (SELECT 1 FROM seat AS s WHERE s.person = person.id AND s.deleted = 0 \
                    AND ifnull(s.seat_from, 0) <= 20210928 AND ifnull(s.seat_to, 99999999) >= 20210928))",
        )
        .unwrap();
    let mut rows = statement.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let hay: String = row.get(2).unwrap();
        if matches_prefixes(&hay, &typed) {
            found.push((row.get(0).unwrap(), row.get(1).unwrap()));
        }
    }
    found.sort_unstable();
    found
}

#[test]
fn what_is_found_is_what_a_plain_reading_finds() {
    let office = Office::new("2021-09-28");
    let mut doing = Doing::new(&office.roster, 11, "lan", day("2021-09-28"));
    for _ in 0..60 {
        drop(doing.act());
    }
    for typed in [
        "c",
        "cai",
        "cai m",
        "m cai",
        "hoang",
        "h b",
        "an duc",
        "ly d",
        "nong thi hoa",
        "k1",
        "k3 hoang",
        "05",
        "05001",
        "xa",
        "so",
        "van",
        "v v",
        "huyen nam",
        "nam",
        "zz",
        "thi tran",
        "p",
    ] {
        let hits = find(&mut doing.store, typed, None, 500);
        let mut found: Vec<(i64, i64)> = hits
            .hits
            .iter()
            .map(|hit| match hit.target.key.at {
                RowAt::Seat(seat) => (hit.target.key.unit.0, seat.0),
                _ => (hit.target.key.unit.0, 0),
            })
            .collect();
        found.sort_unstable();
        assert_eq!(found, plainly(&doing, typed), "{typed}");
        assert!(!hits.more);
        for hit in &hits.hits {
            let inside = matches!(hit.target.key.at, RowAt::Seat(_));
            assert_eq!(hit.target.line.last() == Some(&hit.target.key.unit), inside, "{hit:?}");
            assert_eq!(
                hit.total.is_some(),
                doing.look.number(&format!("SELECT count(*) FROM unit WHERE code = '{}'", hit.code)) > 0
            );
        }
    }
}

#[test]
fn the_best_stand_first() {
    let office = Office::new("2021-09-28");
    let mut store = office.open("2021-09-28");
    let mut draw = Draw::new(1);
    let look = office.look();
    for (name, code) in [("Cai Văn Một", "05011"), ("Lý Cai", "05002"), ("Lý Caim", "05001")] {
        add(&mut store, &mut draw, person(name), seat(look.unit(code), ""));
    }
    let near = Some(look.unit("05002"));
    let hits = find(&mut store, "cai", near, 20);
    assert_eq!(
        names(&hits.hits),
        [
            // At the place itself, in its district, elsewhere; a unit before the officers of the same nearness.
            "Xã Cai Hai",
            "Lý Cai",
            "Xã Cai Một",
            "Thị trấn Cai Ba",
            "Cai Văn Một",
            // Of another day.
            "Xã Cai Mới",
            // Not a whole word.
            "Lý Caim",
        ]
    );
    assert_eq!(&*hits.hits[1].trail, "Tỉnh Thử Nghiệm / Huyện Bắc Thử / Xã Cai Hai");
    assert_eq!(&*hits.hits[0].trail, "Tỉnh Thử Nghiệm / Huyện Bắc Thử");
    assert_eq!(hits.hits[5].life.from, Some(day("2025-07-01")));
    let few = find(&mut store, "cai", near, 2);
    assert_eq!((names(&few.hits), few.more), (vec!["Xã Cai Hai", "Lý Cai"], true));
    let question = Question::Find { text: "cai".to_owned(), near, units_only: true, limit: 20, day: None };
    let Answer::Hits(units) = store.ask(&question).unwrap() else { panic!() };
    assert_eq!(units.hits.len(), 4);
}

#[test]
fn marks_narrow_and_strange_characters_find_nothing() {
    let office = Office::new("2021-09-28");
    let mut store = office.open("2021-09-28");
    let mut draw = Draw::new(1);
    let unit = office.look().unit("05011");
    for name in ["Vi Thị Thuỷ", "Vi Thị Thúy", "Lê Hoà", "Đặng Dũng"] {
        add(&mut store, &mut draw, person(name), seat(unit, ""));
    }
    for (typed, found) in [
        ("thuy", vec!["Vi Thị Thuỷ", "Vi Thị Thúy"]),
        ("thủy", vec!["Vi Thị Thuỷ"]),
        ("thuý", vec!["Vi Thị Thúy"]),
        ("hòa", vec!["Lê Hoà"]),
        ("đ", vec!["Xã Đồng Hai", "Đặng Dũng", "Xã Đồng Một", "Xã Đồng Mới"]),
        ("\" OR \"", vec![]),
        ("words : *", vec![]),
        ("(", vec![]),
        ("", vec![]),
        ("   ", vec![]),
        ("Đặng*", vec!["Đặng Dũng"]),
        ("иван", vec![]),
    ] {
        let mut hits =
            names(&find(&mut store, typed, None, 20).hits).into_iter().map(String::from).collect::<Vec<_>>();
        let mut found: Vec<String> = found.into_iter().map(String::from).collect();
        hits.sort();
        found.sort();
        assert_eq!(hits, found, "{typed}");
    }
}

#[test]
fn a_new_name_is_found_at_once_and_an_old_one_no_more() {
    let office = Office::new("2021-09-28");
    let mut store = office.open("2021-09-28");
    let mut draw = Draw::new(1);
    let unit = office.look().unit("05011");
    add(&mut store, &mut draw, person("Hoàng Văn Ba"), seat(unit, ""));
    let fields = vec![(Field::FullName, "Nông Văn Tư".to_owned())];
    let step = Step::EditPerson { person: daumoi::domain::id::PersonId(1), expect: Version(1), fields };
    store.apply(&admin("lan"), &set(draw.op(), Cause::Edit, vec![step]), 1).unwrap();
    assert_eq!(names(&find(&mut store, "hoang", None, 9).hits), Vec::<&str>::new());
    assert_eq!(names(&find(&mut store, "nong tu", None, 9).hits), ["Nông Văn Tư"]);
}
