//! From the frame that is shown to the next one, in the fewest bytes and one write.
//!
//! A row that is equal to the shown one costs a comparison and nothing else; rows that moved inside the table are moved
//! by the terminal; in a row that differs only the differing cells are sent. Whatever is sent leaves the terminal's
//! pen at rest, so that every frame begins from a known state.

mod cells;
mod row;
mod said;
mod scroll;
#[cfg(test)]
mod tests;
mod writer;

use ratatui::text::Line;

use crate::terminal::kind::Ability;
use crate::terminal::present::row::Canvas;
use crate::terminal::present::said::Said;
use crate::terminal::present::writer::Writer;
use crate::tui::frame::Frame;

/// Terminals that know it show what stands between these two at once; others ignore them.
const TOGETHER: &str = "\x1b[?2026h";
const TOGETHER_END: &str = "\x1b[?2026l";

/// What the terminal shows, and the bytes to the next frame.
#[derive(Debug, Default)]
pub struct Presenter {
    shown: Option<Frame>,
    writer: Writer,
    canvas: Canvas,
    ability: Ability,
    /// Where frames are sentences.
    said: Said,
}

impl Presenter {
    /// For a terminal of which nothing is known: the first frame is drawn whole.
    pub fn new() -> Self {
        Self::default()
    }

    /// For a terminal that can do so much.
    pub fn of(ability: Ability) -> Self {
        Self { ability, ..Self::default() }
    }

    /// The bytes of one write that make the terminal show this frame; none if it does already.
    pub fn present(&mut self, next: Frame) -> &[u8] {
        if self.ability == Ability::Lines {
            return self.said.present(next);
        }
        let size = |frame: &Frame| (frame.width, frame.height);
        let known = self.shown.take().filter(|shown| size(shown) == size(&next));
        if known.is_some() {
            self.writer.restart();
        } else {
            self.writer.clear();
        }
        let mut shown = known.unwrap_or_else(|| Frame {
            width: next.width,
            height: next.height,
            rows: Vec::new(),
            table: next.table.clone(),
            cursor: None,
        });
        shown.rows.resize(next.height.into(), Line::default());
        self.canvas.set_width(next.width);
        let from = self.writer.len();
        let is_full = self.ability == Ability::Full;
        let scrolled = is_full && scroll::scroll(&mut shown, &next, &mut self.writer);
        let changed = self.rows(&shown, &next) + usize::from(scrolled);
        if changed > 1 && is_full {
            self.writer.enclose(from, TOGETHER, TOGETHER_END);
        }
        self.writer.cursor(next.cursor);
        self.shown = Some(next);
        self.writer.bytes()
    }

    /// The next frame answers a line: where nothing has changed, that is said too.
    pub fn answer(&mut self) {
        self.said.answer();
    }

    /// Nothing is known of the terminal's screen any more: the next frame is drawn anew.
    pub fn forget(&mut self) {
        self.shown = None;
        self.said.forget();
    }

    /// Draws the rows that differ and counts them.
    fn rows(&mut self, shown: &Frame, next: &Frame) -> usize {
        let blank = Line::default();
        let mut changed = 0;
        for (y, old) in (0..next.height).zip(&shown.rows) {
            let new = next.rows.get(usize::from(y)).unwrap_or(&blank);
            if old != new && self.canvas.draw(y, old, new, &mut self.writer) {
                changed += 1;
            }
        }
        changed
    }
}
