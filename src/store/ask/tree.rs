//! What stands above a unit.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use rusqlite::Connection;

use crate::domain::id::UnitId;
use crate::domain::outline::{RowAt, RowKey};
use crate::domain::unit::{Unit, UnitPath};
use crate::store::ask::sql;
use crate::store::error::Result;
use crate::store::tables::unit;

static AT: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {} FROM json_each(?1) AS wanted CROSS JOIN unit ON unit.path = wanted.value ORDER BY unit.path",
        unit::COLUMNS
    )
});

/// The units of a line of the tree, from the root, the last one included.
pub(super) fn line(db: &Connection, path: &UnitPath) -> Result<Vec<Unit>> {
    at(db, path.line())
}

/// The units at these paths, in tree order.
pub(super) fn at(db: &Connection, paths: impl Iterator<Item = UnitPath>) -> Result<Vec<Unit>> {
    let mut statement = db.prepare_cached(&AT)?;
    let rows = statement.query_map([sql::words(paths.map(|path| path.0))], |row| unit::read(row, 0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What stands above units: names joined once and shared, and identities.
pub(super) struct Trails(BTreeMap<UnitPath, Step>);

struct Step {
    id: Option<UnitId>,
    /// The names from the root down to this one.
    names: Arc<str>,
}

impl Trails {
    /// For these units and all above them.
    pub(super) fn of<'a>(db: &Connection, units: impl Iterator<Item = &'a Unit>) -> Result<Self> {
        let mut known: BTreeMap<UnitPath, Option<(UnitId, String)>> = BTreeMap::new();
        for unit in units {
            known.insert(unit.path.clone(), Some((unit.id, unit.full_name())));
            let mut above = unit.path.parent();
            while let Some(path) = above.filter(|path| !known.contains_key(path)) {
                above = path.parent();
                known.insert(path, None);
            }
        }
        let unknown: BTreeSet<UnitPath> =
            known.iter().filter(|(_, unit)| unit.is_none()).map(|(path, _)| path.clone()).collect();
        if !unknown.is_empty() {
            for unit in at(db, unknown.into_iter())? {
                let name = unit.full_name();
                known.insert(unit.path, Some((unit.id, name)));
            }
        }
        let mut steps: BTreeMap<UnitPath, Step> = BTreeMap::new();
        for (path, unit) in known {
            let (id, name) = unit.map(|(id, name)| (Some(id), name)).unwrap_or_default();
            let names = match path.parent().and_then(|parent| steps.get(&parent)) {
                Some(above) => format!("{} / {name}", above.names).into(),
                None => name.into(),
            };
            steps.insert(path, Step { id, names });
        }
        Ok(Self(steps))
    }

    /// The names from the root down to the unit at this path.
    pub(super) fn down_to(&self, path: Option<&UnitPath>) -> Arc<str> {
        path.and_then(|path| self.0.get(path)).map_or_else(|| "".into(), |step| Arc::clone(&step.names))
    }

    /// The units from the root down to the one at this path.
    pub(super) fn line(&self, path: Option<&UnitPath>) -> Vec<UnitId> {
        let steps = path.into_iter().flat_map(UnitPath::line);
        steps.filter_map(|path| self.0.get(&path).and_then(|step| step.id)).collect()
    }
}

/// The units that must be open for a row to be shown, from the root.
pub(super) fn to_open(db: &Connection, key: RowKey, path: &UnitPath) -> Result<Vec<UnitId>> {
    let mut ids: Vec<UnitId> = line(db, path)?.into_iter().map(|unit| unit.id).collect();
    if key.at == RowAt::Unit {
        ids.pop();
    }
    Ok(ids)
}
