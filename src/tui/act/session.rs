//! Undo, leaving, copying, and reading everything anew.

use crate::domain::change::Cause;
use crate::domain::query::Question;
use crate::messages::labels;
use crate::tui::act::{bulk, edit, history, judging, marks, other_day, paste, plan, prompt, roster, visit};
use crate::tui::confirm::Confirm;
use crate::tui::edit::pending::Pending;
use crate::tui::effect::{Effect, Wanted};
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;
use crate::tui::told::Told;
use crate::tui::view::cell_text;

/// Command.
pub fn undo(model: &mut Model) {
    if plan::undo(model) {
        return;
    }
    let op = step_back(model, Cause::Undo);
    model.want(Effect::Undo(op));
}

/// Command.
pub fn redo(model: &mut Model) {
    let op = step_back(model, Cause::Redo);
    model.want(Effect::Redo(op));
}

fn step_back(model: &mut Model, cause: Cause) -> crate::domain::id::OpId {
    let op = model.new_op();
    model.pending.push(Pending::of(op, cause, None));
    op
}

/// Command. Twice within two seconds it asks whether to leave.
pub fn copy(model: &mut Model) {
    if !model.waiting.is_empty() {
        return model.want(Effect::Stop);
    }
    if judging::stop(model) {
        return;
    }
    if model.is_spoken() {
        // There is no clipboard to be reached without sequences: the text is said.
        let text = cell_text(model).unwrap_or_default();
        return model.inform(text);
    }
    if bulk::copy_marked(model) {
        return;
    }
    let text = cell_text(model).unwrap_or_default();
    let said = labels::copied(model.lang(), &text);
    if model.notice.as_ref().is_some_and(|notice| notice.is_fresh && notice.text == said) {
        return quit(model);
    }
    model.want(Effect::Copy(text));
    model.inform(said);
}

/// Command.
pub fn redraw(model: &mut Model) {
    model.want(Effect::Repaint);
    reload(model);
}

/// Command: one step of the Esc ladder.
pub fn back(model: &mut Model) {
    if matches!(model.sheet(), Some(Sheet::Commands(_))) {
        visit::close_commands(model);
    } else if marks::clear(model)
        || roster::unfilter(model)
        || history::unfilter(model)
        || other_day::step_back(model)
    {
    } else if model.sheets.len() > 1 {
        roster::close_columns(model);
        model.sheets.pop();
    } else if !visit::come_back(model) {
        model.inform(labels::leave_with(model.lang(), &model.habits().keys.spoken("leave")));
    }
}

/// Command: back, and at home the question whether to leave.
pub fn leave(model: &mut Model) {
    if model.sheets.len() > 1 || model.present.is_some() { back(model) } else { quit(model) }
}

/// Command.
pub fn quit(model: &mut Model) {
    model.confirm = Some(Confirm::Quit);
}

/// Asks for everything anew that the screen shows.
pub fn reload(model: &mut Model) {
    let page = model.page();
    model.want(Effect::Ask(Wanted::Overview, Box::new(Question::Overview)));
    let effects: Vec<Effect> = model.sheets.iter_mut().flat_map(|sheet| sheet.reload(page)).collect();
    model.want_all(effects);
    edit::ask_dossier(model);
    paste::ask(model);
    prompt::ask_dossier(model);
    plan::ask(model);
    model.told = Told::default();
}
