//! The flat roster: the officers of a subtree in one table, in any order, under any conditions.
//!
//! Only the rows around the cursor are held. The cursor is a seat, never a number: others may change what stands
//! above it, and an edit may move the row.

use std::collections::BTreeMap;

use crate::domain::field::{Field, Owner};
use crate::domain::id::{SeatId, UnitId};
use crate::domain::outline::{OutlinePage, RowContent, RowKey, Shape, UnitRow};
use crate::domain::query::Question;
use crate::domain::roster::{Anchor, COLUMNS, Direction, Filter, RosterPage, RosterRow, View};
use crate::tui::effect::{Effect, Part, SheetId, Wanted};
use crate::tui::sheet::Move;

/// Rows asked for on each side of the cursor.
const REACH: usize = 100;
/// Rows that are held beyond the screen before more are asked for.
const MARGIN: usize = 20;
/// So many columns sort at most; older ones are forgotten.
const SORTS: usize = 4;
/// The columns of a new sheet.
const FIRST_COLUMNS: usize = 5;

/// The flat roster sheet.
#[derive(Clone, Debug)]
pub struct Roster {
    /// Its identity.
    pub id: SheetId,
    /// Which officers, in which order.
    pub view: View,
    /// The columns shown, from the left; the first one stays when the others are scrolled.
    pub columns: Vec<Field>,
    /// The column of the cursor.
    pub column: usize,
    /// The top of the subtree with its numbers, once known.
    pub unit: Option<Box<UnitRow>>,
    /// The rows held.
    pub rows: Vec<RosterRow>,
    /// The place of the cursor in [`Self::rows`].
    pub at: usize,
    /// The first row on the screen.
    pub top: usize,
    /// Rows before the first one held, where that is known.
    pub before: Option<usize>,
    /// All rows, where that is known.
    pub all: Option<usize>,
    /// The view of the rows held; another one is on its way.
    held: View,
    cursor: Option<SeatId>,
    ends: (bool, bool),
    asked: bool,
}

impl Roster {
    /// Nothing read yet.
    pub fn new(id: SheetId, under: UnitId) -> Self {
        let view = View { under, sort: Vec::new(), filters: Vec::new() };
        Self {
            id,
            held: view.clone(),
            view,
            columns: COLUMNS.into_iter().take(FIRST_COLUMNS).collect(),
            column: 0,
            unit: None,
            rows: Vec::new(),
            at: 0,
            top: 0,
            before: None,
            all: None,
            cursor: None,
            ends: (true, true),
            asked: false,
        }
    }

    /// The row of the cursor.
    pub fn row(&self) -> Option<&RosterRow> {
        self.rows.get(self.at)
    }

    /// The same row in the outline.
    pub fn row_key(&self) -> Option<RowKey> {
        self.row().map(RosterRow::key)
    }

    /// The row of a key, if it is held.
    pub fn find(&self, key: RowKey) -> Option<&RosterRow> {
        self.rows.iter().find(|row| row.key() == key)
    }

    /// The column of the cursor.
    pub fn shown_field(&self) -> Option<Field> {
        self.columns.get(self.column).copied()
    }

    /// The field of the cursor that can be edited.
    pub fn field(&self) -> Option<Field> {
        self.shown_field().filter(|field| field.owner() != Owner::Unit)
    }

    /// Puts the cursor on a column, where it is shown.
    pub fn put_field(&mut self, field: Field) {
        if let Some(column) = self.columns.iter().position(|known| *known == field) {
            self.column = column;
        }
    }

    /// Asks for everything anew: the rows around the cursor, the numbers, and how many rows there are.
    pub fn ask(&mut self) -> Vec<Effect> {
        let anchor = self.cursor.map_or(Anchor::Start, Anchor::Row);
        let mut effects = vec![self.ask_unit(), self.ask_rows(anchor)];
        if !self.view.filters.is_empty() {
            let question = Question::RosterCount(self.view.clone());
            effects.push(Effect::Ask(Wanted::Rows(self.id, Part::Count), Box::new(question)));
        }
        effects
    }

    fn ask_rows(&mut self, anchor: Anchor) -> Effect {
        self.asked = true;
        let question = Question::Roster { view: self.view.clone(), anchor, before: REACH, after: REACH };
        Effect::Ask(Wanted::Rows(self.id, Part::All), Box::new(question))
    }

    /// The unit's own row of the outline tells its name and numbers.
    fn ask_unit(&self) -> Effect {
        let shape = Shape { open_depth: usize::MAX, exceptions: BTreeMap::new() };
        let question =
            Question::Outline { shape, anchor: RowKey::unit(self.view.under), before: 0, after: 0 };
        Effect::Ask(Wanted::Rows(self.id, Part::Aside), Box::new(question))
    }

    /// Takes the row of the unit.
    pub fn take_unit(&mut self, page: OutlinePage) {
        if let Some(RowContent::Unit(unit)) = page.rows.into_iter().next().map(|row| row.content) {
            self.unit = Some(unit);
        }
    }

    /// Takes rows that were asked for; the cursor stays on its officer, or goes to the place where he would stand.
    pub fn take(&mut self, page: RosterPage, height: usize) -> Vec<Effect> {
        let above = self.at.saturating_sub(self.top);
        self.asked = false;
        self.held = self.view.clone();
        let whole = page.is_start && page.is_end;
        let known = if whole { Some(page.rows.len()) } else { self.all };
        let start = page.is_start.then_some(0);
        (self.before, self.all) = page.counted.map_or((start, known), |n| (Some(n.before), Some(n.all)));
        self.ends = (page.is_start, page.is_end);
        self.rows = page.rows;
        let own = self.rows.iter().position(|row| Some(row.officer.seat.id) == self.cursor);
        self.at = own.unwrap_or(page.at).min(self.rows.len().saturating_sub(1));
        self.cursor = self.row().map(|row| row.officer.seat.id);
        self.top = self.at.saturating_sub(above);
        self.settle(height);
        self.ask_edges(height)
    }

    /// Takes how many rows there are.
    pub fn take_count(&mut self, all: usize) {
        self.all = Some(all);
    }

    /// The answer was given up: the rows held are those of the view before.
    pub fn give_up(&mut self) {
        self.asked = false;
        self.view = self.held.clone();
    }

    /// Another view: its rows and numbers are asked for.
    pub fn change(&mut self, view: View) -> Vec<Effect> {
        self.view = view;
        (self.before, self.all) = (None, None);
        self.ask()
    }

    /// Sorts by the column of the cursor; by the same column again the other way round. What sorted before decides
    /// between equal values.
    pub fn sort(&mut self) -> Vec<Effect> {
        let Some(field) = self.shown_field() else { return Vec::new() };
        let mut view = self.view.clone();
        let before = view.sort.first().filter(|(first, _)| *first == field);
        let direction = before.map_or(Direction::Up, |(_, direction)| direction.reversed());
        view.sort.retain(|(known, _)| *known != field);
        view.sort.insert(0, (field, direction));
        view.sort.truncate(SORTS);
        self.change(view)
    }

    /// Adds a condition; an older one on the same column gives way.
    pub fn filter(&mut self, filter: Filter) -> Vec<Effect> {
        let mut view = self.view.clone();
        view.filters.retain(|known| known.field != filter.field);
        view.filters.push(filter);
        self.change(view)
    }

    /// Takes the newest condition off; `None` if there is none.
    pub fn unfilter(&mut self) -> Option<Vec<Effect>> {
        let mut view = self.view.clone();
        view.filters.pop()?;
        Some(self.change(view))
    }

    /// Moves the cursor on a screen of so many rows.
    pub fn go(&mut self, to: Move, height: usize) -> Vec<Effect> {
        let last = self.rows.len().saturating_sub(1);
        let leap = height.saturating_sub(1).max(1);
        let last_column = self.columns.len().saturating_sub(1);
        match to {
            Move::Up => self.put_at(self.at.saturating_sub(1), height),
            Move::Down => self.put_at((self.at + 1).min(last), height),
            Move::PageUp => self.put_at(self.at.saturating_sub(leap), height),
            Move::PageDown => self.put_at((self.at + leap).min(last), height),
            Move::Left => {
                self.column = self.column.saturating_sub(1);
                Vec::new()
            }
            Move::Right => {
                self.column = (self.column + 1).min(last_column);
                Vec::new()
            }
            Move::Start if self.column > 0 => {
                self.column = 0;
                Vec::new()
            }
            Move::End if self.column < last_column => {
                self.column = last_column;
                Vec::new()
            }
            Move::Start if self.ends.0 => self.put_at(0, height),
            Move::End if self.ends.1 => self.put_at(last, height),
            Move::Start => self.jump(Anchor::Start),
            Move::End => self.jump(Anchor::End),
        }
    }

    /// To the first or the last row, which is not held.
    fn jump(&mut self, anchor: Anchor) -> Vec<Effect> {
        self.cursor = None;
        vec![self.ask_rows(anchor)]
    }

    fn put_at(&mut self, at: usize, height: usize) -> Vec<Effect> {
        self.at = at;
        self.cursor = self.row().map(|row| row.officer.seat.id);
        self.settle(height);
        self.ask_edges(height)
    }

    /// Asks for the rows around the cursor where it comes near to an edge of what is held.
    fn ask_edges(&mut self, height: usize) -> Vec<Effect> {
        let (is_start, is_end) = self.ends;
        let lacks_before = !is_start && self.top < MARGIN;
        let lacks_after = !is_end && self.top + height + MARGIN > self.rows.len();
        match self.cursor {
            Some(seat) if !self.asked && (lacks_before || lacks_after) => {
                vec![self.ask_rows(Anchor::Row(seat))]
            }
            _ => Vec::new(),
        }
    }

    /// Keeps the cursor on a screen of so many rows.
    pub fn settle(&mut self, height: usize) {
        let height = height.max(1);
        self.top = self.top.clamp((self.at + 1).saturating_sub(height), self.at);
        if self.ends.1 {
            let lowest = (self.at + 1).saturating_sub(height);
            self.top = self.top.min(self.rows.len().saturating_sub(height).max(lowest));
        }
    }
}
