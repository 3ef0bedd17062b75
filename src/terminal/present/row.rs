//! One row that changed: its cells, the former and the new ones, and the runs to send.

use ratatui::text::Line;

use crate::terminal::present::cells::{Cell, Cells};
use crate::terminal::present::writer::Writer;

/// From how many blanks on erasing is shorter.
const ERASE_FROM: usize = 4;

/// Two rows of cells, the shown one and the next one.
#[derive(Debug, Default)]
pub(super) struct Canvas {
    width: usize,
    old: Cells,
    new: Cells,
    /// What must be sent of each cell.
    marks: Vec<Mark>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// As shown.
    Same,
    /// It differs.
    Changed,
}

impl Canvas {
    pub(super) fn set_width(&mut self, width: u16) {
        self.width = width.into();
    }

    /// Sends what differs between two rows; `false` if their cells are equal after all.
    pub(super) fn draw(&mut self, y: u16, old: &Line<'_>, new: &Line<'_>, writer: &mut Writer) -> bool {
        self.old.fill(old, self.width);
        self.new.fill(new, self.width);
        let (old, new) = (&self.old, &self.new);
        let mark = |(before, after): (&Cell, &Cell)| {
            if new.is_same(*after, old, *before) { Mark::Same } else { Mark::Changed }
        };
        self.marks.clear();
        self.marks.extend(old.all().iter().zip(new.all()).map(mark));
        if !self.marks.contains(&Mark::Changed) {
            return false;
        }
        widen(&mut self.marks, old, new);
        let text = new.all().iter().enumerate().rfind(|(_, cell)| !new.is_blank(**cell));
        let tail = self.tail(text.map_or(0, |(last, cell)| last + usize::from(cell.width())));
        self.runs(y, tail.unwrap_or(self.width), writer);
        if let Some(from) = tail {
            writer.go(y, u16::try_from(from).unwrap_or(u16::MAX));
            writer.erase();
        }
        writer.rest();
        true
    }

    /// From where on the row is to be erased: its end is blank, and enough of that was not.
    fn tail(&self, text: usize) -> Option<usize> {
        let marks = self.marks.get(text..)?;
        let first = marks.iter().position(|mark| *mark == Mark::Changed)?;
        let last = marks.iter().rposition(|mark| *mark == Mark::Changed)?;
        (last + 1 - first >= ERASE_FROM).then_some(text + first)
    }

    /// Sends the changed cells before `end`, and what lies between them where that is not longer than a jump.
    fn runs(&self, y: u16, end: usize, writer: &mut Writer) {
        let changed = |x: usize| x < end && self.marks.get(x) == Some(&Mark::Changed);
        let mut gap_start = None;
        let mut x = 0;
        while let Some(cell) = self.new.all().get(x).filter(|_| x < end) {
            if !changed(x) {
                gap_start = gap_start.or(Some(x));
                x += usize::from(cell.width());
                continue;
            }
            match gap_start.take() {
                Some(start) if start > 0 && self.is_cheap(start, x) => self.copy(start, x, writer),
                _ => writer.go(y, u16::try_from(x).unwrap_or(u16::MAX)),
            }
            let (text, next) = self.new.stretch(x, changed);
            writer.text(text, u16::try_from(next - x).unwrap_or(u16::MAX), cell.pen);
            x = next;
        }
    }

    /// Whether sending these equal cells again is not longer than jumping over them.
    fn is_cheap(&self, start: usize, end: usize) -> bool {
        let Some(gap) = self.new.all().get(start..end) else { return false };
        let before = start.checked_sub(1).and_then(|before| self.new.all().get(before));
        let same_pen = before.is_some_and(|before| gap.iter().all(|cell| cell.pen == before.pen));
        let len = || gap.iter().map(|cell| self.new.symbol(*cell).len()).sum::<usize>();
        same_pen && len() <= Writer::jump_cost(gap.len())
    }

    fn copy(&self, start: usize, end: usize, writer: &mut Writer) {
        let mut skip = 0;
        for cell in self.new.all().get(start..end).unwrap_or_default() {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            skip = cell.width() - 1;
            writer.text(self.new.symbol(*cell), cell.width(), cell.pen);
        }
    }
}

/// A wide character is sent whole: all cells that one of either row lies on change together.
fn widen(marks: &mut [Mark], old: &Cells, new: &Cells) {
    if old.is_narrow() && new.is_narrow() {
        return;
    }
    // A mark can reach a character of the other row, and from there on: until nothing more changes.
    loop {
        let before = marks.to_vec();
        for cells in [old.all(), new.all()] {
            let mut x = 0;
            while let Some(cell) = cells.get(x) {
                let end = x + usize::from(cell.width());
                if let Some(covered) = marks.get_mut(x..end)
                    && covered.contains(&Mark::Changed)
                {
                    covered.fill(Mark::Changed);
                }
                x = end;
            }
        }
        if marks == before {
            return;
        }
    }
}
