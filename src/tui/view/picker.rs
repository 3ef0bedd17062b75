//! The picker's table: what is typed, and what was found.

use crate::domain::query::Hit;
use crate::messages::labels;
use crate::tui::sheet::picker::Picker;
use crate::tui::view::theme::{BOLD, Mark, PLAIN, REVERSED};
use crate::tui::view::{Block, Painter, field};
use crate::vietnamese::clip;

/// The typed line and the hits.
pub fn block(painter: Painter<'_>, picker: &Picker) -> Block {
    let mut typed = painter.line();
    typed.put(" ", PLAIN);
    let cells = (painter.layout.width / 2).max(20);
    let caret = field::put(&mut typed, &picker.line, cells);
    let mut block = Block { lines: vec![typed.finish()], cursor: Some((0, caret)) };
    if picker.hits.hits.is_empty() && !picker.line.text().is_empty() {
        block.lines.push(painter.plain(&labels::nothing_found(painter.model.lang())));
    }
    let hits = picker.hits.hits.iter().enumerate().skip(picker.list.top).take(painter.layout.table);
    for (place, hit) in hits {
        block.lines.push(line(painter, hit, place == picker.list.at));
    }
    block
}

fn line(painter: Painter<'_>, hit: &Hit, at_cursor: bool) -> ratatui::text::Line<'static> {
    let width = painter.layout.width;
    let base = if at_cursor { REVERSED } else { PLAIN };
    let mut line = painter.line();
    line.put(if at_cursor { ">" } else { " " }, base);
    let middle = width * 2 / 5;
    line.put_clipped(&hit.name, middle - 2, if at_cursor { BOLD } else { base });
    line.fill_to(middle, base);
    line.put_clipped(&hit.trail, width.saturating_sub(middle + 10), base);
    if let Some(total) = &hit.total {
        let (mark, _) = Mark::of_numbers(total);
        let sign = painter.theme.sign(mark);
        line.fill_to(width.saturating_sub(1 + clip::width(sign)), base);
        line.put(sign, if at_cursor { base } else { painter.theme.chip(mark) });
    }
    if at_cursor {
        line.fill_to(width, base);
    }
    line.finish()
}
