//! The strip of a row of the outline: its path, what is wrong there and what cures it.

use ratatui::text::Line;

use crate::domain::field::Owner;
use crate::domain::outline::{OfficerRow, OutlineRow, RowContent, UnitRow};
use crate::messages::{labels, names};
use crate::tui::model::Model;
use crate::tui::sheet::outline::Outline;
use crate::tui::sheet::outline::column::Column;
use crate::tui::view::line::wrap;
use crate::tui::view::theme::{BOLD, Mark, PLAIN};
use crate::tui::view::{Block, Painter, findings, flat};

/// Path, the first finding with its basis and cure; on a low screen the finding and its cure, or the cells whose
/// columns are not shown.
pub fn row_of(painter: Painter<'_>, outline: &Outline, row: &OutlineRow) -> Block {
    let is_tall = painter.layout.strip > 2;
    let mut block = Block::default();
    let found = findings::of_row(painter.model, outline, outline.at());
    match found.first().and_then(|first| Some((first, findings::words(painter.model, row, first)?))) {
        Some((first, words)) => {
            let rule = match found.len() {
                1 => words.rule.clone(),
                all => [&words.rule, " (1/", &all.to_string(), ")"].concat(),
            };
            block.lines.extend(finding(painter, Mark::of(first), &rule, &words));
        }
        None => block.lines.extend(facts(painter, row)),
    }
    block.lines.truncate(painter.layout.strip);
    // Where all lines are needed for what is wrong, the row itself says where it is.
    if is_tall && block.lines.len() < painter.layout.strip {
        block.lines.insert(0, path(painter, row));
    }
    if let Some((line, column)) = hidden_cells(painter, outline, row) {
        block.lines.truncate(painter.layout.strip - 1);
        block.cursor = Some((block.lines.len(), column));
        block.lines.push(line);
    } else if !is_tall && block.lines.len() < 2 {
        block.lines.push(path(painter, row));
    }
    block
}

/// What is wrong, in two lines where one is not enough; since when, by which basis and the cure below.
pub fn finding(
    painter: Painter<'_>,
    mark: Option<Mark>,
    rule: &str,
    words: &findings::Words,
) -> Vec<Line<'static>> {
    let lang = painter.model.lang();
    let is_tall = painter.layout.strip > 2;
    let mut line = painter.line();
    line.put(" ", PLAIN);
    match mark {
        Some(mark) => line.put(painter.theme.sign(mark), painter.theme.chip(mark)),
        None => line.put(" ", PLAIN),
    }
    line.put(" ", PLAIN);
    line.put(rule, BOLD);
    line.put("  ", PLAIN);
    let room = painter.layout.width.saturating_sub(line.used());
    let what = wrap(&words.what, room, if is_tall { 2 } else { 1 });
    line.put_clipped(what.first().copied().unwrap_or_default(), room, PLAIN);
    let mut lines = vec![line.finish()];
    let more = |text: &str| painter.plain(&["       ", text].concat());
    lines.extend(what.get(1).map(|rest| more(rest)));
    let basis = words.basis.as_ref().map(|basis| labels::basis(lang, basis));
    let beside: Vec<String> = words.time.clone().into_iter().chain(basis).collect();
    let cure = words.cure.as_ref().map(|cure| more(&labels::cure(lang, cure)));
    let room = painter.layout.strip.saturating_sub(lines.len() + usize::from(cure.is_some()));
    if is_tall && room > 0 && !beside.is_empty() {
        lines.extend(flat::wrapped(painter, 7, &beside.join(" · "), room));
    }
    lines.extend(cure);
    lines
}

/// The cells of an officer whose columns are not shown, once the cursor stands in one of them.
fn hidden_cells(painter: Painter<'_>, outline: &Outline, row: &OutlineRow) -> Option<(Line<'static>, usize)> {
    let RowContent::Officer(officer) = &row.content else { return None };
    let columns = painter.columns();
    outline.column.field().filter(|field| !columns.shows(*field))?;
    let (model, lang) = (painter.model, painter.model.lang());
    let (person, seat) = (model.person(officer), model.seat(officer));
    let mut line = painter.line();
    let mut cursor = 0;
    let hidden = Column::CHOOSABLE.into_iter().filter(|column| columns.room(*column).is_none());
    for (column, field) in hidden.filter_map(|column| column.field().map(|field| (column, field))) {
        let value = if field.owner() == Owner::Person { person.get(field) } else { seat.get(field) };
        let style = if column == outline.column { BOLD } else { PLAIN };
        line.put("  ", PLAIN);
        line.put(names::field(lang, field), PLAIN);
        line.put(" [", style);
        if column == outline.column {
            cursor = line.used();
        }
        line.put_foreign(&model.shown(field, &value), 16, style);
        line.put("]", style);
    }
    Some((line.finish(), cursor))
}

fn path(painter: Painter<'_>, row: &OutlineRow) -> Line<'static> {
    let model = painter.model;
    let name = match &row.content {
        RowContent::Unit(unit) => unit.unit.full_name(),
        RowContent::Officer(officer) => model.person(officer).full_name.clone(),
        RowContent::Vacancy(_) => labels::vacant(model.lang()),
    };
    let mut line = painter.line();
    line.put("── ", PLAIN);
    if !row.trail.is_empty() {
        line.put_clipped(&row.trail, painter.layout.width.saturating_sub(8), PLAIN);
        line.put(" / ", PLAIN);
    }
    line.put_clipped(&name, painter.layout.width.saturating_sub(line.used()), BOLD);
    line.finish()
}

/// What is known of a row without findings.
fn facts(painter: Painter<'_>, row: &OutlineRow) -> Option<Line<'static>> {
    let parts = match &row.content {
        RowContent::Unit(unit) => unit_facts(painter.model, unit),
        RowContent::Officer(officer) => officer_facts(painter, officer),
        RowContent::Vacancy(_) => return None,
    };
    Some(painter.plain(&["   ", &parts.join(" · ")].concat()))
}

fn unit_facts(model: &Model, unit: &UnitRow) -> Vec<String> {
    let edited = model.overlays().find_map(|overlay| overlay.ancestor(unit.unit.id));
    let total = edited.map_or(unit.total, |ancestor| ancestor.total);
    let mut parts = vec![labels::unit_numbers(model.lang(), total.officers, total.need)];
    if Mark::of_numbers(&total).0 == Mark::Met && total.need > 0 {
        parts.push(labels::all_met(model.lang()));
    }
    parts
}

/// What is known of an officer, in short.
pub fn officer_facts(painter: Painter<'_>, officer: &OfficerRow) -> Vec<String> {
    let model = painter.model;
    let lang = model.lang();
    let (person, seat) = (model.person(officer), model.seat(officer));
    let mut parts = vec![names::qualification(lang, &person.qualification).to_owned()];
    parts.extend(person.service_start.map(|date| labels::in_service_since(lang, &painter.date(date))));
    parts.push(names::role_or_status(lang, seat.role.word()).to_owned());
    parts.extend(seat.period.from.map(|day| labels::seat_since(lang, &painter.date(day))));
    parts.extend(seat.period.to.map(|day| labels::seat_until(lang, &painter.date(day))));
    parts.extend([person.phone.clone(), person.email.clone()]);
    parts.retain(|part| !part.is_empty());
    parts
}
