//! Pages of the flat roster against a plain reading of all rows.

use std::cmp::Ordering;

use rusqlite::params;

use crate::domain::day::PartialDate;
use crate::domain::fault::FaultKind;
use crate::domain::fault::store::StoreFault;
use crate::domain::field::{Field, Owner};
use crate::domain::id::{SeatId, UnitId};
use crate::domain::person::Person;
use crate::domain::roster::{Anchor, Direction, Filter, RosterPage, Test, View};
use crate::domain::seat::Seat;
use crate::domain::unit::{Unit, UnitPath};
use crate::store::ask::patience::Patience;
use crate::store::ask::roster;
use crate::store::ask::trial::{Dice, TODAY, Trial, today};
use crate::store::tables::{person, seat, unit};
use crate::vietnamese::fold::{fold, matches_prefixes};
use crate::vietnamese::name::{sort_key, text_sort_key};

const TITLES: [&str; 4] = ["Chủ tịch", "Đội trưởng", "Chuyên viên", ""];
const SCALE: [&str; 3] = ["college", "university", "master"];
const NAMES: [&str; 5] = ["Vi Văn Ba", "Lý Thị Bà", "Nông Đức", "Hà Dũng", "Đỗ Văn Ba"];

/// A province with some districts and communes, two people on average in each, some of them gone.
fn office(dice: &mut Dice) -> Trial {
    let mut trial = Trial::empty();
    let root = UnitPath::default().child(0);
    trial.unit(root.clone(), (None, None));
    for n in 0..3 {
        let district = root.child(n);
        trial.unit(district.clone(), (None, None));
        for m in 0..4 {
            trial.unit(district.child(m), (None, None));
        }
    }
    for (id, _) in trial.units.clone() {
        for _ in 0..dice.roll(5) {
            let who = trial.person();
            let name = NAMES[dice.roll(5)];
            let since = [None, Some(20_100_000), Some(20_150_300), Some(20_180_905)][dice.roll(4)];
            trial
                .db
                .execute(
                    "UPDATE person SET full_name = ?2, fold = ?3, sort_key = ?4, qualification = ?5, \
                     service_start = ?6 WHERE id = ?1",
                    params![who, name, fold(name), sort_key(name), SCALE[dice.roll(3)], since],
                )
                .unwrap();
            let to = if dice.is_one_in(6) { Some(TODAY - 1) } else { None };
            trial.seat(who, id, (None, to), dice.is_one_in(9));
            trial
                .db
                .execute(
                    "UPDATE seat SET title = ?1, role = ?2 WHERE id = (SELECT max(id) FROM seat)",
                    params![TITLES[dice.roll(4)], i64::from(dice.is_one_in(4))],
                )
                .unwrap();
        }
    }
    trial.db.execute_batch("INSERT INTO roll_up SELECT id, 0, 0, 0, 0, 0, 0, 0, 100, 0 FROM unit").unwrap();
    trial
}

fn value((person, seat, unit): &(Person, Seat, Unit), field: Field) -> String {
    match field.owner() {
        Owner::Person => person.get(field),
        Owner::Seat => seat.get(field),
        Owner::Unit => unit.code.clone(),
    }
}

fn compare(a: &(Person, Seat, Unit), b: &(Person, Seat, Unit), field: Field) -> Ordering {
    let rank = |word: &str| SCALE.iter().position(|known| *known == word);
    match field {
        Field::FullName => sort_key(&a.0.full_name).cmp(&sort_key(&b.0.full_name)),
        Field::UnitCode => a.2.path.cmp(&b.2.path),
        Field::Title => text_sort_key(&a.1.title).cmp(&text_sort_key(&b.1.title)),
        Field::Qualification => rank(&a.0.qualification).cmp(&rank(&b.0.qualification)),
        Field::Role => a.1.role.cmp(&b.1.role),
        Field::ServiceStart => {
            let number = |row: &(Person, Seat, Unit)| row.0.service_start.map(PartialDate::number);
            number(a).cmp(&number(b))
        }
        other => panic!("{other:?} is not tried"),
    }
}

/// The seats of a view, read plainly.
fn plain(trial: &Trial, view: &View) -> Vec<SeatId> {
    let sql = format!(
        "SELECT {}, {}, {} FROM seat JOIN person ON person.id = seat.person JOIN unit ON unit.id = seat.unit \
         WHERE seat.deleted = 0 AND ifnull(seat_to, 99999999) >= {TODAY}",
        seat::COLUMNS,
        person::COLUMNS,
        unit::COLUMNS
    );
    let mut statement = trial.db.prepare(&sql).unwrap();
    let read = statement.query_map([], |row| {
        let unit = unit::read(row, seat::WIDTH + person::WIDTH)?;
        Ok((person::read(row, seat::WIDTH)?, seat::read(row, 0)?, unit))
    });
    let mut rows: Vec<(Person, Seat, Unit)> = read.unwrap().map(Result::unwrap).collect();
    let top = &trial.units.iter().find(|(id, _)| *id == view.under).unwrap().1;
    rows.retain(|row| row.2.path.is_within(top));
    rows.retain(|row| {
        view.filters.iter().all(|filter| match &filter.test {
            Test::OneOf(words) => words.contains(&value(row, filter.field)),
            Test::Begins(typed) if filter.field == Field::ServiceStart => {
                row.0.service_start.is_some_and(|date| date.vietnamese().contains(typed.as_str()))
            }
            Test::Begins(typed) => matches_prefixes(&fold(&value(row, filter.field)), &fold(typed)),
        })
    });
    rows.sort_by(|a, b| {
        let tree = || if view.sort.is_empty() { a.2.path.cmp(&b.2.path) } else { Ordering::Equal };
        let one = |(field, direction): &(Field, Direction)| match direction {
            Direction::Up => compare(a, b, *field),
            Direction::Down => compare(b, a, *field),
        };
        let sorted = view.sort.iter().map(one).find(|order| order.is_ne());
        sorted.unwrap_or_else(tree).then(a.1.id.cmp(&b.1.id))
    });
    rows.into_iter().map(|(_, seat, _)| seat.id).collect()
}

fn any_view(dice: &mut Dice, trial: &Trial) -> View {
    let columns = [
        Field::FullName,
        Field::UnitCode,
        Field::Title,
        Field::Qualification,
        Field::Role,
        Field::ServiceStart,
    ];
    let mut sort: Vec<(Field, Direction)> = Vec::new();
    for _ in 0..dice.roll(3) {
        let field = columns[dice.roll(6)];
        let direction = if dice.is_one_in(2) { Direction::Up } else { Direction::Down };
        if !sort.iter().any(|(known, _)| *known == field) {
            sort.push((field, direction));
        }
    }
    let filters = [
        Filter { field: Field::Title, test: Test::OneOf(vec!["Chuyên viên".to_owned()]) },
        Filter { field: Field::Title, test: Test::Begins("doi tr".to_owned()) },
        Filter { field: Field::FullName, test: Test::Begins("ba v".to_owned()) },
        Filter { field: Field::Role, test: Test::OneOf(vec!["reserve".to_owned()]) },
        Filter { field: Field::ServiceStart, test: Test::OneOf(vec![String::new(), "2010".to_owned()]) },
        Filter { field: Field::ServiceStart, test: Test::Begins("09/2018".to_owned()) },
        Filter { field: Field::UnitCode, test: Test::OneOf(vec!["U3".to_owned(), "U7".to_owned()]) },
    ];
    let filters = filters.into_iter().filter(|_| dice.is_one_in(5)).collect();
    View { under: trial.units[dice.roll(3)].0, sort, filters }
}

fn seats(page: &RosterPage) -> Vec<SeatId> {
    page.rows.iter().map(|row| row.officer.seat.id).collect()
}

/// A page around a place, by a walk where there is one (`few` = 0) or by a look at everybody.
fn page(trial: &Trial, view: &View, few: u64, around: (Anchor, (usize, usize))) -> RosterPage {
    let scale = SCALE.map(ToOwned::to_owned);
    let mut patience = Patience::of_rows(1_000);
    roster::page_beyond(few, &trial.db, (view, &scale), around, &mut patience).unwrap()
}

/// Compares pages around a place with the same stretch of all rows.
fn compare_pages(trial: &Trial, view: &View, all: &[SeatId], around: (Anchor, usize, (usize, usize))) {
    let (anchor, place, (before, after)) = around;
    let to = (place + after + 1).min(all.len());
    let from = place.saturating_sub(before).min(to);
    let wanted = &all[from..to];
    for few in [0, 1_000] {
        let page = page(trial, view, few, (anchor, (before, after)));
        assert_eq!(seats(&page), wanted, "{view:?} {anchor:?} -{before} +{after}");
        assert_eq!((page.is_start, page.is_end), (from == 0, to == all.len()), "{view:?} {anchor:?}");
        assert!(page.rows.is_empty() || page.at == place - from, "{view:?} {anchor:?}");
        let counted = page.counted.map(|counted| (counted.before, counted.all));
        assert!(counted.is_none() || counted == Some((from, all.len())), "{view:?} {counted:?}");
    }
}

#[test]
fn a_page_is_the_same_stretch_as_of_all_rows_sorted_and_filtered_plainly() {
    let mut dice = Dice::new(11);
    let (mut shown, mut walked) = (0, 0);
    for _ in 0..40 {
        let trial = office(&mut dice);
        for _ in 0..30 {
            let view = any_view(&mut dice, &trial);
            let all = plain(&trial, &view);
            let reach = (dice.roll(5), dice.roll(5));
            let at = dice.roll(all.len().max(1));
            compare_pages(&trial, &view, &all, (Anchor::Start, 0, reach));
            compare_pages(&trial, &view, &all, (Anchor::End, all.len().saturating_sub(1), reach));
            if let Some(seat) = all.get(at) {
                compare_pages(&trial, &view, &all, (Anchor::Row(*seat), at, reach));
            }
            let first = page(&trial, &view, 0, (Anchor::Start, reach));
            (shown, walked) = (shown + first.rows.len(), walked + usize::from(first.counted.is_none()));
            let count = roster::count(&trial.db, &view, &[], &mut Patience::endless()).unwrap();
            assert_eq!(count, all.len());
            let by = (Field::Title, 10);
            let groups = roster::groups(&trial.db, &view, by, &mut Patience::endless()).unwrap();
            assert_eq!(groups.iter().map(|group| group.count).sum::<usize>(), all.len());
            assert!(groups.is_sorted_by(|a, b| a.count >= b.count));
        }
    }
    assert!(shown > 1_000 && walked > 200, "{shown} rows, {walked} walks");
}

#[test]
fn a_row_that_is_not_shown_leads_to_the_place_where_it_would_stand() {
    let mut dice = Dice::new(5);
    let trial = office(&mut dice);
    let by_name = View { under: UnitId(1), sort: vec![(Field::FullName, Direction::Up)], filters: vec![] };
    let all = plain(&trial, &by_name);
    let filters = vec![Filter { field: Field::FullName, test: Test::Begins("duc".to_owned()) }];
    let only = View { filters, ..by_name };
    let left = plain(&trial, &only);
    let gone = *all.iter().find(|seat| !left.contains(seat)).unwrap();
    let anchor = Anchor::Row(gone);
    let page = roster::page(&trial.db, (&only, &[]), anchor, (9, 9), &mut Patience::endless()).unwrap();
    assert_eq!(seats(&page), left[..left.len().min(19)]);
    let nowhere = Anchor::Row(SeatId(999_999));
    let page = roster::page(&trial.db, (&only, &[]), nowhere, (9, 9), &mut Patience::endless()).unwrap();
    assert_eq!(page.at, 0);
    assert_eq!(today().number(), TODAY);
}

#[test]
fn the_look_at_all_officers_ends_with_the_patience_and_can_be_stopped() {
    let trial = office(&mut Dice::new(3));
    let view = View { under: UnitId(1), sort: vec![(Field::Phone, Direction::Up)], filters: vec![] };
    let short = roster::page(&trial.db, (&view, &[]), Anchor::Start, (0, 9), &mut Patience::of_rows(3));
    assert_eq!(short.unwrap_err().kind, FaultKind::Store(StoreFault::Cancelled));
    // Twenty thousand people: told several times, stopped at the second.
    for _ in 0..15 {
        trial.db.execute_batch("INSERT INTO seat SELECT id + (SELECT max(id) FROM seat), version, 0, person, unit, \
            title, role, status, seat_from, NULL, decision_no, decision_date, decision_expiry, note FROM seat \
            LIMIT 20000").unwrap();
    }
    let mut told = 0;
    let mut tell = |_, _| {
        told += 1;
        told < 2
    };
    let stopped =
        roster::page(&trial.db, (&view, &[]), Anchor::Start, (0, 9), &mut Patience::told(&mut tell));
    assert_eq!(stopped.unwrap_err().kind, FaultKind::Store(StoreFault::Cancelled));
    assert_eq!(told, 2);
}
