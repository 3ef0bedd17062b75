//! The strip while a field is open: what is being done, its effect, and the help of the field.

use ratatui::text::Line;

use crate::domain::contact::{self, Doubt};
use crate::domain::day::PartialDate;
use crate::domain::field::Field;
use crate::domain::finding::Finding;
use crate::domain::query::Dossier;
use crate::domain::unit::kind_word;
use crate::messages::{Lang, bulk as words, labels, names};
use crate::tui::act::edit::PREVIEWED;
use crate::tui::edit::Edit;
use crate::tui::edit::draft::Intent;
use crate::tui::edit::live::Overlay;
use crate::tui::field::Editor;
use crate::tui::field::choice::ChoiceField;
use crate::tui::notice::NoticeKind;
use crate::tui::sheet::Sheet;
use crate::tui::view::line::LineBuilder;
use crate::tui::view::theme::{BOLD, Mark, PLAIN, REVERSED};
use crate::tui::view::{Block, Painter, field, flat};
use crate::vietnamese::clip;

/// What is being done, its effect, fields without a cell, and the help of the open one.
pub fn block(painter: Painter<'_>, edit: &Edit) -> Block {
    let model = painter.model;
    let is_shown = edit.is_in_cell() && is_shown(painter, edit);
    let effect = effect_of(painter, edit);
    let (head, rest) = titled(painter, &head(painter, edit), &effect);
    let mut block = Block { lines: vec![head], cursor: None };
    if matches!(edit.editor, Editor::Lines(_)) {
        let size = (painter.layout.strip.saturating_sub(1), painter.layout.width - 6);
        let new_line = || {
            let mut line = painter.line();
            line.put("   ", PLAIN);
            line
        };
        let (lines, (row, column)) = field::put_lines(new_line, edit.editor.line(), size);
        block.cursor = Some((block.lines.len() + row, column));
        block.lines.extend(lines.into_iter().map(LineBuilder::finish));
    } else if !is_shown {
        let (line, caret) = steps(painter, edit);
        block.cursor = Some((block.lines.len(), caret));
        block.lines.push(line);
    }
    block.lines.extend(rest.map(|effect| painter.plain(&["   ", effect].concat())));
    if let Some(said) = &edit.left_out {
        block.lines.extend(flat::wrapped(painter, 1, said, 1));
    }
    let is_said = model.notice.as_ref().is_some_and(|notice| notice.kind == NoticeKind::Trouble);
    let fault = edit.fault.as_ref().filter(|_| !is_said && !edit.editor.line().text().is_empty());
    if let Some(fault) = fault {
        let sentence = crate::messages::fault::sentence(model.lang(), &fault.clone().into());
        block.lines.push(painter.plain(&[" # ", &sentence].concat()));
    }
    if let Editor::Choice(field) = &edit.editor {
        block.lines.extend(offers(painter, field));
    }
    block.lines.extend(help(painter, edit).iter().flat_map(|help| flat::wrapped(painter, 3, help, 2)));
    block
}

/// What helps with the open field: what a date means, a name as it is usually written, what is doubtful.
fn help(painter: Painter<'_>, edit: &Edit) -> Vec<String> {
    let lang = painter.model.lang();
    let help = match &edit.editor {
        Editor::Date(_, of) => {
            let forms = if of.is_whole() { labels::day_help(lang) } else { labels::date_help(lang) };
            let date = edit.editor.value(painter.model.day()).ok();
            let date = date.and_then(|date| PartialDate::parse(&date).ok());
            return date_help(painter, date.map(|date| labels::means(lang, &spoken(painter, date))), forms);
        }
        Editor::Name(_) => edit.editor.offered_name().map(|name| labels::offers_name(lang, &name)),
        Editor::Choice(field) => {
            let (mut list, chosen) = field.list();
            let can_choose = field.takes_as_typed() && chosen.is_none() && list.next().is_some();
            can_choose.then(|| labels::goes_to_list(lang))
        }
        Editor::Text(line) => {
            let doubt = match edit.field() {
                Field::Phone => contact::phone_doubt(line.text()),
                Field::Email => contact::email_doubt(line.text()),
                _ => None,
            };
            doubt.map(|doubt| labels::doubtful(lang, &doubted(lang, doubt)))
        }
        Editor::Lines(_) => None,
    };
    help.into_iter().collect()
}

/// What a date means, then how one may be written: in one line where both have room.
fn date_help(painter: Painter<'_>, means: Option<String>, forms: String) -> Vec<String> {
    let Some(means) = means else { return vec![forms] };
    let both = [means.as_str(), &forms].join("   ");
    if clip::width(&both) + 3 <= painter.layout.width { vec![both] } else { vec![means, forms] }
}

/// A date with its day of the week, where it is a whole day.
fn spoken(painter: Painter<'_>, date: PartialDate) -> String {
    let shown = painter.date(date);
    match date.exact() {
        Some(day) => [names::weekday(painter.model.lang(), day.weekday()), ", ", &shown].concat(),
        None => shown,
    }
}

fn doubted(lang: Lang, doubt: Doubt) -> String {
    match doubt {
        Doubt::Letters => labels::doubt_letters(lang),
        Doubt::NoZero => labels::doubt_no_zero(lang),
        Doubt::TooShort { digits } => labels::doubt_too_short(lang, digits),
        Doubt::TooLong { digits } => labels::doubt_too_long(lang, digits),
        Doubt::OldPrefix => labels::doubt_old_prefix(lang),
        Doubt::NotOneAt => labels::doubt_not_one_at(lang),
        Doubt::NoDomain => labels::doubt_no_domain(lang),
        Doubt::Character { letter } => labels::doubt_character(lang, letter),
    }
}

/// Whether the open field stands in a cell on the screen: its row may be gone, its column may not be shown.
fn is_shown(painter: Painter<'_>, edit: &Edit) -> bool {
    let is_held = match painter.model.sheet() {
        Some(Sheet::Outline(outline)) => outline.place_of(edit.row).is_some(),
        Some(Sheet::Form(form)) => form.row_key() == Some(edit.row),
        Some(Sheet::Roster(roster)) => roster.find(edit.row).is_some(),
        _ => false,
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

/// What is being done.
fn head(painter: Painter<'_>, edit: &Edit) -> String {
    let model = painter.model;
    let lang = model.lang();
    let name = &edit.draft.person.full_name;
    let field = names::field(lang, edit.field());
    let several = words::people(lang, edit.count());
    let name = if edit.others.is_empty() { name } else { &several };
    match &edit.draft.intent {
        Intent::Correct if !edit.others.is_empty() => words::editing_all(lang, field),
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
    }
}

/// What is being done, and its effect; the effect is given back where both do not fit into one line.
pub fn titled<'a>(painter: Painter<'_>, text: &str, effect: &'a str) -> (Line<'static>, Option<&'a str>) {
    let mut line = painter.line();
    line.put(" ", PLAIN);
    let width = painter.layout.width;
    let room = width.saturating_sub(clip::width(effect) + 3);
    if clip::width(text) > room {
        line.put_foreign(text, width - 2, BOLD);
        return (line.finish(), Some(effect).filter(|effect| !effect.is_empty()));
    }
    line.put_foreign(text, room, BOLD);
    line.fill_to(width.saturating_sub(clip::width(effect) + 1), PLAIN);
    line.put(effect, PLAIN);
    (line.finish(), None)
}

/// Marks and numbers before and after: `Xã Cai Kinh × → √  Tỉnh × 12 → 11`.
pub fn effect(painter: Painter<'_>, dossier: Option<&Dossier>, overlay: &Overlay) -> String {
    let theme = &painter.theme;
    let Some(dossier) = dossier else { return String::new() };
    let mut parts = Vec::new();
    for unit in &dossier.units {
        let Some(after) = overlay.judgement(unit.unit.id) else { continue };
        let own = |all: &[Finding]| Mark::worst(all.iter().filter(|finding| finding.person.is_none()));
        let (before, after) = (own(&unit.stored.findings), own(&after.findings));
        if before != after {
            parts.push([&unit.unit.full_name(), " ", theme.sign(before), " → ", theme.sign(after)].concat());
        }
    }
    parts.extend(numbers(painter, dossier, overlay));
    parts.join("  ").trim_start().to_owned()
}

/// The effect of an edit of one row, or of many: then the sum is told, not each unit.
fn effect_of(painter: Painter<'_>, edit: &Edit) -> String {
    let lang = painter.model.lang();
    if edit.others.is_empty() {
        return effect(painter, edit.dossier.as_deref(), &edit.overlay);
    }
    if edit.count() > PREVIEWED {
        return words::not_previewed(lang, edit.count());
    }
    let mut parts = vec![words::rows(lang, edit.count())];
    parts.extend(edit.dossier.iter().flat_map(|dossier| numbers(painter, dossier, &edit.overlay)));
    parts.join(" · ").trim_start().to_owned()
}

/// The numbers of the whole roster that change.
fn numbers(painter: Painter<'_>, dossier: &Dossier, overlay: &Overlay) -> Vec<String> {
    let theme = &painter.theme;
    let mut parts = Vec::new();
    let root = dossier.line.first();
    if let Some((root, after)) = root.and_then(|root| Some((root, overlay.ancestor(root.unit.id)?))) {
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
    parts
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
            (Intent::Transfer(_) | Intent::ChangeFrom, Field::DecisionNo) => labels::by_decision(lang),
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
pub fn offers(painter: Painter<'_>, field: &ChoiceField) -> Vec<Line<'static>> {
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
