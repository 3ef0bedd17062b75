//! A frame: what the screen shows, row by row. `terminal::present` finds the fewest bytes from one to the next.

use std::ops::Range;

use ratatui::text::Line;

/// What the screen shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// Columns of the terminal.
    pub width: u16,
    /// Rows of the terminal.
    pub height: u16,
    /// One line for each row, at most `height`; a shorter list leaves the rest blank.
    pub rows: Vec<Line<'static>>,
    /// Rows of the table: where one frame shows the rows of the former one moved up or down, the terminal may
    /// scroll them.
    pub table: Range<u16>,
    /// Where the terminal's own cursor stands: column and row; hidden without one.
    pub cursor: Option<(u16, u16)>,
}
