//! Trying a changed profile: both judges see the facts of each unit in one scan; nothing is written.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use rusqlite::Connection;

use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::finding::{Finding, Judgement};
use crate::domain::id::UnitId;
use crate::domain::profile::Profile;
use crate::domain::report::{FindingChange, TrialNews, Tried};
use crate::domain::unit::{Level, Unit};
use crate::rules::compare::{Pair, differences};
use crate::rules::decode;
use crate::rules::judge::Judge;
use crate::store::Store;
use crate::store::as_of::Scope;
use crate::store::error::Result;
use crate::store::judge::facts::Wanted;
use crate::store::judge::full::{Sink, Sums, Walk};
use crate::store::judge::scan;
use crate::store::rulebook::Loaded;
use crate::store::tables::{inspection, person};

/// After so many units the listener hears how far it is.
const STEP: u64 = 1_000;

/// Who hears what a trial tells as it goes, and may stop it by a fault.
type Listener<'l> = dyn FnMut(TrialNews<'_>) -> std::result::Result<(), Fault> + 'l;

impl Store {
    /// What findings a profile would change in a subtree as of a day, as if it were in force instead of that day's
    /// own.
    ///
    /// # Errors
    /// `UsageFault::UnitUnknown`, a store fault, or what the listener returns.
    pub fn try_profile(
        &mut self,
        profile: &Arc<Profile>,
        (as_of, under): (Day, Option<&str>),
        listener: &mut Listener<'_>,
    ) -> std::result::Result<Tried, Fault> {
        let moment = self.db.unchecked_transaction()?;
        let scope = Scope::of(&moment, as_of, under)?;
        let before = scope.profile(&moment, &mut self.rules)?;
        let old = self.rules.of(&moment, scope.profile)?;
        let compared = Compared {
            db: &moment,
            profiles: [before.as_deref(), Some(profile)],
            open: BTreeMap::new(),
            sum: Tried { before: before.clone(), worse: 0, better: 0, added: 0, gone: 0, changed: 0 },
            listener,
        };
        let mut new = Judge::new(Arc::clone(profile));
        new.of_roster(inspection::any(&moment)?);
        walk(&moment, &scope, (old, &mut new), compared)
    }

    /// The faults of a profile against the units of the roster: rules that are equally specific for one of them.
    ///
    /// # Errors
    /// A store fault.
    pub fn ties(&self, profile: &Profile) -> std::result::Result<Vec<Fault>, Fault> {
        ties(&self.db, profile)
    }
}

/// See [`Store::ties`]. Units that no word of the profile tells apart are looked at once.
pub(in crate::store) fn ties(db: &Connection, profile: &Profile) -> Result<Vec<Fault>> {
    let named: Vec<&String> =
        profile.unit_kinds.iter().filter_map(|def| def.codes.as_ref()).flatten().collect();
    let named = serde_json::to_string(&named).unwrap_or_default();
    let mut statement = db.prepare_cached(
        "SELECT min(code), level, kind FROM unit WHERE code NOT IN (SELECT value FROM json_each(?1)) \
         GROUP BY level, kind UNION ALL \
         SELECT DISTINCT code, level, kind FROM unit WHERE code IN (SELECT value FROM json_each(?1))",
    )?;
    let rows = statement.query_map([&named], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let units: Vec<(String, Level, String)> = rows.collect::<rusqlite::Result<_>>()?;
    Ok(decode::ties(profile, &units))
}

/// Leads both judges through the tree side by side.
fn walk(
    db: &Connection,
    scope: &Scope,
    (old, new): (Option<&mut Loaded>, &mut Judge),
    mut compared: Compared<'_>,
) -> Result<Tried> {
    let mut wanted = Wanted::by(db, new)?;
    if let Some(old) = &old {
        wanted = wanted.or(Wanted::by(db, &old.judge)?);
    }
    let mut statement = db.prepare_cached("SELECT count(*) FROM unit WHERE path >= ?1 AND path < ?2")?;
    let units: i64 = statement.query_row((&scope.path, scope.beyond()), |row| row.get(0))?;
    let units = u64::try_from(units).unwrap_or_default();
    let said = [RefCell::default(), RefCell::default()];
    let [before, after] = &said;
    let (mut before, mut after) = (Heard(before), Heard(after));
    let mut before = Walk::new(old.map(|old| &mut old.judge), scope.day, &mut before);
    let mut after = Walk::new(Some(new), scope.day, &mut after);
    let mut done = 0;
    scan::units(db, wanted, &scope.path, &mut |unit, facts| {
        before.enter(unit.clone(), &facts)?;
        after.enter(unit, &facts)?;
        compared.compare(&said)?;
        done += 1;
        if u64::is_multiple_of(done, STEP) {
            (compared.listener)(TrialNews::Judged { done, units })
        } else {
            Ok(())
        }
    })?;
    before.finish()?;
    after.finish()?;
    compared.compare(&said)?;
    (compared.listener)(TrialNews::Judged { done, units })?;
    Ok(compared.sum)
}

/// What a judge has said: of a unit, or as the shares at one, when all below it has been judged.
struct Said {
    unit: Unit,
    findings: Vec<Finding>,
    is_line: bool,
}

/// What a judge has said since the last time.
type Queue = RefCell<Vec<Said>>;

struct Heard<'q>(&'q Queue);

impl Sink for Heard<'_> {
    fn unit(&mut self, unit: &Unit, judgement: &Judgement) -> Result<()> {
        let said = Said { unit: unit.clone(), findings: judgement.findings.clone(), is_line: false };
        self.0.borrow_mut().push(said);
        Ok(())
    }

    fn line(&mut self, unit: &Unit, sums: &Sums) -> Result<()> {
        self.0.borrow_mut().push(Said { unit: unit.clone(), findings: sums.shares.clone(), is_line: true });
        Ok(())
    }
}

/// What has changed at a unit so far.
#[derive(Clone, Copy, Default)]
struct Changed {
    worse: bool,
    better: bool,
}

/// The differences, counted and told.
struct Compared<'a> {
    db: &'a Connection,
    profiles: [Option<&'a Profile>; 2],
    open: BTreeMap<UnitId, Changed>,
    sum: Tried,
    listener: &'a mut Listener<'a>,
}

impl Compared<'_> {
    /// Holds against each other what both have said since the last time; they speak of the same units in turn.
    fn compare(&mut self, said: &[Queue; 2]) -> Result<()> {
        let [before, after] = said.each_ref().map(RefCell::take);
        for (before, after) in before.into_iter().zip(after) {
            let [old, new] = self.profiles;
            let pairs = match (old, new) {
                (Some(old), Some(new)) => differences((old, &before.findings), (new, &after.findings)),
                (None, Some(new)) => differences((new, &[]), (new, &after.findings)),
                _ => Vec::new(),
            };
            let here = self.open.entry(after.unit.id).or_default();
            here.worse |= pairs.iter().any(Pair::is_new_breach);
            here.better |= pairs.iter().any(Pair::is_lifted_breach);
            if after.is_line {
                let here = self.open.remove(&after.unit.id).unwrap_or_default();
                self.sum.worse += u64::from(here.worse);
                self.sum.better += u64::from(here.better && !here.worse);
            }
            for pair in pairs {
                self.tell(&after.unit, pair)?;
            }
        }
        Ok(())
    }

    fn tell(&mut self, unit: &Unit, pair: Pair) -> Result<()> {
        let count = match (&pair.before, &pair.after) {
            (None, _) => &mut self.sum.added,
            (_, None) => &mut self.sum.gone,
            _ => &mut self.sum.changed,
        };
        *count += 1;
        let about = pair.after.as_ref().or(pair.before.as_ref()).and_then(|finding| finding.person);
        let person = about.map(|person| person::named(self.db, person)).transpose()?;
        let Pair { rule, before, after } = pair;
        let change = FindingChange { rule, unit: unit.clone(), person, before, after };
        (self.listener)(TrialNews::Change(&change))
    }
}
