//! What the office in memory tells of itself, and of what would cure its findings.

use std::sync::Arc;

use crate::domain::cure::Cures;
use crate::domain::finding::FindingKey;
use crate::domain::id::{Seq, UnitId};
use crate::domain::inspection::Inspected;
use crate::domain::query::Overview;
use crate::rules::cure::cures;
use crate::rules::judge::Judge;
use crate::tui::tests::office::Office;

impl Office {
    pub(super) fn overview(&self) -> Overview {
        Overview {
            root: self.units[0].clone(),
            total: self.judge().totals[&self.units[0].id],
            judged: self.day,
            judging: self.stale,
            profile: Some(Arc::clone(&self.profile)),
            fixed_day: true,
            access: self.access,
            seq: Seq(0),
            rights: self.rights.clone(),
            own: self.units.iter().find(|unit| unit.path == self.rights.edit).cloned(),
            inspected: Inspected::Never,
        }
    }

    /// Everybody is near enough.
    pub(super) fn cures(&self, key: FindingKey) -> Option<Cures> {
        let about = self.findings(key.unit, 0, usize::MAX).rows.into_iter();
        let about = about.into_iter().find(|row| row.finding.key() == key)?;
        let units: Vec<UnitId> = self.units.iter().map(|unit| unit.id).collect();
        let mut judge = Judge::new(Arc::clone(&self.profile));
        let rows = cures(&mut judge, &self.dossier(&units, &[]), &about.finding);
        let mut line = self.line(&about.unit.path);
        line.pop();
        Some(Cures { about, line, rows, is_cut: false })
    }
}
