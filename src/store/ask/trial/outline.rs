//! The outline against a plain flattening of the same rows.

use std::collections::BTreeMap;

use super::{Dice, Trial, random, today};
use crate::domain::finding::{Facet, Finding, Severity, State};
use crate::domain::id::{SeatId, UnitId};
use crate::domain::outline::{OutlinePage, OutlineRow, RowAt, RowContent, RowKey, Shape};
use crate::domain::unit::Unit;
use crate::store::ask::outline::{around, end};
use crate::store::tables::{finding, unit};

fn living(trial: &Trial) -> Vec<Unit> {
    let mut units: Vec<Unit> =
        trial.units.iter().map(|(id, _)| unit::by_id(&trial.db, *id).unwrap().unwrap()).collect();
    units.retain(|unit| unit.life.holds(today()));
    units.sort_by(|a, b| a.path.cmp(&b.path));
    units
}

fn seats(trial: &Trial, unit: UnitId) -> Vec<SeatId> {
    let mut statement = trial
        .db
        .prepare(
            "SELECT id FROM seat WHERE unit = ?1 AND deleted = 0 AND (seat_from IS NULL OR seat_from <= 20210928) \
             AND (seat_to IS NULL OR seat_to >= 20210928) ORDER BY id",
        )
        .unwrap();
    let ids = statement.query_map([unit], |row| row.get(0)).unwrap();
    ids.collect::<Result<_, _>>().unwrap()
}

fn vacancies(findings: &[Finding]) -> usize {
    let short = findings.iter().filter(|one| {
        one.facet == Facet::Short && one.state != State::Unknown && one.severity > Severity::Info
    });
    short
        .map(|one| one.missing.len().max(usize::try_from(one.missing_count.unwrap()).unwrap()))
        .sum::<usize>()
        .min(9)
}

/// Every row that is shown, and whether its unit is open.
fn flat(trial: &Trial, shape: &Shape) -> Vec<RowKey> {
    let units = living(trial);
    let mut rows = Vec::new();
    for unit in &units {
        let hidden = units.iter().any(|other| {
            other.id != unit.id
                && unit.path.is_within(&other.path)
                && !shape.is_open(other.id, other.path.depth())
        });
        if hidden {
            continue;
        }
        rows.push(RowKey::unit(unit.id));
        if shape.is_open(unit.id, unit.path.depth()) {
            let key = |at| RowKey { unit: unit.id, at };
            rows.extend(seats(trial, unit.id).into_iter().map(|seat| key(RowAt::Seat(seat))));
            let findings = finding::at_path(&trial.db, &unit.path).unwrap();
            rows.extend((0..vacancies(&findings)).map(|n| key(RowAt::Vacancy(u8::try_from(n).unwrap()))));
        }
    }
    rows
}

fn shape(dice: &mut Dice, trial: &Trial) -> Shape {
    let mut shape = Shape { open_depth: dice.roll(5), exceptions: BTreeMap::new() };
    for (unit, path) in &trial.units {
        if dice.is_one_in(4) {
            shape.set(*unit, path.depth(), dice.is_one_in(2));
        }
    }
    shape
}

fn keys(page: &OutlinePage) -> Vec<RowKey> {
    page.rows.iter().map(|row| row.key).collect()
}

#[test]
fn a_page_is_a_piece_of_the_whole() {
    for seed in 0..60 {
        let trial = random(seed);
        let mut dice = Dice::new(seed + 1_000);
        for _ in 0..3 {
            let shape = shape(&mut dice, &trial);
            let all = flat(&trial, &shape);
            for (at, key) in all.iter().enumerate() {
                let (before, after) = (dice.roll(8), dice.roll(12));
                let page = around(&trial.db, &shape, *key, (before, after)).unwrap();
                let (from, to) = (at.saturating_sub(before), (at + after + 1).min(all.len()));
                assert_eq!(keys(&page), all[from..to], "seed {seed}, {key:?}, {before} {after}, {shape:?}");
                assert_eq!((page.is_start, page.is_end), (from == 0, to == all.len()), "seed {seed} {key:?}");
            }
            let last = end(&trial.db, &shape).unwrap();
            assert_eq!(keys(&last), all[all.len() - 1..], "seed {seed}");
            assert_eq!((last.is_start, last.is_end), (all.len() == 1, true));
        }
    }
}

#[test]
fn what_is_gone_or_hidden_is_found_at_the_nearest_row() {
    for seed in 0..60 {
        let trial = random(seed);
        let mut dice = Dice::new(seed + 2_000);
        let shape = shape(&mut dice, &trial);
        let all = flat(&trial, &shape);
        for (unit, path) in &trial.units {
            for at in [RowAt::Seat(SeatId(9_999)), RowAt::Vacancy(200), RowAt::Unit] {
                let page = around(&trial.db, &shape, RowKey { unit: *unit, at }, (0, 0)).unwrap();
                let mut line: Vec<UnitId> = living(&trial)
                    .into_iter()
                    .filter(|other| path.is_within(&other.path))
                    .map(|other| other.id)
                    .collect();
                line.retain(|unit| all.contains(&RowKey::unit(*unit)));
                assert_eq!(keys(&page), [RowKey::unit(*line.last().unwrap())], "seed {seed}, {unit:?}");
            }
        }
        let page = around(&trial.db, &shape, RowKey::unit(UnitId(9_999)), (0, 3)).unwrap();
        assert_eq!(keys(&page), all[..all.len().min(4)]);
    }
}

fn name(trial: &Trial, unit: UnitId) -> String {
    unit::by_id(&trial.db, unit).unwrap().unwrap().full_name()
}

fn check_row(trial: &Trial, row: &OutlineRow) {
    let (_, path) = trial.units.iter().find(|(id, _)| *id == row.key.unit).unwrap();
    let findings = finding::at_path(&trial.db, path).unwrap();
    let above: Vec<String> = path
        .line()
        .map(|step| name(trial, trial.units.iter().find(|(_, path)| *path == step).unwrap().0))
        .collect();
    match &row.content {
        RowContent::Unit(unit) => {
            assert_eq!(*row.trail, above[..above.len() - 1].join(" / "));
            assert_eq!(
                row.findings,
                findings.iter().filter(|one| one.person.is_none()).cloned().collect::<Vec<_>>()
            );
            assert_eq!(row.depth, path.depth() - 1);
            let below = living(trial).iter().any(|one| one.id != row.key.unit && one.path.is_within(path));
            let inside = below || !seats(trial, row.key.unit).is_empty() || vacancies(&findings) > 0;
            assert_eq!(unit.has_inside, inside);
        }
        RowContent::Officer(officer) => {
            assert_eq!(*row.trail, above.join(" / "));
            let his: Vec<_> =
                findings.into_iter().filter(|one| one.person == Some(officer.person.id)).collect();
            assert_eq!(row.findings, his);
            assert_eq!(row.key.at, RowAt::Seat(officer.seat.id));
            assert_eq!((row.depth, officer.seat.person), (path.depth(), officer.person.id));
        }
        RowContent::Vacancy(vacancy) => {
            let [short] = row.findings.as_slice() else { panic!("one finding") };
            assert_eq!((short.facet, short.rule), (Facet::Short, vacancy.rule));
            assert!(vacancy.slot.as_ref().is_none_or(|slot| short.missing.contains(slot)));
        }
    }
}

#[test]
fn rows_carry_their_findings_and_what_stands_above_them() {
    for seed in 0..60 {
        let trial = random(seed);
        let mut dice = Dice::new(seed + 3_000);
        let shape = shape(&mut dice, &trial);
        let root = RowKey::unit(living(&trial)[0].id);
        let page = around(&trial.db, &shape, root, (0, 10_000)).unwrap();
        assert_eq!(keys(&page), flat(&trial, &shape));
        page.rows.iter().for_each(|row| check_row(&trial, row));
    }
}
