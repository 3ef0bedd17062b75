//! Searching in a sheet. The outline asks the roster, so that closed units are searched too; flat sheets look
//! through the rows that they hold.

use crate::domain::query::{FindingRow, Hits, Question, Target};
use crate::messages::{finding, history, labels};
use crate::tui::act;
use crate::tui::effect::{Effect, Wanted};
use crate::tui::field::text::TextField;
use crate::tui::model::Model;
use crate::tui::search::Search;
use crate::tui::sheet::Sheet;
use crate::vietnamese::fold::{fold, matches_prefixes};

/// So many matches are asked for.
const LIMIT: usize = 50;

/// Command: opens the search line.
pub fn open(model: &mut Model) {
    if let Some(id) = model.sheet().map(Sheet::id) {
        model.search = Some(Search::new(id));
    }
}

/// Command: the search before.
pub fn earlier(model: &mut Model) {
    recall(model, |at, last| at.map_or(0, |at| (at + 1).min(last)));
}

/// Command: the search after it.
pub fn later(model: &mut Model) {
    recall(model, |at, _| at.unwrap_or(0).saturating_sub(1));
}

fn recall(model: &mut Model, step: impl Fn(Option<usize>, usize) -> usize) {
    let Some(last) = model.remembered.searches.len().checked_sub(1) else { return };
    let Some(search) = &mut model.search else { return };
    let at = step(search.recalled, last);
    if let Some(text) = model.remembered.searches.get(at) {
        (search.line, search.recalled) = (TextField::at_end(text), Some(at));
        typed(model);
    }
}

/// Command: ends the search; the cursor stays.
pub fn end(model: &mut Model) {
    model.search = None;
}

/// To be called after every change of the search line.
pub fn typed(model: &mut Model) {
    let Some(search) = &model.search else { return };
    if !matches!(model.sheet(), Some(Sheet::Outline(_))) {
        return;
    }
    let near = model.sheet().and_then(Sheet::row_key).map(|key| key.unit);
    let text = search.line.text().to_owned();
    let question = Question::Find { text, near, units_only: false, limit: LIMIT, day: None };
    model.want(Effect::Ask(Wanted::Search, Box::new(question)));
}

/// Takes what the roster has found: people first, for "duc" is sooner a Đức than the "dục" of a unit's name.
pub fn take(model: &mut Model, mut hits: Hits) {
    hits.hits.sort_by_key(|hit| hit.total.is_some());
    if let Some(search) = &mut model.search {
        (search.hits, search.at) = (hits, 0);
    }
}

/// Which match is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    First,
    Next,
    Previous,
}

/// Command: to the first match.
pub fn first(model: &mut Model) {
    let Some(search) = &model.search else { return };
    if search.line.text().trim().is_empty() {
        return end(model);
    }
    let typed = search.line.text().to_owned();
    let is_outline = matches!(model.sheet(), Some(Sheet::Outline(_)));
    if is_outline && !search.hits.hits.is_empty() {
        act::navigate::leave(model);
    }
    model.remembered.search(&typed);
    let is_found = go(model, Which::First);
    if let Some(search) = &mut model.search {
        search.is_typing = !is_found;
    }
}

/// Command: to the next match; after the last the first.
pub fn next(model: &mut Model) {
    go(model, Which::Next);
}

/// Command: to the match before; before the first the last.
pub fn previous(model: &mut Model) {
    go(model, Which::Previous);
}

/// Puts the cursor on a match; whether there is one.
fn go(model: &mut Model, which: Which) -> bool {
    let page = model.page();
    let effects = match model.sheet() {
        Some(Sheet::Outline(_)) => hit(model, which).map(|target| {
            let effects = model.outline_mut().map(|outline| outline.go_to(&target, page));
            effects.unwrap_or_default()
        }),
        _ => place(model, which).map(|place| match model.sheet_mut() {
            Some(Sheet::Findings(sheet)) => sheet.put(place, page),
            Some(Sheet::History(sheet)) => sheet.put(place, page),
            _ => Vec::new(),
        }),
    };
    let is_found = effects.is_some();
    if !is_found {
        model.inform(labels::nothing_found(model.lang()));
    }
    model.want_all(effects.unwrap_or_default());
    is_found
}

/// The row of the outline that is the match.
fn hit(model: &mut Model, which: Which) -> Option<Target> {
    let search = model.search.as_mut()?;
    let count = search.hits.hits.len().max(1);
    search.at = match which {
        Which::First => 0,
        Which::Next => (search.at + 1) % count,
        Which::Previous => (search.at + count - 1) % count,
    };
    search.hits.hits.get(search.at).map(|hit| hit.target.clone())
}

/// The number of the row of a flat sheet that is the match, round and round.
fn place(model: &Model, which: Which) -> Option<usize> {
    let typed = fold(model.search.as_ref()?.line.text());
    let fits = |text: String| matches_prefixes(&fold(&text), &typed);
    let (at, places): (usize, Vec<usize>) = match model.sheet()? {
        Sheet::Findings(sheet) => {
            let held = sheet.rows.held().filter(|(_, row)| fits(finding_text(model, row)));
            (sheet.rows.list.at, held.map(|(place, _)| place).collect())
        }
        Sheet::History(sheet) => {
            let held = sheet
                .rows
                .held()
                .filter(|(_, row)| fits(history::sentence(model.lang(), model.habits().dates, row)));
            (sheet.rows.list.at, held.map(|(place, _)| place).collect())
        }
        _ => return None,
    };
    let (first, last) = (places.first().copied(), places.last().copied());
    match which {
        Which::First => places.into_iter().find(|place| *place >= at).or(first),
        Which::Next => places.into_iter().find(|place| *place > at).or(first),
        Which::Previous => places.into_iter().rev().find(|place| *place < at).or(last),
    }
}

/// What is searched of a finding.
fn finding_text(model: &Model, row: &FindingRow) -> String {
    let profile = model.profile();
    let rule = profile.and_then(|profile| profile.rule(row.finding.rule)).map(|rule| rule.id.as_str());
    let what = profile.map(|profile| finding::text(model.lang(), profile, row));
    [rule.unwrap_or_default(), &row.unit.full_name(), &what.unwrap_or_default()].join(" ")
}
