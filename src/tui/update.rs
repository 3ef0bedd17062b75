//! Messages in, effects out: the only place where the model changes.

use std::sync::Arc;

use crate::domain::fault::Fault;
use crate::domain::norms::RuleText;
use crate::domain::outline::RowKey;
use crate::domain::query::{Answer, Dossier, Overview, Question, Target};
use crate::domain::unit::Unit;
use crate::messages::{backup, fault, labels, paste as words, spoken};
use crate::rules::judge::Judge;
use crate::tui::act::{self, navigate};
use crate::tui::command;
use crate::tui::confirm::Confirm;
use crate::tui::copies;
use crate::tui::edit::pending::Stage;
use crate::tui::effect::{Effect, Part, Wanted};
use crate::tui::field::text::TextField;
use crate::tui::key::{Input, Key};
use crate::tui::message::Message;
use crate::tui::model::{Model, Size};
use crate::tui::sheet::Sheet;
use crate::tui::sheet::outline::Outline;
use crate::tui::told::Waiting;

/// The longest text that is pasted into a field, in bytes: that of a field of a file.
const LONGEST_TYPED: usize = 64 * 1024;

/// What the screen wants first.
pub fn start(model: &mut Model) -> Vec<Effect> {
    model.want(Effect::Ask(Wanted::Overview, Box::new(Question::Overview)));
    if let Some(warning) = model.settings.warning.take() {
        model.complain(warning);
    }
    if model.is_spoken() {
        model.inform(spoken::welcome(model.lang()));
    }
    if let Some(day) = model.settings.as_of.take() {
        act::other_day::look(model, day.into());
    }
    model.take_wants()
}

/// Takes what happened into the model and tells what is wanted now.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Input(Input::Key(key)) => {
            act::news::visit(model);
            press(model, key);
            act::news::visit(model);
        }
        Message::Input(Input::Paste(text)) => paste(model, &text),
        Message::Input(Input::Line(text)) => line(model, &text),
        // The sentences are those of one size.
        Message::Input(Input::Resize(..)) if model.is_spoken() => {}
        Message::Input(Input::Resize(width, height)) => {
            model.size = Size { width, height };
            let page = model.page();
            model.sheets.iter_mut().for_each(|sheet| sheet.settle(page));
            if let Some(Sheet::Outline(outline)) = model.sheet_mut() {
                let effects = outline.ask_edges(page);
                model.want_all(effects);
            }
        }
        Message::Answer(wanted, answer) => {
            model.waiting.retain(|waiting| waiting.wanted != wanted);
            match *answer {
                Ok(answer) => take(model, wanted, answer),
                Err(fault) => {
                    act::roster::give_up(model, wanted);
                    // A number that is no longer wanted was only shown beside the rows.
                    if !matches!(wanted, Wanted::Rows(_, Part::Count)) {
                        model.complain(fault::sentence(model.lang(), &fault));
                    }
                }
            }
        }
        Message::Waiting(wanted, progress) => {
            model.waiting.retain(|waiting| waiting.wanted != wanted);
            model.waiting.push(Waiting { wanted, progress });
        }
        Message::LookedAt(made) => act::other_day::arrive(model, *made),
        Message::Applied { op, outcome } => act::save::settle(model, op, outcome),
        Message::Drafts(left) => act::drafts::take(model, left),
        Message::DraftsFailed(fault) => {
            act::drafts::failed(model, &fault::sentence(model.lang(), &fault));
        }
        Message::Changed => {
            act::session::reload(model);
            act::news::ask(model);
        }
        Message::Presence(others) => model.news.others = others,
        Message::EndLost(count) => model.complain(backup::end_lost(model.lang(), count)),
        Message::Copies { trouble, made } => copies::take(model, trouble, made),
        Message::Tried(tried) => act::trial::arrive(model, *tried),
        Message::Judging(news) => act::judging::hear(model, news),
        Message::NoticeExpired(number) => {
            if let Some(notice) = model.notice.as_mut().filter(|notice| notice.number == number) {
                notice.is_fresh = false;
            }
        }
        Message::Terminate => model.want(Effect::Quit),
    }
    act::waive::keep_told(model);
    act::drafts::keep(model);
    act::news::tell(model);
    model.take_wants()
}

fn press(model: &mut Model, key: Key) {
    if key != Key::Backspace
        && (key == Key::Esc || model.notice.as_ref().is_some_and(|n| !n.outlives_a_key()))
    {
        model.notice = None;
    }
    if model.confirm.is_some() {
        return answer_question(model, key);
    }
    let takes_text = model.takes_text();
    match model.habits().keys.find(&model.places(), key, takes_text) {
        Some(command) => run(model, command),
        None if takes_text => {
            act::field::key(model, key);
        }
        None => unused(model, key),
    }
}

/// Runs a command, or says why it cannot be done now.
pub fn run(model: &mut Model, command: &command::Command) {
    match (command.ready)(model) {
        Ok(()) => (command.run)(model),
        Err(why) => model.inform(why.sentence(model)),
    }
}

fn answer_question(model: &mut Model, key: Key) {
    match (&model.confirm, key) {
        (Some(Confirm::Many { .. }), Key::Char(_) | Key::Backspace | Key::Enter) => {
            act::save::answer_many(model, key);
        }
        (Some(Confirm::Account { .. }), Key::Enter) => act::accounts::confirmed(model),
        (Some(Confirm::Clash(_)), key) => act::clash::key(model, key),
        (Some(Confirm::Quit), Key::Enter) => quit(model),
        (Some(Confirm::BackRules), Key::Enter) => act::trial::back(model),
        (Some(Confirm::Drafts { .. }), Key::Enter) => act::drafts::resume(model),
        (Some(Confirm::Drafts { .. }), Key::Char('x')) => act::drafts::drop_left(model),
        (Some(Confirm::Delete { .. }), Key::Char('x')) => act::save::delete(model),
        (Some(Confirm::Revert { .. }), Key::Enter) => act::history::take_back(model),
        (Some(Confirm::TakeBack { .. }), Key::Char('x')) => act::waive::take_back(model),
        (Some(Confirm::DropPlan { .. }), Key::Char('x')) => act::plan::finish(model),
        (_, Key::Esc) => model.confirm = None,
        _ => {}
    }
}

/// Leaves as soon as nothing is being saved any more; what is refused meanwhile is said on the sheet.
fn quit(model: &mut Model) {
    model.confirm = None;
    if !model.pending.is_empty() {
        model.inform(labels::leaving_when_saved(model.lang()));
    }
    model.want(Effect::Quit);
}

/// Backspace does nothing on a sheet: typing aids send it.
fn unused(model: &mut Model, key: Key) {
    let lang = model.lang();
    match key {
        Key::Backspace => {}
        Key::Char(letter) if !letter.is_ascii() => model.inform(labels::typing_aid(lang, letter)),
        key => model.inform(labels::key_unused(lang, &key.label(), &model.habits().keys.spoken("open-help"))),
    }
}

fn paste(model: &mut Model, text: &str) {
    let text = text.trim_end_matches('\n');
    let is_table = text.contains(['\n', '\t']) && !model.takes_text();
    if text.len() > LONGEST_TYPED && !is_table {
        let (kib, most) = (text.len() / 1024, LONGEST_TYPED / 1024);
        return model.complain(words::too_long_for_field(model.lang(), kib, most));
    }
    if model.takes_text() {
        return act::field::change(model, |line| line.insert(text));
    }
    if text.contains('\n') && act::trial::takes_text(model) {
        return act::trial::begin(model, RuleText::Pasted(text.to_owned()));
    }
    if is_table {
        return match act::ready::paste(model) {
            Ok(()) => act::paste::open(model, text),
            Err(why) => model.inform(why.sentence(model)),
        };
    }
    match act::ready::cell(model) {
        Ok(()) => {
            act::edit::open_cell(model, crate::tui::edit::Opening::Selected);
            act::field::change(model, |line| line.insert(text));
        }
        Err(why) => model.inform(why.sentence(model)),
    }
}

/// A line of text takes the place of what stood in the open field.
fn line(model: &mut Model, text: &str) {
    if !model.takes_text() {
        return model.inform(spoken::no_command(model.lang(), text));
    }
    model.notice = None;
    act::field::change(model, TextField::clear);
    paste(model, text);
}

fn take(model: &mut Model, wanted: Wanted, answer: Answer) {
    match (wanted, answer) {
        (Wanted::Overview, Answer::Overview(overview)) => take_overview(model, overview),
        (Wanted::Rows(id, part), answer) => {
            let page = model.page();
            let is_outline =
                matches!(answer, Answer::Outline(_)) && model.outline().is_some_and(|o| o.id == id);
            let sheet = model.sheets.iter_mut().find(|sheet| sheet.id() == id);
            let effects = sheet.map(|sheet| sheet.answer(part, answer, page));
            model.want_all(effects.unwrap_or_default());
            if part == Part::All && is_outline {
                model.pending.retain(|pending| pending.stage == Stage::Sent);
            }
            act::edit::haunt(model);
        }
        (Wanted::Dossier(serial), Answer::Dossier(dossier)) => take_dossier(model, serial, dossier),
        (Wanted::Told(key), Answer::Finding(about)) if model.told.key == Some(key) => {
            model.told.about = about;
        }
        (Wanted::ToTakeBack, Answer::History(found)) => act::history::take(model, &found),
        (Wanted::News, Answer::Changes(changes)) => act::news::take(model, changes),
        (Wanted::Cured(key), Answer::Cures(found)) if model.told.key == Some(key) => {
            model.told.cures = found;
        }
        (Wanted::Waived, Answer::Finding(told)) => act::waive::take_waived(model, told),
        (Wanted::Left(id), Answer::Dossier(dossier)) => act::drafts::take_dossier(model, id, &dossier),
        (Wanted::Completions(serial), Answer::Completions(words)) => {
            if let Some(edit) = model.edit.as_mut().filter(|edit| edit.serial == serial) {
                edit.offer(words);
            }
        }
        (Wanted::Finding, Answer::NextFinding(target)) => take_finding(model, target.as_ref()),
        (Wanted::Place, Answer::Line(line)) => to_parent(model, &line),
        (Wanted::Goto(key), Answer::Line(line)) => act::visit::arrive(model, key, line),
        (Wanted::Pasted(id), Answer::Matches(matches)) if is_top(model, id) => {
            act::paste::take(model, matches);
        }
        (Wanted::PastedDossier(id), Answer::Dossier(dossier)) if is_top(model, id) => {
            act::paste::judge(model, dossier);
        }
        (Wanted::Marks, Answer::RosterRows(rows, more)) => act::marks::take(model, (rows, more)),
        (Wanted::Marked, Answer::Officers(rows)) => act::bulk::take(model, rows),
        (Wanted::Search, Answer::Hits(hits)) => act::search::take(model, hits),
        _ => {}
    }
}

/// What judging an edit, a row of fields or a plan needs; one that is closed meanwhile needs it no more.
fn take_dossier(model: &mut Model, serial: u32, dossier: Box<Dossier>) {
    if let Some(edit) = model.edit.as_mut().filter(|edit| edit.serial == serial) {
        edit.dossier = Some(dossier);
        act::edit::offer_from_rules(model);
        act::edit::refresh(model);
        act::edit::refuse_outside(model);
    } else if model.prompt.as_ref().is_some_and(|prompt| prompt.serial == serial) {
        act::prompt::take_dossier(model, dossier);
    } else if model.plan.as_ref().is_some_and(|plan| plan.serial == serial) {
        act::plan::take_dossier(model, dossier);
    }
}

fn is_top(model: &Model, id: crate::tui::effect::SheetId) -> bool {
    model.sheet().is_some_and(|sheet| sheet.id() == id)
}

fn take_overview(model: &mut Model, overview: Box<Overview>) {
    let known = model.profile();
    let is_same = match (known, &overview.profile) {
        (Some(known), Some(new)) => Arc::ptr_eq(known, new) || known.source == new.source,
        (None, None) => true,
        _ => false,
    };
    if !is_same {
        model.judge = overview.profile.clone().map(Judge::new);
    }
    if let Some(judge) = &mut model.judge {
        judge.of_roster(overview.inspected);
    }
    model.news.seq.get_or_insert(overview.seq);
    let root = overview.root.id;
    model.overview = Some(overview);
    if model.sheets.is_empty() {
        let outline = Outline::new(model.new_sheet(), root, 1);
        model.sheets.push(Sheet::Outline(Box::new(outline)));
        navigate::ask_finding(model, RowKey::unit(root), true);
    }
}

fn take_finding(model: &mut Model, target: Option<&Target>) {
    let page = model.page();
    let is_empty = model.outline().is_some_and(|outline| outline.rows.is_empty());
    match target {
        Some(target) => {
            // Whom a finding of a unit speaks of, or who is missing, is to be seen below it.
            let mut target = target.clone();
            if !target.line.contains(&target.key.unit) {
                target.line.push(target.key.unit);
            }
            if !is_empty {
                navigate::leave(model);
            }
            navigate::show(model, &target);
        }
        None if is_empty => {
            let effect = model.outline_mut().map(|outline| outline.ask_all(page));
            model.want_all(effect.into_iter().collect());
        }
        None => model.inform(labels::no_findings(model.lang())),
    }
}

fn to_parent(model: &mut Model, line: &[Unit]) {
    if let [above @ .., parent, _] = line {
        let line = above.iter().map(|unit| unit.id).collect();
        navigate::show(model, &Target { key: RowKey::unit(parent.id), line });
    }
}

/// A fault of the world outside (terminal, clock), said on the message line.
pub fn trouble(model: &mut Model, fault: &Fault) -> Vec<Effect> {
    model.complain(fault::sentence(model.lang(), fault));
    model.take_wants()
}
