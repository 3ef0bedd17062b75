//! Whether a command can be done now, or why not.

use crate::tui::act::visit;
use crate::tui::command::WhyNot;
use crate::tui::edit::pending::Stage;
use crate::tui::field::Editor;
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;

/// There is a row.
///
/// # Errors
/// The reason, to be said.
pub fn row(model: &Model) -> Result<(), WhyNot> {
    model.sheet().and_then(Sheet::row_key).map(|_| ()).ok_or(WhyNot::Nothing)
}

/// Why nothing can be written.
pub fn read_only(model: &Model) -> WhyNot {
    if model.present.is_some() { WhyNot::OtherDay } else { WhyNot::ReadOnly }
}

/// The roster can be written.
///
/// # Errors
/// The reason, to be said.
pub fn write(model: &Model) -> Result<(), WhyNot> {
    if model.can_write() { row(model) } else { Err(read_only(model)) }
}

/// The cursor stands on an officer of a table, to be marked.
///
/// # Errors
/// The reason, to be said.
pub fn mark(model: &Model) -> Result<(), WhyNot> {
    table(model)?;
    let (key, _) = model.officer().ok_or(WhyNot::NoOfficer)?;
    if crate::tui::sheet::outline::ghost::is_ghost(key) { Err(WhyNot::Saving) } else { Ok(()) }
}

/// A copy of the roster can be put beside it.
///
/// # Errors
/// The reason, to be said.
pub fn copying(model: &Model) -> Result<(), WhyNot> {
    if model.can_write() { Ok(()) } else { Err(read_only(model)) }
}

/// Rows can be pasted here.
///
/// # Errors
/// The reason, to be said.
pub fn paste(model: &Model) -> Result<(), WhyNot> {
    if model.plan.is_some() {
        return Err(WhyNot::Trying);
    }
    if model.can_write() { table(model) } else { Err(read_only(model)) }
}

/// There are officers to edit: those that are marked, else that of the cursor.
///
/// # Errors
/// The reason, to be said.
pub fn officers(model: &Model) -> Result<(), WhyNot> {
    if marks_count(model) == 0 { officer(model) } else { write(model) }
}

/// There are cells to edit: those of the marked rows, else that of the cursor.
///
/// # Errors
/// The reason, to be said.
pub fn cells(model: &Model) -> Result<(), WhyNot> {
    officers(model)?;
    model.sheet().and_then(Sheet::field).map(|_| ()).ok_or(WhyNot::NotThisCell)
}

/// How many rows of this sheet's kind are marked.
pub fn marks_count(model: &Model) -> usize {
    if table(model).is_ok() { model.marks.len() } else { 0 }
}

/// Whoever sits here may edit where the cursor stands.
///
/// # Errors
/// The reason, to be said.
pub fn here(model: &Model) -> Result<(), WhyNot> {
    write(model)?;
    if model.may_edit_here() { Ok(()) } else { Err(WhyNot::Outside) }
}

/// The cursor stands on an officer who can be edited.
///
/// # Errors
/// The reason, to be said.
pub fn officer(model: &Model) -> Result<(), WhyNot> {
    here(model)?;
    let (key, _) = model.officer().ok_or(WhyNot::NoOfficer)?;
    let sent = |row| model.pending.iter().any(|p| p.stage == Stage::Sent && p.concerns(row));
    if model.plan.as_ref().is_some_and(|plan| plan.makes(key)) {
        return Err(WhyNot::OnlyTried);
    }
    let is_new = crate::tui::sheet::outline::ghost::is_ghost(key);
    if is_new && sent(key) { Err(WhyNot::Saving) } else { Ok(()) }
}

/// The cursor stands on an officer who can be edited at once.
///
/// # Errors
/// The reason, to be said.
pub fn stored_officer(model: &Model) -> Result<(), WhyNot> {
    if model.plan.is_some() { Err(WhyNot::Trying) } else { officer(model) }
}

/// What is done at once can be done: not while one tries, when everybody believes that nothing is saved.
///
/// # Errors
/// The reason, to be said.
pub fn at_once(model: &Model) -> Result<(), WhyNot> {
    match (&model.plan, model.can_write()) {
        (Some(_), _) => Err(WhyNot::Trying),
        (None, true) => Ok(()),
        (None, false) => Err(read_only(model)),
    }
}

/// What is done can be taken back, or brought back.
///
/// # Errors
/// The reason, to be said.
pub fn redo(model: &Model) -> Result<(), WhyNot> {
    at_once(model).and_then(|()| row(model))
}

/// The cursor stands on a cell that can be edited.
///
/// # Errors
/// The reason, to be said.
pub fn cell(model: &Model) -> Result<(), WhyNot> {
    officer(model)?;
    model.sheet().and_then(Sheet::field).map(|_| ()).ok_or(WhyNot::NotThisCell)
}

/// There is a way back.
///
/// # Errors
/// Why not.
pub fn way_back(model: &Model) -> Result<(), WhyNot> {
    if model.jumps.ways().0 { Ok(()) } else { Err(WhyNot::NoWay) }
}

/// There is a way forward.
///
/// # Errors
/// Why not.
pub fn way_forward(model: &Model) -> Result<(), WhyNot> {
    if model.jumps.ways().1 { Ok(()) } else { Err(WhyNot::NoWay) }
}

/// Something was searched for before.
///
/// # Errors
/// Why not.
pub fn searches(model: &Model) -> Result<(), WhyNot> {
    if model.remembered.searches.is_empty() { Err(WhyNot::NoSearches) } else { Ok(()) }
}

/// A text of several lines is open.
///
/// # Errors
/// Why not.
pub fn lines(model: &Model) -> Result<(), WhyNot> {
    let open = model.edit.as_ref().filter(|edit| matches!(edit.editor, Editor::Lines(_)));
    open.map(|_| ()).ok_or(WhyNot::OneLine)
}

/// There is a draft under the cursor.
///
/// # Errors
/// Why not.
pub fn draft(model: &Model) -> Result<(), WhyNot> {
    if !model.can_write() {
        return Err(WhyNot::ReadOnly);
    }
    crate::tui::act::drafts::place(model).map(|_| ()).ok_or(WhyNot::Nothing)
}

/// There is something to choose.
///
/// # Errors
/// Why not.
pub fn choice(model: &Model) -> Result<(), WhyNot> {
    match model.sheet() {
        Some(Sheet::Commands(sheet)) => sheet.chosen().map(|_| ()).ok_or(WhyNot::Nothing),
        _ => row(model),
    }
}

/// The row of the cursor speaks of a person.
///
/// # Errors
/// Why not.
pub fn person(model: &Model) -> Result<(), WhyNot> {
    if matches!(model.sheet(), Some(Sheet::Form(_))) {
        return Err(WhyNot::NotHere);
    }
    let known = visit::person(model).filter(|(person, _)| person.0 > 0);
    known.map(|_| ()).ok_or(WhyNot::NoPerson)
}

/// The row of the cursor speaks of a unit or a person.
///
/// # Errors
/// Why not.
pub fn subject(model: &Model) -> Result<(), WhyNot> {
    visit::subject(model).map(|_| ()).ok_or(WhyNot::NoPerson)
}

/// The sheet is a table of officers with columns.
///
/// # Errors
/// Why not.
pub fn table(model: &Model) -> Result<(), WhyNot> {
    match model.sheet() {
        Some(Sheet::Outline(_) | Sheet::Roster(_)) => Ok(()),
        _ => Err(WhyNot::NotHere),
    }
}

/// The sheet is the flat roster.
///
/// # Errors
/// Why not.
pub fn roster(model: &Model) -> Result<(), WhyNot> {
    if matches!(model.sheet(), Some(Sheet::Roster(_))) { Ok(()) } else { Err(WhyNot::NotHere) }
}

/// The sheet can be searched.
///
/// # Errors
/// Why not.
pub fn search(model: &Model) -> Result<(), WhyNot> {
    match model.sheet() {
        Some(Sheet::Outline(_) | Sheet::Findings(_) | Sheet::History(_)) => Ok(()),
        _ => Err(WhyNot::NotHere),
    }
}
