//! The sign at the left edge of a row: what happens to it, whether it is marked, where the cursor stands.

use crate::domain::id::PersonId;
use crate::domain::outline::RowKey;
use crate::tui::confirm::Confirm;
use crate::tui::edit::draft::Intent;
use crate::tui::edit::pending::Stage;
use crate::tui::model::Model;
use crate::tui::view::Painter;
use crate::tui::view::line::LineBuilder;
use crate::tui::view::theme::{PLAIN, REVERSED};

/// Puts the sign of a row.
pub fn put(
    painter: Painter<'_>,
    line: &mut LineBuilder,
    (key, person): (RowKey, Option<PersonId>),
    at_cursor: bool,
) {
    let model = painter.model;
    let base = if at_cursor { REVERSED } else { PLAIN };
    let asked = model.confirm.as_ref().and_then(Confirm::edit);
    if asked.is_some_and(|edit| edit.row == key) || model.kept.iter().any(|kept| kept.edit.row == key) {
        line.put("#", base);
    } else if model.pending.iter().any(|sent| sent.stage == Stage::Sent && sent.concerns(key)) {
        line.put("~", if at_cursor { base } else { painter.theme.sending() });
    } else if is_new(painter.model, key) {
        line.put("+", base);
    } else if model.plan.as_ref().is_some_and(|plan| plan.changes(key)) {
        line.put("=", base);
    } else if model.marks.holds(key) {
        line.put("*", base);
    } else if !at_cursor && person.is_some_and(|person| model.news.is_changed(person)) {
        line.put("•", base);
    } else {
        line.put(if at_cursor { ">" } else { " " }, base);
    }
}

/// Whether the row is that of somebody new, or of a seat that is only tried.
fn is_new(model: &Model, key: RowKey) -> bool {
    let adds = model.edit.as_ref().is_some_and(|edit| edit.row == key && edit.draft.intent == Intent::Add);
    adds || model.plan.as_ref().is_some_and(|plan| plan.makes(key))
}
