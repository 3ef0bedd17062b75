//! Typing into a row of fields, leaving it, and sending what it says.

use crate::domain::account::AccountStep;
use crate::domain::change::{Cause, ChangeSet, Step};
use crate::domain::fault::Fault;
use crate::domain::query::{Dossier, Question};
use crate::messages::{account_sheet as accounts, fault};
use crate::rules::preview::granted;
use crate::tui::act::{other_day, trial};
use crate::tui::edit::live::Overlay;
use crate::tui::edit::pending::Pending;
use crate::tui::effect::{Effect, Wanted};
use crate::tui::model::Model;
use crate::tui::prompt::waive::{self, Waive};
use crate::tui::prompt::{Asks, Blank, Prompt, PromptFor, account};

/// Opens a row of fields, and asks for what judging it needs.
pub fn open(model: &mut Model, prompt: Prompt) {
    model.prompt = Some(Box::new(prompt));
    ask_dossier(model);
    refresh(model);
}

/// Asks for what judging the open row needs.
pub fn ask_dossier(model: &mut Model) {
    let Some(prompt) = &model.prompt else { return };
    let (units, people) = match &prompt.what_for {
        PromptFor::Waive(waive) => (vec![waive.found.finding.unit], Vec::new()),
        PromptFor::Event(event) => event.touches(),
        PromptFor::OtherDay | PromptFor::Account(_) | PromptFor::TryRules | PromptFor::TakeRules(_) => return,
    };
    let wanted = Wanted::Dossier(prompt.serial);
    model.want(Effect::Ask(wanted, Box::new(Question::Dossier { units, people })));
}

/// Takes what judging needs: also who might be accepted.
pub fn take_dossier(model: &mut Model, dossier: Box<Dossier>) {
    let Some(mut prompt) = model.prompt.take() else { return };
    let choices = prompt
        .what_for
        .waive()
        .map(|waive| waive::effects(model.context(), &waive.found.finding, Some(&dossier)));
    let is_first = prompt.dossier.is_none();
    if let Some(choices) = choices
        && let Some(blank) =
            prompt.place(Asks::Effect).filter(|_| is_first).and_then(|at| prompt.blanks.get_mut(at))
    {
        *blank = Blank::choice(Asks::Effect, choices);
    }
    prompt.dossier = Some(dossier);
    model.prompt = Some(prompt);
    refresh(model);
}

/// Judges what stands in the fields.
pub fn refresh(model: &mut Model) {
    let today = model.day();
    let Some(mut prompt) = model.prompt.take() else { return };
    match prompt.what_for.clone() {
        PromptFor::OtherDay | PromptFor::Account(_) | PromptFor::TryRules | PromptFor::TakeRules(_) => {
            let days = [Asks::Day, Asks::Expires, Asks::FirstDay];
            prompt.fault = days.into_iter().find_map(|asks| prompt.day(asks, today).err());
        }
        PromptFor::Event(event) => {
            prompt.fault = event.step(&prompt, today).err();
            prompt.overlay = match (&prompt.dossier, &mut model.judge) {
                (Some(dossier), Some(judge)) => event.overlay(&prompt, judge, dossier),
                _ => Overlay::default(),
            };
        }
        PromptFor::Waive(waive) => judge_waiver(model, &mut prompt, &waive),
    }
    model.prompt = Some(prompt);
}

fn judge_waiver(model: &mut Model, prompt: &mut Prompt, waive: &Waive) {
    let today = model.day();
    let waiver = waive.draft(prompt, today);
    let fault = match model.profile() {
        Some(profile) => waive.waiver(prompt, profile, today).err(),
        None => None,
    };
    let preview = match (&waiver, &prompt.dossier, &mut model.judge) {
        (Ok(waiver), Some(dossier), Some(judge)) => Some(granted(judge, dossier, waiver)),
        _ => None,
    };
    prompt.overlay = Overlay { preview, ..Overlay::default() };
    prompt.fault = fault;
}

/// Where to go from the open field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    /// To the next field; after the last one to the first.
    Next,
    /// To the one before.
    Previous,
    /// Away: what is typed is saved.
    Save,
}

/// Leaves the open field.
pub fn leave(model: &mut Model, go: Go) {
    refresh(model);
    let Some(prompt) = &mut model.prompt else { return };
    let all = prompt.blanks.len().max(1);
    match go {
        Go::Next => prompt.go_to((prompt.at + 1) % all),
        Go::Previous => prompt.go_to((prompt.at + all - 1) % all),
        Go::Save => return save(model),
    }
    refresh(model);
}

fn refuse(model: &mut Model, at: usize, why: &Fault) {
    if let Some(prompt) = &mut model.prompt {
        prompt.go_to(at);
    }
    model.complain(fault::sentence(model.lang(), why));
}

fn save(model: &mut Model) {
    let today = model.day();
    let Some(prompt) = &model.prompt else { return };
    let done = match &prompt.what_for {
        PromptFor::OtherDay => {
            prompt.day(Asks::Day, today).map(|day| other_day::look(model, day.unwrap_or(today).into()))
        }
        PromptFor::Waive(waive) => {
            waiver_step(model, waive, prompt, today).map(|step| send(model, Cause::Waive, vec![step]))
        }
        PromptFor::Event(event) => {
            event.step(prompt, today).map(|(cause, step)| send(model, cause, vec![step]))
        }
        PromptFor::Account(what_for) => {
            account::steps(what_for, prompt, today).map(|steps| send_account(model, steps))
        }
        PromptFor::TryRules => {
            trial::try_named(model);
            Ok(())
        }
        PromptFor::TakeRules(take) => prompt
            .day(Asks::FirstDay, today)
            .map(|from| trial::step(take, from))
            .map(|step| send(model, Cause::Rules, vec![step])),
    };
    if let Err((at, why)) = done {
        refuse(model, at, &why);
    }
}

fn send_account(model: &mut Model, steps: Vec<AccountStep>) {
    if steps.is_empty() {
        model.prompt = None;
        return model.inform(accounts::unchanged(model.lang()));
    }
    let steps = steps.into_iter().map(|step| Step::Account(Box::new(step))).collect();
    send(model, Cause::Account, steps);
}

fn waiver_step(
    model: &Model,
    waive: &Waive,
    prompt: &Prompt,
    today: crate::domain::day::Day,
) -> Result<Step, (usize, Fault)> {
    let waiver = match model.profile() {
        Some(profile) => waive.waiver(prompt, profile, today)?,
        None => waive.draft(prompt, today)?,
    };
    Ok(Step::AddWaiver(Box::new(waiver)))
}

/// Hands what the row says to the writer; the row is kept until it is stored.
fn send(model: &mut Model, cause: Cause, steps: Vec<Step>) {
    let Some(mut prompt) = model.prompt.take() else { return };
    let op = model.new_op();
    model.want(Effect::Apply(Box::new(ChangeSet { op, cause, steps })));
    let (overlay, row) = (std::mem::take(&mut prompt.overlay), prompt.row);
    let pending = Pending::of(op, cause, row);
    model.pending.push(Pending { overlay, prompt: Some(prompt), ..pending });
}

/// Leaves the row of fields without saving.
pub fn cancel(model: &mut Model) {
    model.prompt = None;
}
