//! A line as cells: what stands in each and how it is drawn.
//!
//! A cell is a place in the row's own text, so that a row costs no allocation once it has been filled before.

use ratatui::buffer::CellWidth;
use ratatui::text::Line;

use crate::terminal::present::writer::Pen;
use crate::vietnamese::clip::{first_letter, is_one_cell};

/// One cell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    from: usize,
    len: usize,
    /// Cells that its letter takes; 0 where the letter before reaches over it.
    width: u16,
    /// How it is drawn.
    pub(super) pen: Pen,
}

impl Cell {
    /// How many cells its letter takes, itself at least.
    pub(super) fn width(self) -> u16 {
        self.width.max(1)
    }
}

/// A row of cells.
#[derive(Debug, Default)]
pub(super) struct Cells {
    text: String,
    cells: Vec<Cell>,
}

impl Cells {
    /// The line in exactly so many cells. Its style reaches over the whole row, as blanks: terminals disagree on
    /// whether erasing keeps a reversed background.
    pub(super) fn fill(&mut self, line: &Line<'_>, width: usize) {
        self.text.clear();
        self.text.push(' ');
        self.cells.clear();
        for span in &line.spans {
            let pen = Pen::of(line.style.patch(span.style));
            self.put(&span.content, pen, width);
        }
        let pen = Pen::of(line.style);
        self.cells.resize(width, Cell { from: 0, len: 1, width: 1, pen });
    }

    fn put(&mut self, text: &str, pen: Pen, width: usize) {
        let start = self.text.len();
        self.text.push_str(text);
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            // Most letters are ASCII before ASCII.
            if let [b' '..=b'~', after @ ..] = rest.as_bytes()
                && after.first().is_none_or(u8::is_ascii)
            {
                if self.cells.len() >= width {
                    return;
                }
                self.cells.push(Cell { from: start + (text.len() - rest.len()), len: 1, width: 1, pen });
                rest = rest.get(1..).unwrap_or_default();
                continue;
            }
            let mut len = first.len_utf8();
            let next = rest.get(len..).and_then(|rest| rest.chars().next());
            let from = start + (text.len() - rest.len());
            let is_plain = is_one_cell(first) && next.is_none_or(is_one_cell);
            let cells = if is_plain {
                1
            } else {
                let letter = first_letter(rest);
                len = letter.len();
                if letter.contains(char::is_control) { 0 } else { letter.cell_width() }
            };
            rest = rest.get(len..).unwrap_or_default();
            if self.cells.len() + usize::from(cells) > width {
                return;
            }
            if cells > 0 {
                self.cells.push(Cell { from, len, width: cells, pen });
            }
            for _ in 1..cells {
                self.cells.push(Cell { from: 0, len: 1, width: 0, pen: Pen::default() });
            }
        }
    }

    /// All cells.
    pub(super) fn all(&self) -> &[Cell] {
        &self.cells
    }

    /// The letter of a cell.
    pub(super) fn symbol(&self, cell: Cell) -> &str {
        self.text.get(cell.from..cell.from + cell.len).unwrap_or(" ")
    }

    /// The letters from a cell on that stand one after the other in the text and are drawn alike, as long as a place is
    /// taken; and the cell after them.
    pub(super) fn stretch(&self, from: usize, takes: impl Fn(usize) -> bool) -> (&str, usize) {
        let Some(first) = self.cells.get(from) else { return ("", from + 1) };
        let (mut end, mut next) = (first.from + first.len, from + usize::from(first.width()));
        while let Some(cell) = self.cells.get(next).filter(|_| takes(next)) {
            if cell.from != end || cell.pen != first.pen {
                break;
            }
            end += cell.len;
            next += usize::from(cell.width());
        }
        (self.text.get(first.from..end).unwrap_or(" "), next)
    }

    /// Whether nothing is to be seen in a cell.
    pub(super) fn is_blank(&self, cell: Cell) -> bool {
        cell.pen == Pen::default() && self.bytes(cell) == b" "
    }

    /// Whether every letter takes one cell.
    pub(super) fn is_narrow(&self) -> bool {
        self.cells.iter().all(|cell| cell.width == 1)
    }

    /// Whether a cell of this row shows the same as one of another.
    pub(super) fn is_same(&self, cell: Cell, other: &Self, theirs: Cell) -> bool {
        cell.pen == theirs.pen && cell.width == theirs.width && self.bytes(cell) == other.bytes(theirs)
    }

    /// The letter, only to be compared.
    fn bytes(&self, cell: Cell) -> &[u8] {
        self.text.as_bytes().get(cell.from..cell.from + cell.len).unwrap_or(b" ")
    }
}
