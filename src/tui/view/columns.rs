//! Where the outline's columns stand on the screen.

use crate::domain::field::Field;
use crate::tui::layout::Layout;
use crate::tui::sheet::outline::column::Column;

/// Where each column begins.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    /// Chức vụ.
    pub title: usize,
    /// Trình độ; `None` where the column is not shown.
    pub qualification: Option<usize>,
    /// Since when in the service.
    pub since: Option<usize>,
    /// Where the numbers' column begins; they stand at its right.
    pub staff: usize,
    /// Where the screen ends.
    pub end: usize,
}

impl Columns {
    /// The columns of a screen; what it has beyond 80 goes to names and titles.
    pub fn of(layout: &Layout) -> Self {
        let width = layout.width;
        if layout.is_wide {
            let extra = width - 80;
            let (title, rest) = (35 + extra / 2, 58 + extra);
            let (qualification, since) = (Some(rest), Some(rest + 10));
            return Self { title, qualification, since, staff: rest + 15, end: width };
        }
        let title = 27 + (width - 60) / 2;
        Self { title, qualification: None, since: None, staff: width - 8, end: width }
    }

    /// First column and room of a column of cells; `None` where it is not shown.
    pub fn room(&self, column: Column) -> Option<(usize, usize)> {
        let next = |from: Option<usize>| from.unwrap_or(self.staff);
        let (from, to) = match column {
            Column::Name => (2, self.title),
            Column::Title => (self.title, next(self.qualification)),
            Column::Qualification => (self.qualification?, next(self.since)),
            Column::Since => (self.since?, self.staff),
            Column::Staff => (self.staff, self.end + 1),
        };
        Some((from, to.saturating_sub(from + 1)))
    }

    /// Whether the field's column is shown.
    pub fn shows(&self, field: Field) -> bool {
        Column::of(field).is_some_and(|column| self.room(column).is_some())
    }
}
