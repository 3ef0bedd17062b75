//! Finding units and officers by beginnings of words, in any order, with or without marks.
//!
//! The index gives candidates, those first whose words are whole; of them the best are taken. How many candidates
//! are looked at has a bound, so that one typed letter costs the same among thirty officers and two millions: where there
//! are more, everybody in the surroundings is ranked, and of the others those that the index gives first.

mod candidates;
mod typed;

use rusqlite::Connection;

use crate::domain::day::Day;
use crate::domain::id::UnitId;
use crate::domain::outline::{RowAt, RowKey};
use crate::domain::query::{Hit, Hits, Target};
use crate::domain::unit::UnitPath;
use crate::store::ask::tree::Trails;
use crate::store::error::Result;
use crate::store::tables::{numbers, unit};
use candidates::{Candidate, Near, Who};
use typed::Typed;

/// What is wanted of a search.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    pub(super) near: Option<UnitId>,
    pub(super) units_only: bool,
    pub(super) limit: usize,
    /// The day on which units live and seats are held; `None` = the judged one.
    pub(super) day: Option<Day>,
}

/// The best hits.
pub(super) fn find(db: &Connection, text: &str, wanted: Wanted) -> Result<Hits> {
    let typed = Typed::new(text);
    if typed.is_empty() {
        return Ok(Hits::default());
    }
    let day = match wanted.day {
        Some(day) => day,
        None => numbers::judged(db)?.day,
    };
    let near = match wanted.near {
        Some(near) => unit::path_of(db, near)?.unwrap_or_default(),
        None => UnitPath::default(),
    };
    let mut found = candidates::units(db, &typed, &Near(&near), wanted.limit)?;
    if !wanted.units_only {
        found.append(&mut candidates::officers(db, &typed, (&Near(&near), day), wanted.limit)?);
    }
    found.sort_by_cached_key(|candidate| candidate.rank(day, &near));
    let more = found.len() > wanted.limit;
    found.truncate(wanted.limit);
    let trails = Trails::of(db, found.iter().map(|candidate| &candidate.unit))?;
    let hits = found.into_iter().map(|candidate| hit(db, candidate, &trails));
    Ok(Hits { hits: hits.collect::<Result<_>>()?, more })
}

fn hit(db: &Connection, candidate: Candidate, trails: &Trails) -> Result<Hit> {
    let Candidate { unit, who, .. } = candidate;
    let parent = unit.path.parent();
    let is_row_inside = who.as_ref().is_some_and(|who| who.seat.is_some());
    let opened = if is_row_inside { Some(&unit.path) } else { parent.as_ref() };
    let trail = if who.is_some() { Some(&unit.path) } else { parent.as_ref() };
    let seat = who.as_ref().and_then(|who| who.seat);
    let total = match who {
        None => Some(numbers::roll_up(db, unit.id)?),
        Some(_) => None,
    };
    let target = Target {
        key: RowKey { unit: unit.id, at: seat.map_or(RowAt::Unit, RowAt::Seat) },
        line: trails.line(opened),
    };
    let trail = trails.down_to(trail).to_string();
    let life = unit.life;
    let (name, code) = match who {
        None => (unit.full_name(), unit.code),
        Some(Who { name, key, .. }) => (name, key),
    };
    Ok(Hit { target, name, trail, code, total, life })
}
