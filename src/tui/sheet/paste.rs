//! The *Dán* sheet: pasted rows before they are taken in, what each of them would do, and what all of them together
//! would do to the findings.

use std::collections::BTreeSet;

use crate::domain::field::Field;
use crate::domain::id::{OpId, PersonId, UnitId};
use crate::domain::paste::{Matched, Named};
use crate::domain::query::Dossier;
use crate::tui::edit::live::Overlay;
use crate::tui::effect::SheetId;
use crate::tui::paste::columns::{self, MEANINGS};
use crate::tui::paste::row::{Does, Fault, Why};
use crate::tui::sheet::Move;
use crate::tui::sheet::list::List;

/// The sheet of pasted rows.
#[derive(Clone, Debug)]
pub struct Paste {
    /// Its identity.
    pub id: SheetId,
    /// The unit of rows that name none.
    pub near: UnitId,
    /// What each column means.
    pub columns: Vec<Option<Field>>,
    /// The cells.
    pub cells: Vec<Vec<String>>,
    /// What the roster knows of each row; empty until it has answered.
    pub matches: Vec<Matched>,
    /// What each row would do.
    pub does: Vec<Does>,
    /// What judging all of it needs.
    pub dossier: Option<Box<Dossier>>,
    /// The effect of all of it.
    pub overlay: Overlay,
    /// The rows.
    pub list: List,
    /// The column of the cursor.
    pub column: usize,
    /// The operation by which they are being written, and what it does.
    pub sent: Option<(OpId, Counts)>,
}

/// How many rows do what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Add an officer.
    pub new: usize,
    /// Change a known one.
    pub changed: usize,
    /// Change nothing.
    pub same: usize,
    /// Cannot be taken.
    pub faulty: usize,
}

impl Paste {
    /// The rows of a pasted text; a header tells the columns, else they are guessed.
    pub fn new(
        id: SheetId,
        near: UnitId,
        mut cells: Vec<Vec<String>>,
        today: crate::domain::day::Day,
    ) -> Self {
        let columns = match cells.first().and_then(|first| columns::of_header(first)) {
            Some(columns) => {
                cells.remove(0);
                columns
            }
            None => columns::guessed(&cells, today),
        };
        let list = List { len: cells.len(), ..List::default() };
        Self {
            id,
            near,
            columns,
            cells,
            matches: Vec::new(),
            does: Vec::new(),
            dossier: None,
            overlay: Overlay::default(),
            list,
            column: 0,
            sent: None,
        }
    }

    /// What the rows name.
    pub fn named(&self) -> Vec<Named> {
        let at = |field: Field| self.columns.iter().position(|known| *known == Some(field));
        let (key, name, unit) = (at(Field::Key), at(Field::FullName), at(Field::UnitCode));
        let cell =
            |row: &Vec<String>, at: Option<usize>| at.and_then(|at| row.get(at)).cloned().unwrap_or_default();
        let one =
            |row: &Vec<String>| Named { key: cell(row, key), name: cell(row, name), unit: cell(row, unit) };
        self.cells.iter().map(one).collect()
    }

    /// Says of rows about one officer that the later ones are too many.
    pub fn mark_twins(&mut self) {
        let mut seen: Vec<(PersonId, usize)> = Vec::new();
        let mut known = BTreeSet::new();
        for (at, does) in self.does.iter_mut().enumerate() {
            let Does::Changes(draft, _) = does else { continue };
            if known.insert(draft.person.id) {
                seen.push((draft.person.id, at));
                continue;
            }
            let first = seen.iter().find(|(person, _)| *person == draft.person.id).map_or(0, |(_, at)| *at);
            *does = Does::Fails(Fault { column: None, why: Why::Twice(first + 1) });
        }
    }

    /// How many rows do what.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for does in &self.does {
            match does {
                Does::Adds(_) => counts.new += 1,
                Does::Changes(..) => counts.changed += 1,
                Does::Nothing => counts.same += 1,
                Does::Fails(_) => counts.faulty += 1,
            }
        }
        counts
    }

    /// What the row of the cursor would do.
    pub fn row(&self) -> Option<&Does> {
        self.does.get(self.list.at)
    }

    /// Gives the column of the cursor the next (or previous) meaning that no other column has.
    pub fn turn(&mut self, forward: bool) {
        let Some(own) = self.columns.get(self.column).copied() else { return };
        let taken: Vec<Field> = self.columns.iter().flatten().copied().filter(|f| Some(*f) != own).collect();
        let free = MEANINGS.into_iter().filter(|field| !taken.contains(field)).map(Some);
        let choices: Vec<Option<Field>> = std::iter::once(None).chain(free).collect();
        let at = choices.iter().position(|choice| *choice == own).unwrap_or(0);
        let step = if forward { 1 } else { choices.len() - 1 };
        let next = choices.get((at + step) % choices.len()).copied().flatten();
        if let Some(slot) = self.columns.get_mut(self.column) {
            *slot = next;
        }
    }

    /// Takes the row of the cursor out.
    pub fn drop_row(&mut self, page: usize) {
        if self.list.at < self.cells.len() {
            self.cells.remove(self.list.at);
            self.list.len = self.cells.len();
            self.list.at = self.list.at.min(self.list.len.saturating_sub(1));
            self.list.settle(page);
        }
    }

    /// The text of the cell of the cursor.
    pub fn cell(&self) -> &str {
        self.cells.get(self.list.at).and_then(|row| row.get(self.column)).map_or("", String::as_str)
    }

    /// Puts a text into the cell of the cursor.
    pub fn set_cell(&mut self, text: &str) {
        let Some(row) = self.cells.get_mut(self.list.at) else { return };
        if row.len() <= self.column {
            row.resize(self.column + 1, String::new());
        }
        if let Some(cell) = row.get_mut(self.column) {
            text.trim().clone_into(cell);
        }
    }

    /// Moves the cursor.
    pub fn go(&mut self, to: Move, page: usize) {
        let last = self.columns.len().saturating_sub(1);
        match to {
            Move::Left => self.column = self.column.saturating_sub(1),
            Move::Right => self.column = (self.column + 1).min(last),
            Move::Start if self.column > 0 => self.column = 0,
            Move::End if self.column < last => self.column = last,
            to => self.list.go(to, page),
        }
    }
}
