//! The small roster of an example: its units in tree order, its people and their seats.

use std::collections::BTreeMap;

use crate::domain::day::Period;
use crate::domain::fault::edit::EditFault;
use crate::domain::fault::rule_file::{Limit, Noun, RuleFileFault};
use crate::domain::field::{Field, Owner};
use crate::domain::id::{PersonId, UnitId};
use crate::domain::person::{Person, Training};
use crate::domain::profile::Profile;
use crate::domain::seat::Seat;
use crate::domain::unit::{Level, UNIT_KINDS, Unit, UnitPath};
use crate::domain::waiver::Waiver;
use crate::rules::decode::limits::NESTING;
use crate::rules::decode::reader::{Entry, Item, Reader, Table};
use crate::rules::decode::vocabulary::level_words;
use crate::vietnamese::fold::title_key;

/// What holds for every example of the file that says nothing else.
pub(super) struct Usual<'a> {
    /// Its units.
    pub(super) units: Vec<Table<'a>>,
    /// Values of every officer.
    pub(super) officer: Option<Table<'a>>,
}

/// The roster of one example.
#[derive(Default)]
pub(super) struct Roster {
    pub(super) units: Vec<Unit>,
    pub(super) people: Vec<Person>,
    pub(super) seats: Vec<Seat>,
    pub(super) inspections: Vec<(usize, Training)>,
    pub(super) waivers: Vec<Waiver>,
    codes: BTreeMap<String, usize>,
    keys: BTreeMap<String, usize>,
}

fn id(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}

impl Roster {
    pub(super) fn read(
        reader: &mut Reader,
        profile: &Profile,
        usual: &Usual<'_>,
        example: &Table<'_>,
    ) -> Self {
        let mut roster = Self::default();
        let own = example.get("units").and_then(|item| reader.tables(item));
        roster.read_units(reader, own.as_deref().unwrap_or(&usual.units));
        let officers = example.get("officers").and_then(|item| reader.tables(item)).unwrap_or_default();
        for officer in &officers {
            // What is wrong in a row has been told.
            let _read = roster.read_officer(reader, profile, usual.officer.as_ref(), officer);
        }
        let visits = example.get("inspections").and_then(|item| reader.tables(item)).unwrap_or_default();
        for visit in &visits {
            let visit = roster.inspection(reader, visit);
            roster.inspections.extend(visit);
        }
        roster
    }

    /// The place of the unit that a code names.
    pub(super) fn unit(&self, reader: &mut Reader, item: Item<'_>) -> Option<usize> {
        let code = reader.text(item)?;
        let place = self.codes.get(&*code).copied();
        if place.is_none() {
            reader.unknown(item.span, Noun::Unit, &code, self.codes.keys().map(String::as_str));
        }
        place
    }

    /// A person of the roster, named by his key.
    pub(super) fn person_id(&self, reader: &mut Reader, item: Item<'_>) -> Option<PersonId> {
        let key = self.person(reader, item)?;
        self.keys.get(&key).map(|place| PersonId(id(*place)))
    }

    /// The key of a person of the roster.
    pub(super) fn person(&self, reader: &mut Reader, item: Item<'_>) -> Option<String> {
        let key = reader.text(item)?;
        if !self.keys.contains_key(&*key) {
            reader.unknown(item.span, Noun::Officer, &key, self.keys.keys().map(String::as_str));
            return None;
        }
        Some(key.into_owned())
    }

    /// A parent stands before what lies in it; afterwards all are put into tree order.
    fn read_units(&mut self, reader: &mut Reader, tables: &[Table<'_>]) {
        let mut children: BTreeMap<UnitPath, u32> = BTreeMap::new();
        for table in tables {
            let place = self.units.len();
            if let Some((unit, parent)) = self.unit_of(reader, table) {
                if parent.depth() >= NESTING {
                    let fault = RuleFileFault::Limit { what: Limit::Nesting, most: NESTING };
                    return reader.report(table.span, fault);
                }
                let nth = children.entry(parent.clone()).or_default();
                self.codes.insert(unit.code.clone(), place);
                self.units.push(Unit { id: UnitId(id(place)), path: parent.child(*nth), ..unit });
                *nth += 1;
            }
        }
        self.units.sort_by(|a, b| a.path.cmp(&b.path));
        self.codes = self.units.iter().enumerate().map(|(at, unit)| (unit.code.clone(), at)).collect();
    }

    /// The unit, without a place of its own, and its parent's path.
    fn unit_of(&self, reader: &mut Reader, table: &Table<'_>) -> Option<(Unit, UnitPath)> {
        reader.allow(table, &["code", "in", "level", "kind", "name", "from", "to"]);
        let code_item = reader.required(table, "code")?;
        let code = reader.name(code_item);
        if let Some(code) = code.as_ref().filter(|code| self.codes.contains_key(*code)) {
            reader.report(code_item.span, RuleFileFault::Twice { name: code.clone() });
            return None;
        }
        let parent = table.get("in").map(|item| self.unit(reader, item));
        let level = reader.required(table, "level");
        let level: Option<Level> = level.and_then(|item| reader.word(item, Noun::Level, &level_words()));
        let kinds = UNIT_KINDS.map(|word| (word, word));
        let kind = reader.required(table, "kind");
        let kind = kind.and_then(|item| reader.word(item, Noun::UnitWord, &kinds));
        let name = table.get("name").and_then(|item| reader.prose(item));
        let from = table.get("from").and_then(|item| reader.day(item));
        let to = table.get("to").and_then(|item| reader.day(item));
        let parent = match parent {
            None => UnitPath::default(),
            Some(place) => self.units.get(place?)?.path.clone(),
        };
        let code = code?;
        let unit = Unit {
            id: UnitId(0),
            path: UnitPath::default(),
            level: level?,
            kind: kind?.to_owned(),
            name: name.unwrap_or_else(|| code.clone()),
            code,
            life: Period { from, to },
        };
        Some((unit, parent))
    }

    /// One row: a seat, and its person if he is new. Rows of one key are one person.
    fn read_officer(
        &mut self,
        reader: &mut Reader,
        profile: &Profile,
        usual: Option<&Table<'_>>,
        own: &Table<'_>,
    ) -> Option<()> {
        let columns = Field::ALL.into_iter().filter(|field| field.owner() != Owner::Unit);
        let known: Vec<&str> = columns.map(Field::column).chain(["unit"]).collect();
        reader.allow(own, &known);
        let key = reader.required(own, "key").and_then(|item| reader.name(item));
        let unit = reader.required(own, "unit").and_then(|item| self.unit(reader, item));
        let key = key?;
        let unit = self.units.get(unit?)?.id;
        let known_place = self.keys.get(&key).copied();
        let place = known_place.unwrap_or(self.people.len());
        let mut person = Person { full_name: key.clone(), key: key.clone(), ..Person::blank() };
        if let Some(known) = known_place.and_then(|at| self.people.get(at)) {
            person = known.clone();
        }
        person.id = PersonId(id(place));
        let mut seat = Seat::blank(person.id, unit);
        let taken = usual.into_iter().flat_map(|usual| &usual.entries);
        // What a known person's first row said holds on: the usual values are those of the seat only.
        let taken = taken.filter(|entry| own.get(&entry.name).is_none()).filter(|entry| {
            known_place.is_none()
                || Field::from_column(&entry.name).is_some_and(|field| field.owner() == Owner::Seat)
        });
        for entry in taken.chain(&own.entries) {
            set(reader, profile, (&mut person, &mut seat), entry);
        }
        if let Some(known) = known_place.and_then(|at| self.people.get_mut(at)) {
            *known = person;
        } else {
            self.keys.insert(key, place);
            self.people.push(person);
        }
        self.seats.push(seat);
        Some(())
    }

    fn inspection(&self, reader: &mut Reader, table: &Table<'_>) -> Option<(usize, Training)> {
        reader.allow(table, &["unit", "date", "topic"]);
        let unit = reader.required(table, "unit").and_then(|item| self.unit(reader, item));
        let day = reader.required(table, "date").and_then(|item| reader.day(item));
        let topic = table.get("topic").and_then(|item| reader.prose(item));
        Some((unit?, Training { day: day?, topic: topic.as_deref().map(title_key) }))
    }
}

/// Sets the field that a key names; a value that no roster would store is a fault at its place.
fn set(reader: &mut Reader, profile: &Profile, (person, seat): (&mut Person, &mut Seat), entry: &Entry<'_>) {
    let Some(field) = Field::from_column(&entry.name).filter(|field| *field != Field::Key) else { return };
    let Some(text) = reader.written(entry.item) else { return };
    if field == Field::Qualification && !text.is_empty() && profile.rank(&text).is_none() {
        let known = profile.qualifications.iter().map(String::as_str);
        reader.unknown(entry.item.span, Noun::Qualification, &text, known);
        return;
    }
    let done = match field.owner() {
        Owner::Person => person.set(field, &text),
        Owner::Seat => seat.set(field, &text),
        Owner::Unit => Err(EditFault::NotHere { field }),
    };
    if let Err(fault) = done {
        reader.report(entry.item.span, RuleFileFault::Value(Box::new(fault)));
    }
}
