//! The outline: the province as a tree, officers and empty places as rows under their unit.
//!
//! Only a window of rows around the cursor is held; more is asked for before the cursor reaches its edge, so that
//! most keys need no question. The cursor is a row's key, never a number: others may add rows above it.

pub mod column;
pub mod ghost;
pub mod moves;

use crate::domain::id::UnitId;
use crate::domain::outline::{OutlinePage, OutlineRow, RowContent, RowKey, Shape};
use crate::domain::query::{Question, Target};
use crate::tui::effect::{Effect, Part, SheetId, Wanted};
use crate::tui::sheet::outline::column::Column;

/// Rows asked for beyond an edge.
const CHUNK: usize = 40;
/// The least rows held beyond the screen on each side; a page where that is more.
const BEYOND: usize = 20;
/// The most rows that are held.
const MOST: usize = 200;
/// The most rows that opening a whole branch looks at.
const BRANCH: usize = 1_000;

/// The outline sheet.
#[derive(Clone, Debug)]
pub struct Outline {
    /// Its identity.
    pub id: SheetId,
    /// What is open.
    pub shape: Shape,
    /// The rows held, in tree order.
    pub rows: Vec<OutlineRow>,
    /// The first row on the screen.
    pub top: usize,
    /// The column of the cursor.
    pub column: Column,
    root: UnitId,
    /// The row of the cursor.
    cursor: RowKey,
    /// Its place in `rows`.
    at: usize,
    edges: Edges,
    /// Rows still to go when the window ended under a movement.
    to_go: isize,
}

/// What lies beyond the window.
#[derive(Clone, Copy, Debug, Default)]
struct Edges {
    before: Edge,
    after: Edge,
}

/// One edge of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Edge {
    /// The outline ends here.
    End,
    /// More rows follow.
    #[default]
    More,
    /// They are asked for.
    Asked,
}

impl Edge {
    fn of(is_end: bool) -> Self {
        if is_end { Self::End } else { Self::More }
    }
}

impl Outline {
    /// The outline with the cursor on this unit and units open down to the depth.
    pub fn new(id: SheetId, root: UnitId, open_depth: usize) -> Self {
        Self {
            id,
            shape: Shape { open_depth, exceptions: std::collections::BTreeMap::new() },
            rows: Vec::new(),
            top: 0,
            column: Column::Name,
            root,
            cursor: RowKey::unit(root),
            at: 0,
            edges: Edges::default(),
            to_go: 0,
        }
    }

    /// The row of the cursor.
    pub fn row(&self) -> Option<&OutlineRow> {
        self.rows.get(self.at)
    }

    /// The key of the row where the cursor stands or shall stand.
    pub fn cursor(&self) -> RowKey {
        self.cursor
    }

    /// The place of the cursor in [`Self::rows`].
    pub fn at(&self) -> usize {
        self.at
    }

    /// Puts the cursor on a row that is held.
    pub fn put_cursor(&mut self, key: RowKey, page: usize) {
        self.cursor = key;
        if let Some(at) = self.place_of(key) {
            self.at = at;
        }
        self.settle(page);
    }

    /// Goes to a row wherever it is: the units of its line are opened.
    pub fn go_to(&mut self, target: &Target, page: usize) -> Vec<Effect> {
        let mut opened = false;
        for (step, unit) in target.line.iter().enumerate() {
            opened |= !self.shape.is_open(*unit, step + 1);
            self.shape.set(*unit, step + 1, true);
        }
        self.cursor = target.key;
        self.to_go = 0;
        match self.place_of(target.key) {
            Some(at) if !opened => {
                self.at = at;
                self.settle(page);
                self.ask_edges(page)
            }
            _ => {
                // Some rows above it say where it stands.
                (self.at, self.top) = (page / 3, 0);
                vec![self.ask_around(page, page / 3)]
            }
        }
    }

    /// Opens or closes the unit in the row of the cursor.
    pub fn set_open(&mut self, open: bool, page: usize) -> Vec<Effect> {
        let Some(row) = self.row() else { return Vec::new() };
        let RowContent::Unit(unit) = &row.content else { return Vec::new() };
        let (id, depth) = (unit.unit.id, row.depth + 1);
        self.shape.set(id, depth, open);
        vec![self.ask_all(page)]
    }

    /// Asks for the whole window anew, the row of the cursor staying at its height on the screen.
    pub fn ask_all(&mut self, page: usize) -> Effect {
        self.ask_around(page, self.at.saturating_sub(self.top))
    }

    fn ask_around(&mut self, page: usize, above: usize) -> Effect {
        let beyond = page.max(BEYOND);
        // The first screen is there sooner without what lies beyond it; that is asked for with the first step.
        let (before, after) = if self.rows.is_empty() {
            (above, page)
        } else {
            (above + beyond, page.saturating_sub(above) + beyond)
        };
        let question = Question::Outline { shape: self.shape.clone(), anchor: self.anchor(), before, after };
        Effect::Ask(Wanted::Rows(self.id, Part::All), Box::new(question))
    }

    /// Asks for all rows of the branch of the cursor, to open what is closed in it.
    pub fn ask_branch(&self) -> Effect {
        let (shape, anchor) = (self.shape.clone(), self.anchor());
        let question = Question::Outline { shape, anchor, before: 0, after: BRANCH };
        Effect::Ask(Wanted::Rows(self.id, Part::Branch), Box::new(question))
    }

    /// Asks for more rows where the cursor comes near to an edge of the window.
    pub fn ask_edges(&mut self, page: usize) -> Vec<Effect> {
        let near = page.max(BEYOND);
        let mut effects = Vec::new();
        let mut ask = |part, anchor: Option<RowKey>, before, after| {
            if let Some(anchor) = anchor {
                let question = Question::Outline { shape: self.shape.clone(), anchor, before, after };
                effects.push(Effect::Ask(Wanted::Rows(self.id, part), Box::new(question)));
            }
        };
        let mut real = self.rows.iter().map(|row| row.key).filter(|key| !ghost::is_ghost(*key));
        if self.edges.before == Edge::More && self.at < near {
            self.edges.before = Edge::Asked;
            ask(Part::Before, real.clone().next(), CHUNK, 0);
        }
        if self.edges.after == Edge::More && self.at + near >= self.rows.len() {
            self.edges.after = Edge::Asked;
            ask(Part::After, real.next_back(), 0, CHUNK);
        }
        effects
    }

    /// Takes rows that were asked for.
    pub fn take(&mut self, part: Part, page: OutlinePage, height: usize) -> Vec<Effect> {
        self.lay_ghosts();
        match part {
            Part::All | Part::Aside | Part::Count => self.replace(page, height),
            Part::End => {
                self.cursor = page.rows.last().map_or(self.cursor, |row| row.key);
                self.replace(page, height);
                return vec![self.ask_around(height, height.saturating_sub(1))];
            }
            Part::Before => {
                if page.rows.last().map(|row| row.key) != self.rows.first().map(|row| row.key) {
                    return vec![self.ask_all(height)];
                }
                self.prepend(page);
            }
            Part::After => {
                if page.rows.first().map(|row| row.key) != self.rows.last().map(|row| row.key) {
                    return vec![self.ask_all(height)];
                }
                self.append(page);
            }
            Part::Branch => return self.open_branch(&page, height),
        }
        let rest = std::mem::take(&mut self.to_go);
        // A full screen needs no more before the next step.
        let is_full = self.rows.len() >= self.top + height;
        let effects = if rest == 0 && is_full { Vec::new() } else { self.step(rest, height) };
        self.settle(height);
        effects
    }

    /// The window anew; the cursor stays on its row, or goes to that of its unit.
    fn replace(&mut self, page: OutlinePage, height: usize) {
        let above = self.at.saturating_sub(self.top);
        self.rows = page.rows;
        self.edges = Edges { before: Edge::of(page.is_start), after: Edge::of(page.is_end) };
        let own = self.place_of(self.cursor).or_else(|| self.place_of(RowKey::unit(self.cursor.unit)));
        self.at = own.unwrap_or(self.at).min(self.rows.len().saturating_sub(1));
        if !ghost::is_ghost(self.cursor) {
            self.cursor = self.row().map_or(self.cursor, |row| row.key);
        }
        self.top = self.at.saturating_sub(above);
        self.settle(height);
    }

    fn prepend(&mut self, page: OutlinePage) {
        self.edges.before = Edge::of(page.is_start);
        let mut rows = page.rows;
        rows.pop();
        let added = rows.len();
        if added == 0 {
            self.edges.before = Edge::End;
        }
        rows.append(&mut self.rows);
        self.rows = rows;
        self.at += added;
        self.top += added;
        if self.rows.len() > MOST {
            self.rows.truncate(MOST.max(self.at + 2 * CHUNK));
            self.edges.after = Edge::More;
        }
    }

    fn append(&mut self, page: OutlinePage) {
        self.edges.after = Edge::of(page.is_end || page.rows.len() < 2);
        self.rows.extend(page.rows.into_iter().skip(1));
        let spare = self.rows.len().saturating_sub(MOST).min(self.top.saturating_sub(CHUNK));
        if spare > 0 {
            self.rows.drain(..spare);
            self.at -= spare;
            self.top -= spare;
            self.edges.before = Edge::More;
        }
    }

    /// Keeps the cursor on a screen of so many rows.
    pub fn settle(&mut self, page: usize) {
        let page = page.max(1);
        let lowest = (self.at + 1).saturating_sub(page);
        self.top = self.top.clamp(lowest, self.at.max(lowest));
        if self.edges.after == Edge::End {
            self.top = self.top.min(self.rows.len().saturating_sub(page).max(lowest));
        }
    }

    /// The place of a row, if it is held.
    pub fn place_of(&self, key: RowKey) -> Option<usize> {
        match self.row() {
            Some(row) if row.key == key => Some(self.at),
            _ => self.rows.iter().position(|row| row.key == key),
        }
    }

    /// A row that the roster knows, at the cursor.
    fn anchor(&self) -> RowKey {
        if ghost::is_ghost(self.cursor) { RowKey::unit(self.cursor.unit) } else { self.cursor }
    }
}
