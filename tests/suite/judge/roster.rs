//! A whole roster in memory, read from the files of a conformance folder and judged unit by unit.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use daumoi::domain::change::{OfficerRow, WaiverAct, WaiverRow};
use daumoi::domain::day::Day;
use daumoi::domain::facts::{PersonFacts, Place, Scopes, SeatElsewhere, UnitFacts};
use daumoi::domain::finding::{Finding, Judgement, Tally};
use daumoi::domain::id::{PersonId, UnitId, Version, WaiverId};
use daumoi::domain::person::Person;
use daumoi::domain::profile::Profile;
use daumoi::domain::seat::Seat;
use daumoi::domain::unit::{Unit, UnitPath};
use daumoi::domain::waiver::{Waiver, WaiverKind};
use daumoi::exchange;
use daumoi::rules::decode::decode;
use daumoi::rules::judge::{Judge, ShareAt};

pub(super) struct Roster {
    pub(super) profile: Arc<Profile>,
    pub(super) units: Vec<Unit>,
    parents: Vec<Option<usize>>,
    pub(super) people: Vec<Person>,
    seats: Vec<Seat>,
    waivers: Vec<Waiver>,
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
        let (people, seats, waivers) = (Vec::new(), Vec::new(), Vec::new());
        let mut roster = Self { profile, units, parents, people, seats, waivers };
        rows.enumerate().for_each(|(place, row)| roster.add(place, row.unwrap()));
        for place in 0..roster.units.len() {
            let path = roster.path(place);
            roster.units.get_mut(place).unwrap().path = path;
        }
        let waivers = exchange::waivers::read(read(folder, "waivers.csv").as_bytes(), "waivers.csv").unwrap();
        roster.waivers = (1..).zip(&waivers).map(|(id, row)| roster.waiver(id, row)).collect();
        roster
    }

    fn waiver(&self, id: i64, row: &WaiverRow) -> Waiver {
        let person = |key: &String| self.people.iter().find(|person| person.key == *key).unwrap().id;
        let unit = meant(&self.units, &row.unit_code, row.period.from);
        Waiver {
            id: WaiverId(id),
            version: Version(1),
            rule: row.rule.clone(),
            unit: self.units.get(unit).unwrap().id,
            subtree: row.subtree,
            target: row.target.clone(),
            kind: match &row.act {
                WaiverAct::Waive(key) => WaiverKind::Waive(key.as_ref().map(person)),
                WaiverAct::AcceptPerson(key) => WaiverKind::AcceptPerson(person(key)),
                WaiverAct::ChangeCount(count) => WaiverKind::ChangeCount(*count),
            },
            decision_no: row.decision_no.clone(),
            decision_date: row.decision_date,
            reason: row.reason.clone(),
            period: row.period,
        }
    }

    fn place(&self, unit: &Unit) -> Place {
        let mut above: Vec<&Unit> =
            self.units.iter().filter(|other| unit.path.is_within(&other.path)).collect();
        above.sort_by_key(|other| other.path.depth());
        let scopes = above.iter().fold(Scopes::default(), |scopes, other| scopes.and(other.level, other.id));
        let reaches = |waiver: &&Waiver| {
            waiver.unit == unit.id || waiver.subtree && above.iter().any(|other| other.id == waiver.unit)
        };
        let waivers = self.waivers.iter().filter(reaches).cloned().collect();
        Place { path: unit.path.clone(), life: unit.life, scopes, waivers }
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
            let elsewhere = all.iter().filter(|seat| seat.unit != unit.id).map(|seat| {
                let other = self.units.iter().find(|other| other.id == seat.unit).unwrap();
                SeatElsewhere {
                    unit: other.id,
                    place: Arc::new(self.place(other)),
                    period: seat.period,
                    role: seat.role,
                    status: seat.status,
                }
            });
            let facts =
                || PersonFacts { elsewhere: elsewhere.collect(), ..PersonFacts::new(person, &here, first) };
            (!here.is_empty()).then(facts)
        };
        let people = self.people.iter().filter_map(of).collect();
        UnitFacts { people, ..UnitFacts::empty(unit, self.place(unit)) }
    }

    /// Everything that is said of the roster on a day.
    pub(super) fn findings(&self, judge: &mut Judge, day: Day) -> Vec<Finding> {
        let judged: Vec<(&Unit, Judgement)> =
            self.units.iter().map(|unit| (unit, judge.unit(&self.facts(unit), day))).collect();
        let mut all: Vec<Finding> = judged.iter().flat_map(|(_, said)| said.findings.clone()).collect();
        for rule in judge.shares().to_vec() {
            for top in &self.units {
                let below = judged.iter().filter(|(unit, _)| unit.path.is_within(&top.path));
                let parts = below.flat_map(|(_, said)| &said.contributions).filter(|part| part.rule == rule);
                let tally = parts.fold(Tally::default(), |sum, part| Tally {
                    den: sum.den + part.tally.den,
                    pass: sum.pass + part.tally.pass,
                    unknown: sum.unknown + part.tally.unknown,
                });
                let waivers = self.place(top).waivers;
                let at = ShareAt { unit: top.id, level: top.level, life: &top.life, waivers: &waivers };
                all.extend(judge.share(rule, at, tally, day));
            }
        }
        all
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
