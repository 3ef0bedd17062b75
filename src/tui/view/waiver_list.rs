//! The sheet of waivers: its title, its rows, and the waiver of the cursor in full.

use ratatui::text::Line;

use crate::domain::waiver::{ListedWaiver, Standing};
use crate::messages::{labels, waivers as words};
use crate::tui::sheet::waivers::{Waivers, ends_soon};
use crate::tui::view::line::LineBuilder;
use crate::tui::view::theme::{Mark, REVERSED};
use crate::tui::view::{Block, Painter, flat};

/// Where the columns stand; the last one where there is room.
struct Columns {
    rule: usize,
    unit: usize,
    decision: usize,
    until: usize,
    standing: Option<usize>,
    end: usize,
}

impl Columns {
    fn of(painter: Painter<'_>) -> Self {
        let width = painter.layout.width;
        let standing = painter.layout.is_wide.then(|| width - 14);
        let end = standing.unwrap_or(width);
        Self { rule: 4, unit: 10, decision: end - 28, until: end - 12, standing, end }
    }
}

/// The title: how many there are.
pub fn title(painter: Painter<'_>, sheet: &Waivers, left: &mut LineBuilder) {
    left.put(&words::title_waivers(painter.model.lang(), sheet.rows.list.len), REVERSED);
}

/// Heads and rows.
pub fn block(painter: Painter<'_>, sheet: &Waivers) -> Block {
    let lang = painter.model.lang();
    let columns = Columns::of(painter);
    let mut heads = vec![
        (columns.rule, labels::head_rule(lang)),
        (columns.unit, labels::head_unit(lang)),
        (columns.decision, words::head_decision(lang)),
        (columns.until, words::head_until(lang)),
    ];
    heads.extend(columns.standing.map(|at| (at, words::head_standing(lang))));
    let heads = flat::heads(painter, &heads);
    let empty = words::no_waivers(lang, &painter.model.habits().keys.spoken("waive"));
    flat::block(painter, heads, &sheet.rows.list, &empty, |at, row| match sheet.rows.get(at) {
        Some(listed) => line(painter, &columns, listed, row),
        None => row.finish(),
    })
}

/// What is to be looked at is marked as a warning is.
fn mark(listed: &ListedWaiver, soon: Option<i32>) -> Mark {
    match listed.standing {
        Standing::Idle | Standing::Ended => Mark::Warning,
        Standing::Needed if soon.is_some() => Mark::Warning,
        Standing::Needed | Standing::Ahead => Mark::Waived,
    }
}

fn line(
    painter: Painter<'_>,
    columns: &Columns,
    listed: &ListedWaiver,
    mut row: flat::Row<'_>,
) -> Line<'static> {
    let (model, waiver) = (painter.model, &listed.waiver);
    let soon = ends_soon(listed, model.day());
    let mark = mark(listed, soon);
    let style = if row.at_cursor { row.base } else { painter.theme.chip(mark) };
    row.line.put(painter.theme.sign(mark), style);
    row.cell(columns.rule, columns.unit - columns.rule - 1, &waiver.rule);
    let person = listed.person.as_ref().map(|(_, name)| format!(" · {name}")).unwrap_or_default();
    let unit = [&listed.unit.full_name(), person.as_str()].concat();
    row.cell(columns.unit, columns.decision - columns.unit - 1, &unit);
    row.cell(columns.decision, columns.until - columns.decision - 1, &waiver.decision_no);
    let until = waiver.period.to.map(|day| painter.date(day));
    row.cell(columns.until, columns.end - columns.until - 1, until.as_deref().unwrap_or("–"));
    if let Some(at) = columns.standing {
        row.cell(at, painter.layout.width - at, &words::standing(model.lang(), listed.standing, soon));
    }
    row.finish()
}

/// The waiver of the cursor: what it does where and how long, why, and what is to be looked at.
pub fn strip(painter: Painter<'_>, sheet: &Waivers) -> Vec<Line<'static>> {
    let Some(listed) = sheet.rows.row() else { return Vec::new() };
    let (lang, waiver) = (painter.model.lang(), &listed.waiver);
    let person = listed.person.as_ref().map(|(_, name)| name.as_str());
    let mut parts = vec![
        listed.unit.full_name(),
        [&waiver.rule, "/", &waiver.target.to_string()].concat(),
        words::effect(lang, waiver, person),
        words::holds(lang, painter.model.habits().dates, waiver.period),
    ];
    parts.extend(waiver.subtree.then(|| words::and_below(lang)));
    let mut lines = flat::wrapped(painter, 1, &parts.join(" · "), 2);
    let soon = ends_soon(listed, painter.model.day());
    let advice = match listed.standing {
        Standing::Idle | Standing::Ended => Some(words::stale(lang)),
        Standing::Needed => soon.map(|days| words::soon(lang, days)),
        Standing::Ahead => None,
    };
    lines.extend(advice.iter().flat_map(|text| flat::wrapped(painter, 1, text, 1)));
    let reason = Some(&waiver.reason).filter(|reason| !reason.is_empty());
    lines.extend(reason.iter().flat_map(|text| flat::wrapped(painter, 1, &words::because(lang, text), 2)));
    lines
}
