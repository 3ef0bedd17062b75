//! What an account may not see leaves no question and no list.

use std::fmt::Write;

use daumoi::domain::change::{Cause, PersonRef, Step};
use daumoi::domain::day::Day;
use daumoi::domain::field::Field;
use daumoi::domain::id::Version;
use daumoi::domain::id::{PersonId, SeatId, Seq, UnitId};
use daumoi::domain::outline::{OutlineRow, RowContent, RowKey, Shape};
use daumoi::domain::paste::Named;
use daumoi::domain::query::{Answer, HistoryFilter, HistoryOf, Question, SetOf};
use daumoi::domain::report::WhichSeats;
use daumoi::domain::rights::AdminRole;
use daumoi::domain::roster::{self, Anchor, Direction, Filter, Test, View};

use crate::store::accounts::Desk;
use crate::store::office::{Draw, Office, admin, day, person, seat, set};

/// Marks that no output of a stranger may hold.
const MARKS: [&str; 6] = ["0911", "1971-03-", "@rieng.vn", "QD-RIENG", "ghi chu rieng", "LOP-RIENG"];

/// A thousand officers of district 182 with all that is personal, some of it changed, one in 181.
fn office() -> Office {
    let office = Office::new("2021-09-28");
    let mut store = office.open("2021-09-28");
    let mut draw = Draw::new(5);
    let mut steps = Vec::new();
    for n in 0..1_001 {
        let mut one = person(&format!("Người Thứ {n}"));
        let code = if n == 0 { "05001" } else { ["182", "05011", "05012"][n % 3] };
        for (field, text) in [
            (Field::Phone, format!("0911{n:06}")),
            (Field::BirthDate, format!("1971-03-{:02}", n % 28 + 1)),
            (Field::Email, format!("n{n}@rieng.vn")),
            (Field::Trained, format!("1971-03-{:02}:LOP-RIENG", n % 28 + 1)),
            (Field::ServiceStart, format!("1971-03-{:02}", n % 28 + 1)),
        ] {
            one.set(field, &text).unwrap();
        }
        let mut at = seat(office.look().unit(code), "Chuyên viên");
        at.set(Field::DecisionNo, &format!("QD-RIENG {n}")).unwrap();
        at.set(Field::Note, "ghi chu rieng").unwrap();
        steps.push(Step::AddPerson(Box::new(one)));
        steps.push(Step::AddSeat { person: PersonRef::New(n), seat: Box::new(at) });
    }
    store.apply(&admin("lan"), &set(draw.op(), Cause::Import, steps), 2_000).unwrap();
    let edit = |id: i64, field: Field, text: &str| Step::EditPerson {
        person: PersonId(id),
        expect: Version(1),
        fields: vec![(field, text.to_owned())],
    };
    let steps = vec![edit(2, Field::Phone, "0911999999"), edit(3, Field::Email, "moi@rieng.vn")];
    store.apply(&admin("lan"), &set(draw.op(), Cause::Edit, steps), 3_000).unwrap();
    office
}

fn history(of: HistoryOf) -> Question {
    Question::History { of, only: HistoryFilter::default(), skip: 0, limit: 5_000 }
}

fn every_question(office: &Office) -> Vec<Question> {
    let shape = || Shape { open_depth: 9, exceptions: std::collections::BTreeMap::new() };
    let mut all = vec![
        Question::Overview,
        Question::OutlineEnd { shape: shape() },
        Question::ChangesSince(Seq(1)),
        Question::ChangeSet(SetOf::LastOf("lan".to_owned())),
        Question::Accounts,
        Question::Outline { shape: shape(), anchor: RowKey::unit(UnitId(1)), before: 0, after: 3_000 },
        Question::NextFinding { from: RowKey::unit(UnitId(1)), forward: true },
        Question::Findings { under: UnitId(1), skip: 0, limit: 5_000 },
        history(HistoryOf::Everything),
    ];
    for text in ["thu", "0911", "nguoi 5", "rieng", "1971", "k"] {
        all.push(Question::Find {
            text: text.to_owned(),
            near: None,
            units_only: false,
            limit: 5_000,
            day: None,
        });
    }
    for code in ["20", "181", "182", "05011", "05001"] {
        let unit = office.look().unit(code);
        all.push(Question::Dossier { units: vec![unit], people: vec![PersonId(2), PersonId(3)] });
        all.push(history(HistoryOf::Unit(unit)));
        all.push(Question::Line(unit));
    }
    for id in [2, 3, 500] {
        all.push(Question::Record { person: PersonId(id) });
        all.push(history(HistoryOf::Person(PersonId(id))));
    }
    let under = UnitId(1);
    for field in roster::COLUMNS {
        let sorted = View { under, sort: vec![(field, Direction::Up)], filters: Vec::new() };
        let typed = Filter { field, test: Test::Begins("1".to_owned()) };
        let filtered = View { under, sort: Vec::new(), filters: vec![typed] };
        for view in [sorted, filtered] {
            all.push(Question::RosterCount(view.clone()));
            all.push(Question::RosterRows { view: view.clone(), limit: 3_000 });
            all.push(Question::RosterGroups { view: view.clone(), by: field, limit: 5_000 });
            all.push(Question::Roster { view, anchor: Anchor::Start, before: 0, after: 3_000 });
        }
    }
    let named = (0..1_001).map(|n| Named {
        name: format!("Người Thứ {n}"),
        unit: "182".to_owned(),
        ..Named::default()
    });
    all.push(Question::Matches { rows: named.collect(), near: UnitId(1) });
    all.push(Question::Officers((1..=1_001).map(SeatId).collect()));
    for field in Field::ALL {
        for prefix in ["", "0", "q", "g"] {
            all.push(Question::Completions { field, prefix: prefix.to_owned(), limit: 50 });
        }
    }
    all
}

/// Dates are told as days and numbers in the debug text: both forms are looked for.
fn marks_in(text: &str) -> Vec<&'static str> {
    let birth = text.contains("197103") || text.contains("1971, 3") || text.contains("1971-03");
    let mut found: Vec<&str> = MARKS.into_iter().filter(|mark| text.contains(mark)).collect();
    found.extend(birth.then_some("a date"));
    found
}

fn listed(desk: &mut Desk, as_of: Day) -> String {
    let mut text = String::new();
    let each = &mut |row| {
        writeln!(text, "{row:?}").unwrap();
        Ok(())
    };
    desk.store.officers(as_of, WhichSeats::Every, None, each).unwrap();
    text
}

#[test]
fn no_personal_field_of_a_thousand_foreign_officers_gets_out() {
    let office = office();
    let mut own = office.desk("nhin182", AdminRole::Viewer, "182");
    for role in [AdminRole::Viewer, AdminRole::Administrator] {
        let mut desk = office.desk(&format!("{role:?}"), role, "SNV");
        for question in every_question(&office) {
            let text = format!("{:?}", desk.ask(&question));
            assert_eq!(marks_in(&text), [""; 0], "{question:?}");
        }
        let text = listed(&mut desk, day("2021-09-28"));
        assert_eq!(text.lines().count(), 1_001);
        assert_eq!(marks_in(&text), [""; 0]);
    }
    // The same questions do show it to who may see it, or this test could not fail.
    let seen =
        every_question(&office).iter().filter(|q| !marks_in(&format!("{:?}", own.ask(q))).is_empty()).count();
    assert!(seen >= 10, "{seen}");
    assert_eq!(marks_in(&listed(&mut own, day("2021-09-28"))).len(), 7);
}

#[test]
fn to_see_and_to_edit_are_two_things() {
    let office = office();
    let mut desk = office.desk_of("xem20", AdminRole::Editor, ("181", "20"));
    let shape = Shape { open_depth: 9, exceptions: std::collections::BTreeMap::new() };
    let all = Question::Outline { shape, anchor: RowKey::unit(UnitId(1)), before: 0, after: 3_000 };
    let Answer::Outline(page) = desk.ask(&all) else { panic!() };
    let code = |row: &OutlineRow| {
        office.look().text(&format!("SELECT code FROM unit WHERE id = {}", row.key.unit.0))
    };
    let mine: std::collections::BTreeSet<String> =
        page.rows.iter().filter(|row| row.may_edit).map(code).collect();
    assert_eq!(mine.into_iter().collect::<Vec<_>>(), ["05001", "05002", "05003", "181"]);
    let officers = page.rows.iter().filter_map(|row| match &row.content {
        RowContent::Officer(officer) => Some(officer),
        RowContent::Unit(_) | RowContent::Vacancy(_) => None,
    });
    assert!(
        officers.clone().count() == 1_001 && officers.clone().all(|officer| !officer.person.phone.is_empty())
    );
    let Answer::Overview(overview) = desk.ask(&Question::Overview) else { panic!() };
    assert_eq!((overview.own.unwrap().code.as_str(), overview.rights.role), ("181", AdminRole::Editor));
}
