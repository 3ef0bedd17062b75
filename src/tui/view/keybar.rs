//! The last line: what can be done here, from the table of commands.

use std::borrow::Cow;

use ratatui::text::Line;

use crate::tui::command::keymap::Keymap;
use crate::tui::command::{Command, Hint, TABLE};
use crate::tui::field::Editor;
use crate::tui::view::Painter;
use crate::tui::view::theme::{BOLD, PLAIN};
use crate::vietnamese::clip;

/// The keys of help and of the way out, as their hints spell them.
const KEPT: [&str; 3] = ["F1", "Esc", "q"];
/// The key that leaves a field.
const KEPT_IN_FIELD: [&str; 1] = ["Esc"];

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
    let has_list =
        model.edit.as_ref().is_none_or(|edit| {
            matches!(edit.editor, Editor::Choice(_)) || edit.editor.offered_name().is_some()
        }) && model.prompt.as_ref().is_none_or(|prompt| {
            prompt.open().is_some_and(|blank| matches!(blank.editor, Editor::Choice(_)))
        });
    let is_home = model.sheets.len() < 2 && model.present.is_none();
    let left_out = [if has_list { "" } else { "list" }, if is_home { "back" } else { "leave" }];
    let keys = &model.habits().keys;
    let mut hints: Vec<(&Hint, Cow<'static, str>)> = Vec::new();
    for place in &places {
        let here = TABLE.iter().filter(|command| command.place == *place);
        let can_be_done = here.filter(|command| (command.ready)(model).is_ok());
        let shown = can_be_done.filter(|command| {
            let fits = painter.layout.is_wide || !WIDE_ONLY.contains(&command.id);
            fits && !left_out.contains(&command.id)
        });
        for (hint, label) in shown.filter_map(|command| Some((command.hint.as_ref()?, label(keys, command)?)))
        {
            // The narrower place wins.
            if !hints.iter().any(|(_, known)| *known == label) {
                hints.push((hint, label));
            }
        }
    }
    hints.sort_by_key(|(hint, _)| hint.rank);
    let width = |(hint, keys): &(&Hint, Cow<'static, str>)| {
        clip::width(keys) + 1 + clip::width(&(hint.text)(model.lang())) + 2
    };
    // Help tells of all the others, so that its place is kept free, and so is that of the way out; in a field only that.
    let is_sheet = !model.takes_text();
    let kept: &[&str] = if is_sheet { &KEPT } else { &KEPT_IN_FIELD };
    let is_kept = |(hint, _): &(&Hint, Cow<'static, str>)| kept.contains(&hint.keys);
    let mut kept_free: usize = hints.iter().filter(|hint| is_kept(hint)).map(width).sum();
    for hint in hints {
        let needed = width(&hint);
        if is_kept(&hint) {
            kept_free -= needed;
        }
        if line.used() + needed + kept_free > painter.layout.width {
            continue;
        }
        let (hint, keys) = hint;
        let text = (hint.text)(model.lang());
        line.put(if line.used() == 0 { " " } else { "  " }, PLAIN);
        line.put(&keys, BOLD);
        line.put(" ", PLAIN);
        line.put(&text, PLAIN);
    }
    line.finish()
}

/// The key of a hint: that of the table as the hint spells it, or the user's own; none if he has taken all away.
fn label(keys: &Keymap, command: &Command) -> Option<Cow<'static, str>> {
    if keys.is_as_in_table(command) {
        return command.hint.map(|hint| hint.keys.into());
    }
    keys.keys(command).first().map(|key| key.label().into())
}
