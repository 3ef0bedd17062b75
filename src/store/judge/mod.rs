//! The one place that writes what the judge says: findings, counts, contributions, tallies, roll-ups.
//!
//! A change re-evaluates the units it touched and changes the numbers above them by a difference, before it
//! commits. Many units at once are judged by one scan over everything, which is quicker from about a thousand on.

pub(in crate::store) mod catch_up;
pub(in crate::store) mod dossier;
pub(in crate::store) mod facts;
pub(in crate::store) mod full;
pub(in crate::store) mod places;
pub(in crate::store) mod scan;

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use crate::domain::day::Day;
use crate::domain::facts::UnitFacts;
use crate::domain::finding::{Facet, Finding, Judgement, RollUp, RuleIx, Tally};
use crate::domain::id::{PersonId, UnitId};
use crate::domain::query::{Ancestor, Dossier, DossierUnit};
use crate::domain::unit::UnitPath;
use crate::rules::judge::Judge;
use crate::rules::preview::{AncestorAfter, preview};
use crate::store::error::Result;
use crate::store::rulebook::Rulebook;
use crate::store::tables::{finding, numbers};

/// From so many touched units on, everything is judged anew.
const MANY: usize = 1_000;
/// So many units are held in memory at once.
const CHUNK: usize = 64;

/// The units that a change touched.
#[derive(Debug, Default)]
pub(in crate::store) struct Touched {
    units: BTreeSet<UnitId>,
    many: bool,
}

impl Touched {
    /// A unit.
    pub(in crate::store) fn unit(&mut self, unit: UnitId) {
        if self.units.len() < MANY {
            self.units.insert(unit);
        } else if !self.units.contains(&unit) {
            self.many = true;
        }
    }

    /// Every unit there is.
    pub(in crate::store) fn everything(&mut self) {
        self.many = true;
    }

    /// Every unit where the person ever had a seat: his other seats change what is known of him there.
    pub(in crate::store) fn person(&mut self, db: &Connection, person: PersonId) -> Result<()> {
        for unit in dossier::units_of(db, person)? {
            self.unit(unit);
        }
        Ok(())
    }

    /// Whether there are too many to name.
    pub(in crate::store) fn is_many(&self) -> bool {
        self.many
    }

    /// The units.
    pub(in crate::store) fn units(&self) -> Vec<UnitId> {
        self.units.iter().copied().collect()
    }
}

/// Judges the touched units as of the stored day and writes what has changed.
pub(in crate::store) fn touched(db: &Connection, rules: &mut Rulebook, touched: &Touched) -> Result<()> {
    if touched.many {
        return everything(db, rules);
    }
    let judged = numbers::judged(db)?;
    // Without a profile nothing is said of anybody, whatever changes.
    let Some(loaded) = rules.of(db, judged.profile)? else { return Ok(()) };
    for units in touched.units().chunks(CHUNK) {
        some(db, &mut loaded.judge, judged.day, units)?;
    }
    Ok(())
}

/// Judges everything as of the stored day.
pub(in crate::store) fn everything(db: &Connection, rules: &mut Rulebook) -> Result<()> {
    let judged = numbers::judged(db)?;
    full::clear(db)?;
    full::stream(db, rules.of(db, judged.profile)?, judged.day, &mut full::Fill(db))
}

/// Judges some units and writes the differences, of theirs and of the units above them.
fn some(db: &Connection, judge: &mut Judge, day: Day, units: &[UnitId]) -> Result<()> {
    let mut dossier = dossier::of_units(db, Some(judge), day, units)?;
    let stored = totals_without_old_shares(db, judge, &mut dossier)?;
    let facts: Vec<UnitFacts> = dossier.units.iter().map(|unit| unit.facts.clone()).collect();
    let after = preview(judge, &dossier, &facts);
    let before: BTreeMap<UnitId, &DossierUnit> =
        dossier.units.iter().map(|unit| (unit.unit.id, unit)).collect();
    for (id, judgement) in after.units {
        if let Some(unit) = before.get(&id) {
            put_judgement(db, unit, &full::canonical(judgement))?;
        }
    }
    let line: BTreeMap<UnitId, &Ancestor> = dossier.line.iter().map(|above| (above.unit.id, above)).collect();
    for (above, stored) in after.line.iter().zip(&stored) {
        if let Some(old) = line.get(&above.unit) {
            put_line(db, old, stored, above)?;
        }
    }
    Ok(())
}

/// What is stored of a unit of the line: its numbers and its share findings.
struct Stored {
    total: RollUp,
    shares: Vec<Finding>,
}

/// The stored share findings are those of the day before; the preview compares with what would be said of the
/// same tallies on the new day, so the totals must stand on that.
fn totals_without_old_shares(db: &Connection, judge: &Judge, dossier: &mut Dossier) -> Result<Vec<Stored>> {
    let mut all = Vec::with_capacity(dossier.line.len());
    let mut changes: Vec<(UnitPath, RollUp)> = Vec::new();
    for at in &dossier.line {
        let mut shares =
            if at.tallies.is_empty() { Vec::new() } else { finding::at_path(db, &at.unit.path)? };
        shares.retain(|found| found.facet == Facet::Share);
        let here = full::share_at(&at.unit, &at.waivers);
        let mut change = RollUp::default();
        for (rule, tally) in &at.tallies {
            let now = judge.share(*rule, here, *tally, dossier.day);
            if let Some(found) = now {
                change.count(&found);
            }
        }
        for found in &shares {
            change.add_finding(found.state, found.severity, -1);
        }
        if change != RollUp::default() {
            changes.push((at.unit.path.clone(), change));
        }
        all.push(Stored { total: at.total, shares });
    }
    for at in &mut dossier.line {
        for (path, change) in &changes {
            if path.is_within(&at.unit.path) {
                at.total = at.total.plus(change);
            }
        }
    }
    Ok(all)
}

fn put_judgement(db: &Connection, unit: &DossierUnit, new: &Judgement) -> Result<()> {
    let (id, old) = (unit.unit.id, &unit.stored);
    if (old.officers, old.need, old.due_on) != (new.officers, new.need, new.due_on) {
        numbers::put_judgement(db, id, new)?;
    }
    let tallies = |judgement: &Judgement| -> Vec<(RuleIx, Tally)> {
        judgement.contributions.iter().map(|part| (part.rule, part.tally)).collect()
    };
    for (rule, tally) in differing(&tallies(old), &tallies(new)) {
        numbers::put_contribution(db, id, rule, tally)?;
    }
    put_findings(db, &unit.unit.path, &old.findings, &new.findings)
}

fn put_line(db: &Connection, old: &Ancestor, stored: &Stored, new: &AncestorAfter) -> Result<()> {
    if stored.total != new.total {
        numbers::put_roll_up(db, new.unit, &new.total)?;
    }
    for (rule, tally) in differing(&old.tallies, &new.tallies) {
        numbers::put_tally(db, new.unit, rule, tally)?;
    }
    put_findings(db, &old.unit.path, &stored.shares, &new.shares)
}

/// The tallies that are new or other; one that is gone as that of nobody.
fn differing(old: &[(RuleIx, Tally)], new: &[(RuleIx, Tally)]) -> Vec<(RuleIx, Tally)> {
    let gone = old.iter().filter(|(rule, _)| !new.iter().any(|(known, _)| known == rule));
    let gone = gone.map(|(rule, _)| (*rule, Tally::default()));
    new.iter().filter(|row| !old.contains(row)).copied().chain(gone).collect()
}

/// No row is written again that has not changed.
fn put_findings(db: &Connection, path: &UnitPath, old: &[Finding], new: &[Finding]) -> Result<()> {
    for gone in old.iter().filter(|old| !new.iter().any(|new| finding::key(new) == finding::key(old))) {
        finding::remove(db, path, gone)?;
    }
    new.iter().filter(|new| !old.contains(new)).try_for_each(|new| finding::put(db, path, new))
}
