//! Trying something in memory: what the judge says of everything that it touches, with it and without it.

use std::collections::BTreeSet;

use crate::domain::cure::Effect;
use crate::domain::day::Day;
use crate::domain::facts::UnitFacts;
use crate::domain::finding::{Facet, Finding, FindingKey, Severity, State};
use crate::domain::id::UnitId;
use crate::domain::patch::Patch;
use crate::domain::query::{Dossier, DossierUnit};
use crate::rules::judge::Judge;
use crate::rules::patched::patched;
use crate::rules::preview::{Preview, preview};

/// Tries things against one finding.
pub(super) struct Bench<'a> {
    pub(super) judge: &'a mut Judge,
    pub(super) dossier: &'a Dossier,
    pub(super) key: FindingKey,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Outcome {
    /// What it does to the finding.
    pub(super) effect: Effect,
    /// Findings that come with it, or grow worse.
    pub(super) opens: Vec<Finding>,
}

impl Bench<'_> {
    /// What is done to people and seats, as of a day; `None` where it does not help.
    pub(super) fn people(&mut self, patch: &Patch, day: Day) -> Option<Outcome> {
        let around = self.around(&self.touched(patch), day);
        let edited = patched(&around, self.judge.looks_elsewhere(), &[patch]);
        self.outcome(&around, &edited)
    }

    /// What is done to the facts of one unit, as of a day.
    pub(super) fn facts(&mut self, unit: UnitId, day: Day, edit: impl Fn(&mut UnitFacts)) -> Option<Outcome> {
        let around = self.around(&BTreeSet::from([unit]), day);
        let mut edited: Vec<UnitFacts> = around.units.iter().map(|known| known.facts.clone()).collect();
        edited.iter_mut().for_each(edit);
        self.outcome(&around, &edited)
    }

    /// The units of the seats that are touched, and of all other seats of these people.
    fn touched(&self, patch: &Patch) -> BTreeSet<UnitId> {
        let whose = patch.seats.iter().map(|seat| seat.person);
        let whose: BTreeSet<_> = whose.chain(patch.people.iter().map(|person| person.id)).collect();
        let knows = |known: &&DossierUnit| known.people.iter().any(|(person, _)| whose.contains(&person.id));
        let served = self.dossier.units.iter().filter(knows).map(|known| known.unit.id);
        served.chain(patch.seats.iter().map(|seat| seat.unit)).chain([self.key.unit]).collect()
    }

    /// These units as they are on the day without it. The shares above them stand on the people of the judged day.
    fn around(&mut self, units: &BTreeSet<UnitId>, day: Day) -> Dossier {
        let known = self.dossier.units.iter().filter(|known| units.contains(&known.unit.id));
        let units: Vec<DossierUnit> = known
            .map(|known| DossierUnit { stored: self.judge.unit(&known.facts, day), ..known.clone() })
            .collect();
        let is_above = |path| units.iter().any(|known| known.unit.path.is_within(path));
        let line = self.dossier.line.iter().filter(|at| is_above(&at.unit.path)).cloned().collect();
        Dossier { day, units, line }
    }

    fn outcome(&mut self, around: &Dossier, edited: &[UnitFacts]) -> Option<Outcome> {
        let without: Vec<UnitFacts> = around.units.iter().map(|known| known.facts.clone()).collect();
        let after: Vec<UnitFacts> = without
            .iter()
            .map(|facts| edited.iter().find(|edited| edited.unit == facts.unit).unwrap_or(facts).clone())
            .collect();
        let before = all(preview(self.judge, around, &without));
        let after = all(preview(self.judge, around, &after));
        let own = |findings: &[Finding]| findings.iter().find(|found| found.key() == self.key).cloned();
        let effect = effect(&own(&before)?, own(&after).as_ref())?;
        let opens = after.into_iter().filter(|found| found.key() != self.key && opens(found, &before));
        Some(Outcome { effect, opens: opens.collect() })
    }
}

fn all(said: Preview) -> Vec<Finding> {
    let units = said.units.into_iter().flat_map(|(_, judgement)| judgement.findings);
    units.chain(said.line.into_iter().flat_map(|above| above.shares)).collect()
}

/// How the finding has changed for the better; `None`: it has not.
fn effect(before: &Finding, after: Option<&Finding>) -> Option<Effect> {
    let Some(after) = after else { return Some(Effect::Heals) };
    let fewer = |count: fn(&Finding) -> Option<u32>| count(after) < count(before);
    let less = match before.facet {
        Facet::Over => fewer(|finding| finding.count),
        _ => fewer(|finding| finding.missing_count),
    };
    match (before.state, after.state) {
        (State::Breach, State::Breach) if less => Some(Effect::Lessens),
        (State::Breach, State::Unknown) => Some(Effect::Perhaps),
        _ => None,
    }
}

/// Whether it shows a mark and did not stand before, or not as gravely. What is said of a person goes with him: where
/// it stands is not asked.
fn opens(found: &Finding, before: &[Finding]) -> bool {
    let is_marked = match found.state {
        State::Breach => found.severity > Severity::Info,
        State::Unknown => true,
        State::Waived => false,
    };
    let is_same = |old: &&Finding| {
        let whom = (old.rule, old.facet, old.person) == (found.rule, found.facet, found.person);
        whom && (found.person.is_some() || old.unit == found.unit)
    };
    is_marked && before.iter().find(is_same).is_none_or(|old| is_worse(found, old))
}

fn is_worse(now: &Finding, then: &Finding) -> bool {
    let grew = |count: fn(&Finding) -> Option<u32>| count(now) > count(then);
    let is_over = now.facet == Facet::Over;
    match (then.state, now.state) {
        (State::Unknown | State::Waived, State::Breach) | (State::Waived, State::Unknown) => true,
        (State::Breach, State::Breach) | (State::Unknown, State::Unknown) => {
            now.severity > then.severity
                || grew(|finding| finding.missing_count)
                || (is_over && grew(|finding| finding.count))
        }
        _ => false,
    }
}
