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
    line.put("[", BOLD);
    let start = line.used();
    let style = if field.is_selected() { SELECTED } else { TYPED };
    let (text, caret) =
        (nfc::clean_for_screen(field.text()), clip::width(&nfc::clean_for_screen(field.head())));
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
