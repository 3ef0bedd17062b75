//! Erasing one person (T33): no byte of him in any file of the roster, and the chain still verifies.

use daumoi::domain::change::{Cause, OfficerRow, Step, UnitFrom};
use daumoi::domain::fault::FaultKind;
use daumoi::domain::fault::access::AccessFault;
use daumoi::domain::fault::edit::EditFault;
use daumoi::domain::fault::store::Flaw;
use daumoi::domain::field::Field;
use daumoi::domain::id::{DraftId, PersonId, SeatId, Seq, UnitId, Version};
use daumoi::domain::kept::{KeptDraft, KeptValue, KeptWork};
use daumoi::domain::moment::AsOf;
use daumoi::domain::rights::AdminRole;
use daumoi::store::{Drafts, OtherDay, Store};
use rusqlite::Connection;
use rusqlite::config::DbConfig;

use crate::store::office::{Draw, Look, Office, add, admin, assert_true, day, person, seat, set};

/// What nothing may hold of him afterwards, letters as they are stored, folded in the index of names, or typed.
const HIS: [&str; 9] = [
    "0911777888",
    "0911777999",
    "0911777000",
    "xoasach",
    "Xoasach",
    "zrieng@",
    "KHOAZZ9",
    "khoazz9",
    "quyetdinhzz",
];

struct Scene {
    office: Office,
    store: Store,
    draw: Draw,
    him: PersonId,
}

/// Somebody who came with a file, was corrected twice, has a draft about him, and sits beside others.
fn scene() -> Scene {
    let office = Office::new("2021-09-28");
    let mut store = office.open("2021-09-28");
    let mut draw = Draw::new(11);
    let unit = office.look().unit("SNV");
    for n in 0..40 {
        add(&mut store, &mut draw, person(&format!("Nông Thị Hoa {n}")), seat(unit, "Chuyên viên"));
    }
    let mut he = person("Đặng Xoasach");
    he.set(Field::Key, "KHOAZZ9").unwrap();
    he.set(Field::Phone, "0911777888").unwrap();
    he.set(Field::Email, "zrieng@rieng.vn").unwrap();
    let mut his = seat(UnitId(0), "Giám đốc");
    his.set(Field::Note, "quyetdinhzz").unwrap();
    his.set(Field::DecisionNo, "quyetdinhzz").unwrap();
    let row = OfficerRow {
        line: 2,
        person: he,
        seat: his,
        unit_code: "SNV".to_owned(),
        unit_from: UnitFrom::ByDay,
    };
    store.import_officers(&admin("lan"), draw.op(), 3_000, &mut [Ok(row)].into_iter(), false).unwrap();
    let him = PersonId(office.look().number("SELECT id FROM person WHERE key = 'KHOAZZ9'"));
    for (version, phone) in [(1, "0911777999"), (2, "0911777000")] {
        let fields = vec![(Field::Phone, phone.to_owned())];
        let step = Step::EditPerson { person: him, expect: Version(version), fields };
        store.apply(&admin("lan"), &set(draw.op(), Cause::Edit, vec![step]), 3_500).unwrap();
    }
    let mut drafts = Drafts::open(&office.roster, "minh").unwrap();
    let typed =
        KeptValue { field: Field::Email, base: "zrieng@rieng.vn".to_owned(), typed: "zrieng@x".to_owned() };
    let draft = KeptDraft {
        id: DraftId([7; 16]),
        work: KeptWork::Correct,
        unit,
        person: Some((him, Version(3))),
        seat: None,
        name: "Đặng Xoasach".to_owned(),
        values: vec![typed],
        open: Field::Email,
        text: "zrieng@xy".to_owned(),
        others: 0,
    };
    drafts.keep(&draft, 3_600).unwrap();
    Scene { office, store, draw, him }
}

/// Which of his marks stand in which file of the folder.
fn left(office: &Office) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(office.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let has = |mark: &&&str| bytes.windows(mark.len()).any(|window| window == mark.as_bytes());
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        found.extend(HIS.iter().filter(has).map(|mark| format!("{mark} in {name}")));
    }
    found
}

#[test]
fn no_byte_is_left_and_the_chain_verifies() {
    let Scene { office, mut store, mut draw, him } = scene();
    let held = store.held_of(him).unwrap();
    assert_eq!((held.seats.len(), held.drafts, held.person.phone.as_str()), (1, 1, "0911777000"));
    assert!(held.history.len() >= 3);
    assert!(left(&office).len() > 8, "the marks are there before");
    let newest = Seq(office.look().number("SELECT max(seq) FROM log"));
    let erased = store.erase_person(&admin("quan tri"), him, "đơn số 5", (draw.op(), 5_000)).unwrap();
    assert!(erased.wiped && erased.copies.is_empty(), "{erased:?}");
    assert_eq!(left(&office), Vec::<String>::new());
    assert_true(&mut store, "after erasing");
    // He is out of the roster; the log says that and why, and nothing leads back.
    assert_eq!(store.person_by_key("KHOAZZ9").unwrap(), None);
    let told = store.held_of(him).unwrap();
    assert!(told.removed && told.person.phone.is_empty() && told.history[0].cause == Cause::Erase);
    assert_eq!(told.history[0].fields[0].2, "đơn số 5");
    let last = told.history[0].seq;
    let refused = store.revert(&admin("quan tri"), last, (draw.op(), 6_000)).unwrap_err();
    assert_eq!(refused.kind, FaultKind::Edit(EditFault::Final));
    assert!(
        store.undo(&admin("lan"), draw.op(), 6_000).is_err(),
        "his correction cannot be taken back any more"
    );
    assert_true(&mut store, "after refusals");
    // An old report still counts the seat, without him.
    let folder = office.folder.path().join("old");
    let as_of = AsOf { day: day("2021-09-28"), at: Some(newest) };
    let copy = OtherDay::make(&office.roster, as_of, folder, &mut |_, _| true).unwrap();
    let look = Look::at(&copy.path());
    assert_eq!(look.number("SELECT count(*) FROM seat WHERE deleted = 0"), 41);
    let name = look.text(&format!("SELECT full_name FROM person WHERE deleted = 0 AND id = {}", him.0));
    assert_eq!(name, "—");
}

#[test]
fn other_peoples_values_stay_and_are_still_held_by_the_log() {
    let Scene { office, mut store, mut draw, him } = scene();
    let fields = vec![(Field::Phone, "0900000001".to_owned())];
    let step = Step::EditPerson { person: PersonId(1), expect: Version(1), fields };
    store.apply(&admin("lan"), &set(draw.op(), Cause::Edit, vec![step]), 4_000).unwrap();
    store.erase_person(&admin("quan tri"), him, "đơn", (draw.op(), 5_000)).unwrap();
    drop(store);
    let db = Connection::open(&office.roster).unwrap();
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false).unwrap();
    let seq: i64 = db.query_row("SELECT max(seq) FROM log WHERE person = 1", [], |row| row.get(0)).unwrap();
    // Blanking somebody else's entry is found, before and after the erasing.
    db.execute("UPDATE log_value SET fields = '', salt = x'' WHERE seq = ?1", [seq]).unwrap();
    drop(db);
    let flaws = office.open("2021-09-28").verify().unwrap().flaws;
    assert_eq!(flaws, [Flaw::Values { seq }]);
}

#[test]
fn only_an_administrator_of_all_his_units_may() {
    let Scene { office, mut store, mut draw, him } = scene();
    let unit = office.look().unit("182");
    let seat_id = add(&mut store, &mut draw, person("Vi Văn Tư"), seat(unit, "Chuyên viên")).seats[0];
    let other = PersonId(office.look().number(&format!("SELECT person FROM seat WHERE id = {}", seat_id.0)));
    let tries = |name: &str, role: AdminRole, code: &str, who: PersonId| {
        let mut desk = office.desk(name, role, code);
        let (session, op) = (desk.session.clone(), desk.draw.op());
        let erased = desk.store.erase_person(&session, who, "đơn", (op, 5_000));
        (desk.store.held_of(who).map(drop).map_err(|f| f.kind), erased.map(drop).map_err(|f| f.kind))
    };
    let role = || FaultKind::Access(AccessFault::Role);
    assert_eq!(tries("duyet", AdminRole::Approver, "20", him), (Err(role()), Err(role())));
    let outside = || FaultKind::Edit(EditFault::OutsideScope);
    assert_eq!(tries("huyen", AdminRole::Administrator, "182", him), (Err(outside()), Err(outside())));
    assert_eq!(tries("tinh", AdminRole::Administrator, "20", other).1, Ok(()));
    let without = store.erase_person(&admin("lan"), him, " ", (draw.op(), 5_000)).unwrap_err();
    assert_eq!(without.kind, FaultKind::Edit(EditFault::Required { field: Field::Note }));
    let nobody = store.erase_person(&admin("lan"), PersonId(9_999), "đơn", (draw.op(), 5_000)).unwrap_err();
    assert_eq!(nobody.kind, FaultKind::Edit(EditFault::Gone));
    assert_true(&mut store, "after all");
}

#[test]
fn a_seat_does_not_come_back_without_its_person() {
    let office = Office::new("2021-09-28");
    let (mut store, mut draw) = (office.open("2021-09-28"), Draw::new(2));
    let unit = office.look().unit("SNV");
    let first = add(&mut store, &mut draw, person("Vi Văn Tư"), seat(unit, "Giám đốc")).seats[0];
    let mut more = seat(unit, "Chuyên viên");
    more.set(Field::SeatFrom, "2021-09-01").unwrap();
    let who = daumoi::domain::change::PersonRef::Known(PersonId(1));
    let step = Step::AddSeat { person: who, seat: Box::new(more) };
    store.apply(&admin("lan"), &set(draw.op(), Cause::Add, vec![step]), 3_000).unwrap();
    for (by, seat) in [("lan", first), ("minh", SeatId(2))] {
        let step = Step::DeleteSeat { seat, expect: Version(1) };
        store.apply(&admin(by), &set(draw.op(), Cause::Delete, vec![step]), 3_000).unwrap();
    }
    // The first seat was taken out alone; the person went with the second.
    let undone = store.undo(&admin("lan"), draw.op(), 4_000).unwrap_err();
    assert_eq!(undone.kind, FaultKind::Edit(EditFault::Gone));
    assert_true(&mut store, "nobody sits there without standing in the roster");
}
