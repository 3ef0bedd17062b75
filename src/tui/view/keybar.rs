//! The last line: what can be done here, from the table of commands.

use ratatui::text::Line;

use crate::tui::command::{Hint, TABLE};
use crate::tui::field::Editor;
use crate::tui::view::Painter;
use crate::tui::view::theme::{BOLD, PLAIN};
use crate::vietnamese::clip;

/// Commands whose hints give way to help and leaving on a narrow screen.
const WIDE_ONLY: [&str; 3] = ["move-up", "find", "go-to"];

/// The hints of this place, as many as fit.
pub fn line(painter: Painter<'_>) -> Line<'static> {
    let model = painter.model;
    let mut line = painter.line();
    if model.confirm.is_some() {
        return line.finish();
    }
    let mut places = model.places();
    if model.takes_text() {
        // Keys that are letters elsewhere are text here.
        places.truncate(1);
    }
    let has_list = model.edit.as_ref().is_none_or(|edit| matches!(edit.editor, Editor::Choice(_)));
    let is_home = model.sheets.len() < 2;
    let left_out = [if has_list { "" } else { "list" }, if is_home { "back" } else { "leave" }];
    let mut hints: Vec<&Hint> = Vec::new();
    for place in &places {
        let here = TABLE.iter().filter(|command| command.place == *place);
        let can_be_done = here.filter(|command| (command.ready)(model).is_ok());
        let shown = can_be_done.filter(|command| {
            let fits = painter.layout.is_wide || !WIDE_ONLY.contains(&command.id);
            fits && !left_out.contains(&command.id)
        });
        for hint in shown.filter_map(|command| command.hint.as_ref()) {
            // The narrower place wins.
            if !hints.iter().any(|known| known.keys == hint.keys) {
                hints.push(hint);
            }
        }
    }
    hints.sort_by_key(|hint| hint.rank);
    for hint in hints {
        let text = (hint.text)(model.lang());
        let needed = clip::width(hint.keys) + 1 + clip::width(&text) + 2;
        if line.used() + needed > painter.layout.width {
            continue;
        }
        line.put(if line.used() == 0 { " " } else { "  " }, PLAIN);
        line.put(hint.keys, BOLD);
        line.put(" ", PLAIN);
        line.put(&text, PLAIN);
    }
    line.finish()
}
