//! Rosters of any shape for the tests of questions, written row by row past the judge, so that a question can be
//! compared with a plain reading of the same rows.

mod cost;
mod find;
mod matches;
mod outline;
mod roster;

use rusqlite::{Connection, params};

use crate::domain::day::Day;
use crate::domain::finding::{Facet, Finding, RuleIx, Severity, State};
use crate::domain::id::{PersonId, UnitId};
use crate::domain::rights::Rights;
use crate::domain::unit::UnitPath;
use crate::store::access::gate::Gate;
use crate::store::migrate;
use crate::store::tables::finding;

/// Numbers that look random and are the same every time.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// From 0 up to, not including, `sides`.
    pub(super) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    pub(super) fn is_one_in(&mut self, sides: usize) -> bool {
        self.roll(sides) == 0
    }
}

pub(super) const TODAY: i32 = 20_210_928;

pub(super) fn today() -> Day {
    Day::from_number(TODAY).unwrap()
}

/// A roster in memory.
pub(super) struct Trial {
    pub(super) db: Connection,
    pub(super) units: Vec<(UnitId, UnitPath)>,
}

impl Trial {
    pub(super) fn empty() -> Self {
        let db = Connection::open_in_memory().unwrap();
        db.set_prepared_statement_cache_capacity(128);
        db.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).unwrap();
        migrate::found(&db).unwrap();
        std::mem::forget(Gate::install(&db).unwrap().open(Rights::everything()));
        db.execute("INSERT INTO judged VALUES (1, ?1, NULL, 1, 1, 0)", [TODAY]).unwrap();
        Self { db, units: Vec::new() }
    }

    pub(super) fn unit(&mut self, path: UnitPath, life: (Option<i32>, Option<i32>)) -> UnitId {
        let id = UnitId(i64::try_from(self.units.len()).unwrap() + 1);
        let level = i64::try_from(path.depth().min(4)).unwrap();
        let (code, name) = (format!("U{}", id.0), format!("Đơn vị {}", id.0));
        let fold = format!("don vi {}", id.0);
        self.db
            .execute(
                "INSERT INTO unit VALUES (?1, ?2, ?3, ?4, 'so', ?5, ?6, ?7, ?8)",
                params![id, path, code, level, name, fold, life.0, life.1],
            )
            .unwrap();
        self.units.push((id, path));
        id
    }

    pub(super) fn person(&self) -> PersonId {
        let id: i64 = self.db.query_row("SELECT count(*) + 1 FROM person", [], |row| row.get(0)).unwrap();
        let name = format!("Người {id}");
        self.db
            .execute(
                "INSERT INTO person VALUES (?1, 1, 0, ?2, ?3, '', x'', NULL, NULL, NULL, '', '', '', NULL)",
                params![id, format!("K{id}"), name],
            )
            .unwrap();
        PersonId(id)
    }

    pub(super) fn seat(
        &self,
        person: PersonId,
        unit: UnitId,
        held: (Option<i32>, Option<i32>),
        deleted: bool,
    ) {
        self.db
            .execute(
                "INSERT INTO seat (version, deleted, person, unit, title, role, status, seat_from, seat_to, \
                 decision_no, note) VALUES (1, ?1, ?2, ?3, 'Chuyên viên', 0, 0, ?4, ?5, '', '')",
                params![deleted, person, unit, held.0, held.1],
            )
            .unwrap();
    }

    pub(super) fn finding(&self, path: &UnitPath, finding: &Finding) {
        finding::put(&self.db, path, finding).unwrap();
    }

    /// Sets the counts of people from the seats, as the judge would.
    pub(super) fn count(&self) {
        self.db
            .execute_batch(&format!(
                "INSERT OR REPLACE INTO judgement \
                 SELECT unit.id, (SELECT count(DISTINCT person) FROM seat WHERE unit = unit.id AND deleted = 0 \
                    AND role = 0 AND ifnull(seat_from, 0) <= {TODAY} \
                    AND ifnull(seat_to, 99999999) >= {TODAY}), 1, NULL FROM unit"
            ))
            .unwrap();
    }
}

pub(super) fn a_finding(unit: UnitId, rule: u16, facet: Facet, person: Option<PersonId>) -> Finding {
    Finding {
        rule: RuleIx(rule),
        unit,
        facet,
        person,
        state: State::Breach,
        severity: Severity::Error,
        missing: Vec::new(),
        missing_count: None,
        count: None,
        share: None,
        since: None,
        ask: Vec::new(),
        waiver: None,
    }
}

/// A tree with people and findings of every kind.
pub(super) fn random(seed: u64) -> Trial {
    let mut dice = Dice::new(seed);
    let mut trial = Trial::empty();
    let mut open = vec![UnitPath::default().child(0)];
    let most = 1 + dice.roll(40);
    let dead_sides = 3 + dice.roll(20);
    while let Some(path) = open.pop() {
        let dead = path.depth() > 1 && dice.is_one_in(dead_sides);
        let life = if dead { (None, Some(TODAY - 1)) } else { (Some(19_000_101), None) };
        trial.unit(path.clone(), life);
        let children = dice.roll(5);
        for ordinal in 0..children {
            if trial.units.len() + open.len() < most {
                open.push(path.child(
                    u32::try_from(ordinal * (1 + dice.roll(300))).unwrap() * 5
                        + u32::try_from(ordinal).unwrap(),
                ));
            }
        }
        open.sort();
        open.dedup();
        open.reverse();
    }
    let people: Vec<PersonId> = (0..=dice.roll(60)).map(|_| trial.person()).collect();
    let person = |dice: &mut Dice| people[dice.roll(people.len())];
    let place = |dice: &mut Dice, trial: &Trial| trial.units[dice.roll(trial.units.len())].clone();
    for _ in 0..dice.roll(90) {
        let (unit, _) = place(&mut dice, &trial);
        let held = match dice.roll(6) {
            0 => (None, Some(TODAY - 1)),
            1 => (Some(TODAY + 1), None),
            2 => (Some(TODAY), Some(TODAY)),
            _ => (None, None),
        };
        trial.seat(person(&mut dice), unit, held, dice.is_one_in(9));
    }
    trial.count();
    for _ in 0..dice.roll(60) {
        let (unit, path) = place(&mut dice, &trial);
        let rule = u16::try_from(dice.roll(4)).unwrap();
        let mut one = if dice.is_one_in(2) {
            let mut short = a_finding(unit, rule, Facet::Short, None);
            short.missing = (0..dice.roll(3)).map(|n| format!("s{n}")).collect();
            short.missing_count = u32::try_from(dice.roll(13)).ok();
            short
        } else {
            a_finding(unit, rule, Facet::Need, Some(person(&mut dice)))
        };
        one.state = [State::Breach, State::Breach, State::Unknown, State::Waived][dice.roll(4)];
        one.severity = Severity::ALL[dice.roll(5)];
        trial.finding(&path, &one);
    }
    trial
}
