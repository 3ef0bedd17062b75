//! The model as a frame: title, heads, table, strip, message line, hints. It reads, it changes nothing.

pub mod about;
pub mod accounts;
pub mod calendar;
pub mod clash;
pub mod columns;
pub mod commands;
pub mod cures;
pub mod drafts;
pub mod editing;
pub mod field;
pub mod finding_list;
pub mod findings;
pub mod flat;
pub mod form;
pub mod groups;
pub mod history;
pub mod keybar;
pub mod line;
pub mod norms;
pub mod notices;
pub mod numbers;
pub mod outline;
pub mod paste;
pub mod picker;
pub mod plan;
pub mod prompt;
pub mod roster;
pub mod sign;
pub mod spoken;
pub mod statistics;
pub mod strip;
pub mod theme;
pub mod title;
pub mod trial;
pub mod waiver_list;

use ratatui::text::Line;

use crate::domain::day::PartialDate;
use crate::domain::outline::RowContent;
use crate::messages::labels;
use crate::tui::copies;
use crate::tui::frame::Frame;
use crate::tui::layout::Layout;
use crate::tui::model::Model;
use crate::tui::notice::{Notice, NoticeKind};
use crate::tui::search::Search;
use crate::tui::settings::Output;
use crate::tui::sheet::Sheet;
use crate::tui::view::columns::Columns;
use crate::tui::view::line::LineBuilder;
use crate::tui::view::theme::{BOLD, Mark, PLAIN, Theme};

/// What every part of the view needs.
#[derive(Clone, Copy, Debug)]
pub struct Painter<'a> {
    /// The model.
    pub model: &'a Model,
    /// The look.
    pub theme: Theme,
    /// The rows and columns.
    pub layout: Layout,
}

/// Lines, and the cell in which the terminal's cursor stands: row among them and column.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// The lines.
    pub lines: Vec<Line<'static>>,
    /// Row and column of the cursor.
    pub cursor: Option<(usize, usize)>,
}

impl Block {
    /// Lines without a cursor.
    pub fn of(lines: Vec<Line<'static>>) -> Self {
        Self { lines, cursor: None }
    }
}

impl Painter<'_> {
    /// Where the outline's columns stand.
    pub fn columns(&self) -> Columns {
        Columns::of(&self.layout, &self.model.habits().columns)
    }

    /// A date as the user wants to see it.
    pub fn date(&self, date: impl Into<PartialDate>) -> String {
        self.model.habits().dates.show(date)
    }

    /// An empty line.
    pub fn line(&self) -> LineBuilder {
        LineBuilder::new(&self.theme)
    }

    /// A line of plain text.
    pub fn plain(&self, text: &str) -> Line<'static> {
        let mut line = self.line();
        line.put_foreign(text, self.layout.width, PLAIN);
        line.finish()
    }
}

/// What the screen shows, or what is read aloud of it.
pub fn view(model: &Model) -> Frame {
    match model.settings.output {
        Output::Screen => picture(model),
        Output::Lines => spoken::frame(model, picture(model)),
    }
}

fn picture(model: &Model) -> Frame {
    let theme = Theme::of(&model.settings);
    let (width, height) = (model.size.width, model.size.height);
    let Some(layout) = Layout::of(model.size) else {
        return Frame { width, height, rows: too_small(model, theme), table: 0..0, cursor: None };
    };
    let painter = Painter { model, theme, layout };
    let mut rows = Vec::with_capacity(usize::from(height));
    rows.push(title::line(painter));
    let table = match model.sheet() {
        Some(Sheet::Outline(outline)) => outline::block(painter, outline),
        Some(Sheet::Picker(picker)) => picker::block(painter, picker),
        Some(Sheet::Findings(sheet)) => finding_list::block(painter, sheet),
        Some(Sheet::History(sheet)) => history::block(painter, sheet),
        Some(Sheet::Form(sheet)) => form::block(painter, sheet),
        Some(Sheet::Commands(sheet)) => commands::block(painter, sheet),
        Some(Sheet::Notices(sheet)) => notices::block(painter, sheet),
        Some(Sheet::Roster(sheet)) => roster::block(painter, sheet),
        Some(Sheet::Groups(sheet)) => groups::block(painter, sheet),
        Some(Sheet::Columns(sheet)) => groups::columns(painter, sheet),
        Some(Sheet::Paste(sheet)) => paste::block(painter, sheet),
        Some(Sheet::Waivers(sheet)) => waiver_list::block(painter, sheet),
        Some(Sheet::Calendar(sheet)) => calendar::block(painter, sheet),
        Some(Sheet::Accounts(sheet)) => accounts::block(painter, sheet),
        Some(Sheet::Statistics(sheet)) => statistics::block(painter, sheet),
        Some(Sheet::Drafts(sheet)) => drafts::block(painter, sheet),
        Some(Sheet::Cures(sheet)) => cures::block(painter, sheet),
        Some(Sheet::Plan(sheet)) => plan::block(painter, sheet),
        Some(Sheet::Norms(sheet)) => norms::block(painter, sheet),
        Some(Sheet::Trial(sheet)) => trial::block(painter, sheet),
        None => Block::default(),
    };
    let mut cursor = table.cursor.map(|(row, column)| (row + 1, column));
    rows.extend(table.lines);
    rows.resize_with(layout.table + 2, Line::default);
    let strip = strip::block(painter);
    if let Some((row, column)) = strip.cursor {
        cursor = Some((row + layout.table + 2, column));
    }
    rows.extend(strip.lines);
    rows.resize_with(layout.table + layout.strip + 2, Line::default);
    let (said, caret) = message(painter);
    if let Some(caret) = caret {
        cursor = Some((rows.len(), caret));
    }
    rows.push(said);
    rows.push(keybar::line(painter));
    let cell = |(row, column): (usize, usize)| {
        Some((u16::try_from(column.min(layout.width - 1)).ok()?, u16::try_from(row).ok()?))
    };
    Frame { width, height, rows, table: layout.table_rows(), cursor: cursor.and_then(cell) }
}

/// The message line, and where the caret of the search line stands in it.
fn message(painter: Painter<'_>) -> (Line<'static>, Option<usize>) {
    if let Some(filter) = painter.model.active_filter() {
        return roster::filter_line(painter, filter);
    }
    if let Some(line) = roster::waiting(painter) {
        return (line, None);
    }
    match (painter.model.active_search(), &painter.model.notice) {
        (Some(search), notice) if search.is_typing || notice.is_none() => search_line(painter, search),
        (_, Some(notice)) => (said(painter, notice), None),
        (_, None) => {
            let line = plan::message(painter).or_else(|| roster::judging(painter));
            (line.unwrap_or_else(|| red_line(painter)), None)
        }
    }
}

/// What is wrong with the copies of the roster, until it is mended.
fn red_line(painter: Painter<'_>) -> Line<'static> {
    let Some(text) = copies::red_line(painter.model) else { return Line::default() };
    let mut line = painter.line();
    line.put(" ", PLAIN);
    line.put(painter.theme.sign(Mark::Breach), painter.theme.chip(Mark::Breach));
    line.put(" ", BOLD);
    line.put_foreign(&text, painter.layout.width - 3, BOLD);
    line.finish()
}

fn said(painter: Painter<'_>, notice: &Notice) -> Line<'static> {
    let style = if notice.kind == NoticeKind::Trouble { BOLD } else { PLAIN };
    let mut line = painter.line();
    line.put(" ", style);
    line.put_foreign(&notice.text, painter.layout.width - 1, style);
    line.finish()
}

/// What is searched for, and which match the cursor is on.
fn search_line(painter: Painter<'_>, search: &Search) -> (Line<'static>, Option<usize>) {
    let lang = painter.model.lang();
    let mut line = painter.line();
    line.put(" ", PLAIN);
    line.put(&labels::searching(lang), PLAIN);
    let caret = if search.is_typing {
        Some(field::put(&mut line, &search.line, painter.layout.width / 3))
    } else {
        line.put_foreign(search.line.text(), painter.layout.width / 3, BOLD);
        None
    };
    let hits = &search.hits;
    let is_asked =
        matches!(painter.model.sheet(), Some(Sheet::Outline(_))) && !search.line.text().trim().is_empty();
    let said = match (hits.hits.get(search.at), &painter.model.notice) {
        (Some(hit), _) => {
            let more = if hits.more { "+" } else { "" };
            let count = [&hits.hits.len().to_string(), more].concat();
            [&labels::match_of(lang, search.at + 1, &count), " · ", &hit.name].concat()
        }
        (None, _) if is_asked => labels::nothing_found(lang),
        (None, Some(notice)) => notice.text.clone(),
        (None, None) => String::new(),
    };
    line.put("  ", PLAIN);
    line.put_foreign(&said, painter.layout.width.saturating_sub(line.used()), PLAIN);
    (line.finish(), caret)
}

fn too_small(model: &Model, theme: Theme) -> Vec<Line<'static>> {
    let width = usize::from(model.size.width);
    let mut texts = vec![labels::too_small(model.lang())];
    if model.edit.is_some() || model.prompt.is_some() {
        texts.push(labels::draft_is_kept(model.lang()));
    }
    let lines = texts.iter().map(|text| {
        let mut line = LineBuilder::new(&theme);
        line.put_clipped(text, width, PLAIN);
        line.finish()
    });
    lines.take(usize::from(model.size.height)).collect()
}

/// The text of the cell of the cursor, to be copied.
pub fn cell_text(model: &Model) -> Option<String> {
    match model.sheet()? {
        Sheet::Picker(picker) => picker.chosen().map(|hit| hit.name.clone()),
        Sheet::Findings(sheet) => sheet.rows.row().map(|row| row.unit.full_name()),
        Sheet::History(sheet) => {
            Some(crate::messages::history::sentence(model.lang(), model.habits().dates, sheet.rows.row()?))
        }
        Sheet::Form(sheet) => form::value(model, sheet, sheet.list.at),
        Sheet::Commands(sheet) => sheet.chosen().map(|entry| entry.text.clone()),
        Sheet::Notices(sheet) => model.notices.get(sheet.list.at).map(|notice| notice.text.clone()),
        Sheet::Roster(sheet) => roster::text(model, sheet.row()?, sheet.shown_field()?),
        Sheet::Paste(sheet) => Some(sheet.cell().to_owned()),
        Sheet::Accounts(sheet) => sheet.chosen().map(|row| match row.key() {
            Some(key) => key.key.fingerprint.clone(),
            None => row.account().name.clone(),
        }),
        Sheet::Statistics(sheet) => sheet.chosen().map(|row| statistics::sentence(model, row)),
        Sheet::Calendar(sheet) => sheet.chosen().map(|change| change.unit.full_name()),
        Sheet::Waivers(sheet) => sheet.rows.row().map(|row| row.waiver.decision_no.clone()),
        Sheet::Groups(sheet) => sheet.chosen().map(|group| groups::value(model, sheet, group)),
        Sheet::Drafts(sheet) => drafts::copied(model, sheet),
        Sheet::Cures(sheet) => sheet.chosen().map(|cure| crate::messages::cure::action(model.lang(), cure)),
        Sheet::Plan(_) => None,
        Sheet::Norms(sheet) => norms::copied(model, sheet),
        Sheet::Trial(sheet) => trial::copied(model, sheet),
        Sheet::Columns(sheet) => {
            let field = sheet.fields.get(sheet.list.at)?;
            Some(crate::messages::names::field(model.lang(), *field).to_owned())
        }
        Sheet::Outline(outline) => match &outline.row()?.content {
            RowContent::Unit(unit) => Some(unit.unit.full_name()),
            RowContent::Officer(officer) => {
                let field = outline.column.field()?;
                let (person, seat) = (model.person(officer), model.seat(officer));
                let value = if field.owner() == crate::domain::field::Owner::Person {
                    person.get(field)
                } else {
                    seat.get(field)
                };
                Some(model.shown(field, &value))
            }
            RowContent::Vacancy(_) => None,
        },
    }
}
