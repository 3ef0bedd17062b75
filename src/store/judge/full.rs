//! Judging every unit anew, in tree order, with nothing in memory but the line from the root to the present unit.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::domain::day::Day;
use crate::domain::facts::UnitFacts;
use crate::domain::finding::{Finding, Judgement, RollUp, RuleIx, Tally};
use crate::domain::unit::{Unit, UnitPath};
use crate::domain::waiver::Waiver;
use crate::rules::judge::{Judge, ShareAt};
use crate::store::error::Result;
use crate::store::judge::facts::Wanted;
use crate::store::judge::scan;
use crate::store::rulebook::Loaded;
use crate::store::tables::{finding, numbers};

/// What takes the results, in tree order; a unit's line comes after all units below it.
pub(in crate::store) trait Sink {
    /// What was said of one unit.
    fn unit(&mut self, unit: &Unit, judgement: &Judgement) -> Result<()>;
    /// The numbers of its subtree, the tallies of the shares judged at it and the findings about them.
    fn line(&mut self, unit: &Unit, sums: &Sums) -> Result<()>;
}

/// What is known of a subtree when all of it has been judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct Sums {
    /// Its numbers.
    pub(in crate::store) total: RollUp,
    /// The tallies of the shares that are judged at its top; none of nobody.
    pub(in crate::store) tallies: BTreeMap<RuleIx, Tally>,
    /// Findings about them.
    pub(in crate::store) shares: Vec<Finding>,
}

struct Open {
    unit: Unit,
    /// The waivers that hold at it.
    waivers: Vec<Waiver>,
    total: RollUp,
    tallies: BTreeMap<RuleIx, Tally>,
}

/// A judge on his way through the tree.
pub(in crate::store) struct Walk<'a> {
    judge: Option<&'a mut Judge>,
    day: Day,
    open: Vec<Open>,
    sink: &'a mut dyn Sink,
}

/// Judges every unit of a roster as of a day.
pub(in crate::store) fn stream(
    db: &Connection,
    rules: Option<&mut Loaded>,
    day: Day,
    sink: &mut dyn Sink,
) -> Result<()> {
    stream_under(db, rules, day, &UnitPath::default(), sink)
}

/// Judges every unit of the subtree at a path; the empty path is above everything.
pub(in crate::store) fn stream_under(
    db: &Connection,
    rules: Option<&mut Loaded>,
    day: Day,
    top: &UnitPath,
    sink: &mut dyn Sink,
) -> Result<()> {
    let wanted = match &rules {
        Some(loaded) => Wanted::by(db, &loaded.judge)?,
        None => Wanted::default(),
    };
    let mut walk = Walk::new(rules.map(|loaded| &mut loaded.judge), day, sink);
    scan::units(db, wanted, top, &mut |unit, facts| walk.enter(unit, &facts))?;
    walk.finish()
}

impl<'a> Walk<'a> {
    /// Before the first unit.
    pub(in crate::store) fn new(judge: Option<&'a mut Judge>, day: Day, sink: &'a mut dyn Sink) -> Self {
        Self { judge, day, open: Vec::new(), sink }
    }

    /// After the last one.
    pub(in crate::store) fn finish(mut self) -> Result<()> {
        self.close_to(None)
    }

    /// The next unit in tree order.
    pub(in crate::store) fn enter(&mut self, unit: Unit, facts: &UnitFacts) -> Result<()> {
        self.close_to(Some(&unit.path))?;
        let judgement = match &mut self.judge {
            Some(judge) => canonical(judge.unit(facts, self.day)),
            None => Judgement::default(),
        };
        self.sink.unit(&unit, &judgement)?;
        let tallies = judgement.contributions.iter().map(|part| (part.rule, part.tally)).collect();
        let waivers = facts.place.waivers.clone();
        self.open.push(Open { unit, waivers, total: judgement.own_roll_up(), tallies });
        Ok(())
    }

    /// Closes what does not lie above `path`; everything without one.
    fn close_to(&mut self, path: Option<&UnitPath>) -> Result<()> {
        while let Some(last) =
            self.open.pop_if(|last| path.is_none_or(|path| !path.is_within(&last.unit.path)))
        {
            let sums = self.sums(&last);
            self.sink.line(&last.unit, &sums)?;
            if let Some(parent) = self.open.last_mut() {
                parent.total = parent.total.plus(&sums.total);
                for (rule, tally) in last.tallies {
                    let sum = parent.tallies.entry(rule).or_default();
                    sum.den += tally.den;
                    sum.pass += tally.pass;
                    sum.unknown += tally.unknown;
                }
            }
        }
        Ok(())
    }

    fn sums(&self, at: &Open) -> Sums {
        let Some(judge) = &self.judge else { return Sums { total: at.total, ..Sums::default() } };
        let mut sums = Sums { total: at.total, ..Sums::default() };
        for rule in judge.shares() {
            if !judge.share_levels(*rule).contains(&at.unit.level) {
                continue;
            }
            let tally = at.tallies.get(rule).copied().unwrap_or_default();
            if tally != Tally::default() {
                sums.tallies.insert(*rule, tally);
            }
            let found = judge.share(*rule, share_at(&at.unit, &at.waivers), tally, self.day);
            if let Some(finding) = found {
                sums.total.count(&finding);
                sums.shares.push(finding);
            }
        }
        sums
    }
}

/// The unit as a share is judged there, with the waivers that hold there.
pub(in crate::store) fn share_at<'a>(unit: &'a Unit, waivers: &'a [Waiver]) -> ShareAt<'a> {
    ShareAt { unit: unit.id, level: unit.level, life: &unit.life, waivers }
}

/// A judgement as it is stored: contributions of nobody are none, everything in the order of the tables.
pub(in crate::store) fn canonical(mut judgement: Judgement) -> Judgement {
    judgement.contributions.retain(|part| part.tally != Tally::default());
    judgement.contributions.sort_by_key(|part| part.rule);
    judgement.findings.sort_by_key(finding::key);
    judgement
}

/// Writes the results into the tables, which are empty.
pub(in crate::store) struct Fill<'db>(pub(in crate::store) &'db Connection);

impl Sink for Fill<'_> {
    fn unit(&mut self, unit: &Unit, judgement: &Judgement) -> Result<()> {
        numbers::put_judgement(self.0, unit.id, judgement)?;
        for part in &judgement.contributions {
            numbers::put_contribution(self.0, unit.id, part.rule, part.tally)?;
        }
        judgement.findings.iter().try_for_each(|found| finding::put(self.0, &unit.path, found))
    }

    fn line(&mut self, unit: &Unit, sums: &Sums) -> Result<()> {
        numbers::put_roll_up(self.0, unit.id, &sums.total)?;
        for (rule, tally) in &sums.tallies {
            numbers::put_tally(self.0, unit.id, *rule, *tally)?;
        }
        sums.shares.iter().try_for_each(|found| finding::put(self.0, &unit.path, found))
    }
}

/// The tables that a [`Fill`] fills.
pub(in crate::store) const TABLES: [&str; 5] = ["finding", "judgement", "contribution", "tally", "roll_up"];

/// Throws away everything that was stored, before a [`Fill`].
pub(in crate::store) fn clear(db: &Connection) -> Result<()> {
    TABLES.iter().try_for_each(|table| Ok(db.execute_batch(&format!("DELETE FROM {table}"))?))
}
