//! Change sets: whole or not at all, once, and nothing of another admin is overwritten unseen.

use daumoi::domain::change::{Cause, PersonRef, Step};
use daumoi::domain::clash::{Clash, Of, What, Written};
use daumoi::domain::fault::edit::EditFault;
use daumoi::domain::fault::{Fault, FaultKind};
use daumoi::domain::field::Field;
use daumoi::domain::id::{OpId, PersonId, SeatId, Version};
use daumoi::domain::query::{Answer, Question};
use daumoi::store::Store;

use crate::store::office::{Draw, Office, add, admin, assert_true, person, seat, set};

pub(super) struct Scene {
    pub(super) office: Office,
    pub(super) store: Store,
    pub(super) draw: Draw,
}

pub(super) fn scene() -> Scene {
    let office = Office::new("2021-09-28");
    let store = office.open("2021-09-28");
    Scene { office, store, draw: Draw::new(7) }
}

impl Scene {
    pub(super) fn add(&mut self, name: &str, code: &str) -> (PersonId, SeatId) {
        let unit = self.office.look().unit(code);
        let applied = add(&mut self.store, &mut self.draw, person(name), seat(unit, "Chuyên viên"));
        let id = applied.seats[0];
        let owner = self.office.look().number(&format!("SELECT person FROM seat WHERE id = {}", id.0));
        (PersonId(owner), id)
    }

    pub(super) fn apply(&mut self, by: &str, steps: Vec<Step>) -> Result<(), EditFault> {
        let set = set(self.draw.op(), Cause::Edit, steps);
        self.store.apply(&admin(by), &set, 3_000).map(drop).map_err(of_edit)
    }

    pub(super) fn edit(
        &mut self,
        by: &str,
        (person, expect): (PersonId, i64),
        field: Field,
        text: &str,
    ) -> Result<(), EditFault> {
        let fields = vec![(field, text.to_owned())];
        self.apply(by, vec![Step::EditPerson { person, expect: Version(expect), fields }])
    }

    pub(super) fn number(&self, sql: &str) -> i64 {
        self.office.look().number(sql)
    }
}

pub(super) fn of_edit(fault: Fault) -> EditFault {
    match fault.kind {
        FaultKind::Edit(fault) => fault,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_officer_without_key_gets_one_and_the_unit_its_mark() {
    let mut scene = scene();
    let before = scene.number("SELECT error FROM roll_up WHERE unit = 1");
    let (person, _) = scene.add("Hoàng Văn Ba", "05001");
    let key = scene.office.look().text(&format!("SELECT key FROM person WHERE id = {}", person.0));
    assert!(key.starts_with('~') && key.chars().count() == 11, "{key}");
    // The commune has its one officer now, but his qualification is not known and nobody can be called.
    assert_eq!(scene.number("SELECT error FROM roll_up WHERE unit = 1"), before - 1);
    assert_true(&mut scene.store, "added");
}

#[test]
fn the_log_keeps_before_and_after() {
    let mut scene = scene();
    let (person, _) = scene.add("Hoàng Văn Ba", "SNV");
    scene.edit("lan", (person, 1), Field::Phone, " 0900  000 001 ").unwrap();
    let look = scene.office.look();
    assert_eq!(
        look.text("SELECT fields FROM log_value ORDER BY seq DESC LIMIT 1"),
        r#"{"phone":["","0900 000 001"]}"#
    );
    assert_eq!(look.number("SELECT version FROM person"), 2);
    assert_eq!(look.number("SELECT max(seq) FROM log"), look.number("SELECT count(*) FROM log"));
}

#[test]
fn a_stale_edit_of_the_same_field_names_who_and_what() {
    let mut scene = scene();
    let (person, _) = scene.add("Hoàng Văn Ba", "SNV");
    scene.edit("lan", (person, 1), Field::Phone, "0900000001").unwrap();
    let conflict = scene.edit("minh", (person, 1), Field::Phone, "0900000002").unwrap_err();
    let clash = Clash {
        of: Of::Person(person),
        name: "Hoàng Văn Ba".to_owned(),
        by: "lan".to_owned(),
        at: 3_000,
        what: What::Wrote {
            version: Version(2),
            values: vec![Written { field: Field::Phone, base: String::new(), now: "0900000001".to_owned() }],
        },
    };
    assert_eq!(conflict, EditFault::Clash(vec![clash]));
    scene.edit("minh", (person, 2), Field::Phone, "0900000002").unwrap();
}

#[test]
fn stale_edits_of_different_fields_are_both_kept() {
    let mut scene = scene();
    let (person, _) = scene.add("Hoàng Văn Ba", "SNV");
    scene.edit("lan", (person, 1), Field::Phone, "0900000001").unwrap();
    scene.edit("minh", (person, 1), Field::Email, "ba@example.org").unwrap();
    assert_eq!(scene.office.look().text("SELECT phone || email FROM person"), "0900000001ba@example.org");
    // Both wrote the same: nothing to ask.
    scene.edit("minh", (person, 1), Field::Phone, "0900000001").unwrap();
    assert_eq!(scene.number("SELECT version FROM person"), 3, "and nothing to write");
}

#[test]
fn the_same_operation_is_stored_once_and_answered_alike() {
    let mut scene = scene();
    let unit = scene.office.look().unit("SNV");
    let steps = vec![
        Step::AddPerson(Box::new(person("Hoàng Văn Ba"))),
        Step::AddSeat { person: PersonRef::New(0), seat: Box::new(seat(unit, "Giám đốc")) },
    ];
    let set = set(OpId([9; 16]), Cause::Add, steps);
    let first = scene.store.apply(&admin("lan"), &set, 1).unwrap();
    let again = scene.store.apply(&admin("lan"), &set, 2).unwrap();
    assert_eq!(first, again);
    assert_eq!(scene.number("SELECT count(*) FROM person"), 1);
}

#[test]
fn what_cannot_be_stored_leaves_nothing_behind() {
    let mut scene = scene();
    let (first, seat_id) = scene.add("Hoàng Văn Ba", "SNV");
    scene.edit("lan", (first, 1), Field::Key, "K1").unwrap();
    let unit = scene.office.look().unit("SNV");
    let before = scene.number("SELECT max(seq) FROM log");
    let mut taken = person("Nông Thị Hoa");
    taken.key = "K1".to_owned();
    let fresh = || Step::AddPerson(Box::new(person("Lý Đức Anh")));
    let key_taken = EditFault::KeyTaken { key: "K1".to_owned() };
    assert_eq!(scene.apply("lan", vec![fresh(), Step::AddPerson(Box::new(taken))]), Err(key_taken));
    let twin = Step::AddSeat { person: PersonRef::Known(first), seat: Box::new(seat(unit, "Giám đốc")) };
    assert_eq!(scene.apply("lan", vec![fresh(), twin]), Err(EditFault::SeatTwice));
    let nobody = Step::AddSeat { person: PersonRef::Known(PersonId(99)), seat: Box::new(seat(unit, "")) };
    assert_eq!(scene.apply("lan", vec![fresh(), nobody]), Err(EditFault::Gone));
    let fields = vec![(Field::SeatFrom, "2021-09-01".to_owned()), (Field::SeatTo, "2021-08-31".to_owned())];
    let reversed = Step::EditSeat { seat: seat_id, expect: Version(1), fields };
    assert_eq!(scene.apply("lan", vec![fresh(), reversed]), Err(EditFault::Reversed));
    let fields = vec![(Field::UnitCode, "VPUBND".to_owned())];
    let moved = Step::EditSeat { seat: seat_id, expect: Version(1), fields };
    let not_here = EditFault::NotHere { field: Field::UnitCode };
    assert_eq!(scene.apply("lan", vec![fresh(), moved]), Err(not_here));
    let named = EditFault::Required { field: Field::FullName };
    assert_eq!(scene.edit("lan", (first, 2), Field::FullName, "  "), Err(named));
    assert_eq!(scene.number("SELECT max(seq) FROM log"), before);
    assert_eq!(scene.number("SELECT count(*) FROM person"), 1);
    assert_true(&mut scene.store, "after refusals");
}

#[test]
fn a_seat_moves_as_a_whole() {
    let mut scene = scene();
    let (_, id) = scene.add("Hoàng Văn Ba", "SNV");
    let fields =
        |from: &str, to: &str| vec![(Field::SeatTo, to.to_owned()), (Field::SeatFrom, from.to_owned())];
    let step = |expect, fields| Step::EditSeat { seat: id, expect: Version(expect), fields };
    scene.apply("lan", vec![step(1, fields("2020-01-01", "2020-12-31"))]).unwrap();
    scene.apply("lan", vec![step(2, fields("2022-01-01", "2022-12-31"))]).unwrap();
    let look = scene.office.look();
    assert_eq!(look.text("SELECT seat_from || '–' || seat_to FROM seat"), "20220101–20221231");
}

#[test]
fn a_wrong_entry_goes_with_its_person_and_stays_in_the_log() {
    let mut scene = scene();
    let (person, id) = scene.add("Hoàng Văn Ba", "SNV");
    scene.edit("minh", (person, 1), Field::Phone, "1").unwrap();
    scene.apply("lan", vec![Step::DeleteSeat { seat: id, expect: Version(1) }]).unwrap();
    assert_eq!(scene.number("SELECT sum(deleted) FROM person"), 1);
    assert_eq!(scene.number("SELECT count(*) FROM person_search WHERE person_search MATCH 'hoang*'"), 0);
    let gone = scene.edit("lan", (person, 2), Field::Phone, "2");
    let Err(EditFault::Clash(clashes)) = gone else { panic!("who is out cannot be edited: {gone:?}") };
    assert_eq!((&clashes[0].what, clashes[0].by.as_str()), (&What::Deleted, "lan"));
    assert_eq!(scene.number("SELECT count(*) FROM log WHERE action = 2"), 2);
    assert_true(&mut scene.store, "deleted");
}

#[test]
fn a_seat_that_another_has_changed_is_not_deleted() {
    let mut scene = scene();
    let (_, id) = scene.add("Hoàng Văn Ba", "SNV");
    let fields = vec![(Field::Title, "Giám đốc".to_owned())];
    scene.apply("minh", vec![Step::EditSeat { seat: id, expect: Version(1), fields }]).unwrap();
    let theirs = vec![(Field::Title, "Chuyên viên".to_owned(), "Giám đốc".to_owned())];
    let conflict = EditFault::Conflict { by: "minh".to_owned(), theirs };
    assert_eq!(scene.apply("lan", vec![Step::DeleteSeat { seat: id, expect: Version(1) }]), Err(conflict));
}

#[test]
fn the_time_of_the_log_never_goes_back() {
    let mut scene = scene();
    for (at, expect) in [(9_000, 9_000), (8_000, 9_000), (9_500, 9_500)] {
        let set = set(scene.draw.op(), Cause::Add, vec![Step::AddPerson(Box::new(person("Vi Văn Tư")))]);
        scene.store.apply(&admin("lan"), &set, at).unwrap();
        assert_eq!(scene.number("SELECT at FROM operation ORDER BY id DESC LIMIT 1"), expect);
    }
}

#[test]
fn a_change_set_that_changes_nothing_is_not_kept() {
    let mut scene = scene();
    let (person, _) = scene.add("Hoàng Văn Ba", "SNV");
    let before = scene.number("SELECT count(*) FROM operation");
    scene.edit("lan", (person, 1), Field::FullName, "Hoàng  Văn Ba").unwrap();
    assert_eq!(scene.number("SELECT count(*) FROM operation"), before);
}

#[test]
fn as_it_was_read_means_every_field_and_is_looked_at_in_the_transaction() {
    let office = Office::new("2021-09-28");
    let (mut store, mut draw) = (office.open("2021-09-28"), Draw::new(11));
    let unit = office.look().unit("05001");
    add(&mut store, &mut draw, person("Hoàng Văn Ba"), seat(unit, "Chuyên viên"));
    let Answer::Record(Some(read)) = store.ask(&Question::Record { person: PersonId(1) }).unwrap() else {
        panic!()
    };
    let (he, his) = (&read.person, &read.seats[0].0);
    let edit = |expect: i64, field: Field, text: &str| {
        let fields = vec![(field, text.to_owned())];
        vec![Step::EditPerson { person: PersonId(1), expect: Version(expect), fields }]
    };
    let phone = set(draw.op(), Cause::Edit, edit(1, Field::Phone, "0900000001"));
    store.apply(&admin("minh"), &phone, 1).unwrap();
    // Another field: it would be merged.
    let email = set(draw.op(), Cause::Edit, edit(1, Field::Email, "x@y.example"));
    let refused = store.apply_as_read(&admin("lan"), &email, 2, (he, his)).unwrap_err();
    let conflict = EditFault::Conflict { by: String::new(), theirs: Vec::new() };
    assert_eq!(refused.kind, FaultKind::Edit(conflict));
    assert_eq!(office.look().text("SELECT email FROM person"), "");
    store.apply(&admin("lan"), &email, 2).unwrap();
    assert_eq!(office.look().text("SELECT email FROM person"), "x@y.example");
}
