//! The outline: a page of rows around one row, whatever is open.

pub(in crate::store::ask) mod inside;
mod place;
mod rows;
mod walk;

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::domain::day::Day;
use crate::domain::id::{PersonId, SeatId, UnitId};
use crate::domain::outline::{OutlinePage, OutlineRow, RowAt, RowKey, Shape};
use crate::domain::person::Person;
use crate::domain::unit::UnitPath;
use crate::store::ask::sql;
use crate::store::ask::tree::Trails;
use crate::store::error::Result;
use crate::store::tables::numbers;
use inside::Officers;
use place::Place;
use rows::Block;
use walk::{Shown, Walk};

/// Rows around one row: so many before and after it.
pub(super) fn around(
    db: &Connection,
    shape: &Shape,
    anchor: RowKey,
    reach: (usize, usize),
) -> Result<OutlinePage> {
    let judged = numbers::judged(db)?;
    let page = Page { db, shape, day: judged.day, counted: !judged.due, reach };
    let Some(place) = place::find(db, shape, anchor, judged.day)? else { return Ok(nothing()) };
    if let Some(found) = page.read(&place)? {
        return Ok(found);
    }
    // The officer or the empty place is gone: its unit.
    Ok(page.read(&Place { at: RowAt::Unit, ..place })?.unwrap_or_default())
}

/// The last row.
pub(super) fn end(db: &Connection, shape: &Shape) -> Result<OutlinePage> {
    let judged = numbers::judged(db)?;
    let beyond = UnitPath(sql::BEYOND.to_string());
    let walk = Walk { day: judged.day, shape, from: (UnitId(0), &beyond), rows: 0, counted: false };
    let Some(last) = walk::backward(db, &walk)?.units.into_iter().next() else { return Ok(nothing()) };
    let page = Page { db, shape, day: judged.day, counted: false, reach: (0, 0) };
    let place = Place {
        unit: last.unit.id,
        path: last.unit.path.clone(),
        at: RowAt::Vacancy(u8::MAX),
        above: Vec::new(),
    };
    let mut rows = page.rows(&place, Vec::new(), vec![last])?;
    let is_start = rows.len() <= 1 && place.path.depth() <= 1;
    Ok(OutlinePage { rows: rows.pop().into_iter().collect(), is_start, is_end: true })
}

fn nothing() -> OutlinePage {
    OutlinePage { rows: Vec::new(), is_start: true, is_end: true }
}

/// No unit's seat.
const NOWHERE: (UnitId, SeatId) = (UnitId(0), SeatId(0));

/// A page that is being read.
struct Page<'a> {
    db: &'a Connection,
    shape: &'a Shape,
    day: Day,
    /// Whether the stored counts of people are true.
    counted: bool,
    /// So many rows before and after.
    reach: (usize, usize),
}

impl Page<'_> {
    /// The rows around a place; `None` if there is no such row.
    fn read(&self, place: &Place) -> Result<Option<OutlinePage>> {
        let (before, after) = self.reach;
        let walk = |rows| Walk {
            day: self.day,
            shape: self.shape,
            from: (place.unit, &place.path),
            rows,
            counted: self.counted,
        };
        // One row more than is wanted each way tells whether there are more.
        let forth = walk::forward(self.db, &walk(after + 1))?;
        let back = walk::backward(self.db, &walk(before))?;
        let units = if before == 0 { Vec::new() } else { back.units };
        let mut rows = self.rows(place, units, forth.units)?;
        let key = RowKey { unit: place.unit, at: place.at };
        let Some(at) = rows.iter().position(|row| row.key == key) else { return Ok(None) };
        let is_start = back.exhausted && at <= before;
        let is_end = forth.exhausted && rows.len() - at <= after + 1;
        rows.truncate(at + after + 1);
        rows.drain(..at.saturating_sub(before));
        Ok(Some(OutlinePage { rows, is_start, is_end }))
    }

    /// All rows of these units, those of one unit at least as far as the page reaches.
    fn rows(&self, place: &Place, back: Vec<Shown>, forth: Vec<Shown>) -> Result<Vec<OutlineRow>> {
        let mut officers = self.officers(place, &back, &forth)?;
        let mut people: Vec<&mut Person> =
            officers.values_mut().flatten().map(|(person, _)| person).collect();
        inside::add_training(self.db, &mut people)?;
        let people: BTreeSet<PersonId> = people.iter().map(|person| person.id).collect();
        let shown = || back.iter().rev().chain(&forth);
        let mut found = inside::found(self.db, shown().map(|shown| &shown.unit.path), &people)?;
        let trails = Trails::of(self.db, shown().map(|shown| &shown.unit).chain(&place.above))?;
        let mut rows = Vec::new();
        for shown in back.into_iter().rev().chain(forth) {
            let officers = officers.remove(&shown.unit.id).unwrap_or_default();
            let found = found.remove(&shown.unit.id).unwrap_or_default();
            Block { shown, officers, found }.add_to(&mut rows, &trails);
        }
        Ok(rows)
    }

    fn officers(&self, place: &Place, back: &[Shown], forth: &[Shown]) -> Result<Officers> {
        let (before, after) = self.reach;
        let seat = match place.at {
            RowAt::Unit => SeatId(0),
            RowAt::Seat(seat) => seat,
            RowAt::Vacancy(_) => SeatId(i64::MAX),
        };
        let open = |shown: &&Shown| shown.open && shown.peopled;
        let ids = |units: &[Shown]| -> Vec<UnitId> {
            units.iter().filter(open).map(|shown| shown.unit.id).collect()
        };
        let mut all = inside::of_units(self.db, self.day, &ids(forth), (place.unit, seat), after + 2)?;
        if place.at != RowAt::Unit {
            let earlier = inside::last(self.db, self.day, place.unit, seat, before + 1)?;
            for (unit, mut officers) in earlier {
                officers.append(all.entry(unit).or_default());
                all.insert(unit, officers);
            }
        }
        // All people of the units between are shown, of the farthest only the last.
        let Some((farthest, between)) = back.split_last() else { return Ok(all) };
        all.extend(inside::of_units(self.db, self.day, &ids(between), NOWHERE, usize::MAX)?);
        if open(&farthest) {
            let last = SeatId(i64::MAX);
            all.extend(inside::last(self.db, self.day, farthest.unit.id, last, before + 1)?);
        }
        Ok(all)
    }
}
