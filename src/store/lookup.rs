//! Looking up what a command line names: an officer by key, a unit by code, the profile of a day, a change by number.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::id::{PersonId, Seq, UnitId};
use crate::domain::profile::Profile;
use crate::store::Store;
use crate::store::tables::{person, profile, unit};
use crate::store::turn_back::end_of_set;

/// When a change set was made, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Its last entry in the log.
    pub seq: Seq,
    /// Seconds since 1970-01-01 UTC.
    pub at: i64,
    /// Who.
    pub actor: String,
}

impl Store {
    /// When the change set of an entry was made.
    ///
    /// # Errors
    /// `UsageFault::ChangeUnknown`, or a store fault.
    pub fn made(&self, seq: Seq) -> Result<Made, Fault> {
        let last = end_of_set(&self.db, seq)?;
        let sql = "SELECT at, actor FROM operation WHERE id = (SELECT operation FROM log WHERE seq = ?1)";
        let made = |row: &rusqlite::Row<'_>| Ok(Made { seq: last, at: row.get(0)?, actor: row.get(1)? });
        Ok(self.db.query_row(sql, [seq], made)?)
    }

    /// The profile in force on a day.
    ///
    /// # Errors
    /// A store fault.
    pub fn profile_on(&mut self, day: Day) -> Result<Option<Arc<Profile>>, Fault> {
        let id = profile::in_force(&self.db, day)?;
        Ok(self.rules.of(&self.db, id)?.map(|loaded| Arc::clone(&loaded.profile)))
    }

    /// Every qualification word that some profile of the roster knows, in the order of the scales.
    ///
    /// # Errors
    /// A store fault.
    pub fn qualifications(&self) -> Result<Vec<String>, Fault> {
        let (mut seen, mut words) = (BTreeSet::new(), Vec::new());
        for edition in profile::all(&self.db)? {
            for word in &profile::load(&self.db, edition.id)?.qualifications {
                if seen.insert(word.clone()) {
                    words.push(word.clone());
                }
            }
        }
        Ok(words)
    }

    /// The officer of a key.
    ///
    /// # Errors
    /// A store fault.
    pub fn person_by_key(&self, key: &str) -> Result<Option<PersonId>, Fault> {
        person::by_key(&self.db, key)
    }

    /// The unit that a code means on a day (rules.md 4.5).
    ///
    /// # Errors
    /// A store fault.
    pub fn unit_by_code(&self, code: &str, day: Day) -> Result<Option<UnitId>, Fault> {
        unit::by_code(&self.db, code, Some(day))
    }
}
