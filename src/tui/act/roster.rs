//! The flat roster: opening, sorting, filtering, grouping, choosing columns.

use crate::domain::field::{Field, Owner};
use crate::domain::id::UnitId;
use crate::domain::outline::RowContent;
use crate::domain::roster::{Filter, Test};
use crate::messages::roster as words;
use crate::tui::act::{paste, visit};
use crate::tui::command::WhyNot;
use crate::tui::edit::offers;
use crate::tui::effect::{Part, Wanted};
use crate::tui::filter::FilterLine;
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;
use crate::tui::sheet::columns::Columns;
use crate::tui::sheet::groups::Groups;
use crate::tui::sheet::outline::column::Column;
use crate::tui::sheet::roster::Roster;
use crate::vietnamese::fold::{fold, matches_prefixes};

/// Command: the officers below the unit of the cursor.
pub fn open(model: &mut Model) {
    let root = model.overview.as_ref().map(|overview| overview.root.id);
    let unit = model.sheet().and_then(Sheet::row_key).map(|key| key.unit).or(root);
    if let Some(unit) = unit {
        open_under(model, unit, |_| {});
    }
}

/// Command: all officers.
pub fn open_all(model: &mut Model) {
    let root = model.overview.as_ref().map(|overview| overview.root.id);
    if let Some(root) = root {
        open_under(model, root, |_| {});
    }
}

/// Opens the roster of a subtree with the columns that were chosen last.
fn open_under(model: &mut Model, under: UnitId, prepare: impl FnOnce(&mut Roster)) {
    let mut sheet = Roster::new(model.new_sheet(), under);
    if let Some(columns) = &model.columns {
        sheet.columns.clone_from(columns);
    }
    prepare(&mut sheet);
    visit::open(model, Sheet::Roster(Box::new(sheet)));
}

fn with_roster(model: &mut Model, act: impl FnOnce(&mut Roster) -> Vec<crate::tui::effect::Effect>) {
    if let Some(Sheet::Roster(sheet)) = model.sheet_mut() {
        let effects = act(sheet);
        model.want_all(effects);
    }
}

/// Command: sorts by the column of the cursor; the outline is shown as a flat roster for it.
pub fn sort(model: &mut Model) {
    if let Some(Sheet::Outline(outline)) = model.sheet() {
        let Some(field) = outline.column.field() else { return no_column(model) };
        let Some(root) = model.overview.as_ref().map(|overview| overview.root.id) else { return };
        return open_under(model, root, |sheet| {
            sheet.put_field(field);
            // The rows are asked for when the sheet is opened.
            drop(sheet.sort());
        });
    }
    with_roster(model, Roster::sort);
}

/// Command: back to the order of the tree.
pub fn clear_sort(model: &mut Model) {
    with_roster(model, |sheet| {
        let mut view = sheet.view.clone();
        view.sort.clear();
        sheet.change(view)
    });
}

fn no_column(model: &mut Model) {
    let said = WhyNot::NotThisCell.sentence(model);
    model.inform(said);
}

/// The columns in which marked rows are copied; `None` where the sheet has no officers.
pub fn rows_of(model: &Model) -> Option<Vec<Field>> {
    match model.sheet()? {
        Sheet::Outline(_) => {
            let shown = Column::ALL.into_iter().filter_map(Column::field);
            Some(std::iter::once(Field::UnitCode).chain(shown).collect())
        }
        Sheet::Roster(roster) => Some(roster.columns.clone()),
        _ => None,
    }
}

/// Command: opens the filter line with the value of the cell.
pub fn filter(model: &mut Model) {
    let Some((field, value, text)) = cell(model) else { return no_column(model) };
    if let Some(id) = model.sheet().map(Sheet::id) {
        model.filter = Some(FilterLine::new(id, field, value, text));
    }
}

/// Command: opens an empty filter line for names.
pub fn filter_by_name(model: &mut Model) {
    if let Some(id) = model.sheet().map(Sheet::id) {
        model.filter = Some(FilterLine::new(id, Field::FullName, String::new(), String::new()));
    }
}

/// Column, canonical value and shown value of the cell of the cursor.
fn cell(model: &Model) -> Option<(Field, String, String)> {
    match model.sheet()? {
        Sheet::Outline(outline) => {
            let row = outline.row()?;
            if let RowContent::Unit(unit) = &row.content {
                return Some((Field::UnitCode, unit.unit.code.clone(), unit.unit.full_name()));
            }
            let field = outline.column.field()?;
            let value = value(model, field).unwrap_or_default();
            Some((field, value.clone(), model.shown(field, &value)))
        }
        Sheet::Roster(roster) => {
            let (row, field) = (roster.row()?, roster.shown_field()?);
            if field == Field::UnitCode {
                return Some((field, row.unit.code.clone(), row.unit.full_name()));
            }
            let value = value(model, field)?;
            Some((field, value.clone(), model.shown(field, &value)))
        }
        _ => None,
    }
}

/// The canonical value of a field of the officer of the cursor.
pub fn value(model: &Model, field: Field) -> Option<String> {
    let (_, officer) = model.officer()?;
    Some(match field.owner() {
        Owner::Person => model.person(officer).get(field),
        Owner::Seat | Owner::Unit => model.seat(officer).get(field),
    })
}

/// Command: filters by what the line says.
pub fn apply_filter(model: &mut Model) {
    let Some(line) = model.filter.take() else { return };
    if matches!(model.sheet(), Some(Sheet::Paste(_))) {
        return paste::correct(model, line.line.text());
    }
    let Some(test) = test(model, &line) else {
        model.inform(words::no_such_value(model.lang(), line.line.text()));
        model.filter = Some(line);
        return;
    };
    let filter = Filter { field: line.field, test };
    if !matches!(model.sheet(), Some(Sheet::Outline(_))) {
        return with_roster(model, |sheet| sheet.filter(filter));
    }
    // A unit is its own subtree; its code would be that of a later unit too.
    let unit = model.sheet().and_then(Sheet::row_key).map(|key| key.unit);
    let unit = unit.filter(|_| line.field == Field::UnitCode && line.is_untouched());
    let root = model.overview.as_ref().map(|overview| overview.root.id);
    let Some(under) = unit.or(root) else { return };
    open_under(model, under, |sheet| {
        sheet.put_field(line.field);
        if unit.is_none() {
            // The rows are asked for when the sheet is opened.
            drop(sheet.filter(filter));
        }
    });
}

/// What the line asks for; `None` if the column can hold no such value.
fn test(model: &Model, line: &FilterLine) -> Option<Test> {
    if line.is_untouched() {
        return Some(Test::OneOf(vec![line.value.0.clone()]));
    }
    let typed = line.line.text().trim();
    if typed.is_empty() {
        return Some(Test::OneOf(vec![String::new()]));
    }
    match line.field {
        Field::Sex | Field::Qualification | Field::Role | Field::Status => {
            let folded = fold(typed);
            let choices = offers::words(model.context(), line.field);
            let fits = choices.into_iter().filter(|choice| matches_prefixes(&fold(&choice.shown), &folded));
            let found: Vec<String> = fits.map(|choice| choice.word).collect();
            (!found.is_empty()).then_some(Test::OneOf(found))
        }
        _ => Some(Test::Begins(typed.to_owned())),
    }
}

/// Command: closes the filter line; nothing is filtered by it.
pub fn leave_filter(model: &mut Model) {
    model.filter = None;
}

/// Takes the newest condition of the roster off; whether there was one.
pub fn unfilter(model: &mut Model) -> bool {
    let Some(Sheet::Roster(sheet)) = model.sheet_mut() else { return false };
    let Some(effects) = sheet.unfilter() else { return false };
    model.want_all(effects);
    true
}

/// Command: counts the officers of the roster by the column of the cursor.
pub fn group(model: &mut Model) {
    let (view, by) = match model.sheet() {
        Some(Sheet::Roster(sheet)) => (Some(sheet.view.clone()), sheet.shown_field()),
        Some(Sheet::Outline(outline)) => {
            let unit = outline.row().map(|row| row.key.unit);
            let view = unit.map(|unit| Roster::new(outline.id, unit).view);
            (view, outline.column.field().filter(|_| outline.column != Column::Name).or(Some(Field::Title)))
        }
        _ => (None, None),
    };
    let (Some(view), Some(by)) = (view, by) else { return no_column(model) };
    let sheet = Groups::new(model.new_sheet(), view, by);
    visit::open(model, Sheet::Groups(Box::new(sheet)));
}

/// Command: shows the officers of the group of the cursor; Esc comes back to the groups.
pub fn open_group(model: &mut Model) {
    let Some(Sheet::Groups(groups)) = model.sheet() else { return };
    let Some(group) = groups.chosen().cloned() else { return };
    let (mut view, by) = (groups.view.clone(), groups.by);
    view.sort.clear();
    if let Some(unit) = group.unit {
        view.under = unit;
    } else {
        view.filters.retain(|filter| filter.field != by);
        view.filters.push(Filter { field: by, test: Test::OneOf(vec![group.value]) });
    }
    open_under(model, view.under, |sheet| {
        sheet.put_field(by);
        drop(sheet.change(view));
    });
}

/// Command: chooses the columns of the roster.
pub fn columns(model: &mut Model) {
    let Some(Sheet::Roster(roster)) = model.sheet() else { return };
    let shown = roster.columns.clone();
    let sheet = Columns::new(model.new_sheet(), &shown);
    model.sheets.push(Sheet::Columns(sheet));
}

fn with_columns(model: &mut Model, act: impl FnOnce(&mut Columns, usize)) {
    let page = model.page();
    if let Some(Sheet::Columns(sheet)) = model.sheet_mut() {
        act(sheet, page);
    }
}

/// Command: shows or hides the column of the cursor.
pub fn toggle_column(model: &mut Model) {
    with_columns(model, |sheet, _| sheet.toggle());
}

/// Command: moves the column of the cursor to the left.
pub fn column_left(model: &mut Model) {
    with_columns(model, |sheet, page| sheet.shift(true, page));
}

/// Command: moves the column of the cursor to the right.
pub fn column_right(model: &mut Model) {
    with_columns(model, |sheet, page| sheet.shift(false, page));
}

/// Gives the chosen columns to the roster below, for the rest of the session.
pub fn close_columns(model: &mut Model) {
    let Some(Sheet::Columns(sheet)) = model.sheet() else { return };
    let chosen = sheet.chosen();
    if let Some(Sheet::Roster(roster)) = model.sheets.iter_mut().rev().nth(1) {
        roster.column = roster.column.min(chosen.len().saturating_sub(1));
        roster.columns.clone_from(&chosen);
    }
    model.columns = Some(chosen);
}

/// An answer was given up: its sheet shows again what it has.
pub fn give_up(model: &mut Model, wanted: Wanted) {
    let Wanted::Rows(id, Part::All) = wanted else { return };
    if let Some(Sheet::Roster(sheet)) = model.sheets.iter_mut().find(|sheet| sheet.id() == id) {
        sheet.give_up();
    }
}
