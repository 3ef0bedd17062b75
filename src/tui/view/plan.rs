//! What is tried: its title, its rows, the finding of the cursor in full; and the line that says so elsewhere.

use ratatui::text::Line;

use crate::domain::field::Field;
use crate::domain::finding::{Finding, RollUp};
use crate::domain::query::{FindingRow, Particulars};
use crate::domain::unit::Unit;
use crate::messages::{finding, names, plan as words};
use crate::rules::compare::Pair;
use crate::tui::edit::draft::Intent;
use crate::tui::plan::{Plan, Tried};
use crate::tui::sheet::plan::PlanSheet;
use crate::tui::view::line::LineBuilder;
use crate::tui::view::theme::{Mark, PLAIN, REVERSED};
use crate::tui::view::{Block, Painter, flat};

/// Where the unit of a finding and its words stand.
const UNIT: usize = 14;
const WHAT: usize = 36;

/// The title: how many steps, and the numbers before and after.
pub fn title(painter: Painter<'_>, left: &mut LineBuilder, right: &mut LineBuilder) {
    let Some(plan) = &painter.model.plan else { return };
    left.put(&words::title(painter.model.lang(), plan.moves.len()), REVERSED);
    right.put(&numbers(painter, plan), REVERSED);
}

/// The numbers of the whole tree that change.
fn numbers(painter: Painter<'_>, plan: &Plan) -> String {
    let lang = painter.model.lang();
    let before = plan.dossier.as_ref().and_then(|dossier| dossier.line.first());
    let after = before.and_then(|root| plan.overlay.ancestor(root.unit.id));
    let Some((before, after)) = before.zip(after) else { return String::new() };
    let (before, after) = (&before.total, &after.total);
    let of = |mark: Mark, count: fn(&RollUp) -> i64| {
        let (then, now) = (count(before), count(after));
        (then != now).then(|| words::numbers(lang, painter.theme.sign(mark), then, now))
    };
    let parts = [
        of(Mark::Breach, RollUp::errors),
        of(Mark::Warning, RollUp::warnings),
        of(Mark::Unknown, |total| total.unknown),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    match (parts.as_slice(), plan.pairs.as_slice()) {
        ([], []) => words::no_difference(lang),
        ([], pairs) => {
            let gone = pairs.iter().filter(|(_, pair)| pair.is_lifted_breach()).count();
            let new = pairs.iter().filter(|(_, pair)| pair.is_new_breach()).count();
            words::evened(lang, gone, new)
        }
        (parts, _) => parts.join("  "),
    }
}

/// What is said on the message line while nothing else is: so many steps, not saved, and what they change.
pub fn message(painter: Painter<'_>) -> Option<Line<'static>> {
    let model = painter.model;
    let plan = model.plan.as_ref()?;
    let key = model.habits().keys.spoken("try-changes");
    let text = if plan.moves.is_empty() {
        words::begun(model.lang(), &key)
    } else {
        let tried = words::tried(model.lang(), plan.moves.len(), &key);
        [&tried, "  ", &numbers(painter, plan)].concat()
    };
    Some(painter.plain(&[" ", &text].concat()))
}

/// Heads and rows.
pub fn block(painter: Painter<'_>, sheet: &PlanSheet) -> Block {
    let lang = painter.model.lang();
    let heads = flat::heads(painter, &[(3, words::head_what(lang))]);
    flat::block(painter, heads, &sheet.list, &words::empty(lang), |at, row| {
        let Some(plan) = &painter.model.plan else { return row.finish() };
        match (plan.moves.get(at), plan.pairs.get(at.saturating_sub(plan.moves.len()))) {
            (Some(tried), _) => step_line(painter, at, tried, row),
            (None, Some((unit, pair))) => pair_line(painter, unit, pair, row),
            (None, None) => row.finish(),
        }
    })
}

fn step_line(painter: Painter<'_>, at: usize, tried: &Tried, mut row: flat::Row<'_>) -> Line<'static> {
    row.cell(1, 3, &(at + 1).to_string());
    row.cell(5, painter.layout.width - 5, &step(painter, tried));
    row.finish()
}

/// What a step does.
fn step(painter: Painter<'_>, tried: &Tried) -> String {
    let (model, draft) = (painter.model, &tried.edit.draft);
    let lang = model.lang();
    let plan = model.plan.as_ref();
    let units = plan.and_then(|plan| plan.dossier.as_ref()).into_iter().flat_map(|dossier| &dossier.units);
    let unit = units.map(|known| &known.unit).find(|unit| unit.id == draft.seat.unit);
    let from = unit.map(Unit::full_name).or_else(|| model.unit_name(draft.seat.unit)).unwrap_or_default();
    let day = |field: Field| model.shown(field, &draft.get(field));
    let name = &draft.person.full_name;
    let text = match &draft.intent {
        Intent::Transfer(to) => words::moved(lang, name, &from, &to.name, &day(Field::SeatFrom)),
        Intent::EndSeat => words::ended(lang, name, &from, &day(Field::SeatTo)),
        Intent::ChangeFrom => words::changed(lang, name, &from, &day(Field::SeatFrom)),
        Intent::Add => words::added(lang, &draft.get(Field::FullName), &from),
        Intent::Correct => {
            let changed = draft.values.iter().filter(|(field, value)| draft.read(**field) != **value);
            let fields: Vec<String> = changed
                .map(|(field, _)| crate::vietnamese::fold::lower(names::field(lang, *field)))
                .collect();
            words::corrected(lang, name, &fields.join(", "))
        }
    };
    match tried.edit.others.len() {
        0 => text,
        others => words::and_others(lang, &text, others),
    }
}

fn mark(finding: Option<&Finding>) -> Option<Mark> {
    finding.map_or(Some(Mark::Met), Mark::of)
}

fn pair_line(painter: Painter<'_>, unit: &Unit, pair: &Pair, mut row: flat::Row<'_>) -> Line<'static> {
    row.line.fill_to(3, row.base);
    for (place, finding) in [pair.before.as_ref(), pair.after.as_ref()].into_iter().enumerate() {
        if place > 0 {
            row.line.put("→", row.base);
        }
        match mark(finding) {
            Some(mark) => {
                let style = if row.at_cursor { row.base } else { painter.theme.chip(mark) };
                row.line.put(painter.theme.sign(mark), style);
            }
            None => row.line.put("·", row.base),
        }
    }
    row.cell(8, UNIT - 9, &pair.rule);
    row.cell(UNIT, WHAT - UNIT - 1, &unit.full_name());
    row.cell(WHAT, painter.layout.width - WHAT, &said(painter, unit, pair));
    row.finish()
}

/// What is or was wrong.
fn said(painter: Painter<'_>, unit: &Unit, pair: &Pair) -> String {
    let model = painter.model;
    let told = pair.after.as_ref().or(pair.before.as_ref());
    let Some((finding, profile)) = told.zip(model.profile()) else { return String::new() };
    let known = model.plan.iter().filter_map(|plan| plan.dossier.as_ref()).flat_map(|dossier| &dossier.units);
    let mut people = known.flat_map(|known| &known.people).map(|(person, _)| person);
    let person = people.find(|person| Some(person.id) == finding.person);
    let row = FindingRow {
        finding: finding.clone(),
        unit: unit.clone(),
        person: person.map(|person| (person.key.clone(), person.full_name.clone())),
        seat: None,
        particulars: Particulars::default(),
    };
    finding::text(model.lang(), profile, &row)
}

/// The row of the cursor in full.
pub fn strip(painter: Painter<'_>, sheet: &PlanSheet) -> Vec<Line<'static>> {
    let Some(plan) = &painter.model.plan else { return Vec::new() };
    let text =
        match (plan.moves.get(sheet.list.at), plan.pairs.get(sheet.list.at.saturating_sub(plan.moves.len())))
        {
            (Some(tried), _) => step(painter, tried),
            (None, Some((unit, pair))) => {
                [&pair.rule, "  ", &unit.full_name(), ": ", &said(painter, unit, pair)].concat()
            }
            (None, None) => String::new(),
        };
    let mut lines = flat::wrapped(painter, 1, &text, 2);
    let mut line = painter.line();
    line.put("   ", PLAIN);
    line.put(&numbers(painter, plan), PLAIN);
    lines.push(line.finish());
    lines
}
