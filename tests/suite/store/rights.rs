//! Writing within a subtree: every way to write, by every role, at every place; and past the program.

use std::fmt::Write;

use daumoi::domain::change::{Cause, OfficerRow, PersonRef, Step, UnitFrom};
use daumoi::domain::clash::What;
use daumoi::domain::fault::edit::EditFault;
use daumoi::domain::fault::{Fault, FaultKind};
use daumoi::domain::field::Field;
use daumoi::domain::id::{PersonId, SeatId, UnitId, Version};
use daumoi::domain::rights::AdminRole;
use rusqlite::Connection;

use crate::store::accounts::Desk;
use crate::store::office::{Draw, Office, add, assert_true, person, seat};

/// The person and the seat that stand in a unit.
#[derive(Clone, Copy)]
struct At {
    unit: UnitId,
    person: PersonId,
    seat: SeatId,
}

const PLACES: [&str; 6] = ["20", "SNV", "181", "05001", "05002", "182"];

/// An office with one officer in each of the places, and nobody else.
fn office() -> (Office, Vec<(&'static str, At)>) {
    let office = Office::new("2021-09-28");
    let mut store = office.open_as_judged();
    let mut draw = Draw::new(1);
    let at = PLACES.map(|code| {
        let unit = office.look().unit(code);
        add(&mut store, &mut draw, person(&format!("Người {code}")), seat(unit, "Chuyên viên"));
        let last = |table: &str| office.look().number(&format!("SELECT max(id) FROM {table}"));
        (code, At { unit, person: PersonId(last("person")), seat: SeatId(last("seat")) })
    });
    (office, at.to_vec())
}

/// The ways to write something at a place; `home` is where the account surely may.
const WAYS: [&str; 8] =
    ["edit person", "edit seat", "delete", "add", "seat for another", "move in", "move out", "import"];

fn steps(office: &Office, way: &str, at: At, home: At) -> Option<(Cause, Vec<Step>)> {
    let version = |table: &str, id: i64| {
        Version(office.look().number(&format!("SELECT version FROM {table} WHERE id = {id}")))
    };
    let edits_seat = |at: At, field: Field, text: &str| Step::EditSeat {
        seat: at.seat,
        expect: version("seat", at.seat.0),
        fields: vec![(field, text.to_owned())],
    };
    let ends = |at: At| edits_seat(at, Field::SeatTo, "2021-09-27");
    let opens = |who: At, unit: UnitId| {
        let mut new = seat(unit, "Phó phòng");
        new.set(Field::SeatFrom, "2021-09-28").unwrap();
        Step::AddSeat { person: PersonRef::Known(who.person), seat: Box::new(new) }
    };
    Some(match way {
        "edit person" => {
            let fields = vec![(Field::Phone, "0900000001".to_owned())];
            let expect = version("person", at.person.0);
            (Cause::Edit, vec![Step::EditPerson { person: at.person, expect, fields }])
        }
        "edit seat" => (Cause::Edit, vec![edits_seat(at, Field::Title, "Trưởng phòng")]),
        "delete" => {
            let expect = version("seat", at.seat.0);
            (Cause::Delete, vec![Step::DeleteSeat { seat: at.seat, expect }])
        }
        "add" => {
            let new = Step::AddPerson(Box::new(person("Vi Văn Tư")));
            let of = PersonRef::New(0);
            (Cause::Add, vec![new, Step::AddSeat { person: of, seat: Box::new(seat(at.unit, "")) }])
        }
        "seat for another" => (Cause::Add, vec![opens(at, home.unit)]),
        "move in" => (Cause::Transfer, vec![ends(at), opens(at, home.unit)]),
        "move out" => (Cause::Transfer, vec![ends(home), opens(home, at.unit)]),
        _ => return None,
    })
}

fn import(desk: &mut Desk, code: &str) -> Result<(), FaultKind> {
    let row = OfficerRow {
        line: 2,
        person: person("Vi Văn Tư"),
        seat: seat(UnitId(0), ""),
        unit_code: code.to_owned(),
        unit_from: UnitFrom::ByDay,
    };
    let rows: Vec<Result<OfficerRow, Fault>> = vec![Ok(row)];
    let op = desk.draw.op();
    let done = desk.store.import_officers(&desk.session, op, 1, &mut rows.into_iter(), false);
    done.map(drop).map_err(|refused| refused.faults[0].kind.clone())
}

/// Whether the account of a subtree may write at a place.
fn lies_within(scope: &str, code: &str) -> bool {
    match scope {
        "20" => true,
        "181" => ["181", "05001", "05002"].contains(&code),
        own => own == code,
    }
}

/// Lets every role of a subtree try one way everywhere but at home; how often it was allowed and refused.
fn try_one_way(scope: &str, home: &str, way: &str) -> (usize, usize) {
    let (office, places) = office();
    let home = places.iter().find(|(code, _)| *code == home).unwrap().1;
    let mut desks = AdminRole::ALL.map(|role| (role, office.desk(role.word(), role, scope)));
    let (mut counts, mut wrong) = ((0, 0), String::new());
    for (code, at) in places.iter().filter(|(_, at)| at.person != home.person) {
        for (role, desk) in &mut desks {
            let may = *role > AdminRole::Viewer && lies_within(scope, code);
            let before = office.look().people_and_seats();
            let done = match steps(&office, way, *at, home) {
                Some((cause, steps)) => desk.apply(cause, steps),
                None => import(desk, code),
            };
            let same = office.look().people_and_seats() == before;
            if done.is_ok() != may || same == may {
                writeln!(wrong, "{way} at {code} by {role:?} of {scope}: {done:?}").unwrap();
            }
            counts = if may { (counts.0 + 1, counts.1) } else { (counts.0, counts.1 + 1) };
            if done.is_ok() {
                desk.store.undo(&desk.session, desk.draw.op(), 1).unwrap();
            }
        }
    }
    assert_eq!(wrong, "");
    assert_true(&mut office.open_as_judged(), way);
    counts
}

#[test]
fn every_way_to_write_asks_role_and_subtree() {
    let (mut allowed, mut refused) = (0, 0);
    for (scope, home) in [("05001", "05001"), ("181", "05002"), ("20", "SNV")] {
        for way in WAYS {
            let counts = try_one_way(scope, home, way);
            (allowed, refused) = (allowed + counts.0, refused + counts.1);
        }
    }
    assert_eq!((allowed, refused), (168, 312));
}

#[test]
fn who_has_moved_away_is_no_longer_open_to_those_whom_he_left() {
    let (office, places) = office();
    let of = |code: &str| places.iter().find(|(known, _)| *known == code).unwrap().1;
    let mut district = office.desk("181", AdminRole::Administrator, "181");
    let mut other = office.desk("182", AdminRole::Administrator, "182");
    let mut province = office.desk("20", AdminRole::Administrator, "20");
    let moved = of("05001");
    let (cause, steps) = steps(&office, "move out", of("182"), moved).unwrap();
    province.apply(cause, steps).unwrap();
    let phone = || {
        let fields = vec![(Field::Phone, "0900000001".to_owned())];
        vec![Step::EditPerson { person: moved.person, expect: Version(1), fields }]
    };
    let refused = district.apply(Cause::Edit, phone());
    let Err(FaultKind::Edit(EditFault::Clash(told))) = &refused else { panic!("{refused:?}") };
    assert!(matches!(&told[0].what, What::Moved { .. }), "{told:?}");
    assert_eq!(other.apply(Cause::Edit, phone()), Ok(()));
}

#[test]
fn an_import_does_not_tell_what_stands_of_a_person_elsewhere() {
    let (office, places) = office();
    let foreign = places.iter().find(|(code, _)| *code == "182").unwrap().1;
    let look = office.look();
    let key = look.text(&format!("SELECT key FROM person WHERE id = {}", foreign.person.0));
    let mut desk = office.desk("181", AdminRole::Editor, "181");
    for phone in ["", "0900000001"] {
        let mut known = person("Người 182");
        (known.key, known.phone) = (key.clone(), phone.to_owned());
        let row = OfficerRow {
            line: 2,
            person: known,
            seat: seat(UnitId(0), ""),
            unit_code: "05001".to_owned(),
            unit_from: UnitFrom::ByDay,
        };
        let op = desk.draw.op();
        let refused = desk
            .store
            .import_officers(&desk.session, op, 1, &mut vec![Ok(row)].into_iter(), false)
            .unwrap_err();
        assert_eq!(refused.faults[0].kind, FaultKind::Edit(EditFault::OutsideScope));
    }
}

#[test]
fn another_program_can_write_nothing_that_matters() {
    let (office, _) = office();
    drop(office.desk("181", AdminRole::Administrator, "181"));
    let db = Connection::open(&office.roster).unwrap();
    let writes = [
        "UPDATE person SET phone = '1'",
        "INSERT INTO person SELECT 99, 1, 0, 'K', full_name, fold, sort_key, sex, birth_date, service_start, \
            qualification, phone, email, retirement_date FROM person WHERE id = 1",
        "REPLACE INTO person SELECT * FROM person WHERE id = 1",
        "DELETE FROM person",
        "INSERT INTO training VALUES (1, 20210101, '')",
        "UPDATE seat SET title = 'x'",
        "INSERT INTO seat SELECT 99, version, deleted, person, unit, title, role, status, 20210101, seat_to, \
            decision_no, decision_date, decision_expiry, note FROM seat WHERE id = 1",
        "DELETE FROM seat",
        "UPDATE unit SET code = 'x'",
        "INSERT INTO unit SELECT 99, 'zzzz', code, level, kind, name, fold, valid_from, valid_to FROM unit",
        "DELETE FROM unit",
        "INSERT INTO lineage VALUES (1, 2, 20210101, 'merged')",
        "UPDATE profile SET source = ''",
        "DELETE FROM profile",
        "INSERT INTO setting VALUES ('working_day', '20200101')",
        "INSERT INTO operation (op, at, actor, cause) VALUES (x'00', 1, 'x', 'edit')",
        "UPDATE operation SET actor = 'x'",
        "DELETE FROM operation",
        "INSERT INTO log SELECT 999, operation, record_kind, record, last_record, action, version, person, unit, \
            digest, prev, hash FROM log LIMIT 1",
        "UPDATE log SET record = 1",
        "DELETE FROM log",
        "INSERT INTO log_value VALUES (999, x'', '')",
        "UPDATE log_value SET fields = ''",
        "DELETE FROM log_value",
        "INSERT INTO account SELECT 99, 1, 'x', 3, edit, view, 0 FROM account",
        "UPDATE account SET role = 3",
        "DELETE FROM account",
        "INSERT INTO login_key SELECT 99, account, kind, 'x', 'x', NULL, 0 FROM login_key",
        "UPDATE login_key SET revoked = 0",
        "DELETE FROM login_key",
    ];
    for sql in writes {
        assert!(db.execute(sql, []).is_err(), "{sql}");
    }
    assert_true(&mut office.open_as_judged(), "after all of them");
}
