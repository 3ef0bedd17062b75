//! The figures of the reports.

use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::finding::{Facet, Finding, Judgement, RuleIx, State};
use crate::domain::profile::Profile;
use crate::domain::profile::rule::RuleBody;
use crate::domain::report::{DistrictStats, LevelStats, Stats};
use crate::domain::unit::{Level, Unit};
use crate::rules::select::specificity;
use crate::store::Store;
use crate::store::as_of::Scope;
use crate::store::error::Result;
use crate::store::judge::full::{Sink, Sums};
use crate::store::tables::unit;

impl Store {
    /// The figures of a day in a subtree.
    ///
    /// # Errors
    /// `UsageFault::UnitUnknown`, or a store fault.
    pub fn stats(&mut self, as_of: Day, under: Option<&str>) -> std::result::Result<Stats, Fault> {
        let moment = self.db.unchecked_transaction()?;
        let scope = Scope::of(&moment, as_of, under)?;
        let profile = scope.profile(&moment, &mut self.rules)?;
        let shares = shares(&moment, profile.as_deref(), as_of)?;
        let mut counting = Counting { day: as_of, shares, levels: Vec::new(), districts: Vec::new() };
        if scope.stored {
            scope.recall(&moment, &mut counting)?;
        } else {
            scope.judge(&moment, &mut self.rules, &mut counting)?;
        }
        let Counting { mut levels, mut districts, .. } = counting;
        levels.sort_by_key(|level| level.level);
        for district in &mut districts {
            district.levels.sort_by_key(|level| level.level);
        }
        let total = levels.iter().map(|level| level.officers).sum();
        Ok(Stats { as_of, top: scope.top(&moment)?, total, levels, districts })
    }
}

/// Of each level the first share rule that speaks of one of its living units, and its percentage.
type Shares = Vec<(Level, RuleIx, u8)>;

fn shares(db: &rusqlite::Connection, profile: Option<&Profile>, day: Day) -> Result<Shares> {
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
struct Counting {
    day: Day,
    shares: Shares,
    levels: Vec<LevelStats>,
    districts: Vec<DistrictStats>,
}

impl Counting {
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
        one
    }
}

impl Sink for Counting {
    fn unit(&mut self, unit: &Unit, judgement: &Judgement) -> Result<()> {
        if !unit.life.holds(self.day) {
            return Ok(());
        }
        let one = self.one(unit, judgement);
        add(&mut self.levels, &one);
        if unit.level == Level::District {
            self.districts.push(DistrictStats { unit: unit.clone(), levels: Vec::new() });
        }
        // In tree order the last district is the one that the unit lies in, if it lies in any.
        if let Some(district) = self.districts.last_mut()
            && unit.path.is_within(&district.unit.path)
        {
            add(&mut district.levels, &one);
        }
        Ok(())
    }

    fn line(&mut self, _unit: &Unit, _sums: &Sums) -> Result<()> {
        Ok(())
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
}
