//! The strip below the table: where the cursor stands, what is wrong there and what cures it; while a field is
//! open, the field's own help and the effect of what is typed; and questions.

use ratatui::text::Line;

use crate::domain::change::Cause;
use crate::messages::{drafts as drafts_text, labels, looking_back, news, plan as plan_text, waivers};
use crate::tui::confirm::Confirm;
use crate::tui::sheet::Sheet;
use crate::tui::view::theme::{BOLD, PLAIN};
use crate::tui::view::{
    Block, Painter, about, accounts, calendar, clash, cures, drafts, editing, finding_list, flat, form,
    groups, history, norms, notices, paste, plan, prompt, roster, statistics, trial, waiver_list,
};

/// The lines of the strip.
pub fn block(painter: Painter<'_>) -> Block {
    let model = painter.model;
    let mut block = match (&model.confirm, &model.edit, model.sheet()) {
        (Some(confirm), _, _) => question(painter, confirm),
        (None, Some(edit), _) => editing::block(painter, edit),
        (None, None, _) if model.prompt.is_some() => {
            model.prompt.as_ref().map(|open| prompt::block(painter, open)).unwrap_or_default()
        }
        (None, None, Some(Sheet::Outline(outline))) => {
            outline.row().map(|row| about::row_of(painter, outline, row)).unwrap_or_default()
        }
        (None, None, Some(Sheet::Picker(_))) => Block {
            lines: vec![painter.plain(&[" ", &labels::picker_help(model.lang())].concat())],
            cursor: None,
        },
        (None, None, Some(Sheet::Findings(sheet))) => Block::of(finding_list::strip(painter, sheet)),
        (None, None, Some(Sheet::History(sheet))) => Block::of(history::strip(painter, sheet)),
        (None, None, Some(Sheet::Form(sheet))) => Block::of(form::strip(painter, sheet)),
        (None, None, Some(Sheet::Roster(sheet))) => Block::of(roster::strip(painter, sheet)),
        (None, None, Some(Sheet::Groups(sheet))) => Block::of(groups::strip(painter, sheet)),
        (None, None, Some(Sheet::Paste(sheet))) => Block::of(paste::strip(painter, sheet)),
        (None, None, Some(Sheet::Columns(_))) => Block::of(groups::columns_strip(painter)),
        (None, None, Some(Sheet::Accounts(sheet))) => Block::of(accounts::strip(painter, sheet)),
        (None, None, Some(Sheet::Statistics(sheet))) => Block::of(statistics::strip(painter, sheet)),
        (None, None, Some(Sheet::Calendar(sheet))) => Block::of(calendar::strip(painter, sheet)),
        (None, None, Some(Sheet::Waivers(sheet))) => Block::of(waiver_list::strip(painter, sheet)),
        (None, None, Some(Sheet::Notices(sheet))) => Block::of(notices::strip(painter, sheet)),
        (None, None, Some(Sheet::Drafts(sheet))) => Block::of(drafts::strip(painter, sheet)),
        (None, None, Some(Sheet::Cures(sheet))) => Block::of(cures::strip(painter, sheet)),
        (None, None, Some(Sheet::Plan(sheet))) => Block::of(plan::strip(painter, sheet)),
        (None, None, Some(Sheet::Norms(sheet))) => Block::of(norms::strip(painter, sheet)),
        (None, None, Some(Sheet::Trial(sheet))) => Block::of(trial::strip(painter, sheet)),
        (None, None, Some(Sheet::Commands(_))) => {
            Block::of(vec![painter.plain(&[" ", &labels::commands_help(model.lang())].concat())])
        }
        (None, None, None) => Block::default(),
    };
    if let Some(line) = editors(painter) {
        block.lines.insert(0, line);
        block.cursor = block.cursor.map(|(row, column)| (row + 1, column));
    }
    block.lines.truncate(painter.layout.strip);
    block
}

/// Who else is editing the officer of the cursor; not where there is no room beside an open field.
fn editors(painter: Painter<'_>) -> Option<Line<'static>> {
    let model = painter.model;
    let is_asking = model.confirm.is_some() || model.prompt.is_some();
    if is_asking || model.edit.is_some() && painter.layout.strip < 4 {
        return None;
    }
    let (_, officer) = model.officer()?;
    let names: Vec<&str> = model.news.editors(officer.person.id).collect();
    let said = news::editing(model.lang(), &names.join(", "));
    (!names.is_empty()).then(|| painter.plain(&[" • ", &said].concat()))
}

fn question(painter: Painter<'_>, confirm: &Confirm) -> Block {
    let model = painter.model;
    let lang = model.lang();
    let text = match confirm {
        Confirm::Clash(open) => return clash::block(painter, open),
        Confirm::Quit if model.plan.as_ref().is_some_and(|plan| !plan.moves.is_empty()) => {
            plan_text::ask_quit(lang, model.plan.as_ref().map_or(0, |plan| plan.moves.len()))
        }
        Confirm::DropPlan { count } => plan_text::ask_drop(lang, *count),
        Confirm::Quit if !model.kept.is_empty() => drafts_text::ask_quit(lang, model.kept.len()),
        Confirm::Quit if model.unsaved() > 0 => labels::ask_quit_pending(lang, model.unsaved()),
        Confirm::Quit => labels::ask_quit(lang),
        Confirm::Account { question, .. } => question.clone(),
        Confirm::BackRules => crate::messages::trial::ask_back(lang),
        Confirm::Many { count, typed } => crate::messages::bulk::ask_many(lang, *count, typed),
        Confirm::Drafts { count: 1, when } => drafts_text::ask_one(lang, when),
        Confirm::Drafts { count, when } => drafts_text::ask_some(lang, when, *count),
        Confirm::Delete { row, name, .. } => {
            labels::ask_delete(lang, name, &model.unit_name(row.unit).unwrap_or_default())
        }
        Confirm::Revert { question, what, cause, .. } => {
            let room = painter.layout.strip.saturating_sub(2).max(1);
            let mut block = Block::of(flat::wrapped(painter, 1, question, 1));
            block.lines.extend(flat::wrapped(painter, 3, what, room));
            let answers = if *cause == Cause::Redo {
                looking_back::answers_again(lang)
            } else {
                looking_back::answers_back(lang)
            };
            block.lines.extend(flat::wrapped(painter, 1, &answers, 1));
            block.cursor = Some((0, 0));
            return block;
        }
        Confirm::TakeBack { what, reason, .. } => {
            let mut block = Block::of(flat::wrapped(painter, 1, &waivers::ask_take_back(lang, what), 2));
            block.lines.extend(flat::wrapped(painter, 1, &waivers::because(lang, reason), 2));
            block.cursor = Some((0, 0));
            return block;
        }
    };
    let mut line = painter.line();
    line.put(" ", PLAIN);
    line.put_foreign(&text, painter.layout.width - 1, BOLD);
    Block { cursor: Some((0, line.used().min(painter.layout.width - 1))), lines: vec![line.finish()] }
}
