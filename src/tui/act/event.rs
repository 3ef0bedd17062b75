//! Entering training classes and inspections.

use crate::domain::person::Person;
use crate::domain::unit::Unit;
use crate::tui::act::prompt;
use crate::tui::command::WhyNot;
use crate::tui::model::Model;
use crate::tui::prompt::event::{self, Event};
use crate::tui::sheet::Sheet;

/// A class can be entered for the officer of the cursor.
///
/// # Errors
/// Why not.
pub fn class_ready(model: &Model) -> Result<(), WhyNot> {
    trying(model)?;
    super::ready::officer(model)
}

/// Nothing is being tried: these are stored at once.
fn trying(model: &Model) -> Result<(), WhyNot> {
    if model.plan.is_some() { Err(WhyNot::Trying) } else { Ok(()) }
}

/// A visit can be entered for the unit of the cursor.
///
/// # Errors
/// Why not.
pub fn visit_ready(model: &Model) -> Result<(), WhyNot> {
    trying(model)?;
    super::ready::here(model)
}

/// Command: a class that the officer of the cursor attended.
pub fn class(model: &mut Model) {
    let Some((_, officer)) = model.officer() else { return };
    let person = model.person(officer).clone();
    enter_class(model, person, "");
}

/// Asks for a class that the person attended.
pub fn enter_class(model: &mut Model, person: Person, topic: &str) {
    open(model, Event::Class(Box::new(person)), topic);
}

/// Command: a visit of the unit of the cursor.
pub fn visit(model: &mut Model) {
    let Some(unit) = model.sheet().and_then(Sheet::row_key).map(|key| key.unit) else { return };
    let name = model.unit_name(unit).unwrap_or_default();
    open(model, Event::Visit { unit, name }, "");
}

/// Asks for a visit of the unit.
pub fn enter_visit(model: &mut Model, unit: &Unit, topic: &str) {
    open(model, Event::Visit { unit: unit.id, name: unit.full_name() }, topic);
}

fn open(model: &mut Model, event: Event, topic: &str) {
    let serial = model.new_number();
    let mut fields = event::prompt(serial, model.context(), event, topic);
    fields.row = model.sheet().and_then(Sheet::row_key);
    prompt::open(model, fields);
}
