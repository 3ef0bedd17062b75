//! One unit as rows: its own, its officers in entry order, its empty places.

use std::sync::Arc;

use crate::domain::finding::{Facet, Finding, Severity, State};
use crate::domain::id::UnitId;
use crate::domain::outline::{OfficerRow, OutlineRow, RowAt, RowContent, RowKey, UnitRow, VacancyRow};
use crate::domain::person::Person;
use crate::domain::seat::Seat;
use crate::store::ask::outline::inside::Found;
use crate::store::ask::outline::walk::Shown;
use crate::store::ask::tree::Trails;

/// So many empty places of a unit are shown at most.
const MOST_VACANCIES: usize = 9;

/// A unit with what is shown in it.
pub(super) struct Block {
    pub(super) shown: Shown,
    pub(super) officers: Vec<(Person, Seat)>,
    pub(super) found: Found,
}

impl Block {
    /// Adds its rows.
    pub(super) fn add_to(self, rows: &mut Vec<OutlineRow>, trails: &Trails) {
        let Self { shown, officers, found } = self;
        let vacancies = vacancies(&found.unit);
        let (unit, path, open) = (shown.unit.id, shown.unit.path.clone(), shown.open);
        let depth = path.depth();
        rows.push(OutlineRow {
            key: RowKey::unit(unit),
            depth: depth.saturating_sub(1),
            trail: trails.down_to(path.parent().as_ref()),
            content: RowContent::Unit(Box::new(UnitRow {
                open,
                has_inside: shown.peopled || !vacancies.is_empty(),
                total: shown.total,
                unit: shown.unit,
            })),
            findings: found.unit,
            may_edit: true,
        });
        if !open {
            return;
        }
        let inside = Inside { unit, depth, trail: trails.down_to(Some(&path)) };
        for (person, seat) in officers {
            let findings = found.people.get(&person.id).cloned().unwrap_or_default();
            let at = RowAt::Seat(seat.id);
            rows.push(inside.row(at, RowContent::Officer(Box::new(OfficerRow { person, seat })), findings));
        }
        for (n, (vacancy, finding)) in (0..).zip(vacancies) {
            rows.push(inside.row(RowAt::Vacancy(n), RowContent::Vacancy(vacancy), vec![finding]));
        }
    }
}

/// What all rows inside a unit share.
struct Inside {
    unit: UnitId,
    depth: usize,
    trail: Arc<str>,
}

impl Inside {
    fn row(&self, at: RowAt, content: RowContent, findings: Vec<Finding>) -> OutlineRow {
        let key = RowKey { unit: self.unit, at };
        OutlineRow {
            key,
            depth: self.depth,
            trail: Arc::clone(&self.trail),
            content,
            findings,
            may_edit: true,
        }
    }
}

/// The empty places that shortages tell of: first those with a slot, then those by number alone. Nothing is shown
/// as empty that may be filled (an unknown) or that is only wished for (a note).
fn vacancies(findings: &[Finding]) -> Vec<(VacancyRow, Finding)> {
    let mut places = Vec::new();
    let short = |finding: &&Finding| {
        finding.facet == Facet::Short && finding.state != State::Unknown && finding.severity > Severity::Info
    };
    for finding in findings.iter().filter(short) {
        let slots = finding.missing.iter().cloned().map(Some);
        let wanted = usize::try_from(finding.missing_count.unwrap_or_default()).unwrap_or(MOST_VACANCIES);
        let all = slots.chain(std::iter::repeat(None)).take(wanted.max(finding.missing.len()));
        let row = |slot| (VacancyRow { rule: finding.rule, slot }, finding.clone());
        places.extend(all.take(MOST_VACANCIES).map(row));
    }
    places.truncate(MOST_VACANCIES);
    places
}
