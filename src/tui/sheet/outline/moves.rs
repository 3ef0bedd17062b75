//! Movements of the outline's cursor.

use crate::domain::outline::{OutlinePage, OutlineRow, RowAt, RowContent, RowKey};
use crate::domain::query::{Question, Target};
use crate::tui::effect::{Effect, Part, Wanted};
use crate::tui::sheet::Move;
use crate::tui::sheet::outline::column::Column;
use crate::tui::sheet::outline::{Edge, Outline};

impl Outline {
    /// Moves the cursor on a screen of so many rows.
    pub fn go(&mut self, to: Move, page: usize) -> Vec<Effect> {
        let leap = isize::try_from(page.saturating_sub(1).max(1)).unwrap_or(1);
        match to {
            Move::Up => self.step(-1, page),
            Move::Down => self.step(1, page),
            Move::PageUp => self.step(-leap, page),
            Move::PageDown => self.step(leap, page),
            Move::Left => self.left(page),
            Move::Right => self.right(page),
            Move::Start if self.column != Column::Name => {
                self.column = Column::Name;
                Vec::new()
            }
            Move::Start => self.first_row(page),
            Move::End if self.column != Column::Staff => {
                self.column = Column::Staff;
                Vec::new()
            }
            Move::End => self.last_row(page),
        }
    }

    /// Moves by so many rows; what lies beyond the window is made up for when its rows come.
    pub(super) fn step(&mut self, by: isize, page: usize) -> Vec<Effect> {
        if by == 0 || self.rows.is_empty() {
            return self.ask_edges(page);
        }
        let last = self.rows.len() - 1;
        let wished = self.at.saturating_add_signed(by);
        self.to_go = 0;
        if by > 0 && wished > last && self.edges.after != Edge::End {
            self.to_go = isize::try_from(wished - last).unwrap_or(0);
        }
        if by < 0 && by.unsigned_abs() > self.at && self.edges.before != Edge::End {
            self.to_go = -isize::try_from(by.unsigned_abs() - self.at).unwrap_or(0);
        }
        self.put_at(wished.min(last), page);
        self.ask_edges(page)
    }

    fn put_at(&mut self, at: usize, page: usize) {
        self.at = at;
        if let Some(key) = self.row().map(|row| row.key) {
            self.cursor = key;
        }
        self.settle(page);
    }

    fn left(&mut self, page: usize) -> Vec<Effect> {
        let is_unit = self.row().is_some_and(|row| row.key.at == RowAt::Unit);
        if let Some(column) = self.column.left().filter(|_| !is_unit || self.column == Column::Staff) {
            self.column = if is_unit { Column::Name } else { column };
            return Vec::new();
        }
        match self.row().map(|row| &row.content) {
            Some(RowContent::Unit(unit)) if unit.open && unit.has_inside => self.set_open(false, page),
            Some(_) => self.go_up(page),
            None => Vec::new(),
        }
    }

    fn right(&mut self, page: usize) -> Vec<Effect> {
        match self.row().map(|row| &row.content) {
            Some(RowContent::Unit(unit)) if unit.has_inside && self.column != Column::Staff => {
                if unit.open {
                    self.step(1, page)
                } else {
                    self.set_open(true, page)
                }
            }
            _ => {
                self.column = self.column.right().unwrap_or(self.column);
                Vec::new()
            }
        }
    }

    /// To the unit above; one that is not held is asked for.
    fn go_up(&mut self, page: usize) -> Vec<Effect> {
        let Some(row) = self.row() else { return Vec::new() };
        let Some(depth) = row.depth.checked_sub(1) else { return Vec::new() };
        let is_parent = |row: &OutlineRow| row.key.at == RowAt::Unit && row.depth == depth;
        let above = self.rows.get(..self.at).and_then(|rows| rows.iter().rposition(is_parent));
        match (above, row.key.at) {
            (Some(at), _) => {
                self.put_at(at, page);
                self.ask_edges(page)
            }
            (None, RowAt::Unit) => {
                vec![Effect::Ask(Wanted::Place, Box::new(Question::Line(row.key.unit)))]
            }
            (None, _) => self.go_to(&Target { key: RowKey::unit(row.key.unit), line: Vec::new() }, page),
        }
    }

    fn first_row(&mut self, page: usize) -> Vec<Effect> {
        if self.edges.before == Edge::End {
            self.put_at(0, page);
            return self.ask_edges(page);
        }
        self.go_to(&Target { key: RowKey::unit(self.root), line: Vec::new() }, page)
    }

    fn last_row(&mut self, page: usize) -> Vec<Effect> {
        if self.edges.after == Edge::End {
            self.put_at(self.rows.len().saturating_sub(1), page);
            return Vec::new();
        }
        let question = Question::OutlineEnd { shape: self.shape.clone() };
        vec![Effect::Ask(Wanted::Rows(self.id, Part::End), Box::new(question))]
    }

    /// Opens the closed units of the branch among these rows; what comes to light by that is asked for again.
    pub(super) fn open_branch(&mut self, page: &OutlinePage, height: usize) -> Vec<Effect> {
        let Some(RowContent::Unit(top)) = page.rows.first().map(|row| &row.content) else {
            return vec![self.ask_all(height)];
        };
        let mut opened = false;
        for row in &page.rows {
            let RowContent::Unit(unit) = &row.content else { continue };
            if !unit.unit.path.is_within(&top.unit.path) {
                break;
            }
            if unit.has_inside && !unit.open {
                self.shape.set(unit.unit.id, row.depth + 1, true);
                opened = true;
            }
        }
        vec![if opened { self.ask_branch() } else { self.ask_all(height) }]
    }

    /// Opens everything below the cursor.
    pub fn open_all(&mut self, page: usize) -> Vec<Effect> {
        match self.row() {
            Some(row) if row.depth == 0 => {
                self.shape.open_depth = usize::MAX;
                self.shape.exceptions.clear();
                vec![self.ask_all(page)]
            }
            Some(row) if row.key.at == RowAt::Unit => vec![self.ask_branch()],
            _ => Vec::new(),
        }
    }

    /// Closes the unit of the cursor and what is held of its branch.
    pub fn close_all(&mut self, page: usize) -> Vec<Effect> {
        let Some(row) = self.row() else { return Vec::new() };
        let RowContent::Unit(top) = &row.content else { return self.go_up(page) };
        if row.depth == 0 {
            self.shape.open_depth = 1;
            self.shape.exceptions.clear();
            return vec![self.ask_all(page)];
        }
        let path = top.unit.path.clone();
        let mut closed = Vec::new();
        for row in &self.rows {
            if let RowContent::Unit(unit) = &row.content
                && unit.unit.path.is_within(&path)
            {
                closed.push((unit.unit.id, row.depth + 1));
            }
        }
        for (unit, depth) in closed {
            self.shape.set(unit, depth, false);
        }
        vec![self.ask_all(page)]
    }
}
