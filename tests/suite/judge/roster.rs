//! A whole roster in memory, read from the files of a conformance folder and judged unit by unit.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use daumoi::domain::change::OfficerRow;
use daumoi::domain::day::Day;
use daumoi::domain::facts::{PersonFacts, UnitFacts};
use daumoi::domain::finding::{Finding, Judgement, RuleIx, Tally};
use daumoi::domain::id::{PersonId, UnitId};
use daumoi::domain::person::Person;
use daumoi::domain::profile::Profile;
use daumoi::domain::profile::rule::RuleBody;
use daumoi::domain::seat::Seat;
use daumoi::domain::unit::{Level, Unit, UnitPath};
use daumoi::exchange;
use daumoi::rules::decode::decode;
use daumoi::rules::judge::{CountedSeat, Judge, seat_counts};

pub(super) struct Roster {
    pub(super) profile: Arc<Profile>,
    pub(super) units: Vec<Unit>,
    parents: Vec<Option<usize>>,
    pub(super) people: Vec<Person>,
    seats: Vec<Seat>,
}

fn read(folder: &Path, file: &str) -> String {
    fs::read_to_string(folder.join(file)).unwrap()
}

pub(super) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/conformance").join(name)
}

impl Roster {
    pub(super) fn read(folder: &Path) -> Self {
        let decoded = decode(&read(folder, "rules.toml"), "rules.toml");
        let profile = Arc::new(decoded.profile.unwrap());
        let records = exchange::units::read(read(folder, "units.csv").as_bytes(), "units.csv").unwrap();
        let unit = |(place, record): (usize, &daumoi::domain::change::UnitRecord)| Unit {
            id: UnitId(i64::try_from(place).unwrap()),
            path: UnitPath::default(),
            code: record.code.clone(),
            level: record.level,
            kind: record.kind.clone(),
            name: record.name.clone(),
            life: record.life,
        };
        let units: Vec<Unit> = records.iter().enumerate().map(unit).collect();
        let parents: Vec<Option<usize>> = records
            .iter()
            .map(|record| {
                (!record.parent_code.is_empty()).then(|| meant(&units, &record.parent_code, record.life.from))
            })
            .collect();
        let officers = read(folder, "officers.csv");
        let scale = profile.qualifications.clone();
        let rows = exchange::officers::read(officers.as_bytes(), "officers.csv", &scale).unwrap();
        let mut roster = Self { profile, units, parents, people: Vec::new(), seats: Vec::new() };
        rows.enumerate().for_each(|(place, row)| roster.add(place, row.unwrap()));
        for place in 0..roster.units.len() {
            let path = roster.path(place);
            roster.units.get_mut(place).unwrap().path = path;
        }
        roster
    }

    fn add(&mut self, place: usize, row: OfficerRow) {
        let mut person = row.person;
        if person.key.is_empty() {
            person.key = format!("~row{place}");
        }
        let known = self.people.iter().position(|known| known.key == person.key);
        let place = known.unwrap_or_else(|| {
            self.people.push(person);
            self.people.len() - 1
        });
        let id = PersonId(i64::try_from(place).unwrap());
        self.people.get_mut(place).unwrap().id = id;
        let unit = meant(&self.units, &row.unit_code, row.seat.period.from);
        self.seats.push(Seat { person: id, unit: self.units.get(unit).unwrap().id, ..row.seat });
    }

    fn path(&self, place: usize) -> UnitPath {
        let ordinal = u32::try_from(place).unwrap();
        match self.parents.get(place).copied().flatten() {
            Some(parent) => self.path(parent).child(ordinal),
            None => UnitPath::default().child(ordinal),
        }
    }

    pub(super) fn facts(&self, unit: &Unit) -> UnitFacts {
        let of = |person: &Person| {
            let all: Vec<&Seat> = self.seats.iter().filter(|seat| seat.person == person.id).collect();
            let here: Vec<&Seat> = all.iter().copied().filter(|seat| seat.unit == unit.id).collect();
            let first = all.iter().map(|seat| seat.period.from).min().flatten();
            (!here.is_empty()).then(|| PersonFacts::new(person, &here, first))
        };
        UnitFacts { people: self.people.iter().filter_map(of).collect(), ..UnitFacts::empty(unit) }
    }

    /// Everything that is said of the roster on a day.
    pub(super) fn findings(&self, judge: &mut Judge, day: Day) -> Vec<Finding> {
        let judged: Vec<(&Unit, Judgement)> =
            self.units.iter().map(|unit| (unit, judge.unit(&self.facts(unit), day))).collect();
        let mut all: Vec<Finding> = judged.iter().flat_map(|(_, said)| said.findings.clone()).collect();
        for rule in judge.shares() {
            for top in &self.units {
                let below = judged.iter().filter(|(unit, _)| unit.path.is_within(&top.path));
                let parts = below.flat_map(|(_, said)| &said.contributions).filter(|part| part.rule == *rule);
                let tally = parts.fold(Tally::default(), |sum, part| Tally {
                    den: sum.den + part.tally.den,
                    pass: sum.pass + part.tally.pass,
                    unknown: sum.unknown + part.tally.unknown,
                });
                all.extend(judge.share(*rule, top.id, top.level, &top.life, tally, day));
            }
        }
        for (rule, _) in self.profile.numbered() {
            all.extend(self.people.iter().flat_map(|person| self.unique(judge, rule, person, day)));
        }
        all
    }

    fn unique(&self, judge: &Judge, rule: RuleIx, person: &Person, day: Day) -> Vec<Finding> {
        let body = self.profile.rule(rule).unwrap();
        let RuleBody::Unique { scope } = body.body else { return Vec::new() };
        let seat = |(unit, scope): (&Unit, &Unit)| CountedSeat {
            unit: unit.id,
            path: unit.path.clone(),
            scope: scope.id,
        };
        let mut counted = Vec::new();
        for unit in self.units.iter().filter(|unit| unit.life.holds(day)) {
            let facts = self.facts(unit);
            let own = facts.people.iter().filter(|facts| facts.person == person.id);
            for _ in own.flat_map(|facts| &facts.seats).filter(|seat| seat_counts(&body.counts, seat, day)) {
                counted.extend(self.scope(unit, scope).map(|scope| seat((unit, scope))));
            }
        }
        judge.unique(rule, person.id, &counted)
    }

    /// The nearest ancestor, or the unit itself, of the level.
    fn scope(&self, unit: &Unit, level: Level) -> Option<&Unit> {
        let above =
            self.units.iter().filter(|other| unit.path.is_within(&other.path) && other.level == level);
        above.max_by_key(|other| other.path.depth())
    }
}

/// The unit that a code means beside a day: the last that has begun by then, else the first.
fn meant(units: &[Unit], code: &str, day: Option<Day>) -> usize {
    let mut known: Vec<(Option<Day>, usize)> = (0..)
        .zip(units)
        .filter(|(_, unit)| unit.code == code)
        .map(|(place, unit)| (unit.life.from, place))
        .collect();
    known.sort_unstable();
    let begun = known.iter().rev().find(|(from, _)| day.is_some() && *from <= day);
    begun.or(known.first()).unwrap().1
}
