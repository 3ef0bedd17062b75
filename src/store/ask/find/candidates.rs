//! Units and officers that the index offers, as far as they really fit.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use rusqlite::Connection;

use crate::domain::day::{Day, Period};
use crate::domain::id::{PersonId, SeatId, UnitId};
use crate::domain::unit::{Unit, UnitPath};
use crate::store::ask::find::typed::Typed;
use crate::store::ask::sql;
use crate::store::error::Result;
use crate::store::tables::{numbers, unit};

/// So many hits are collected at least: among them the best are chosen. Each costs some microseconds.
const LEAST: usize = 60;
/// So many entries of the index are looked at for one hit that is collected: with enough to show, and before the
/// search gives up.
const TRIES: usize = 4;
const MOST_TRIES: usize = 20;

/// An officer who was found.
pub(super) struct Who {
    /// His seat, if he has one on the day.
    pub(super) seat: Option<SeatId>,
    pub(super) name: String,
    pub(super) key: String,
}

/// What may be a hit.
pub(super) struct Candidate {
    /// The unit, or the officer's.
    pub(super) unit: Unit,
    pub(super) who: Option<Who>,
    missed: usize,
}

impl Candidate {
    /// Whole words first, then what lives, then what is near, units before officers, then tree order.
    pub(super) fn rank(&self, day: Day, near: &UnitPath) -> impl Ord + use<> {
        let gone = !self.unit.life.holds(day) || self.who.as_ref().is_some_and(|who| who.seat.is_none());
        let shared = self.unit.path.line().zip(near.line()).take_while(|(here, there)| here == there).count();
        let seat = self.who.as_ref().map(|who| who.seat);
        (self.missed, gone, Reverse(shared), self.who.is_some(), self.unit.path.clone(), seat)
    }
}

static UNITS: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {} FROM unit_search CROSS JOIN unit ON unit.id = unit_search.rowid \
         WHERE unit_search MATCH ?1",
        unit::COLUMNS
    )
});

static UNITS_NEAR: LazyLock<String> =
    LazyLock::new(|| format!("SELECT {}, unit.fold FROM unit WHERE path >= ?1 AND path < ?2", unit::COLUMNS));

/// Units with these words in name or code.
pub(super) fn units(db: &Connection, typed: &Typed, near: &Near<'_>, limit: usize) -> Result<Vec<Candidate>> {
    let mut statement = db.prepare_cached(&UNITS)?;
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut bound = Bound::of(limit);
    for tier in typed.tiers() {
        let mut rows = statement.query([&tier.query])?;
        while bound.allows() {
            let Some(row) = rows.next()? else { break };
            bound.tried();
            let unit = unit::read(row, 0)?;
            let hay = format!("{} {}", unit.full_name(), unit.code);
            if seen.insert(unit.id)
                && let Some(missed) = typed.missed(&hay)
            {
                bound.found();
                found.push(Candidate { unit, who: None, missed });
            }
        }
    }
    if !bound.allows() {
        near.each(db, &UNITS_NEAR, |row| {
            if typed.may_fit(row.get_ref(unit::WIDTH)?.as_str().map_err(rusqlite::Error::from)?) {
                let unit = unit::read(row, 0)?;
                let missed = typed.missed(&unit.full_name()).filter(|_| seen.insert(unit.id));
                found.extend(missed.map(|missed| Candidate { unit, who: None, missed }));
            }
            Ok(())
        })?;
    }
    Ok(found)
}

/// Officers with these words in name or key, once for each seat that they hold on the day; without any, at their
/// last one.
pub(super) fn officers(
    db: &Connection,
    typed: &Typed,
    (near, day): (&Near<'_>, Day),
    limit: usize,
) -> Result<Vec<Candidate>> {
    let people = people(db, typed, near, limit)?;
    let seats = seats(db, people.keys().copied())?;
    let mut units: BTreeMap<UnitId, Unit> = BTreeMap::new();
    for unit in units_of(db, seats.iter().map(|seat| seat.unit).collect())? {
        units.insert(unit.id, unit);
    }
    let mut found = Vec::new();
    let mut by_person: BTreeMap<PersonId, Vec<&HisSeat>> = BTreeMap::new();
    for seat in &seats {
        by_person.entry(seat.person).or_default().push(seat);
    }
    for (id, person) in people {
        let his = by_person.remove(&id).unwrap_or_default();
        let held: Vec<&HisSeat> = his.iter().filter(|seat| seat.period.holds(day)).copied().collect();
        let shown: Vec<(&HisSeat, Option<SeatId>)> = match (held.is_empty(), his.last()) {
            (false, _) => held.into_iter().map(|seat| (seat, Some(seat.id))).collect(),
            (true, Some(last)) => vec![(*last, None)],
            (true, None) => Vec::new(),
        };
        for (seat, held) in shown {
            if let Some(unit) = units.get(&seat.unit) {
                let who = Who { seat: held, name: person.name.clone(), key: person.key.clone() };
                found.push(Candidate { unit: unit.clone(), who: Some(who), missed: person.missed });
            }
        }
    }
    Ok(found)
}

struct Named {
    name: String,
    key: String,
    missed: usize,
}

const PEOPLE_NEAR: &str = "SELECT person.id, person.full_name, person.key, person.fold FROM unit \
     CROSS JOIN seat ON seat.unit = unit.id AND seat.deleted = 0 \
     CROSS JOIN person ON person.id = seat.person AND person.deleted = 0 \
     WHERE unit.path >= ?1 AND unit.path < ?2";

fn people(
    db: &Connection,
    typed: &Typed,
    near: &Near<'_>,
    limit: usize,
) -> Result<BTreeMap<PersonId, Named>> {
    let mut statement = db.prepare_cached(
        "SELECT person.id, person.full_name, person.key \
         FROM person_search CROSS JOIN person ON person.id = person_search.rowid \
         WHERE person_search MATCH ?1 AND person.deleted = 0",
    )?;
    let mut found = BTreeMap::new();
    let mut bound = Bound::of(limit);
    for tier in typed.tiers() {
        let mut rows = statement.query([&tier.query])?;
        while bound.allows() {
            let Some(row) = rows.next()? else { break };
            bound.tried();
            let id: PersonId = row.get(0)?;
            if found.contains_key(&id) {
                continue;
            }
            let (name, key): (String, String) = (row.get(1)?, row.get(2)?);
            // A key that the program made up is not searched for.
            let known = if key.starts_with('~') { "" } else { key.as_str() };
            if let Some(missed) = typed.missed(&format!("{name} {known}")) {
                bound.found();
                found.insert(id, Named { name, key, missed });
            }
        }
    }
    if !bound.allows() {
        near.each(db, PEOPLE_NEAR, |row| {
            if typed.may_fit(row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?) {
                let (id, name, key): (PersonId, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
                if let Some(missed) = typed.missed(&name) {
                    found.entry(id).or_insert(Named { name, key, missed });
                }
            }
            Ok(())
        })?;
    }
    Ok(found)
}

struct HisSeat {
    id: SeatId,
    person: PersonId,
    unit: UnitId,
    period: Period,
}

/// Their seats, in entry order.
fn seats(db: &Connection, people: impl Iterator<Item = PersonId>) -> Result<Vec<HisSeat>> {
    let mut statement = db.prepare_cached(
        "SELECT seat.id, seat.person, seat.unit, seat.seat_from, seat.seat_to \
         FROM json_each(?1) AS wanted CROSS JOIN seat ON seat.person = wanted.value \
         WHERE seat.deleted = 0",
    )?;
    let rows = statement.query_map([sql::numbers(people.map(|person| person.0))], |row| {
        let period = Period { from: row.get(3)?, to: row.get(4)? };
        Ok(HisSeat { id: row.get(0)?, person: row.get(1)?, unit: row.get(2)?, period })
    })?;
    let mut seats: Vec<HisSeat> = rows.collect::<rusqlite::Result<_>>()?;
    seats.sort_by_key(|seat| seat.id);
    Ok(seats)
}

static BY_ID: LazyLock<String> = LazyLock::new(|| {
    format!("SELECT {} FROM json_each(?1) AS wanted CROSS JOIN unit ON unit.id = wanted.value", unit::COLUMNS)
});

fn units_of(db: &Connection, ids: BTreeSet<UnitId>) -> Result<Vec<Unit>> {
    let mut statement = db.prepare_cached(&BY_ID)?;
    let rows =
        statement.query_map([sql::numbers(ids.into_iter().map(|id| id.0))], |row| unit::read(row, 0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// So many officers at most stand in the surroundings.
const MOST_NEAR: i64 = 300;
/// So many rows of it are looked at, former seats among them.
const MOST_ROWS_NEAR: usize = 2_000;

/// Where the one who looks stands. Where a name has more bearers than are collected, the index gives those that were
/// entered first; so everybody in the surroundings is looked at, too: of those whom the words fit equally, who stands inside
/// ranks before who stands outside.
pub(super) struct Near<'a>(pub(super) &'a UnitPath);

impl Near<'_> {
    /// The surroundings: the largest subtree around the unit with not too many people in it.
    fn surroundings(&self, db: &Connection) -> Result<Option<UnitPath>> {
        let mut found = None;
        let line: Vec<UnitPath> = self.0.line().collect();
        for step in line.into_iter().rev() {
            let Some(unit) = unit::by_path(db, &step)? else { break };
            if numbers::roll_up(db, unit.id)?.officers > MOST_NEAR {
                break;
            }
            found = Some(step);
        }
        Ok(found)
    }

    /// Visits the rows of a statement that is asked for a stretch of the tree: that of the surroundings.
    fn each(
        &self,
        db: &Connection,
        statement: &str,
        mut visit: impl FnMut(&rusqlite::Row<'_>) -> Result<()>,
    ) -> Result<()> {
        let Some(path) = self.surroundings(db)? else { return Ok(()) };
        let mut statement = db.prepare_cached(statement)?;
        let mut rows = statement.query((&path, format!("{}{}", path.0, sql::BEYOND)))?;
        for _ in 0..MOST_ROWS_NEAR {
            let Some(row) = rows.next()? else { break };
            visit(row)?;
        }
        Ok(())
    }
}

/// How far a search goes.
struct Bound {
    shown: usize,
    wanted: usize,
    found: usize,
    tried: usize,
}

impl Bound {
    fn of(limit: usize) -> Self {
        Self { shown: limit, wanted: limit.saturating_add(1).max(LEAST), found: 0, tried: 0 }
    }

    fn allows(&self) -> bool {
        let tries = if self.found < self.shown { MOST_TRIES } else { TRIES };
        self.found < self.wanted && self.tried < self.wanted.saturating_mul(tries)
    }

    fn tried(&mut self) {
        self.tried += 1;
    }

    fn found(&mut self) {
        self.found += 1;
    }
}
