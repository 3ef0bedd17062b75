//! The screen as sentences, for a terminal that is read aloud: the same picture, its signs said with words, each cell
//! behind the head of its column.
//!
//! The frame has a fixed place for each sentence: the title; what is read only when the whole screen is asked for (the
//! hints and the page, [`Frame::table`]); the row of the cursor; the strip; the message.

use ratatui::text::Line;

use crate::messages::{Lang, spoken as words};
use crate::tui::frame::Frame;
use crate::tui::layout::Layout;
use crate::tui::model::{Model, Size};
use crate::tui::view::theme::Theme;
use crate::vietnamese::clip;

/// The screen of which the sentences are made: wide, as nothing has to fit.
pub const SIZE: Size = Size { width: 132, height: 24 };

/// The sentences of a picture.
pub fn frame(model: &Model, picture: Frame) -> Frame {
    let Some(layout) = Layout::of(model.size) else { return picture };
    let lang = model.lang();
    let texts: Vec<String> = picture.rows.iter().map(ToString::to_string).collect();
    let text = |row: usize| texts.get(row).map_or("", String::as_str);
    // Where a line is typed there are no heads.
    let heads = if text(1).trim_start().starts_with('[') { Vec::new() } else { runs(text(1)) };
    let table = 2..layout.table + 2;
    let own = picture.cursor.map(|(_, row)| usize::from(row)).filter(|row| table.contains(row));
    let own = own.or_else(|| table.clone().find(|row| text(*row).starts_with('>')));
    let strip = table.end..table.end + layout.strip + 1;
    let mut rows = vec![sentence(lang, text(0)), plain(text(strip.end))];
    rows.extend(table.map(|at| row(lang, &heads, text(at))));
    let aside = 1..u16::try_from(rows.len()).unwrap_or(1);
    rows.push(own.map(|at| row(lang, &heads, text(at))).unwrap_or_default());
    let message = strip.end - 1;
    rows.extend((strip.start..message).map(|at| sentence(lang, text(at))));
    rows.push(plain(text(message)));
    // A message that the line has cut is said whole.
    let notice = model.notice.as_ref().filter(|_| text(message).ends_with('…'));
    if let (Some(notice), Some(last)) = (notice, rows.last_mut()) {
        last.clone_from(&notice.text);
    }
    let letters = Theme::letters(&model.settings);
    let shown =
        |said: String| Line::from(said.chars().map(|letter| letters.letter(letter)).collect::<String>());
    Frame { rows: rows.into_iter().map(shown).collect(), table: aside, cursor: None, ..picture }
}

/// Text between blanks, with the cells where it begins and ends.
struct Run {
    from: usize,
    to: usize,
    text: String,
}

/// The texts of a row: two blanks part them, and one behind a text that was cut.
fn runs(row: &str) -> Vec<Run> {
    let mut all: Vec<Run> = Vec::new();
    let (mut at, mut blanks) = (0, 2);
    for letter in row.chars() {
        let cells = clip::width(letter.encode_utf8(&mut [0; 4]));
        if letter == ' ' {
            blanks += 1;
        } else {
            // What stands in brackets is a cell of its own.
            let goes_on = letter != '[' && blanks < 2;
            let is_open = |run: &Run| blanks == 0 || !run.text.ends_with(['…', ']']);
            match all.last_mut().filter(|run| goes_on && is_open(run)) {
                Some(run) => {
                    run.text.extend((blanks == 1).then_some(' '));
                    run.text.push(letter);
                    run.to = at + cells;
                }
                None => all.push(Run { from: at, to: at + cells, text: letter.to_string() }),
            }
            blanks = 0;
        }
        at += cells;
    }
    all
}

/// A row of the table: what becomes of it, its name, then each cell behind its head.
fn row(lang: Lang, heads: &[Run], text: &str) -> String {
    let mut letters = text.chars();
    let edge = letters.next().unwrap_or(' ');
    let state = match edge {
        '~' => words::sending(lang),
        '+' => words::adding(lang),
        '#' => words::refused(lang),
        '*' => words::marked(lang),
        _ => String::new(),
    };
    let mut parts: Vec<String> = Vec::new();
    if !state.is_empty() {
        parts.push(format!("{edge} {state}"));
    }
    let is_known = edge == ' ' || edge == '>' || !state.is_empty();
    let rest = if is_known { [" ", letters.as_str()].concat() } else { text.to_owned() };
    let (mut is_first, mut cell, mut last) = (true, None, None);
    for run in runs(&rest) {
        let bare = run.text.trim_start_matches('[').trim_end_matches(']').trim();
        let head = head(heads, &run, is_first);
        if run.text.starts_with('[') {
            cell = head.or_else(|| heads.first().filter(|_| is_first));
        }
        let said = signs(lang, bare);
        match head {
            _ if said.is_empty() => continue,
            // A mark and a number stand under one head.
            Some(head) if last == Some(head.from) => {
                if let Some(part) = parts.last_mut() {
                    part.push(' ');
                    part.push_str(&said);
                }
            }
            Some(head) => parts.push(format!("{}: {said}", head.text)),
            None => parts.push(said),
        }
        last = head.map(|head| head.from);
        // The sign before a name is no name.
        is_first = is_first && run.text.chars().all(|letter| meaning(lang, letter).is_some());
    }
    parts.extend(cell.map(|head| words::at_cell(lang, &head.text)));
    parts.join(", ")
}

/// The head of a cell: the one above its beginning, else above its end, as numbers stand at the right. The first text
/// of a row is its name and needs none.
fn head<'a>(heads: &'a [Run], run: &Run, is_first: bool) -> Option<&'a Run> {
    let begins = |head: &&Run| run.from == head.from || run.from + 1 == head.from;
    if is_first {
        return None;
    }
    heads.iter().find(begins).or_else(|| heads.iter().rev().find(|head| head.from < run.to))
}

/// A line of the strip, the title or the message.
fn sentence(lang: Lang, text: &str) -> String {
    let said: Vec<String> = runs(text).iter().map(|run| signs(lang, &run.text)).collect();
    let said: Vec<String> = said.into_iter().filter(|said| !said.is_empty()).collect();
    said.join(", ").replace(" · ", ", ")
}

/// A line whose signs are keys: the hints, the message.
fn plain(text: &str) -> String {
    runs(text).into_iter().map(|run| run.text).collect::<Vec<_>>().join(", ").replace(" · ", ", ")
}

/// The text with its signs said.
fn signs(lang: Lang, text: &str) -> String {
    let mut before = ' ';
    let said = |word: &str| {
        // "1 × leader" is a number of them.
        let is_number = std::mem::replace(&mut before, word.chars().last().unwrap_or(' ')).is_ascii_digit();
        let is_signs =
            !is_number && word.chars().all(|letter| meaning(lang, letter).is_some() || letter == '→');
        if !is_signs {
            return word.trim_matches('─').to_owned();
        }
        let said = word.chars().map(|letter| match meaning(lang, letter) {
            Some(meaning) => [&letter.to_string(), " ", &meaning].concat(),
            None => letter.to_string(),
        });
        said.collect::<Vec<_>>().join(" ")
    };
    text.split(' ').map(said).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn meaning(lang: Lang, sign: char) -> Option<String> {
    Some(match sign {
        '×' => words::breach(lang),
        '▲' => words::warning(lang),
        '?' => words::unknown(lang),
        '○' => words::waived(lang),
        '√' => words::met(lang),
        '►' => words::closed(lang),
        '▼' => words::opened(lang),
        _ => return None,
    })
}
