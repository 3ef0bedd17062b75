//! Opening the other sheets, and what Enter does in them.

use crate::domain::field::Owner;
use crate::domain::id::{PersonId, SeatId};
use crate::domain::outline::{RowContent, RowKey};
use crate::domain::query::{HistoryOf, Question, Target};
use crate::tui::act::{self, edit, navigate};
use crate::tui::command::{Command, WhyNot};
use crate::tui::edit::Opening;
use crate::tui::effect::{Effect, Wanted};
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;
use crate::tui::sheet::commands::{Commands, Which};
use crate::tui::sheet::findings::Findings;
use crate::tui::sheet::form::{Form, FormRow};
use crate::tui::sheet::history::History;
use crate::tui::sheet::list::List;
use crate::tui::sheet::notices::Notices;

/// Puts a sheet on the stack and asks for its rows.
pub fn open(model: &mut Model, mut sheet: Sheet) {
    let effects = sheet.reload(model.page());
    model.want_all(effects);
    model.sheets.push(sheet);
}

/// Command: the findings below the unit of the cursor.
pub fn findings(model: &mut Model) {
    let root = model.overview.as_ref().map(|overview| overview.root.id);
    let unit = model.sheet().and_then(Sheet::row_key).map(|key| key.unit).or(root);
    let Some(unit) = unit else { return };
    let sheet = Findings::new(model.new_sheet(), unit);
    open(model, Sheet::Findings(Box::new(sheet)));
}

/// Goes to the row of which the finding of the cursor speaks; Esc comes back to the finding.
fn go_to_finding(model: &mut Model) {
    if let Some(key) = model.sheet().and_then(Sheet::row_key) {
        navigate::leave(model);
        model.want(Effect::Ask(Wanted::Goto(key), Box::new(Question::Line(key.unit))));
    }
}

/// Shows a row in the outline, its place being known now.
pub fn arrive(model: &mut Model, key: RowKey, line: Vec<crate::domain::unit::Unit>) {
    if model.sheet().is_some_and(is_list) {
        // The rules lead to lists, too.
        let is_kept = |sheet: &&Sheet| is_list(sheet) || matches!(sheet, Sheet::Norms(_));
        model.left = model.sheets.iter().filter(is_kept).cloned().collect();
    }
    let line = line.into_iter().map(|unit| unit.id).collect();
    navigate::show(model, &Target { key, line });
}

/// Whether the rows of the sheet lead to rows of the outline.
fn is_list(sheet: &Sheet) -> bool {
    matches!(
        sheet,
        Sheet::Findings(_) | Sheet::Waivers(_) | Sheet::Calendar(_) | Sheet::Statistics(_) | Sheet::Trial(_)
    )
}

/// Opens the lists again that were left for a row of the topmost; whether there are any.
pub fn come_back(model: &mut Model) -> bool {
    let lists = std::mem::take(&mut model.left);
    let is_any = !lists.is_empty();
    for list in lists {
        open(model, list);
    }
    is_any
}

/// The person of the cursor's row, with his seat there.
pub fn person(model: &Model) -> Option<(PersonId, Option<SeatId>)> {
    match model.sheet()? {
        Sheet::Outline(_) | Sheet::Form(_) | Sheet::Roster(_) => {
            model.officer().map(|(_, officer)| (officer.person.id, Some(officer.seat.id)))
        }
        Sheet::Findings(sheet) => {
            let row = sheet.rows.row()?;
            let asked = row.finding.ask.first().map(|ask| (ask.person, None));
            row.finding.person.map(|person| (person, row.seat)).or(asked)
        }
        Sheet::History(sheet) => sheet.rows.row()?.person.as_ref().map(|(person, _)| (*person, None)),
        Sheet::Calendar(sheet) => sheet.chosen()?.turned.told().person.map(|person| (person, None)),
        Sheet::Waivers(sheet) => sheet.rows.row()?.waiver.kind.person().map(|person| (person, None)),
        Sheet::Cures(sheet) => {
            let who = sheet.chosen()?.who.as_ref()?;
            Some((who.person.id, Some(who.seat.id)))
        }
        Sheet::Picker(_)
        | Sheet::Accounts(_)
        | Sheet::Statistics(_)
        | Sheet::Commands(_)
        | Sheet::Notices(_)
        | Sheet::Groups(_)
        | Sheet::Columns(_)
        | Sheet::Paste(_)
        | Sheet::Drafts(_)
        | Sheet::Plan(_)
        | Sheet::Norms(_)
        | Sheet::Trial(_) => None,
    }
}

/// Command: all that is known of the officer.
pub fn record(model: &mut Model) {
    let Some((person, seat)) = person(model) else { return };
    let sheet = Form::new(model.new_sheet(), person, seat, model.day());
    open(model, Sheet::Form(Box::new(sheet)));
}

/// Whose history the cursor's row has, with the name.
pub fn subject(model: &Model) -> Option<(HistoryOf, String)> {
    match model.sheet()? {
        Sheet::Outline(outline) => {
            let row = outline.row()?;
            let of_unit =
                || (HistoryOf::Unit(row.key.unit), model.unit_name(row.key.unit).unwrap_or_default());
            Some(match &row.content {
                RowContent::Officer(officer) => {
                    (HistoryOf::Person(officer.person.id), model.person(officer).full_name.clone())
                }
                RowContent::Unit(_) | RowContent::Vacancy(_) => of_unit(),
            })
        }
        Sheet::Form(form) => {
            let officer = form.officer.as_ref()?;
            Some((HistoryOf::Person(officer.person.id), model.person(officer).full_name.clone()))
        }
        Sheet::Findings(sheet) => {
            let row = sheet.rows.row()?;
            let person = row.finding.person.zip(row.person.as_ref());
            Some(match person {
                Some((person, (_, name))) => (HistoryOf::Person(person), name.clone()),
                None => (HistoryOf::Unit(row.unit.id), row.unit.full_name()),
            })
        }
        Sheet::History(sheet) => {
            let (person, name) = sheet.rows.row()?.person.as_ref()?;
            Some((HistoryOf::Person(*person), name.clone()))
        }
        Sheet::Roster(_) => {
            let (_, officer) = model.officer()?;
            Some((HistoryOf::Person(officer.person.id), model.person(officer).full_name.clone()))
        }
        Sheet::Calendar(sheet) => {
            let unit = &sheet.chosen()?.unit;
            Some((HistoryOf::Unit(unit.id), unit.full_name()))
        }
        Sheet::Statistics(sheet) => {
            let row = sheet.chosen()?;
            Some((HistoryOf::Unit(row.unit().id), row.unit().full_name()))
        }
        Sheet::Waivers(sheet) => {
            let unit = &sheet.rows.row()?.unit;
            Some((HistoryOf::Unit(unit.id), unit.full_name()))
        }
        Sheet::Cures(sheet) => {
            let person = &sheet.chosen()?.who.as_ref()?.person;
            Some((HistoryOf::Person(person.id), person.full_name.clone()))
        }
        Sheet::Picker(_)
        | Sheet::Accounts(_)
        | Sheet::Commands(_)
        | Sheet::Notices(_)
        | Sheet::Groups(_)
        | Sheet::Columns(_)
        | Sheet::Paste(_)
        | Sheet::Drafts(_)
        | Sheet::Plan(_)
        | Sheet::Norms(_)
        | Sheet::Trial(_) => None,
    }
}

/// Command: what was changed of the cursor's row.
pub fn history(model: &mut Model) {
    let Some((of, name)) = subject(model) else { return };
    let sheet = History::new(model.new_sheet(), of, name);
    open(model, Sheet::History(Box::new(sheet)));
}

/// Command: what was changed in the whole roster.
pub fn changes(model: &mut Model) {
    let sheet = History::new(model.new_sheet(), HistoryOf::Everything, String::new());
    open(model, Sheet::History(Box::new(sheet)));
}

/// Command: the sentences of the message line.
pub fn messages(model: &mut Model) {
    let list = List { len: model.notices.len(), ..List::default() };
    let id = model.new_sheet();
    open(model, Sheet::Notices(Notices { id, list }));
}

/// Command: the other sheets.
pub fn sheets(model: &mut Model) {
    commands(model, Which::Sheets);
}

/// Command: the commands of this place.
pub fn help(model: &mut Model) {
    commands(model, Which::Help);
}

/// Command: all commands.
pub fn palette(model: &mut Model) {
    commands(model, Which::Palette);
}

fn commands(model: &mut Model, which: Which) {
    close_commands(model);
    let id = model.new_sheet();
    let places = model.places();
    let why_not = |command: &Command| {
        if places.contains(&command.place) { (command.ready)(model).err() } else { Some(WhyNot::OtherPlace) }
    };
    let mut sheet = Commands::new(id, which, (model.lang(), &model.habits().keys), &places, why_not);
    (sheet.edit, sheet.prompt) = (model.edit.take(), model.prompt.take());
    model.sheets.push(Sheet::Commands(Box::new(sheet)));
}

/// Closes the sheet of commands, if it lies on top; an edit that was open below it opens again.
pub fn close_commands(model: &mut Model) {
    if !matches!(model.sheet(), Some(Sheet::Commands(_))) {
        return;
    }
    if let Some(Sheet::Commands(sheet)) = model.sheets.pop() {
        (model.edit, model.prompt) = (sheet.edit, sheet.prompt);
        edit::ask_dossier(model);
        act::prompt::ask_dossier(model);
    }
}

/// Runs the command of the cursor in the place below, or says why it cannot be done there.
pub fn run_chosen(model: &mut Model) {
    let Some(Sheet::Commands(sheet)) = model.sheet() else { return };
    let Some(command) = sheet.chosen().map(|entry| entry.command) else { return };
    close_commands(model);
    let is_here = model.places().contains(&command.place);
    match if is_here { (command.ready)(model) } else { Err(WhyNot::OtherPlace) } {
        Ok(()) => (command.run)(model),
        Err(why) => model.inform(why.sentence(model)),
    }
}

/// What Enter does on a row of these sheets.
pub fn enter(model: &mut Model) {
    match model.sheet() {
        Some(sheet) if is_list(sheet) => go_to_finding(model),
        Some(Sheet::History(_)) => match person(model) {
            Some(_) => record(model),
            None => go_to_finding(model),
        },
        Some(Sheet::Form(form)) => match form.row(form.list.at) {
            Some(FormRow::Seat(seat, _)) => {
                let (seat, page) = (seat.id, model.page());
                if let Some(Sheet::Form(form)) = model.sheet_mut() {
                    form.show_seat(seat, page);
                }
            }
            Some(FormRow::Field(field)) if field.owner() == Owner::Unit => {
                run(model, act::ready::officer, edit::transfer);
            }
            Some(FormRow::Field(_)) => open_cell(model),
            None => {}
        },
        Some(Sheet::Roster(sheet)) => match sheet.shown_field() {
            Some(field) if field.owner() == Owner::Unit => run(model, act::ready::officer, edit::transfer),
            _ => open_cell(model),
        },
        _ => {}
    }
}

fn open_cell(model: &mut Model) {
    run(model, act::ready::cells, |model| edit::open_cell(model, Opening::Selected));
}

fn run(model: &mut Model, ready: impl Fn(&Model) -> Result<(), WhyNot>, run: impl FnOnce(&mut Model)) {
    match ready(model) {
        Ok(()) => run(model),
        Err(why) => model.inform(why.sentence(model)),
    }
}
