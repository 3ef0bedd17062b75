//! The calendar of coming changes.

use crate::tui::act::visit;
use crate::tui::command::WhyNot;
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;
use crate::tui::sheet::calendar::Calendar;

/// Command: the coming changes below the unit of the cursor.
pub fn open(model: &mut Model) {
    let root = model.overview.as_ref().map(|overview| overview.root.id);
    let unit = model.sheet().and_then(Sheet::row_key).map(|key| key.unit).or(root);
    let Some(unit) = unit else { return };
    let sheet = Calendar::new(model.new_sheet(), unit);
    visit::open(model, Sheet::Calendar(Box::new(sheet)));
}

/// There is a change.
///
/// # Errors
/// There is none.
pub fn ready(model: &Model) -> Result<(), WhyNot> {
    match model.sheet() {
        Some(Sheet::Calendar(sheet)) => sheet.chosen().map(|_| ()).ok_or(WhyNot::Nothing),
        _ => Err(WhyNot::NotHere),
    }
}

/// Command: by day or by unit.
pub fn turn(model: &mut Model) {
    let page = model.page();
    if let Some(Sheet::Calendar(sheet)) = model.sheet_mut() {
        sheet.turn(page);
    }
}
