//! The statistics.

use crate::domain::id::UnitId;
use crate::tui::act::visit;
use crate::tui::command::WhyNot;
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;
use crate::tui::sheet::statistics::{Row, Statistics};

/// Command: the figures below the unit of the cursor.
pub fn open(model: &mut Model) {
    let root = model.overview.as_ref().map(|overview| overview.root.id);
    if let Some(unit) = model.sheet().and_then(Sheet::row_key).map(|key| key.unit).or(root) {
        open_under(model, unit);
    }
}

fn open_under(model: &mut Model, unit: UnitId) {
    let sheet = Statistics::new(model.new_sheet(), unit);
    visit::open(model, Sheet::Statistics(Box::new(sheet)));
}

/// The figures are there.
///
/// # Errors
/// They are not.
pub fn ready(model: &Model) -> Result<(), WhyNot> {
    match model.sheet() {
        Some(Sheet::Statistics(sheet)) => sheet.chosen().map(|_| ()).ok_or(WhyNot::Nothing),
        _ => Err(WhyNot::NotHere),
    }
}

/// Command: into the part of the cursor; a single unit is shown in the outline.
pub fn enter(model: &mut Model) {
    let page = model.page();
    let Some(Sheet::Statistics(sheet)) = model.sheet_mut() else { return };
    if sheet.go_to_level(page) {
        return;
    }
    match sheet.chosen() {
        Some(Row::Part(part)) if part.levels.iter().map(|level| level.units).sum::<u32>() > 1 => {
            let unit = part.unit.id;
            open_under(model, unit);
        }
        _ => visit::enter(model),
    }
}

/// Command: the next order of the parts.
pub fn turn(model: &mut Model) {
    let page = model.page();
    if let Some(Sheet::Statistics(sheet)) = model.sheet_mut() {
        sheet.turn(page);
    }
}
