//! The flat roster: its title, its columns, its rows, and the officer of the cursor in full.

use ratatui::text::Line;

use crate::domain::field::{Field, Owner};
use crate::domain::roster::{Direction, Filter, RosterRow, Test};
use crate::messages::judging::progress;
use crate::messages::{labels, names, roster as words};
use crate::tui::edit::Edit;
use crate::tui::filter::FilterLine;
use crate::tui::model::Model;
use crate::tui::sheet::roster::Roster;
use crate::tui::told::Judging;
use crate::tui::view::line::LineBuilder;
use crate::tui::view::theme::{BOLD, Mark, PLAIN, REVERSED};
use crate::tui::view::{Block, Painter, about, field, findings, flat, sign, title};
use crate::vietnamese::clip;

/// Cells at the right end for the mark.
const MARK: usize = 4;
/// The least cells of the last column shown.
const LEAST: usize = 8;

/// Cells that a column takes, the gap behind it included.
fn width(field: Field) -> usize {
    match field {
        Field::FullName => 23,
        Field::UnitCode => 18,
        Field::Title => 20,
        Field::Email | Field::Note => 24,
        Field::Phone | Field::DecisionNo => 15,
        Field::Status => 14,
        Field::Sex => 6,
        Field::Key => 9,
        _ => 11,
    }
}

/// A column on the screen.
#[derive(Clone, Copy)]
struct Place {
    column: usize,
    field: Field,
    from: usize,
    cells: usize,
}

/// The columns that fit: the first one, and of the others a stretch that holds that of the cursor. The last one takes
/// what is left.
fn places(painter: Painter<'_>, sheet: &Roster) -> Vec<Place> {
    let end = painter.layout.width - MARK;
    let mut first = 1;
    loop {
        let places = from_column(sheet, first, end);
        let holds = places.iter().any(|place| place.column == sheet.column);
        if holds || first >= sheet.column {
            return places;
        }
        first += 1;
    }
}

fn from_column(sheet: &Roster, first: usize, end: usize) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let mut from = 2;
    for (column, field) in sheet.columns.iter().copied().enumerate() {
        if column > 0 && column < first {
            continue;
        }
        if from + LEAST > end {
            break;
        }
        let cells = (width(field) - 1).min(end - from - 1);
        places.push(Place { column, field, from, cells });
        from += width(field);
    }
    if let Some(last) = places.last_mut() {
        last.cells = end - last.from - 1;
    }
    places
}

/// The title: whose officers, by which conditions, how many.
pub fn title(painter: Painter<'_>, sheet: &Roster, left: &mut LineBuilder, right: &mut LineBuilder) {
    let lang = painter.model.lang();
    let unit = sheet.unit.as_ref();
    match (sheet.before, sheet.all) {
        (Some(before), Some(all)) if all > 0 => {
            right.put(&words::row_of(lang, before + sheet.at + 1, all), REVERSED);
        }
        (_, Some(all)) => right.put(&words::rows(lang, all), REVERSED),
        (_, None) if sheet.view.filters.is_empty() => {
            let people = unit.map_or(0, |unit| unit.total.officers);
            right.put(&labels::people(lang, people), REVERSED);
        }
        (_, None) => {}
    }
    if let (Some(unit), true) = (unit, painter.layout.is_wide) {
        right.put("  ", REVERSED);
        let edited = painter.model.overlays().find_map(|overlay| overlay.ancestor(sheet.view.under));
        title::marks(painter, right, &edited.map_or(unit.total, |ancestor| ancestor.total));
    }
    let name = unit.map(|unit| unit.unit.full_name()).unwrap_or_default();
    let mut text = words::title_roster(lang, &name);
    for filter in &sheet.view.filters {
        text.push_str(" · ");
        text.push_str(&condition(painter.model, sheet, filter));
    }
    let room = painter.layout.width.saturating_sub(right.used() + left.used() + 2);
    left.put_foreign(&text, room, REVERSED);
}

/// A condition in words: `Chức vụ = Chuyên viên`.
fn condition(model: &Model, sheet: &Roster, filter: &Filter) -> String {
    let lang = model.lang();
    let name = names::field(lang, filter.field);
    match &filter.test {
        Test::Begins(typed) => [name, ": ", typed].concat(),
        Test::OneOf(values) => {
            let one = |value: &String| match filter.field {
                _ if value.is_empty() => words::empty(lang),
                Field::UnitCode => {
                    let unit = sheet.rows.iter().map(|row| &row.unit).find(|unit| unit.code == *value);
                    unit.map_or_else(|| value.clone(), crate::domain::unit::Unit::full_name)
                }
                field => model.shown(field, value),
            };
            [name, " = ", &values.iter().map(one).collect::<Vec<_>>().join(", ")].concat()
        }
    }
}

/// Heads and rows.
pub fn block(painter: Painter<'_>, sheet: &Roster) -> Block {
    let places = places(painter, sheet);
    let mut block = Block { lines: Vec::with_capacity(painter.layout.table + 1), cursor: None };
    block.lines.push(heads(painter, sheet, &places));
    if sheet.rows.is_empty() {
        let is_coming = !painter.model.waiting.is_empty();
        let said = if is_coming { String::new() } else { words::nobody(painter.model.lang()) };
        block.lines.push(painter.plain(&["   ", &said].concat()));
    }
    for (at, row) in sheet.rows.iter().enumerate().skip(sheet.top).take(painter.layout.table) {
        let at_cursor = at == sheet.at;
        let (line, column) = line(painter, (sheet, row), &places, at_cursor);
        if at_cursor {
            block.cursor = Some((block.lines.len(), column.unwrap_or(1)));
        }
        block.lines.push(line);
    }
    block
}

fn heads(painter: Painter<'_>, sheet: &Roster, places: &[Place]) -> Line<'static> {
    let lang = painter.model.lang();
    let sorts = &sheet.view.sort;
    let head = |place: &Place| {
        let rank = sorts.iter().position(|(field, _)| *field == place.field);
        let sign = rank.and_then(|rank| sorts.get(rank)).map_or("", |(_, direction)| match direction {
            Direction::Up => "↑",
            Direction::Down => "↓",
        });
        let number = rank.filter(|_| sorts.len() > 1).map(|rank| (rank + 1).to_string());
        let name = clip::clip(names::field(lang, place.field), place.cells.saturating_sub(2));
        (place.from, [&name, sign, &number.unwrap_or_default()].concat())
    };
    flat::heads(painter, &places.iter().map(head).collect::<Vec<_>>())
}

/// A row, and where the terminal's cursor stands in it.
fn line(
    painter: Painter<'_>,
    (sheet, row): (&Roster, &RosterRow),
    places: &[Place],
    at_cursor: bool,
) -> (Line<'static>, Option<usize>) {
    let model = painter.model;
    let key = row.key();
    let base = if at_cursor { REVERSED } else { PLAIN };
    let mut line = painter.line();
    sign::put(painter, &mut line, (key, Some(row.officer.person.id)), at_cursor);
    let edit = model.edit.as_deref().filter(|edit| edit.row == key);
    let open = edit.filter(|edit| edit.is_in_cell());
    let mut caret = None;
    for place in places {
        line.fill_to(place.from - 1, base);
        if let Some(open) = open.filter(|open| open.field() == place.field) {
            caret = Some(field::put(&mut line, open.editor.line(), place.cells));
            continue;
        }
        let text = text_with(model, row, place.field, edit);
        if at_cursor && place.column == sheet.column {
            line.put("[", BOLD);
            caret = caret.or(Some(line.used()));
            line.put_foreign(if text.is_empty() { " " } else { &text }, place.cells, BOLD);
            line.put("]", BOLD);
        } else {
            line.fill_to(place.from, base);
            flat::put_found(painter, &mut line, &text, place.cells, base);
        }
    }
    let found = findings::of_officer(model, key, row.officer.person.id, &row.findings);
    let mark = Mark::worst(found);
    if mark != Mark::Met {
        line.fill_to(painter.layout.width - 1, base);
        let style = if at_cursor { base } else { painter.theme.chip(mark) };
        line.put(painter.theme.sign(mark), style);
    }
    if at_cursor {
        line.fill_to(painter.layout.width, base);
    }
    (line.finish(), caret)
}

/// The text of a cell, edits taken in.
pub fn text(model: &Model, row: &RosterRow, field: Field) -> Option<String> {
    Some(text_with(model, row, field, None))
}

fn text_with(model: &Model, row: &RosterRow, field: Field, edit: Option<&Edit>) -> String {
    if field == Field::UnitCode {
        return row.unit.full_name();
    }
    let kept = || model.kept.iter().map(|kept| kept.edit.as_ref()).find(|kept| kept.row == row.key());
    let value = match (edit.or_else(kept), field.owner()) {
        (Some(edit), _) => edit.draft.get(field),
        (None, Owner::Person) => model.person(&row.officer).get(field),
        (None, _) => model.seat(&row.officer).get(field),
    };
    match field {
        // Made up by the program.
        Field::Key if value.starts_with('~') => String::new(),
        _ => model.shown(field, &value),
    }
}

/// Where the officer is, what is wrong with him, and what cures it.
pub fn strip(painter: Painter<'_>, sheet: &Roster) -> Vec<Line<'static>> {
    let Some(row) = sheet.row() else { return Vec::new() };
    let model = painter.model;
    let person = model.person(&row.officer);
    let mut path = painter.line();
    path.put("── ", PLAIN);
    let name = clip::width(&person.full_name) + 7;
    path.put_clipped(&row.trail, painter.layout.width.saturating_sub(name), PLAIN);
    path.put(" / ", PLAIN);
    path.put_clipped(&person.full_name, painter.layout.width.saturating_sub(path.used()), BOLD);
    let mut lines = vec![path.finish()];
    let found = findings::of_roster(model, row);
    let first = found.first().and_then(|first| Some((&first.finding, findings::words_of(model, first)?)));
    if let Some((first, words)) = first {
        let rule = match found.len() {
            1 => words.rule.clone(),
            all => [&words.rule, " (1/", &all.to_string(), ")"].concat(),
        };
        lines.extend(about::finding(painter, Mark::of(first), &rule, &words));
    } else {
        let facts = about::officer_facts(painter, &row.officer).join(" · ");
        lines.extend(flat::wrapped(painter, 3, &facts, painter.layout.strip - 1));
    }
    lines
}

/// The filter line, and where its caret stands.
pub fn filter_line(painter: Painter<'_>, filter: &FilterLine) -> (Line<'static>, Option<usize>) {
    let lang = painter.model.lang();
    let mut line = painter.line();
    line.put(" ", PLAIN);
    let is_pasted = matches!(painter.model.sheet(), Some(crate::tui::sheet::Sheet::Paste(_)));
    let about = if is_pasted { crate::messages::paste::correcting } else { words::filtering };
    line.put(&about(lang, names::field(lang, filter.field)), PLAIN);
    let caret = field::put(&mut line, &filter.line, painter.layout.width / 3);
    line.put("  ", PLAIN);
    let said = match &painter.model.notice {
        Some(notice) => notice.text.clone(),
        None if is_pasted => String::new(),
        None if filter.is_untouched() => words::filter_equal(lang),
        None => words::filter_begins(lang),
    };
    line.put_foreign(&said, painter.layout.width.saturating_sub(line.used()), PLAIN);
    (line.finish(), Some(caret))
}

/// What is waited for, once there is something to tell of it.
pub fn waiting(painter: Painter<'_>) -> Option<Line<'static>> {
    let (looked, about) = painter.model.waiting.iter().find_map(|waiting| waiting.progress)?;
    let text = words::looking(painter.model.lang(), &grouped(looked), &grouped(about));
    Some(painter.plain(&[" ", &text].concat()))
}

/// How far the judging is that goes on beside everything else; a notice goes before it.
pub fn judging(painter: Painter<'_>) -> Option<Line<'static>> {
    let Judging::Running(Some((done, all))) = painter.model.judging else { return None };
    let text = progress(painter.model.lang(), &grouped(done), &grouped(all));
    Some(painter.plain(&[" ", &text].concat()))
}

/// A number with dots between thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}
