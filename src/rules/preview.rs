//! What an edit does to the numbers: the touched units judged anew, and the difference carried up to every unit
//! above them. The store writes what this returns, the screen shows it before anything is saved.

use std::collections::BTreeMap;

use crate::domain::facts::UnitFacts;
use crate::domain::finding::{Finding, Judgement, RollUp, RuleIx, Tally};
use crate::domain::id::UnitId;
use crate::domain::query::{Ancestor, Dossier};
use crate::domain::unit::UnitPath;
use crate::domain::waiver::Waiver;
use crate::rules::judge::{Judge, ShareAt};

/// The roster around an edit as it is after it.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// The edited units.
    pub units: Vec<(UnitId, Judgement)>,
    /// Every unit of the dossier's line.
    pub line: Vec<AncestorAfter>,
}

/// A unit at which numbers and shares are kept, after the edit.
#[derive(Clone, Debug, PartialEq)]
pub struct AncestorAfter {
    /// The unit.
    pub unit: UnitId,
    /// Numbers of its whole subtree, its own share findings included.
    pub total: RollUp,
    /// Its tallies, by rule: those of the dossier and those that the edit touches, also where nobody is left.
    pub tallies: Vec<(RuleIx, Tally)>,
    /// What the shares say of it.
    pub shares: Vec<Finding>,
}

/// Judges the edited units anew and carries the differences up. A unit that the dossier does not hold is passed
/// over: nothing is known of what it said before.
pub fn preview(judge: &mut Judge, dossier: &Dossier, edited: &[UnitFacts]) -> Preview {
    preview_with(judge, dossier, edited, None)
}

/// What a waiver would do at its unit; of what lies below, nothing is told.
pub fn granted(judge: &mut Judge, dossier: &Dossier, waiver: &Waiver) -> Preview {
    let here = dossier.units.iter().filter(|known| known.unit.id == waiver.unit);
    let edited: Vec<UnitFacts> = here
        .map(|known| {
            let mut facts = known.facts.clone();
            facts.place.waivers.push(waiver.clone());
            facts
        })
        .collect();
    preview_with(judge, dossier, &edited, Some(waiver))
}

fn preview_with(
    judge: &mut Judge,
    dossier: &Dossier,
    edited: &[UnitFacts],
    granted: Option<&Waiver>,
) -> Preview {
    let known = |facts: &UnitFacts| dossier.units.iter().find(|known| known.unit.id == facts.unit);
    let edits = edited.iter().filter_map(|facts| known(facts).map(|known| (facts, known)));
    let edits: Vec<Edit> = edits
        .map(|(facts, known)| Edit {
            path: &known.unit.path,
            before: &known.stored,
            after: judge.unit(facts, dossier.day),
        })
        .collect();
    let shares: Vec<SharesAt> =
        dossier.line.iter().map(|at| SharesAt::of(judge, dossier, at, (&edits, granted))).collect();
    let total = |at: &Ancestor| {
        let units = edits.iter().filter(|edit| edit.path.is_within(&at.unit.path)).map(Edit::change);
        let below =
            shares.iter().filter(|share| share.path.is_within(&at.unit.path)).map(|share| share.change);
        units.chain(below).fold(at.total, |total, change| total.plus(&change))
    };
    let totals: Vec<RollUp> = dossier.line.iter().map(total).collect();
    let line = dossier.line.iter().zip(totals).zip(&shares).map(|((at, total), share)| AncestorAfter {
        unit: at.unit.id,
        total,
        tallies: share.tallies.iter().map(|(rule, tally)| (*rule, *tally)).collect(),
        shares: share.findings.clone(),
    });
    let line = line.collect();
    let ids = edited.iter().filter(|facts| known(facts).is_some()).map(|facts| facts.unit);
    Preview { units: ids.zip(edits.into_iter().map(|edit| edit.after)).collect(), line }
}

/// An edited unit: what was said of it and what is said now.
struct Edit<'a> {
    path: &'a UnitPath,
    before: &'a Judgement,
    after: Judgement,
}

impl Edit<'_> {
    fn change(&self) -> RollUp {
        self.after.own_roll_up().minus(&self.before.own_roll_up())
    }
}

/// The shares at one ancestor after the edits.
struct SharesAt<'a> {
    path: &'a UnitPath,
    tallies: BTreeMap<RuleIx, Tally>,
    findings: Vec<Finding>,
    /// What the change of its own share findings adds to its numbers and to those of the units above.
    change: RollUp,
}

impl<'a> SharesAt<'a> {
    fn of(
        judge: &Judge,
        dossier: &Dossier,
        at: &'a Ancestor,
        (edits, granted): (&[Edit], Option<&Waiver>),
    ) -> Self {
        let unit = &at.unit;
        let judged = |rule: RuleIx| judge.share_levels(rule).contains(&unit.level);
        let mut tallies: BTreeMap<RuleIx, Tally> = at.tallies.iter().copied().collect();
        let findings = |tallies: &BTreeMap<RuleIx, Tally>, waivers: &[Waiver]| -> Vec<Finding> {
            let here = ShareAt { unit: unit.id, level: unit.level, life: &unit.life, waivers };
            let judge_one = |(rule, tally): (&RuleIx, &Tally)| judge.share(*rule, here, *tally, dossier.day);
            tallies.iter().filter_map(judge_one).collect()
        };
        let before = counted(&findings(&tallies, &at.waivers));
        for edit in edits.iter().filter(|edit| edit.path.is_within(&unit.path)) {
            for part in edit.before.contributions.iter().filter(|part| judged(part.rule)) {
                let tally = tallies.entry(part.rule).or_default();
                *tally = combined(*tally, part.tally, u32::saturating_sub);
            }
            for part in edit.after.contributions.iter().filter(|part| judged(part.rule)) {
                let tally = tallies.entry(part.rule).or_default();
                *tally = combined(*tally, part.tally, u32::saturating_add);
            }
        }
        let new = granted.filter(|waiver| waiver.unit == unit.id).cloned();
        let waivers: Vec<Waiver> = at.waivers.iter().cloned().chain(new).collect();
        let findings = findings(&tallies, &waivers);
        let change = counted(&findings).minus(&before);
        Self { path: &unit.path, tallies, findings, change }
    }
}

fn counted(findings: &[Finding]) -> RollUp {
    let mut sum = RollUp::default();
    for finding in findings {
        sum.count(finding);
    }
    sum
}

fn combined(one: Tally, other: Tally, by: impl Fn(u32, u32) -> u32) -> Tally {
    Tally {
        den: by(one.den, other.den),
        pass: by(one.pass, other.pass),
        unknown: by(one.unknown, other.unknown),
    }
}
