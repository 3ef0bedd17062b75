//! Pasted rows: which unit and which officer each of them names.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::domain::day::Day;
use crate::domain::id::{SeatId, UnitId};
use crate::domain::paste::{Matched, Named, Place};
use crate::domain::roster::RosterRow;
use crate::domain::unit::{Unit, UnitPath};
use crate::store::ask::roster;
use crate::store::ask::sql::{alive, held};
use crate::store::error::Result;
use crate::store::tables::{numbers, person, unit};
use crate::vietnamese::fold::{fold, same_ignoring_case};

/// What the roster knows of each row; a row without a unit means the one near at hand.
pub(super) fn matches(db: &Connection, rows: &[Named], near: UnitId) -> Result<Vec<Matched>> {
    let day = numbers::judged(db)?.day;
    let units = Units::of(db, rows, near, day)?;
    let mut found = Vec::with_capacity(rows.len());
    let mut seats = Vec::new();
    for row in rows {
        let place = units.place(&row.unit);
        let seat = match &place {
            Place::Found(unit) => officer(db, day, row, unit.id)?,
            _ => None,
        };
        seats.extend(seat);
        found.push((place, seat));
    }
    let officers = roster::officers(db, &seats)?;
    let by_seat: BTreeMap<SeatId, RosterRow> =
        officers.into_iter().map(|row| (row.officer.seat.id, row)).collect();
    let one = |(place, seat): (Place, Option<SeatId>)| Matched {
        place,
        officer: seat.and_then(|seat| by_seat.get(&seat)).cloned().map(Box::new),
    };
    Ok(found.into_iter().map(one).collect())
}

/// The living units that the rows name, by what names them.
struct Units {
    near: Option<Unit>,
    named: BTreeMap<String, Vec<Unit>>,
}

impl Units {
    /// One look at all units, for as many names as are sought.
    fn of(db: &Connection, rows: &[Named], near: UnitId, day: Day) -> Result<Self> {
        let mut named: BTreeMap<String, Vec<Unit>> = BTreeMap::new();
        for row in rows.iter().filter(|row| !row.unit.trim().is_empty()) {
            named.entry(fold(row.unit.trim())).or_default();
        }
        if !named.is_empty() {
            let sql = format!("SELECT {} FROM unit WHERE {}", unit::COLUMNS, alive!("unit"));
            let mut statement = db.prepare_cached(&sql)?;
            let mut units = statement.query([day])?;
            while let Some(row) = units.next()? {
                add(&mut named, &unit::read(row, 0)?);
            }
        }
        Ok(Self { near: unit::by_id(db, near)?, named })
    }

    /// The unit of a text; of several with one name, the only one that is nearest.
    fn place(&self, text: &str) -> Place {
        let text = text.trim();
        if text.is_empty() {
            return self.near.clone().map_or(Place::Unknown, |unit| Place::Found(Box::new(unit)));
        }
        let known = self.named.get(&fold(text)).map(Vec::as_slice).unwrap_or_default();
        // With its marks a name means less: Văn Thụ is not Vân Thủ.
        let written = |unit: &&Unit| {
            let names = [&unit.full_name(), &unit.name, &unit.code];
            names.into_iter().any(|name| same_ignoring_case(name, text))
        };
        let exact: Vec<&Unit> = known.iter().filter(written).collect();
        let known = if exact.is_empty() { known.iter().collect() } else { exact };
        let shared = |unit: &Unit| {
            let near = self.near.as_ref().map(|near| near.path.line().collect::<Vec<UnitPath>>());
            let line: Vec<UnitPath> = unit.path.line().collect();
            near.unwrap_or_default().iter().zip(&line).take_while(|(a, b)| a == b).count()
        };
        let most = known.iter().map(|unit| shared(unit)).max().unwrap_or_default();
        let mut nearest = known.into_iter().filter(|unit| shared(unit) == most);
        match (nearest.next(), nearest.next()) {
            (None, _) => Place::Unknown,
            (Some(unit), None) => Place::Found(Box::new(unit.clone())),
            (Some(_), Some(_)) => Place::Several,
        }
    }
}

/// Adds a unit to those of its code, its bare name and its full name, as far as they are sought.
fn add(named: &mut BTreeMap<String, Vec<Unit>>, unit: &Unit) {
    for text in [fold(&unit.code), fold(&unit.name), fold(&unit.full_name())] {
        if let Some(known) = named.get_mut(&text)
            && !known.contains(unit)
        {
            known.push(unit.clone());
        }
    }
}

/// The seat of the officer of the key, else of the only one of that name, in the unit.
fn officer(db: &Connection, day: Day, row: &Named, unit: UnitId) -> Result<Option<SeatId>> {
    let (key, name) = (row.key.trim(), fold(row.name.trim()));
    let held = concat!("seat.unit = ?2 AND ", held!("seat"));
    if !key.is_empty() {
        let Some(person) = person::by_key(db, key)? else { return Ok(None) };
        let sql =
            format!("SELECT seat.id FROM seat WHERE seat.person = ?3 AND {held} ORDER BY seat.id LIMIT 1");
        let mut statement = db.prepare_cached(&sql)?;
        let mut rows = statement.query((day, unit, person))?;
        return Ok(rows.next()?.map(|row| row.get(0)).transpose()?);
    }
    let sql = format!(
        "SELECT seat.id FROM seat CROSS JOIN person ON person.id = seat.person \
         WHERE {held} AND person.fold = ?3 ORDER BY seat.id LIMIT 2"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let seats = statement.query_map((day, unit, name), |row| row.get(0))?;
    let seats: Vec<SeatId> = seats.collect::<rusqlite::Result<_>>()?;
    Ok(if let [only] = seats.as_slice() { Some(*only) } else { None })
}
