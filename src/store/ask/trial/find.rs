//! Among many of one name the nearest come first, as if all had been ranked.

use super::Trial;
use crate::domain::id::UnitId;
use crate::domain::query::{Answer, Hits, Question};
use crate::domain::rights::Rights;
use crate::domain::unit::UnitPath;
use crate::store::ask::patience::Patience;
use crate::store::ask::{Access, Asked, answer};
use crate::store::rulebook::Rulebook;
use crate::store::text;

/// Districts, communes of each, and officers in every unit.
const SHAPE: (u32, u32, usize) = (12, 8, 20);

/// A province in which everybody has one name.
fn namesakes() -> Trial {
    let mut trial = Trial::empty();
    trial.db.execute_batch("BEGIN").unwrap();
    let root = UnitPath::default().child(0);
    trial.unit(root.clone(), (None, None));
    for district in 0..SHAPE.0 {
        let district = root.child(district);
        trial.unit(district.clone(), (None, None));
        for commune in 0..SHAPE.1 {
            trial.unit(district.child(commune), (None, None));
        }
    }
    for (unit, _) in &trial.units {
        for _ in 0..SHAPE.2 {
            let person = trial.person();
            trial
                .db
                .execute(
                    "UPDATE person SET full_name = 'Lý Thị An', fold = 'ly thi an' WHERE id = ?1",
                    [person],
                )
                .unwrap();
            trial.seat(person, *unit, (None, None), false);
        }
    }
    text::index_people(&trial.db, 0, i64::MAX).unwrap();
    let counts = "INSERT INTO roll_up SELECT u.id, 0, 0, 0, 0, 0, 0, 0, \
        (SELECT count(*) FROM seat, unit AS below WHERE below.id = seat.unit AND below.path >= u.path \
            AND below.path < u.path || '~'), 0 FROM unit AS u";
    trial.db.execute(counts, []).unwrap();
    trial.db.execute_batch("COMMIT").unwrap();
    trial
}

fn find(trial: &Trial, text: &str, near: UnitId, limit: usize) -> Hits {
    let question =
        Question::Find { text: text.to_owned(), near: Some(near), units_only: false, limit, day: None };
    let asked = Asked { rights: &Rights::everything(), access: Access::Write };
    let mut rules = Rulebook::default();
    match answer(&trial.db, (&mut rules, asked), &question, &mut Patience::endless()).unwrap() {
        Answer::Hits(hits) => hits,
        other => panic!("{other:?}"),
    }
}

#[test]
fn of_more_namesakes_than_are_collected_the_nearest_come_first() {
    let trial = namesakes();
    let (district, near) =
        (trial.units[trial.units.len() - 9].1.clone(), trial.units[trial.units.len() - 3].clone());
    let limit = 50;
    for typed in ["an", "ly thi an", "lý", "l t a", "thị a"] {
        let hits = find(&trial, typed, near.0, limit);
        let units: Vec<UnitId> = hits.hits.iter().map(|hit| hit.target.key.unit).collect();
        // First all of the unit itself, then those of its district in tree order.
        let others = trial.units.iter().filter(|(id, path)| path.is_within(&district) && *id != near.0);
        let ranked = [near.0].into_iter().chain(others.map(|(id, _)| *id));
        let expected: Vec<UnitId> =
            ranked.flat_map(|id| std::iter::repeat_n(id, SHAPE.2)).take(limit).collect();
        assert_eq!((units, hits.more), (expected, true), "{typed}");
    }
    assert!(find(&trial, "lỳ", near.0, limit).hits.is_empty(), "marks that were typed must agree");
}
