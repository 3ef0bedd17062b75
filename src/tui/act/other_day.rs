//! Looking at the roster as of another day: everything as it was or will be then, nothing can be changed.

use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::moment::AsOf;
use crate::messages::{fault, labels, looking_back};
use crate::tui::act::{prompt, session};
use crate::tui::command::WhyNot;
use crate::tui::effect::{Effect, Wanted};
use crate::tui::field::date::DateOf;
use crate::tui::model::Model;
use crate::tui::prompt::{Asks, Blank, Prompt, PromptFor};
use crate::tui::sheet::Sheet;
use crate::tui::told::{Present, Waiting};

/// Nothing is on its way to the roster.
///
/// # Errors
/// What is.
pub fn ready(model: &Model) -> Result<(), WhyNot> {
    if model.plan.is_some() {
        return Err(WhyNot::Trying);
    }
    if model.unsaved() > 0 { Err(WhyNot::Saving) } else { Ok(()) }
}

/// Command: asks for a day; back to the present one if another is being looked at.
pub fn ask(model: &mut Model) {
    if model.present.is_some() {
        return leave(model);
    }
    let serial = model.new_number();
    let change = match model.sheet() {
        Some(Sheet::Calendar(sheet)) => sheet.chosen().map(|change| change.day),
        _ => None,
    };
    let day = Some(change.unwrap_or(model.day()));
    let day = Blank::day(Asks::Day, DateOf::Future, day, model.habits().dates);
    let mut fields = Prompt::new(serial, None, PromptFor::OtherDay, vec![day]);
    fields.go_to(0);
    prompt::open(model, fields);
}

/// Wants the roster as of this day or change.
pub fn look(model: &mut Model, as_of: AsOf) {
    model.prompt = None;
    if as_of == model.day().into() {
        return model.inform(labels::is_this_day(model.lang()));
    }
    model.waiting.push(Waiting { wanted: Wanted::OtherDay, progress: None });
    model.inform(match as_of.at {
        Some(seq) => looking_back::making_change(model.lang(), seq.0),
        None => labels::making_day(model.lang(), &model.habits().dates.show(as_of.day)),
    });
    model.want(Effect::LookAt(Some(as_of)));
}

/// The roster as of the day is there, or could not be made.
pub fn arrive(model: &mut Model, made: Result<AsOf, Fault>) {
    model.waiting.retain(|waiting| waiting.wanted != Wanted::OtherDay);
    let as_of = match made {
        Ok(as_of) => as_of,
        Err(why) => return model.complain(fault::sentence(model.lang(), &why)),
    };
    let (sheets, left) = (model.sheets.clone(), std::mem::take(&mut model.left));
    let present = Present { sheets, left, before: model.day(), as_of };
    model.present = Some(Box::new(present));
    model.notice = None;
    model.inform(labels::looking_at_day(model.lang(), &model.habits().keys.spoken("as-of")));
    show(model, as_of.day);
}

/// Back to the present day, at the row that was left.
fn leave(model: &mut Model) {
    let Some(present) = model.present.take() else { return };
    (model.sheets, model.left) = (present.sheets, present.left);
    model.want(Effect::LookAt(None));
    show(model, present.before);
}

/// Everything as of the day.
fn show(model: &mut Model, day: Day) {
    for sheet in &mut model.sheets {
        if let Sheet::Form(form) = sheet {
            form.day = day;
        }
    }
    session::reload(model);
}

/// Leaves the other day by Esc, once no sheet is open above those with which it was begun; whether it did.
pub fn step_back(model: &mut Model) -> bool {
    let is_bottom = model.present.as_ref().is_some_and(|present| model.sheets.len() <= present.sheets.len());
    if is_bottom {
        leave(model);
    }
    is_bottom
}
