//! Saving what is typed, and what comes of it.

use crate::domain::change::{Applied, Cause, ChangeSet, Outcome, Step};
use crate::domain::fault::edit::EditFault;
use crate::domain::fault::{Fault, FaultKind};
use crate::domain::field::Field;
use crate::domain::id::OpId;
use crate::domain::outline::{RowAt, RowKey};
use crate::domain::query::Target;
use crate::messages::{account_sheet, bulk, clash, fault, labels, plan as words};
use crate::tui::act::bulk::Done;
use crate::tui::act::{self, edit, navigate, paste, session};
use crate::tui::confirm::Confirm;
use crate::tui::edit::draft::{Draft, Intent};
use crate::tui::edit::live::Overlay;
use crate::tui::edit::pending::{Kept, Pending, Stage, op_of};
use crate::tui::edit::{Edit, Opening};
use crate::tui::effect::Effect;
use crate::tui::key::Key;
use crate::tui::marks::Marks;
use crate::tui::model::Model;

/// Ending or moving more than so many asks for their number.
const MANY: usize = 20;

/// Where the cursor goes after a save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    Down,
    Right,
    Left,
    Stay,
}

/// Command.
pub fn down(model: &mut Model) {
    commit(model, Then::Down);
}

/// Command.
pub fn right(model: &mut Model) {
    commit(model, Then::Right);
}

/// Command.
pub fn left(model: &mut Model) {
    commit(model, Then::Left);
}

/// Command.
pub fn now(model: &mut Model) {
    commit(model, Then::Stay);
}

/// Leaves the open field: to the next one of the same draft, or by saving the draft.
fn commit(model: &mut Model, then: Then) {
    if model.prompt.is_some() {
        return act::prompt::leave(
            model,
            match then {
                Then::Right => act::prompt::Go::Next,
                Then::Left => act::prompt::Go::Previous,
                Then::Down | Then::Stay => act::prompt::Go::Save,
            },
        );
    }
    edit::refresh(model);
    let Some(open) = &model.edit else { return };
    if let Some(fault) = open.fault.clone() {
        return refuse(model, fault);
    }
    match next_step(open, then) {
        Some(at) => to_step(model, at),
        None => save(model, then, false),
    }
}

/// The field of the same draft to go on with.
fn next_step(open: &Edit, then: Then) -> Option<usize> {
    let last = open.steps.len() - 1;
    match (then, &open.draft.intent) {
        (_, Intent::ChangeFrom) if open.at == 0 && open.field() == Field::Title => Some(1),
        (Then::Right, _) if open.at < last => Some(open.at + 1),
        (Then::Left, _) if open.at > 0 => Some(open.at - 1),
        (Then::Left, Intent::Add | Intent::Transfer(_) | Intent::ChangeFrom) => Some(0),
        _ => None,
    }
}

fn to_step(model: &mut Model, at: usize) {
    let Some(mut open) = model.edit.take() else { return };
    open.at = at;
    open.open(model.context(), Opening::Selected);
    let field = Some(open.field()).filter(|_| open.is_in_cell());
    model.edit = Some(open);
    let page = model.page();
    if let (Some(field), Some(sheet)) = (field, model.sheet_mut()) {
        sheet.put_field(field, page);
    }
    edit::offer_known(model);
}

/// Says why what is typed cannot be saved; the field stays open.
fn refuse(model: &mut Model, why: EditFault) {
    let required = match &why {
        EditFault::Required { field } => Some(*field),
        _ => None,
    };
    let sentence = fault::sentence(model.lang(), &Fault::from(why));
    let step =
        model.edit.as_ref().and_then(|open| open.steps.iter().position(|step| Some(*step) == required));
    if let Some(step) = step {
        to_step(model, step);
    }
    model.complain(sentence);
}

fn save(model: &mut Model, then: Then, is_confirmed: bool) {
    let Some(open) = &model.edit else { return };
    let change = match open.change() {
        Ok(change) => change,
        Err(fault) => return refuse(model, fault),
    };
    let removes = matches!(open.draft.intent, Intent::EndSeat | Intent::Transfer(_));
    if removes && open.count() > MANY && !is_confirmed {
        model.confirm = Some(Confirm::Many { count: open.count(), typed: String::new() });
        return;
    }
    let Some(open) = model.edit.take() else { return };
    // What makes a row, or takes one away, leaves the cursor where it is.
    let is_one = open.draft.intent == Intent::Correct && open.others.is_empty();
    let then = if is_one { then } else { Then::Stay };
    send(model, open, change);
    match then {
        Then::Down => navigate::down(model),
        Then::Right => navigate::right(model),
        Then::Left => navigate::left(model),
        Then::Stay => {}
    }
}

/// A key that answers whether it is to be done to so many: digits, and Enter once they are the number.
pub fn answer_many(model: &mut Model, key: Key) {
    let lang = model.lang();
    let Some(Confirm::Many { count, typed }) = &mut model.confirm else { return };
    match key {
        Key::Char(digit) if digit.is_ascii_digit() && typed.len() < 6 => typed.push(digit),
        Key::Backspace => {
            typed.pop();
        }
        Key::Enter if *typed == count.to_string() => {
            model.confirm = None;
            save(model, Then::Stay, true);
        }
        Key::Enter => {
            let said = bulk::not_the_number(lang, *count);
            typed.clear();
            model.complain(said);
        }
        _ => {}
    }
}

/// Saves drafts whose values are set already.
pub fn at_once(model: &mut Model, mut drafts: Vec<Draft>, field: Field) {
    if drafts.is_empty() {
        return;
    }
    let first = drafts.remove(0);
    let (row, id, number) = (first.row(), model.new_draft(), model.new_number());
    let value = model.shown(field, &first.get(field));
    let mut open = Edit::new((id, number), first, row, vec![field], 0);
    open.others = drafts;
    let changed = open.change().and_then(|change| Ok((change, open.patch()?)));
    match changed {
        Ok(((_, steps), _)) if steps.is_empty() => model.inform(bulk::same_already(model.lang(), &value)),
        Ok((change, patch)) => {
            open.overlay = Overlay { patch, preview: None };
            let count = open.count();
            let undo = model.habits().keys.spoken("undo");
            open.said = Some(bulk::value_set(model.lang(), &value, count, &undo));
            send(model, Box::new(open), change);
        }
        Err(fault) => model.complain(fault::sentence(model.lang(), &fault.into())),
    }
}

/// Hands a draft to the writer, unless it changes nothing.
pub(super) fn send(model: &mut Model, mut open: Box<Edit>, (cause, steps): (Cause, Vec<Step>)) {
    if steps.is_empty() {
        return;
    }
    if matches!(open.draft.intent, Intent::Transfer(_)) {
        model.last_decision = open.draft.get(Field::DecisionNo);
    }
    if open.draft.intent != Intent::Add {
        let (intent, values) = (open.draft.intent.clone(), open.draft.values.clone());
        model.last_done = Some(Done { intent, values });
    }
    if !open.others.is_empty() {
        model.marks = Marks::default();
    }
    if model.plan.is_some() {
        return act::plan::push(model, open);
    }
    let op = op_of(open.id, &steps);
    let mut overlay = open.take_overlay();
    overlay.patch.bump();
    model.want(Effect::Apply(Box::new(ChangeSet { op, cause, steps })));
    let row = Some(open.row);
    model.pending.push(Pending { overlay, edit: Some(open), ..Pending::of(op, cause, row) });
}

/// Takes a wrong entry out, once that is confirmed.
pub fn delete(model: &mut Model) {
    let Some(Confirm::Delete { row, seat, version, .. }) = model.confirm.take() else { return };
    let op = model.new_op();
    let steps = vec![Step::DeleteSeat { seat, expect: version }];
    model.want(Effect::Apply(Box::new(ChangeSet { op, cause: Cause::Delete, steps })));
    model.pending.push(Pending::of(op, Cause::Delete, Some(row)));
}

/// What came of a change set.
pub fn settle(model: &mut Model, op: OpId, outcome: Outcome) {
    let answer = outcome.clone();
    let place = model.pending.iter().position(|pending| pending.op == op);
    let is_of_rules =
        place.and_then(|place| model.pending.get(place)).is_some_and(|p| p.cause == Cause::Rules);
    match outcome {
        Ok(applied) => {
            if let Some(place) = place {
                stored(model, place, &applied);
                if is_of_rules {
                    act::trial::taken(model, applied.records);
                }
            }
            session::reload(model);
        }
        Err(fault) => {
            refused(model, place, &fault);
            session::reload(model);
        }
    }
    paste::settle(model, op, &answer);
}

fn stored(model: &mut Model, place: usize, applied: &Applied) {
    let lang = model.lang();
    let keys = &model.settings.habits.keys;
    let spoken = |id| keys.spoken(id);
    let Some(pending) = model.pending.get_mut(place) else { return };
    pending.stage = Stage::Stored;
    let target = landing(pending, applied);
    let (row, sentence) = match pending.cause {
        Cause::Undo => (pending.row, labels::undone(lang, &spoken("redo"))),
        Cause::Redo => (pending.row, labels::redone(lang)),
        Cause::Account => (pending.row, account_sheet::stored(lang)),
        Cause::Plan => {
            let count = pending.plan.as_ref().map_or(0, |plan| plan.moves.len());
            (pending.row, words::saved(lang, count, &spoken("undo")))
        }
        _ => {
            let said = pending.edit.as_ref().and_then(|edit| edit.said.clone());
            (pending.row, said.unwrap_or_else(|| labels::saved(lang, &spoken("undo"))))
        }
    };
    model.inform(sentence);
    let stays = model.outline().is_some_and(|outline| row == Some(outline.cursor()));
    if let Some(target) = target.filter(|_| stays && model.edit.is_none()) {
        let page = model.page();
        let effects = model.outline_mut().map(|outline| outline.go_to(&target, page));
        model.want_all(effects.unwrap_or_default());
    }
}

/// The row at which a change can be seen, where it is another one than before.
fn landing(pending: &Pending, applied: &Applied) -> Option<Target> {
    let open = pending.edit.as_ref().filter(|edit| edit.others.is_empty())?;
    let seat = RowAt::Seat(*applied.seats.first()?);
    let (unit, mut line) = match &open.draft.intent {
        Intent::Transfer(destination) => (destination.unit, destination.line.clone()),
        Intent::Add | Intent::ChangeFrom => {
            return Some(Target { key: RowKey { unit: open.row.unit, at: seat }, line: Vec::new() });
        }
        Intent::Correct | Intent::EndSeat => return None,
    };
    line.push(unit);
    Some(Target { key: RowKey { unit, at: seat }, line })
}

/// A refused draft is kept; its row bears a sign until it is saved or dropped. Where it met another's edit, it is asked
/// what shall stand.
fn refused(model: &mut Model, place: Option<usize>, fault: &Fault) {
    let cause = place.and_then(|place| model.pending.get(place)).map(|pending| pending.cause);
    if cause == Some(Cause::Undo) && fault.kind == FaultKind::Edit(EditFault::NothingToUndo) {
        model.pending.retain(|pending| pending.cause != Cause::Undo);
        return act::history::ask_older(model);
    }
    let why = fault::sentence(model.lang(), fault);
    let Some(pending) = place.map(|place| model.pending.remove(place)) else {
        return model.complain(labels::not_saved(model.lang(), &why));
    };
    if model.plan.is_none() {
        model.plan = pending.plan;
    }
    match (pending.edit, fault.clashes()) {
        (Some(edit), Some(clashes)) => return act::clash::ask(model, edit, clashes.to_vec()),
        (edit, _) => {
            model.kept.extend(edit.map(|edit| Kept { edit, why: why.clone(), clashes: Vec::new() }));
        }
    }
    match pending.prompt {
        Some(prompt) if model.edit.is_none() && model.prompt.is_none() => {
            act::prompt::open(model, *prompt);
        }
        prompt => model.refused.extend(prompt.map(|prompt| *prompt)),
    }
    let said = match (pending.cause, &fault.kind) {
        (Cause::Undo | Cause::Redo, FaultKind::Edit(EditFault::Conflict { by, theirs })) => {
            clash::not_undone(model.lang(), by, &clash::values(model.lang(), theirs))
        }
        _ => labels::not_saved(model.lang(), &why),
    };
    model.complain(said);
}
