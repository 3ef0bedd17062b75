//! Moving, opening, going somewhere.

use crate::domain::outline::{RowContent, RowKey};
use crate::domain::query::{Question, Target};
use crate::tui::act;
use crate::tui::command::Command;
use crate::tui::edit::Opening;
use crate::tui::effect::{Effect, Wanted};
use crate::tui::jump::Jumps;
use crate::tui::model::Model;
use crate::tui::sheet::outline::Outline;
use crate::tui::sheet::picker::{PickFor, Picker};
use crate::tui::sheet::{Move, Sheet};

fn go(model: &mut Model, to: Move) {
    let page = model.page();
    let effects = model.sheet_mut().map(|sheet| sheet.go(to, page));
    model.want_all(effects.unwrap_or_default());
}

/// Command.
pub fn up(model: &mut Model) {
    go(model, Move::Up);
}

/// Command.
pub fn down(model: &mut Model) {
    go(model, Move::Down);
}

/// Command.
pub fn left(model: &mut Model) {
    go(model, Move::Left);
}

/// Command.
pub fn right(model: &mut Model) {
    go(model, Move::Right);
}

/// Command.
pub fn page_up(model: &mut Model) {
    go(model, Move::PageUp);
}

/// Command.
pub fn page_down(model: &mut Model) {
    go(model, Move::PageDown);
}

/// Command.
pub fn start(model: &mut Model) {
    go(model, Move::Start);
}

/// Command.
pub fn end(model: &mut Model) {
    go(model, Move::End);
}

fn with_outline(model: &mut Model, act: impl FnOnce(&mut Outline, usize) -> Vec<Effect>) {
    let page = model.page();
    let effects = model.outline_mut().map(|outline| act(outline, page));
    model.want_all(effects.unwrap_or_default());
}

/// Command.
pub fn open_all(model: &mut Model) {
    with_outline(model, Outline::open_all);
}

/// Command.
pub fn close_all(model: &mut Model) {
    with_outline(model, Outline::close_all);
}

/// Command: edits a cell, opens or closes a unit, fills an empty place.
pub fn enter(model: &mut Model) {
    let Some(Sheet::Outline(outline)) = model.sheet() else { return act::visit::enter(model) };
    let Some(row) = outline.row() else { return };
    match &row.content {
        _ if !model.marks.is_empty() => run_if_ready(model, act::ready::cells, |model| {
            act::edit::open_cell(model, Opening::Selected);
        }),
        RowContent::Unit(unit) => {
            let open = !unit.open;
            with_outline(model, |outline, page| outline.set_open(open, page));
        }
        RowContent::Officer(_) => run_if_ready(model, act::ready::cell, |model| {
            act::edit::open_cell(model, Opening::Selected);
        }),
        RowContent::Vacancy(_) => run_if_ready(model, act::ready::write, act::edit::add_officer),
    }
}

fn run_if_ready(model: &mut Model, ready: <Command as Parts>::Ready, run: impl FnOnce(&mut Model)) {
    match ready(model) {
        Ok(()) => run(model),
        Err(why) => model.inform(why.sentence(model)),
    }
}

/// Names the type of a column of the command table.
trait Parts {
    type Ready;
}

impl Parts for Command {
    type Ready = fn(&Model) -> Result<(), crate::tui::command::WhyNot>;
}

/// Command.
pub fn next_finding(model: &mut Model) {
    find(model, true);
}

/// Command.
pub fn previous_finding(model: &mut Model) {
    find(model, false);
}

fn find(model: &mut Model, forward: bool) {
    if let Some(from) = model.sheet().and_then(Sheet::row_key) {
        ask_finding(model, from, forward);
    }
}

/// Asks for the next finding after a row, or the one before it.
pub fn ask_finding(model: &mut Model, from: RowKey, forward: bool) {
    let question = Question::NextFinding { from, forward };
    model.want(Effect::Ask(Wanted::Finding, Box::new(question)));
}

/// Shows a row of the outline: the sheets above it are left.
pub fn show(model: &mut Model, target: &Target) {
    model.sheets.truncate(1);
    let target = target.clone();
    with_outline(model, |outline, page| outline.go_to(&target, page));
}

/// The cursor of the outline is about to leap: there is a way back.
pub fn leave(model: &mut Model) {
    let place = model.outline().filter(|outline| !outline.rows.is_empty()).map(Outline::cursor);
    if let Some(place) = place {
        model.jumps.leave(place);
    }
}

/// Command: to the row from which the cursor leapt.
pub fn jump_back(model: &mut Model) {
    jump(model, Jumps::back);
}

/// Command: forward again.
pub fn jump_forward(model: &mut Model) {
    jump(model, Jumps::forward);
}

fn jump(model: &mut Model, way: fn(&mut Jumps, RowKey) -> Option<RowKey>) {
    let Some(from) = model.outline().map(Outline::cursor) else { return };
    if let Some(to) = way(&mut model.jumps, from) {
        model.want(Effect::Ask(Wanted::Goto(to), Box::new(Question::Line(to.unit))));
    }
}

/// Command: opens the picker.
pub fn go_to(model: &mut Model) {
    open_picker(model, PickFor::GoTo);
}

/// Opens the picker, units near to the row of the cursor first.
pub fn open_picker(model: &mut Model, what_for: PickFor) {
    let near = model.sheet().and_then(Sheet::row_key).map(|key| key.unit);
    let recent = model.remembered.targets.clone();
    let own = model.overview.as_ref().and_then(|overview| overview.own.as_ref()).map(|own| own.id);
    let mut picker = Picker::new(model.new_sheet(), what_for, near, (model.day(), recent));
    if picker.what_for.is_of_account() {
        picker.within = own;
    }
    model.want(picker.ask());
    model.sheets.push(Sheet::Picker(picker));
}

/// Command: takes what the cursor of the picker stands on.
pub fn pick(model: &mut Model) {
    let Some(Sheet::Picker(picker)) = model.sheet() else { return act::visit::run_chosen(model) };
    let (Some(hit), what_for) = (picker.chosen().cloned(), picker.what_for.clone()) else { return };
    match what_for {
        PickFor::GoTo => {
            leave(model);
            model.remembered.target(hit.clone());
            show(model, &hit.target);
        }
        PickFor::NewAccount | PickFor::AccountUnit { .. } => {
            model.sheets.pop();
            act::accounts::picked(model, &what_for, &hit);
        }
        PickFor::Transfer { .. } => {
            model.sheets.pop();
            act::edit::transfer_to(model, &hit);
        }
    }
}
