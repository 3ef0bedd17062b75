//! The sheet of rules.

use crate::messages::rules as words;
use crate::tui::act::visit;
use crate::tui::command::WhyNot;
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;
use crate::tui::sheet::findings::Findings;
use crate::tui::sheet::norms::{Norms, NormsRow};

/// Command: the profiles and norms.
pub fn open(model: &mut Model) {
    let sheet = Norms::new(model.new_sheet());
    visit::open(model, Sheet::Norms(Box::new(sheet)));
}

/// There is a row.
///
/// # Errors
/// There is none.
pub fn ready(model: &Model) -> Result<(), WhyNot> {
    match model.sheet() {
        Some(Sheet::Norms(sheet)) => sheet.chosen().map(|_| ()).ok_or(WhyNot::Nothing),
        _ => Err(WhyNot::NotHere),
    }
}

/// Command: the findings of a norm, or the norms of a profile.
pub fn enter(model: &mut Model) {
    let lang = model.lang();
    let root = model.overview.as_ref().map(|overview| overview.root.id);
    let Some(Sheet::Norms(sheet)) = model.sheet_mut() else { return };
    let is_judged = sheet.found.as_ref().is_some_and(|found| !found.standings.is_empty());
    match sheet.chosen() {
        Some(NormsRow::Edition(edition)) => {
            sheet.edition = Some(edition.id);
            let effect = sheet.ask();
            model.want(effect);
        }
        Some(NormsRow::Norm(rule, _)) if is_judged => {
            let rule = rule.id.clone();
            let Some(root) = root else { return };
            let sheet = Findings::of_rule(model.new_sheet(), root, rule);
            visit::open(model, Sheet::Findings(Box::new(sheet)));
        }
        Some(NormsRow::Norm(..)) => model.inform(words::of_other_days(lang)),
        None => {}
    }
}
