//! The calendar of coming changes: its title, its rows, and the change of the cursor in full.

use ratatui::text::Line;

use crate::domain::finding::Finding;
use crate::domain::query::{FindingRow, Particulars};
use crate::domain::report::{Forecast, ForecastRow};
use crate::messages::{finding, forecast as words, labels};
use crate::tui::sheet::calendar::{Calendar, Order};
use crate::tui::view::line::LineBuilder;
use crate::tui::view::theme::{BOLD, Mark, PLAIN, REVERSED};
use crate::tui::view::{Block, Painter, flat};

/// Where the columns stand.
const MARKS: usize = 12;
const RULE: usize = 18;
const UNIT: usize = 24;

/// The title: below which unit, from when to when, how many.
pub fn title(painter: Painter<'_>, sheet: &Calendar, left: &mut LineBuilder, right: &mut LineBuilder) {
    let lang = painter.model.lang();
    let name = sheet.unit.as_ref().map(|unit| unit.unit.full_name()).unwrap_or_default();
    left.put_foreign(&words::title(lang, &name), painter.layout.width / 2, REVERSED);
    if let Some(found) = &sheet.found {
        let (from, to) = (painter.date(found.from), painter.date(found.to));
        right.put(&words::title_span(lang, &from, &to, found.changes.len()), REVERSED);
    }
}

/// Heads and rows.
pub fn block(painter: Painter<'_>, sheet: &Calendar) -> Block {
    let lang = painter.model.lang();
    let why = why_at(painter);
    let order = match sheet.order {
        Order::Day => (1, words::head_day_first(lang)),
        Order::Unit => (1, words::head_day(lang)),
    };
    let unit = match sheet.order {
        Order::Day => labels::head_unit(lang),
        Order::Unit => words::head_unit_first(lang),
    };
    let heads = [order, (RULE, labels::head_rule(lang)), (UNIT, unit), (why, words::head_why(lang))];
    let heads = flat::heads(painter, &heads);
    let empty = match sheet.found {
        Some(_) => words::no_changes(lang),
        None => flat::coming(painter, sheet.id, words::looking(lang)),
    };
    flat::block(painter, heads, &sheet.list, &empty, |at, row| match sheet.row(at) {
        Some(change) => line(painter, change, row),
        None => row.finish(),
    })
}

/// Where the reasons stand: units get two fifths of what is left.
fn why_at(painter: Painter<'_>) -> usize {
    UNIT + painter.layout.width.saturating_sub(UNIT) * 2 / 5
}

/// What a finding shows; nothing is met.
fn mark(finding: Option<&Finding>) -> Option<Mark> {
    finding.map_or(Some(Mark::Met), Mark::of)
}

fn line(painter: Painter<'_>, change: &ForecastRow, mut row: flat::Row<'_>) -> Line<'static> {
    row.cell(1, MARKS - 2, &painter.date(change.day));
    row.line.fill_to(MARKS, row.base);
    for (place, finding) in [change.turned.before(), change.turned.after()].into_iter().enumerate() {
        if place > 0 {
            row.line.put("→", row.base);
        }
        match mark(finding) {
            Some(mark) => {
                let style = if row.at_cursor { row.base } else { painter.theme.chip(mark) };
                row.line.put(painter.theme.sign(mark), style);
            }
            None => row.line.put("·", row.base),
        }
    }
    row.cell(RULE, UNIT - RULE - 1, &change.rule);
    let why = why_at(painter);
    row.cell(UNIT, why - UNIT - 1, &change.unit.full_name());
    row.cell(why, painter.layout.width - why, &words::why(painter.model.lang(), change));
    row.finish()
}

/// The change of the cursor: when, where, what it is now and what becomes of it, and why.
pub fn strip(painter: Painter<'_>, sheet: &Calendar) -> Vec<Line<'static>> {
    let (Some(found), Some(change)) = (&sheet.found, sheet.chosen()) else { return Vec::new() };
    let lang = painter.model.lang();
    let mut head = painter.line();
    head.put("── ", PLAIN);
    let day = words::on_day(lang, &painter.date(change.day), painter.model.day().days_until(change.day));
    head.put(&day, BOLD);
    head.put(" · ", PLAIN);
    head.put_foreign(&change.unit.full_name(), painter.layout.width.saturating_sub(head.used()), BOLD);
    let mut lines = vec![head.finish()];
    let said = said(painter, found, change);
    let text = [&change.rule, "  ", &said, " → ", &words::becomes(lang, &change.turned)].concat();
    lines.extend(flat::wrapped(painter, 1, &text, 2));
    lines.extend(flat::wrapped(painter, 1, &words::because(lang, &words::why(lang, change)), 1));
    lines
}

/// What is or will be wrong, by the rules of that day.
fn said(painter: Painter<'_>, found: &Forecast, change: &ForecastRow) -> String {
    let on = if change.turned.after().is_some() { change.day } else { change.day.previous() };
    let row = FindingRow {
        finding: change.turned.told().clone(),
        unit: change.unit.clone(),
        person: change.person.clone(),
        seat: None,
        particulars: Particulars::default(),
    };
    let profile = found.profile_on(on);
    profile.map(|profile| finding::text(painter.model.lang(), profile, &row)).unwrap_or_default()
}
