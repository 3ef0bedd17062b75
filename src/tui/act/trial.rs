//! Trying a changed rule file, taking it over, and taking that back.

use crate::domain::change::{Cause, Step};
use crate::domain::day::Day;
use crate::domain::fault::store::StoreFault;
use crate::domain::fault::{Fault, FaultKind};
use crate::domain::norms::{RuleText, Trial};
use crate::messages::{fault, trial as words};
use crate::tui::act::{prompt, ready};
use crate::tui::command::WhyNot;
use crate::tui::confirm::Confirm;
use crate::tui::edit::pending::Pending;
use crate::tui::effect::{Effect, Wanted};
use crate::tui::field::date::DateOf;
use crate::tui::model::Model;
use crate::tui::prompt::{Asks, Blank, Prompt, PromptFor, TakeRules};
use crate::tui::sheet::Sheet;
use crate::tui::sheet::trial::TrialSheet;
use crate::tui::told::Waiting;

/// Command: asks for a file; whoever may name none is told how to paste its text.
pub fn ask(model: &mut Model) {
    if !model.settings.opens_files {
        return model.inform(words::paste_here(model.lang()));
    }
    ask_file(model, Blank::text(Asks::File));
    model.inform(words::or_paste(model.lang()));
}

fn ask_file(model: &mut Model, file: Blank) {
    let serial = model.new_number();
    prompt::open(model, Prompt::new(serial, None, PromptFor::TryRules, vec![file]));
}

/// Tries the file that was named.
pub fn try_named(model: &mut Model) {
    let Some(name) = model.prompt.as_ref().and_then(|prompt| prompt.open()) else { return };
    let name = name.editor.line().text().trim().to_owned();
    if name.is_empty() {
        return model.complain(words::no_name(model.lang()));
    }
    model.prompt = None;
    begin(model, RuleText::File(name));
}

/// Whether a text with several lines that is pasted here is a rule text.
pub fn takes_text(model: &Model) -> bool {
    matches!(model.sheet(), Some(Sheet::Norms(_) | Sheet::Trial(_)))
}

/// Tries a text.
pub fn begin(model: &mut Model, text: RuleText) {
    if matches!(model.sheet(), Some(Sheet::Trial(_))) {
        model.sheets.pop();
    }
    let day = model.day();
    let sheet = TrialSheet::new(model.new_sheet(), text.clone(), day);
    model.sheets.push(Sheet::Trial(Box::new(sheet)));
    model.waiting.retain(|waiting| waiting.wanted != Wanted::Trial);
    model.waiting.push(Waiting { wanted: Wanted::Trial, progress: None });
    model.want(Effect::TryRules(text, day));
}

/// What came of a trial is known.
pub fn arrive(model: &mut Model, result: Result<Trial, Fault>) {
    model.waiting.retain(|waiting| waiting.wanted != Wanted::Trial);
    let is_open = |sheet: &Sheet| matches!(sheet, Sheet::Trial(sheet) if sheet.trial.is_none());
    let Some(place) = model.sheets.iter().position(is_open) else { return };
    let page = model.page();
    match result {
        Ok(trial) => {
            if let Some(Sheet::Trial(sheet)) = model.sheets.get_mut(place) {
                sheet.take(trial, page);
            }
            say(model, place);
        }
        Err(why) => {
            let left = model.sheets.remove(place);
            if why.kind == FaultKind::Store(StoreFault::Cancelled) {
                return model.inform(words::stopped(model.lang()));
            }
            // A name that was typed wrong is there to be mended, where nothing else has begun meanwhile.
            let is_free = place == model.sheets.len() && model.edit.is_none() && model.prompt.is_none();
            if let Sheet::Trial(left) = &left
                && let Some(name) = left.file().filter(|_| is_free)
            {
                ask_file(model, Blank::written(Asks::File, name));
            }
            model.complain(fault::sentence(model.lang(), &why));
        }
    }
}

fn say(model: &mut Model, place: usize) {
    let Some(Sheet::Trial(sheet)) = model.sheets.get(place) else { return };
    let lang = model.lang();
    let said = match sheet.good() {
        None => words::still_the_old(lang),
        Some(trialled) if !trialled.profile.valid.holds(trialled.day) => {
            words::not_valid(lang, &model.habits().dates.show(trialled.day))
        }
        Some(trialled) => {
            let tried = &trialled.tried;
            words::findings(lang, tried.added, tried.gone, tried.changed)
        }
    };
    model.inform(said);
}

/// Something has been tried.
///
/// # Errors
/// Nothing has.
pub fn ready(model: &Model) -> Result<(), WhyNot> {
    match model.sheet() {
        Some(Sheet::Trial(sheet)) if sheet.trial.is_some() => Ok(()),
        _ => Err(WhyNot::Nothing),
    }
}

/// The cursor stands on a finding.
///
/// # Errors
/// It does not.
pub fn ready_to_go(model: &Model) -> Result<(), WhyNot> {
    model.sheet().and_then(Sheet::row_key).map(|_| ()).ok_or(WhyNot::NotAFinding)
}

/// Command: tries the same once more; a file is read anew.
pub fn again(model: &mut Model) {
    if let Some(Sheet::Trial(sheet)) = model.sheet() {
        let text = sheet.text.clone();
        begin(model, text);
    }
}

/// Whoever sits here may change the rules.
///
/// # Errors
/// Why not.
pub fn may_change(model: &Model) -> Result<(), WhyNot> {
    ready::at_once(model)?;
    let may = model.overview.as_ref().is_some_and(|overview| overview.rights.may_change_rules());
    if may { Ok(()) } else { Err(WhyNot::NotOfAll) }
}

/// The text can come into force.
///
/// # Errors
/// Why not.
pub fn ready_to_take(model: &Model) -> Result<(), WhyNot> {
    may_change(model)?;
    match model.sheet() {
        Some(Sheet::Trial(sheet)) => sheet.good().map(|_| ()).ok_or(WhyNot::Broken),
        _ => Err(WhyNot::NotHere),
    }
}

/// Command: asks from which day on the text shall be in force.
pub fn take(model: &mut Model) {
    let Some(Sheet::Trial(sheet)) = model.sheet() else { return };
    let Some(trialled) = sheet.good() else { return };
    let (profile, before) = (&trialled.profile, trialled.tried.before.as_ref());
    // A changed text replaces the old one from now on; a new profile begins when it says.
    let is_other = before.is_some_and(|before| before.name == profile.name);
    let from = if is_other && profile.valid.holds(sheet.day) { Some(sheet.day) } else { profile.valid.from };
    let take = TakeRules { name: profile.name.clone(), source: profile.source.clone(), valid: profile.valid };
    let serial = model.new_number();
    let day = Blank::day(Asks::FirstDay, DateOf::Future, from, model.habits().dates);
    let mut row = Prompt::new(serial, None, PromptFor::TakeRules(Box::new(take)), vec![day]);
    row.go_to(0);
    prompt::open(model, row);
}

/// The step that takes them over.
pub fn step(take: &TakeRules, from: Option<Day>) -> Step {
    Step::TakeRules { source: take.source.clone(), from }
}

/// They are taken over: the trial is no trial any more.
pub fn taken(model: &mut Model, records: u64) {
    model.sheets.retain(|sheet| !matches!(sheet, Sheet::Trial(_)));
    let undo = model.habits().keys.spoken("undo");
    let said = match records {
        0 => words::taken_already(model.lang()),
        _ => words::taken(model.lang(), &undo),
    };
    model.inform(said);
}

/// Command: asks whether to take the last taking over back.
pub fn ask_back(model: &mut Model) {
    model.confirm = Some(Confirm::BackRules);
}

/// Takes it back, once that is confirmed.
pub fn back(model: &mut Model) {
    model.confirm = None;
    let op = model.new_op();
    model.pending.push(Pending::of(op, Cause::Undo, None));
    model.want(Effect::UndoRules(op));
}
