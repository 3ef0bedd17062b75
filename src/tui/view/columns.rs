//! Where the outline's columns stand on the screen.

use crate::domain::field::Field;
use crate::tui::layout::Layout;
use crate::tui::sheet::outline::column::Column;

/// From this width on the longest name of a qualification has room.
const ROOMY: usize = 130;

/// Where each column begins.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    /// Chức vụ, or where the names end without it.
    pub title: usize,
    /// Whether the titles are shown.
    has_title: bool,
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
    /// The columns of a screen, those that are wanted; what it has beyond 80 cells, or what others leave, goes to
    /// names and titles.
    pub fn of(layout: &Layout, wanted: &[Column]) -> Self {
        let width = layout.width;
        let has_title = wanted.contains(&Column::Title);
        if !layout.is_wide {
            let staff = width - 8;
            let title = if has_title { 27 + (width - 60) / 2 } else { staff };
            return Self { title, has_title, qualification: None, since: None, staff, end: width };
        }
        let staff = width - 7;
        let mut right = staff;
        let mut take = |column: Column, cells: usize| {
            wanted.contains(&column).then(|| {
                right -= cells;
                right
            })
        };
        let since = take(Column::Since, 5);
        let qualification = take(Column::Qualification, if width < ROOMY { 10 } else { 16 });
        let title = if has_title { 35 + (right - 58) / 2 } else { right };
        Self { title, has_title, qualification, since, staff, end: width }
    }

    /// First column and room of a column of cells; `None` where it is not shown.
    pub fn room(&self, column: Column) -> Option<(usize, usize)> {
        let next = |from: Option<usize>| from.unwrap_or(self.staff);
        let (from, to) = match column {
            Column::Name => (2, self.title),
            Column::Title if !self.has_title => return None,
            Column::Title => (self.title, self.qualification.unwrap_or_else(|| next(self.since))),
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
