//! The trial of a rule text: its title, the norms and findings that differ, or its faults with their place.

use ratatui::text::Line;

use crate::domain::fault::Fault;
use crate::domain::finding::Finding;
use crate::domain::norms::{Becomes, NormChange, Trial, Trialled};
use crate::domain::profile::Profile;
use crate::domain::query::{FindingRow, Particulars};
use crate::domain::report::FindingChange;
use crate::messages::{fault, finding, labels, names, norm_rule, trial as words};
use crate::tui::model::Model;
use crate::tui::sheet::trial::{TrialRow, TrialSheet};
use crate::tui::view::line::LineBuilder;
use crate::tui::view::theme::{BOLD, Mark, PLAIN, REVERSED};
use crate::tui::view::{Block, Painter, flat};
use crate::vietnamese::clip;

/// Where the columns stand.
const RULE: usize = 6;
const UNIT: usize = 15;
/// Where what is wrong stands.
const FAULT: usize = 12;

/// The title: what is tried, and in short what it would change.
pub fn title(painter: Painter<'_>, sheet: &TrialSheet, left: &mut LineBuilder, right: &mut LineBuilder) {
    let lang = painter.model.lang();
    let name = sheet.file().map(short_name);
    let said = words::title(lang, name.as_deref().unwrap_or(&words::pasted(lang)));
    left.put_foreign(&said, painter.layout.width / 2, REVERSED);
    match sheet.trial.as_deref() {
        None => {}
        Some(Trial::Broken { faults, .. }) => right.put(&words::faults(lang, faults.len()), REVERSED),
        Some(Trial::Good(trialled)) => {
            right.put(&words::numbers(lang, trialled.tried.worse, trialled.tried.better), REVERSED);
        }
    }
}

/// The last part of a path.
fn short_name(path: &str) -> String {
    path.rsplit('/').find(|part| !part.is_empty()).unwrap_or(path).to_owned()
}

/// Heads and rows.
pub fn block(painter: Painter<'_>, sheet: &TrialSheet) -> Block {
    let lang = painter.model.lang();
    let heads = match sheet.trial.as_deref() {
        Some(Trial::Broken { .. }) => {
            vec![(1, words::head_place(lang)), (FAULT + 1, words::head_fault(lang))]
        }
        Some(Trial::Good(_)) | None => vec![
            (1, words::head_change(lang)),
            (RULE, labels::head_rule(lang)),
            (UNIT, words::head_where(lang)),
            (what_at(painter), words::head_what(lang)),
        ],
    };
    let heads = flat::heads(painter, &heads);
    let empty = if sheet.trial.is_some() { words::nothing_differs(lang) } else { words::trying(lang) };
    flat::block(painter, heads, &sheet.list, &empty, |at, row| match (sheet.row(at), sheet.good()) {
        (Some(TrialRow::Norm(norm)), Some(trialled)) => norm_line(painter, trialled, norm, row),
        (Some(TrialRow::Change(change)), Some(trialled)) => change_line(painter, trialled, change, row),
        (Some(TrialRow::Fault(what)), _) => fault_line(painter, what, row),
        _ => row.finish(),
    })
}

/// Where what becomes of a finding stands.
fn what_at(painter: Painter<'_>) -> usize {
    UNIT + painter.layout.width.saturating_sub(UNIT) / 3
}

/// Words before the first one that differs that are kept.
const CONTEXT: usize = 4;

/// The norm as it was and as it would be; of one that is another, from where it differs.
fn both(model: &Model, trialled: &Trialled, norm: &NormChange) -> [Option<String>; 2] {
    let lang = model.lang();
    let said = |profile: &Profile| {
        let rule = profile.rules.iter().find(|rule| rule.id == norm.rule)?;
        Some(norm_rule::in_full(lang, profile, rule))
    };
    match [trialled.tried.before.as_deref().and_then(said), said(&trialled.profile)] {
        [Some(before), Some(after)] if before == after => [None, Some(words::other_lists(lang))],
        [Some(before), Some(after)] => from_difference(&before, &after).map(Some),
        one => one,
    }
}

/// Both from shortly before the first word that differs.
fn from_difference(before: &str, after: &str) -> [String; 2] {
    let same = before.split(' ').zip(after.split(' ')).take_while(|(a, b)| a == b).count();
    let skip = same.saturating_sub(CONTEXT);
    [before, after].map(|text| {
        let rest = text.split(' ').skip(skip).collect::<Vec<_>>().join(" ");
        if skip == 0 { rest } else { ["… ", &rest].concat() }
    })
}

fn norm_line(
    painter: Painter<'_>,
    trialled: &Trialled,
    norm: &NormChange,
    mut row: flat::Row<'_>,
) -> Line<'static> {
    row.cell(1, RULE - 2, &words::becomes(painter.model.lang(), norm.becomes));
    row.cell(RULE, UNIT - RULE - 1, &norm.rule);
    let [before, after] = both(painter.model, trialled, norm);
    let shown = if norm.becomes == Becomes::Gone { before } else { after };
    row.cell(UNIT, painter.layout.width - UNIT, &shown.unwrap_or_default());
    row.finish()
}

fn change_line(
    painter: Painter<'_>,
    trialled: &Trialled,
    change: &FindingChange,
    mut row: flat::Row<'_>,
) -> Line<'static> {
    for (place, one) in [&change.before, &change.after].into_iter().enumerate() {
        if place > 0 {
            row.line.put("→", row.base);
        }
        match one.as_ref().map_or(Some(Mark::Met), Mark::of) {
            Some(mark) => {
                let style = if row.at_cursor { row.base } else { painter.theme.chip(mark) };
                row.line.put(painter.theme.sign(mark), style);
            }
            None => row.line.put("·", row.base),
        }
    }
    row.cell(RULE, UNIT - RULE - 1, &change.rule);
    let what = what_at(painter);
    row.cell(UNIT, what - UNIT - 1, &change.unit.full_name());
    let [before, after] = sides(painter.model, trialled, change);
    let shown = if change.after.is_some() { after } else { before };
    row.cell(what, painter.layout.width - what, &shown);
    row.finish()
}

/// What is said before and after.
fn sides(model: &Model, trialled: &Trialled, change: &FindingChange) -> [String; 2] {
    let lang = model.lang();
    let said = |profile: Option<&Profile>, one: Option<&Finding>| {
        let (Some(profile), Some(one)) = (profile, one) else { return words::no_finding(lang) };
        let row = FindingRow {
            finding: one.clone(),
            unit: change.unit.clone(),
            person: change.person.clone(),
            seat: None,
            particulars: Particulars::default(),
        };
        [&finding::text(lang, profile, &row), " (", names::severity(lang, one.severity), ")"].concat()
    };
    let before = said(trialled.tried.before.as_deref(), change.before.as_ref());
    [before, said(Some(&trialled.profile), change.after.as_ref())]
}

fn fault_line(painter: Painter<'_>, what: &Fault, mut row: flat::Row<'_>) -> Line<'static> {
    let number = |of: Option<u64>| of.map_or_else(|| "–".to_owned(), |of| of.to_string());
    row.cell(1, FAULT - 1, &[&number(what.place.line), ":", &number(what.place.column)].concat());
    row.cell(FAULT + 1, painter.layout.width - FAULT - 1, &fault::what(painter.model.lang(), what));
    row.finish()
}

/// The row of the cursor: before and after, or the fault with the line of the text that is meant.
pub fn strip(painter: Painter<'_>, sheet: &TrialSheet) -> Vec<Line<'static>> {
    let lang = painter.model.lang();
    let (heading, [before, after]) = match (sheet.chosen(), sheet.good(), sheet.trial.as_deref()) {
        (Some(TrialRow::Norm(norm)), Some(trialled), _) => {
            let head = [&norm.rule, " · ", &words::becomes(lang, norm.becomes)].concat();
            (head, both(painter.model, trialled, norm))
        }
        (Some(TrialRow::Change(change)), Some(trialled), _) => {
            let head = [&change.rule, " · ", &change.unit.full_name()].concat();
            (head, sides(painter.model, trialled, change).map(Some))
        }
        (Some(TrialRow::Fault(what)), _, Some(Trial::Broken { source, .. })) => {
            return fault_strip(painter, source, what);
        }
        _ => return Vec::new(),
    };
    let mut head = painter.line();
    head.put("── ", PLAIN);
    head.put_foreign(&heading, painter.layout.width - 3, BOLD);
    let mut lines = vec![head.finish()];
    let most = if after.is_some() { 1 } else { 3 };
    lines.extend(before.iter().flat_map(|text| flat::wrapped(painter, 1, &words::before(lang, text), most)));
    let room = painter.layout.strip.saturating_sub(lines.len());
    lines.extend(
        after.iter().flat_map(|text| flat::wrapped(painter, 1, &words::after(lang, text), room.max(1))),
    );
    lines
}

fn fault_strip(painter: Painter<'_>, source: &str, what: &Fault) -> Vec<Line<'static>> {
    let mut lines = flat::wrapped(painter, 1, &fault::sentence(painter.model.lang(), what), 2);
    lines.extend(excerpt(painter, source, what));
    lines
}

/// The line of the text that is meant, and below it what of it.
fn excerpt(painter: Painter<'_>, source: &str, what: &Fault) -> Vec<Line<'static>> {
    let (Some(line), Some(column)) = (what.place.line, what.place.column) else { return Vec::new() };
    let whole = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let text = source.lines().nth(whole(line).saturating_sub(1)).unwrap_or_default().replace('\t', " ");
    let (number, at) = (format!("{line:>5} | "), whole(column).saturating_sub(1));
    let room = painter.layout.width.saturating_sub(number.len() + 1);
    // What is meant stands on the screen, however long the line is.
    let skipped = at.saturating_sub(room / 2);
    let skipped = if text.chars().count() <= room { 0 } else { skipped };
    let shown: String = text.chars().skip(skipped).collect();
    let before: String = text.chars().skip(skipped).take(at.saturating_sub(skipped)).collect();
    let meant = what.place.span.map_or(1, |(from, to)| {
        source.get(from..to).and_then(|meant| meant.lines().next()).map_or(1, |meant| meant.chars().count())
    });
    let mut first = painter.line();
    first.put(&number, PLAIN);
    first.put_foreign(&shown, room, PLAIN);
    let mut second = painter.line();
    let from = number.len() + clip::width(&before);
    second.fill_to(from, PLAIN);
    second.put_clipped(&"^".repeat(meant.max(1)), painter.layout.width.saturating_sub(from), BOLD);
    vec![first.finish(), second.finish()]
}

/// What is copied of the row of the cursor.
pub fn copied(model: &Model, sheet: &TrialSheet) -> Option<String> {
    match sheet.chosen()? {
        TrialRow::Norm(norm) => Some(norm.rule.clone()),
        TrialRow::Change(change) => Some(change.unit.full_name()),
        TrialRow::Fault(what) => Some(fault::sentence(model.lang(), what)),
    }
}
