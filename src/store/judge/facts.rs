//! What the judge sees of a unit, taken from the rows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rusqlite::{CachedStatement, Connection, Row};

use crate::domain::day::{Day, Period};
use crate::domain::facts::{PersonFacts, Place, SeatElsewhere, SeatFacts, UnitFacts, comparable};
use crate::domain::field::{Field, FieldSet};
use crate::domain::id::{PersonId, UnitId};
use crate::domain::inspection::Inspected;
use crate::domain::person::Person;
use crate::domain::profile::rule::{Recent, RuleBody, Window};
use crate::domain::seat::Seat;
use crate::domain::unit::Unit;
use crate::rules::judge::Judge;
use crate::store::error::Result;
use crate::store::judge::places;
use crate::store::tables::{inspection, person, seat, unit};
use crate::vietnamese::fold::title_key;

/// The people of a unit with all their seats in it, in entry order.
pub(in crate::store) type People = Vec<(Person, Vec<Seat>)>;

/// Everybody who has or had a seat in a unit.
pub(in crate::store) fn people(db: &Connection, unit: UnitId) -> Result<People> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {}, {} FROM seat CROSS JOIN person ON person.id = seat.person \
         WHERE seat.unit = ?1 AND seat.deleted = 0 ORDER BY seat.id",
        seat::COLUMNS,
        person::COLUMNS
    ))?;
    let rows =
        statement.query_map([unit], |row| Ok((seat::read(row, 0)?, person::read(row, seat::WIDTH)?)))?;
    let mut people: People = Vec::new();
    for row in rows {
        let (seat, person) = row?;
        match people.iter_mut().find(|(known, _)| known.id == person.id) {
            Some((_, seats)) => seats.push(seat),
            None => people.push((person, vec![seat])),
        }
    }
    for (person, _) in &mut people {
        person.trained = person::trained(db, person.id)?;
    }
    Ok(people)
}

/// The first day of a person's first seat, wherever; `None` if one is open at the front, or there is none.
pub(in crate::store) fn appointed(db: &Connection, person: PersonId) -> Result<Option<Day>> {
    let mut statement = db.prepare_cached(
        "SELECT nullif(min(ifnull(seat_from, 0)), 0) FROM seat WHERE person = ?1 AND deleted = 0",
    )?;
    Ok(statement.query_row([person], |row| row.get(0))?)
}

/// The facts of a unit with these people, as this judge asks for them.
pub(in crate::store) fn of_people(
    db: &Connection,
    judge: Option<&Judge>,
    (unit, place): (&Unit, Place),
    people: &People,
) -> Result<UnitFacts> {
    let mut facts = UnitFacts::empty(unit, place);
    let looks_elsewhere = judge.is_some_and(Judge::looks_elsewhere);
    for (person, seats) in people {
        let seats: Vec<&Seat> = seats.iter().collect();
        let mut person = PersonFacts::new(person, &seats, appointed(db, person.id)?);
        if looks_elsewhere {
            person.elsewhere = elsewhere(db, person.person, unit.id)?;
        }
        facts.people.push(person);
    }
    facts.inspections = inspection::of_unit(db, unit.id)?;
    Ok(facts)
}

/// The facts of a unit as it stands in the roster.
pub(in crate::store) fn of_unit(db: &Connection, judge: Option<&Judge>, unit: &Unit) -> Result<UnitFacts> {
    of_people(db, judge, (unit, places::of(db, unit)?), &people(db, unit.id)?)
}

/// The seats of a person in other units than this one, in tree order.
fn elsewhere(db: &Connection, person: PersonId, here: UnitId) -> Result<Vec<SeatElsewhere>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {}, seat.seat_from, seat.seat_to, seat.role, seat.status \
         FROM seat CROSS JOIN unit ON unit.id = seat.unit \
         WHERE seat.person = ?1 AND seat.unit <> ?2 AND seat.deleted = 0 ORDER BY unit.path, seat.id",
        unit::COLUMNS
    ))?;
    let mut rows = statement.query((person, here))?;
    let mut seats: Vec<SeatElsewhere> = Vec::new();
    while let Some(row) = rows.next()? {
        let unit = unit::read(row, 0)?;
        let place = match seats.last() {
            Some(last) if last.unit == unit.id => Arc::clone(&last.place),
            _ => Arc::new(places::of(db, &unit)?),
        };
        let at = unit::WIDTH;
        let period = Period { from: row.get(at)?, to: row.get(at + 1)? };
        let (role, status) = (row.get(at + 2)?, row.get(at + 3)?);
        seats.push(SeatElsewhere { unit: unit.id, place, period, role, status });
    }
    Ok(seats)
}

/// What a profile asks of other tables: not fetched for everybody when nothing asks for it.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct Wanted {
    trained: bool,
    appointed: bool,
    inspected: Inspected,
    /// Who has seats in several units, where a rule asks for them.
    elsewhere: BTreeSet<PersonId>,
}

impl Wanted {
    /// What either asks.
    pub(in crate::store) fn or(mut self, other: Self) -> Self {
        self.elsewhere.extend(other.elsewhere);
        Self {
            trained: self.trained || other.trained,
            appointed: self.appointed || other.appointed,
            inspected: self.inspected.max(other.inspected),
            elsewhere: self.elsewhere,
        }
    }

    /// What this judge can ask of this roster.
    pub(in crate::store) fn by(db: &Connection, judge: &Judge) -> Result<Self> {
        let trained = db.query_row("SELECT EXISTS (SELECT 1 FROM training)", [], |row| row.get(0))?;
        let appointed = judge.profile().rules.iter().any(|rule| {
            matches!(
                &rule.body,
                RuleBody::Recent(Recent { window: Window::CalendarYear { newcomer: Some(_), .. }, .. })
            )
        });
        let elsewhere = if judge.looks_elsewhere() { with_several_seats(db)? } else { BTreeSet::new() };
        Ok(Self { trained, appointed, inspected: inspection::any(db)?, elsewhere })
    }
}

/// Everybody with more than one seat, also former ones: read off the index alone.
fn with_several_seats(db: &Connection) -> Result<BTreeSet<PersonId>> {
    let mut statement = db.prepare_cached("SELECT person FROM seat GROUP BY person HAVING count(*) > 1")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One ordered scan over all seats, handed out unit by unit in tree order.
pub(in crate::store) struct Stream<'db> {
    db: &'db Connection,
    wanted: Wanted,
    titles: BTreeMap<String, String>,
}

// Texts are stored without blanks around them. Which of them are there is one number for each table: reading a column costs
// more than making it.
const SEATS_IN_TREE_ORDER: &str = "SELECT unit.id, person.id, person.sex, person.birth_date, \
     person.service_start, person.qualification, person.retirement_date, \
     (person.key <> '') + 2 * (person.full_name <> '') + 4 * (person.phone <> '') + 8 * (person.email <> ''), \
     seat.seat_from, seat.seat_to, seat.role, seat.status, seat.title, \
     seat.decision_date, seat.decision_expiry, (seat.decision_no <> '') + 2 * (seat.note <> '') \
     FROM unit CROSS JOIN seat ON seat.unit = unit.id CROSS JOIN person ON person.id = seat.person \
     WHERE seat.deleted = 0 AND unit.path >= ?1 AND unit.path < ?2 ORDER BY unit.path, seat.id";

/// How many titles are remembered in the form in which they are compared.
const TITLES: usize = 4_096;

impl<'db> Stream<'db> {
    /// A scan that fetches what is wanted.
    pub(in crate::store) fn new(db: &'db Connection, wanted: Wanted) -> Self {
        Self { db, wanted, titles: BTreeMap::new() }
    }

    /// Adds what is not of people.
    pub(in crate::store) fn begin(&self, facts: &mut UnitFacts) -> Result<()> {
        if self.wanted.inspected == Inspected::Once {
            facts.inspections = inspection::of_unit(self.db, facts.unit)?;
        }
        Ok(())
    }

    /// The statement of the scan; it lives as long as its rows are read.
    pub(in crate::store) fn statement(&self) -> Result<CachedStatement<'db>> {
        Ok(self.db.prepare_cached(SEATS_IN_TREE_ORDER)?)
    }

    /// Adds a row of the scan to the facts of its unit.
    pub(in crate::store) fn add(&mut self, facts: &mut UnitFacts, row: &Row<'_>) -> Result<()> {
        let id: PersonId = row.get(1)?;
        let seat = self.seat(row)?;
        if let Some(known) = facts.people.iter_mut().rev().find(|known| known.person == id) {
            known.seats.push(seat);
            return Ok(());
        }
        let mut person = person_facts(id, row)?;
        person.seats.push(seat);
        if self.wanted.trained {
            person.trained = person::trained(self.db, id)?.iter().map(comparable).collect();
            if !person.trained.is_empty() {
                person.present = person.present.and(Field::Trained);
            }
        }
        if self.wanted.appointed {
            person.appointed = appointed(self.db, id)?;
        }
        if self.wanted.elsewhere.contains(&id) {
            person.elsewhere = elsewhere(self.db, id, facts.unit)?;
        }
        facts.people.push(person);
        Ok(())
    }

    fn seat(&mut self, row: &Row<'_>) -> Result<SeatFacts> {
        let period = Period { from: row.get(8)?, to: row.get(9)? };
        let written = row.get_ref(12)?.as_str().map_err(rusqlite::Error::from)?;
        let (decision_date, decision_expiry): (Option<Day>, Option<Day>) = (row.get(13)?, row.get(14)?);
        let texts: u8 = row.get(15)?;
        let present = with(
            FieldSet::default().and(Field::Role).and(Field::Status),
            [
                (Field::Title, !written.trim().is_empty()),
                (Field::SeatFrom, period.from.is_some()),
                (Field::SeatTo, period.to.is_some()),
                (Field::DecisionDate, decision_date.is_some()),
                (Field::DecisionExpiry, decision_expiry.is_some()),
                (Field::DecisionNo, texts & 1 != 0),
                (Field::Note, texts & 2 != 0),
            ],
        );
        let title = self.title(written);
        let (role, status) = (row.get(10)?, row.get(11)?);
        Ok(SeatFacts { period, role, status, title, decision_date, decision_expiry, present })
    }

    /// Few titles are shared by many seats.
    fn title(&mut self, written: &str) -> String {
        if let Some(key) = self.titles.get(written) {
            return key.clone();
        }
        let key = title_key(written);
        if self.titles.len() < TITLES {
            self.titles.insert(written.to_owned(), key.clone());
        }
        key
    }
}

fn with<const N: usize>(start: FieldSet, fields: [(Field, bool); N]) -> FieldSet {
    fields.into_iter().filter(|(_, there)| *there).fold(start, |set, (field, _)| set.and(field))
}

fn person_facts(id: PersonId, row: &Row<'_>) -> Result<PersonFacts> {
    let (sex, birth_date, service_start) = (row.get(2)?, row.get(3)?, row.get(4)?);
    let qualification: String = row.get(5)?;
    let retirement_date: Option<Day> = row.get(6)?;
    let texts: u8 = row.get(7)?;
    let present = with(
        FieldSet::default(),
        [
            (Field::Key, texts & 1 != 0),
            (Field::FullName, texts & 2 != 0),
            (Field::Sex, Option::is_some(&sex)),
            (Field::BirthDate, Option::is_some(&birth_date)),
            (Field::ServiceStart, Option::is_some(&service_start)),
            (Field::Qualification, !qualification.trim().is_empty()),
            (Field::Phone, texts & 4 != 0),
            (Field::Email, texts & 8 != 0),
            (Field::RetirementDate, retirement_date.is_some()),
        ],
    );
    Ok(PersonFacts {
        person: id,
        sex,
        birth_date,
        service_start,
        qualification,
        retirement_date,
        present,
        trained: Vec::new(),
        appointed: None,
        seats: Vec::new(),
        elsewhere: Vec::new(),
    })
}
