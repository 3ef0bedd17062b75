//! What is told of findings only when they are asked for: since when they are so, when time alone will change them,
//! and by which decision they are excused.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::domain::finding::{Facet, Finding, RuleIx, Span};
use crate::domain::query::FindingRow;
use crate::domain::report::CheckedRow;
use crate::domain::unit::{Unit, UnitPath};
use crate::domain::waiver::Waiver;
use crate::rules::judge::{Judge, Timeline};
use crate::store::as_of::Scope;
use crate::store::error::Result;
use crate::store::judge::facts::{self, Wanted};
use crate::store::judge::{full, places, scan};
use crate::store::particulars;
use crate::store::rulebook::Rulebook;
use crate::store::tables::{unit, waiver};

/// Tells it of the findings of a scope, which stand in tree order. `look` is called for each unit of a scan and may
/// end it.
pub(in crate::store) fn tell(
    db: &Connection,
    rules: &mut Rulebook,
    scope: &Scope,
    mut found: Vec<FindingRow>,
    look: &mut dyn FnMut() -> Result<()>,
) -> Result<Vec<CheckedRow>> {
    let mut spans = vec![Span::default(); found.len()];
    if let Some(loaded) = rules.of(db, scope.profile)? {
        let judge = &mut loaded.judge;
        let mut rest = spans.as_mut_slice();
        for rows in found.chunk_by_mut(|a, b| a.unit.id == b.unit.id) {
            let (own, others) = rest.split_at_mut(rows.len());
            rest = others;
            of_unit(db, judge, scope, (rows, own))?;
        }
        of_shares((db, judge), scope, (&found, &mut spans), look)?;
    }
    let rows = found.into_iter().zip(spans);
    rows.map(|(row, span)| Ok(CheckedRow { waiver: excuse(db, &row.finding)?, row, span })).collect()
}

/// The spans of the findings of one unit that are no shares.
fn of_unit(
    db: &Connection,
    judge: &mut Judge,
    scope: &Scope,
    (rows, spans): (&mut [FindingRow], &mut [Span]),
) -> Result<()> {
    let Some(first) = rows.iter().find(|row| row.finding.facet != Facet::Share) else { return Ok(()) };
    let facts = facts::of_unit(db, Some(judge), &first.unit)?;
    particulars::fill(db, judge, (&facts, scope.day), rows)?;
    let findings: Vec<Finding> = rows.iter().map(|row| row.finding.clone()).collect();
    for (span, found) in spans.iter_mut().zip(judge.spans(&facts, scope.day, &findings)) {
        *span = found;
    }
    Ok(())
}

/// A finding of a share whose span is looked for.
struct OpenShare<'a> {
    unit: &'a Unit,
    waivers: Vec<Waiver>,
    timeline: Timeline,
    span: &'a mut Span,
}

/// The spans of shares: one scan over all units that may add to one of them.
fn of_shares(
    (db, judge): (&Connection, &mut Judge),
    scope: &Scope,
    (rows, spans): (&[FindingRow], &mut [Span]),
    look: &mut dyn FnMut() -> Result<()>,
) -> Result<()> {
    let mut open: BTreeMap<UnitPath, Vec<OpenShare<'_>>> = BTreeMap::new();
    for (row, span) in rows.iter().zip(spans).filter(|(row, _)| row.finding.facet == Facet::Share) {
        let share = OpenShare {
            unit: &row.unit,
            waivers: places::of(db, &row.unit)?.waivers,
            timeline: Timeline::new(row.finding.rule),
            span,
        };
        open.entry(row.unit.path.clone()).or_default().push(share);
    }
    if open.is_empty() {
        return Ok(());
    }
    let shares: Vec<RuleIx> = judge.shares().to_vec();
    let wanted = Wanted::by(db, judge)?;
    scan::units(db, wanted, &scope.path, &mut |unit, facts| {
        look()?;
        for rule in &shares {
            let changes = judge.contributions(*rule, &facts);
            if changes.is_empty() {
                continue;
            }
            for path in unit.path.line() {
                let here = open.get_mut(&path).into_iter().flatten();
                here.filter(|share| share.timeline.rule() == *rule)
                    .for_each(|share| share.timeline.add(&changes));
            }
        }
        Ok(())
    })?;
    for share in open.into_values().flatten() {
        let at = full::share_at(share.unit, &share.waivers);
        *share.span = judge.span_of_share(&share.timeline, at, scope.day);
    }
    Ok(())
}

/// The waiver that excuses a finding, and the code of its unit.
fn excuse(db: &Connection, finding: &Finding) -> Result<Option<(Waiver, String)>> {
    let Some(id) = finding.waiver else { return Ok(None) };
    let Some((waiver, _)) = waiver::by_id(db, id)? else { return Ok(None) };
    let code = unit::by_id(db, waiver.unit)?.map(|unit| unit.code).unwrap_or_default();
    Ok(Some((waiver, code)))
}
