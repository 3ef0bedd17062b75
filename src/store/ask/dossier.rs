//! All that is needed to judge edits in memory: the same dossier that the saving transaction reads.

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::domain::id::{PersonId, UnitId};
use crate::domain::query::Dossier;
use crate::store::error::Result;
use crate::store::judge::dossier;
use crate::store::rulebook::Rulebook;
use crate::store::tables::{numbers, unit};

/// The dossier of these units and of all where these people ever had a seat.
pub(super) fn dossier(
    db: &Connection,
    rules: &mut Rulebook,
    units: &[UnitId],
    people: &[PersonId],
) -> Result<Dossier> {
    let judged = numbers::judged(db)?;
    let judge = rules.of(db, judged.profile)?.map(|loaded| &loaded.judge);
    let mut touched = BTreeSet::new();
    for id in units {
        if unit::path_of(db, *id)?.is_some() {
            touched.insert(*id);
        }
    }
    for person in people {
        touched.extend(dossier::units_of(db, *person)?);
    }
    let touched: Vec<UnitId> = touched.into_iter().collect();
    dossier::of_units(db, judge, judged.day, &touched)
}
