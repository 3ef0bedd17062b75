//! The sheet of rules: its title, the profiles, the norms with their numbers, and the one of the cursor in full.

use ratatui::text::Line;

use crate::domain::finding::Severity;
use crate::domain::norms::{EditionRow, Standing};
use crate::domain::profile::rule::Rule;
use crate::messages::{labels, names, norm_rule, rules as words};
use crate::tui::model::Model;
use crate::tui::sheet::norms::{Norms, NormsRow};
use crate::tui::view::line::LineBuilder;
use crate::tui::view::theme::{BOLD, Mark, PLAIN, REVERSED};
use crate::tui::view::{Block, Painter, flat};
use crate::vietnamese::clip;

/// Where the norm stands.
const NORM: usize = 12;
/// Cells of a number.
const NUMBER: usize = 7;

/// The title: which profile is shown, how many norms it has.
pub fn title(painter: Painter<'_>, sheet: &Norms, left: &mut LineBuilder, right: &mut LineBuilder) {
    let lang = painter.model.lang();
    let profile = sheet.found.as_ref().and_then(|found| found.profile.as_ref());
    let Some(profile) = profile else { return left.put(&words::title_none(lang), REVERSED) };
    let name = if profile.title.is_empty() { &profile.name } else { &profile.title };
    left.put_foreign(&words::title(lang, name), painter.layout.width * 3 / 4, REVERSED);
    right.put(&words::title_count(lang, profile.rules.len()), REVERSED);
}

/// Heads and rows.
pub fn block(painter: Painter<'_>, sheet: &Norms) -> Block {
    let lang = painter.model.lang();
    let mut heads = vec![(3, labels::head_rule(lang)), (NORM, words::head_norm(lang))];
    let numbers = [
        words::head_met(lang),
        words::head_broken(lang),
        words::head_unknown(lang),
        words::head_waived(lang),
    ];
    for (place, head) in numbers.into_iter().enumerate() {
        heads.push((numbers_at(painter) + (place + 1) * NUMBER - clip::width(&head), head));
    }
    let heads = flat::heads(painter, &heads);
    let empty = if sheet.found.is_some() { words::no_rules(lang) } else { words::counting(lang) };
    flat::block(painter, heads, &sheet.list, &empty, |at, row| match sheet.row(at) {
        Some(NormsRow::Edition(edition)) => edition_line(painter, sheet, edition, row),
        Some(NormsRow::Norm(rule, standing)) => norm_line(painter, sheet, (rule, standing), row),
        None => row.finish(),
    })
}

/// Where the numbers begin.
fn numbers_at(painter: Painter<'_>) -> usize {
    painter.layout.width - 4 * NUMBER
}

fn edition_line(
    painter: Painter<'_>,
    sheet: &Norms,
    edition: &EditionRow,
    mut row: flat::Row<'_>,
) -> Line<'static> {
    let lang = painter.model.lang();
    if edition.in_force {
        row.line.put(painter.theme.sign(Mark::Met), row.base);
    }
    let is_shown = sheet.found.as_ref().is_some_and(|found| found.shown == Some(edition.id));
    let days = words::days(lang, painter.model.habits().dates, edition.days);
    let state = match (edition.in_force, is_shown) {
        (true, _) => words::in_force(lang),
        (false, true) => words::is_shown(lang),
        (false, false) => words::not_in_force(lang),
    };
    row.cell(3, painter.layout.width - 3, &[&edition.name, " · ", &days, " · ", &state].concat());
    row.finish()
}

fn norm_line(
    painter: Painter<'_>,
    sheet: &Norms,
    (rule, standing): (&Rule, Option<&Standing>),
    mut row: flat::Row<'_>,
) -> Line<'static> {
    if let Some(mark) = standing.and_then(mark) {
        let style = if row.at_cursor { row.base } else { painter.theme.chip(mark) };
        row.line.put(painter.theme.sign(mark), style);
    }
    row.cell(3, NORM - 4, &rule.id);
    let from = numbers_at(painter);
    row.cell(NORM, from - NORM - 1, &sentence(painter, sheet, rule));
    let numbers = standing.map(|of| [of.met(), of.broken, of.unknown, of.waived].map(|n| n.to_string()));
    let numbers = numbers.unwrap_or_else(|| ["–"; 4].map(ToOwned::to_owned));
    for (place, number) in numbers.iter().enumerate() {
        row.cell(from + (place + 1) * NUMBER - clip::width(number), NUMBER, number);
    }
    row.finish()
}

fn sentence(painter: Painter<'_>, sheet: &Norms, rule: &Rule) -> String {
    words_of(painter.model, sheet, rule)
}

fn words_of(model: &Model, sheet: &Norms, rule: &Rule) -> String {
    let profile = sheet.found.as_ref().and_then(|found| found.profile.as_ref());
    profile.map(|profile| norm_rule::rule(model.lang(), profile, rule)).unwrap_or_default()
}

/// The norm of the cursor, to be copied.
pub fn copied(model: &Model, sheet: &Norms) -> Option<String> {
    match sheet.chosen()? {
        NormsRow::Edition(edition) => Some(edition.name.clone()),
        NormsRow::Norm(rule, _) => Some(words_of(model, sheet, rule)),
    }
}

/// The worst that stands somewhere; of tasks (`info`) nothing is shown.
fn mark(standing: &Standing) -> Option<Mark> {
    if standing.units == 0 {
        return None;
    }
    match (standing.gravest, standing.unknown, standing.waived) {
        (Some(Severity::Critical | Severity::Error), ..) => Some(Mark::Breach),
        (Some(Severity::Warning | Severity::Notice), ..) => Some(Mark::Warning),
        (Some(Severity::Info), 0, 0) => None,
        (_, 1.., _) => Some(Mark::Unknown),
        (_, 0, 1..) => Some(Mark::Waived),
        (None, 0, 0) => Some(Mark::Met),
    }
}

/// The row of the cursor: the whole norm, its numbers, its basis; or the profile.
pub fn strip(painter: Painter<'_>, sheet: &Norms) -> Vec<Line<'static>> {
    match sheet.chosen() {
        Some(NormsRow::Edition(edition)) => {
            let lang = painter.model.lang();
            let days = words::days(lang, painter.model.habits().dates, edition.days);
            let mut head = painter.line();
            head.put("── ", PLAIN);
            head.put_foreign(&edition.title, painter.layout.width - 3, BOLD);
            let mut lines = vec![head.finish()];
            lines.extend(flat::wrapped(painter, 1, &[&edition.name, " · ", &days].concat(), 1));
            lines
        }
        Some(NormsRow::Norm(rule, standing)) => norm_strip(painter, sheet, rule, standing),
        None => Vec::new(),
    }
}

fn norm_strip(
    painter: Painter<'_>,
    sheet: &Norms,
    rule: &Rule,
    standing: Option<&Standing>,
) -> Vec<Line<'static>> {
    let lang = painter.model.lang();
    let text = [&rule.id, "  ", &sentence(painter, sheet, rule)].concat();
    let room = painter.layout.strip.saturating_sub(2).max(1);
    let mut lines = flat::wrapped(painter, 1, &text, room);
    let is_judged = sheet.found.as_ref().is_some_and(|found| !found.standings.is_empty());
    let stands = match standing {
        Some(standing) => words::standing(lang, standing),
        None if is_judged => words::not_judged(lang),
        None => words::of_other_days(lang),
    };
    lines.extend(flat::wrapped(painter, 1, &stands, 1));
    let mut beside = vec![words::severity(lang, names::severity(lang, rule.severity))];
    beside.extend(rule.basis.as_ref().map(|basis| labels::basis(lang, basis)));
    lines.extend(flat::wrapped(painter, 1, &beside.join(" · "), 1));
    lines
}
