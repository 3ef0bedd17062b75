//! Whatever is changed past the program is found.

use daumoi::domain::change::{Cause, Step};
use daumoi::domain::fault::store::Flaw;
use daumoi::domain::field::Field;
use daumoi::domain::id::{PersonId, Version};
use daumoi::store::{HeadState, Verified};
use rusqlite::Connection;
use rusqlite::config::DbConfig;

use crate::store::office::{Draw, Office, add, admin, person, seat, set};

fn office() -> Office {
    let office = Office::new("2021-09-28");
    let mut store = office.open("2021-09-28");
    let (mut draw, unit) = (Draw::new(5), office.look().unit("05001"));
    add(&mut store, &mut draw, person("Hoàng Văn Ba"), seat(unit, "Văn phòng - Thống kê"));
    for (expect, phone) in [(1, "0900000001"), (2, "0900000002")] {
        let fields = vec![(Field::Phone, phone.to_owned())];
        let step = Step::EditPerson { person: PersonId(1), expect: Version(expect), fields };
        store.apply(&admin("lan"), &set(draw.op(), Cause::Edit, vec![step]), 1).unwrap();
    }
    office
}

fn after(sql: &str) -> Verified {
    let office = office();
    let db = Connection::open(&office.roster).unwrap();
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false).unwrap();
    db.execute_batch(sql).unwrap();
    office.open("2021-09-28").verify().unwrap()
}

#[test]
fn changed_findings_and_numbers_are_found() {
    let of = |table| vec![Flaw::Unit { code: "05001".to_owned(), table }];
    let unit = "unit = (SELECT id FROM unit WHERE code = '05001' AND valid_from IS NULL)";
    for (sql, flaws) in [
        (format!("UPDATE finding SET severity = 4 WHERE {unit} AND severity <> 4"), of("finding")),
        (format!("UPDATE judgement SET due_on = 20300101 WHERE {unit}"), of("judgement")),
        (format!("DELETE FROM contribution WHERE {unit}"), of("contribution")),
        (format!("UPDATE roll_up SET warning = warning + 1 WHERE {unit}"), of("roll_up")),
        (
            "INSERT INTO roll_up SELECT 999, 0, 0, 0, 0, 0, 0, 0, 0, 0".to_owned(),
            vec![Flaw::Leftover { table: "roll_up", rows: 1 }],
        ),
    ] {
        assert_eq!(after(&sql).flaws, flaws, "{sql}");
    }
}

#[test]
fn a_row_that_is_changed_past_the_log_is_found() {
    let of = |table, field| vec![Flaw::Row { table, row: 1, field }];
    for (sql, flaws) in [
        ("UPDATE person SET phone = '0900000001' WHERE id = 1", of("person", Some(Field::Phone))),
        ("UPDATE person SET phone = '0900000003' WHERE id = 1", of("person", Some(Field::Phone))),
        ("UPDATE person SET email = 'x@y.example' WHERE id = 1", vec![]),
    ] {
        assert_eq!(after(sql).flaws, flaws, "{sql}");
    }
    let hidden = after("UPDATE seat SET deleted = 1 WHERE id = 1").flaws;
    assert!(hidden.contains(&Flaw::Row { table: "seat", row: 1, field: None }), "{hidden:?}");
    let gone = after("UPDATE person SET deleted = 1 WHERE id = 1").flaws;
    assert!(gone.contains(&Flaw::Row { table: "person", row: 1, field: None }), "{gone:?}");
}

#[test]
fn every_change_of_the_log_is_found_at_its_entry() {
    let columns = ["record = 9", "last_record = 9", "action = 3", "version = 9", "person = NULL", "unit = 3"];
    for change in columns.map(|change| format!("UPDATE log SET {change} WHERE seq = 4")) {
        assert_eq!(after(&change).flaws.first(), Some(&Flaw::Chain { seq: 4 }), "{change}");
    }
    for change in ["actor = 'x'", "at = 77", "cause = 'edit'"] {
        let sql = format!("UPDATE operation SET {change} WHERE id = 2");
        assert_eq!(after(&sql).flaws, [Flaw::Chain { seq: 3 }], "{sql}");
    }
    assert_eq!(
        after("DELETE FROM log_value WHERE seq = 4; DELETE FROM log WHERE seq = 4").flaws,
        [Flaw::Chain { seq: 5 }]
    );
    assert_eq!(after("UPDATE log_value SET fields = '{}' WHERE seq = 5").flaws, [Flaw::Values { seq: 5 }]);
    assert_eq!(
        after("UPDATE log_value SET fields = '' WHERE seq = 5").flaws,
        [Flaw::Values { seq: 5 }],
        "blanked past the log: nobody's data were erased"
    );
}

#[test]
fn a_log_without_its_end_is_found_by_the_head() {
    let cut = after("DELETE FROM log_value WHERE seq = 6; DELETE FROM log WHERE seq = 6");
    assert_eq!(cut.flaws, [Flaw::HeadAhead { head: 6, log: 5 }]);
    assert_eq!(cut.head, HeadState::Wrong);
}

#[test]
fn a_head_that_lags_behind_is_no_flaw() {
    let office = office();
    let head = office.folder.path().join("roster.db.head");
    let old = std::fs::read(&head).unwrap();
    let mut store = office.open("2021-09-28");
    let steps = vec![Step::AddPerson(Box::new(person("Nông Thị Hoa")))];
    store.apply(&admin("lan"), &set(Draw::new(8).op(), Cause::Add, steps), 1).unwrap();
    std::fs::write(&head, old).unwrap();
    let verified = store.verify().unwrap();
    assert_eq!(verified.flaws, []);
    assert!(matches!(verified.head, HeadState::Behind { .. }));
    std::fs::remove_file(&head).unwrap();
    assert_eq!(store.verify().unwrap().head, HeadState::None);
}

#[test]
fn the_log_cannot_be_changed_by_mistake() {
    let office = office();
    let db = Connection::open(&office.roster).unwrap();
    for sql in [
        "UPDATE log SET record = 1",
        "DELETE FROM log",
        "REPLACE INTO log SELECT * FROM log",
        "UPDATE operation SET actor = 'x'",
        "DELETE FROM operation",
    ] {
        assert!(db.execute_batch(sql).is_err(), "{sql}");
    }
}
