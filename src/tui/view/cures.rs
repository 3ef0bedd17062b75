//! The cures of one finding: its title, its rows, and the one of the cursor in full.

use ratatui::text::Line;

use crate::domain::cure::{Cure, Effect};
use crate::messages::{cure as words, finding};
use crate::tui::sheet::cures::{CuresOf, Found};
use crate::tui::view::line::LineBuilder;
use crate::tui::view::theme::{Mark, REVERSED};
use crate::tui::view::{Block, Painter, flat};

/// Where the action stands.
const ACTION: usize = 3;
/// Cells of the effect.
const EFFECT: usize = 17;

/// The title: of which finding, how many.
pub fn title(painter: Painter<'_>, sheet: &CuresOf, left: &mut LineBuilder, right: &mut LineBuilder) {
    let lang = painter.model.lang();
    let Some(cures) = sheet.cures() else { return };
    let profile = painter.model.profile();
    let rule = profile.and_then(|profile| profile.rule(cures.about.finding.rule));
    let rule = rule.map_or("", |rule| rule.id.as_str());
    let text = words::title(lang, rule, &cures.about.unit.full_name());
    left.put_foreign(&text, painter.layout.width * 3 / 4, REVERSED);
    right.put(&words::count(lang, cures.rows.len()), REVERSED);
}

/// Heads and rows.
pub fn block(painter: Painter<'_>, sheet: &CuresOf) -> Block {
    let lang = painter.model.lang();
    let effect = painter.layout.width - EFFECT;
    let heads = flat::heads(painter, &[(ACTION, words::head_cure(lang)), (effect, words::head_effect(lang))]);
    let empty = match &sheet.found {
        Found::Looking => words::looking(lang),
        Found::Gone => words::gone(lang),
        Found::There(_) => words::none(lang),
    };
    flat::block(painter, heads, &sheet.list, &empty, |at, row| {
        match sheet.cures().and_then(|cures| cures.rows.get(at)) {
            Some(cure) => line(painter, cure, effect, row),
            None => row.finish(),
        }
    })
}

/// What the finding would show then; a cure that opens something else shows that.
fn mark(cure: &Cure) -> Mark {
    match (cure.effect, cure.opens.iter().filter_map(|row| Mark::of(&row.finding)).min()) {
        (_, Some(opens)) => opens,
        (Effect::Heals, None) => Mark::Met,
        (Effect::Lessens, None) => Mark::Warning,
        (Effect::Perhaps, None) => Mark::Unknown,
    }
}

fn line(painter: Painter<'_>, cure: &Cure, effect: usize, mut row: flat::Row<'_>) -> Line<'static> {
    let model = painter.model;
    let mark = mark(cure);
    let style = if row.at_cursor { row.base } else { painter.theme.chip(mark) };
    row.line.put(painter.theme.sign(mark), style);
    row.cell(ACTION, effect - ACTION - 1, &words::action(model.lang(), cure));
    let text = words::effect(model.lang(), model.habits().dates, model.day(), cure);
    row.cell(effect, EFFECT, &text);
    row.finish()
}

/// The finding; what the cure of the cursor does to it, and what that opens.
pub fn strip(painter: Painter<'_>, sheet: &CuresOf) -> Vec<Line<'static>> {
    let Some((cures, profile)) = sheet.cures().zip(painter.model.profile()) else { return Vec::new() };
    let model = painter.model;
    let lang = model.lang();
    let rule = profile.rule(cures.about.finding.rule).map_or("", |rule| rule.id.as_str());
    let text = finding::text(lang, profile, &cures.about);
    let mut lines = flat::finding(painter, (&cures.about.finding, rule), &text, 1);
    let Some(cure) = sheet.chosen() else { return lines };
    let opens = words::opened_by(lang, profile, cure).unwrap_or_else(|| words::opens_nothing(lang));
    let said = if cure.may { opens } else { [&words::not_yours(lang), " · ", &opens].concat() };
    let text = [&words::effect(lang, model.habits().dates, model.day(), cure), " · ", &said].concat();
    lines.extend(flat::wrapped(painter, 3, &text, painter.layout.strip.saturating_sub(2).max(1)));
    if cures.is_cut && lines.len() < painter.layout.strip {
        lines.push(painter.plain(&["   ", &words::cut(lang)].concat()));
    }
    lines
}
