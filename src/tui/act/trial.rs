//! What-if: trying changes without saving them, then saving or dropping all of them together.

use crate::domain::change::{Cause, ChangeSet};
use crate::domain::fault::Fault;
use crate::domain::query::{Dossier, Question};
use crate::messages::{fault, trial as words};
use crate::tui::act::{edit, visit};
use crate::tui::command::WhyNot;
use crate::tui::confirm::Confirm;
use crate::tui::edit::Edit;
use crate::tui::edit::pending::Pending;
use crate::tui::effect::{Effect, Wanted};
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;
use crate::tui::sheet::list::List;
use crate::tui::sheet::trial::TrialSheet;
use crate::tui::told::Told;
use crate::tui::trial::Trial;

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
    if model.trial.is_some() {
        return open(model);
    }
    let serial = model.new_number();
    model.trial = Some(Box::new(Trial::new(serial)));
    model.inform(words::begun(model.lang(), &model.habits().keys.spoken("try-changes")));
}

fn open(model: &mut Model) {
    let list = List { len: len(model), ..List::default() };
    let id = model.new_sheet();
    visit::open(model, Sheet::Trial(TrialSheet { id, list }));
}

fn len(model: &Model) -> usize {
    model.trial.as_ref().map_or(0, |trial| trial.moves.len() + trial.pairs.len())
}

/// Takes a change into the trial, which is then judged anew.
pub fn push(model: &mut Model, open: Box<Edit>) {
    let Some(mut trial) = model.trial.take() else { return };
    match open.patch() {
        Ok(patch) => {
            trial.push(open, patch, || model.new_number());
            let count = trial.moves.len();
            model.trial = Some(trial);
            ask(model);
            edit::haunt(model);
            model.told = Told::default();
            model.inform(words::tried(model.lang(), count, &model.habits().keys.spoken("try-changes")));
        }
        Err(why) => {
            model.trial = Some(trial);
            model.complain(fault::sentence(model.lang(), &Fault::from(why)));
        }
    }
}

/// Asks for what judging the trial needs.
pub fn ask(model: &mut Model) {
    let Some(trial) = &model.trial else { return };
    let (units, people) = trial.touches();
    let wanted = Wanted::Dossier(trial.serial);
    model.want(Effect::Ask(wanted, Box::new(Question::Dossier { units, people })));
}

/// Judges the trial over what is stored now.
pub fn take_dossier(model: &mut Model, dossier: Box<Dossier>) {
    let (Some(trial), Some(judge)) = (&mut model.trial, &mut model.judge) else { return };
    trial.dossier = Some(dossier);
    trial.judge(judge);
    let (len, page) = (len(model), model.page());
    if let Some(Sheet::Trial(sheet)) = model.sheet_mut() {
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
    let moves = model.trial.as_ref().map_or(0, |trial| trial.moves.len());
    if moves > 0 { Ok(()) } else { Err(WhyNot::Nothing) }
}

/// Command: saves all of it as one change.
pub fn save(model: &mut Model) {
    let Some(trial) = model.trial.take() else { return };
    let steps = match trial.steps() {
        Ok(steps) => steps,
        Err(why) => {
            model.trial = Some(trial);
            return model.complain(fault::sentence(model.lang(), &Fault::from(why)));
        }
    };
    close(model);
    let op = model.new_op();
    model.want(Effect::Apply(Box::new(ChangeSet { op, cause: Cause::Plan, steps })));
    let overlay = trial.overlay.clone();
    model.pending.push(Pending { overlay, trial: Some(trial), ..Pending::of(op, Cause::Plan, None) });
}

/// Closes the sheet of the trial, if it is open.
fn close(model: &mut Model) {
    model.sheets.retain(|sheet| !matches!(sheet, Sheet::Trial(_)));
}

/// Takes the last change back, while one tries; whether one tries.
pub fn undo(model: &mut Model) -> bool {
    let Some(trial) = &model.trial else { return false };
    let last = trial.moves.len().checked_sub(1);
    match last {
        Some(last) => remove(model, last),
        None => finish(model),
    }
    true
}

/// Command: takes the change of the cursor out of the trial.
pub fn drop_move(model: &mut Model) {
    let Some(Sheet::Trial(sheet)) = model.sheet() else { return };
    let at = sheet.list.at;
    if model.trial.as_ref().is_some_and(|trial| at < trial.moves.len()) {
        remove(model, at);
    } else {
        model.inform(words::no_move(model.lang()));
    }
}

/// What was done after it may rest on it: it goes, too, if it speaks of the same row.
fn remove(model: &mut Model, at: usize) {
    let Some(trial) = &mut model.trial else { return };
    let Some(tried) = trial.remove(at) else { return };
    let whose = tried.edit.draft.person.id;
    while let Some(later) = trial.moves.iter().skip(at).position(|later| later.edit.draft.person.id == whose)
    {
        trial.remove(at + later);
    }
    let count = trial.moves.len();
    trial.pairs.clear();
    edit::lay_ghosts(model);
    ask(model);
    model.told = Told::default();
    model.inform(words::left(model.lang(), count));
}

/// Command: asks whether all of it is to be dropped; an empty trial ends at once.
pub fn ask_drop(model: &mut Model) {
    match model.trial.as_ref().map(|trial| trial.moves.len()) {
        Some(count) if count > 0 => model.confirm = Some(Confirm::DropTrial { count }),
        _ => finish(model),
    }
}

/// Ends the trial without saving anything.
pub fn finish(model: &mut Model) {
    model.confirm = None;
    if model.trial.take().is_none() {
        return;
    }
    close(model);
    edit::lay_ghosts(model);
    model.told = Told::default();
    model.inform(words::dropped(model.lang()));
}
