//! What questions cost in statements, rows and steps of the database's machine: the same in a hundred units and in
//! ten thousand. No clock is needed for that.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use rusqlite::Connection;
use rusqlite::trace::{TraceEvent, TraceEventCodes};

use super::{Trial, a_finding, today};
use crate::domain::field::Field;
use crate::domain::finding::Facet;
use crate::domain::id::{PersonId, Seq, UnitId};
use crate::domain::outline::{RowAt, RowKey, Shape};
use crate::domain::query::{Access, Answer, HistoryFilter, HistoryOf, Question};
use crate::domain::rights::Rights;
use crate::domain::unit::UnitPath;
use crate::store::ask::patience::Patience;
use crate::store::ask::{Asked, answer};
use crate::store::error::Result;
use crate::store::rulebook::Rulebook;

fn ask(db: &Connection, rules: &mut Rulebook, question: &Question) -> Result<Answer> {
    let asked = Asked { rights: &Rights::everything(), access: Access::Write };
    answer(db, (rules, asked), question, &mut Patience::endless())
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Cost {
    statements: usize,
    rows: usize,
    steps: i64,
}

#[derive(Default)]
struct Counted {
    cost: Cost,
    /// A statement counts its steps since it was made.
    before: BTreeMap<String, i32>,
}

fn watch(db: &mut Connection) -> Arc<Mutex<Counted>> {
    let counted = Arc::new(Mutex::new(Counted::default()));
    let inside = Arc::clone(&counted);
    let codes = TraceEventCodes::SQLITE_TRACE_STMT
        | TraceEventCodes::SQLITE_TRACE_ROW
        | TraceEventCodes::SQLITE_TRACE_PROFILE;
    let count = move |event: TraceEvent<'_>| {
        let mut counted = inside.lock().unwrap();
        match event {
            TraceEvent::Stmt(..) => counted.cost.statements += 1,
            TraceEvent::Row(_) => counted.cost.rows += 1,
            TraceEvent::Profile(statement, _) => {
                let steps = statement.get_status(rusqlite::StatementStatus::VmStep);
                let before = counted.before.insert(statement.sql().into_owned(), steps);
                counted.cost.steps += i64::from(steps - before.unwrap_or_default());
            }
            _ => {}
        }
    };
    db.trace_v2(codes, Some(count)).unwrap();
    counted
}

/// A province of so many districts with 15 communes each, three officers everywhere, one of them long gone.
fn province(districts: u32) -> Trial {
    let mut trial = Trial::empty();
    trial.db.execute_batch("BEGIN").unwrap();
    let root = UnitPath::default().child(0);
    trial.unit(root.clone(), (None, None));
    for district in 0..districts {
        let district = root.child(district);
        trial.unit(district.clone(), (None, None));
        for commune in 0..15 {
            trial.unit(district.child(commune), (None, None));
        }
    }
    for (unit, path) in &trial.units {
        for n in 1..=4 {
            let person = PersonId(unit.0 * 10 + n);
            let name = format!("Người Thứ {}", unit.0);
            trial
                .db
                .execute(
                    "INSERT INTO person VALUES (?1, 1, 0, 'K' || ?1, ?2, '', x'', NULL, NULL, NULL, '', '', '', NULL)",
                    (person, &name),
                )
                .unwrap();
            trial
                .db
                .execute("INSERT INTO training (person, day, topic) VALUES (?1, 20210303, '')", [person])
                .unwrap();
            trial.seat(person, *unit, (None, (n == 2).then_some(20_200_101)), false);
        }
        trial
            .db
            .execute(
                "INSERT INTO unit_search (rowid, words) VALUES (?1, ?2)",
                (unit, format!("don vi {} u{}", unit.0, unit.0)),
            )
            .unwrap();
        trial.db.execute("INSERT INTO roll_up VALUES (?1, 0, 0, 0, 1, 0, 0, 0, 3, 1)", [unit]).unwrap();
        if unit.0 % 2 == 0 {
            trial.finding(path, &a_finding(*unit, 1, Facet::Short, None));
        }
    }
    let index = "INSERT INTO person_search (rowid, words) \
        SELECT id, 'nguoi thu ' || id / 10 || ' k' || id FROM person";
    trial.db.execute(index, []).unwrap();
    let true_numbers = "UPDATE roll_up SET error = (SELECT count(*) FROM finding, unit \
        WHERE unit.id = roll_up.unit AND finding.path >= unit.path AND finding.path < unit.path || '~')";
    trial.db.execute(true_numbers, []).unwrap();
    trial.count();
    trial.db.execute_batch("COMMIT").unwrap();
    trial
}

fn cost(trial: &Trial, counted: &Mutex<Counted>, question: &Question) -> Cost {
    let mut rules = Rulebook::default();
    // Once to make the statements.
    ask(&trial.db, &mut rules, question).unwrap();
    counted.lock().unwrap().cost = Cost::default();
    ask(&trial.db, &mut rules, question).unwrap();
    counted.lock().unwrap().cost
}

fn outline(anchor: RowKey, open_depth: usize, (before, after): (usize, usize)) -> Question {
    let exceptions = BTreeMap::from([(UnitId(18), true), (UnitId(34), true)]);
    Question::Outline { shape: Shape { open_depth, exceptions }, anchor, before, after }
}

fn questions(trial: &Trial) -> Vec<(&'static str, Question, Cost)> {
    let last = trial.units.last().unwrap().0;
    let middle = trial.units[trial.units.len() / 2].0;
    let unit = RowKey::unit;
    let seat = RowKey { unit: middle, at: RowAt::Seat(crate::domain::id::SeatId(middle.0 * 4 - 1)) };
    let find = |text: &str| Question::Find {
        text: text.to_owned(),
        near: Some(middle),
        units_only: false,
        limit: 10,
        day: None,
    };
    // Twelve of a page's own, and two for each closed unit that is passed over.
    let page = |statements, rows, steps| Cost { statements, rows, steps };
    let few = |statements, rows, steps| Cost { statements, rows, steps };
    vec![
        ("closed below the province", outline(unit(UnitId(1)), 1, (0, 40)), page(95, 140, 7_000)),
        ("closed, from the end", outline(unit(last), 1, (40, 0)), page(95, 140, 7_000)),
        ("closed districts, back", outline(unit(middle), 2, (20, 20)), page(95, 140, 7_000)),
        ("all open", outline(unit(middle), 9, (20, 20)), page(95, 140, 7_000)),
        ("all open, around an officer", outline(seat, 9, (20, 20)), page(95, 140, 7_000)),
        ("one row on", outline(seat, 9, (0, 1)), page(14, 30, 1_500)),
        (
            "the end",
            Question::OutlineEnd { shape: Shape { open_depth: 9, exceptions: BTreeMap::new() } },
            page(10, 20, 700),
        ),
        ("next finding", Question::NextFinding { from: unit(middle), forward: true }, few(8, 12, 500)),
        (
            "previous finding",
            Question::NextFinding { from: unit(UnitId(1)), forward: false },
            few(8, 12, 500),
        ),
        (
            "a page of findings",
            Question::Findings { under: UnitId(1), skip: 0, limit: 40 },
            few(5, 50, 5_000),
        ),
        ("overview", Question::Overview, few(6, 6, 200)),
        ("find by one letter", find("n"), few(60, 400, 5_000)),
        ("find by a common word", find("nguoi"), few(60, 400, 5_000)),
        ("find by two words", find("thu ng"), few(60, 400, 5_000)),
        ("find one", find(&format!("u{}", middle.0)), few(40, 60, 600)),
        ("record", Question::Record { person: PersonId(11) }, few(5, 10, 300)),
        (
            "history",
            Question::History {
                of: HistoryOf::Unit(middle),
                only: HistoryFilter::default(),
                skip: 0,
                limit: 40,
            },
            few(4, 10, 2_000),
        ),
        ("changes", Question::ChangesSince(Seq(0)), few(3, 5, 200)),
    ]
}

#[test]
fn a_question_costs_the_same_at_any_size() {
    let mut small = province(60);
    let mut large = province(300);
    let (in_small, in_large) = (watch(&mut small.db), watch(&mut large.db));
    for ((name, question, most), (_, larger, _)) in questions(&small).into_iter().zip(questions(&large)) {
        let (few, many) = (cost(&small, &in_small, &question), cost(&large, &in_large, &larger));
        for cost in [few, many] {
            assert!(cost.statements <= most.statements, "{name}: {cost:?}, at most {most:?}");
            assert!(cost.rows <= most.rows, "{name}: {cost:?}, at most {most:?}");
            assert!(cost.steps <= most.steps, "{name}: {cost:?}, at most {most:?}");
        }
        // A deeper index and another number of sorted rows are no difference.
        assert!(many.steps <= few.steps * 13 / 10 + 100, "{name}: {few:?} among few, {many:?} among many");
    }
    // The last of 2,400 findings: past 300 districts by their numbers.
    let last = Question::Findings { under: UnitId(1), skip: 2_390, limit: 40 };
    let cost_of_last = cost(&large, &in_large, &last);
    assert!(cost_of_last.steps < 22_000 && cost_of_last.rows < 400, "{cost_of_last:?}");
    let completions = Question::Completions { field: Field::Title, prefix: "ch".to_owned(), limit: 9 };
    assert!(cost(&large, &in_large, &completions).rows <= 2_100);
    let question = outline(RowKey::unit(UnitId(1)), 9, (0, 40));
    let Answer::Outline(page) = ask(&large.db, &mut Rulebook::default(), &question).unwrap() else {
        panic!()
    };
    assert_eq!((page.rows.len(), today().number()), (41, 20_210_928));
}
