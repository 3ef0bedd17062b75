//! What an edit does to the findings, before it is stored: the same function as the store's.

use crate::domain::finding::{Finding, Judgement};
use crate::domain::id::UnitId;
use crate::domain::patch::Patch;
use crate::domain::query::Dossier;
use crate::rules::judge::Judge;
use crate::rules::patched::patched;
use crate::rules::preview::{AncestorAfter, Preview, preview};

/// An edit laid over what is stored: values, findings and numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overlay {
    /// People and seats.
    pub patch: Patch,
    /// Findings and numbers; `None` where nothing can be judged.
    pub preview: Option<Preview>,
}

impl Overlay {
    /// What the judge says of the unit, if the edit touches it.
    pub fn judgement(&self, unit: UnitId) -> Option<&Judgement> {
        let units = &self.preview.as_ref()?.units;
        units.iter().find(|(id, _)| *id == unit).map(|(_, judgement)| judgement)
    }

    /// The numbers of the unit, if it is touched or lies above one that is.
    pub fn ancestor(&self, unit: UnitId) -> Option<&AncestorAfter> {
        self.preview.as_ref()?.line.iter().find(|ancestor| ancestor.unit == unit)
    }

    /// Findings of the unit itself after the edit, shares included.
    pub fn of_unit(&self, unit: UnitId) -> Option<impl Iterator<Item = &Finding>> {
        let own = self.judgement(unit)?.findings.iter().filter(|finding| finding.person.is_none());
        let shares = self.ancestor(unit).into_iter().flat_map(|ancestor| &ancestor.shares);
        Some(own.chain(shares))
    }
}

/// Judges the patches, the newest last, over what is stored.
pub fn overlay(
    judge: Option<&mut Judge>,
    dossier: Option<&Dossier>,
    earlier: &[&Patch],
    patch: Patch,
) -> Overlay {
    let preview = match (judge, dossier) {
        (Some(judge), Some(dossier)) => {
            let all: Vec<&Patch> = earlier.iter().copied().chain([&patch]).collect();
            let edited = patched(dossier, judge.looks_elsewhere(), &all);
            Some(preview(judge, dossier, &edited))
        }
        _ => None,
    };
    Overlay { patch, preview }
}
