//! The figures of the reports.

use rusqlite::Connection;

use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::finding::{Facet, Finding, Judgement, RuleIx, State};
use crate::domain::profile::Profile;
use crate::domain::profile::rule::RuleBody;
use crate::domain::report::{LevelStats, PartStats, Staffing, Stats};
use crate::domain::unit::{Level, Unit};
use crate::rules::select::specificity;
use crate::store::Store;
use crate::store::as_of::Scope;
use crate::store::error::Result;
use crate::store::judge::full::{self, Sink};
use crate::store::rulebook::Rulebook;
use crate::store::tables::unit;

impl Store {
    /// The figures of a day in a subtree.
    ///
    /// # Errors
    /// `UsageFault::UnitUnknown`, or a store fault.
    pub fn stats(&mut self, as_of: Day, under: Option<&str>) -> std::result::Result<Stats, Fault> {
        let moment = self.db.unchecked_transaction()?;
        let scope = Scope::of(&moment, as_of, under)?;
        within(&moment, &mut self.rules, &scope, &mut || Ok(()))
    }
}

/// The figures of a scope. `look` is called for each unit and may end it.
pub(in crate::store) fn within(
    db: &Connection,
    rules: &mut Rulebook,
    scope: &Scope,
    look: &mut dyn FnMut() -> Result<()>,
) -> Result<Stats> {
    let profile = scope.profile(db, rules)?;
    let shares = shares(db, profile.as_deref(), scope.day)?;
    let top = scope.top(db)?;
    let mut counting = Counting { scope, top: &top, shares, look, sums: Sums::default() };
    if scope.stored {
        scope.recall(db, &mut counting)?;
    } else {
        scope.judge(db, rules, &mut counting)?;
    }
    let Sums { mut levels, mut districts, mut parts } = counting.sums;
    levels.sort_by_key(|level| level.level);
    for part in districts.iter_mut().chain(&mut parts) {
        part.levels.sort_by_key(|level| level.level);
    }
    let total = levels.iter().map(|level| level.officers).sum();
    Ok(Stats { as_of: scope.day, top, total, levels, districts, parts })
}

/// Of each level the first share rule that speaks of one of its living units, and its percentage.
type Shares = Vec<(Level, RuleIx, u8)>;

fn shares(db: &Connection, profile: Option<&Profile>, day: Day) -> Result<Shares> {
    let Some(profile) = profile else { return Ok(Shares::new()) };
    let mut left: Vec<Level> = Level::ALL.to_vec();
    let mut found = Shares::new();
    let mut statement = db.prepare_cached(&format!("SELECT {} FROM unit WHERE level = ?1", unit::COLUMNS))?;
    for (ix, rule) in profile.numbered() {
        let RuleBody::Share(share) = &rule.body else { continue };
        let mut without = Vec::new();
        for level in left {
            let mut rows = statement.query([level])?;
            let mut speaks = false;
            while let Some(row) = rows.next()? {
                let unit = unit::read(row, 0)?;
                let meant = specificity(profile, &rule.units, &unit.code, unit.level, &unit.kind);
                speaks = meant.is_some() && unit.life.holds(day);
                if speaks {
                    break;
                }
            }
            if speaks {
                found.push((level, ix, share.min_percent));
            } else {
                without.push(level);
            }
        }
        left = without;
    }
    Ok(found)
}

/// Figures while they are summed up.
#[derive(Default)]
struct Sums {
    levels: Vec<LevelStats>,
    districts: Vec<PartStats>,
    parts: Vec<PartStats>,
}

/// What sums them up.
struct Counting<'a> {
    scope: &'a Scope,
    top: &'a Unit,
    shares: Shares,
    look: &'a mut dyn FnMut() -> Result<()>,
    sums: Sums,
}

impl Counting<'_> {
    /// What one unit adds to its level.
    fn one(&self, unit: &Unit, judgement: &Judgement) -> LevelStats {
        let share = self.shares.iter().find(|(level, ..)| *level == unit.level);
        let mut one = LevelStats::of(unit.level, share.map(|(.., percent)| *percent));
        one.officers = judgement.officers;
        one.need = judgement.need;
        let parts = judgement.contributions.iter();
        for part in parts.filter(|part| share.is_some_and(|(_, rule, _)| *rule == part.rule)) {
            one.pass += part.tally.pass;
            one.unknown += part.tally.unknown;
            one.fail += part.tally.den.saturating_sub(part.tally.pass + part.tally.unknown);
        }
        let any = |wanted: &dyn Fn(&Finding) -> bool| judgement.findings.iter().any(wanted);
        let short = any(&|found| found.facet == Facet::Short && found.state != State::Unknown);
        let unknown = any(&|found| found.facet == Facet::Short && found.state == State::Unknown);
        let over = any(&|found| found.facet == Facet::Over);
        one.units = 1;
        one.units_short = short.into();
        one.units_unknown = unknown.into();
        one.units_over = over.into();
        one.units_ok = (!short && !unknown && !over).into();
        one.staffing = Staffing::of(&judgement.findings);
        one
    }
}

impl Sink for Counting<'_> {
    fn unit(&mut self, unit: &Unit, judgement: &Judgement) -> Result<()> {
        (self.look)()?;
        if !unit.life.holds(self.scope.day) {
            return Ok(());
        }
        let one = self.one(unit, judgement);
        add(&mut self.sums.levels, &one);
        add_to_part(&mut self.sums.districts, (unit, &one), unit.level == Level::District);
        let is_part = unit.path.parent().as_ref() == Some(&self.top.path);
        add_to_part(&mut self.sums.parts, (unit, &one), is_part);
        Ok(())
    }

    fn line(&mut self, _unit: &Unit, _sums: &full::Sums) -> Result<()> {
        Ok(())
    }
}

/// Adds a unit to the part that it lies in, if it lies in any; in tree order that is the last one.
fn add_to_part(parts: &mut Vec<PartStats>, (unit, one): (&Unit, &LevelStats), begins: bool) {
    if begins {
        parts.push(PartStats { unit: unit.clone(), levels: Vec::new() });
    }
    if let Some(part) = parts.last_mut()
        && unit.path.is_within(&part.unit.path)
    {
        add(&mut part.levels, one);
    }
}

fn add(levels: &mut Vec<LevelStats>, one: &LevelStats) {
    let Some(sum) = levels.iter_mut().find(|sum| sum.level == one.level) else {
        levels.push(*one);
        return;
    };
    sum.officers += one.officers;
    sum.need += one.need;
    sum.pass += one.pass;
    sum.fail += one.fail;
    sum.unknown += one.unknown;
    sum.units += one.units;
    sum.units_ok += one.units_ok;
    sum.units_short += one.units_short;
    sum.units_over += one.units_over;
    sum.units_unknown += one.units_unknown;
    sum.staffing = sum.staffing.plus(one.staffing);
}
