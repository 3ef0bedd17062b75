//! People and seats between the roster and the model.

use std::collections::BTreeMap;

use daumoi::domain::field::Field;
use daumoi::domain::id::UnitId;

use crate::store::model::{Kind, Record, Values};
use crate::store::office::{Look, person, seat};

const PERSON: [(&str, Field); 4] = [
    ("full_name", Field::FullName),
    ("key", Field::Key),
    ("phone", Field::Phone),
    ("qualification", Field::Qualification),
];
const SEAT: [(&str, Field); 7] = [
    ("decision_date", Field::DecisionDate),
    ("decision_expiry", Field::DecisionExpiry),
    ("decision_no", Field::DecisionNo),
    ("note", Field::Note),
    ("seat_from", Field::SeatFrom),
    ("seat_to", Field::SeatTo),
    ("title", Field::Title),
];

/// The field of this name.
pub(in crate::store) fn field(name: &str) -> Field {
    PERSON.iter().chain(&SEAT).find(|(known, _)| *known == name).unwrap().1
}

pub(in crate::store) fn read(look: &Look) -> BTreeMap<(Kind, i64), Record> {
    let mut all = BTreeMap::new();
    let mut take = |kind: Kind, sql: &str, names: &[(&'static str, Field)]| {
        let mut statement = look.0.prepare_cached(sql).unwrap();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values = names.iter().enumerate().map(|(at, (name, _))| (*name, row.get(5 + at).unwrap()));
            let of: Option<(i64, i64)> = row.get::<_, Option<i64>>(3).unwrap().zip(row.get(4).unwrap());
            let record = Record {
                version: row.get(1).unwrap(),
                deleted: row.get(2).unwrap(),
                of,
                values: values.collect(),
            };
            all.insert((kind, row.get(0).unwrap()), record);
        }
    };
    take(
        Kind::Person,
        "SELECT id, version, deleted, NULL, NULL, full_name, key, phone, qualification FROM person",
        &PERSON,
    );
    let date = |column: &str| {
        let parts = format!("{column} / 10000, {column} / 100 % 100, {column} % 100");
        format!("iif({column} IS NULL, '', printf('%04d-%02d-%02d', {parts}))")
    };
    let seats = format!(
        "SELECT id, version, deleted, person, unit, {}, {}, decision_no, note, {}, {}, title FROM seat",
        date("decision_date"),
        date("decision_expiry"),
        date("seat_from"),
        date("seat_to")
    );
    take(Kind::Seat, &seats, &SEAT);
    all
}

pub(in crate::store) fn person_of(values: &Values) -> daumoi::domain::person::Person {
    let mut new = person("");
    for (name, field) in PERSON {
        new.set(field, &values[name]).unwrap();
    }
    new
}

pub(in crate::store) fn seat_of(unit: i64, values: &Values) -> daumoi::domain::seat::Seat {
    let mut new = seat(UnitId(unit), "");
    for (name, field) in SEAT {
        new.set(field, &values[name]).unwrap();
    }
    new
}
