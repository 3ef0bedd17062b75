//! Which row of the screen is for what.

use std::ops::Range;

use crate::tui::model::Size;

/// The narrowest and lowest screen that can be worked on.
const LEAST: Size = Size { width: 60, height: 15 };
/// From this height on the strip has four rows, below two.
const TALL: u16 = 20;
/// From this width on every column is shown.
const WIDE: u16 = 80;

/// Rows of the screen: title, heads, table, strip, message, hints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Rows of the table.
    pub table: usize,
    /// Rows of the strip.
    pub strip: usize,
    /// Columns.
    pub width: usize,
    /// Whether every column is shown.
    pub is_wide: bool,
}

impl Layout {
    /// The layout for a screen of this size; `None` if that is too small to work on.
    pub fn of(size: Size) -> Option<Self> {
        if size.width < LEAST.width || size.height < LEAST.height {
            return None;
        }
        let strip = if size.height >= TALL { 4 } else { 2 };
        let table = usize::from(size.height) - strip - 4;
        Some(Self { table, strip, width: usize::from(size.width), is_wide: size.width >= WIDE })
    }

    /// Rows of the screen that the table takes.
    pub fn table_rows(&self) -> Range<u16> {
        2..u16::try_from(self.table + 2).unwrap_or(2)
    }
}

/// Rows of the table; on a screen that is too small, as if it were the smallest.
pub fn page(size: Size) -> usize {
    Layout::of(size).or_else(|| Layout::of(LEAST)).map_or(1, |layout| layout.table)
}
