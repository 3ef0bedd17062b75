//! What the title line says.

use std::sync::{Arc, LazyLock};

use rusqlite::{Connection, OptionalExtension};

use crate::domain::day::Day;
use crate::domain::id::Seq;
use crate::domain::query::Overview;
use crate::domain::unit::{Unit, UnitPath};
use crate::store::ask::Asked;
use crate::store::ask::sql::alive;
use crate::store::error::{Result, damaged};
use crate::store::judge::catch_up::{self, Due};
use crate::store::rulebook::Rulebook;
use crate::store::tables::{log, numbers, profile, unit};

/// The overview of the roster.
pub(super) fn overview(db: &Connection, rules: &mut Rulebook, asked: Asked<'_>) -> Result<Overview> {
    let judged = numbers::judged(db)?;
    let root = root(db, judged.day)?.ok_or_else(|| damaged("no living unit"))?;
    let loaded = rules.of(db, judged.profile)?;
    Ok(Overview {
        total: numbers::roll_up(db, root.id)?,
        root,
        judged: judged.day,
        judging: catch_up::due(db, &judged, judged.day)? != Due::Nothing,
        inspected: loaded.as_ref().map(|loaded| loaded.judge.inspected()).unwrap_or_default(),
        profile: loaded.map(|loaded| Arc::clone(&loaded.profile)),
        fixed_day: profile::working_day(db)?.is_some(),
        access: asked.access,
        seq: log::head(db)?.map_or(Seq(0), |(seq, _)| seq),
        own: own(db, &asked.rights.edit)?,
        rights: asked.rights.clone(),
    })
}

/// The unit below which somebody may edit; none for who may everywhere.
fn own(db: &Connection, edit: &UnitPath) -> Result<Option<Unit>> {
    if *edit == UnitPath::default() { Ok(None) } else { unit::by_path(db, edit) }
}

static FIRST: LazyLock<String> =
    LazyLock::new(|| format!("SELECT {} FROM unit ORDER BY unit.path LIMIT 1", unit::COLUMNS));

// Roots are few: a search jumps from one over its whole tree to the next.
static ROOT: LazyLock<String> = LazyLock::new(|| {
    format!(
        "WITH RECURSIVE root (path) AS ( \
            SELECT min(path) FROM unit \
            UNION ALL \
            SELECT (SELECT u.path FROM unit AS u WHERE u.path > root.path || '~' ORDER BY u.path LIMIT 1) \
            FROM root WHERE root.path IS NOT NULL) \
         SELECT {} FROM root CROSS JOIN unit ON unit.path = root.path WHERE {} LIMIT 1",
        unit::COLUMNS,
        alive!("unit"),
    )
});

/// The root of the tree on a day; if by accident none lives, the first of all.
pub(in crate::store) fn root(db: &Connection, day: Day) -> Result<Option<Unit>> {
    let first = db.prepare_cached(&FIRST)?.query_row([], |row| unit::read(row, 0)).optional()?;
    if first.as_ref().is_none_or(|first| first.life.holds(day)) {
        return Ok(first);
    }
    let living = db.prepare_cached(&ROOT)?.query_row([day], |row| unit::read(row, 0)).optional()?;
    Ok(living.or(first))
}
