//! Drafts that are not stored: whose, what it was, what was typed, why it waits.

use ratatui::text::Line;

use crate::domain::field::Field;
use crate::messages::{drafts as text, names};
use crate::tui::edit::Edit;
use crate::tui::model::Model;
use crate::tui::sheet::drafts::Drafts;
use crate::tui::view::line::LineBuilder;
use crate::tui::view::theme::REVERSED;
use crate::tui::view::{Block, Painter, flat};

/// The title.
pub fn title(painter: Painter<'_>, left: &mut LineBuilder, right: &mut LineBuilder) {
    left.put(&text::title(painter.model.lang()), REVERSED);
    right.put_number(i64::try_from(painter.model.kept.len()).unwrap_or(0), REVERSED);
}

/// The drafts.
pub fn block(painter: Painter<'_>, sheet: &Drafts) -> Block {
    let lang = painter.model.lang();
    let rest = painter.layout.width / 3;
    let heads = [(2, text::head_who(lang)), (rest, text::head_what(lang))];
    flat::block(painter, flat::heads(painter, &heads), &sheet.list, &text::none(lang), |at, mut row| {
        if let Some(kept) = painter.model.kept.get(at) {
            row.cell(2, rest - 3, &name(painter, &kept.edit));
            row.cell(rest, painter.layout.width - rest, &differences(painter, &kept.edit).join("; "));
        }
        row.finish()
    })
}

/// All of the draft of the cursor, and why it waits.
pub fn strip(painter: Painter<'_>, sheet: &Drafts) -> Vec<Line<'static>> {
    let Some(kept) = painter.model.kept.get(sheet.list.at) else { return Vec::new() };
    let mut lines = vec![painter.plain(&[" ", &name(painter, &kept.edit), " · ", &kept.why].concat())];
    let room = painter.layout.strip.saturating_sub(1);
    lines.extend(flat::wrapped(painter, 2, &differences(painter, &kept.edit).join("; "), room));
    lines
}

/// What the draft of the cursor says, to be copied.
pub fn copied(model: &Model, sheet: &Drafts) -> Option<String> {
    let edit = &model.kept.get(sheet.list.at)?.edit;
    Some(edit.editor.line().text().to_owned())
}

fn name(painter: Painter<'_>, edit: &Edit) -> String {
    let name = edit.draft.get(Field::FullName);
    if name.is_empty() { crate::messages::labels::new_officer(painter.model.lang()) } else { name }
}

/// Each field with what it was when it was opened, and what was typed; where another has written it since, that too.
fn differences(painter: Painter<'_>, edit: &Edit) -> Vec<String> {
    let model = painter.model;
    let lang = model.lang();
    let shown = |field, value: &str| match model.shown(field, value) {
        empty if empty.is_empty() => text::empty(lang),
        shown => shown,
    };
    let fields: std::collections::BTreeSet<Field> =
        edit.draft.values.keys().copied().chain([edit.field()]).collect();
    let told = fields.into_iter().filter_map(|field| {
        let typed = if field == edit.field() {
            edit.editor.line().text().to_owned()
        } else {
            model.shown(field, &edit.draft.get(field))
        };
        let (base, now) = (edit.base(field), edit.draft.read(field));
        if typed == model.shown(field, &base) {
            return None;
        }
        let said = text::difference(lang, names::field(lang, field), &shown(field, &base), &typed);
        Some(if now == base { said } else { text::difference_now(lang, &said, &shown(field, &now)) })
    });
    told.collect()
}
