//! What one pasted row would do: a new officer, values of a known one, nothing, or nothing yet because of a fault.

use crate::domain::fault::edit::EditFault;
use crate::domain::field::{Field, Owner};
use crate::domain::paste::{Matched, Place};
use crate::domain::person::Person;
use crate::domain::seat::Seat;
use crate::tui::edit::draft::{Draft, Intent};
use crate::tui::edit::{Context, offers};
use crate::tui::field::date::{self, DateOf};
use crate::tui::sheet::outline::ghost;
use crate::vietnamese::fold::fold;

/// What a row would do.
#[derive(Clone, Debug, PartialEq)]
pub enum Does {
    /// Adds an officer.
    Adds(Box<Draft>),
    /// Changes so many values of a known one.
    Changes(Box<Draft>, usize),
    /// Says what is known already.
    Nothing,
    /// Nothing, because of this.
    Fails(Fault),
}

/// Why a row cannot be taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// In which column, from 0; `None`: in the row as a whole.
    pub column: Option<usize>,
    /// What is wrong.
    pub why: Why,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// A value that cannot be stored.
    Value(EditFault),
    /// No unit is called so.
    UnitUnknown(String),
    /// Several units are called so.
    UnitSeveral(String),
    /// The unit may not be edited.
    NotYours,
    /// More cells than there are columns.
    TooManyCells {
        /// Cells of the row.
        found: usize,
        /// Columns.
        expected: usize,
    },
    /// An earlier row says something of the same officer.
    Twice(usize),
}

/// Reads a row; `number` makes the ids of a new officer.
pub fn read(
    context: Context<'_>,
    columns: &[Option<Field>],
    cells: &[String],
    matched: &Matched,
    number: u32,
) -> Does {
    match draft(context, columns, cells, matched, number) {
        Ok(does) => does,
        Err(fault) => Does::Fails(fault),
    }
}

fn draft(
    context: Context<'_>,
    columns: &[Option<Field>],
    cells: &[String],
    matched: &Matched,
    number: u32,
) -> Result<Does, Fault> {
    let of_row = |why| Fault { column: None, why };
    if cells.len() > columns.len() {
        return Err(of_row(Why::TooManyCells { found: cells.len(), expected: columns.len() }));
    }
    let column = |field: Field| columns.iter().position(|known| *known == Some(field));
    let cell = |field: Field| column(field).and_then(|at| cells.get(at)).cloned().unwrap_or_default();
    let at_unit = |why| Fault { column: column(Field::UnitCode), why };
    let unit = match &matched.place {
        Place::Found(unit) => unit.as_ref(),
        Place::Unknown => return Err(at_unit(Why::UnitUnknown(cell(Field::UnitCode)))),
        Place::Several => return Err(at_unit(Why::UnitSeveral(cell(Field::UnitCode)))),
        Place::NotYours => return Err(at_unit(Why::NotYours)),
    };
    let known = matched.officer.as_ref();
    if known.is_none() && cell(Field::FullName).is_empty() {
        let why = Why::Value(EditFault::Required { field: Field::FullName });
        return Err(Fault { column: column(Field::FullName), why });
    }
    let mut draft = match known {
        Some(row) => Draft::new(Intent::Correct, row.officer.person.clone(), row.officer.seat.clone()),
        None => newcomer(context, unit.id, number),
    };
    for (at, field) in columns.iter().enumerate() {
        let Some(field) = field.filter(|field| field.owner() != Owner::Unit) else { continue };
        let Some(text) = cells.get(at).filter(|text| !text.is_empty()) else { continue };
        let fault = |fault| Fault { column: Some(at), why: Why::Value(fault) };
        let value = canonical(context, field, text).map_err(fault)?;
        draft.values.insert(field, value);
        draft.patch().map_err(fault)?;
    }
    let (_, steps) = draft.change().map_err(|fault| of_row(Why::Value(fault)))?;
    if known.is_none() {
        return Ok(Does::Adds(Box::new(draft)));
    }
    let changed = changed_fields(&draft);
    Ok(if steps.is_empty() || changed == 0 { Does::Nothing } else { Does::Changes(Box::new(draft), changed) })
}

/// An officer who is not stored; without another day he begins on the judged one.
fn newcomer(context: Context<'_>, unit: crate::domain::id::UnitId, number: u32) -> Draft {
    let (person_id, seat_id) = ghost::ids(number);
    let mut seat = Seat::blank(person_id, unit);
    seat.id = seat_id;
    seat.period.from = Some(context.day);
    Draft::new(Intent::Add, Person { id: person_id, ..Person::blank() }, seat)
}

/// The typed values that differ from what is stored.
pub fn changes(draft: &Draft) -> Vec<(Field, String, String)> {
    let read = |field: Field| match field.owner() {
        Owner::Person => draft.person.get(field),
        Owner::Seat | Owner::Unit => draft.seat.get(field),
    };
    let all = draft.values.iter().map(|(field, value)| (*field, read(*field), value.clone()));
    all.filter(|(_, before, after)| before != after).collect()
}

fn changed_fields(draft: &Draft) -> usize {
    changes(draft).len()
}

/// The value of a cell in its canonical form.
fn canonical(context: Context<'_>, field: Field, text: &str) -> Result<String, EditFault> {
    match field {
        Field::Sex | Field::Qualification | Field::Role | Field::Status => {
            let written = fold(text);
            let choices = offers::words(context, field);
            let fits = |choice: &&crate::tui::field::choice::Choice| {
                fold(&choice.shown) == written || fold(&choice.word) == written
            };
            let found = choices.iter().find(fits).map(|choice| choice.word.clone());
            found.ok_or_else(|| EditFault::Word {
                text: text.to_owned(),
                known: choices.iter().map(|choice| choice.shown.clone()).collect(),
            })
        }
        field => match DateOf::of(field) {
            Some(of) => match date::parse(text, of, context.day) {
                Ok(date) => Ok(date.to_string()),
                Err(fault) => Err(EditFault::Date { text: text.to_owned(), fault }),
            },
            None => Ok(text.to_owned()),
        },
    }
}
