//! One doing for all marked rows: they are read as they are now, then one draft stands for all of them.

use std::collections::BTreeMap;

use crate::domain::field::{Field, Owner};
use crate::domain::outline::RowKey;
use crate::domain::query::{Hit, Question};
use crate::domain::roster::RosterRow;
use crate::messages::bulk as words;
use crate::tui::act::{edit, roster, save};
use crate::tui::command::WhyNot;
use crate::tui::edit::Opening;
use crate::tui::edit::draft::{Draft, Intent};
use crate::tui::effect::{Effect, Wanted};
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;

/// So many rows that are left out are named.
const NAMED: usize = 5;

/// What is to be done with the marked rows once they are read.
#[derive(Clone, Debug, PartialEq)]
pub enum Bulk {
    /// Open this field.
    Edit(Field, Opening),
    /// Set this field and save.
    Set(Field, String),
    /// Ask from when on they are off.
    EndSeat,
    /// Ask from when on they are in this unit.
    Transfer(Box<Hit>),
    /// Copy these columns.
    Copy(Vec<Field>),
}

/// What was done last with the values of officers, to be done again.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// What.
    pub intent: Intent,
    /// With which values.
    pub values: BTreeMap<Field, String>,
}

/// Reads the marked rows; the rest follows when they are there.
pub fn start(model: &mut Model, bulk: Bulk) {
    model.bulk = Some(bulk);
    let question = Question::Officers(model.marks.seats());
    model.want(Effect::Ask(Wanted::Marked, Box::new(question)));
}

/// Goes on with the marked rows as they are now.
pub fn take(model: &mut Model, rows: Vec<RosterRow>) {
    let Some(bulk) = model.bulk.take() else { return };
    if let Bulk::Copy(fields) = bulk {
        return copy(model, &rows, &fields);
    }
    let (rows, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.may_edit);
    if rows.is_empty() {
        return model.complain(words::none_to_edit(model.lang()));
    }
    let left_out = left_out(model, &others);
    let day = model.day().to_string();
    match bulk {
        Bulk::Edit(field, opening) => {
            let drafts = drafts(model, &rows, &Intent::Correct, field.owner(), &[]);
            edit::begin_all(model, drafts, vec![field], opening);
        }
        Bulk::Set(field, value) => {
            let drafts = drafts(model, &rows, &Intent::Correct, field.owner(), &[(field, value)]);
            if let Some(said) = &left_out {
                model.inform(said.clone());
            }
            save::at_once(model, drafts, field);
        }
        Bulk::EndSeat => {
            let drafts = drafts(model, &rows, &Intent::EndSeat, Owner::Seat, &[(Field::SeatTo, day)]);
            edit::begin_all(model, drafts, vec![Field::SeatTo], Opening::Selected);
        }
        Bulk::Transfer(hit) => {
            let intent = Intent::Transfer(Box::new(edit::destination(&hit)));
            let values = [(Field::SeatFrom, day), (Field::DecisionNo, model.last_decision.clone())];
            let drafts = drafts(model, &rows, &intent, Owner::Seat, &values);
            edit::begin_all(model, drafts, vec![Field::SeatFrom, Field::DecisionNo], Opening::Selected);
        }
        Bulk::Copy(_) => {}
    }
    if let Some(edit) = &mut model.edit {
        edit.left_out = left_out;
    }
}

/// The rows that may not be edited, in words.
fn left_out(model: &Model, rows: &[RosterRow]) -> Option<String> {
    let lang = model.lang();
    let name =
        |row: &RosterRow| words::one_left_out(lang, &row.officer.person.full_name, &row.unit.full_name());
    let mut who = rows.iter().take(NAMED).map(name).collect::<Vec<_>>().join(", ");
    if rows.len() > NAMED {
        who.push('…');
    }
    (!rows.is_empty()).then(|| words::some_left_out(lang, rows.len(), &who))
}

/// One draft for each row; where a field of people is set, one for each person.
fn drafts(
    model: &Model,
    rows: &[RosterRow],
    intent: &Intent,
    owner: Owner,
    values: &[(Field, String)],
) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::with_capacity(rows.len());
    let mut seen = std::collections::BTreeSet::new();
    for row in rows {
        let (person, seat) = (model.person(&row.officer).clone(), model.seat(&row.officer).clone());
        if seen.insert(person.id) || owner != Owner::Person {
            let mut draft = Draft::new(intent.clone(), person, seat);
            draft.values.extend(values.iter().cloned());
            drafts.push(draft);
        }
    }
    drafts
}

/// Command: opens the cell of the cursor for all marked rows.
pub fn open_cell(model: &mut Model, opening: Opening) {
    match model.sheet().and_then(Sheet::field) {
        Some(Field::FullName | Field::Key) | None => {
            let said = WhyNot::NotThisCell.sentence(model);
            model.inform(said);
        }
        Some(field) => start(model, Bulk::Edit(field, opening)),
    }
}

/// Command: the value of the row above, in the cell of the cursor; with marks that of the topmost marked row, in all
/// of them.
pub fn fill_down(model: &mut Model) {
    let Some(field) = model.sheet().and_then(Sheet::field) else { return };
    let keys = model.marks.clone();
    let wanted = |key: RowKey| keys.is_empty() || keys.holds(key);
    let Some(source) = source(model, wanted) else { return model.inform(words::no_row_above(model.lang())) };
    if keys.is_empty() {
        set(model, field, source);
    } else {
        start(model, Bulk::Set(field, source));
    }
}

/// The value of the column in the row above the cursor, or in the first row that is wanted.
fn source(model: &Model, wanted: impl Fn(RowKey) -> bool) -> Option<String> {
    let field = model.sheet().and_then(Sheet::field)?;
    let value = |officer: &crate::domain::outline::OfficerRow| match field.owner() {
        Owner::Person => model.person(officer).get(field),
        Owner::Seat | Owner::Unit => model.seat(officer).get(field),
    };
    let is_marking = !model.marks.is_empty();
    match model.sheet()? {
        Sheet::Outline(outline) => {
            let officer = |row: &crate::domain::outline::OutlineRow| match &row.content {
                crate::domain::outline::RowContent::Officer(officer) if wanted(row.key) => {
                    Some(value(officer))
                }
                _ => None,
            };
            if is_marking {
                return outline.rows.iter().find_map(officer);
            }
            outline.rows.iter().take(outline.at()).rev().find_map(officer)
        }
        Sheet::Roster(roster) => {
            let mut rows = roster.rows.iter();
            let row = if is_marking {
                rows.find(|row| wanted(row.key()))
            } else {
                rows.nth(roster.at.checked_sub(1)?)
            };
            row.map(|row| value(&row.officer))
        }
        _ => None,
    }
}

/// Sets a field of the officer of the cursor, and saves.
fn set(model: &mut Model, field: Field, value: String) {
    let Some((_, officer)) = model.officer() else { return };
    let (person, seat) = (model.person(officer).clone(), model.seat(officer).clone());
    let mut draft = Draft::new(Intent::Correct, person, seat);
    draft.values.insert(field, value);
    save::at_once(model, vec![draft], field);
}

/// Command: what was done last, here.
pub fn repeat(model: &mut Model) {
    let Some(done) = model.last_done.clone() else {
        return model.inform(words::nothing_to_repeat(model.lang()));
    };
    let value = done.values.iter().next().map(|(field, value)| (*field, value.clone()));
    match (&done.intent, value) {
        (Intent::Correct, Some((field, value))) if model.marks.is_empty() => set(model, field, value),
        (Intent::Correct, Some((field, value))) => start(model, Bulk::Set(field, value)),
        (Intent::EndSeat | Intent::Transfer(_), _) => edit::again(model, done),
        _ => model.inform(words::nothing_to_repeat(model.lang())),
    }
}

/// Copies the marked rows, one a line, columns parted by tabs.
fn copy(model: &mut Model, rows: &[RosterRow], fields: &[Field]) {
    let cell =
        |row: &RosterRow, field: Field| crate::tui::view::roster::text(model, row, field).unwrap_or_default();
    let line = |row: &RosterRow| fields.iter().map(|field| cell(row, *field)).collect::<Vec<String>>();
    let lines: Vec<Vec<String>> = rows.iter().map(line).collect();
    let count = lines.len();
    model.want(Effect::CopyRows(lines));
    model.inform(words::rows_copied(model.lang(), count));
}

/// Copies the marked rows with the columns of the sheet; whether any are marked.
pub fn copy_marked(model: &mut Model) -> bool {
    if model.marks.is_empty() || roster::rows_of(model).is_none() {
        return false;
    }
    let fields = roster::rows_of(model).unwrap_or_default();
    start(model, Bulk::Copy(fields));
    true
}
