//! What can be done in a history: take a change back, look at the roster as it then stood, show less of it.

use crate::domain::change::Cause;
use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::fault::edit::EditFault;
use crate::domain::moment::{self, AsOf};
use crate::domain::query::{HistoryEntry, HistoryPage, Question, SetOf};
use crate::messages::{fault, looking_back as words};
use crate::tui::act::{other_day, ready};
use crate::tui::command::WhyNot;
use crate::tui::confirm::Confirm;
use crate::tui::edit::pending::Pending;
use crate::tui::effect::{Effect, Wanted};
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;

/// The cursor stands on an entry.
///
/// # Errors
/// There is none.
pub fn entry(model: &Model) -> Result<(), WhyNot> {
    at_cursor(model).map(|_| ()).ok_or(WhyNot::Nothing)
}

/// The cursor stands on an entry, and the roster can be written.
///
/// # Errors
/// The reason, to be said.
pub fn ready(model: &Model) -> Result<(), WhyNot> {
    entry(model)?;
    ready::at_once(model)
}

/// There is a change to look back at, or to come back from.
///
/// # Errors
/// The reason, to be said.
pub fn back(model: &Model) -> Result<(), WhyNot> {
    other_day::ready(model)?;
    if model.present.is_some() { Ok(()) } else { entry(model) }
}

fn at_cursor(model: &Model) -> Option<&HistoryEntry> {
    match model.sheet()? {
        Sheet::History(sheet) => sheet.rows.row(),
        _ => None,
    }
}

/// Command: takes the change of the cursor back, once all of it has been named.
pub fn revert(model: &mut Model) {
    let Some(seq) = at_cursor(model).map(|entry| entry.seq) else { return };
    model.want(Effect::Ask(Wanted::ToTakeBack, Box::new(Question::ChangeSet(SetOf::Entry(seq)))));
}

/// Nothing of this session is left to take back: what was done before it is named first.
pub fn ask_older(model: &mut Model) {
    let actor = model.settings.actor.clone();
    model.want(Effect::Ask(Wanted::ToTakeBack, Box::new(Question::ChangeSet(SetOf::LastOf(actor)))));
}

/// Names what would be taken back and asks.
pub fn take(model: &mut Model, found: &HistoryPage) {
    let Some(first) = found.entries.first() else { return complain(model, EditFault::NothingToUndo) };
    match first.cause {
        Cause::Init | Cause::Account | Cause::Export | Cause::Erase => {
            return complain(model, EditFault::Final);
        }
        _ if first.taken_back => return complain(model, EditFault::TakenBack),
        _ => {}
    }
    let (lang, dates) = (model.lang(), model.habits().dates);
    let when = moment::shown(first.at, dates);
    let question = if first.cause == Cause::Undo { words::ask_again } else { words::ask_back };
    model.confirm = Some(Confirm::Revert {
        seq: first.seq,
        cause: if first.cause == Cause::Undo { Cause::Redo } else { Cause::Undo },
        question: question(lang, &first.actor, &when),
        what: words::set(lang, dates, found),
    });
}

fn complain(model: &mut Model, why: EditFault) {
    model.complain(fault::sentence(model.lang(), &Fault::from(why)));
}

/// Takes it back, once that is confirmed.
pub fn take_back(model: &mut Model) {
    let Some(Confirm::Revert { seq, cause, .. }) = model.confirm.take() else { return };
    let op = model.new_op();
    model.want(Effect::Revert(op, seq));
    model.pending.push(Pending::of(op, cause, None));
}

/// Command: the whole roster as it stood just after the change of the cursor.
pub fn look(model: &mut Model) {
    if model.present.is_some() {
        return other_day::ask(model);
    }
    let Some((seq, at)) = at_cursor(model).map(|entry| (entry.seq, entry.at)) else { return };
    let fixed = model.overview.as_ref().is_some_and(|overview| overview.fixed_day);
    let day = if fixed { model.day() } else { moment::day(at) };
    other_day::look(model, AsOf { day, at: Some(seq) });
}

/// Command: only what the admin of the cursor's entry did; again: of everybody.
pub fn of_admin(model: &mut Model) {
    let actor = at_cursor(model).map(|entry| entry.actor.clone());
    narrow(model, |sheet| sheet.only.actor = sheet.only.actor.take().xor(actor));
}

/// Command: only the day of the cursor's entry; again: of all days.
pub fn of_day(model: &mut Model) {
    let day: Option<Day> = at_cursor(model).map(|entry| moment::day(entry.at));
    narrow(model, |sheet| sheet.only.day = sheet.only.day.take().xor(day));
}

/// One step of the Esc ladder: shows the whole history again; whether less of it was shown.
pub fn unfilter(model: &mut Model) -> bool {
    let Some(Sheet::History(sheet)) = model.sheet_mut() else { return false };
    if sheet.is_whole() {
        return false;
    }
    narrow(model, |sheet| sheet.only = crate::domain::query::HistoryFilter::default());
    true
}

fn narrow(model: &mut Model, change: impl FnOnce(&mut crate::tui::sheet::history::History)) {
    let Some(Sheet::History(sheet)) = model.sheet_mut() else { return };
    change(sheet);
    sheet.rows = crate::tui::sheet::paged::Paged::default();
    let effect = sheet.ask();
    model.want(effect);
}
