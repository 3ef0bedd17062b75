//! The sign at the left edge of a row: what happens to it, whether it is marked, where the cursor stands.

use crate::domain::outline::RowKey;
use crate::tui::edit::draft::Intent;
use crate::tui::edit::pending::Stage;
use crate::tui::model::Model;
use crate::tui::view::Painter;
use crate::tui::view::line::LineBuilder;
use crate::tui::view::theme::{PLAIN, REVERSED};

/// Puts the sign of a row.
pub fn put(painter: Painter<'_>, line: &mut LineBuilder, key: RowKey, at_cursor: bool) {
    let model = painter.model;
    let base = if at_cursor { REVERSED } else { PLAIN };
    if model.kept.iter().any(|kept| kept.edit.row == key) {
        line.put("#", base);
    } else if model.pending.iter().any(|sent| sent.stage == Stage::Sent && sent.concerns(key)) {
        line.put("~", if at_cursor { base } else { painter.theme.sending() });
    } else if is_new(painter.model, key) {
        line.put("+", base);
    } else if model.trial.as_ref().is_some_and(|trial| trial.changes(key)) {
        line.put("=", base);
    } else if model.marks.holds(key) {
        line.put("*", base);
    } else {
        line.put(if at_cursor { ">" } else { " " }, base);
    }
}

/// Whether the row is that of somebody new, or of a seat that is only tried.
fn is_new(model: &Model, key: RowKey) -> bool {
    let adds = model.edit.as_ref().is_some_and(|edit| edit.row == key && edit.draft.intent == Intent::Add);
    adds || model.trial.as_ref().is_some_and(|trial| trial.makes(key))
}
