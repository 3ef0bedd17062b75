//! The open field: text, selection and caret in a stretch of cells.

use ratatui::style::{Modifier, Style};

use crate::tui::field::text::TextField;
use crate::tui::view::line::LineBuilder;
use crate::tui::view::theme::BOLD;
use crate::vietnamese::{clip, grapheme, nfc};

/// The selected text of a field.
const SELECTED: Style = Style::new().add_modifier(Modifier::REVERSED);
/// The text of a field.
const TYPED: Style = Style::new().add_modifier(Modifier::UNDERLINED);

/// Draws the field in so many cells, brackets around it; where the caret stands.
pub fn put(line: &mut LineBuilder, field: &TextField, cells: usize) -> usize {
    put_text(line, (field.text(), field.head(), field.is_selected()), cells)
}

/// The lines around the caret of a text of several lines, at most so many, each in so many cells; the caret's line
/// among them and its column.
pub fn put_lines(
    new_line: impl Fn() -> LineBuilder,
    field: &TextField,
    (rows, cells): (usize, usize),
) -> (Vec<LineBuilder>, (usize, usize)) {
    let lines: Vec<&str> = field.text().split('\n').collect();
    let (at, head) = field
        .head()
        .rsplit_once('\n')
        .map_or((0, field.head()), |(above, head)| (above.matches('\n').count() + 1, head));
    let first = (at + 1).saturating_sub(rows.max(1));
    let mut caret = (0, 0);
    let mut put = |(place, text): (usize, &&str)| {
        let mut line = new_line();
        let column =
            put_text(&mut line, (text, if place == at { head } else { "" }, field.is_selected()), cells);
        if place == at {
            caret = (at - first, column);
        }
        line
    };
    let shown = lines.iter().enumerate().skip(first).take(rows.max(1)).map(&mut put).collect();
    (shown, caret)
}

/// Draws a text and the caret behind its head; where the caret stands.
fn put_text(line: &mut LineBuilder, (text, head, selected): (&str, &str, bool), cells: usize) -> usize {
    line.put("[", BOLD);
    let start = line.used();
    let style = if selected { SELECTED } else { TYPED };
    let (text, caret) = (nfc::clean_for_screen(text), clip::width(&nfc::clean_for_screen(head)));
    let hidden = hidden(&text, caret, cells);
    let shown = text.get(hidden.bytes..).unwrap_or_default();
    line.put_clipped(shown, cells, style);
    line.fill_to(start + cells, Style::new());
    line.put("]", BOLD);
    start + caret.saturating_sub(hidden.cells)
}

/// What is scrolled out at the left.
struct Hidden {
    bytes: usize,
    cells: usize,
}

/// As few letters as must be hidden so that the caret has a cell.
fn hidden(text: &str, caret: usize, cells: usize) -> Hidden {
    let mut hidden = Hidden { bytes: 0, cells: 0 };
    while caret - hidden.cells >= cells.max(1) && hidden.bytes < text.len() {
        let next = grapheme::after(text, hidden.bytes);
        hidden.cells += clip::width(text.get(hidden.bytes..next).unwrap_or_default());
        hidden.bytes = next;
    }
    hidden
}
