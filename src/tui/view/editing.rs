//! The strip while a field is open: what is being done, its effect, and the help of the field.

use ratatui::text::Line;

use crate::domain::field::Field;
use crate::domain::finding::Finding;
use crate::domain::unit::kind_word;
use crate::messages::{labels, names};
use crate::tui::edit::Edit;
use crate::tui::edit::draft::Intent;
use crate::tui::field::choice::ChoiceField;
use crate::tui::field::{Editor, Precision};
use crate::tui::notice::NoticeKind;
use crate::tui::sheet::Sheet;
use crate::tui::view::theme::{BOLD, Mark, PLAIN, REVERSED};
use crate::tui::view::{Block, Painter, field};
use crate::vietnamese::clip;

/// What is being done, its effect, fields without a cell, and the help of the open one.
pub fn block(painter: Painter<'_>, edit: &Edit) -> Block {
    let model = painter.model;
    let is_shown = edit.is_in_cell() && is_shown(painter, edit);
    let effect = effect(painter, edit);
    let (head, rest) = head(painter, edit, &effect);
    let mut block = Block { lines: vec![head], cursor: None };
    if !is_shown {
        let (line, caret) = steps(painter, edit);
        block.cursor = Some((block.lines.len(), caret));
        block.lines.push(line);
    }
    block.lines.extend(rest.map(|effect| painter.plain(&["   ", effect].concat())));
    let is_said = model.notice.as_ref().is_some_and(|notice| notice.kind == NoticeKind::Trouble);
    let fault = edit.fault.as_ref().filter(|_| !is_said && !edit.editor.line().text().is_empty());
    if let Some(fault) = fault {
        let sentence = crate::messages::fault::sentence(model.lang(), &fault.clone().into());
        block.lines.push(painter.plain(&[" # ", &sentence].concat()));
    }
    match &edit.editor {
        Editor::Choice(field) => block.lines.extend(offers(painter, field)),
        Editor::Date(_, precision) => {
            let help = match precision {
                Precision::Day => labels::day_help(model.lang()),
                Precision::Any => labels::date_help(model.lang()),
            };
            block.lines.push(painter.plain(&["   ", &help].concat()));
        }
        Editor::Text(_) => {}
    }
    block
}

/// Whether the open field stands in a cell on the screen: its row may be gone, its column may not be shown.
fn is_shown(painter: Painter<'_>, edit: &Edit) -> bool {
    let is_held = match painter.model.sheet() {
        Some(Sheet::Outline(outline)) => outline.place_of(edit.row).is_some(),
        Some(Sheet::Form(form)) => form.row_key() == Some(edit.row),
        Some(Sheet::Roster(roster)) => roster.find(edit.row).is_some(),
        _ => true,
    };
    is_held && has_cell(painter, edit.field())
}

/// Whether the sheet has a cell for the field.
fn has_cell(painter: Painter<'_>, field: Field) -> bool {
    match painter.model.sheet() {
        Some(Sheet::Form(_)) => true,
        Some(Sheet::Roster(sheet)) => sheet.shown_field() == Some(field),
        _ => painter.columns().shows(field),
    }
}

/// What is being done, and its effect; the effect is given back where both do not fit into one line.
fn head<'a>(painter: Painter<'_>, edit: &Edit, effect: &'a str) -> (Line<'static>, Option<&'a str>) {
    let model = painter.model;
    let lang = model.lang();
    let name = &edit.draft.person.full_name;
    let field = names::field(lang, edit.field());
    let text = match &edit.draft.intent {
        Intent::Correct => {
            let read = if edit.field().owner() == crate::domain::field::Owner::Person {
                edit.draft.person.get(edit.field())
            } else {
                edit.draft.seat.get(edit.field())
            };
            let old = model.shown(edit.field(), &read);
            labels::editing(
                lang,
                field,
                if old.is_empty() { labels::empty_value(lang) } else { old }.as_str(),
            )
        }
        Intent::Add => labels::adding(lang, &model.unit_name(edit.row.unit).unwrap_or_default(), field),
        Intent::EndSeat => labels::ending(lang, name),
        Intent::ChangeFrom => labels::changing(lang, name),
        Intent::Transfer(destination) => labels::transferring(lang, name, &destination.name),
    };
    let mut line = painter.line();
    line.put(" ", PLAIN);
    let width = painter.layout.width;
    let room = width.saturating_sub(clip::width(effect) + 3);
    if clip::width(&text) > room {
        line.put_foreign(&text, width - 2, BOLD);
        return (line.finish(), Some(effect).filter(|effect| !effect.is_empty()));
    }
    line.put_foreign(&text, room, BOLD);
    line.fill_to(width.saturating_sub(clip::width(effect) + 1), PLAIN);
    line.put(effect, PLAIN);
    (line.finish(), None)
}

/// Marks and numbers before and after: `Xã Cai Kinh × → √  Tỉnh × 12 → 11`.
fn effect(painter: Painter<'_>, edit: &Edit) -> String {
    let theme = &painter.theme;
    let Some(dossier) = &edit.dossier else { return String::new() };
    let mut parts = Vec::new();
    for unit in &dossier.units {
        let Some(after) = edit.overlay.judgement(unit.unit.id) else { continue };
        let own = |all: &[Finding]| Mark::worst(all.iter().filter(|finding| finding.person.is_none()));
        let (before, after) = (own(&unit.stored.findings), own(&after.findings));
        if before != after {
            parts.push([&unit.unit.full_name(), " ", theme.sign(before), " → ", theme.sign(after)].concat());
        }
    }
    let root = dossier.line.first();
    if let Some((root, after)) = root.and_then(|root| Some((root, edit.overlay.ancestor(root.unit.id)?))) {
        let numbers = [
            (Mark::Breach, root.total.errors(), after.total.errors()),
            (Mark::Warning, root.total.warnings(), after.total.warnings()),
            (Mark::Unknown, root.total.unknown, after.total.unknown),
        ];
        let name = kind_word(&root.unit.kind).unwrap_or(&root.unit.name);
        for (place, (mark, before, after)) in
            numbers.into_iter().filter(|(_, before, after)| before != after).enumerate()
        {
            let name = if place == 0 { name } else { "" };
            parts.push(
                [name, " ", theme.sign(mark), " ", &before.to_string(), " → ", &after.to_string()].concat(),
            );
        }
    }
    parts.join("  ").trim_start().to_owned()
}

/// The fields that stand in the strip, the open one with its caret.
fn steps(painter: Painter<'_>, edit: &Edit) -> (Line<'static>, usize) {
    let lang = painter.model.lang();
    let mut line = painter.line();
    let mut caret = 0;
    for (place, step) in edit.steps.iter().enumerate() {
        let is_open = place == edit.at;
        if !is_open
            && (edit.is_in_cell() || (has_cell(painter, *step) && edit.draft.intent == Intent::ChangeFrom))
        {
            continue;
        }
        line.put("   ", PLAIN);
        let label = match (&edit.draft.intent, step) {
            (Intent::EndSeat, Field::SeatTo) => labels::off_from(lang),
            (Intent::ChangeFrom | Intent::Transfer(_), Field::SeatFrom) => labels::changed_from(lang),
            (Intent::Transfer(_), Field::DecisionNo) => labels::by_decision(lang),
            _ => names::field(lang, *step).to_owned(),
        };
        line.put(&label, PLAIN);
        line.put(" ", PLAIN);
        if is_open {
            caret = field::put(&mut line, edit.editor.line(), 16);
        } else {
            line.put("[", PLAIN);
            line.put_foreign(&painter.model.shown(*step, &edit.draft.get(*step)), 16, PLAIN);
            line.put("]", PLAIN);
        }
    }
    (line.finish(), caret)
}

/// The values that match, and what Enter would take.
fn offers(painter: Painter<'_>, field: &ChoiceField) -> Vec<Line<'static>> {
    let lang = painter.model.lang();
    let (list, chosen) = field.list();
    let mut line = painter.line();
    let mut takes = None;
    line.put("  ", PLAIN);
    for (place, choice) in list.enumerate() {
        let is_chosen = chosen == Some(place);
        if is_chosen {
            takes = Some(choice.shown.as_str());
        }
        let needed = clip::width(&choice.shown) + 3;
        if line.used() + needed > painter.layout.width {
            if chosen.is_none_or(|chosen| place > chosen) {
                break;
            }
            // The chosen one is always to be seen: the list begins anew with it.
            line = painter.line();
            line.put("  ", PLAIN);
        }
        line.put(" ", PLAIN);
        line.put_foreign(&choice.shown, painter.layout.width - 4, if is_chosen { REVERSED } else { PLAIN });
        line.put(" ", PLAIN);
    }
    let mut lines = vec![line.finish()];
    let typed = field.line.text().trim();
    if let Some(value) = takes {
        let text = if field.takes_any_text() && value != typed {
            labels::takes_or_typed(lang, value, typed)
        } else {
            labels::takes(lang, value)
        };
        lines.push(painter.plain(&["   ", &text].concat()));
    }
    lines
}
