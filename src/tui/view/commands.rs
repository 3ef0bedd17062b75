//! Help and palette: what is typed, and the commands that it leaves.

use ratatui::text::Line;

use crate::messages::{labels, roster};
use crate::tui::key::Key;
use crate::tui::sheet::commands::{Commands, Entry, Which};
use crate::tui::view::line::LineBuilder;
use crate::tui::view::theme::{PLAIN, REVERSED};
use crate::tui::view::{Block, Painter, field, flat};
use crate::vietnamese::fold::highlight;

/// The title: which commands, and how many of them are left.
pub fn title(painter: Painter<'_>, sheet: &Commands, left: &mut LineBuilder, right: &mut LineBuilder) {
    let lang = painter.model.lang();
    match sheet.which {
        Which::Help => left.put(&labels::title_help(lang, &sheet.about.name(lang)), REVERSED),
        Which::Sheets => left.put(&roster::title_sheets(lang), REVERSED),
        Which::Palette => left.put(&labels::title_palette(lang), REVERSED),
    }
    right.put_number(i64::try_from(sheet.found.len()).unwrap_or(0), REVERSED);
    right.put("/", REVERSED);
    right.put_number(i64::try_from(sheet.all.len()).unwrap_or(0), REVERSED);
}

/// The typed line and the rows.
pub fn block(painter: Painter<'_>, sheet: &Commands) -> Block {
    let mut typed = painter.line();
    typed.put(" ", PLAIN);
    let caret = field::put(&mut typed, &sheet.line, painter.layout.width / 2);
    let empty = labels::nothing_found(painter.model.lang());
    let mut block =
        flat::block(painter, typed.finish(), &sheet.list, &empty, |at, row| match sheet.row(at) {
            Some(entry) => line(painter, sheet, entry, row),
            None => row.finish(),
        });
    block.cursor = Some((0, caret));
    block
}

fn line(painter: Painter<'_>, sheet: &Commands, entry: &Entry, mut row: flat::Row<'_>) -> Line<'static> {
    let lang = painter.model.lang();
    let width = painter.layout.width;
    let (text, note) = (18, 18 + (width - 18) / 2);
    row.cell(1, text - 2, &keys(painter.model.habits().keys.keys(entry.command)));
    row.line.fill_to(text, row.base);
    put_typed(&mut row, &entry.text, note - text - 1, sheet.line.text());
    let said =
        entry.why_not.map_or_else(|| entry.command.place.name(lang), |why| why.sentence(painter.model));
    row.cell(note, width - note, &said);
    row.finish()
}

/// The words of a command, those that are typed marked.
fn put_typed(row: &mut flat::Row<'_>, text: &str, cells: usize, typed: &str) {
    let found = highlight(text, typed);
    flat::put_marked(&mut row.line, text, (cells, &found), row.base);
}

/// The keys of a command; those with Alt stand for function keys that a terminal cannot send.
fn keys(keys: &[Key]) -> String {
    let shown = keys.iter().filter(|key| !matches!(key, Key::Alt(_)));
    shown.map(|key| key.label()).collect::<Vec<_>>().join("  ")
}
