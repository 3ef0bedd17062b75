//! The findings sheet: its title, its rows, and the finding of the cursor in full.

use ratatui::text::Line;

use crate::domain::finding::{Facet, Finding, State};
use crate::domain::query::FindingRow;
use crate::messages::{finding, labels, rules};
use crate::tui::sheet::findings::Findings;
use crate::tui::view::line::LineBuilder;
use crate::tui::view::theme::{Mark, REVERSED};
use crate::tui::view::{Block, Painter, about, findings, flat, title};

/// Where the columns stand.
#[derive(Clone, Copy)]
struct Columns {
    rule: usize,
    unit: usize,
    what: usize,
    /// Since when and what cures it, where there is room.
    rest: Option<(usize, usize)>,
    end: usize,
}

impl Columns {
    fn of(painter: Painter<'_>) -> Self {
        let width = painter.layout.width;
        let rest = painter.layout.is_wide.then(|| (width - 18, width - 7));
        let what = 27 + width.saturating_sub(80) / 5;
        Self { rule: 6, unit: 11, what, rest, end: rest.map_or(width, |(since, _)| since - 1) }
    }
}

/// The title: of which unit, and its numbers.
pub fn title(painter: Painter<'_>, sheet: &Findings, left: &mut LineBuilder, right: &mut LineBuilder) {
    let lang = painter.model.lang();
    let name = sheet.unit.as_ref().map(|unit| unit.unit.full_name()).unwrap_or_default();
    let title = match &sheet.rule {
        Some(rule) => rules::title_findings(lang, rule),
        None => labels::title_findings(lang, &name),
    };
    left.put_foreign(&title, painter.layout.width / 2, REVERSED);
    if painter.layout.is_wide {
        left.put(" · ", REVERSED);
        left.put(&labels::findings_count(lang, sheet.rows.list.len), REVERSED);
    }
    // The numbers beside it are those of all rules.
    if let Some(unit) = sheet.unit.as_ref().filter(|_| sheet.rule.is_none()) {
        let edited = painter.model.overlays().find_map(|overlay| overlay.ancestor(sheet.under));
        title::marks(painter, right, &edited.map_or(unit.total, |ancestor| ancestor.total));
    }
}

/// Heads and rows.
pub fn block(painter: Painter<'_>, sheet: &Findings) -> Block {
    let lang = painter.model.lang();
    let columns = Columns::of(painter);
    let mut heads = vec![
        (1, labels::head_mark(lang)),
        (columns.rule, labels::head_rule(lang)),
        (columns.unit, labels::head_unit(lang)),
        (columns.what, labels::head_what(lang)),
    ];
    if let Some((since, cure)) = columns.rest {
        heads.extend([(since, labels::head_from(lang)), (cure, labels::head_cure(lang))]);
    }
    let heads = flat::heads(painter, &heads);
    flat::block(painter, heads, &sheet.rows.list, &labels::no_findings_here(lang), |at, row| {
        match sheet.rows.get(at) {
            Some(found) => line(painter, columns, found, row),
            None => row.finish(),
        }
    })
}

fn line(painter: Painter<'_>, columns: Columns, found: &FindingRow, mut row: flat::Row<'_>) -> Line<'static> {
    if let Some(mark) = Mark::of(&found.finding) {
        let style = if row.at_cursor { row.base } else { painter.theme.chip(mark) };
        row.line.put(painter.theme.sign(mark), style);
    }
    let profile = painter.model.profile();
    let rule = profile.and_then(|profile| profile.rule(found.finding.rule));
    row.cell(columns.rule, columns.unit - columns.rule - 1, rule.map_or("", |rule| &rule.id));
    row.cell(columns.unit, columns.what - columns.unit - 1, &found.unit.full_name());
    let what = profile.map(|profile| finding::text(painter.model.lang(), profile, found));
    row.cell(columns.what, columns.end - columns.what, &what.unwrap_or_default());
    if let Some((since, cure)) = columns.rest {
        let day = found.finding.since.map(|day| painter.date(day));
        row.cell(since, cure - since - 1, day.as_deref().unwrap_or("–"));
        row.cell(cure, painter.layout.width - cure, &cure_keys(painter, &found.finding));
    }
    row.finish()
}

/// The keys that begin a cure, at the row to which Enter leads.
fn cure_keys(painter: Painter<'_>, finding: &Finding) -> String {
    let ids: &[&str] = match (finding.state, finding.facet) {
        (State::Waived, _) | (_, Facet::Share) => return "–".to_owned(),
        (State::Unknown, _) => &["open-record"],
        (State::Breach, Facet::Short) => &["add-officer", "transfer"],
        (State::Breach, Facet::Over) => &["end-seat", "transfer"],
        (State::Breach, Facet::Unique) => &["end-seat"],
        (State::Breach, Facet::Prefer(_) | Facet::Need | Facet::Due | Facet::Recent) => {
            &["open-record", "transfer"]
        }
    };
    let keys = &painter.model.habits().keys;
    let spoken = ids.iter().map(|id| keys.spoken(id)).filter(|key| !key.is_empty());
    spoken.collect::<Vec<_>>().join(" · ")
}

/// The finding of the cursor: where, what, since when, by which basis, and what cures it.
pub fn strip(painter: Painter<'_>, sheet: &Findings) -> Vec<Line<'static>> {
    let Some(found) = sheet.rows.row() else { return Vec::new() };
    let Some(mut words) = findings::words_of(painter.model, found) else { return Vec::new() };
    words.what = [&found.unit.full_name(), ": ", &words.what].concat();
    about::finding(painter, Mark::of(&found.finding), &words.rule, &words)
}
