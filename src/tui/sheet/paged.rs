//! A long flat list of which only a window of rows is held; more is asked for as the cursor comes near its edge.

use crate::tui::sheet::Move;
use crate::tui::sheet::list::List;

/// Rows asked for on each side of the cursor.
const REACH: usize = 100;
/// Rows that are held beyond the screen before more are asked for.
const MARGIN: usize = 20;

/// The rows to ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// How many to pass over.
    pub skip: usize,
    /// At most so many.
    pub limit: usize,
}

/// A list that is held in part.
#[derive(Clone, Debug)]
pub struct Paged<T> {
    /// The cursor, over all rows.
    pub list: List,
    rows: Vec<T>,
    /// The number of the first row held.
    first: usize,
    /// The number of the first row asked for.
    asked: Option<usize>,
}

impl<T> Default for Paged<T> {
    fn default() -> Self {
        Self { list: List::default(), rows: Vec::new(), first: 0, asked: None }
    }
}

impl<T> Paged<T> {
    /// A row by its number, if it is held.
    pub fn get(&self, at: usize) -> Option<&T> {
        self.rows.get(at.checked_sub(self.first)?)
    }

    /// The row of the cursor.
    pub fn row(&self) -> Option<&T> {
        self.get(self.list.at)
    }

    /// The rows held, each with its number.
    pub fn held(&self) -> impl DoubleEndedIterator<Item = (usize, &T)> {
        self.rows.iter().enumerate().map(|(place, row)| (self.first + place, row))
    }

    /// Moves the cursor; the rows that it then needs.
    pub fn go(&mut self, to: Move, page: usize) -> Option<Stretch> {
        self.list.go(to, page);
        self.lacking(page)
    }

    /// Puts the cursor on the row of this number; the rows that it then needs.
    pub fn put(&mut self, at: usize, page: usize) -> Option<Stretch> {
        self.list.at = at.min(self.list.len.saturating_sub(1));
        self.list.settle(page);
        self.lacking(page)
    }

    /// Everything around the cursor anew.
    pub fn anew(&mut self) -> Stretch {
        let skip = self.list.at.saturating_sub(REACH);
        self.asked = Some(skip);
        Stretch { skip, limit: 2 * REACH }
    }

    /// Takes the rows that were asked for; the cursor stays on the same row, wherever that is now. Tells the rows
    /// that it needs then.
    pub fn take(
        &mut self,
        rows: Vec<T>,
        total: usize,
        page: usize,
        same: impl Fn(&T, &T) -> bool,
    ) -> Option<Stretch> {
        let first = self.asked.take().unwrap_or(self.first);
        // A short answer is the end, whatever was counted.
        let end = first + rows.len();
        let len = if rows.len() < 2 * REACH { total.min(end) } else { total.max(end) };
        let above = self.list.at - self.list.top;
        let place = self.row().and_then(|own| rows.iter().position(|row| same(own, row)));
        let at = place.map_or(self.list.at, |place| first + place).min(len.saturating_sub(1));
        (self.rows, self.first) = (rows, first);
        self.list = List { len, at, top: at.saturating_sub(above) };
        self.list.settle(page);
        self.lacking(page)
    }

    fn lacking(&mut self, page: usize) -> Option<Stretch> {
        let top = self.list.top.saturating_sub(MARGIN);
        let bottom = (self.list.top + page + MARGIN).min(self.list.len);
        let held = self.first <= top && bottom <= self.first + self.rows.len();
        if held || self.asked.is_some() { None } else { Some(self.anew()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(list: &mut Paged<usize>, of: &[usize], asked: Option<Stretch>) {
        let mut asked = asked;
        while let Some(Stretch { skip, limit }) = asked {
            let rows = of.iter().copied().skip(skip).take(limit).collect();
            asked = list.take(rows, of.len(), 16, |a, b| a == b);
        }
    }

    #[test]
    fn the_window_follows_the_cursor() {
        let all: Vec<usize> = (0..1_000).collect();
        let mut list = Paged::default();
        let first = list.anew();
        answer(&mut list, &all, Some(first));
        assert_eq!((list.row(), list.get(199), list.get(200)), (Some(&0), Some(&199), None));
        let end = list.go(Move::End, 16);
        answer(&mut list, &all, end);
        assert_eq!((list.row(), list.list.top), (Some(&999), 984));
        for _ in 0..70 {
            let more = list.go(Move::PageUp, 16);
            answer(&mut list, &all, more);
            assert_eq!(list.row(), Some(&list.list.at));
        }
        assert_eq!(list.row(), Some(&0));
    }

    #[test]
    fn the_cursor_stays_on_its_row_when_others_come_and_go() {
        let mut all: Vec<usize> = (0..50).collect();
        let mut list = Paged::default();
        let first = list.anew();
        answer(&mut list, &all, Some(first));
        for _ in 0..20 {
            list.go(Move::Down, 16);
        }
        all.drain(3..6);
        let anew = list.anew();
        answer(&mut list, &all, Some(anew));
        assert_eq!((list.row(), list.list.at), (Some(&20), 17));
        all.clear();
        let anew = list.anew();
        answer(&mut list, &all, Some(anew));
        assert_eq!((list.row(), list.list.at), (None, 0));
    }

    #[test]
    fn rows_that_vanish_below_the_window_end_the_asking() {
        let mut list = Paged::default();
        let all: Vec<usize> = (0..1_000).collect();
        let first = list.anew();
        answer(&mut list, &all, Some(first));
        let end = list.go(Move::End, 16);
        answer(&mut list, &all[..5], end);
        assert_eq!((list.row(), list.list.len), (Some(&4), 5));
    }
}
