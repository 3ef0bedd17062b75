//! What the office in memory tells of its waivers, and of one finding.

use std::sync::Arc;

use crate::domain::finding::{Facet, FindingKey, Span};
use crate::domain::report::CheckedRow;
use crate::domain::waiver::{ListedWaiver, Standing, Waiver, WaiversPage};
use crate::rules::judge::Judge;
use crate::tui::tests::office::Office;

impl Office {
    pub(super) fn told(&self, key: FindingKey) -> Option<CheckedRow> {
        let page = self.findings(key.unit, 0, usize::MAX);
        let row = page.rows.into_iter().find(|row| row.finding.key() == key)?;
        let facts = self.facts(self.find_unit(key.unit));
        let mut judge = Judge::new(Arc::clone(&self.profile));
        let span = match key.facet {
            Facet::Share => Span::default(),
            _ => judge.spans(&facts, self.day, std::slice::from_ref(&row.finding)).remove(0),
        };
        let waiver = self.waivers.iter().find(|waiver| Some(waiver.id) == row.finding.waiver);
        let waiver = waiver.map(|waiver| (waiver.clone(), self.find_unit(waiver.unit).code.clone()));
        Some(CheckedRow { row, span, waiver })
    }

    pub(super) fn listed_waivers(&self) -> WaiversPage {
        let rows: Vec<ListedWaiver> = self.waivers.iter().map(|waiver| self.listed(waiver)).collect();
        WaiversPage { total: rows.len(), rows }
    }

    fn listed(&self, waiver: &Waiver) -> ListedWaiver {
        let unit = self.find_unit(waiver.unit).clone();
        let person = waiver.kind.person().map(|id| self.person(id));
        let person = person.map(|person| (person.key.clone(), person.full_name.clone()));
        let judged = self.judge();
        let excuses = |waived: &crate::domain::finding::Finding| waived.waiver == Some(waiver.id);
        let standing = match waiver.period {
            period if period.from.is_some_and(|from| from > self.day) => Standing::Ahead,
            period if period.to.is_some_and(|to| to < self.day) => Standing::Ended,
            _ if judged.units[&unit.id].findings.iter().any(excuses) => Standing::Needed,
            _ => Standing::Idle,
        };
        ListedWaiver { waiver: waiver.clone(), unit, person, standing }
    }
}
