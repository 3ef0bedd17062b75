//! The sheets beside the flat roster: groups with their numbers, and the choice of columns.

use ratatui::text::Line;

use crate::domain::roster::Group;
use crate::messages::{names, roster as words};
use crate::tui::model::Model;
use crate::tui::sheet::columns::Columns;
use crate::tui::sheet::groups::Groups;
use crate::tui::view::line::LineBuilder;
use crate::tui::view::theme::REVERSED;
use crate::tui::view::{Block, Painter, flat};
use crate::vietnamese::clip;

/// Where the bars begin, and how wide they may be.
const BAR: usize = 50;

/// The title: what is counted.
pub fn title(painter: Painter<'_>, sheet: &Groups, left: &mut LineBuilder, right: &mut LineBuilder) {
    let lang = painter.model.lang();
    left.put(&words::title_groups(lang, names::field(lang, sheet.by)), REVERSED);
    right.put(&words::groups(lang, sheet.list.len), REVERSED);
}

/// A value as it is shown.
pub fn value(model: &Model, sheet: &Groups, group: &Group) -> String {
    if group.value.is_empty() { words::empty(model.lang()) } else { model.shown(sheet.by, &group.value) }
}

/// The values with their numbers and a bar for each.
pub fn block(painter: Painter<'_>, sheet: &Groups) -> Block {
    let lang = painter.model.lang();
    let heads = [(2, names::field(lang, sheet.by).to_owned()), (BAR - 9, words::head_count(lang))];
    let heads = flat::heads(painter, &heads);
    let most = sheet.groups.iter().map(|group| group.count).max().unwrap_or(1).max(1);
    flat::block(painter, heads, &sheet.list, &words::nobody(lang), |at, mut row| {
        if let Some(group) = sheet.groups.get(at) {
            row.cell(2, BAR - 12, &value(painter.model, sheet, group));
            row.cell(BAR - 9, 7, &clip::pad_left(&group.count.to_string(), 7));
            let room = painter.layout.width.saturating_sub(BAR + 1);
            let cells = (group.count * room).div_ceil(most);
            row.line.fill_to(BAR, row.base);
            row.line.put(&painter.theme.bar().repeat(cells), row.base);
        }
        row.finish()
    })
}

/// What Enter does.
pub fn strip(painter: Painter<'_>, sheet: &Groups) -> Vec<Line<'static>> {
    let lang = painter.model.lang();
    let Some(group) = sheet.chosen() else { return Vec::new() };
    let text = words::group_in_words(lang, &value(painter.model, sheet, group), group.count);
    vec![painter.plain(&["── ", &text].concat())]
}

/// The title of the columns.
pub fn columns_title(painter: Painter<'_>, sheet: &Columns, left: &mut LineBuilder, right: &mut LineBuilder) {
    let lang = painter.model.lang();
    left.put(&words::title_columns(lang), REVERSED);
    right.put(&words::columns_shown(lang, sheet.shown), REVERSED);
}

/// The columns, those that are shown marked.
pub fn columns(painter: Painter<'_>, sheet: &Columns) -> Block {
    let lang = painter.model.lang();
    let heads = flat::heads(painter, &[(6, words::head_column(lang))]);
    flat::block(painter, heads, &sheet.list, "", |at, mut row| {
        if let Some(field) = sheet.fields.get(at) {
            row.cell(2, 3, if at < sheet.shown { "[x]" } else { "[ ]" });
            row.cell(6, 40, names::field(lang, *field));
        }
        row.finish()
    })
}

/// How the columns are chosen.
pub fn columns_strip(painter: Painter<'_>) -> Vec<Line<'static>> {
    flat::wrapped(painter, 1, &words::columns_help(painter.model.lang()), 2)
}
