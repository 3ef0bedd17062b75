//! Undo and redo: what I did last, where nobody has done anything since.

use daumoi::domain::change::{Cause, OfficerRow, PersonRef, Step, UnitFrom};
use daumoi::domain::clash::{Of, What};
use daumoi::domain::fault::edit::EditFault;
use daumoi::domain::fault::{Fault, FaultKind};
use daumoi::domain::field::Field;
use daumoi::domain::id::{PersonId, SeatId, UnitId, Version};
use daumoi::store::Store;

use crate::store::office::{Doing, Draw, Office, add, admin, assert_true, day, person, seat, set};

fn kind(fault: Fault) -> FaultKind {
    fault.kind
}

struct Scene {
    office: Office,
    store: Store,
    draw: Draw,
}

fn scene() -> Scene {
    let office = Office::new("2021-09-28");
    let store = office.open("2021-09-28");
    Scene { office, store, draw: Draw::new(3) }
}

impl Scene {
    fn undo(&mut self, by: &str) -> Result<(), FaultKind> {
        self.store.undo(&admin(by), self.draw.op(), 4_000).map(drop).map_err(kind)
    }

    fn redo(&mut self, by: &str) -> Result<(), FaultKind> {
        self.store.redo(&admin(by), self.draw.op(), 4_000).map(drop).map_err(kind)
    }

    fn phone(&mut self, by: &str, expect: i64, text: &str) {
        let fields = vec![(Field::Phone, text.to_owned())];
        let step = Step::EditPerson { person: PersonId(1), expect: Version(expect), fields };
        self.store.apply(&admin(by), &set(self.draw.op(), Cause::Edit, vec![step]), 3_000).unwrap();
    }

    fn add(&mut self) -> SeatId {
        let unit = self.office.look().unit("SNV");
        add(&mut self.store, &mut self.draw, person("Hoàng Văn Ba"), seat(unit, "Giám đốc")).seats[0]
    }

    fn state(&self) -> Vec<String> {
        self.office.look().people_and_seats()
    }

    fn import(&mut self, by: &str, count: u64) {
        let rows = (0..count).map(|n| {
            let mut person = person("Nông Thị Hoa");
            person.key = format!("N{n}");
            Ok(OfficerRow {
                line: n + 2,
                person,
                seat: seat(UnitId(0), "Chuyên viên"),
                unit_code: "05002".to_owned(),
                unit_from: UnitFrom::ByDay,
            })
        });
        let op = self.draw.op();
        self.store.import_officers(&admin(by), op, 1, &mut rows.into_iter(), false).unwrap();
    }
}

fn nothing() -> Result<(), FaultKind> {
    Err(FaultKind::Edit(EditFault::NothingToUndo))
}

#[test]
fn steps_go_back_one_by_one_and_forth_again() {
    let mut scene = scene();
    let mut states = vec![scene.state()];
    scene.add();
    states.push(scene.state());
    for (expect, phone) in [(1, "1"), (2, "2")] {
        scene.phone("lan", expect, phone);
        states.push(scene.state());
    }
    for _ in 0..2 {
        for back in states.iter().rev().skip(1) {
            scene.undo("lan").unwrap();
            assert_eq!(&scene.state(), back);
            assert_true(&mut scene.store, "undo");
        }
        assert_eq!(scene.undo("lan"), nothing());
        for forth in states.iter().skip(1) {
            scene.redo("lan").unwrap();
            assert_eq!(&scene.state(), forth);
            assert_true(&mut scene.store, "redo");
        }
        assert_eq!(scene.redo("lan"), nothing());
    }
}

#[test]
fn a_new_change_ends_what_can_be_done_again() {
    let mut scene = scene();
    scene.add();
    scene.phone("lan", 1, "1");
    scene.undo("lan").unwrap();
    scene.phone("lan", 3, "2");
    assert_eq!(scene.redo("lan"), nothing());
    scene.undo("lan").unwrap();
    assert_eq!(scene.office.look().text("SELECT phone FROM person"), "");
}

#[test]
fn only_what_i_did_is_taken_back() {
    let mut scene = scene();
    scene.add();
    scene.phone("minh", 1, "1");
    assert_eq!(scene.undo("hoa"), nothing());
    scene.undo("minh").unwrap();
    assert_eq!(scene.undo("minh"), nothing());
}

#[test]
fn where_another_has_written_since_it_is_a_conflict() {
    let mut scene = scene();
    scene.add();
    scene.phone("lan", 1, "1");
    scene.phone("minh", 2, "2");
    let theirs = vec![(Field::Phone, "1".to_owned(), "2".to_owned())];
    let conflict = EditFault::Conflict { by: "minh".to_owned(), theirs };
    assert_eq!(scene.undo("lan"), Err(FaultKind::Edit(conflict)));
    assert_eq!(scene.office.look().text("SELECT phone FROM person"), "2");
    scene.undo("minh").unwrap();
    scene.undo("lan").unwrap();
    assert_eq!(scene.office.look().text("SELECT phone FROM person"), "");
    scene.undo("lan").unwrap();
    assert_eq!(scene.state(), [""; 0], "what minh took back himself hinders nobody");
}

#[test]
fn an_officer_whom_another_has_changed_is_not_taken_out() {
    let mut scene = scene();
    scene.add();
    scene.phone("minh", 1, "1");
    let conflict = EditFault::Conflict { by: "minh".to_owned(), theirs: Vec::new() };
    assert_eq!(scene.undo("lan"), Err(FaultKind::Edit(conflict)));
}

#[test]
fn an_officer_whom_another_has_moved_on_is_not_taken_out() {
    let mut scene = scene();
    scene.add();
    let mut next = seat(scene.office.look().unit("STC"), "Chuyên viên");
    next.period.from = Some(day("2022-01-01"));
    let steps = vec![Step::AddSeat { person: PersonRef::Known(PersonId(1)), seat: Box::new(next) }];
    scene.store.apply(&admin("minh"), &set(scene.draw.op(), Cause::Transfer, steps), 1).unwrap();
    let conflict = EditFault::Conflict { by: "minh".to_owned(), theirs: Vec::new() };
    assert_eq!(scene.undo("lan"), Err(FaultKind::Edit(conflict)));
    assert_eq!(scene.office.look().number("SELECT count(*) FROM seat WHERE deleted = 0"), 2);
}

#[test]
fn a_deleted_officer_comes_back() {
    let mut scene = scene();
    let id = scene.add();
    let before = scene.state();
    let steps = vec![Step::DeleteSeat { seat: id, expect: Version(1) }];
    scene.store.apply(&admin("lan"), &set(scene.draw.op(), Cause::Delete, steps), 1).unwrap();
    assert_eq!(scene.state(), [""; 0]);
    scene.undo("lan").unwrap();
    assert_eq!(scene.state(), before);
    let found = "SELECT count(*) FROM person_search WHERE person_search MATCH 'hoang*'";
    assert_eq!(scene.office.look().number(found), 1);
    assert_true(&mut scene.store, "restored");
}

#[test]
fn an_import_goes_back_but_for_what_was_changed_since() {
    let mut scene = scene();
    scene.import("lan", 6);
    let fields = vec![(Field::Phone, "1".to_owned())];
    let step = Step::EditPerson { person: PersonId(3), expect: Version(1), fields };
    scene.store.apply(&admin("minh"), &set(scene.draw.op(), Cause::Edit, vec![step]), 1).unwrap();
    let fields = vec![(Field::Title, "Giám đốc".to_owned())];
    let step = Step::EditSeat { seat: SeatId(5), expect: Version(1), fields };
    scene.store.apply(&admin("minh"), &set(scene.draw.op(), Cause::Edit, vec![step]), 1).unwrap();
    let whole = scene.state();
    scene.undo("lan").unwrap();
    assert_true(&mut scene.store, "import undone");
    let look = scene.office.look();
    // Person 3 stays with his seat because he was changed; person 5 because of his seat.
    assert_eq!(look.numbers("SELECT id, 0 FROM person WHERE deleted = 0 ORDER BY id"), [(3, 0), (5, 0)]);
    assert_eq!(look.numbers("SELECT id, 0 FROM seat WHERE deleted = 0 ORDER BY id"), [(3, 0), (5, 0)]);
    scene.redo("lan").unwrap();
    assert_eq!(scene.state(), whole);
    assert_true(&mut scene.store, "import again");
    scene.undo("lan").unwrap();
    assert_eq!(look.number("SELECT count(*) FROM person WHERE deleted = 0"), 2);
    assert_true(&mut scene.store, "and undone again");
}

#[test]
fn a_key_that_is_free_again_can_be_imported_again() {
    let mut scene = scene();
    scene.import("lan", 3);
    scene.undo("lan").unwrap();
    scene.import("minh", 2);
    scene.redo("lan").unwrap();
    let look = scene.office.look();
    assert_eq!(look.number("SELECT count(*) FROM person WHERE deleted = 0"), 3, "only N2 was missing");
    assert_eq!(look.number("SELECT count(*) FROM seat WHERE deleted = 0"), 3);
    assert_true(&mut scene.store, "redone beside another import");
}

/// Those of a range stand in the log under the first of them.
#[test]
fn whoever_edits_one_of_an_import_taken_back_is_told_by_whom() {
    let mut scene = scene();
    scene.import("lan", 3);
    scene.undo("lan").unwrap();
    for id in 1..=3 {
        let fields = vec![(Field::Phone, "1".to_owned())];
        let step = Step::EditPerson { person: PersonId(id), expect: Version(1), fields };
        let change = set(scene.draw.op(), Cause::Edit, vec![step]);
        let refused = scene.store.apply(&admin("minh"), &change, 5_000).unwrap_err();
        let told: Vec<_> =
            refused.clashes().unwrap().iter().map(|at| (at.of, at.by.as_str(), &at.what)).collect();
        assert_eq!(told, [(Of::Person(PersonId(id)), "lan", &What::Deleted)]);
    }
}

#[test]
fn a_seat_that_has_a_twin_by_now_does_not_come_back() {
    let mut scene = scene();
    let mut known = person("Nông Thị Hoa");
    known.key = "N0".to_owned();
    let at = scene.office.look().unit("SNV");
    add(&mut scene.store, &mut scene.draw, known, seat(at, "Chuyên viên"));
    scene.import("lan", 2);
    scene.undo("lan").unwrap();
    let look = scene.office.look();
    let twin = seat(look.unit("05002"), "Phó Giám đốc");
    let steps = vec![Step::AddSeat { person: PersonRef::Known(PersonId(1)), seat: Box::new(twin) }];
    scene.store.apply(&admin("minh"), &set(scene.draw.op(), Cause::Add, steps), 1).unwrap();
    scene.redo("lan").unwrap();
    let his = "SELECT count(*) FROM seat WHERE deleted = 0 AND person = 1 AND unit = \
               (SELECT unit FROM seat WHERE id = 2)";
    assert_eq!(look.number(his), 1, "{:?}", scene.state());
    assert_eq!(look.number("SELECT count(*) FROM person WHERE deleted = 0"), 2, "the other one is back");
    assert_true(&mut scene.store, "redone beside a twin");
}

#[test]
fn everything_taken_back_is_as_it_was_at_the_beginning() {
    for seed in 20..26 {
        let office = Office::new("2021-09-28");
        let mut doing = Doing::new(&office.roster, seed, "lan", day("2021-09-28"));
        for _ in 0..30 {
            drop(doing.act());
        }
        let mut undone = 0;
        while doing.store.undo(&admin("lan"), doing.draw.op(), 1).is_ok() {
            undone += 1;
        }
        assert!(undone > 0);
        assert_eq!(office.look().people_and_seats(), [""; 0], "seed {seed}");
        assert_true(&mut doing.store, "all undone");
    }
}
