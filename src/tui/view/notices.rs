//! Past messages, the newest first.

use ratatui::text::Line;

use crate::messages::labels;
use crate::tui::notice::NoticeKind;
use crate::tui::sheet::notices::Notices;
use crate::tui::view::line::LineBuilder;
use crate::tui::view::theme::{BOLD, REVERSED};
use crate::tui::view::{Block, Painter, flat};

/// The title.
pub fn title(painter: Painter<'_>, left: &mut LineBuilder, right: &mut LineBuilder) {
    left.put(&labels::title_messages(painter.model.lang()), REVERSED);
    right.put_number(i64::try_from(painter.model.notices.len()).unwrap_or(0), REVERSED);
}

/// The messages, those of trouble in bold.
pub fn block(painter: Painter<'_>, sheet: &Notices) -> Block {
    let empty = labels::no_messages(painter.model.lang());
    flat::block(painter, Line::default(), &sheet.list, &empty, |at, mut row| {
        if let Some(notice) = painter.model.notices.get(at) {
            if notice.kind == NoticeKind::Trouble && !row.at_cursor {
                row.base = BOLD;
            }
            row.cell(2, painter.layout.width - 2, &notice.text);
        }
        row.finish()
    })
}

/// The message of the cursor in full.
pub fn strip(painter: Painter<'_>, sheet: &Notices) -> Vec<Line<'static>> {
    let notice = painter.model.notices.get(sheet.list.at);
    notice.map(|notice| flat::wrapped(painter, 2, &notice.text, painter.layout.strip)).unwrap_or_default()
}
