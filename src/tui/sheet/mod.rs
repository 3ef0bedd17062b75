//! Sheets: full-width tables with one cursor. They lie on a stack; Enter goes in, Esc comes back.
//!
//! A new sheet is one file and one variant of [`Sheet`]; the compiler names every place that must know it.

pub mod accounts;
pub mod calendar;
pub mod columns;
pub mod commands;
pub mod cures;
pub mod drafts;
pub mod findings;
pub mod form;
pub mod groups;
pub mod history;
pub mod list;
pub mod norms;
pub mod notices;
pub mod outline;
pub mod paged;
pub mod paste;
pub mod picker;
pub mod plan;
pub mod roster;
pub mod statistics;
pub mod trial;
pub mod waivers;

use crate::domain::field::Field;
use crate::domain::outline::RowKey;
use crate::domain::query::Answer;
use crate::tui::command::Place;
use crate::tui::effect::{Effect, Part, SheetId};
use crate::tui::sheet::accounts::Accounts;
use crate::tui::sheet::calendar::Calendar;
use crate::tui::sheet::columns::Columns;
use crate::tui::sheet::commands::Commands;
use crate::tui::sheet::cures::CuresOf;
use crate::tui::sheet::drafts::Drafts;
use crate::tui::sheet::findings::Findings;
use crate::tui::sheet::form::Form;
use crate::tui::sheet::groups::Groups;
use crate::tui::sheet::history::History;
use crate::tui::sheet::norms::Norms;
use crate::tui::sheet::notices::Notices;
use crate::tui::sheet::outline::Outline;
use crate::tui::sheet::outline::column::Column;
use crate::tui::sheet::paste::Paste;
use crate::tui::sheet::picker::Picker;
use crate::tui::sheet::plan::PlanSheet;
use crate::tui::sheet::roster::Roster;
use crate::tui::sheet::statistics::Statistics;
use crate::tui::sheet::trial::TrialSheet;
use crate::tui::sheet::waivers::Waivers;

/// A sheet of the stack.
#[derive(Clone, Debug)]
pub enum Sheet {
    /// The province as a tree; always the lowest one.
    Outline(Box<Outline>),
    /// A choice of a unit or a person by name.
    Picker(Picker),
    /// The findings of a subtree.
    Findings(Box<Findings>),
    /// What was changed.
    History(Box<History>),
    /// One officer, field by field.
    Form(Box<Form>),
    /// Help or palette.
    Commands(Box<Commands>),
    /// The sentences of the message line.
    Notices(Notices),
    /// The officers of a subtree in one table.
    Roster(Box<Roster>),
    /// How many officers have each value of a column.
    Groups(Box<Groups>),
    /// The columns of the roster below.
    Columns(Columns),
    /// Pasted rows before they are taken in.
    Paste(Box<Paste>),
    /// What time alone will change.
    Calendar(Box<Calendar>),
    /// The accounts and their keys.
    Accounts(Box<Accounts>),
    /// The figures of the report.
    Statistics(Box<Statistics>),
    /// The waivers of the whole roster.
    Waivers(Box<Waivers>),
    /// What is typed and not stored.
    Drafts(Drafts),
    /// What would cure a finding.
    Cures(Box<CuresOf>),
    /// What is tried.
    Plan(PlanSheet),
    /// The rules.
    Norms(Box<Norms>),
    /// What a changed rule text would change.
    Trial(Box<TrialSheet>),
}

/// A movement of the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One screen up.
    PageUp,
    /// One screen down.
    PageDown,
    /// One column to the left, or out.
    Left,
    /// One column to the right, or in.
    Right,
    /// The first column, then the first row.
    Start,
    /// The last column, then the last row.
    End,
}

impl Sheet {
    /// Its identity.
    pub fn id(&self) -> SheetId {
        match self {
            Self::Outline(sheet) => sheet.id,
            Self::Picker(sheet) => sheet.id,
            Self::Findings(sheet) => sheet.id,
            Self::History(sheet) => sheet.id,
            Self::Form(sheet) => sheet.id,
            Self::Commands(sheet) => sheet.id,
            Self::Notices(sheet) => sheet.id,
            Self::Roster(sheet) => sheet.id,
            Self::Groups(sheet) => sheet.id,
            Self::Columns(sheet) => sheet.id,
            Self::Paste(sheet) => sheet.id,
            Self::Waivers(sheet) => sheet.id,
            Self::Calendar(sheet) => sheet.id,
            Self::Accounts(sheet) => sheet.id,
            Self::Statistics(sheet) => sheet.id,
            Self::Drafts(sheet) => sheet.id,
            Self::Cures(sheet) => sheet.id,
            Self::Plan(sheet) => sheet.id,
            Self::Norms(sheet) => sheet.id,
            Self::Trial(sheet) => sheet.id,
        }
    }

    /// Where commands are looked for, the narrowest place first.
    pub fn places(&self) -> &'static [Place] {
        match self {
            Self::Outline(_) => &[Place::Outline, Place::People, Place::Rows, Place::Sheets],
            Self::Form(_) => &[Place::People, Place::Rows, Place::Sheets],
            Self::Findings(_) => &[Place::Findings, Place::Rows, Place::Sheets],
            Self::History(_) => &[Place::History, Place::Rows, Place::Sheets],
            Self::Picker(_) | Self::Commands(_) => &[Place::Picker, Place::Sheets],
            Self::Roster(_) => &[Place::Roster, Place::People, Place::Rows, Place::Sheets],
            Self::Groups(_) => &[Place::Groups, Place::Sheets],
            Self::Columns(_) => &[Place::Columns, Place::Sheets],
            Self::Paste(_) => &[Place::Paste, Place::Sheets],
            Self::Calendar(_) => &[Place::Calendar, Place::Rows, Place::Sheets],
            Self::Accounts(_) => &[Place::Accounts, Place::Sheets],
            Self::Statistics(_) => &[Place::Statistics, Place::Rows, Place::Sheets],
            Self::Waivers(_) => &[Place::Waivers, Place::Rows, Place::Sheets],
            Self::Drafts(_) => &[Place::Drafts, Place::Sheets],
            Self::Cures(_) => &[Place::Cures, Place::Rows, Place::Sheets],
            Self::Plan(_) => &[Place::Plan, Place::Sheets],
            Self::Norms(_) => &[Place::Norms, Place::Sheets],
            Self::Trial(_) => &[Place::Trial, Place::Sheets],
            Self::Notices(_) => &[Place::Sheets],
        }
    }

    /// Whether printable characters are text here and no commands.
    pub fn takes_text(&self) -> bool {
        matches!(self, Self::Picker(_) | Self::Commands(_))
    }

    /// Moves the cursor on a screen of so many rows.
    pub fn go(&mut self, to: Move, page: usize) -> Vec<Effect> {
        match self {
            Self::Outline(sheet) => return sheet.go(to, page),
            Self::Findings(sheet) => return sheet.go(to, page),
            Self::History(sheet) => return sheet.go(to, page),
            Self::Roster(sheet) => return sheet.go(to, page),
            Self::Waivers(sheet) => return sheet.go(to, page),
            Self::Groups(sheet) => sheet.list.go(to, page),
            Self::Columns(sheet) => sheet.list.go(to, page),
            Self::Paste(sheet) => sheet.go(to, page),
            Self::Drafts(sheet) => sheet.list.go(to, page),
            Self::Cures(sheet) => sheet.list.go(to, page),
            Self::Plan(sheet) => sheet.list.go(to, page),
            Self::Norms(sheet) => sheet.list.go(to, page),
            Self::Trial(sheet) => sheet.list.go(to, page),
            Self::Picker(sheet) => sheet.list.go(to, page),
            Self::Calendar(sheet) => sheet.list.go(to, page),
            Self::Accounts(sheet) => sheet.list.go(to, page),
            Self::Statistics(sheet) => sheet.list.go(to, page),
            Self::Form(sheet) => sheet.list.go(to, page),
            Self::Commands(sheet) => sheet.list.go(to, page),
            Self::Notices(sheet) => sheet.list.go(to, page),
        }
        Vec::new()
    }

    /// Asks for everything anew that it shows.
    pub fn reload(&mut self, page: usize) -> Vec<Effect> {
        match self {
            Self::Outline(sheet) => vec![sheet.ask_all(page)],
            Self::Picker(sheet) => vec![sheet.ask()],
            Self::Findings(sheet) => sheet.ask(),
            Self::History(sheet) => vec![sheet.ask()],
            Self::Form(sheet) => sheet.ask(),
            Self::Roster(sheet) => sheet.ask(),
            Self::Groups(sheet) => vec![sheet.ask()],
            Self::Waivers(sheet) => vec![sheet.ask()],
            Self::Norms(sheet) => vec![sheet.ask()],
            Self::Calendar(sheet) => sheet.ask(),
            Self::Accounts(sheet) => vec![sheet.ask()],
            Self::Statistics(sheet) => vec![sheet.ask()],
            Self::Cures(sheet) => vec![sheet.ask()],
            Self::Commands(_)
            | Self::Notices(_)
            | Self::Columns(_)
            | Self::Paste(_)
            | Self::Drafts(_)
            | Self::Plan(_)
            | Self::Trial(_) => Vec::new(),
        }
    }

    /// Takes an answer for its rows.
    pub fn answer(&mut self, part: Part, answer: Answer, page: usize) -> Vec<Effect> {
        match (self, answer) {
            (Self::Outline(sheet), Answer::Outline(found)) => return sheet.take(part, found, page),
            (Self::Findings(sheet), Answer::Findings(found)) => return sheet.take(found, page),
            (Self::History(sheet), Answer::History(found)) => return sheet.take(found, page),
            (Self::Waivers(sheet), Answer::Waivers(found)) => return sheet.take(found, page),
            (Self::Cures(sheet), Answer::Cures(found)) => sheet.take(found, page),
            (Self::Calendar(sheet), Answer::Forecast(found)) => sheet.take(found, page),
            (Self::Norms(sheet), Answer::Norms(found)) => sheet.take(found, page),
            (Self::Calendar(sheet), Answer::Outline(found)) => sheet.take_unit(found),
            (Self::Accounts(sheet), Answer::Accounts(found)) => sheet.take(found, page),
            (Self::Statistics(sheet), Answer::Stats(found)) => sheet.take(found, page),
            (Self::Findings(sheet), Answer::Outline(found)) => sheet.take_unit(found),
            (Self::Roster(sheet), Answer::Roster(found)) => return sheet.take(*found, page),
            (Self::Roster(sheet), Answer::Outline(found)) => sheet.take_unit(found),
            (Self::Roster(sheet), Answer::RosterCount(all)) => sheet.take_count(all),
            (Self::Groups(sheet), Answer::RosterGroups(groups)) => sheet.take(groups, page),
            (Self::Picker(sheet), Answer::Hits(hits)) => sheet.take(hits, page),
            (Self::Form(sheet), Answer::Record(record)) => sheet.take(record, page),
            (Self::Form(sheet), Answer::Dossier(dossier)) => sheet.take_asking(*dossier),
            _ => {}
        }
        Vec::new()
    }

    /// Keeps the cursor on a screen of so many rows.
    pub fn settle(&mut self, page: usize) {
        match self {
            Self::Outline(sheet) => sheet.settle(page),
            Self::Picker(sheet) => sheet.list.settle(page),
            Self::Findings(sheet) => sheet.rows.list.settle(page),
            Self::History(sheet) => sheet.rows.list.settle(page),
            Self::Form(sheet) => sheet.list.settle(page),
            Self::Commands(sheet) => sheet.list.settle(page),
            Self::Notices(sheet) => sheet.list.settle(page),
            Self::Roster(sheet) => sheet.settle(page),
            Self::Groups(sheet) => sheet.list.settle(page),
            Self::Columns(sheet) => sheet.list.settle(page),
            Self::Paste(sheet) => sheet.list.settle(page),
            Self::Waivers(sheet) => sheet.rows.list.settle(page),
            Self::Calendar(sheet) => sheet.list.settle(page),
            Self::Accounts(sheet) => sheet.list.settle(page),
            Self::Statistics(sheet) => sheet.list.settle(page),
            Self::Drafts(sheet) => sheet.list.settle(page),
            Self::Cures(sheet) => sheet.list.settle(page),
            Self::Plan(sheet) => sheet.list.settle(page),
            Self::Norms(sheet) => sheet.list.settle(page),
            Self::Trial(sheet) => sheet.list.settle(page),
        }
    }

    /// The row of the roster under the cursor.
    pub fn row_key(&self) -> Option<RowKey> {
        match self {
            Self::Outline(sheet) => sheet.row().map(|row| row.key),
            Self::Picker(sheet) => sheet.chosen().map(|hit| hit.target.key),
            Self::Findings(sheet) => sheet.row_key(),
            Self::History(sheet) => sheet.row_key(),
            Self::Form(sheet) => sheet.row_key(),
            Self::Roster(sheet) => sheet.row_key(),
            Self::Waivers(sheet) => sheet.row_key(),
            Self::Calendar(sheet) => sheet.row_key(),
            Self::Accounts(sheet) => sheet.row_key(),
            Self::Statistics(sheet) => sheet.row_key(),
            Self::Cures(sheet) => sheet.row_key(),
            Self::Trial(sheet) => sheet.row_key(),
            Self::Commands(_)
            | Self::Notices(_)
            | Self::Groups(_)
            | Self::Columns(_)
            | Self::Paste(_)
            | Self::Drafts(_)
            | Self::Plan(_)
            | Self::Norms(_) => None,
        }
    }

    /// The field under the cursor that can be edited.
    pub fn field(&self) -> Option<Field> {
        match self {
            Self::Outline(sheet) => sheet.column.field(),
            Self::Form(sheet) => sheet.field(),
            Self::Roster(sheet) => sheet.field(),
            _ => None,
        }
    }

    /// Puts the cursor on a field, where it shows it.
    pub fn put_field(&mut self, field: Field, page: usize) {
        match self {
            Self::Outline(sheet) => sheet.column = Column::of(field).unwrap_or(sheet.column),
            Self::Form(sheet) => sheet.put_field(field, page),
            Self::Roster(sheet) => sheet.put_field(field),
            _ => {}
        }
    }
}
