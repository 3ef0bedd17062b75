//! One row that changed: its cells, the former and the new ones, and the runs to send.

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::terminal::present::writer::{Pen, Writer};

/// From how many blanks on erasing is shorter.
const ERASE_FROM: usize = 4;

/// Two rows of cells, the shown one and the next one.
#[derive(Debug, Default)]
pub(super) struct Canvas {
    old: Buffer,
    new: Buffer,
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
        if self.new.area.width != width {
            let area = Rect::new(0, 0, width, 1);
            self.old = Buffer::empty(area);
            self.new = Buffer::empty(area);
        }
    }

    /// Sends what differs between two rows; `false` if their cells are equal after all.
    pub(super) fn draw(&mut self, y: u16, old: &Line<'_>, new: &Line<'_>, writer: &mut Writer) -> bool {
        fill(&mut self.old, old);
        fill(&mut self.new, new);
        let (old, new) = (&self.old.content, &self.new.content);
        self.marks.clear();
        self.marks.extend(
            old.iter().zip(new).map(|(old, new)| if old == new { Mark::Same } else { Mark::Changed }),
        );
        if !self.marks.contains(&Mark::Changed) {
            return false;
        }
        widen(&mut self.marks, old, new);
        let text = new.iter().enumerate().rfind(|(_, cell)| !is_blank(cell));
        let tail = self.tail(text.map_or(0, |(last, cell)| last + usize::from(cell.cell_width().max(1))));
        self.runs(y, tail.unwrap_or(new.len()), writer);
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
        let cells = || self.new.content.iter().zip(&self.marks).take(end).enumerate();
        let mut gap_start = None;
        let mut skip = 0_u16;
        for (x, (cell, mark)) in cells() {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let width = cell.cell_width().max(1);
            skip = width - 1;
            if *mark == Mark::Same {
                gap_start = gap_start.or(Some(x));
                continue;
            }
            let column = u16::try_from(x).unwrap_or(u16::MAX);
            match gap_start.take() {
                Some(start) if start > 0 && self.is_cheap(start, x) => self.copy(start, x, writer),
                _ => writer.go(y, column),
            }
            writer.symbol(cell.symbol(), width, Pen::of(cell));
        }
    }

    /// Whether sending these equal cells again is not longer than jumping over them.
    fn is_cheap(&self, start: usize, end: usize) -> bool {
        let Some(gap) = self.new.content.get(start..end) else { return false };
        let before = start.checked_sub(1).and_then(|before| self.new.content.get(before));
        let same_pen = before.is_some_and(|before| gap.iter().all(|cell| Pen::of(cell) == Pen::of(before)));
        same_pen && gap.iter().map(|cell| cell.symbol().len()).sum::<usize>() <= Writer::jump_cost(gap.len())
    }

    fn copy(&self, start: usize, end: usize, writer: &mut Writer) {
        let mut skip = 0;
        for cell in self.new.content.get(start..end).unwrap_or_default() {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let width = cell.cell_width().max(1);
            skip = width - 1;
            writer.symbol(cell.symbol(), width, Pen::of(cell));
        }
    }
}

/// The line's style reaches over the whole row, as blanks: terminals disagree on whether erasing keeps a reversed
/// background.
fn fill(row: &mut Buffer, line: &Line<'_>) {
    row.reset();
    row.set_style(row.area, line.style);
    row.set_line(0, 0, line, row.area.width);
}

fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && Pen::of(cell) == Pen::default()
}

/// A wide character is sent whole: all cells that one of either row lies on change together.
fn widen(marks: &mut [Mark], old: &[Cell], new: &[Cell]) {
    let is_plain =
        |cells: &[Cell]| cells.iter().all(|cell| cell.symbol().len() == 1 || cell.cell_width() == 1);
    if is_plain(old) && is_plain(new) {
        return;
    }
    // A mark can reach a character of the other row, and from there on: until nothing more changes.
    loop {
        let before = marks.to_vec();
        for cells in [old, new] {
            let mut x = 0;
            while let Some(cell) = cells.get(x) {
                let end = x + usize::from(cell.cell_width().max(1));
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
