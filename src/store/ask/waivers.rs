//! The waivers, each with whether it is needed.

use std::sync::LazyLock;

use rusqlite::Connection;

use crate::domain::day::Day;
use crate::domain::facts::UnitFacts;
use crate::domain::finding::{Facet, Finding, Judgement, State};
use crate::domain::unit::{Unit, UnitPath};
use crate::domain::waiver::{ListedWaiver, Standing, Waiver, WaiverKind, WaiverTarget, WaiversPage};
use crate::rules::judge::Judge;
use crate::store::as_of::Scope;
use crate::store::ask::patience::Patience;
use crate::store::ask::sql;
use crate::store::error::Result;
use crate::store::judge::facts::{self, Wanted};
use crate::store::judge::scan;
use crate::store::rulebook::Rulebook;
use crate::store::tables::{finding, numbers, unit, waiver};

static ROWS: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {}, {}, person.key, person.full_name FROM waiver CROSS JOIN unit ON unit.id = waiver.unit \
         LEFT JOIN person ON person.id = waiver.person \
         WHERE waiver.deleted = 0 AND unit.path >= ?1 AND unit.path < ?2 \
         ORDER BY unit.path, waiver.id LIMIT ?3 OFFSET ?4",
        waiver::COLUMNS,
        unit::COLUMNS,
    )
});

/// A page of all waivers.
pub(super) fn page(
    db: &Connection,
    rules: &mut Rulebook,
    (skip, limit): (usize, usize),
    patience: &mut Patience<'_>,
) -> Result<WaiversPage> {
    let total: i64 = db.query_row("SELECT count(*) FROM waiver WHERE deleted = 0", [], |row| row.get(0))?;
    let judged = numbers::judged(db)?;
    let everything =
        Scope { day: judged.day, path: UnitPath::default(), profile: judged.profile, stored: true };
    let rows = under(db, rules, &everything, (skip, limit), patience)?;
    Ok(WaiversPage { rows, total: usize::try_from(total).unwrap_or_default() })
}

/// The waivers in a subtree, by unit in tree order, then in entry order; so many after so many others.
pub(in crate::store) fn under(
    db: &Connection,
    rules: &mut Rulebook,
    scope: &Scope,
    (skip, limit): (usize, usize),
    patience: &mut Patience<'_>,
) -> Result<Vec<ListedWaiver>> {
    let mut need = Need { db, judge: None, scope, patience };
    if let Some(loaded) = rules.of(db, scope.profile)? {
        need.judge = Some(&mut loaded.judge);
    }
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let mut statement = db.prepare_cached(&ROWS)?;
    let mut rows = statement.query((&scope.path, scope.beyond(), count(limit), count(skip)))?;
    let mut listed = Vec::new();
    while let Some(row) = rows.next()? {
        let at = waiver::WIDTH + unit::WIDTH;
        let (key, name): (Option<String>, Option<String>) = (row.get(at)?, row.get(at + 1)?);
        let (waiver, unit) = (waiver::read(row, 0)?, unit::read(row, waiver::WIDTH)?);
        let standing = need.standing(&waiver, &unit)?;
        listed.push(ListedWaiver { waiver, unit, person: key.zip(name), standing });
    }
    Ok(listed)
}

/// What tells whether a waiver is needed.
struct Need<'a, 'p> {
    db: &'a Connection,
    judge: Option<&'a mut Judge>,
    scope: &'a Scope,
    patience: &'a mut Patience<'p>,
}

impl Need<'_, '_> {
    fn standing(&mut self, waiver: &Waiver, unit: &Unit) -> Result<Standing> {
        let period = waiver.period;
        if period.from.is_some_and(|from| from > self.scope.day) {
            return Ok(Standing::Ahead);
        }
        if period.to.is_some_and(|to| to < self.scope.day) {
            return Ok(Standing::Ended);
        }
        let is_needed = match waiver.kind {
            // Shares are stored of the judged day alone; whether one is excused on another day is told as of that.
            WaiverKind::Waive(_) if self.scope.stored || is_of_share(waiver) => self.excuses(waiver, unit)?,
            WaiverKind::Waive(_) | WaiverKind::AcceptPerson(_) | WaiverKind::ChangeCount(_) => {
                self.differs(waiver, unit)?
            }
        };
        Ok(if is_needed { Standing::Needed } else { Standing::Idle })
    }

    /// Whether a waived finding is one that it speaks of.
    fn excuses(&mut self, waiver: &Waiver, unit: &Unit) -> Result<bool> {
        let rule = self.judge.as_ref().and_then(|judge| judge.profile().rule_ix(&waiver.rule));
        let Some(rule) = rule else { return Ok(false) };
        let end = if waiver.subtree { sql::BEYOND } else { ' ' };
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT {} FROM finding WHERE finding.path >= ?1 AND finding.path < ?2 AND finding.rule = ?3",
            finding::COLUMNS
        ))?;
        let mut rows = statement.query((&unit.path, format!("{}{end}", unit.path.0), rule))?;
        while let Some(row) = rows.next()? {
            self.patience.look()?;
            if speaks_of(waiver, &finding::read(row, 0)?) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether a unit that it reaches would be judged otherwise without it.
    fn differs(&mut self, waiver: &Waiver, unit: &Unit) -> Result<bool> {
        let Some(judge) = self.judge.as_deref_mut() else { return Ok(false) };
        let (day, patience) = (self.scope.day, &mut *self.patience);
        let wanted = Wanted::by(self.db, judge)?;
        let mut found = false;
        if !waiver.subtree {
            let facts = facts::of_unit(self.db, Some(judge), unit)?;
            return Ok(is_other(judge, &facts, day, waiver));
        }
        scan::units(self.db, wanted, &unit.path, &mut |_, facts| {
            patience.look()?;
            found |= is_other(judge, &facts, day, waiver);
            Ok(())
        })?;
        Ok(found)
    }
}

fn is_of_share(waiver: &Waiver) -> bool {
    waiver.target == WaiverTarget::Facet(Facet::Share)
}

fn is_other(judge: &mut Judge, facts: &UnitFacts, day: Day, waiver: &Waiver) -> bool {
    let with: Judgement = judge.unit(facts, day);
    let mut without = facts.clone();
    without.place.waivers.retain(|known| known.id != waiver.id);
    judge.unit(&without, day).findings != with.findings
}

fn speaks_of(waiver: &Waiver, finding: &Finding) -> bool {
    let here = match &waiver.target {
        WaiverTarget::Every => true,
        WaiverTarget::Facet(facet) => *facet == finding.facet,
        WaiverTarget::Slot(slot) => finding.facet == Facet::Short && finding.missing.contains(slot),
    };
    let person = waiver.kind.person();
    here && finding.state == State::Waived && (person.is_none() || person == finding.person)
}
