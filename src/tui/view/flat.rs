//! What flat tables share: heads, the row of the cursor, long texts over several lines.

use std::ops::Range;

use ratatui::style::{Modifier, Style};
use ratatui::text::Line;

use crate::domain::finding::Finding;
use crate::messages::labels;
use crate::tui::effect::{Part, SheetId, Wanted};
use crate::tui::sheet::list::List;
use crate::tui::view::line::{LineBuilder, wrap};
use crate::tui::view::theme::{BOLD, Mark, PLAIN, REVERSED};
use crate::tui::view::{Block, Painter};
use crate::vietnamese::fold::highlight;
use crate::vietnamese::{clip, nfc};

/// A line of heads, each at its column.
pub fn heads(painter: Painter<'_>, heads: &[(usize, String)]) -> Line<'static> {
    let mut line = painter.line();
    for (from, head) in heads {
        line.fill_to(*from, PLAIN);
        line.put_clipped(head, painter.layout.width.saturating_sub(*from), PLAIN);
    }
    line.finish()
}

/// A row in the making.
pub struct Row<'a> {
    /// The line.
    pub line: LineBuilder,
    /// How its text looks.
    pub base: Style,
    /// Whether the cursor stands on it.
    pub at_cursor: bool,
    painter: Painter<'a>,
}

impl<'a> Row<'a> {
    /// An empty row.
    pub fn new(painter: Painter<'a>, at_cursor: bool) -> Self {
        let base = if at_cursor { REVERSED } else { PLAIN };
        let mut line = painter.line();
        line.put(if at_cursor { ">" } else { " " }, base);
        Self { line, base, at_cursor, painter }
    }

    /// Puts a text at a column, cut to so many cells; what is searched for is marked.
    pub fn cell(&mut self, from: usize, cells: usize, text: &str) {
        self.line.fill_to(from, self.base);
        put_found(self.painter, &mut self.line, text, cells, self.base);
    }

    /// The line, the row of the cursor over the whole width.
    pub fn finish(mut self) -> Line<'static> {
        if self.at_cursor {
            self.line.fill_to(self.painter.layout.width, self.base);
        }
        self.line.finish()
    }
}

/// Heads and the rows on the screen, each drawn by its number; `empty` is said where there are none.
pub fn block(
    painter: Painter<'_>,
    heads: Line<'static>,
    list: &List,
    empty: &str,
    mut row: impl FnMut(usize, Row<'_>) -> Line<'static>,
) -> Block {
    let mut block = Block { lines: Vec::with_capacity(painter.layout.table + 1), cursor: None };
    block.lines.push(heads);
    if list.len == 0 {
        block.lines.push(painter.plain(&["   ", empty].concat()));
    }
    for at in list.top..list.len.min(list.top + painter.layout.table) {
        let at_cursor = at == list.at;
        if at_cursor {
            block.cursor = Some((block.lines.len(), 1));
        }
        block.lines.push(row(at, Row::new(painter, at_cursor)));
    }
    block
}

/// What an empty table says while its rows are being made, and once that was stopped.
pub fn coming(painter: Painter<'_>, sheet: SheetId, making: String) -> String {
    let model = painter.model;
    let is_coming = model.waiting.iter().any(|waiting| waiting.wanted == Wanted::Rows(sheet, Part::All));
    if is_coming { making } else { labels::stopped(model.lang(), &model.habits().keys.spoken("redraw")) }
}

/// Puts a text cut to so many cells, the words that are searched for marked.
pub fn put_found(painter: Painter<'_>, line: &mut LineBuilder, text: &str, cells: usize, style: Style) {
    let typed = painter.model.active_search().map(|search| search.line.text().trim());
    let Some(typed) = typed.filter(|typed| !typed.is_empty()) else {
        return line.put_foreign(text, cells, style);
    };
    let clean = nfc::clean_for_screen(text);
    let found = highlight(&clean, typed);
    put_marked(line, &clean, (cells, &found), style);
}

/// Puts a text cut to so many cells with these stretches of characters marked.
pub fn put_marked(
    line: &mut LineBuilder,
    text: &str,
    (cells, found): (usize, &[Range<usize>]),
    style: Style,
) {
    let clipped = clip::clip(text, cells);
    let marked = style.add_modifier(Modifier::UNDERLINED | Modifier::BOLD);
    let mut letters = clipped.chars();
    let mut from = 0;
    for range in found {
        let before: String = letters.by_ref().take(range.start.saturating_sub(from)).collect();
        let hit: String = letters.by_ref().take(range.len()).collect();
        line.put(&before, style);
        line.put(&hit, marked);
        from = range.end;
    }
    line.put(letters.as_str(), style);
}

/// The text over at most so many lines of the screen, broken between words.
pub fn wrapped(painter: Painter<'_>, indent: usize, text: &str, most: usize) -> Vec<Line<'static>> {
    let room = painter.layout.width.saturating_sub(indent);
    let text = nfc::clean_for_screen(text);
    let line = |text: &str| {
        let mut line = painter.line();
        line.fill_to(indent, PLAIN);
        line.put_clipped(text, room, PLAIN);
        line.finish()
    };
    wrap(&text, room, most).into_iter().map(line).collect()
}

/// A finding in words over at most so many lines: its sign, the rule, the text.
pub fn finding(
    painter: Painter<'_>,
    (about, rule): (&Finding, &str),
    text: &str,
    most: usize,
) -> Vec<Line<'static>> {
    let mut head = painter.line();
    head.put(" ", PLAIN);
    match Mark::of(about) {
        Some(mark) => head.put(painter.theme.sign(mark), painter.theme.chip(mark)),
        None => head.put(" ", PLAIN),
    }
    head.put(" ", PLAIN);
    head.put(rule, BOLD);
    head.put("  ", PLAIN);
    let text = nfc::clean_for_screen(text);
    let room = painter.layout.width.saturating_sub(head.used());
    let mut texts = wrap(&text, room, most).into_iter();
    head.put_clipped(texts.next().unwrap_or_default(), room, PLAIN);
    let more = |text: &str| painter.plain(&["       ", text].concat());
    std::iter::once(head.finish()).chain(texts.map(more)).collect()
}
