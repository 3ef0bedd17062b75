//! An edit as it is kept on the disk, and back again in a later session.

use crate::domain::field::{Field, Owner};
use crate::domain::id::{SeatId, UnitId, Version};
use crate::domain::kept::{KeptDraft, KeptValue, KeptWork};
use crate::domain::outline::{RowAt, RowKey};
use crate::domain::person::Person;
use crate::domain::query::Dossier;
use crate::domain::seat::Seat;
use crate::tui::edit::draft::{Destination, Draft, Intent};
use crate::tui::edit::{Context, Edit, Opening};
use crate::tui::field::text::TextField;
use crate::tui::sheet::outline::column::Column;
use crate::tui::sheet::outline::ghost;

/// The edit as it is kept.
pub fn kept(edit: &Edit) -> KeptDraft {
    let draft = &edit.draft;
    let is_new = draft.intent == Intent::Add;
    let values = draft.values.iter();
    let values: Vec<KeptValue> = values
        .map(|(field, typed)| KeptValue { field: *field, base: edit.base(*field), typed: typed.clone() })
        .collect();
    KeptDraft {
        id: edit.id,
        work: match &draft.intent {
            Intent::Correct => KeptWork::Correct,
            Intent::Add => KeptWork::Add,
            Intent::EndSeat => KeptWork::EndSeat,
            Intent::ChangeFrom => KeptWork::ChangeFrom,
            Intent::Transfer(to) => KeptWork::Transfer(to.unit),
        },
        unit: edit.row.unit,
        person: (!is_new).then_some((draft.person.id, draft.person.version)),
        seat: (!is_new).then_some((draft.seat.id, draft.seat.version)),
        name: if is_new { draft.get(Field::FullName) } else { draft.person.full_name.clone() },
        values,
        open: edit.field(),
        text: edit.editor.line().text().to_owned(),
        others: edit.others.len(),
    }
}

/// Whether anything is typed that would be lost.
pub fn is_typed(edit: &Edit) -> bool {
    let mut values = edit.draft.values.iter();
    edit.editor.line().text() != edit.opened || values.any(|(field, typed)| edit.base(*field) != *typed)
}

/// The fields that such an edit goes through.
fn steps(work: KeptWork, open: Field) -> Vec<Field> {
    match work {
        KeptWork::Correct => vec![open],
        KeptWork::Add => Column::ALL.into_iter().filter_map(Column::field).collect(),
        KeptWork::EndSeat => vec![Field::SeatTo],
        KeptWork::ChangeFrom => vec![Field::Title, Field::SeatFrom],
        KeptWork::Transfer(_) => vec![Field::SeatFrom, Field::DecisionNo],
    }
}

/// The units of which it must be known what is stored before the edit can be opened.
pub fn units(kept: &KeptDraft) -> Vec<UnitId> {
    let destination = match kept.work {
        KeptWork::Transfer(unit) => Some(unit),
        _ => None,
    };
    [kept.unit].into_iter().chain(destination).collect()
}

/// The edit as it was left: what is stored now, with what was typed over it, and the versions that were read then, so
/// that what others have written since is noticed.
pub fn opened(kept: &KeptDraft, dossier: &Dossier, number: u32, context: Context<'_>) -> Edit {
    let (person, seat) = if kept.person.is_none() {
        let (person, id) = ghost::ids(number);
        let mut seat = Seat::blank(person, kept.unit);
        seat.id = id;
        seat.period.from = Some(context.day);
        (Person { id: person, ..Person::blank() }, seat)
    } else {
        known(kept, dossier)
    };
    let row = RowKey { unit: kept.unit, at: RowAt::Seat(seat.id) };
    let mut draft = Draft::new(intent(kept, dossier), person, seat);
    draft.values = kept.values.iter().map(|value| (value.field, value.typed.clone())).collect();
    let steps = steps(kept.work, kept.open);
    let at = steps.iter().position(|field| *field == kept.open).unwrap_or(0);
    let mut edit = Edit::new((kept.id, number), draft, row, steps, at);
    edit.bases = kept.values.iter().map(|value| (value.field, value.base.clone())).collect();
    if kept.person.is_none() {
        edit.anchor = RowKey::unit(kept.unit);
    }
    edit.open(context, Opening::AtEnd);
    edit.editor.edit(TextField::clear);
    edit.editor.edit(|line| line.insert(&kept.text));
    edit
}

/// The person and the seat as they are stored; of one that is gone what the draft knows.
fn known(kept: &KeptDraft, dossier: &Dossier) -> (Person, Seat) {
    let mut people = dossier.units.iter().flat_map(|unit| &unit.people);
    let (wanted, read) = kept.person.unwrap_or((Person::blank().id, Version(0)));
    let (seat_id, seat_read) = kept.seat.unwrap_or((SeatId(0), Version(0)));
    let has_seat = |seats: &[Seat]| seats.iter().any(|seat| seat.id == seat_id);
    let found = people.find(|(person, seats)| person.id == wanted && has_seat(seats));
    if let Some((person, seats)) = found
        && let Some(seat) = seats.iter().find(|seat| seat.id == seat_id)
    {
        let mut known = (person.clone(), seat.clone());
        // A version that was only expected when the session broke off was never read.
        known.0.version = known.0.version.min(read);
        known.1.version = known.1.version.min(seat_read);
        return known;
    }
    let mut person = Person { id: wanted, version: read, full_name: kept.name.clone(), ..Person::blank() };
    let mut seat = Seat::blank(wanted, kept.unit);
    (seat.id, seat.version) = (seat_id, seat_read);
    for value in &kept.values {
        // What cannot be read any more stays empty: it is shown beside what was typed, no more.
        let _empty = match value.field.owner() {
            Owner::Person => person.set(value.field, &value.base),
            Owner::Seat | Owner::Unit => seat.set(value.field, &value.base),
        };
    }
    (person, seat)
}

fn intent(kept: &KeptDraft, dossier: &Dossier) -> Intent {
    match kept.work {
        KeptWork::Correct => Intent::Correct,
        KeptWork::Add => Intent::Add,
        KeptWork::EndSeat => Intent::EndSeat,
        KeptWork::ChangeFrom => Intent::ChangeFrom,
        KeptWork::Transfer(to) => {
            let unit = dossier.units.iter().map(|unit| &unit.unit).find(|unit| unit.id == to);
            let above = dossier.line.iter().map(|ancestor| &ancestor.unit);
            let line = above
                .filter(|above| above.id != to && unit.is_some_and(|unit| unit.path.is_within(&above.path)));
            let line = line.map(|unit| unit.id).collect();
            let name = unit.map(crate::domain::unit::Unit::full_name).unwrap_or_default();
            Intent::Transfer(Box::new(Destination { unit: to, name, line }))
        }
    }
}
