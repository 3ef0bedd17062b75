//! What is read of each officer to sort and to filter: raw values of columns, compared as people expect it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Row;
use rusqlite::types::ValueRef;

use crate::domain::day::PartialDate;
use crate::domain::field::Field;
use crate::domain::id::SeatId;
use crate::domain::person::Sex;
use crate::domain::roster::{Direction, Filter, Test, View};
use crate::domain::seat::{Role, Status};
use crate::store::error::{Result, damaged};
use crate::vietnamese::fold::{fold, matches_prefixes};
use crate::vietnamese::name::text_sort_key;

/// So many words are remembered with what was made of them; titles repeat, notes do not.
const REMEMBERED: usize = 4_096;

/// The place of a row in the order of a view.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    parts: Vec<Part>,
    /// What is equal stays in entry order.
    pub(super) seat: SeatId,
}

impl Key {
    /// The weightiest value.
    pub(super) fn first(&self) -> Option<&Value> {
        self.parts.first().map(|part| match part {
            Part::Up(value) | Part::Down(Reverse(value)) => value,
        })
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Up(Value),
    Down(Reverse<Value>),
}

/// A value to be compared with others of its column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Value {
    Number(i64),
    Bytes(Vec<u8>),
}

/// The columns to read, and what to do with them.
pub(super) struct Plan {
    /// The columns after the seat's id, each with a comma before it.
    pub(super) select: String,
    /// Whether the table of people is needed.
    pub(super) needs_person: bool,
    checks: Vec<Check>,
    sorts: Vec<Sort>,
}

struct Sort {
    field: Field,
    direction: Direction,
    /// The scale's words, for a qualification.
    scale: Vec<String>,
    remembered: BTreeMap<String, Vec<u8>>,
}

struct Check {
    field: Field,
    wanted: Wanted,
    remembered: BTreeMap<String, bool>,
}

enum Wanted {
    Texts(BTreeSet<String>),
    Numbers(BTreeSet<Option<i64>>),
    /// Folded words.
    Begins(String),
    /// A part of a date as it is written.
    Holds(String),
}

/// How a column holds its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Word,
    Date,
}

fn kind(field: Field) -> Kind {
    match field {
        Field::Sex | Field::Role | Field::Status => Kind::Word,
        Field::BirthDate
        | Field::ServiceStart
        | Field::SeatFrom
        | Field::SeatTo
        | Field::DecisionDate
        | Field::DecisionExpiry
        | Field::RetirementDate => Kind::Date,
        _ => Kind::Text,
    }
}

/// The column of the tables that holds the field.
pub(super) fn column(field: Field) -> &'static str {
    match field {
        Field::Key => "person.key",
        Field::UnitCode | Field::UnitFrom => "unit.code",
        Field::FullName => "person.full_name",
        Field::Sex => "person.sex",
        Field::BirthDate => "person.birth_date",
        Field::ServiceStart => "person.service_start",
        Field::Title => "seat.title",
        Field::Qualification => "person.qualification",
        Field::Phone => "person.phone",
        Field::Email => "person.email",
        Field::Role => "seat.role",
        Field::Status => "seat.status",
        Field::SeatFrom => "seat.seat_from",
        Field::SeatTo => "seat.seat_to",
        Field::DecisionNo => "seat.decision_no",
        Field::DecisionDate => "seat.decision_date",
        Field::DecisionExpiry => "seat.decision_expiry",
        Field::RetirementDate => "person.retirement_date",
        // Classes stand in a table of their own and are no column here.
        Field::Trained | Field::Note => "seat.note",
    }
}

impl Plan {
    /// For a view; `scale` holds the qualification words in their order.
    pub(super) fn of(view: &View, scale: &[String]) -> Self {
        let mut select = String::new();
        let mut needs_person = false;
        let mut add = |column: &str| {
            needs_person |= column.starts_with("person.");
            select.push_str(", ");
            select.push_str(column);
        };
        for filter in &view.filters {
            add(match (filter.field, &filter.test) {
                (Field::FullName, Test::Begins(_)) => "person.fold",
                (Field::UnitCode, Test::Begins(_)) => "unit.fold",
                (field, _) => column(field),
            });
        }
        for (field, _) in &view.sort {
            add(match field {
                Field::FullName => "person.sort_key",
                Field::UnitCode => "unit.path",
                field => column(*field),
            });
        }
        let sort = |(field, direction): &(Field, Direction)| Sort {
            field: *field,
            direction: *direction,
            scale: if *field == Field::Qualification { scale.to_vec() } else { Vec::new() },
            remembered: BTreeMap::new(),
        };
        Self {
            select,
            needs_person,
            checks: view.filters.iter().map(Check::of).collect(),
            sorts: view.sort.iter().map(sort).collect(),
        }
    }

    /// Reads the one column to sort by as it is; of a unit its id as text.
    pub(super) fn read_plainly(&mut self, by: Field, view: &View) {
        let unsorted = Self::of(&View { sort: Vec::new(), ..view.clone() }, &[]);
        let plain = if by == Field::UnitCode { "CAST(unit.id AS TEXT)" } else { column(by) };
        self.needs_person |= plain.starts_with("person.");
        self.select = [&unsorted.select, ", ", plain].concat();
    }

    /// Whether the officer of a row meets all conditions.
    pub(super) fn meets(&mut self, row: &Row<'_>) -> Result<bool> {
        for (at, check) in self.checks.iter_mut().enumerate() {
            if !check.meets(row.get_ref(1 + at)?)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The place of a row in the order.
    pub(super) fn key(&mut self, row: &Row<'_>) -> Result<Key> {
        let first = 1 + self.checks.len();
        let mut parts = Vec::with_capacity(self.sorts.len());
        for (at, sort) in self.sorts.iter_mut().enumerate() {
            let value = sort.value(row.get_ref(first + at)?)?;
            parts.push(match sort.direction {
                Direction::Up => Part::Up(value),
                Direction::Down => Part::Down(Reverse(value)),
            });
        }
        Ok(Key { parts, seat: row.get(0)? })
    }
}

impl Sort {
    fn value(&mut self, raw: ValueRef<'_>) -> Result<Value> {
        Ok(match raw {
            ValueRef::Null => Value::Number(i64::MIN),
            ValueRef::Integer(number) => Value::Number(number),
            ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
            ValueRef::Text(bytes) if self.field == Field::UnitCode => Value::Bytes(bytes.to_vec()),
            ValueRef::Text(_) if self.field == Field::Qualification => {
                let word = text(raw)?;
                let rank = self.scale.iter().position(|known| known == word);
                let rank = rank.and_then(|rank| i64::try_from(rank).ok());
                Value::Number(if word.is_empty() { i64::MIN } else { rank.unwrap_or(i64::MAX) })
            }
            ValueRef::Text(_) => {
                let word = text(raw)?;
                Value::Bytes(remember(&mut self.remembered, word, || text_sort_key(word)))
            }
            ValueRef::Real(_) => return Err(damaged("a number with a fraction")),
        })
    }
}

impl Check {
    fn of(filter: &Filter) -> Self {
        let wanted = match (&filter.test, kind(filter.field)) {
            (Test::OneOf(words), Kind::Text) => Wanted::Texts(words.iter().cloned().collect()),
            (Test::OneOf(words), _) => {
                // An empty word is "not known"; one that no value can be fits nobody.
                let wanted = words.iter().map(|word| (word, number(filter.field, word)));
                let possible = wanted.filter(|(word, number)| word.is_empty() || number.is_some());
                Wanted::Numbers(possible.map(|(_, number)| number).collect())
            }
            (Test::Begins(typed), Kind::Date) => Wanted::Holds(typed.trim().to_owned()),
            (Test::Begins(typed), _) => Wanted::Begins(fold(typed)),
        };
        Self { field: filter.field, wanted, remembered: BTreeMap::new() }
    }

    fn meets(&mut self, raw: ValueRef<'_>) -> Result<bool> {
        Ok(match &self.wanted {
            Wanted::Texts(words) => words.contains(text(raw)?),
            Wanted::Numbers(numbers) => {
                numbers.contains(&raw.as_i64_or_null().map_err(|_| damaged("a value"))?)
            }
            // Names are stored folded.
            Wanted::Begins(typed) if matches!(self.field, Field::FullName | Field::UnitCode) => {
                matches_prefixes(text(raw)?, typed)
            }
            Wanted::Begins(typed) => {
                let value = if kind(self.field) == Kind::Text {
                    text(raw)?.to_owned()
                } else {
                    canonical(self.field, raw)?
                };
                remember(&mut self.remembered, &value, || matches_prefixes(&fold(&value), typed))
            }
            Wanted::Holds(typed) => {
                let number = raw.as_i64_or_null().map_err(|_| damaged("a value"))?;
                date(number).is_some_and(|date| date.vietnamese().contains(typed.as_str()))
            }
        })
    }
}

fn remember<T: Clone>(known: &mut BTreeMap<String, T>, word: &str, make: impl FnOnce() -> T) -> T {
    if let Some(found) = known.get(word) {
        return found.clone();
    }
    let value = make();
    if known.len() < REMEMBERED {
        known.insert(word.to_owned(), value.clone());
    }
    value
}

fn text(raw: ValueRef<'_>) -> Result<&str> {
    Ok(raw.as_str().map_err(rusqlite::Error::from)?)
}

fn date(number: Option<i64>) -> Option<PartialDate> {
    PartialDate::from_number(i32::try_from(number?).ok()?)
}

const SEXES: [Sex; 2] = [Sex::Male, Sex::Female];

/// The number by which a column holds a value in canonical form.
fn number(field: Field, word: &str) -> Option<i64> {
    let place = |words: &[&str]| words.iter().position(|known| *known == word);
    let number = |place: Option<usize>| place.and_then(|at| i64::try_from(at).ok());
    match field {
        Field::Sex => number(place(&SEXES.map(Sex::word))),
        Field::Role => number(place(&Role::ALL.map(Role::word))),
        Field::Status => number(place(&Status::ALL.map(Status::word))),
        _ => Some(PartialDate::parse(word).ok()?.number().into()),
    }
}

/// A raw value of a column in canonical form.
pub(super) fn canonical(field: Field, raw: ValueRef<'_>) -> Result<String> {
    let at = |words: &[&str], place: i64| {
        let place = usize::try_from(place).ok();
        place.and_then(|place| words.get(place)).map(|word| (*word).to_owned())
    };
    Ok(match (raw, field) {
        (ValueRef::Null, _) => String::new(),
        (ValueRef::Text(_), _) => text(raw)?.to_owned(),
        (ValueRef::Integer(place), Field::Sex) => at(&SEXES.map(Sex::word), place).unwrap_or_default(),
        (ValueRef::Integer(place), Field::Role) => at(&Role::ALL.map(Role::word), place).unwrap_or_default(),
        (ValueRef::Integer(place), Field::Status) => {
            at(&Status::ALL.map(Status::word), place).unwrap_or_default()
        }
        (ValueRef::Integer(number), _) => date(Some(number)).map(|date| date.to_string()).unwrap_or_default(),
        (ValueRef::Real(_) | ValueRef::Blob(_), _) => return Err(damaged("a value of another kind")),
    })
}
