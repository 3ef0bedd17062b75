//! Drafts: kept on the disk while one types, offered again after a session that broke off.

use std::collections::BTreeMap;

use crate::domain::field::Field;
use crate::domain::id::DraftId;
use crate::domain::kept::{KeptDraft, LeftDraft};
use crate::domain::moment;
use crate::domain::outline::RowAt;
use crate::domain::query::{Dossier, Question};
use crate::messages::drafts as text;
use crate::tui::act::{edit, visit};
use crate::tui::confirm::Confirm;
use crate::tui::edit::draft::Intent;
use crate::tui::edit::kept;
use crate::tui::edit::pending::{Kept, Stage};
use crate::tui::edit::{Edit, draft::Draft};
use crate::tui::effect::{Effect, Wanted};
use crate::tui::model::Model;
use crate::tui::notice::NoticeKind;
use crate::tui::sheet::Sheet;
use crate::tui::sheet::drafts::Drafts;
use crate::tui::sheet::form::Form;
use crate::tui::sheet::list::List;
use crate::tui::sheet::outline::column::Column;

/// Every edit that is not stored: open, on its way, refused or left by an earlier session.
fn edits(model: &Model) -> impl Iterator<Item = &Edit> {
    let below = model.sheets.iter().filter_map(|sheet| match sheet {
        Sheet::Commands(sheet) => sheet.edit.as_deref(),
        _ => None,
    });
    let sent = model.pending.iter().filter(|pending| pending.stage == Stage::Sent);
    let sent = sent.filter_map(|pending| pending.edit.as_deref());
    let kept = model.kept.iter().map(|kept| kept.edit.as_ref());
    let asked = model.confirm.as_ref().and_then(Confirm::edit);
    let plans = model.pending.iter().filter(|pending| pending.stage == Stage::Sent);
    let plans = plans.filter_map(|pending| pending.plan.as_ref()).chain(&model.plan);
    let tried = plans.flat_map(|plan| &plan.moves).map(|tried| tried.edit.as_ref());
    let open = model.edit.as_deref().into_iter().chain(below).chain(asked);
    let all = open.chain(sent).chain(kept).chain(tried);
    all.filter(|edit| kept::is_typed(edit))
}

/// Brings the disk up to what is not stored now. What was saved or dropped is not among it any more and is forgotten:
/// nothing else forgets a draft.
pub fn keep(model: &mut Model) {
    let left = model.left_drafts.iter().map(|left| (left.draft.id, left.draft.clone()));
    let now: BTreeMap<DraftId, KeptDraft> =
        left.chain(edits(model).map(|edit| (edit.id, kept::kept(edit)))).collect();
    if now == model.on_disk {
        return;
    }
    let before = std::mem::take(&mut model.on_disk);
    for (id, draft) in &now {
        if before.get(id) != Some(draft) {
            model.want(Effect::Keep(Box::new(draft.clone())));
        }
    }
    for id in before.keys().filter(|id| !now.contains_key(id)) {
        model.want(Effect::Forget(*id));
    }
    model.on_disk = now;
}

/// Takes what earlier sessions have left, and asks for what is stored there now.
pub fn take(model: &mut Model, left: Vec<LeftDraft>) {
    for left in left {
        let people = left.draft.person.iter().map(|(person, _)| *person).collect();
        let question = Question::Dossier { units: kept::units(&left.draft), people };
        model.want(Effect::Ask(Wanted::Left(left.draft.id), Box::new(question)));
        model.on_disk.insert(left.draft.id, left.draft.clone());
        model.left_drafts.push(left);
    }
}

/// A draft can be opened now; when all can, they are offered.
pub fn take_dossier(model: &mut Model, id: DraftId, dossier: &Dossier) {
    let Some(place) = model.left_drafts.iter().position(|left| left.draft.id == id) else { return };
    let LeftDraft { draft, at } = model.left_drafts.remove(place);
    let number = model.new_number();
    let edit = kept::opened(&draft, dossier, number, model.context());
    // As it came from the disk: nothing has changed of it yet.
    model.on_disk.insert(id, kept::kept(&edit));
    let when = when(model, at);
    let why = match draft.others {
        0 => text::left(model.lang(), &when),
        others => text::left_of_many(model.lang(), &when, others + 1),
    };
    model.kept.push(Kept { edit: Box::new(edit), why, clashes: Vec::new() });
    edit::haunt(model);
    if !model.left_drafts.is_empty() {
        return;
    }
    // Who is at something already is told of it, not asked.
    if model.confirm.is_none() && !model.takes_text() && model.sheets.len() < 2 {
        model.confirm = Some(Confirm::Drafts { count: model.kept.len(), when });
    } else {
        let key = model.habits().keys.spoken("open-sheets");
        model.inform(text::waiting(model.lang(), model.kept.len(), &key));
    }
}

/// The time of a moment of today, the day of an earlier one.
fn when(model: &Model, at: i64) -> String {
    let (day, shown) = (moment::day(at), moment::shown(at, model.habits().dates));
    match shown.rsplit_once(' ') {
        Some((_, time)) if day == model.settings.today => text::at_time(model.lang(), time),
        Some((day, _)) => text::on_day(model.lang(), day),
        None => shown,
    }
}

/// What was left cannot be read now; it stays where it is.
pub fn failed(model: &mut Model, why: &str) {
    let said = text::not_kept(model.lang(), why);
    match &model.notice {
        Some(notice) if notice.text == said => {}
        // That a change was refused is more than that it is not kept either.
        Some(notice) if notice.kind == NoticeKind::Trouble => model.mention(said),
        _ => model.complain(said),
    }
}

/// Goes on with what was left: with the only draft at once, with one of several from their sheet.
pub fn resume(model: &mut Model) {
    model.confirm = None;
    if model.kept.len() == 1 { reopen(model, 0) } else { open_sheet(model) }
}

/// Drops what was left.
pub fn drop_left(model: &mut Model) {
    model.confirm = None;
    let count = model.kept.len();
    model.kept.clear();
    edit::lay_ghosts(model);
    model.inform(text::dropped(model.lang(), count));
}

/// Command: the drafts that are not stored.
pub fn open_sheet(model: &mut Model) {
    let list = List { len: model.kept.len(), ..List::default() };
    let id = model.new_sheet();
    visit::open(model, Sheet::Drafts(Drafts { id, list }));
}

/// Command: opens the draft of the cursor again.
pub fn open(model: &mut Model) {
    if let Some(place) = place(model) {
        reopen(model, place);
    }
}

/// Command: drops the draft of the cursor.
pub fn discard(model: &mut Model) {
    let Some(place) = place(model) else { return };
    model.kept.remove(place);
    edit::lay_ghosts(model);
    let len = model.kept.len();
    let page = model.page();
    if let Some(Sheet::Drafts(sheet)) = model.sheet_mut() {
        sheet.list.len = len;
        sheet.list.at = sheet.list.at.min(len.saturating_sub(1));
        sheet.list.settle(page);
    }
    model.inform(text::dropped(model.lang(), 1));
}

/// The draft of the cursor.
pub fn place(model: &Model) -> Option<usize> {
    match model.sheet() {
        Some(Sheet::Drafts(sheet)) => Some(sheet.list.at).filter(|at| *at < model.kept.len()),
        _ => None,
    }
}

/// Opens a draft with what was typed, in a row and a column that show it.
fn reopen(model: &mut Model, place: usize) {
    let Some(kept) = model.kept.get(place) else { return };
    let (row, draft, field) = (kept.edit.row, kept.edit.draft.clone(), kept.edit.field());
    if is_in_outline(model, &draft, field) {
        model.want(Effect::Ask(Wanted::Goto(row), Box::new(Question::Line(row.unit))));
        model.sheets.truncate(1);
    } else if let RowAt::Seat(seat) = row.at {
        let form = Form::new(model.new_sheet(), draft.person.id, Some(seat), model.day());
        model.sheets.truncate(1);
        visit::open(model, Sheet::Form(Box::new(form)));
    }
    let page = model.page();
    if let Some(sheet) = model.sheet_mut() {
        sheet.put_field(field, page);
    }
    edit::reopen(model, place);
}

fn is_in_outline(model: &Model, draft: &Draft, field: Field) -> bool {
    let shown = |column| column == Column::Name || model.habits().columns.contains(&column);
    let in_strip = match draft.intent {
        Intent::Correct => false,
        Intent::ChangeFrom => field == Field::SeatFrom,
        Intent::Add | Intent::EndSeat | Intent::Transfer(_) => true,
    };
    in_strip || Column::of(field).is_some_and(shown)
}
