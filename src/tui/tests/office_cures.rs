//! What the office in memory tells of itself, and of what would cure its findings.

use std::sync::Arc;

use crate::domain::cure::Cures;
use crate::domain::finding::FindingKey;
use crate::domain::id::{Seq, UnitId};
use crate::domain::inspection::Inspected;
use crate::domain::patch::Patch;
use crate::domain::query::{FindingRow, Overview, Particulars};
use crate::rules::cure::cures;
use crate::rules::judge::Judge;
use crate::rules::patched;
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
    pub(super) fn cures(&self, key: FindingKey, tried: &Patch) -> Option<Cures> {
        let units: Vec<UnitId> = self.units.iter().map(|unit| unit.id).collect();
        let mut judge = Judge::new(Arc::clone(&self.profile));
        let dossier = patched::dossier(self.dossier(&units, &[]), false, tried);
        let known = dossier.units.iter().find(|known| known.unit.id == key.unit)?;
        let found = judge.unit(&known.facts, self.day).findings;
        let finding = found.into_iter().find(|finding| finding.key() == key)?;
        let rows = cures(&mut judge, &dossier, &finding);
        let unit = known.unit.clone();
        let mut line = self.line(&unit.path);
        line.pop();
        let person = key.person.map(|id| self.person(id));
        let person = person.map(|person| (person.key.clone(), person.full_name.clone()));
        let about = FindingRow { finding, unit, person, seat: None, particulars: Particulars::default() };
        Some(Cures { about, line, rows, is_cut: false })
    }
}
