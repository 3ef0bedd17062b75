//! How many officers have each value of a column.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::domain::field::Field;
use crate::domain::id::UnitId;
use crate::domain::roster::{Direction, Group, View};
use crate::domain::unit::full_name;
use crate::store::ask::patience::Patience;
use crate::store::ask::roster::Scene;
use crate::store::ask::roster::columns::canonical;
use crate::store::error::Result;
use crate::store::tables::unit;

/// So many different values are counted; what comes beyond them is passed over.
const MOST: usize = 20_000;

/// The values of a column, the most frequent first.
pub(in crate::store::ask) fn groups(
    db: &Connection,
    view: &View,
    (by, limit): (Field, usize),
    patience: &mut Patience<'_>,
) -> Result<Vec<Group>> {
    // The column to group by is read in the place of one to sort by.
    let grouped = View { sort: vec![(by, Direction::Up)], ..view.clone() };
    let Some(mut scene) = Scene::of(db, &grouped, &[], patience)? else { return Ok(Vec::new()) };
    let at = 1 + view.filters.len();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    scene.plan.read_plainly(by, view);
    scene.each(patience, |(_, row)| {
        let raw = row.get_ref(at)?;
        let value = canonical(by, raw)?;
        if let Some(count) = counts.get_mut(&value) {
            *count += 1;
        } else if counts.len() < MOST {
            counts.insert(value, 1);
        }
        Ok(())
    })?;
    let mut groups: Vec<(String, usize)> = counts.into_iter().collect();
    groups.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    groups.truncate(limit);
    groups.into_iter().map(|(value, count)| named(db, by, value, count)).collect()
}

fn named(db: &Connection, by: Field, value: String, count: usize) -> Result<Group> {
    let id = if by == Field::UnitCode { value.parse().ok().map(UnitId) } else { None };
    let unit = match id {
        Some(id) => unit::by_id(db, id)?,
        None => None,
    };
    Ok(match unit {
        Some(unit) => Group { value: full_name(&unit.kind, &unit.name), unit: Some(unit.id), count },
        None => Group { value, unit: None, count },
    })
}
