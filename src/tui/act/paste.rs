//! Pasted rows: reading them, correcting them, taking them in.

use crate::domain::change::{Applied, Cause, ChangeSet, Step, joined};
use crate::domain::fault::Fault;
use crate::domain::field::Field;
use crate::domain::id::{OpId, PersonId, UnitId};
use crate::domain::paste::Matched;
use crate::domain::patch::Patch;
use crate::domain::query::{Dossier, Question};
use crate::messages::paste::Refused;
use crate::messages::{fault, paste as words};
use crate::tui::act::edit::PREVIEWED;
use crate::tui::edit::draft::Draft;
use crate::tui::edit::live;
use crate::tui::edit::live::Overlay;
use crate::tui::edit::pending::Pending;
use crate::tui::effect::{Effect, Wanted};
use crate::tui::filter::FilterLine;
use crate::tui::model::Model;
use crate::tui::paste::row::{self, Does};
use crate::tui::paste::table::{self, NoTable};
use crate::tui::sheet::Sheet;
use crate::tui::sheet::paste::Paste;

/// Command: says how rows are pasted, which is the terminal's work.
pub fn how_to(model: &mut Model) {
    model.inform(words::how_to(model.lang()));
}

fn refused(why: NoTable) -> Refused {
    match why {
        NoTable::TooLong { kib, most } => Refused::TooLong(kib, most),
        NoTable::TooManyRows { rows, most } => Refused::TooManyRows(rows, most),
        NoTable::TooManyColumns { columns, most } => Refused::TooManyColumns(columns, most),
        NoTable::Binary => Refused::Binary,
    }
}

/// Opens the sheet of a pasted block.
pub fn open(model: &mut Model, text: &str) {
    let cells = match table::rows(text) {
        Ok(cells) => cells,
        Err(why) => return model.complain(words::no_table(model.lang(), refused(why))),
    };
    let root = model.overview.as_ref().map(|overview| overview.root.id);
    let near = model.sheet().and_then(Sheet::row_key).map(|key| key.unit).or(root);
    let Some(near) = near.filter(|_| !cells.is_empty()) else { return };
    let sheet = Paste::new(model.new_sheet(), near, cells, model.day());
    model.sheets.push(Sheet::Paste(Box::new(sheet)));
    ask(model);
}

fn sheet_mut(model: &mut Model) -> Option<&mut Paste> {
    match model.sheet_mut() {
        Some(Sheet::Paste(sheet)) => Some(sheet),
        _ => None,
    }
}

/// Asks what the roster knows of the rows.
pub fn ask(model: &mut Model) {
    // Rows on their way are not read anew: they would find themselves.
    let Some(sheet) = sheet_mut(model).filter(|sheet| sheet.sent.is_none()) else { return };
    let question = Question::Matches { rows: sheet.named(), near: sheet.near };
    let wanted = Wanted::Pasted(sheet.id);
    model.want(Effect::Ask(wanted, Box::new(question)));
}

/// Takes what the roster knows, reads the rows by it, and asks for what judging them needs.
pub fn take(model: &mut Model, matches: Vec<Matched>) {
    let count = matches.len();
    let numbers: Vec<u32> = (0..count).map(|_| model.new_number()).collect();
    let Some(Sheet::Paste(sheet)) = model.sheet() else { return };
    let context = model.context();
    let all = sheet.cells.iter().zip(&matches).zip(numbers);
    let does: Vec<Does> = all
        .map(|((cells, matched), number)| row::read(context, &sheet.columns, cells, matched, number))
        .collect();
    let Some(sheet) = sheet_mut(model) else { return };
    (sheet.does, sheet.matches, sheet.dossier) = (does, matches, None);
    sheet.mark_twins();
    sheet.overlay = Overlay::default();
    let (units, people) = touched(sheet);
    let wanted = Wanted::PastedDossier(sheet.id);
    if !units.is_empty() && units.len() <= PREVIEWED {
        model.want(Effect::Ask(wanted, Box::new(Question::Dossier { units, people })));
    }
}

/// The units and the known people of the rows.
fn touched(sheet: &Paste) -> (Vec<UnitId>, Vec<PersonId>) {
    let drafts: Vec<&Draft> = sheet.does.iter().filter_map(draft).collect();
    let mut units: Vec<UnitId> = drafts.iter().map(|draft| draft.seat.unit).collect();
    let mut people: Vec<PersonId> = drafts.iter().map(|draft| draft.person.id).collect();
    people.retain(|person| person.0 > 0);
    units.sort_unstable();
    units.dedup();
    people.sort_unstable();
    people.dedup();
    (units, people)
}

fn draft(does: &Does) -> Option<&Draft> {
    match does {
        Does::Adds(draft) | Does::Changes(draft, _) => Some(draft),
        Does::Nothing | Does::Fails(_) => None,
    }
}

/// Judges all rows together.
pub fn judge(model: &mut Model, dossier: Box<Dossier>) {
    let mut judge = model.judge.take();
    if let Some(sheet) = sheet_mut(model) {
        let patch = patch(sheet);
        sheet.overlay = live::overlay(judge.as_mut(), Some(&dossier), &[], patch);
        sheet.dossier = Some(dossier);
    }
    model.judge = judge;
}

/// All people and seats as they would be; rows that fail were left out before.
fn patch(sheet: &Paste) -> Patch {
    let mut all = Patch::default();
    for patch in sheet.does.iter().filter_map(draft).filter_map(|draft| draft.patch().ok()) {
        all.people.extend(patch.people);
        all.seats.extend(patch.seats);
    }
    all
}

/// Command: takes all rows in, as one change.
pub fn apply(model: &mut Model) {
    let Some(sheet) = sheet_mut(model) else { return };
    let counts = sheet.counts();
    if sheet.sent.is_some() {
        return;
    }
    if counts.faulty > 0 {
        let first = sheet.does.iter().position(|does| matches!(does, Does::Fails(_))).unwrap_or(0);
        sheet.list.at = first;
        let page = model.page();
        if let Some(sheet) = sheet_mut(model) {
            sheet.list.settle(page);
        }
        return model.complain(words::faults_left(model.lang(), counts.faulty));
    }
    if counts.new + counts.changed == 0 {
        return model.inform(words::nothing_new(model.lang()));
    }
    let (steps, overlay) = (steps(sheet), Overlay::default());
    let op = model.new_op();
    let cause = if counts.new > 0 { Cause::Add } else { Cause::Edit };
    if let Some(sheet) = sheet_mut(model) {
        sheet.sent = Some((op, counts));
    }
    model.want(Effect::Apply(Box::new(ChangeSet { op, cause, steps })));
    model.pending.push(Pending { overlay, ..Pending::of(op, cause, None) });
}

/// What the store is to do.
fn steps(sheet: &Paste) -> Vec<Step> {
    let drafts = sheet.does.iter().filter_map(draft);
    joined(drafts.filter_map(|draft| Some(draft.change().ok()?.1)))
}

/// What came of taking the rows in: the sheet closes, or stays with all that was typed.
pub fn settle(model: &mut Model, op: OpId, outcome: &Result<Applied, Fault>) {
    let is_ours =
        |sheet: &Sheet| matches!(sheet, Sheet::Paste(paste) if paste.sent.is_some_and(|sent| sent.0 == op));
    let Some(place) = model.sheets.iter().position(is_ours) else { return };
    if outcome.is_ok() {
        let Sheet::Paste(sheet) = model.sheets.remove(place) else { return };
        let counts = sheet.sent.map(|(_, counts)| counts).unwrap_or_default();
        let undo = model.habits().keys.spoken("undo");
        model.inform(words::taken_in(model.lang(), counts.new, counts.changed, &undo));
    } else if let Some(Sheet::Paste(sheet)) = model.sheets.get_mut(place) {
        sheet.sent = None;
        ask(model);
    }
}

/// Command: opens the cell of the cursor.
pub fn open_cell(model: &mut Model) {
    let Some(sheet) = sheet_mut(model) else { return };
    let (id, text) = (sheet.id, sheet.cell().to_owned());
    let field = sheet.columns.get(sheet.column).copied().flatten().unwrap_or(Field::Note);
    model.filter = Some(FilterLine::new(id, field, text.clone(), text));
}

/// Puts what was typed into the cell of the cursor.
pub fn correct(model: &mut Model, text: &str) {
    if let Some(sheet) = sheet_mut(model) {
        sheet.set_cell(text);
    }
    ask(model);
}

/// Command: another meaning for the column.
pub fn next_meaning(model: &mut Model) {
    turn(model, true);
}

/// Command: the meaning before.
pub fn previous_meaning(model: &mut Model) {
    turn(model, false);
}

fn turn(model: &mut Model, forward: bool) {
    if let Some(sheet) = sheet_mut(model) {
        sheet.turn(forward);
    }
    ask(model);
}

/// Command: leaves the row of the cursor out.
pub fn drop_row(model: &mut Model) {
    let page = model.page();
    if let Some(sheet) = sheet_mut(model) {
        sheet.drop_row(page);
    }
    ask(model);
}

/// What is wrong, in words.
pub fn sentence(model: &Model, why: &row::Why) -> String {
    let lang = model.lang();
    match why {
        row::Why::Value(edit) => fault::sentence(lang, &edit.clone().into()),
        row::Why::UnitUnknown(text) => words::unit_unknown(lang, text),
        row::Why::UnitSeveral(text) => words::unit_several(lang, text),
        row::Why::NotYours => words::not_yours(lang),
        row::Why::TooManyCells { found, expected } => words::too_many_cells(lang, *found, *expected),
        row::Why::Twice(line) => words::twice(lang, *line),
    }
}
