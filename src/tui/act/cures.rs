//! What would cure the finding at the cursor, and taking one of the ways: the change opens ready to be saved.

use crate::domain::cure::{Cure, Cures, Remedy, Who};
use crate::domain::field::Field;
use crate::domain::finding::{FindingKey, State};
use crate::domain::outline::RowKey;
use crate::domain::patch::Patch;
use crate::domain::profile::rule::RuleBody;
use crate::domain::query::{FindingRow, Question};
use crate::domain::seat::Role;
use crate::messages::cure as words;
use crate::tui::act::{edit, event, navigate, visit};
use crate::tui::command::WhyNot;
use crate::tui::edit::draft::{Destination, Draft, Intent};
use crate::tui::effect::{Effect, Wanted};
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;
use crate::tui::sheet::cures::CuresOf;
use crate::tui::view::findings;

/// The finding that the key means: the first of the row that is not excused.
fn chosen(model: &Model) -> Option<FindingRow> {
    findings::at_cursor(model).into_iter().find(|row| row.finding.state != State::Waived)
}

/// There is a finding that can be cured.
///
/// # Errors
/// Why not.
pub fn ready(model: &Model) -> Result<(), WhyNot> {
    chosen(model).map(|_| ()).ok_or(WhyNot::NothingToCure)
}

/// Command: the cures of the finding at the cursor.
pub fn open(model: &mut Model) {
    let Some(found) = chosen(model) else { return };
    let sheet = CuresOf::new(model.new_sheet(), found.finding.key(), tried(model));
    visit::open(model, Sheet::Cures(Box::new(sheet)));
}

/// Asks for the cures of a finding, for the strip.
pub fn ask(model: &mut Model, key: FindingKey) {
    let question = Question::Cures { key, tried: tried(model) };
    model.want(Effect::Ask(Wanted::Cured(key), Box::new(question)));
}

fn tried(model: &Model) -> Patch {
    model.plan.as_ref().map(|plan| plan.overlay.patch.clone()).unwrap_or_default()
}

/// A cure can be taken.
///
/// # Errors
/// Why not.
pub fn can_take(model: &Model) -> Result<(), WhyNot> {
    if !model.can_write() {
        return Err(super::ready::read_only(model));
    }
    match model.sheet() {
        Some(Sheet::Cures(sheet)) => match sheet.chosen() {
            Some(cure) if cure.who.is_some() && is_only_tried(model, sheet) => Err(WhyNot::OnlyTried),
            Some(cure) if cure.may => Ok(()),
            Some(_) => Err(WhyNot::Outside),
            None => Err(WhyNot::Nothing),
        },
        _ => Err(WhyNot::NotHere),
    }
}

/// Whether the seat of the cursor is one that was only tried.
fn is_only_tried(model: &Model, sheet: &CuresOf) -> bool {
    let row = sheet.row_key();
    row.is_some_and(|row| model.plan.as_ref().is_some_and(|plan| plan.makes(row)))
}

/// Command: opens the change of the cure of the cursor.
pub fn take(model: &mut Model) {
    let Some(Sheet::Cures(sheet)) = model.sheet() else { return };
    let Some((cures, cure)) = sheet.cures().cloned().zip(sheet.chosen().cloned()) else { return };
    if cure.remedy == Remedy::Wait {
        return model.inform(words::only_waiting(model.lang()));
    }
    model.sheets.pop();
    match (cure.remedy, cure.who.as_deref()) {
        (Remedy::Transfer | Remedy::Send | Remedy::Call | Remedy::Reserve, Some(who)) => {
            moving(model, &cures, &cure, who);
        }
        (Remedy::End, Some(who)) => {
            let mut draft = Draft::new(Intent::EndSeat, who.person.clone(), who.seat.clone());
            draft.values.insert(Field::SeatTo, cure.from.to_string());
            edit::begin_with(model, draft, vec![Field::SeatTo]);
        }
        (Remedy::Fill(field), Some(who)) => {
            let draft = Draft::new(Intent::Correct, who.person.clone(), who.seat.clone());
            edit::begin_with(model, draft, vec![field]);
        }
        (Remedy::Attend, Some(who)) => {
            let topic = topic(model, &cures);
            event::enter_class(model, who.person.clone(), &topic);
        }
        (Remedy::Visit, _) => {
            let (unit, topic) = (cures.about.unit.clone(), topic(model, &cures));
            event::enter_visit(model, &unit, &topic);
        }
        _ => add(model, &cures),
    }
}

/// The first topic of a rule about events.
fn topic(model: &Model, cures: &Cures) -> String {
    let rule = model.profile().and_then(|profile| profile.rule(cures.about.finding.rule));
    match rule.map(|rule| &rule.body) {
        Some(RuleBody::Recent(recent)) => recent.spoken.first().cloned().unwrap_or_default(),
        _ => String::new(),
    }
}

/// A seat that ends and the one that follows, from a day on and by a decision of that day.
fn moving(model: &mut Model, cures: &Cures, cure: &Cure, who: &Who) {
    let rule = model.profile().and_then(|profile| profile.rule(cures.about.finding.rule));
    let counts = rule.map(|rule| rule.counts.clone());
    let intent = match &cure.to {
        Some(to) => {
            let line = if to.id == cures.about.unit.id { cures.line.clone() } else { Vec::new() };
            Intent::Transfer(Box::new(Destination { unit: to.id, name: to.full_name(), line }))
        }
        None => Intent::ChangeFrom,
    };
    let mut draft = Draft::new(intent, who.person.clone(), who.seat.clone());
    let values = &mut draft.values;
    values.insert(Field::SeatFrom, cure.from.to_string());
    values.insert(Field::DecisionDate, cure.from.to_string());
    match (cure.remedy, counts) {
        (Remedy::Reserve, _) => {
            values.insert(Field::Role, Role::Reserve.word().to_owned());
        }
        (Remedy::Transfer | Remedy::Call, Some(counts)) => {
            if let Some(role) = counts.roles.first().filter(|_| !counts.roles.contains(&who.seat.role)) {
                values.insert(Field::Role, role.word().to_owned());
            }
            if let Some(status) =
                counts.statuses.first().filter(|_| !counts.statuses.contains(&who.seat.status))
            {
                values.insert(Field::Status, status.word().to_owned());
            }
        }
        _ => {}
    }
    values.insert(Field::DecisionNo, model.last_decision.clone());
    edit::begin_with(model, draft, vec![Field::SeatFrom, Field::DecisionNo, Field::DecisionDate]);
}

/// A new row in the unit of the finding, where the outline shows it; else the way there.
fn add(model: &mut Model, cures: &Cures) {
    let unit = RowKey::unit(cures.about.unit.id);
    if matches!(model.sheet(), Some(Sheet::Outline(outline)) if outline.row().is_some_and(|row| row.key.unit == unit.unit))
    {
        return edit::add_officer(model);
    }
    navigate::leave(model);
    model.want(Effect::Ask(Wanted::Goto(unit), Box::new(Question::Line(unit.unit))));
    model.inform(words::add_there(model.lang(), &model.habits().keys.spoken("add-officer")));
}
