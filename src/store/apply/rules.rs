//! Taking over a rule profile, and taking that back. A profile speaks of everybody: whoever changes it must be allowed
//! to everywhere.

use crate::domain::day::{Day, Period};
use crate::domain::fault::access::AccessFault;
use crate::domain::fault::edit::EditFault;
use crate::domain::fault::rule_file::RuleFileFault;
use crate::domain::id::Version;
use crate::domain::profile::Profile;
use crate::domain::query::RecordAction;
use crate::rules::decode;
use crate::store::apply::Change;
use crate::store::error::{Result, damaged};
use crate::store::log::Entry;
use crate::store::tables::log::RecordKind;
use crate::store::tables::numbers::{self, Judged};
use crate::store::tables::profile::{self, Edition, stretches};
use crate::store::try_profile::ties;

impl Change<'_, '_> {
    /// Takes a profile over, from a day on or from its own first one. Nothing happens if it is so already.
    ///
    /// # Errors
    /// The first fault of its text; a tie; [`RuleFileFault::Overlap`] with a profile of another name.
    pub(in crate::store) fn take_rules(&mut self, source: &str, from: Option<Day>) -> Result<()> {
        self.may_change_rules()?;
        let decoded = decode::decode(source, "");
        let Some(profile) = decoded.profile else {
            return Err(decoded.faults.into_iter().next().unwrap_or_else(|| damaged("profile")));
        };
        if let Some(from) = from.filter(|from| !profile.valid.holds(*from)) {
            return Err(RuleFileFault::Begins { day: from }.into());
        }
        let valid = Period { from: from.or(profile.valid.from), to: profile.valid.to };
        let profile = Profile { valid, ..profile };
        let db = self.writing.db;
        if profile::is_newest(db, source, &profile.name, valid.from)? {
            return Ok(());
        }
        if let Some(tie) = ties(db, &profile)?.into_iter().next() {
            return Err(tie);
        }
        let id = profile::put(db, &profile)?;
        no_overlap(&profile::all(db)?)?;
        self.log_rules(id, RecordAction::Created, Version(1))
    }

    /// Takes an edition back, or brings it back.
    pub(in crate::store) fn set_rules(&mut self, edition: &Edition, action: RecordAction) -> Result<()> {
        self.may_change_rules()?;
        let deleted = action == RecordAction::Deleted;
        if edition.deleted == deleted {
            return Err(EditFault::Gone.into());
        }
        let version = profile::set_deleted(self.writing.db, edition, deleted)?;
        no_overlap(&profile::all(self.writing.db)?)?;
        self.log_rules(edition.id, action, version)
    }

    fn may_change_rules(&self) -> Result<()> {
        if self.writing.rights.may_change_rules() { Ok(()) } else { Err(AccessFault::Role.into()) }
    }

    fn log_rules(&mut self, id: i64, action: RecordAction, version: Version) -> Result<()> {
        let db = self.writing.db;
        let entry = Entry {
            kind: RecordKind::Profile,
            records: (id, id),
            action,
            version,
            person: None,
            unit: None,
            fields: &[],
        };
        self.log.append(db, &entry)?;
        // Judging everybody anew is work for afterwards: until then the marks are those of the old rules, and say so.
        let judged = numbers::judged(db)?;
        if profile::in_force(db, judged.day)? != judged.profile {
            numbers::put_judged(db, &Judged { due: true, ..judged })?;
        }
        Ok(())
    }
}

/// On no day may two profiles of different names be in force.
fn no_overlap(editions: &[Edition]) -> Result<()> {
    let stretches = stretches(editions);
    for (at, (one, days)) in stretches.iter().enumerate() {
        let others = stretches.iter().take(at);
        let other =
            others.into_iter().find(|(other, theirs)| other.name != one.name && theirs.overlaps(days));
        if let Some((other, _)) = other {
            return Err(RuleFileFault::Overlap { profile: other.name.clone() }.into());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::tables::profile::edition;

    #[test]
    fn profiles_of_two_names_share_no_day() {
        let first = edition(1, "a", Some(20_200_101), Some(20_250_630));
        assert!(no_overlap(&[first.clone(), edition(2, "b", Some(20_250_630), None)]).is_err());
        assert!(no_overlap(&[first.clone(), edition(2, "b", Some(20_250_701), None)]).is_ok());
        let gone = Edition { deleted: true, ..first };
        assert!(no_overlap(&[gone, edition(2, "b", None, None)]).is_ok());
    }
}
