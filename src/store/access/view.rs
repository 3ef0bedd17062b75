//! The one place that hides: the personal fields of people whom a session may not see leave no question, report or
//! list. Such people keep key, name, unit and position.

use rusqlite::Connection;

use crate::domain::field::Field;
use crate::domain::id::{PersonId, UnitId};
use crate::domain::outline::{OutlinePage, RowContent};
use crate::domain::paste::{Matched, Place};
use crate::domain::query::{Answer, Dossier, HistoryEntry, Question, Record};
use crate::domain::report::Listed;
use crate::domain::rights::{AdminRole, Rights};
use crate::domain::roster::RosterRow;
use crate::domain::unit::UnitPath;
use crate::domain::waiver::Waiver;
use crate::store::access::scope;
use crate::store::error::Result;
use crate::store::tables::unit;

/// What a session sees in one moment of the roster.
pub(in crate::store) struct View<'a> {
    /// The rows.
    pub(in crate::store) db: &'a Connection,
    /// What he may do.
    pub(in crate::store) rights: Rights,
}

impl View<'_> {
    fn sees_everything(&self) -> bool {
        self.rights.sees(&UnitPath::default())
    }

    fn sees_person(&self, id: PersonId) -> Result<bool> {
        Ok(self.sees_everything() || scope::homes(self.db, id)?.iter().any(|path| self.rights.sees(path)))
    }

    fn path(&self, id: UnitId) -> Result<Option<UnitPath>> {
        unit::path_of(self.db, id)
    }

    /// Whether a question is answered at all: values that others wrote in free text are completed only for who sees a
    /// whole tree.
    /// Nor can officers be picked out by values that he may not see.
    pub(in crate::store) fn may_ask(&self, question: &Question) -> Result<bool> {
        Ok(match question {
            Question::Completions { field, .. } => {
                !field.is_personal() || *field == Field::Qualification || self.rights.sees_a_tree()
            }
            Question::Roster { view, .. }
            | Question::RosterCount(view)
            | Question::RosterRows { view, .. } => {
                !view.fields().any(Field::is_personal) || self.sees_below(view.under)?
            }
            Question::RosterGroups { view, by, .. } => {
                let is_personal = by.is_personal() || view.fields().any(Field::is_personal);
                !is_personal || self.sees_below(view.under)?
            }
            _ => true,
        })
    }

    fn sees_below(&self, unit: UnitId) -> Result<bool> {
        Ok(self.sees_everything() || self.path(unit)?.is_some_and(|path| self.rights.sees(&path)))
    }

    /// The answer as he may see it.
    pub(in crate::store) fn show(&self, answer: &mut Answer) -> Result<()> {
        match answer {
            Answer::Outline(page) => self.show_outline(page),
            Answer::Record(Some(record)) => self.show_record(record),
            Answer::Dossier(dossier) => {
                self.show_dossier(dossier);
                Ok(())
            }
            Answer::History(page) => self.show_history(page.entries.iter_mut()),
            Answer::Changes(changes) => self.show_history(changes.entries.iter_mut().map(|(_, entry)| entry)),
            Answer::Roster(page) => self.show_roster(&mut page.rows),
            Answer::Officers(rows) => self.show_roster(rows),
            Answer::Matches(rows) => self.show_matches(rows),
            Answer::Finding(Some(told)) => match &mut told.waiver {
                Some((waiver, _)) => self.show_waiver(waiver),
                None => Ok(()),
            },
            Answer::Waivers(page) => {
                page.rows.iter_mut().try_for_each(|row| self.show_waiver(&mut row.waiver))
            }
            Answer::Overview(_)
            | Answer::NextFinding(_)
            | Answer::Findings(_)
            | Answer::Norms(_)
            | Answer::Forecast(_)
            | Answer::Cures(_)
            | Answer::Stats(_)
            | Answer::Finding(None)
            | Answer::Hits(_)
            | Answer::Record(None)
            | Answer::Line(_)
            | Answer::Completions(_)
            | Answer::RosterCount(_)
            | Answer::RosterGroups(_)
            | Answer::RosterRows(..)
            | Answer::Accounts(_) => Ok(()),
        }
    }

    /// A row of a list as he may see it.
    pub(in crate::store) fn show_listed(&self, row: &mut Listed) -> Result<()> {
        if self.sees_everything() {
            return Ok(());
        }
        if !self.sees_person(row.person.id)? {
            row.person = row.person.without_personal_fields();
        }
        if !self.rights.sees(&row.unit.path) {
            row.seat = row.seat.without_personal_fields();
        }
        Ok(())
    }

    fn show_outline(&self, page: &mut OutlinePage) -> Result<()> {
        if self.sees_everything() && self.rights.may_edit(&UnitPath::default()) {
            return Ok(());
        }
        let mut last: Option<(UnitId, UnitPath)> = None;
        for row in &mut page.rows {
            let known = last.take().filter(|(unit, _)| *unit == row.key.unit);
            let at = match known {
                Some(at) => at,
                None => (row.key.unit, self.path(row.key.unit)?.unwrap_or_default()),
            };
            row.may_edit = self.rights.may_edit(&at.1);
            if let RowContent::Officer(officer) = &mut row.content {
                if !self.sees_person(officer.person.id)? {
                    officer.person = officer.person.without_personal_fields();
                }
                if !self.rights.sees(&at.1) {
                    officer.seat = officer.seat.without_personal_fields();
                }
            }
            last = Some(at);
        }
        Ok(())
    }

    /// Why somebody is excused may be personal.
    pub(in crate::store) fn show_waiver(&self, waiver: &mut Waiver) -> Result<()> {
        if !self.sees_below(waiver.unit)? {
            waiver.reason.clear();
        }
        Ok(())
    }

    fn show_roster(&self, rows: &mut [RosterRow]) -> Result<()> {
        for row in rows {
            row.may_edit = self.rights.may_edit(&row.unit.path);
            if !self.sees_person(row.officer.person.id)? {
                row.officer.person = row.officer.person.without_personal_fields();
            }
            if !self.rights.sees(&row.unit.path) {
                row.officer.seat = row.officer.seat.without_personal_fields();
            }
        }
        Ok(())
    }

    fn show_matches(&self, rows: &mut [Matched]) -> Result<()> {
        for row in rows {
            if let Place::Found(unit) = &row.place
                && !self.rights.may_edit(&unit.path)
            {
                row.place = Place::NotYours;
                row.officer = None;
            }
            if let Some(officer) = &mut row.officer {
                self.show_roster(std::slice::from_mut(officer.as_mut()))?;
            }
        }
        Ok(())
    }

    fn show_record(&self, record: &mut Record) -> Result<()> {
        if !self.sees_person(record.person.id)? {
            record.person = record.person.without_personal_fields();
        }
        for (seat, unit) in &mut record.seats {
            if !self.rights.sees(&unit.path) {
                *seat = seat.without_personal_fields();
            }
        }
        Ok(())
    }

    /// What he may not see is not judged on his screen: without the hidden fields it would be judged wrongly.
    fn show_dossier(&self, dossier: &mut Dossier) {
        dossier.units.retain(|known| self.rights.sees(&known.unit.path));
    }

    fn show_history<'e>(&self, entries: impl Iterator<Item = &'e mut HistoryEntry>) -> Result<()> {
        if self.sees_everything() {
            return Ok(());
        }
        for entry in entries {
            let person = match &entry.person {
                Some((person, _)) => self.sees_person(*person)?,
                None => false,
            };
            let unit = match &entry.unit {
                Some((unit, _)) => self.path(*unit)?.is_some_and(|path| self.rights.sees(&path)),
                None => true,
            };
            if !(person && unit) {
                entry.fields.retain(|(field, ..)| !field.is_personal());
            }
            if !self.rights.may(AdminRole::Administrator)
                && let Some((_, changes)) = &mut entry.account
            {
                changes.clear();
            }
        }
        Ok(())
    }
}
