//! Excusing findings, and taking waivers back.

use crate::domain::change::{Cause, ChangeSet, Step};
use crate::domain::fault::Fault;
use crate::domain::fault::waiver::WaiverFault;
use crate::domain::finding::State;
use crate::domain::outline::RowKey;
use crate::domain::query::{FindingRow, Question};
use crate::domain::report::CheckedRow;
use crate::domain::rights::AdminRole;
use crate::domain::waiver::Waiver;
use crate::messages::{fault, waivers as words};
use crate::tui::act::{cures, prompt, visit};
use crate::tui::command::WhyNot;
use crate::tui::confirm::Confirm;
use crate::tui::edit::pending::Pending;
use crate::tui::effect::{Effect, Wanted};
use crate::tui::model::Model;
use crate::tui::prompt::waive;
use crate::tui::sheet::Sheet;
use crate::tui::sheet::waivers::Waivers;
use crate::tui::told::Told;
use crate::tui::view::findings;

/// The finding that the key means: the first of the row that can be excused, else the first that is.
fn chosen(model: &Model) -> Option<FindingRow> {
    let found = findings::at_cursor(model);
    let first = |is: fn(&FindingRow) -> bool| found.iter().find(|row| is(row)).cloned();
    first(|row| waive::can_be(&row.finding)).or_else(|| first(|row| row.finding.state == State::Waived))
}

/// There is a finding that can be excused, or one that is.
///
/// # Errors
/// Why not.
pub fn ready(model: &Model) -> Result<(), WhyNot> {
    if !model.can_write() {
        return Err(super::ready::read_only(model));
    }
    if model.plan.is_some() {
        return Err(WhyNot::Trying);
    }
    let may = model.overview.as_ref().is_some_and(|known| known.rights.may(AdminRole::Approver));
    if !may {
        return Err(WhyNot::NotApprover);
    }
    let listed = match model.sheet() {
        Some(Sheet::Waivers(sheet)) => sheet.rows.row().map(|_| ()),
        _ => chosen(model).map(|_| ()),
    };
    listed.ok_or(WhyNot::NothingToWaive)
}

/// Command: opens the fields of a waiver; of what is excused already, asks whether to take that back.
pub fn waive(model: &mut Model) {
    if let Some(Sheet::Waivers(sheet)) = model.sheet() {
        let listed = sheet.rows.row().map(|row| (row.waiver.clone(), row.unit.full_name()));
        if let Some((waiver, unit)) = listed {
            ask_take_back(model, &waiver, &unit);
        }
        return;
    }
    let Some(found) = chosen(model) else { return };
    if found.finding.state == State::Waived {
        let question = Question::Finding(found.finding.key());
        return model.want(Effect::Ask(Wanted::Waived, Box::new(question)));
    }
    let row = model.sheet().and_then(Sheet::row_key);
    let kept = model.refused.iter().position(|prompt| {
        let known = prompt.what_for.waive().map(|known| known.found.finding.key());
        known == Some(found.finding.key())
    });
    if let Some(place) = kept {
        let mut kept = model.refused.remove(place);
        kept.serial = model.new_number();
        return prompt::open(model, kept);
    }
    begin(model, found, row);
}

fn begin(model: &mut Model, found: FindingRow, row: Option<RowKey>) {
    let serial = model.new_number();
    let Some(mut fields) = waive::prompt(serial, model.context(), found) else { return };
    fields.row = row;
    let Some(waive) = fields.what_for.waive() else { return };
    let bounds = model.profile().and_then(|profile| profile.waivers.as_ref());
    if bounds.is_some_and(|bounds| bounds.never.contains(&waive.rule)) {
        let why = Fault::from(WaiverFault::Never { rule: waive.rule.clone() });
        return model.complain(fault::sentence(model.lang(), &why));
    }
    prompt::open(model, fields);
}

/// The waiver of a waived finding is known: asks whether to take it back.
pub fn take_waived(model: &mut Model, told: Option<Box<CheckedRow>>) {
    if let Some(CheckedRow { waiver: Some((waiver, _)), row, .. }) = told.map(|told| *told) {
        ask_take_back(model, &waiver, &row.unit.full_name());
    }
}

fn ask_take_back(model: &mut Model, waiver: &Waiver, unit: &str) {
    let (lang, dates) = (model.lang(), model.habits().dates);
    let parts = [&waiver.decision_no, &waiver.rule, unit, &words::holds(lang, dates, waiver.period)];
    let named: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    model.confirm = Some(Confirm::TakeBack {
        what: named.join(" · "),
        reason: waiver.reason.clone(),
        waiver: waiver.id,
        version: waiver.version,
    });
}

/// Takes a waiver back, once that is confirmed.
pub fn take_back(model: &mut Model) {
    let Some(Confirm::TakeBack { waiver, version, .. }) = model.confirm.take() else { return };
    let op = model.new_op();
    let steps = vec![Step::RemoveWaiver { waiver, expect: version }];
    model.want(Effect::Apply(Box::new(ChangeSet { op, cause: Cause::Waive, steps })));
    let row = model.sheet().and_then(Sheet::row_key);
    model.pending.push(Pending::of(op, Cause::Waive, row));
}

/// Command: all waivers.
pub fn list(model: &mut Model) {
    let sheet = Waivers::new(model.new_sheet());
    visit::open(model, Sheet::Waivers(Box::new(sheet)));
}

/// Asks what is told of a finding only when it is asked for, once the cursor has come to another one.
pub fn keep_told(model: &mut Model) {
    let is_edited = model.edit.is_some() || model.prompt.is_some() || !model.pending.is_empty();
    let first = if is_edited { None } else { findings::at_cursor(model).into_iter().next() };
    let key = first.as_ref().map(|row| row.finding.key());
    if key == model.told.key {
        return;
    }
    let cured = first.filter(|row| row.finding.state != State::Waived).map(|row| row.finding.key());
    model.told = Told { key, ..Told::default() };
    if let Some(key) = cured {
        cures::ask(model, key);
    }
    if let Some(key) = key.filter(|_| model.plan.is_none()) {
        model.want(Effect::Ask(Wanted::Told(key), Box::new(Question::Finding(key))));
    }
}
