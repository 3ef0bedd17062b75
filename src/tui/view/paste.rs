//! The *Dán* sheet: what its columns mean, what each row would do, and the row of the cursor in words.

use ratatui::text::Line;

use crate::messages::{names, paste as words};
use crate::tui::act::paste::sentence;
use crate::tui::paste::row::{Does, changes};
use crate::tui::sheet::paste::Paste;
use crate::tui::view::line::LineBuilder;
use crate::tui::view::theme::{BOLD, Mark, REVERSED};
use crate::tui::view::{Block, Painter, flat};
use crate::vietnamese::clip;

/// Where the first column stands; before it what the row does.
const FIRST: usize = 14;
/// The most cells of a column.
const WIDEST: usize = 22;

/// The title: how many rows do what, and the effect on the findings.
pub fn title(painter: Painter<'_>, sheet: &Paste, left: &mut LineBuilder, right: &mut LineBuilder) {
    let lang = painter.model.lang();
    let counts = sheet.counts();
    left.put(&words::title(lang, counts.new, counts.changed, counts.faulty), REVERSED);
    let root = sheet.dossier.as_ref().and_then(|dossier| dossier.line.first());
    let Some((root, after)) = root.and_then(|root| Some((root, sheet.overlay.ancestor(root.unit.id)?)))
    else {
        return;
    };
    let numbers = [
        (Mark::Breach, root.total.errors(), after.total.errors()),
        (Mark::Warning, root.total.warnings(), after.total.warnings()),
        (Mark::Unknown, root.total.unknown, after.total.unknown),
    ];
    let changed = numbers.into_iter().filter(|(_, before, after)| before != after);
    let text = |(mark, before, after): (Mark, i64, i64)| {
        [painter.theme.sign(mark), " ", &before.to_string(), " → ", &after.to_string()].concat()
    };
    right.put(&changed.map(text).collect::<Vec<_>>().join("  "), REVERSED);
}

/// How wide each column is: as wide as its widest cell among the rows on the screen, within limits.
fn widths(painter: Painter<'_>, sheet: &Paste) -> Vec<usize> {
    let rows = || sheet.cells.iter().skip(sheet.list.top).take(painter.layout.table);
    let width = |column: usize| {
        let cells = rows().filter_map(|row| row.get(column)).map(|cell| clip::width(cell));
        let head = sheet.columns.get(column).copied().flatten();
        let head = head.map_or(6, |field| clip::width(names::field(painter.model.lang(), field)));
        cells.max().unwrap_or(0).max(head).min(WIDEST)
    };
    (0..sheet.columns.len()).map(width).collect()
}

/// The columns on the screen: place, first cell, cells; that of the cursor is one of them.
fn places(painter: Painter<'_>, sheet: &Paste) -> Vec<(usize, usize, usize)> {
    let widths = widths(painter, sheet);
    let from_column = |first: usize| {
        let mut from = FIRST;
        let mut places = Vec::new();
        for (column, width) in widths.iter().copied().enumerate().skip(first) {
            if from + width > painter.layout.width {
                break;
            }
            places.push((column, from, width));
            from += width + 2;
        }
        places
    };
    let holds = |places: &Vec<(usize, usize, usize)>| places.iter().any(|(at, ..)| *at == sheet.column);
    (0..=sheet.column).map(from_column).find(holds).unwrap_or_default()
}

/// Heads and rows.
pub fn block(painter: Painter<'_>, sheet: &Paste) -> Block {
    let lang = painter.model.lang();
    let places = places(painter, sheet);
    let head = |(column, from, width): &(usize, usize, usize)| {
        let field = sheet.columns.get(*column).copied().flatten();
        let name =
            field.map_or_else(|| words::no_meaning(lang), |field| names::field(lang, field).to_owned());
        (*from, clip::clip(&name, *width).into_owned())
    };
    let heads = flat::heads(painter, &places.iter().map(head).collect::<Vec<_>>());
    let mut caret = None;
    let mut block = flat::block(painter, heads, &sheet.list, &words::nothing_new(lang), |at, mut row| {
        row.cell(2, FIRST - 3, &state(painter, sheet.does.get(at)));
        for (column, from, width) in &places {
            let text = sheet.cells.get(at).and_then(|cells| cells.get(*column)).map_or("", String::as_str);
            if row.at_cursor && *column == sheet.column {
                row.line.fill_to(from - 1, row.base);
                row.line.put("[", BOLD);
                caret = Some(*from);
                row.line.put_foreign(if text.is_empty() { " " } else { text }, *width, BOLD);
                row.line.put("]", BOLD);
            } else {
                row.cell(*from, *width, text);
            }
        }
        row.finish()
    });
    if let (Some((row, _)), Some(column)) = (block.cursor, caret) {
        block.cursor = Some((row, column));
    }
    block
}

/// What a row does, in a word with its sign.
fn state(painter: Painter<'_>, does: Option<&Does>) -> String {
    let lang = painter.model.lang();
    match does {
        None => String::new(),
        Some(Does::Adds(_)) => ["+ ", &words::is_new(lang)].concat(),
        Some(Does::Changes(..)) => ["~ ", &words::is_changed(lang)].concat(),
        Some(Does::Nothing) => ["= ", &words::is_same(lang)].concat(),
        Some(Does::Fails(_)) => [painter.theme.sign(Mark::Breach), " ", &words::is_faulty(lang)].concat(),
    }
}

/// The row of the cursor: what it changes, or what is wrong with it.
pub fn strip(painter: Painter<'_>, sheet: &Paste) -> Vec<Line<'static>> {
    let (model, lang) = (painter.model, painter.model.lang());
    let text = match sheet.row() {
        None => return Vec::new(),
        Some(Does::Adds(draft)) => {
            let unit = sheet.dossier.as_ref().and_then(|dossier| {
                dossier.units.iter().map(|unit| &unit.unit).find(|unit| unit.id == draft.seat.unit)
            });
            let unit = unit.map(crate::domain::unit::Unit::full_name).unwrap_or_default();
            words::adds(lang, &draft.get(crate::domain::field::Field::FullName), &unit)
        }
        Some(Does::Changes(draft, _)) => {
            let one = |(field, before, after): (_, String, String)| {
                let (before, after) = (model.shown(field, &before), model.shown(field, &after));
                [names::field(lang, field), ": ", &before, " → ", &after].concat()
            };
            let all: Vec<String> = changes(draft).into_iter().map(one).collect();
            [&draft.person.full_name, " · ", &all.join("; ")].concat()
        }
        Some(Does::Nothing) => words::says_nothing_new(lang),
        Some(Does::Fails(fault)) => {
            let column = fault.column.and_then(|at| sheet.columns.get(at).copied().flatten());
            let name = column.map(|field| [names::field(lang, field), ": "].concat()).unwrap_or_default();
            name + &sentence(model, &fault.why)
        }
    };
    let mut lines = flat::wrapped(painter, 1, &text, 2);
    lines.extend(flat::wrapped(painter, 1, &words::help(lang), 2));
    lines
}
