//! The statistics: their title, a bar of staffing and one of the share for each row, and the row of the cursor in
//! words, with the sentence of the report.

use ratatui::text::Line;

use crate::domain::figures::{Figures, Ratio, Standing};
use crate::messages::{finding, names, report, statistics as words};
use crate::tui::model::Model;
use crate::tui::sheet::statistics::{Order, Row, Statistics};
use crate::tui::view::line::LineBuilder;
use crate::tui::view::theme::{BOLD, Mark, PLAIN, REVERSED};
use crate::tui::view::{Block, Painter, flat};
use crate::vietnamese::clip;

/// Cells of a bar.
const BAR: usize = 10;
/// The same on a narrow screen.
const SHORT_BAR: usize = 5;

/// Where the columns stand.
#[derive(Clone, Copy)]
struct Columns {
    officers: usize,
    staffing: usize,
    share: usize,
    bar: usize,
}

impl Columns {
    fn of(painter: Painter<'_>) -> Self {
        let bar = if painter.layout.is_wide { BAR } else { SHORT_BAR };
        // Sign, bar and figures.
        let share = painter.layout.width - bar - 10;
        let staffing = share - bar - 12;
        Self { officers: staffing - 10, staffing, share, bar }
    }
}

/// The title: below which unit, as of which day, how many people.
pub fn title(painter: Painter<'_>, sheet: &Statistics, left: &mut LineBuilder, right: &mut LineBuilder) {
    let lang = painter.model.lang();
    let Some(found) = &sheet.found else { return left.put(&words::title(lang, ""), REVERSED) };
    right.put(&words::title_day(lang, &painter.date(found.as_of), found.total), REVERSED);
    let room = painter.layout.width.saturating_sub(right.used() + left.used() + 2);
    left.put_foreign(&words::title(lang, &found.top.full_name()), room, REVERSED);
}

/// Heads and rows.
pub fn block(painter: Painter<'_>, sheet: &Statistics) -> Block {
    let lang = painter.model.lang();
    let columns = Columns::of(painter);
    let staffing =
        if painter.layout.is_wide { words::head_staffing(lang) } else { words::head_staffing_short(lang) };
    let ordered = |order: Order, head: String| {
        if sheet.order == order { words::ordered(lang, &head) } else { head }
    };
    let heads = [
        (1, words::head_unit(lang)),
        (columns.officers, clip::pad_left(&words::head_officers(lang), 9)),
        (columns.staffing, ordered(Order::Staffing, staffing)),
        (columns.share, ordered(Order::Share, words::head_share(lang))),
    ];
    let heads = flat::heads(painter, &heads);
    let empty = flat::coming(painter, sheet.id, words::adding(lang));
    flat::block(painter, heads, &sheet.list, &empty, |at, row| match sheet.row(at) {
        Some(shown) => line(painter, columns, shown, row),
        None => row.finish(),
    })
}

/// What a row is called; what is no part stands before them.
fn name(painter: Painter<'_>, row: Row<'_>) -> String {
    let lang = painter.model.lang();
    match row {
        Row::Whole(_) => words::whole(lang),
        Row::Level(_, level) => [" ", names::level(lang, level.level)].concat(),
        Row::Part(part) => part.unit.full_name(),
    }
}

fn line(painter: Painter<'_>, columns: Columns, shown: Row<'_>, mut row: flat::Row<'_>) -> Line<'static> {
    let figures = Figures::of(shown.levels());
    row.cell(1, columns.officers - 2, &name(painter, shown));
    let officers = [&figures.officers.to_string(), "/", &figures.need.to_string()].concat();
    row.cell(columns.officers, 9, &clip::pad_left(&officers, 9));
    if let Some(ratio) = figures.staffing {
        let number = [&ratio.part.to_string(), "/", &ratio.whole.to_string()].concat();
        bar(painter, &mut row, (columns.staffing, columns.bar), (ratio, staffed(ratio)), &number);
    }
    row.line.fill_to(columns.share, row.base);
    match figures.share {
        Some(ratio) => {
            let percent = finding::percent(painter.model.lang(), ratio.part, ratio.whole);
            bar(painter, &mut row, (columns.share, columns.bar), (ratio, shared(ratio)), &percent);
        }
        None => row.line.put("–", row.base),
    }
    row.finish()
}

/// What a figure of staffing shows.
fn staffed(ratio: Ratio) -> Mark {
    match ratio.standing {
        Standing::Reached => Mark::Met,
        Standing::Above => Mark::Warning,
        Standing::Unknown => Mark::Unknown,
        Standing::Below => Mark::Breach,
    }
}

/// What a share shows: that it is low somewhere is a breach only where a rule judges it.
fn shared(ratio: Ratio) -> Mark {
    match ratio.standing {
        Standing::Reached | Standing::Above => Mark::Met,
        Standing::Unknown => Mark::Unknown,
        Standing::Below => Mark::Warning,
    }
}

/// Sign, bar and number.
fn bar(
    painter: Painter<'_>,
    row: &mut flat::Row<'_>,
    (from, cells): (usize, usize),
    (ratio, mark): (Ratio, Mark),
    number: &str,
) {
    row.line.fill_to(from, row.base);
    let style = if row.at_cursor { row.base } else { painter.theme.chip(mark) };
    row.line.put(painter.theme.sign(mark), style);
    row.line.fill_to(from + 2, row.base);
    row.line.put(&painter.theme.bar_of((ratio.part, ratio.whole), cells), row.base);
    row.line.put(" ", row.base);
    row.line.put(number, row.base);
}

/// The sentence of the report about the unit of a row.
pub fn sentence(model: &Model, row: Row<'_>) -> String {
    let levels = match row {
        Row::Whole(stats) | Row::Level(stats, _) => &stats.levels,
        Row::Part(part) => &part.levels,
    };
    report::of_levels(model.lang(), row.unit(), levels)
}

/// The row of the cursor in words.
pub fn strip(painter: Painter<'_>, sheet: &Statistics) -> Vec<Line<'static>> {
    let Some(row) = sheet.chosen() else { return Vec::new() };
    let lang = painter.model.lang();
    let mut head = painter.line();
    head.put("── ", PLAIN);
    head.put_foreign(name(painter, row).trim(), painter.layout.width / 2, BOLD);
    head.put(" · ", PLAIN);
    let room = painter.layout.width.saturating_sub(head.used());
    head.put_clipped(&words::staffing(lang, row.levels()), room, PLAIN);
    let mut lines = vec![head.finish()];
    lines.extend(flat::wrapped(painter, 1, &words::standard(lang, row.levels()), 1));
    lines.extend(flat::wrapped(painter, 1, &sentence(painter.model, row), 2));
    lines
}
