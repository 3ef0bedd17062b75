//! Where a unit stands, for rules that look beyond it: the units above it and the waivers that reach it.

use rusqlite::Connection;

use crate::domain::facts::{Place, Scopes};
use crate::domain::unit::{Unit, UnitPath};
use crate::domain::waiver::Waiver;
use crate::store::error::Result;
use crate::store::tables::{unit, waiver};

/// The place of a unit.
pub(in crate::store) fn of(db: &Connection, unit: &Unit) -> Result<Place> {
    let above = match unit.path.parent() {
        Some(parent) => above(db, &parent)?,
        None => Above::default(),
    };
    Ok(above.place(unit, waiver::of_unit(db, unit.id)?))
}

/// What reaches down from the units above.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct Above {
    scopes: Scopes,
    /// Waivers of whole subtrees, in entry order.
    waivers: Vec<Waiver>,
}

/// What reaches down from the unit at this path and those above it.
pub(in crate::store) fn above(db: &Connection, path: &UnitPath) -> Result<Above> {
    let mut above = Above::default();
    for path in path.line() {
        if let Some(unit) = unit::by_path(db, &path)? {
            above = above.below(&unit, &waiver::of_unit(db, unit.id)?);
        }
    }
    Ok(above)
}

impl Above {
    /// What reaches down from this unit, too, which has these waivers.
    pub(in crate::store) fn below(&self, unit: &Unit, own: &[Waiver]) -> Self {
        let subtree = own.iter().filter(|waiver| waiver.subtree).cloned();
        Self { scopes: self.scopes.and(unit.level, unit.id), waivers: in_entry_order(&self.waivers, subtree) }
    }

    /// The place of a unit under it that has these waivers.
    pub(in crate::store) fn place(&self, unit: &Unit, own: Vec<Waiver>) -> Place {
        let scopes = self.scopes.and(unit.level, unit.id);
        let waivers = in_entry_order(&self.waivers, own.into_iter());
        Place { path: unit.path.clone(), life: unit.life, scopes, waivers }
    }
}

fn in_entry_order(some: &[Waiver], others: impl Iterator<Item = Waiver>) -> Vec<Waiver> {
    let mut all: Vec<Waiver> = some.iter().cloned().chain(others).collect();
    all.sort_by_key(|waiver| waiver.id);
    all
}
