//! What-if: trying changes without saving them, then saving or dropping all of them together.

use crate::domain::change::{Cause, ChangeSet};
use crate::domain::fault::Fault;
use crate::domain::query::{Dossier, Question};
use crate::messages::{fault, plan as words};
use crate::tui::act::{edit, visit};
use crate::tui::command::WhyNot;
use crate::tui::confirm::Confirm;
use crate::tui::edit::Edit;
use crate::tui::edit::pending::Pending;
use crate::tui::effect::{Effect, Wanted};
use crate::tui::model::Model;
use crate::tui::plan::Plan;
use crate::tui::sheet::Sheet;
use crate::tui::sheet::list::List;
use crate::tui::sheet::plan::PlanSheet;
use crate::tui::told::Told;

/// Something can be tried.
///
/// # Errors
/// Why not.
pub fn ready(model: &Model) -> Result<(), WhyNot> {
    super::ready::write(model)?;
    if model.may_edit_somewhere() { Ok(()) } else { Err(WhyNot::Outside) }
}

/// Command: begins to try; while one tries, shows what is tried.
pub fn begin(model: &mut Model) {
    if model.plan.is_some() {
        return open(model);
    }
    let serial = model.new_number();
    model.plan = Some(Box::new(Plan::new(serial)));
    model.inform(words::begun(model.lang(), &model.habits().keys.spoken("try-changes")));
}

fn open(model: &mut Model) {
    let list = List { len: len(model), ..List::default() };
    let id = model.new_sheet();
    visit::open(model, Sheet::Plan(PlanSheet { id, list }));
}

fn len(model: &Model) -> usize {
    model.plan.as_ref().map_or(0, |plan| plan.moves.len() + plan.pairs.len())
}

/// Takes a change into the plan, which is then judged anew.
pub fn push(model: &mut Model, open: Box<Edit>) {
    let Some(mut plan) = model.plan.take() else { return };
    match open.patch() {
        Ok(patch) => {
            plan.push(open, patch, || model.new_number());
            let count = plan.moves.len();
            model.plan = Some(plan);
            ask(model);
            edit::haunt(model);
            model.told = Told::default();
            model.inform(words::tried(model.lang(), count, &model.habits().keys.spoken("try-changes")));
        }
        Err(why) => {
            model.plan = Some(plan);
            model.complain(fault::sentence(model.lang(), &Fault::from(why)));
        }
    }
}

/// Asks for what judging the plan needs.
pub fn ask(model: &mut Model) {
    let Some(plan) = &model.plan else { return };
    let (units, people) = plan.touches();
    let wanted = Wanted::Dossier(plan.serial);
    model.want(Effect::Ask(wanted, Box::new(Question::Dossier { units, people })));
}

/// Judges the plan over what is stored now.
pub fn take_dossier(model: &mut Model, dossier: Box<Dossier>) {
    let (Some(plan), Some(judge)) = (&mut model.plan, &mut model.judge) else { return };
    plan.dossier = Some(dossier);
    plan.judge(judge);
    let (len, page) = (len(model), model.page());
    if let Some(Sheet::Plan(sheet)) = model.sheet_mut() {
        sheet.list.len = len;
        sheet.list.at = sheet.list.at.min(len.saturating_sub(1));
        sheet.list.settle(page);
    }
}

/// There is something to save or to drop.
///
/// # Errors
/// Why not.
pub fn any(model: &Model) -> Result<(), WhyNot> {
    let moves = model.plan.as_ref().map_or(0, |plan| plan.moves.len());
    if moves > 0 { Ok(()) } else { Err(WhyNot::Nothing) }
}

/// Command: saves all of it as one change.
pub fn save(model: &mut Model) {
    let Some(plan) = model.plan.take() else { return };
    let steps = match plan.steps() {
        Ok(steps) => steps,
        Err(why) => {
            model.plan = Some(plan);
            return model.complain(fault::sentence(model.lang(), &Fault::from(why)));
        }
    };
    close(model);
    let op = model.new_op();
    model.want(Effect::Apply(Box::new(ChangeSet { op, cause: Cause::Plan, steps })));
    let overlay = plan.overlay.clone();
    model.pending.push(Pending { overlay, plan: Some(plan), ..Pending::of(op, Cause::Plan, None) });
}

/// Closes the sheet of the plan, if it is open.
fn close(model: &mut Model) {
    model.sheets.retain(|sheet| !matches!(sheet, Sheet::Plan(_)));
}

/// Takes the last change back, while one tries; whether one tries.
pub fn undo(model: &mut Model) -> bool {
    let Some(plan) = &model.plan else { return false };
    let last = plan.moves.len().checked_sub(1);
    match last {
        Some(last) => remove(model, last),
        None => finish(model),
    }
    true
}

/// Command: takes the change of the cursor out of the plan.
pub fn drop_move(model: &mut Model) {
    let Some(Sheet::Plan(sheet)) = model.sheet() else { return };
    let at = sheet.list.at;
    if model.plan.as_ref().is_some_and(|plan| at < plan.moves.len()) {
        remove(model, at);
    } else {
        model.inform(words::no_move(model.lang()));
    }
}

/// What was done after it may rest on it: it goes, too, if it speaks of the same row.
fn remove(model: &mut Model, at: usize) {
    let Some(plan) = &mut model.plan else { return };
    let Some(tried) = plan.remove(at) else { return };
    let whose = tried.edit.draft.person.id;
    while let Some(later) = plan.moves.iter().skip(at).position(|later| later.edit.draft.person.id == whose) {
        plan.remove(at + later);
    }
    let count = plan.moves.len();
    plan.pairs.clear();
    edit::lay_ghosts(model);
    ask(model);
    model.told = Told::default();
    model.inform(words::left(model.lang(), count));
}

/// Command: asks whether all of it is to be dropped; an empty plan ends at once.
pub fn ask_drop(model: &mut Model) {
    match model.plan.as_ref().map(|plan| plan.moves.len()) {
        Some(count) if count > 0 => model.confirm = Some(Confirm::DropPlan { count }),
        _ => finish(model),
    }
}

/// Ends the plan without saving anything.
pub fn finish(model: &mut Model) {
    model.confirm = None;
    if model.plan.take().is_none() {
        return;
    }
    close(model);
    edit::lay_ghosts(model);
    model.told = Told::default();
    model.inform(words::dropped(model.lang()));
}
