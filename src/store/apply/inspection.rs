//! Inspections in a change set.

use crate::domain::fault::edit::EditFault;
use crate::domain::id::{InspectionId, Version};
use crate::domain::inspection::{Inspected, Inspection};
use crate::domain::query::RecordAction;
use crate::store::apply::Change;
use crate::store::error::Result;
use crate::store::log::Entry;
use crate::store::tables::inspection;
use crate::store::tables::log::RecordKind;

impl Change<'_, '_> {
    /// Makes a visit.
    pub(in crate::store) fn add_inspection(&mut self, new: &Inspection) -> Result<InspectionId> {
        self.may_edit_unit(new.unit)?;
        let before = inspection::any(self.writing.db)?;
        let id = inspection::insert(self.writing.db, new)?;
        let made = Inspection { id, version: Version(1), ..new.clone() };
        self.inspected(before, &made)?;
        self.log_inspection(&made, RecordAction::Created)?;
        Ok(id)
    }

    /// Takes a visit out.
    pub(in crate::store) fn remove_inspection(&mut self, id: InspectionId, expect: Version) -> Result<()> {
        match inspection::by_id(self.writing.db, id)? {
            Some((known, false)) if known.version == expect => {
                self.hide_inspection(known, RecordAction::Deleted)
            }
            _ => Err(EditFault::Gone.into()),
        }
    }

    /// Takes a visit out, or brings it back.
    pub(in crate::store) fn hide_inspection(
        &mut self,
        mut known: Inspection,
        action: RecordAction,
    ) -> Result<()> {
        self.may_edit_unit(known.unit)?;
        let before = inspection::any(self.writing.db)?;
        known.version = Version(known.version.0 + 1);
        self.writing
            .db
            .prepare_cached("UPDATE inspection SET deleted = ?2, version = ?3 WHERE id = ?1")?
            .execute((known.id, action == RecordAction::Deleted, known.version))?;
        self.inspected(before, &known)?;
        self.log_inspection(&known, action)
    }

    /// Rules about inspections begin to speak, of every unit, with the first visit, and fall silent with the last.
    fn inspected(&mut self, before: Inspected, visit: &Inspection) -> Result<()> {
        if inspection::any(self.writing.db)? == before {
            self.writing.touched.unit(visit.unit);
        } else {
            self.writing.touched.everything();
        }
        Ok(())
    }

    fn log_inspection(&mut self, visit: &Inspection, action: RecordAction) -> Result<()> {
        let entry = Entry {
            kind: RecordKind::Inspection,
            records: (visit.id.0, visit.id.0),
            action,
            version: visit.version,
            person: None,
            unit: Some(visit.unit),
            fields: &[],
        };
        self.log.append(self.writing.db, &entry)
    }
}
