//! The kept copies of the roster, as far as the screen cares: what is wrong stands in the message line until it is mended.

use crate::domain::backup::CopyTrouble;
use crate::domain::fault::Fault;
use crate::domain::moment;
use crate::messages::{backup as text, fault};
use crate::tui::effect::Effect;
use crate::tui::model::Model;

/// What is known of the copies.
#[derive(Clone, Debug, Default)]
pub struct Copies {
    /// What is wrong.
    pub trouble: Option<Box<CopyTrouble>>,
    /// Whether the user has asked for one and waits for the answer.
    is_asked: bool,
}

/// Command.
pub fn ask(model: &mut Model) {
    model.copies.is_asked = true;
    model.inform(text::copying(model.lang()));
    model.want(Effect::KeepCopy);
}

/// Takes in how the copies stand.
pub fn take(model: &mut Model, trouble: Option<Box<CopyTrouble>>, made: Option<Result<i64, Fault>>) {
    let is_new = trouble.is_some() && model.copies.trouble != trouble;
    model.copies.trouble = trouble;
    if is_new && let Some(line) = red_line(model) {
        // It is kept among the past messages, too.
        model.complain(line);
    }
    if !std::mem::take(&mut model.copies.is_asked) {
        return;
    }
    let (lang, dates) = (model.lang(), model.habits().dates);
    match made {
        Some(Ok(at)) => model.inform(text::copied(lang, &moment::shown(at, dates))),
        Some(Err(why)) => model.complain(fault::sentence(lang, &why)),
        None => model.inform(text::no_copies(lang)),
    }
}

/// What stands in the message line while nothing else does.
pub fn red_line(model: &Model) -> Option<String> {
    let trouble = model.copies.trouble.as_ref()?;
    Some(text::trouble(model.lang(), model.habits().dates, trouble))
}
