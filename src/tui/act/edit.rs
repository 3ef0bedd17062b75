//! Opening and leaving edits.

use crate::domain::field::Field;
use crate::domain::id::{PersonId, UnitId};
use crate::domain::outline::{RowAt, RowContent, RowKey};
use crate::domain::person::Person;
use crate::domain::query::{Hit, Question};
use crate::domain::rights::Rights;
use crate::domain::seat::Seat;
use crate::domain::unit::UnitPath;
use crate::messages::labels;
use crate::tui::act::bulk::{self, Bulk, Done};
use crate::tui::act::{self, navigate, ready};
use crate::tui::confirm::Confirm;
use crate::tui::edit::draft::{Destination, Draft, Intent};
use crate::tui::edit::pending::Kept;
use crate::tui::edit::{Edit, Opening};
use crate::tui::effect::{Effect, Wanted};
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;
use crate::tui::sheet::outline::column::Column;
use crate::tui::sheet::outline::ghost;
use crate::tui::sheet::picker::PickFor;

/// The effect of an edit is shown before it is saved up to so many officers.
pub const PREVIEWED: usize = 200;
/// As many values of the roster are offered.
const OFFERED: usize = 30;

/// Command: the value kept, the caret at its end.
pub fn edit_end(model: &mut Model) {
    open_cell(model, Opening::AtEnd);
}

/// Command: the cell emptied and saved.
pub fn clear_cell(model: &mut Model) {
    if ready::marks_count(model) > 0 {
        if let Some(field) = model.sheet().and_then(Sheet::field) {
            bulk::start(model, Bulk::Set(field, String::new()));
        }
        return;
    }
    open_cell(model, Opening::Selected);
    if let Some(edit) = &mut model.edit {
        edit.editor.edit(crate::tui::field::text::TextField::clear);
        refresh(model);
        act::save::now(model);
    }
}

/// Opens the cell of the cursor, or the draft that was refused in this row.
pub fn open_cell(model: &mut Model, opening: Opening) {
    if ready::marks_count(model) > 0 {
        return bulk::open_cell(model, opening);
    }
    let Some((key, _)) = model.officer() else { return };
    let Some(field) = model.sheet().and_then(Sheet::field) else { return };
    if let Some(place) = model.kept.iter().position(|kept| kept.edit.row == key) {
        return reopen(model, place);
    }
    if let Some((person, seat)) = values(model) {
        begin(model, Draft::new(Intent::Correct, person, seat), key, vec![field], opening);
    }
}

/// The officer of the cursor as he is with the changes on their way.
fn values(model: &Model) -> Option<(Person, Seat)> {
    let (_, officer) = model.officer()?;
    Some((model.person(officer).clone(), model.seat(officer).clone()))
}

/// Opens a draft in the row of its seat, the first of these fields open.
pub fn begin_with(model: &mut Model, draft: Draft, steps: Vec<Field>) {
    let row = draft.row();
    begin(model, draft, row, steps, Opening::Selected);
}

fn begin(model: &mut Model, draft: Draft, row: RowKey, steps: Vec<Field>, opening: Opening) {
    let number = model.new_number();
    let id = model.new_draft();
    let mut edit = Edit::new((id, number), draft, row, steps, 0);
    edit.open(model.context(), opening);
    model.edit = Some(Box::new(edit));
    ask_dossier(model);
    offer_known(model);
}

/// Opens one edit for all these officers.
pub fn begin_all(model: &mut Model, mut drafts: Vec<Draft>, steps: Vec<Field>, opening: Opening) {
    if drafts.is_empty() {
        return;
    }
    let first = drafts.remove(0);
    let row = first.row();
    let (id, number) = (model.new_draft(), model.new_number());
    let mut edit = Edit::new((id, number), first, row, steps, 0);
    edit.others = drafts;
    edit.open(model.context(), opening);
    model.edit = Some(Box::new(edit));
    ask_dossier(model);
    offer_known(model);
    refresh(model);
}

/// Opens the same ending or transfer as before for the officer of the cursor.
pub fn again(model: &mut Model, done: Done) {
    let Some((key, _)) = model.officer() else { return };
    let Some((person, seat)) = values(model) else { return };
    let steps = match done.intent {
        Intent::EndSeat => vec![Field::SeatTo],
        _ => vec![Field::SeatFrom, Field::DecisionNo],
    };
    let draft = Draft { values: done.values, ..Draft::new(done.intent, person, seat) };
    begin(model, draft, key, steps, Opening::Selected);
}

/// Opens a refused draft with what was typed. It was made on what was read then: what others have written since is
/// noticed when it is saved.
pub fn reopen(model: &mut Model, place: usize) {
    let Kept { mut edit, clashes, .. } = model.kept.remove(place);
    if !clashes.is_empty() {
        return act::clash::ask(model, edit, clashes);
    }
    if let Some((person, seat)) = values(model)
        && (person.id, seat.id) == (edit.draft.person.id, edit.draft.seat.id)
    {
        // What was only expected, as another change was on its way, was never stored.
        if edit.draft.person.version > person.version {
            edit.draft.person = person;
        }
        if edit.draft.seat.version > seat.version {
            edit.draft.seat = seat;
        }
    }
    edit.serial = model.new_number();
    edit.is_reopened = true;
    model.edit = Some(edit);
    ask_dossier(model);
    model.inform(labels::draft_restored(model.lang()));
}

/// Asks for what judging the open edit needs: its units, and those of the changes on their way.
pub fn ask_dossier(model: &mut Model) {
    let Some(edit) = &model.edit else { return };
    let mut units: Vec<UnitId> = vec![edit.row.unit];
    let mut people: Vec<PersonId> = vec![edit.draft.person.id];
    if let Intent::Transfer(destination) = &edit.draft.intent {
        units.push(destination.unit);
    }
    if edit.count() > PREVIEWED {
        return;
    }
    units.extend(edit.others.iter().map(|draft| draft.seat.unit));
    people.extend(edit.others.iter().map(|draft| draft.person.id));
    for patch in model.patches() {
        units.extend(patch.seats.iter().map(|seat| seat.unit));
        people.extend(patch.people.iter().map(|person| person.id));
    }
    people.retain(|person| person.0 > 0);
    units.sort_unstable();
    units.dedup();
    people.sort_unstable();
    people.dedup();
    let wanted = Wanted::Dossier(edit.serial);
    model.want(Effect::Ask(wanted, Box::new(Question::Dossier { units, people })));
}

/// Asks for the values that stand in the roster, where they help: titles and decisions.
pub fn offer_known(model: &mut Model) {
    if let Some(edit) = &model.edit
        && let field @ (Field::Title | Field::DecisionNo) = edit.field()
    {
        let question = Question::Completions { field, prefix: String::new(), limit: OFFERED };
        model.want(Effect::Ask(Wanted::Completions(edit.serial), Box::new(question)));
    }
}

/// Offers the titles of the rules in the open field.
pub fn offer_from_rules(model: &mut Model) {
    if let Some(mut edit) = model.edit.take() {
        edit.offer_from_rules(model.context());
        model.edit = Some(edit);
    }
}

/// Judges what stands in the open field.
pub fn refresh(model: &mut Model) {
    let day = model.day();
    let Some(mut edit) = model.edit.take() else { return };
    let mut judge = model.judge.take();
    edit.refresh(judge.as_mut(), &model.patches(), day);
    (model.judge, model.edit) = (judge, Some(edit));
}

/// Command: a new row in the unit of the cursor, its name open.
pub fn add_officer(model: &mut Model) {
    let Some(Sheet::Outline(outline)) = model.sheet() else { return };
    let Some(row) = outline.row() else { return };
    let (anchor, unit) = (row.key, row.key.unit);
    let closed = matches!(&row.content, RowContent::Unit(unit) if !unit.open);
    let (person_id, seat_id) = ghost::ids(model.new_number());
    let person = Person { id: person_id, ..Person::blank() };
    let mut seat = Seat::blank(person_id, unit);
    seat.id = seat_id;
    seat.period.from = Some(model.day());
    let row = RowKey { unit, at: RowAt::Seat(seat_id) };
    let steps = Column::ALL.into_iter().filter_map(Column::field).collect();
    if closed {
        let page = model.page();
        let effects = model.outline_mut().map(|outline| outline.set_open(true, page));
        model.want_all(effects.unwrap_or_default());
    }
    begin(model, Draft::new(Intent::Add, person, seat), row, steps, Opening::Selected);
    if let Some(edit) = &mut model.edit {
        edit.anchor = anchor;
    }
    let page = model.page();
    haunt(model);
    if let Some(outline) = model.outline_mut() {
        outline.column = Column::Name;
        outline.put_cursor(row, page);
    }
}

/// The seats that what is tried would make.
fn tried(model: &Model) -> Vec<(Person, Seat, RowKey)> {
    let moves = model.plan.iter().flat_map(|plan| &plan.moves);
    let made = moves.flat_map(|tried| {
        let seats = tried.patch.seats.iter().filter(|seat| ghost::is_ghost(key_of(seat)));
        seats.map(|seat| {
            let new = tried.patch.person(seat.person);
            let drafts = std::iter::once(&tried.edit.draft).chain(&tried.edit.others);
            let known = drafts.map(|draft| &draft.person).find(|person| person.id == seat.person);
            (new.or(known).cloned().unwrap_or_else(Person::blank), seat.clone(), tried.edit.anchor)
        })
    });
    made.collect()
}

/// Whether the outline shows who is in the unit.
fn is_open(model: &Model, unit: UnitId) -> bool {
    let mut rows = model.outline().into_iter().flat_map(|outline| &outline.rows);
    rows.any(|row| {
        row.key == RowKey::unit(unit) && matches!(&row.content, RowContent::Unit(unit) if unit.open)
    })
}

fn key_of(seat: &Seat) -> RowKey {
    RowKey { unit: seat.unit, at: RowAt::Seat(seat.id) }
}

/// Puts the rows of people who are not stored into the outline.
pub fn haunt(model: &mut Model) {
    let page = model.page();
    let edits = model.edit.iter().map(AsRef::as_ref);
    let sent = model.pending.iter().filter_map(|pending| pending.edit.as_deref());
    let kept = model.kept.iter().map(|kept| kept.edit.as_ref());
    let new = kept.chain(sent).chain(edits).filter(|edit| edit.draft.intent == Intent::Add);
    let mut rows: Vec<_> =
        new.map(|edit| (edit.draft.person.clone(), edit.draft.seat.clone(), edit.anchor)).collect();
    rows.extend(tried(model).into_iter().filter(|(_, seat, _)| is_open(model, seat.unit)));
    if let Some(outline) = model.outline_mut().filter(|_| !rows.is_empty()) {
        for (person, seat, anchor) in &rows {
            outline.haunt(person, seat, *anchor);
        }
        outline.settle(page);
    }
}

/// Takes the rows of people out again whose drafts are dropped.
pub fn lay_ghosts(model: &mut Model) {
    let page = model.page();
    let effects = model.outline_mut().map(|outline| outline.ask_all(page));
    model.want_all(effects.into_iter().collect());
}

/// Command: asks from which day on the officer is off.
pub fn end_seat(model: &mut Model) {
    if ready::marks_count(model) > 0 {
        return bulk::start(model, Bulk::EndSeat);
    }
    let Some((key, _)) = model.officer() else { return };
    let Some((person, seat)) = values(model) else { return };
    let mut draft = Draft::new(Intent::EndSeat, person, seat);
    draft.values.insert(Field::SeatTo, model.day().to_string());
    begin(model, draft, key, vec![Field::SeatTo], Opening::Selected);
}

/// Command: the title changed from a day on.
pub fn change_from(model: &mut Model) {
    let Some((key, _)) = model.officer() else { return };
    let Some((person, seat)) = values(model) else { return };
    let mut draft = Draft::new(Intent::ChangeFrom, person, seat);
    draft.values.insert(Field::SeatFrom, model.day().to_string());
    let page = model.page();
    if let Some(sheet) = model.sheet_mut() {
        sheet.put_field(Field::Title, page);
    }
    begin(model, draft, key, vec![Field::Title, Field::SeatFrom], Opening::Selected);
}

/// Command: asks for the unit first.
pub fn transfer(model: &mut Model) {
    if ready::marks_count(model) > 0 {
        let name = crate::messages::bulk::people(model.lang(), model.marks.len());
        return navigate::open_picker(model, PickFor::Transfer { name });
    }
    let Some((_, officer)) = model.officer() else { return };
    let name = model.person(officer).full_name.clone();
    navigate::open_picker(model, PickFor::Transfer { name });
}

/// The unit is chosen: asks for the day and the decision.
pub fn transfer_to(model: &mut Model, hit: &Hit) {
    if ready::marks_count(model) > 0 {
        return bulk::start(model, Bulk::Transfer(Box::new(hit.clone())));
    }
    let Some((key, _)) = model.officer() else { return };
    let Some((person, seat)) = values(model) else { return };
    let mut draft = Draft::new(Intent::Transfer(Box::new(destination(hit))), person, seat);
    draft.values.insert(Field::SeatFrom, model.day().to_string());
    draft.values.insert(Field::DecisionNo, model.last_decision.clone());
    begin(model, draft, key, vec![Field::SeatFrom, Field::DecisionNo], Opening::Selected);
}

/// Refuses a move to where this admin may not edit, before anything is typed for it.
pub fn refuse_outside(model: &mut Model) {
    let Some(Intent::Transfer(to)) = model.edit.as_ref().map(|edit| &edit.draft.intent) else { return };
    let units = model.edit.iter().filter_map(|edit| edit.dossier.as_ref()).flat_map(|dossier| &dossier.units);
    let path = units.map(|known| &known.unit).find(|unit| unit.id == to.unit).map(|unit| &unit.path);
    let rights = model.overview.as_ref().map(|overview| &overview.rights);
    // What he does not see is not among them.
    let may = |rights: &Rights| rights.may_edit(path.unwrap_or(&UnitPath::default()));
    if rights.is_none_or(may) {
        return;
    }
    let said = crate::messages::bulk::destination_outside(model.lang(), &to.name);
    model.edit = None;
    model.complain(said);
}

/// The place that a hit of the picker names.
pub fn destination(hit: &Hit) -> Destination {
    let target = &hit.target;
    let mut line = target.line.clone();
    line.retain(|unit| *unit != target.key.unit);
    Destination { unit: target.key.unit, name: hit.name.clone(), line }
}

/// Command: asks before a wrong entry is taken out.
pub fn delete_entry(model: &mut Model) {
    let Some((row, officer)) = model.officer() else { return };
    let seat = model.seat(officer);
    let name = model.person(officer).full_name.clone();
    model.confirm = Some(Confirm::Delete { row, seat: seat.id, version: seat.version, name });
}

/// Command: leaves the field; the old value stays. A new row in which something has been typed is not lost by one
/// key: it stays as a draft, and goes when it is opened and left again.
pub fn cancel(model: &mut Model) {
    if model.prompt.is_some() {
        return act::prompt::cancel(model);
    }
    let Some(edit) = model.edit.take() else { return };
    if edit.draft.intent == Intent::Add {
        if edit.is_typed() && !edit.is_reopened {
            let why = labels::draft_set_aside(model.lang());
            model.inform(why.clone());
            return model.kept.push(Kept { edit, why, clashes: Vec::new() });
        }
        let page = model.page();
        let effects = model.outline_mut().map(|outline| {
            outline.put_cursor(edit.anchor, page);
            outline.ask_all(page)
        });
        model.want_all(effects.into_iter().collect());
    }
}
