//! Two at one record: bound fields, what was ended, taken out or moved away meanwhile, and many rows at once.

use daumoi::domain::change::{Cause, PersonRef, Step};
use daumoi::domain::clash::{Clash, Of, What};
use daumoi::domain::fault::FaultKind;
use daumoi::domain::fault::edit::EditFault;
use daumoi::domain::field::Field;
use daumoi::domain::id::{SeatId, Version};
use daumoi::domain::rights::AdminRole;

use crate::store::edits::{Scene, scene};
use crate::store::office::{Draw, Office, add, admin, assert_true, person, seat, set};

fn edit_seat(seat: SeatId, expect: i64, fields: &[(Field, &str)]) -> Step {
    let fields = fields.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
    Step::EditSeat { seat, expect: Version(expect), fields }
}

fn clashes(outcome: Result<(), EditFault>) -> Vec<Clash> {
    match outcome {
        Err(EditFault::Clash(clashes)) => clashes,
        other => panic!("{other:?}"),
    }
}

/// Field, before, now.
fn values(clash: &Clash) -> Vec<(Field, &str, &str)> {
    clash.what.values().iter().map(|at| (at.field, at.base.as_str(), at.now.as_str())).collect()
}

fn with_decision(scene: &mut Scene) -> SeatId {
    let (_, id) = scene.add("Hoàng Văn Ba", "SNV");
    let fields = [(Field::DecisionNo, "QĐ 1"), (Field::DecisionDate, "2021-01-01")];
    scene.apply("lan", vec![edit_seat(id, 1, &fields)]).unwrap();
    id
}

/// The number of one decision with the date of another would be a decision that nobody has made.
#[test]
fn one_half_of_what_is_bound_meets_the_other_half() {
    let mut scene = scene();
    let id = with_decision(&mut scene);
    scene.apply("lan", vec![edit_seat(id, 2, &[(Field::DecisionDate, "2021-02-02")])]).unwrap();
    let refused = clashes(scene.apply("minh", vec![edit_seat(id, 2, &[(Field::DecisionNo, "QĐ 2")])]));
    let [clash] = refused.as_slice() else { panic!("{refused:?}") };
    let told = vec![(Field::DecisionNo, "QĐ 1", "QĐ 1"), (Field::DecisionDate, "2021-01-01", "2021-02-02")];
    assert_eq!(values(clash), told);
    assert_eq!((clash.of, clash.by.as_str(), clash.what.version()), (Of::Seat(id), "lan", Some(Version(3))));
    assert_eq!(scene.office.look().text("SELECT decision_no FROM seat"), "QĐ 1", "nothing is stored");
}

#[test]
fn first_and_last_day_are_bound_and_the_same_value_by_both_is_no_clash() {
    let mut scene = scene();
    let (_, id) = scene.add("Hoàng Văn Ba", "SNV");
    scene.apply("lan", vec![edit_seat(id, 1, &[(Field::SeatTo, "2021-12-31")])]).unwrap();
    let refused = clashes(scene.apply("minh", vec![edit_seat(id, 1, &[(Field::SeatFrom, "2021-02-01")])]));
    assert_eq!(values(&refused[0]).len(), 2, "{refused:?}");
    let same = [(Field::SeatTo, "2021-12-31"), (Field::SeatFrom, "2021-02-01")];
    scene.apply("minh", vec![edit_seat(id, 1, &same)]).unwrap();
    assert_eq!(scene.number("SELECT version FROM seat"), 3);
}

#[test]
fn fields_that_are_not_bound_are_merged_and_what_went_to_and_fro_is_none() {
    let mut scene = scene();
    let id = with_decision(&mut scene);
    scene.apply("lan", vec![edit_seat(id, 2, &[(Field::DecisionNo, "QĐ 7")])]).unwrap();
    scene.apply("minh", vec![edit_seat(id, 2, &[(Field::Note, "ghi")])]).unwrap();
    scene.apply("lan", vec![edit_seat(id, 4, &[(Field::DecisionNo, "QĐ 1")])]).unwrap();
    scene.apply("minh", vec![edit_seat(id, 2, &[(Field::DecisionNo, "QĐ 9")])]).unwrap();
    assert_eq!(scene.office.look().text("SELECT decision_no || note FROM seat"), "QĐ 9ghi");
    assert_true(&mut scene.store, "merged");
}

/// A title that is corrected in a seat which has been ended meanwhile changes the past only: that is asked.
#[test]
fn a_seat_ended_meanwhile_is_asked_about() {
    let mut scene = scene();
    let (_, id) = scene.add("Hoàng Văn Ba", "SNV");
    scene.apply("lan", vec![edit_seat(id, 1, &[(Field::SeatTo, "2021-08-31")])]).unwrap();
    let refused = clashes(scene.apply("minh", vec![edit_seat(id, 1, &[(Field::Title, "Giám đốc")])]));
    assert!(matches!(&refused[0].what, What::Ended { to, .. } if to.to_string() == "2021-08-31"));
    scene.apply("minh", vec![edit_seat(id, 2, &[(Field::Title, "Giám đốc")])]).unwrap();
}

/// All of them are told, and none is written.
#[test]
fn of_many_rows_every_clash_is_told_at_once() {
    let mut scene = scene();
    let rows: Vec<_> = (0..5).map(|n| scene.add(&format!("Vi Văn {n}"), "SNV").0).collect();
    for who in [rows[1], rows[3]] {
        scene.edit("lan", (who, 1), Field::Qualification, "master").unwrap();
    }
    let step = |person| {
        let fields = vec![(Field::Qualification, "college".to_owned())];
        Step::EditPerson { person, expect: Version(1), fields }
    };
    let refused = clashes(scene.apply("minh", rows.iter().copied().map(step).collect()));
    let whom: Vec<_> = refused.iter().map(|clash| (clash.of, clash.name.as_str())).collect();
    assert_eq!(whom, [(Of::Person(rows[1]), "Vi Văn 1"), (Of::Person(rows[3]), "Vi Văn 3")]);
    assert_eq!(scene.number("SELECT count(*) FROM person WHERE qualification = 'college'"), 0);
}

/// The value that gives way is in the history, and the log stays true.
#[test]
fn who_gives_way_has_his_value_in_the_history() {
    let mut scene = scene();
    let (who, _) = scene.add("Hoàng Văn Ba", "SNV");
    scene.edit("lan", (who, 1), Field::Phone, "0900000001").unwrap();
    let step = |expect: i64, text: &str| {
        let fields = vec![(Field::Phone, text.to_owned())];
        Step::EditPerson { person: who, expect: Version(expect), fields }
    };
    let yields = set(scene.draw.op(), Cause::Yield, vec![step(2, "0900000002"), step(3, "0900000001")]);
    scene.store.apply(&admin("minh"), &yields, 3_000).unwrap();
    assert_eq!(scene.office.look().text("SELECT phone FROM person"), "0900000001");
    let kept = "SELECT count(*) FROM log_value WHERE fields LIKE '%0900000002%'";
    assert_eq!(scene.number(kept), 2);
    let verified = scene.store.verify().unwrap();
    assert!(verified.flaws.is_empty(), "{:?}", verified.flaws);
    let nothing = scene.store.undo(&admin("minh"), scene.draw.op(), 3_000).unwrap_err();
    assert_eq!(nothing.kind, FaultKind::Edit(EditFault::NothingToUndo), "what gave way is not undone");
}

/// Somebody with wider rights has moved him away while the district's own admin was editing him.
#[test]
fn who_was_moved_out_of_the_subtree_is_named_with_his_new_unit() {
    let office = Office::new("2021-09-28");
    let mut desk = office.desk("huyen", AdminRole::Editor, "181");
    let mut store = office.open_as_judged();
    let mut draw = Draw::new(5);
    let (here, there) = (office.look().unit("05001"), office.look().unit("SNV"));
    let made = add(&mut store, &mut draw, person("Hoàng Văn Ba"), seat(here, "Chuyên viên"));
    let who = office.look().number("SELECT max(id) FROM person");
    let who = daumoi::domain::id::PersonId(who);
    let mut next = seat(there, "Chuyên viên");
    next.set(Field::SeatFrom, "2021-09-28").unwrap();
    let moves = vec![
        edit_seat(made.seats[0], 1, &[(Field::SeatTo, "2021-09-27")]),
        Step::AddSeat { person: PersonRef::Known(who), seat: Box::new(next) },
    ];
    store.apply(&admin("tinh"), &set(draw.op(), Cause::Transfer, moves), 4_000).unwrap();
    let fields = vec![(Field::Phone, "0900000001".to_owned())];
    let edit = Step::EditPerson { person: who, expect: Version(1), fields };
    let refused =
        desk.store.apply(&desk.session, &set(draw.op(), Cause::Edit, vec![edit]), 5_000).unwrap_err();
    let told = refused.clashes().unwrap();
    assert_eq!((told[0].by.as_str(), told[0].at), ("tinh", 4_000));
    assert!(matches!(&told[0].what, What::Moved { to } if to.contains("Nội vụ")), "{told:?}");
}
