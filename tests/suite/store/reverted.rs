//! Taking back any change of the log, whoever made it.

use daumoi::domain::change::{Cause, PersonRef, Step};
use daumoi::domain::fault::FaultKind;
use daumoi::domain::fault::edit::EditFault;
use daumoi::domain::fault::usage::UsageFault;
use daumoi::domain::field::Field;
use daumoi::domain::id::{PersonId, SeatId, Seq, Version};
use daumoi::domain::query::{Answer, HistoryFilter, HistoryOf, HistoryPage, Question, SetOf};
use daumoi::store::Store;

use crate::store::office::{Draw, Office, add, admin, assert_true, day, person, seat, set};

struct Scene {
    office: Office,
    store: Store,
    draw: Draw,
}

fn scene() -> Scene {
    let office = Office::new("2021-09-28");
    let mut store = office.open("2021-09-28");
    let (mut draw, unit) = (Draw::new(7), office.look().unit("SNV"));
    add(&mut store, &mut draw, person("Hoàng Văn Ba"), seat(unit, "Giám đốc"));
    Scene { office, store, draw }
}

impl Scene {
    fn newest(&self) -> Seq {
        Seq(self.office.look().number("SELECT max(seq) FROM log"))
    }

    fn phone(&mut self, by: &str, text: &str) -> Seq {
        let expect = Version(self.office.look().number("SELECT version FROM person WHERE id = 1"));
        let fields = vec![(Field::Phone, text.to_owned())];
        self.apply(by, Cause::Edit, Step::EditPerson { person: PersonId(1), expect, fields })
    }

    fn apply(&mut self, by: &str, cause: Cause, step: Step) -> Seq {
        let set = set(self.draw.op(), cause, vec![step]);
        self.store.apply(&admin(by), &set, 3_000).unwrap().seq.unwrap()
    }

    fn revert(&mut self, by: &str, seq: Seq) -> Result<Cause, FaultKind> {
        let done = self.store.revert(&admin(by), seq, (self.draw.op(), 4_000));
        assert_true(&mut self.store, "after taking back");
        done.map(|(cause, _)| cause).map_err(|fault| fault.kind)
    }

    fn shown(&self) -> String {
        self.office.look().text("SELECT phone FROM person WHERE id = 1")
    }

    fn page(&mut self, question: &Question) -> HistoryPage {
        let Answer::History(page) = self.store.ask(question).unwrap() else { panic!() };
        page
    }
}

#[test]
fn anybodys_change_is_taken_back_and_done_again_and_the_log_tells() {
    let mut scene = scene();
    let seq = scene.phone("minh", "1");
    assert_eq!(scene.revert("lan", seq), Ok(Cause::Undo));
    assert_eq!(scene.shown(), "");
    assert_eq!(scene.revert("lan", seq), Err(FaultKind::Edit(EditFault::TakenBack)));
    let undo = scene.newest();
    let entry = scene.page(&Question::ChangeSet(SetOf::Entry(seq)));
    assert!(entry.entries[0].taken_back && entry.entries[0].actor == "minh");
    assert_eq!(scene.revert("minh", undo), Ok(Cause::Redo));
    assert_eq!(scene.shown(), "1");
    let entry = scene.page(&Question::ChangeSet(SetOf::Entry(seq)));
    assert!(!entry.entries[0].taken_back, "it stands again");
    // Taking back what was done again takes back the first doing.
    let redo = scene.newest();
    assert_eq!(scene.revert("hoa", redo), Ok(Cause::Undo));
    assert_eq!(scene.shown(), "");
    assert_eq!(scene.revert("hoa", seq), Err(FaultKind::Edit(EditFault::TakenBack)));
}

#[test]
fn a_later_change_is_said_and_not_overwritten() {
    let mut scene = scene();
    let first = scene.phone("minh", "1");
    scene.phone("hoa", "2");
    let theirs = vec![(Field::Phone, "1".to_owned(), "2".to_owned())];
    let conflict = EditFault::Conflict { by: "hoa".to_owned(), theirs };
    assert_eq!(scene.revert("lan", first), Err(FaultKind::Edit(conflict)));
    assert_eq!(scene.shown(), "2");
}

#[test]
fn a_deleted_record_comes_back_from_the_history() {
    let mut scene = scene();
    let before = scene.office.look().people_and_seats();
    let step = Step::DeleteSeat { seat: SeatId(1), expect: Version(1) };
    let seq = scene.apply("minh", Cause::Delete, step);
    assert_eq!(scene.office.look().people_and_seats(), Vec::<String>::new());
    assert_eq!(scene.revert("lan", seq), Ok(Cause::Undo));
    assert_eq!(scene.office.look().people_and_seats(), before);
}

#[test]
fn what_goes_one_way_is_refused() {
    let mut scene = scene();
    assert_eq!(scene.revert("lan", Seq(1)), Err(FaultKind::Edit(EditFault::Final)));
    let newest = scene.newest().0;
    let unknown = UsageFault::ChangeUnknown { seq: newest + 1, newest };
    assert_eq!(scene.revert("lan", Seq(newest + 1)), Err(FaultKind::Usage(unknown)));
}

#[test]
fn the_newest_own_change_that_stands_is_named() {
    let mut scene = scene();
    let last = |scene: &mut Scene, by: &str| {
        let page = scene.page(&Question::ChangeSet(SetOf::LastOf(by.to_owned())));
        page.entries.first().map(|entry| entry.seq)
    };
    let first = scene.phone("minh", "1");
    let second = scene.phone("minh", "2");
    assert_eq!(last(&mut scene, "minh"), Some(second));
    scene.revert("minh", second).unwrap();
    assert_eq!(last(&mut scene, "minh"), Some(first));
    assert_eq!(last(&mut scene, "nobody"), None);
}

#[test]
fn a_history_is_narrowed_to_an_admin_and_a_day() {
    let mut scene = scene();
    let unit = scene.office.look().unit("SNV");
    let moments = [(1_632_700_000, "lan"), (1_632_760_000, "minh"), (1_632_800_000, "lan")];
    for (n, (at, by)) in moments.into_iter().enumerate() {
        let mut new = person("Nông Thị Hoa");
        new.key = format!("K{n}");
        let steps = vec![
            Step::AddPerson(Box::new(new)),
            Step::AddSeat { person: PersonRef::New(0), seat: Box::new(seat(unit, "Chuyên viên")) },
        ];
        scene.store.apply(&admin(by), &set(scene.draw.op(), Cause::Add, steps), at).unwrap();
    }
    let mut count = |of: HistoryOf, actor: Option<&str>, on: Option<&str>| {
        let only = HistoryFilter { actor: actor.map(str::to_owned), day: on.map(day) };
        let page = scene.page(&Question::History { of, only, skip: 0, limit: 100 });
        assert_eq!(page.entries.len(), page.total);
        assert!(page.entries.iter().all(|entry| actor.is_none_or(|actor| entry.actor == actor)));
        page.total
    };
    // 27/09/2021 06:46, 23:26 and 28/09 10:33 in Vietnam; the scene itself is of 1970.
    assert_eq!(count(HistoryOf::Everything, None, Some("2021-09-27")), 4);
    assert_eq!(count(HistoryOf::Everything, Some("minh"), Some("2021-09-27")), 2);
    assert_eq!(count(HistoryOf::Everything, Some("minh"), Some("2021-09-28")), 0);
    assert_eq!(count(HistoryOf::Everything, None, Some("2021-09-28")), 2);
    assert_eq!(count(HistoryOf::Unit(unit), Some("minh"), None), 2);
    assert_eq!(count(HistoryOf::Unit(unit), None, Some("2021-09-28")), 2);
    assert_eq!(count(HistoryOf::Person(PersonId(2)), Some("minh"), None), 0);
}
