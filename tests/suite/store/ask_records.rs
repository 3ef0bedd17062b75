//! One person, what was changed, what others did, what can be completed, what an edit needs.

use daumoi::domain::change::{Applied, Cause, OfficerRow, Step, UnitFrom};
use daumoi::domain::field::Field;
use daumoi::domain::id::{PersonId, SeatId, Seq, UnitId, Version};
use daumoi::domain::query::{
    Answer, Changes, Dossier, HistoryEntry, HistoryFilter, HistoryOf, HistoryPage, Question, Record,
    RecordAction,
};
use daumoi::store::Store;

use crate::store::office::{Doing, Draw, Office, add, admin, day, person, seat, set};

fn record(store: &mut Store, person: i64) -> Option<Record> {
    let Answer::Record(record) = store.ask(&Question::Record { person: PersonId(person) }).unwrap() else {
        panic!()
    };
    record.map(|record| *record)
}

fn history(store: &mut Store, of: HistoryOf, skip: usize, limit: usize) -> HistoryPage {
    let Answer::History(page) =
        store.ask(&Question::History { of, only: HistoryFilter::default(), skip, limit }).unwrap()
    else {
        panic!()
    };
    page
}

fn changes(store: &mut Store, since: Seq) -> Changes {
    let Answer::Changes(changes) = store.ask(&Question::ChangesSince(since)).unwrap() else { panic!() };
    changes
}

fn completions(store: &mut Store, field: Field, prefix: &str, limit: usize) -> Vec<String> {
    let question = Question::Completions { field, prefix: prefix.to_owned(), limit };
    let Answer::Completions(values) = store.ask(&question).unwrap() else { panic!() };
    values
}

fn dossier(store: &mut Store, units: Vec<UnitId>, people: Vec<PersonId>) -> Dossier {
    let Answer::Dossier(dossier) = store.ask(&Question::Dossier { units, people }).unwrap() else { panic!() };
    *dossier
}

/// Hoàng Văn Ba served in 05001 until yesterday and serves in 05011.
fn moved() -> (Office, Store, Draw, Applied) {
    let office = Office::new("2021-09-28");
    let mut store = office.open("2021-09-28");
    let (mut draw, look) = (Draw::new(1), office.look());
    add(&mut store, &mut draw, person("Hoàng Văn Ba"), seat(look.unit("05001"), "Trưởng Công an"));
    let mut next = seat(look.unit("05011"), "Văn phòng - Thống kê");
    next.period.from = Some(day("2021-09-28"));
    let fields = vec![(Field::SeatTo, "2021-09-27".to_owned())];
    let steps = vec![
        Step::EditSeat { seat: SeatId(1), expect: Version(1), fields },
        Step::AddSeat { person: daumoi::domain::change::PersonRef::Known(PersonId(1)), seat: Box::new(next) },
    ];
    let applied = store.apply(&admin("mai"), &set(draw.op(), Cause::Transfer, steps), 3_000).unwrap();
    (office, store, draw, applied)
}

#[test]
fn a_record_is_all_of_one_person() {
    let (office, mut store, ..) = moved();
    let his = record(&mut store, 1).unwrap();
    assert_eq!(his.person.full_name, "Hoàng Văn Ba");
    let seats: Vec<(&str, &str)> =
        his.seats.iter().map(|(seat, unit)| (unit.code.as_str(), seat.title.as_str())).collect();
    assert_eq!(seats, [("05011", "Văn phòng - Thống kê"), ("05001", "Trưởng Công an")]);
    assert!(!his.findings.is_empty());
    assert!(his.findings.iter().all(|found| found.unit == office.look().unit("05011")));
    assert_eq!(record(&mut store, 9), None);
}

fn brief(entry: &HistoryEntry) -> (i64, &str, Cause, RecordAction, Option<&str>) {
    let unit = entry.unit.as_ref().map(|(_, name)| name.as_str());
    (entry.at, entry.actor.as_str(), entry.cause, entry.action, unit)
}

#[test]
fn a_history_tells_who_changed_what_the_newest_first() {
    let (office, mut store, ..) = moved();
    let look = office.look();
    let his = history(&mut store, HistoryOf::Person(PersonId(1)), 0, 10);
    let expected = [
        (3_000, "mai", Cause::Transfer, RecordAction::Created, Some("Xã Đồng Một")),
        (3_000, "mai", Cause::Transfer, RecordAction::Changed, Some("Xã Cai Một")),
        (2_000, "lan", Cause::Add, RecordAction::Created, Some("Xã Cai Một")),
        (2_000, "lan", Cause::Add, RecordAction::Created, None),
    ];
    assert_eq!(his.entries.iter().map(brief).collect::<Vec<_>>(), expected);
    assert_eq!(his.total, 4);
    assert_eq!(his.entries[1].fields, [(Field::SeatTo, String::new(), "2021-09-27".to_owned())]);
    assert_eq!(his.entries[1].person, Some((PersonId(1), "Hoàng Văn Ba".to_owned())));
    let second = history(&mut store, HistoryOf::Person(PersonId(1)), 1, 1);
    assert_eq!((second.entries.len(), second.total), (1, 4));
    assert_eq!(second.entries[0], his.entries[1]);
    // A unit's history: its seats, and the person's own fields.
    let old = history(&mut store, HistoryOf::Unit(look.unit("05001")), 0, 10);
    assert_eq!(old.entries.iter().map(brief).collect::<Vec<_>>(), expected[1..]);
    let all = history(&mut store, HistoryOf::Everything, 0, 100);
    assert_eq!(all.total, all.entries.len());
    assert_eq!(all.entries[..4], his.entries[..]);
    assert_eq!(all.entries.last().unwrap().cause, Cause::Init);
    let part = history(&mut store, HistoryOf::Everything, 3, 2);
    assert_eq!(part.entries[..], all.entries[3..5]);
    assert_eq!(history(&mut store, HistoryOf::Everything, 1_000, 5).entries, []);
}

fn row(line: u64, name: &str, key: &str, unit_code: &str) -> OfficerRow {
    let person = daumoi::domain::person::Person { key: key.to_owned(), ..person(name) };
    let seat = seat(UnitId(0), "Chuyên viên");
    OfficerRow { line, person, seat, unit_code: unit_code.to_owned(), unit_from: UnitFrom::ByDay }
}

#[test]
fn who_came_with_a_file_has_the_file_in_his_history() {
    let office = Office::new("2021-09-28");
    let mut store = office.open("2021-09-28");
    let mut draw = Draw::new(1);
    let look = office.look();
    let rows = [row(2, "Lý Một", "K1", "SNV"), row(3, "Lý Hai", "K2", "STC"), row(4, "Lý Hai", "K2", "181")];
    let before = changes(&mut store, Seq(0)).seq.unwrap();
    store.import_officers(&admin("lan"), draw.op(), 7, &mut rows.into_iter().map(Ok), false).unwrap();
    let his = history(&mut store, HistoryOf::Person(PersonId(2)), 0, 10);
    let records: Vec<(Cause, u64)> = his.entries.iter().map(|entry| (entry.cause, entry.records)).collect();
    assert_eq!(records, [(Cause::Import, 3), (Cause::Import, 2)]);
    let unit = history(&mut store, HistoryOf::Unit(look.unit("STC")), 0, 10);
    assert_eq!(unit.entries.iter().map(|entry| entry.records).collect::<Vec<_>>(), [3]);
    assert_eq!(history(&mut store, HistoryOf::Unit(look.unit("182")), 0, 10).total, 0);
    let mut units = changes(&mut store, before).units.unwrap();
    units.sort_unstable();
    let mut expected: Vec<UnitId> = ["SNV", "STC", "181"].map(|code| look.unit(code)).to_vec();
    expected.sort_unstable();
    assert_eq!(units, expected);
}

#[test]
fn what_others_did_names_the_units_to_read_again() {
    let (office, mut store, mut draw, applied) = moved();
    let look = office.look();
    let newest = applied.seq.unwrap();
    let now = changes(&mut store, newest);
    assert_eq!((now.seq, now.units, now.actor), (Some(newest), Some(Vec::new()), None));
    let fields = vec![(Field::Phone, "0900000001".to_owned())];
    let step = Step::EditPerson { person: PersonId(1), expect: Version(1), fields };
    store.apply(&admin("thu"), &set(draw.op(), Cause::Edit, vec![step]), 4_000).unwrap();
    let after = changes(&mut store, newest);
    let mut expected = vec![look.unit("05001"), look.unit("05011")];
    expected.sort_unstable();
    assert_eq!((after.units, after.actor.as_deref()), (Some(expected), Some("thu")));
    // The making of the roster touched everything; so does a roster that was put back to an older one.
    assert_eq!(changes(&mut store, Seq(0)).units, None);
    assert_eq!(changes(&mut store, Seq(newest.0 + 500)).units, None);
}

#[test]
fn values_are_completed_the_most_used_first() {
    let office = Office::new("2021-09-28");
    let mut store = office.open("2021-09-28");
    let mut draw = Draw::new(1);
    let unit = office.look().unit("181");
    for title in ["Chuyên viên", "Phó Chủ tịch UBND", "Chủ tịch UBND", "Chủ tịch UBND", "Văn thư", ""]
    {
        let mut one = person("Lý Bốn");
        one.qualification = if title.is_empty() { String::new() } else { "college".to_owned() };
        add(&mut store, &mut draw, one, seat(unit, title));
    }
    assert_eq!(
        completions(&mut store, Field::Title, "ch", 9),
        ["Chủ tịch UBND", "Chuyên viên", "Phó Chủ tịch UBND"]
    );
    assert_eq!(completions(&mut store, Field::Title, "ub ph", 9), ["Phó Chủ tịch UBND"]);
    assert_eq!(completions(&mut store, Field::Title, "", 2), ["Chủ tịch UBND", "Chuyên viên"]);
    assert_eq!(completions(&mut store, Field::Qualification, "", 9), ["college"]);
    assert_eq!(completions(&mut store, Field::Phone, "", 9), Vec::<String>::new());
}

#[test]
fn a_dossier_holds_every_unit_that_an_edit_touches() {
    for seed in 0..5 {
        let office = Office::new("2021-09-28");
        let mut doing = Doing::new(&office.roster, seed, "lan", day("2021-09-28"));
        for _ in 0..30 {
            drop(doing.act());
        }
        let people = doing.look.numbers("SELECT id, 0 FROM person WHERE deleted = 0 ORDER BY id");
        for (id, _) in people {
            let known = doing.look.unit("SNV");
            let got = dossier(&mut doing.store, vec![known, UnitId(9_999)], vec![PersonId(id)]);
            let sql = format!("SELECT DISTINCT unit, 0 FROM seat WHERE person = {id} ORDER BY unit");
            let mut expected: Vec<UnitId> =
                doing.look.numbers(&sql).into_iter().map(|(unit, _)| UnitId(unit)).collect();
            expected.push(known);
            expected.sort_unstable();
            expected.dedup();
            let mut units: Vec<UnitId> = got.units.iter().map(|unit| unit.unit.id).collect();
            units.sort_unstable();
            assert_eq!(units, expected, "seed {seed}, person {id}");
            // From the root down, each once, with every unit itself.
            assert!(got.line.is_sorted_by_key(|above| above.unit.path.clone()));
            assert_eq!(got.line[0].unit.path.depth(), 1);
            for unit in &got.units {
                for path in unit.unit.path.line() {
                    assert_eq!(got.line.iter().filter(|above| above.unit.path == path).count(), 1);
                }
            }
        }
    }
}
