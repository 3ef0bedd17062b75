//! The history sheet: its title, its entries, and the entry of the cursor in full.

use ratatui::text::Line;

use crate::domain::moment;
use crate::domain::query::{HistoryEntry, HistoryOf};
use crate::messages::{history, labels, looking_back};
use crate::tui::sheet::history::History;
use crate::tui::view::line::LineBuilder;
use crate::tui::view::theme::{PLAIN, REVERSED};
use crate::tui::view::{Block, Painter, flat};

/// When and who stand before these columns.
const WHO: usize = 18;
const WHAT: usize = 30;

/// The title: of what, and how many.
pub fn title(painter: Painter<'_>, sheet: &History, left: &mut LineBuilder, right: &mut LineBuilder) {
    let lang = painter.model.lang();
    let name =
        if sheet.of == HistoryOf::Everything { labels::whole_roster(lang) } else { sheet.name.clone() };
    left.put_foreign(&labels::title_history(lang, &name), painter.layout.width * 2 / 3, REVERSED);
    let only = [sheet.only.actor.clone(), sheet.only.day.map(|day| painter.date(day))];
    for what in only.into_iter().flatten() {
        left.put(" · ", REVERSED);
        left.put_foreign(&looking_back::only(lang, &what), painter.layout.width / 4, REVERSED);
    }
    right.put(&labels::changes_count(lang, sheet.rows.list.len), REVERSED);
}

/// Heads and entries.
pub fn block(painter: Painter<'_>, sheet: &History) -> Block {
    let lang = painter.model.lang();
    let heads =
        [(1, labels::head_when(lang)), (WHO, labels::head_who(lang)), (WHAT, labels::head_change(lang))];
    let heads = flat::heads(painter, &heads);
    flat::block(painter, heads, &sheet.rows.list, &labels::no_changes(lang), |at, row| {
        match sheet.rows.get(at) {
            Some(entry) => line(painter, entry, row),
            None => row.finish(),
        }
    })
}

fn line(painter: Painter<'_>, entry: &HistoryEntry, mut row: flat::Row<'_>) -> Line<'static> {
    row.cell(1, WHO - 2, &moment::shown(entry.at, painter.model.habits().dates));
    row.cell(WHO, WHAT - WHO - 1, &entry.actor);
    row.cell(WHAT, painter.layout.width - WHAT, &subject(painter, entry));
    row.finish()
}

/// Whom, where, why and what.
fn subject(painter: Painter<'_>, entry: &HistoryEntry) -> String {
    history::subject(painter.model.lang(), painter.model.habits().dates, entry)
}

/// The entry of the cursor with all its fields.
pub fn strip(painter: Painter<'_>, sheet: &History) -> Vec<Line<'static>> {
    let Some(entry) = sheet.rows.row() else { return Vec::new() };
    let lang = painter.model.lang();
    let mut head = painter.line();
    head.put("── ", PLAIN);
    head.put(&[&looking_back::number(lang, entry.seq.0), " · "].concat(), PLAIN);
    let mut said = [&moment::shown(entry.at, painter.model.habits().dates), " · ", &entry.actor].concat();
    if entry.actor == painter.model.settings.actor {
        said.push_str(&[" (", &labels::of_yours(lang), ")"].concat());
    }
    head.put_foreign(&said, painter.layout.width.saturating_sub(head.used()), PLAIN);
    let mut lines = vec![head.finish()];
    let room = painter.layout.strip.saturating_sub(1);
    lines.extend(flat::wrapped(painter, 3, &subject(painter, entry), room));
    lines
}
