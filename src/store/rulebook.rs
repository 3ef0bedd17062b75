//! The profile that judges, read once and kept while the same one is asked for.

use std::sync::Arc;

use rusqlite::Connection;

use crate::domain::profile::Profile;
use crate::rules::judge::Judge;
use crate::store::error::Result;
use crate::store::tables::{inspection, profile};

/// A profile with its judge.
pub(in crate::store) struct Loaded {
    id: i64,
    /// The profile.
    pub(in crate::store) profile: Arc<Profile>,
    /// Its judge.
    pub(in crate::store) judge: Judge,
}

/// The profile used last.
#[derive(Default)]
pub(in crate::store) struct Rulebook {
    last: Option<Loaded>,
}

impl Rulebook {
    /// The profile of an id with its judge; `None` where no profile is in force.
    pub(in crate::store) fn of(&mut self, db: &Connection, id: Option<i64>) -> Result<Option<&mut Loaded>> {
        let Some(id) = id else { return Ok(None) };
        if self.last.as_ref().is_none_or(|loaded| loaded.id != id) {
            let profile = profile::load(db, id)?;
            self.last = Some(Loaded { id, judge: Judge::new(Arc::clone(&profile)), profile });
        }
        let Some(loaded) = &mut self.last else { return Ok(None) };
        loaded.judge.of_roster(inspection::any(db)?);
        Ok(Some(loaded))
    }
}
