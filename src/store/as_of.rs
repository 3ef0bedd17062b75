//! The findings of any day: those that are stored where they are of that day, else the same judge over the same rows,
//! in memory.

use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension};

use crate::domain::day::Day;
use crate::domain::fault::usage::UsageFault;
use crate::domain::profile::Profile;
use crate::domain::unit::{Unit, UnitPath};
use crate::store::ask::overview;
use crate::store::ask::sql::{self, alive};
use crate::store::error::{Result, damaged};
use crate::store::judge::catch_up::{self, Due};
use crate::store::judge::full::{self, Sink};
use crate::store::rulebook::Rulebook;
use crate::store::tables::{numbers, profile, unit};

/// A subtree on a day, and whether what is stored is true of it.
pub(in crate::store) struct Scope {
    pub(in crate::store) day: Day,
    /// The top; empty for everything, the former roots too.
    pub(in crate::store) path: UnitPath,
    /// The id of the profile in force.
    pub(in crate::store) profile: Option<i64>,
    /// Whether the stored findings are those of the day.
    pub(in crate::store) stored: bool,
}

impl Scope {
    /// The subtree of the living unit with this code, or everything.
    ///
    /// # Errors
    /// [`UsageFault::UnitUnknown`].
    pub(in crate::store) fn of(db: &Connection, day: Day, under: Option<&str>) -> Result<Self> {
        let path = match under {
            Some(code) => {
                living(db, code, day)?.ok_or_else(|| UsageFault::UnitUnknown { code: code.to_owned() })?
            }
            None => UnitPath::default(),
        };
        let judged = numbers::judged(db)?;
        let stored = judged.day == day && catch_up::due(db, &judged, day)? == Due::Nothing;
        Ok(Self { day, path, profile: profile::in_force(db, day)?, stored })
    }

    /// The top of it: the unit, or the root on that day.
    pub(in crate::store) fn top(&self, db: &Connection) -> Result<Unit> {
        let top = if self.path.0.is_empty() {
            overview::root(db, self.day)?
        } else {
            unit::by_path(db, &self.path)?
        };
        top.ok_or_else(|| damaged("no unit"))
    }

    /// The profile in force.
    pub(in crate::store) fn profile(
        &self,
        db: &Connection,
        rules: &mut Rulebook,
    ) -> Result<Option<Arc<Profile>>> {
        Ok(rules.of(db, self.profile)?.map(|loaded| Arc::clone(&loaded.profile)))
    }

    /// Judges the subtree afresh.
    pub(in crate::store) fn judge(
        &self,
        db: &Connection,
        rules: &mut Rulebook,
        sink: &mut dyn Sink,
    ) -> Result<()> {
        full::stream_under(db, rules.of(db, self.profile)?, self.day, &self.path, sink)
    }

    /// Hands out what is stored of each unit, as a fresh judgement would; no numbers of subtrees.
    pub(in crate::store) fn recall(&self, db: &Connection, sink: &mut dyn Sink) -> Result<()> {
        let mut statement = db.prepare_cached(&format!(
            "SELECT {} FROM unit WHERE path >= ?1 AND path < ?2 ORDER BY path",
            unit::COLUMNS
        ))?;
        let mut rows = statement.query((&self.path, self.beyond()))?;
        while let Some(row) = rows.next()? {
            let unit = unit::read(row, 0)?;
            let judgement = numbers::stored(db, unit.id, &unit.path)?;
            sink.unit(&unit, &judgement)?;
        }
        Ok(())
    }

    /// What sorts after the whole subtree.
    pub(in crate::store) fn beyond(&self) -> String {
        format!("{}{}", self.path.0, sql::BEYOND)
    }
}

fn living(db: &Connection, code: &str, day: Day) -> Result<Option<UnitPath>> {
    let mut statement = db.prepare_cached(concat!(
        "SELECT u.path FROM unit AS u WHERE u.code = ?2 AND ",
        alive!("u"),
        " ORDER BY u.path LIMIT 1"
    ))?;
    Ok(statement.query_row((day, code), |row| row.get(0)).optional()?)
}
