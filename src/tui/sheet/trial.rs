//! What a changed rule text would change, before it counts; or all that is wrong with it.

use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::norms::{NormChange, RuleText, Trial, Trialled};
use crate::domain::outline::RowKey;
use crate::domain::report::FindingChange;
use crate::tui::effect::SheetId;
use crate::tui::sheet::list::List;

/// The sheet of a trial.
#[derive(Clone, Debug)]
pub struct TrialSheet {
    /// Its identity.
    pub id: SheetId,
    /// What is tried.
    pub text: RuleText,
    /// As of which day.
    pub day: Day,
    /// What came of it; `None`: it is being tried.
    pub trial: Option<Box<Trial>>,
    /// The cursor.
    pub list: List,
}

/// A row of the sheet.
#[derive(Clone, Copy, Debug)]
pub enum TrialRow<'a> {
    /// A norm that differs.
    Norm(&'a NormChange),
    /// A finding that differs.
    Change(&'a FindingChange),
    /// Something that is wrong with the text.
    Fault(&'a Fault),
}

impl TrialSheet {
    /// Nothing known yet.
    pub fn new(id: SheetId, text: RuleText, day: Day) -> Self {
        Self { id, text, day, trial: None, list: List::default() }
    }

    /// The name of the file; `None`: the text was pasted.
    pub fn file(&self) -> Option<&str> {
        match &self.text {
            RuleText::File(name) => Some(name),
            RuleText::Pasted(_) => None,
        }
    }

    /// Takes what came of it.
    pub fn take(&mut self, trial: Trial, page: usize) {
        self.list.len = match &trial {
            Trial::Broken { faults, .. } => faults.len(),
            Trial::Good(trialled) => trialled.norms.len() + trialled.changes.len(),
        };
        self.trial = Some(Box::new(trial));
        self.list.at = self.list.at.min(self.list.len.saturating_sub(1));
        self.list.settle(page);
    }

    /// What it would change, if it can come into force.
    pub fn good(&self) -> Option<&Trialled> {
        match self.trial.as_deref()? {
            Trial::Good(trialled) => Some(trialled),
            Trial::Broken { .. } => None,
        }
    }

    /// A row by its place.
    pub fn row(&self, at: usize) -> Option<TrialRow<'_>> {
        match self.trial.as_deref()? {
            Trial::Broken { faults, .. } => faults.get(at).map(TrialRow::Fault),
            Trial::Good(trialled) => match at.checked_sub(trialled.norms.len()) {
                None => trialled.norms.get(at).map(TrialRow::Norm),
                Some(at) => trialled.changes.get(at).map(TrialRow::Change),
            },
        }
    }

    /// The row of the cursor.
    pub fn chosen(&self) -> Option<TrialRow<'_>> {
        self.row(self.list.at)
    }

    /// The unit of the finding of the cursor.
    pub fn row_key(&self) -> Option<RowKey> {
        match self.chosen()? {
            TrialRow::Change(change) => Some(RowKey::unit(change.unit.id)),
            TrialRow::Norm(_) | TrialRow::Fault(_) => None,
        }
    }
}
