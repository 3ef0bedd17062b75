//! Trying a rule text for the screen: all its faults, or what it would change.

use std::sync::Arc;

use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::norms::{Trial, Trialled};
use crate::domain::report::{FindingChange, TrialNews};
use crate::rules::{decode, norms};
use crate::store::Store;

/// So many changed findings are kept to be looked at; the numbers are those of all.
const KEPT: usize = 2_000;

impl Store {
    /// What a rule text would change on a day, as if it were in force. `listener` hears how many units of how many are
    /// judged, and may stop it by a fault.
    ///
    /// # Errors
    /// A store fault, or what the listener returns.
    pub fn try_rules(
        &mut self,
        (source, name): (String, &str),
        day: Day,
        listener: &mut dyn FnMut(u64, u64) -> Result<(), Fault>,
    ) -> Result<Trial, Fault> {
        let decoded = decode::decode(&source, name);
        let Some(profile) = decoded.profile else {
            return Ok(Trial::Broken { source, faults: decoded.faults });
        };
        let faults = self.ties(&profile)?;
        if !faults.is_empty() {
            let faults = faults.into_iter().map(|fault| fault.in_file(name)).collect();
            return Ok(Trial::Broken { source, faults });
        }
        let profile = Arc::new(profile);
        let mut changes: Vec<FindingChange> = Vec::new();
        let tried = self.try_profile(&profile, (day, None), &mut |news| match news {
            TrialNews::Judged { done, units } => listener(done, units),
            TrialNews::Change(change) => {
                if changes.len() < KEPT {
                    changes.push(change.clone());
                }
                Ok(())
            }
        })?;
        let norms = norms::differences(tried.before.as_deref(), &profile);
        // Shares are told after the units below them.
        changes.sort_by(|a, b| a.unit.path.cmp(&b.unit.path));
        Ok(Trial::Good(Box::new(Trialled { profile, day, tried, norms, changes })))
    }
}
