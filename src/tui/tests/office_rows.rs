//! The office in memory as rows of the outline.

use std::collections::BTreeMap;

use crate::domain::finding::{Facet, Finding, Severity, State};
use crate::domain::outline::{
    OfficerRow, OutlinePage, OutlineRow, RowAt, RowContent, RowKey, Shape, UnitRow, VacancyRow,
};
use crate::domain::query::Target;
use crate::domain::seat::Seat;
use crate::domain::unit::Unit;
use crate::tui::tests::office::{Judged, Office};

impl Office {
    pub(super) fn rows(&self, shape: &Shape) -> Vec<OutlineRow> {
        let judged = self.judge();
        let mut rows: Vec<OutlineRow> = Vec::new();
        for unit in &self.units {
            let line = self.line(&unit.path);
            let above = &line[..line.len() - 1];
            if above.iter().enumerate().all(|(step, id)| shape.is_open(*id, step + 1)) {
                self.unit_rows(&mut rows, unit, shape, &judged);
            }
        }
        rows
    }

    fn unit_rows(&self, rows: &mut Vec<OutlineRow>, unit: &Unit, shape: &Shape, judged: &Judged) {
        let findings = judged.of_unit(unit.id);
        let depth = unit.path.depth();
        let open = shape.is_open(unit.id, depth);
        let vacancies = vacancies(&findings);
        let seats: Vec<&Seat> =
            self.seats.iter().filter(|seat| seat.unit == unit.id && seat.period.holds(self.day)).collect();
        let children = self.units.iter().any(|other| other.path.parent().as_ref() == Some(&unit.path));
        let content = UnitRow {
            unit: unit.clone(),
            open,
            has_inside: children || !seats.is_empty() || !vacancies.is_empty(),
            total: judged.totals[&unit.id],
        };
        let row = |at, depth, trail, content, findings| OutlineRow {
            key: RowKey { unit: unit.id, at },
            depth,
            trail,
            content,
            findings,
            may_edit: self.rights.may_edit(&unit.path),
        };
        let above = self.trail(unit.path.parent());
        rows.push(row(RowAt::Unit, depth - 1, above, RowContent::Unit(Box::new(content)), findings));
        if !open {
            return;
        }
        let trail = self.trail(Some(unit.path.clone()));
        for seat in seats {
            let about = judged.units[&unit.id].findings.iter().filter(|f| f.person == Some(seat.person));
            let officer = OfficerRow { person: self.person(seat.person).clone(), seat: seat.clone() };
            let content = RowContent::Officer(Box::new(officer));
            rows.push(row(RowAt::Seat(seat.id), depth, trail.clone(), content, about.cloned().collect()));
        }
        for (n, (vacancy, finding)) in (0..).zip(vacancies) {
            let content = RowContent::Vacancy(vacancy);
            rows.push(row(RowAt::Vacancy(n), depth, trail.clone(), content, vec![finding]));
        }
    }

    pub(super) fn outline(&self, shape: &Shape, anchor: RowKey, before: usize, after: usize) -> OutlinePage {
        let rows = self.rows(shape);
        let line = self.line(&self.find_unit(anchor.unit).path);
        let place = |key: RowKey| rows.iter().position(|row| row.key == key);
        let hidden = || line.iter().rev().find_map(|id| place(RowKey::unit(*id)));
        let at = place(anchor).or_else(hidden).unwrap();
        let (from, to) = (at.saturating_sub(before), (at + after + 1).min(rows.len()));
        OutlinePage { rows: rows[from..to].to_vec(), is_start: from == 0, is_end: to == rows.len() }
    }

    pub(super) fn next_finding(&self, from: RowKey, forward: bool) -> Option<Target> {
        let all = Shape { open_depth: 99, exceptions: BTreeMap::new() };
        let rows = self.rows(&all);
        let at = rows.iter().position(|row| row.key == from).unwrap_or(0);
        let signed = |row: &&OutlineRow| {
            let sign = |f: &Finding| match f.state {
                State::Breach => f.severity > Severity::Info,
                State::Unknown => true,
                State::Waived => false,
            };
            !matches!(row.key.at, RowAt::Vacancy(_)) && row.findings.iter().any(sign)
        };
        let row = if forward {
            rows[at + 1..].iter().chain(&rows[..at]).find(signed)
        } else {
            rows[..at].iter().rev().chain(rows[at + 1..].iter().rev()).find(signed)
        }?;
        Some(self.target(row.key))
    }
}

fn vacancies(findings: &[Finding]) -> Vec<(VacancyRow, Finding)> {
    let short =
        |f: &&Finding| f.facet == Facet::Short && f.state != State::Unknown && f.severity > Severity::Info;
    let mut places = Vec::new();
    for finding in findings.iter().filter(short) {
        let count = usize::try_from(finding.missing_count.unwrap_or(0)).unwrap();
        let slots = finding.missing.iter().cloned().map(Some).chain(std::iter::repeat(None));
        places
            .extend(slots.take(count).map(|slot| (VacancyRow { rule: finding.rule, slot }, finding.clone())));
    }
    places
}
