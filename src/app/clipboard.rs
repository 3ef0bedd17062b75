//! Text for the clipboard: what is pasted into a spreadsheet must never run there, nor in a shell.

use std::borrow::Cow;

use crate::exchange::guard::disarm;
use crate::vietnamese::nfc::clean_for_screen;

/// Rows of cells as lines of cells parted by tabs.
pub(super) fn lines(rows: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| row.iter().map(|text| cell(text)).collect::<Vec<_>>().join("\t");
    rows.iter().map(|row| line(row) + "\n").collect()
}

/// One cell: no tab, no line end and no control character in it, and nothing that a spreadsheet would take for a formula.
pub(super) fn cell(text: &str) -> String {
    let text: Cow<'_, str> = if text.contains(['\t', '\n', '\r']) {
        text.replace(['\t', '\n', '\r'], " ").into()
    } else {
        text.into()
    };
    disarm(&clean_for_screen(&text)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_become_lines_in_which_no_cell_can_run_or_break_out() {
        let rows =
            [vec!["=1+1".to_owned(), "a\tb\nc".to_owned()], vec!["@x".to_owned(), "\u{1b}[2J".to_owned()]];
        assert_eq!(lines(&rows), "'=1+1\ta b c\n'@x\t·U+001B[2J\n");
    }
}
