//! What others have done since it was last looked at, said in a line and marked in their rows; and whom one edits, told
//! to them.

use crate::domain::change::Cause;
use crate::domain::id::{OpId, PersonId};
use crate::domain::outline::RowContent;
use crate::domain::query::{Changes, HistoryEntry, Question};
use crate::messages::news as text;
use crate::tui::edit::draft::Intent;
use crate::tui::effect::{Effect, Wanted};
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;

/// Asks what has been done. While another day is looked at, nothing is: the next time tells it.
pub fn ask(model: &mut Model) {
    if let (Some(seq), None) = (model.news.seq, &model.present) {
        model.want(Effect::Ask(Wanted::News, Box::new(Question::ChangesSince(seq))));
    }
}

/// Marks whom others have changed, and says it of what is on the screen.
pub fn take(model: &mut Model, changes: Changes) {
    model.news.seq = changes.seq.or(model.news.seq);
    let (mut shown, mut people) = (None, std::collections::BTreeSet::new());
    for (op, entry) in changes.entries {
        if model.is_own(op) || entry.cause == Cause::Yield {
            continue;
        }
        if let Some((person, _)) = &entry.person {
            model.news.add(*person);
        }
        if is_shown(model, &entry) {
            people.extend(entry.person.as_ref().map(|(person, _)| *person));
            shown.get_or_insert(entry);
        }
    }
    if let Some(entry) = shown {
        let said = text::changed(model.lang(), model.habits().dates, &entry, people.len());
        model.mention(said);
    }
}

/// Whether the sheet on top shows what an entry is about.
fn is_shown(model: &Model, entry: &HistoryEntry) -> bool {
    let person = entry.person.as_ref().map(|(person, _)| *person);
    let unit = entry.unit.as_ref().map(|(unit, _)| *unit);
    let is_he = |id: PersonId| person == Some(id);
    let is_open = model.edit.as_ref().is_some_and(|edit| is_he(edit.draft.person.id));
    is_open
        || match model.sheet() {
            Some(Sheet::Outline(outline)) => outline.rows.iter().any(|row| match &row.content {
                RowContent::Officer(officer) => is_he(officer.person.id),
                RowContent::Unit(shown) => unit == Some(shown.unit.id),
                RowContent::Vacancy(_) => false,
            }),
            Some(Sheet::Roster(roster)) => roster.rows.iter().any(|row| is_he(row.officer.person.id)),
            Some(Sheet::Form(form)) => form.officer.as_ref().is_some_and(|officer| is_he(officer.person.id)),
            _ => false,
        }
}

/// The row of the cursor has been seen.
pub fn visit(model: &mut Model) {
    if let Some(person) = model.officer().map(|(_, officer)| officer.person.id) {
        model.news.visit(person);
    }
}

/// Tells the others whom one is editing, where that has changed.
pub fn tell(model: &mut Model) {
    let people: Vec<PersonId> = match &model.edit {
        Some(edit) if edit.draft.intent != Intent::Add => {
            std::iter::once(&edit.draft).chain(&edit.others).map(|draft| draft.person.id).collect()
        }
        _ => Vec::new(),
    };
    if people != model.news.told {
        model.news.told.clone_from(&people);
        model.want(Effect::Attend(people));
    }
}

/// Whether an operation is one that this session has drawn.
pub fn is_within(op: OpId, seed: [u8; 16], drawn: u64) -> bool {
    let ahead = u128::from_be_bytes(op.0).wrapping_sub(u128::from_be_bytes(seed));
    ahead <= u128::from(drawn)
}
