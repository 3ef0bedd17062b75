//! Waivers in a change set: the profile in force while one begins says what is allowed.

use std::sync::Arc;

use rusqlite::Connection;

use crate::domain::fault::edit::EditFault;
use crate::domain::fault::waiver::WaiverFault;
use crate::domain::id::{UnitId, Version, WaiverId};
use crate::domain::profile::Profile;
use crate::domain::query::RecordAction;
use crate::domain::rights::AdminRole;
use crate::domain::waiver::Waiver;
use crate::rules::waivers;
use crate::store::apply::Change;
use crate::store::error::Result;
use crate::store::log::Entry;
use crate::store::rulebook::Rulebook;
use crate::store::tables::log::RecordKind;
use crate::store::tables::{profile, unit, waiver};

impl Change<'_, '_> {
    /// Makes a waiver.
    pub(in crate::store) fn add_waiver(&mut self, new: &Waiver) -> Result<WaiverId> {
        self.may_waive(new.unit)?;
        let db = self.writing.db;
        let profile = profile_for(db, self.writing.rules, new)?;
        waivers::allowed(&profile, new)?;
        let id = waiver::insert(db, new)?;
        self.touch_reach(new)?;
        let made = Waiver { id, version: Version(1), ..new.clone() };
        self.log_waiver(&made, RecordAction::Created)?;
        Ok(id)
    }

    /// Takes a waiver out.
    pub(in crate::store) fn remove_waiver(&mut self, id: WaiverId, expect: Version) -> Result<()> {
        match waiver::by_id(self.writing.db, id)? {
            Some((known, false)) if known.version == expect => self.hide_waiver(known, RecordAction::Deleted),
            _ => Err(WaiverFault::Gone.into()),
        }
    }

    /// Takes a waiver out, or brings it back.
    pub(in crate::store) fn hide_waiver(&mut self, mut known: Waiver, action: RecordAction) -> Result<()> {
        self.may_waive(known.unit)?;
        known.version = Version(known.version.0 + 1);
        self.writing
            .db
            .prepare_cached("UPDATE waiver SET deleted = ?2, version = ?3 WHERE id = ?1")?
            .execute((known.id, action == RecordAction::Deleted, known.version))?;
        self.touch_reach(&known)?;
        self.log_waiver(&known, action)
    }

    /// Waivers are granted by approvers, where they may edit.
    fn may_waive(&self, unit: UnitId) -> Result<()> {
        self.may_edit_unit(unit)?;
        let may = self.writing.rights.may(AdminRole::Approver);
        if may { Ok(()) } else { Err(EditFault::OutsideScope.into()) }
    }

    /// Touches every unit that the waiver reaches.
    fn touch_reach(&mut self, waiver: &Waiver) -> Result<()> {
        if !waiver.subtree {
            self.writing.touched.unit(waiver.unit);
            return Ok(());
        }
        let db = self.writing.db;
        let Some(path) = unit::path_of(db, waiver.unit)? else { return Err(EditFault::Gone.into()) };
        let mut statement = db.prepare_cached("SELECT id FROM unit WHERE path >= ?1 AND path < ?1 || '~'")?;
        let mut rows = statement.query([path])?;
        while let Some(row) = rows.next()? {
            self.writing.touched.unit(row.get::<_, UnitId>(0)?);
            if self.writing.touched.is_many() {
                break;
            }
        }
        Ok(())
    }

    fn log_waiver(&mut self, waiver: &Waiver, action: RecordAction) -> Result<()> {
        let entry = Entry {
            kind: RecordKind::Waiver,
            records: (waiver.id.0, waiver.id.0),
            action,
            version: waiver.version,
            person: waiver.kind.person(),
            unit: Some(waiver.unit),
            fields: &[],
        };
        self.log.append(self.writing.db, &entry)
    }
}

/// The profile that says what is allowed: the one in force on the first day, else the first one that is in force
/// while the waiver holds.
fn profile_for(db: &Connection, rules: &mut Rulebook, new: &Waiver) -> Result<Arc<Profile>> {
    let mut id = match new.period.from {
        Some(day) => profile::in_force(db, day)?,
        None => None,
    };
    if id.is_none() {
        let editions = profile::all(db)?;
        let mut all = profile::stretches(&editions);
        all.sort_by_key(|(_, days)| days.from);
        id = all.into_iter().find(|(_, days)| days.overlaps(&new.period)).map(|(edition, _)| edition.id);
    }
    let loaded = rules.of(db, id)?.ok_or(WaiverFault::NoProfile)?;
    Ok(Arc::clone(&loaded.profile))
}
