//! The record of an officer: one field a row with what it means or needs, his other seats below.

use ratatui::text::Line;

use crate::domain::day::{Day, Period};
use crate::domain::field::{Field, Owner};
use crate::domain::profile::Profile;
use crate::domain::profile::condition::Condition;
use crate::domain::profile::rule::RuleBody;
use crate::domain::profile::select::Selector;
use crate::domain::query::FindingRow;
use crate::domain::seat::Seat;
use crate::domain::unit::Unit;
use crate::messages::{labels, names};
use crate::rules::select::specificity;
use crate::tui::edit::pending::Stage;
use crate::tui::model::Model;
use crate::tui::sheet::form::{Form, FormRow};
use crate::tui::view::line::LineBuilder;
use crate::tui::view::theme::{BOLD, REVERSED};
use crate::tui::view::{Block, Painter, field, findings, flat};
use crate::vietnamese::fold::title_key;

/// Where the values stand.
const VALUE: usize = 18;

/// The title: who, and where.
pub fn title(painter: Painter<'_>, sheet: &Form, left: &mut LineBuilder, right: &mut LineBuilder) {
    let model = painter.model;
    let name = sheet.officer.as_ref().map(|officer| model.person(officer).full_name.clone());
    let unit = sheet.unit().map(Unit::full_name);
    let text = labels::title_record(model.lang(), &name.unwrap_or_default(), &unit.unwrap_or_default());
    left.put_foreign(&text, painter.layout.width - 16, REVERSED);
    right.put("[", REVERSED);
    right.put_foreign(&model.settings.actor, 12, REVERSED);
    right.put("]", REVERSED);
}

/// The rows.
pub fn block(painter: Painter<'_>, sheet: &Form) -> Block {
    let empty = labels::no_record(painter.model.lang());
    let mut caret = None;
    let mut block = flat::block(painter, Line::default(), &sheet.list, &empty, |at, row| {
        let is_cursor = row.at_cursor;
        let (line, column) = line(painter, sheet, at, row);
        if is_cursor {
            caret = column;
        }
        line
    });
    if let (Some((row, _)), Some(column)) = (block.cursor, caret) {
        block.cursor = Some((row, column));
    }
    block
}

/// A row and where the terminal's cursor stands in it.
fn line(
    painter: Painter<'_>,
    sheet: &Form,
    at: usize,
    mut row: flat::Row<'_>,
) -> (Line<'static>, Option<usize>) {
    let lang = painter.model.lang();
    let width = painter.layout.width;
    let hint_at = VALUE + (width - VALUE) / 2;
    let known = sheet.row(at);
    match known {
        Some(FormRow::Field(field)) => {
            if let Some(sign) = sign(painter.model, sheet, row.at_cursor) {
                row.line = painter.line();
                row.line.put(sign, row.base);
            }
            row.cell(1, VALUE - 3, names::field(lang, field));
            let hint = hint(painter.model, sheet, field);
            let end = if hint.is_some() { hint_at } else { width };
            let caret = value_cell(painter, sheet, field, (&mut row, end - VALUE - 3));
            if let Some(hint) = hint {
                row.cell(hint_at, width - hint_at, &hint);
            }
            (row.finish(), caret)
        }
        Some(FormRow::Seat(seat, unit)) => {
            row.cell(1, VALUE - 3, &labels::other_seat(lang));
            row.cell(VALUE, width - VALUE, &of_seat(painter.model, seat, unit));
            (row.finish(), None)
        }
        None => (row.finish(), None),
    }
}

/// What stands at the left edge while the record is being saved, or where it was refused.
fn sign(model: &Model, sheet: &Form, at_cursor: bool) -> Option<&'static str> {
    let key = sheet.row_key()?;
    let is_kept = model.kept.iter().any(|kept| kept.edit.row == key);
    let is_sent = model.pending.iter().any(|p| p.concerns(key) && p.stage == Stage::Sent);
    match (is_kept, is_sent, at_cursor) {
        (true, _, true) => Some("#"),
        (false, true, true) => Some("~"),
        _ => None,
    }
}

/// The value, or the open field; where the terminal's cursor stands if it is the cursor's row.
fn value_cell(
    painter: Painter<'_>,
    sheet: &Form,
    field: Field,
    (row, cells): (&mut flat::Row<'_>, usize),
) -> Option<usize> {
    let open = painter.model.edit.as_deref().filter(|edit| edit.is_in_cell() && edit.field() == field);
    if let Some(edit) = open.filter(|edit| Some(edit.row) == sheet.row_key()) {
        row.line.fill_to(VALUE - 1, row.base);
        return Some(field::put(&mut row.line, edit.editor.line(), cells));
    }
    let text = text(painter.model, sheet, field).unwrap_or_default();
    if !row.at_cursor {
        row.cell(VALUE, cells, &text);
        return None;
    }
    row.line.fill_to(VALUE - 1, row.base);
    row.line.put("[", BOLD);
    row.line.put_foreign(if text.is_empty() { " " } else { &text }, cells, BOLD);
    row.line.put("]", BOLD);
    Some(VALUE)
}

/// The value of a field as it is shown, changes on their way included.
fn text(model: &Model, sheet: &Form, field: Field) -> Option<String> {
    let officer = sheet.officer.as_ref()?;
    if field == Field::Key && model.person(officer).key.starts_with('~') {
        // Made up by the program.
        return Some(String::new());
    }
    let value = match field.owner() {
        Owner::Person => model.person(officer).get(field),
        Owner::Seat => model.seat(officer).get(field),
        Owner::Unit => return sheet.unit().map(Unit::full_name),
    };
    Some(if field == Field::Sex { value } else { model.shown(field, &value) })
}

/// The text of a row, to be copied.
pub fn value(model: &Model, sheet: &Form, at: usize) -> Option<String> {
    match sheet.row(at)? {
        FormRow::Field(field) => text(model, sheet, field),
        FormRow::Seat(seat, unit) => Some([&unit.full_name(), " · ", &seat.title].concat()),
    }
}

fn stretch(model: &Model, period: Period) -> String {
    let day = |day: Option<Day>| day.map_or_else(|| "…".to_owned(), |day| model.habits().dates.show(day));
    labels::from_to(model.lang(), &day(period.from), &day(period.to))
}

/// What stands behind a value: who needs it, what it counts as, or how it is written.
fn hint(model: &Model, sheet: &Form, field: Field) -> Option<String> {
    let lang = model.lang();
    let officer = sheet.officer.as_ref()?;
    if let Some(rules) = asking(model, sheet, field) {
        return Some(labels::wanted_by(lang, &rules));
    }
    match field {
        Field::BirthDate | Field::ServiceStart => Some(labels::hint_any_date(lang)),
        Field::SeatFrom
        | Field::SeatTo
        | Field::DecisionDate
        | Field::DecisionExpiry
        | Field::RetirementDate => Some(labels::hint_day(lang)),
        Field::UnitCode => Some(labels::hint_unit(lang, &model.habits().keys.spoken("transfer"))),
        Field::Trained => Some(labels::hint_trained(lang)),
        Field::Title => {
            let what = meaning(model.profile()?, sheet.unit()?, model.seat(officer))?;
            Some(labels::counts_as(lang, what))
        }
        _ => None,
    }
}

/// The rules that cannot be told without the field.
fn asking(model: &Model, sheet: &Form, field: Field) -> Option<String> {
    let profile = model.profile()?;
    let mut rules: Vec<&str> = Vec::new();
    for (finding, _) in sheet.findings() {
        let is_asked = finding.ask.iter().any(|ask| ask.person == sheet.person && ask.field == field);
        let id = profile.rule(finding.rule).map(|rule| rule.id.as_str());
        rules.extend(id.filter(|id| is_asked && !rules.contains(id)));
    }
    (!rules.is_empty()).then(|| rules.join(", "))
}

/// What the title counts as in the unit: the words of a slot that asks for its class, else the class's name.
fn meaning<'a>(profile: &'a Profile, unit: &Unit, seat: &Seat) -> Option<&'a str> {
    let rank = |within: &Selector| specificity(profile, within, &unit.code, unit.level, &unit.kind);
    let key = title_key(&seat.title);
    let is_of = |place: &usize| {
        let entries = profile.classes.get(*place).into_iter().flat_map(|class| &class.entries);
        let best = entries
            .filter_map(|entry| rank(&entry.within).map(|rank| (rank, entry)))
            .max_by_key(|(rank, _)| *rank);
        best.is_some_and(|(_, entry)| entry.keys.contains(&key))
    };
    let class = (0..profile.classes.len()).find(is_of)?;
    let here = profile.rules.iter().filter(|rule| rank(&rule.units).is_some());
    let slots = here.filter_map(|rule| match &rule.body {
        RuleBody::Slots(slots) => Some(&slots.slots),
        _ => None,
    });
    let named = slots.flatten().find(|slot| slot.need == Condition::Class(class));
    named
        .map(|slot| slot.text.as_str())
        .or_else(|| profile.classes.get(class).map(|class| class.name.as_str()))
}

/// His findings; below them his other seats, which may lie below the screen. At his note the whole of it.
pub fn strip(painter: Painter<'_>, sheet: &Form) -> Vec<Line<'static>> {
    let model = painter.model;
    let note = sheet.officer.as_ref().map(|officer| model.seat(officer).note.as_str()).unwrap_or_default();
    if sheet.field() == Some(Field::Note) && !note.is_empty() {
        let lines = note.lines().flat_map(|line| flat::wrapped(painter, 3, line, painter.layout.strip));
        return lines.collect();
    }
    let others: Vec<String> = sheet.others().map(|(seat, unit)| of_seat(model, seat, unit)).collect();
    let room = painter.layout.strip.saturating_sub(usize::from(!others.is_empty()));
    let mut lines: Vec<Line<'static>> = Vec::new();
    for found in findings::of_form(sheet).iter().take(room) {
        lines.extend(finding_lines(painter, found));
    }
    lines.truncate(room);
    if !others.is_empty() {
        let text = [" ", &labels::other_seat(model.lang()), ": ", &others.join("; ")].concat();
        lines.push(painter.plain(&text));
    }
    lines
}

/// A finding with its cure, in two lines where one is not enough.
fn finding_lines(painter: Painter<'_>, found: &FindingRow) -> Vec<Line<'static>> {
    let model = painter.model;
    let Some(words) = findings::words_of(model, found) else { return Vec::new() };
    let cure = words.cure.map(|cure| labels::cure(model.lang(), &cure));
    let parts: Vec<String> = [Some(words.what), words.time, cure].into_iter().flatten().collect();
    flat::finding(painter, (&found.finding, &words.rule), &parts.join(" · "), 2)
}

/// Unit, title and days of a seat.
fn of_seat(model: &Model, seat: &Seat, unit: &Unit) -> String {
    [unit.full_name(), seat.title.clone(), stretch(model, seat.period)].join(" · ")
}
