//! Two at one record: the question what shall stand, and what follows from its answer.

use crate::domain::clash::{Clash, What};
use crate::messages::clash as text;
use crate::tui::act::{edit as edits, save};
use crate::tui::confirm::Confirm;
use crate::tui::edit::Edit;
use crate::tui::edit::clash::{Clashing, Side};
use crate::tui::edit::live::Overlay;
use crate::tui::edit::pending::Kept;
use crate::tui::key::Key;
use crate::tui::model::Model;

/// Asks what shall stand of an edit that met another's; while somebody types, the question waits.
pub fn ask(model: &mut Model, edit: Box<Edit>, clashes: Vec<Clash>) {
    let open = Clashing::new(edit, clashes);
    if open.is_of_another() {
        return finish(model, open);
    }
    if model.confirm.is_none() && !model.takes_text() {
        model.confirm = Some(Confirm::Clash(Box::new(open)));
        return;
    }
    let said = text::sentence(model.lang(), &open.clashes);
    model.complain(text::waits(model.lang(), &said));
    keep(model, open);
}

/// A key that answers.
pub fn key(model: &mut Model, key: Key) {
    let (side, all) = match key {
        Key::Char('b') => (Side::Mine, false),
        Key::Char('k') => (Side::Theirs, false),
        Key::Char('B') => (Side::Mine, true),
        Key::Char('K') => (Side::Theirs, true),
        Key::Esc => return later(model),
        _ => return,
    };
    let Some(Confirm::Clash(mut open)) = model.confirm.take() else { return };
    loop {
        if side == Side::Mine && !open.can_be_mine() {
            break;
        }
        open.decided.push(side);
        if open.open().is_none() {
            return finish(model, *open);
        }
        if !all {
            break;
        }
    }
    model.confirm = Some(Confirm::Clash(open));
}

fn later(model: &mut Model) {
    if let Some(Confirm::Clash(open)) = model.confirm.take() {
        keep(model, *open);
    }
}

/// Sets the edit aside as a draft; opened again, the question comes again.
fn keep(model: &mut Model, open: Clashing) {
    let by = open.clashes.first().map(|clash| clash.by.clone()).unwrap_or_default();
    let why = text::why_waits(model.lang(), &by);
    model.kept.push(Kept { edit: open.edit, why, clashes: open.clashes });
}

/// Writes what was decided.
fn finish(model: &mut Model, open: Clashing) {
    let lang = model.lang();
    let Ok(change) = open.change() else { return keep(model, open) };
    if change.1.is_empty() {
        edits::lay_ghosts(model);
        return model.inform(text::dropped(lang));
    }
    let gave_way = open.decided.iter().zip(&open.clashes).find(|(side, _)| **side == Side::Theirs);
    let said = gave_way.filter(|(_, clash)| matches!(clash.what, What::Wrote { .. }));
    let said = said.map(|(_, clash)| text::yielded(lang, &clash.by));
    let mut edit = open.edit;
    edit.said = said;
    // Until it is stored the row shows what stands in the roster.
    edit.overlay = Overlay::default();
    save::send(model, edit, change);
}
