//! A simple model of the roster's people, seats and log: plain lists, no database, every rule in its shortest form.

use std::collections::{BTreeMap, BTreeSet};

use daumoi::domain::fault::FaultKind;
use daumoi::domain::fault::access::AccessFault;
use daumoi::domain::fault::edit::EditFault;

/// The day as of which everybody belongs somewhere.
pub(super) const TODAY: &str = "2021-09-28";

/// A value before and after, by the name of its field.
pub(super) type Changed = Vec<(&'static str, String, String)>;

/// A person or a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) version: i64,
    pub(super) deleted: bool,
    /// A seat's person and unit.
    pub(super) of: Option<(i64, i64)>,
    pub(super) values: BTreeMap<&'static str, String>,
}

impl Record {
    pub(super) fn value(&self, field: &str) -> &str {
        &self.values[field]
    }
}

/// People or seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Person,
    Seat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Created,
    Changed,
    Hidden,
    Shown,
}

#[derive(Clone, Debug)]
struct Entry {
    kind: Kind,
    records: (i64, i64),
    action: Action,
    version: i64,
    fields: Changed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    Work,
    Import,
    Undo,
    Redo,
}

#[derive(Clone, Debug)]
struct Operation {
    actor: usize,
    cause: Cause,
    undoes: Option<usize>,
    entries: Vec<Entry>,
}

/// Why something is refused; that it was done otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    Gone,
    Outside,
    Conflict,
    Nothing,
    TakenBack,
    Twice,
    KeyTaken,
    Reversed,
    Revoked,
}

pub(super) type Done = Result<(), Why>;

/// The program's refusal in the model's words.
pub(super) fn why(fault: &FaultKind) -> Why {
    match fault {
        FaultKind::Edit(EditFault::Gone) => Why::Gone,
        FaultKind::Edit(EditFault::OutsideScope) => Why::Outside,
        FaultKind::Edit(EditFault::Conflict { .. }) => Why::Conflict,
        FaultKind::Edit(EditFault::NothingToUndo) => Why::Nothing,
        FaultKind::Edit(EditFault::TakenBack) => Why::TakenBack,
        FaultKind::Edit(EditFault::SeatTwice) => Why::Twice,
        FaultKind::Edit(EditFault::KeyTaken { .. }) => Why::KeyTaken,
        FaultKind::Edit(EditFault::Reversed) => Why::Reversed,
        FaultKind::Access(AccessFault::Revoked) => Why::Revoked,
        other => panic!("the model knows no {other:?}"),
    }
}

/// What an admin may do.
#[derive(Clone, Debug)]
pub(super) struct Admin {
    pub(super) units: BTreeSet<i64>,
    pub(super) revoked: bool,
}

/// The whole of it.
#[derive(Clone, Debug)]
pub(super) struct Model {
    pub(super) records: BTreeMap<(Kind, i64), Record>,
    pub(super) admins: Vec<Admin>,
    log: Vec<Operation>,
}

impl Model {
    pub(super) fn new(admins: Vec<Admin>) -> Self {
        Self { records: BTreeMap::new(), admins, log: Vec::new() }
    }

    /// Ids of a kind, those that stand only or all.
    pub(super) fn ids(&self, kind: Kind, all: bool) -> Vec<i64> {
        let of_kind =
            self.records.iter().filter(|((known, _), record)| *known == kind && (all || !record.deleted));
        of_kind.map(|((_, id), _)| *id).collect()
    }

    /// How many change sets there are.
    pub(super) fn sets(&self) -> usize {
        self.log.len()
    }

    /// Whether a change set changed anything.
    pub(super) fn has_entries(&self, set: usize) -> bool {
        !self.log[set].entries.is_empty()
    }

    /// Does something wholly or not at all, and keeps it if it did anything.
    pub(super) fn set(
        &mut self,
        (actor, cause): (usize, Cause),
        undoes: Option<usize>,
        work: impl FnOnce(&mut Work<'_>) -> Done,
    ) -> Done {
        if self.admins[actor].revoked {
            return Err(Why::Revoked);
        }
        let before = self.records.clone();
        let mut doing = Work { model: self, actor, made: BTreeSet::new(), entries: Vec::new() };
        let done = work(&mut doing);
        let entries = doing.entries;
        match done {
            Ok(()) if !entries.is_empty() || undoes.is_some() => {
                self.log.push(Operation { actor, cause, undoes, entries });
            }
            Ok(()) => {}
            Err(_) => self.records = before,
        }
        done
    }

    /// An operation that no undo has taken back for good.
    fn is_undone(&self, operation: usize) -> bool {
        let undoing = self.log.iter().enumerate().filter(|(_, undo)| undo.undoes == Some(operation));
        undoing
            .into_iter()
            .any(|(at, undo)| undo.cause == Cause::Undo && !self.log.iter().any(|o| o.undoes == Some(at)))
    }

    fn stands(&self, operation: usize) -> bool {
        !matches!(self.log[operation].cause, Cause::Undo | Cause::Redo) && !self.is_undone(operation)
    }

    fn is_of_import(&self, mut operation: usize) -> bool {
        while let Some(before) = self.log[operation].undoes {
            operation = before;
        }
        self.log[operation].cause == Cause::Import
    }

    /// Takes back the newest own change that stands.
    pub(super) fn undo(&mut self, actor: usize) -> Done {
        let own = |at: &usize| self.log[*at].actor == actor && self.stands(*at);
        let last = (0..self.log.len()).rev().find(own);
        self.take_back(actor, last, Cause::Undo)
    }

    /// Takes back the newest own undo.
    pub(super) fn redo(&mut self, actor: usize) -> Done {
        let last = (0..self.log.len()).rev().find(|at| {
            let undo = &self.log[*at];
            let later = self.log[at + 1..].iter();
            undo.actor == actor
                && undo.cause == Cause::Undo
                && !later.clone().any(|o| o.undoes == Some(*at))
                && !later.clone().any(|o| o.actor == actor && matches!(o.cause, Cause::Work | Cause::Import))
        });
        self.take_back(actor, last, Cause::Redo)
    }

    /// Takes back this change set, whoever made it.
    pub(super) fn revert(&mut self, actor: usize, operation: usize) -> Done {
        if self.admins[actor].revoked {
            return Err(Why::Revoked);
        }
        let (target, cause) = match self.log[operation].cause {
            Cause::Undo => (operation, Cause::Redo),
            Cause::Redo => (self.log[self.log[operation].undoes.unwrap()].undoes.unwrap(), Cause::Undo),
            Cause::Work | Cause::Import => (operation, Cause::Undo),
        };
        let gone = match cause {
            Cause::Redo => self.log.iter().any(|o| o.undoes == Some(target)),
            _ => self.is_undone(target),
        };
        if gone { Err(Why::TakenBack) } else { self.take_back(actor, Some(target), cause) }
    }

    fn take_back(&mut self, actor: usize, target: Option<usize>, cause: Cause) -> Done {
        if self.admins[actor].revoked {
            return Err(Why::Revoked);
        }
        let target = target.ok_or(Why::Nothing)?;
        let entries = self.log[target].entries.clone();
        let of_import = self.is_of_import(target);
        self.set((actor, cause), Some(target), |work| {
            entries.iter().rev().try_for_each(|entry| match (of_import, entry.action) {
                (true, _) => {
                    work.turn_range(target, entry);
                    Ok(())
                }
                (false, Action::Changed) => work.unchange(entry),
                (false, _) => work.turn(target, entry),
            })
        })
    }

    /// Whether a later operation that stands has an entry about the record.
    fn touched_since(&self, operation: usize, kind: Kind, id: i64) -> bool {
        let about = |entry: &Entry| entry.kind == kind && entry.records.0 == id;
        let later = self.log.iter().enumerate().skip(operation + 1);
        later.filter(|(at, _)| self.stands(*at)).any(|(_, later)| later.entries.iter().any(about))
    }

    fn living_seats(&self, person: i64) -> Vec<&Record> {
        let seats = self.records.iter().filter(|((kind, _), record)| *kind == Kind::Seat && !record.deleted);
        seats.map(|(_, seat)| seat).filter(|seat| seat.of.unwrap().0 == person).collect()
    }

    fn homes(&self, person: i64) -> BTreeSet<i64> {
        let seats = self
            .records
            .iter()
            .filter(|((kind, _), seat)| *kind == Kind::Seat && seat.of.unwrap().0 == person);
        let seats: Vec<&Record> = seats.map(|(_, seat)| seat).collect();
        let those = |holds: &dyn Fn(&&&Record) -> bool| -> BTreeSet<i64> {
            seats.iter().filter(holds).map(|seat| seat.of.unwrap().1).collect()
        };
        let present = those(&|seat| {
            !seat.deleted && (seat.value("seat_to").is_empty() || seat.value("seat_to") >= TODAY)
        });
        if !present.is_empty() {
            return present;
        }
        let last = seats.iter().filter(|seat| !seat.deleted).map(|seat| seat.value("seat_to")).max();
        let former = those(&|seat| !seat.deleted && Some(seat.value("seat_to")) == last);
        if former.is_empty() { those(&|_| true) } else { former }
    }

    fn twin(&self, id: i64, seat: &Record) -> bool {
        self.records.iter().any(|((kind, other), known)| {
            *kind == Kind::Seat
                && *other != id
                && !known.deleted
                && known.of == seat.of
                && known.value("seat_from") == seat.value("seat_from")
        })
    }

    fn key_taken(&self, id: i64, key: &str) -> bool {
        self.records.iter().any(|((kind, other), known)| {
            *kind == Kind::Person && *other != id && !known.deleted && known.value("key") == key
        })
    }
}

/// A change set at work.
pub(super) struct Work<'a> {
    model: &'a mut Model,
    actor: usize,
    made: BTreeSet<i64>,
    entries: Vec<Entry>,
}

impl Work<'_> {
    fn may_unit(&self, unit: i64) -> Done {
        if self.model.admins[self.actor].units.contains(&unit) { Ok(()) } else { Err(Why::Outside) }
    }

    fn may_person(&self, id: i64) -> Done {
        let homes = self.model.homes(id);
        let known = homes.iter().any(|unit| self.may_unit(*unit).is_ok());
        if known || self.made.contains(&id) { Ok(()) } else { Err(Why::Outside) }
    }

    fn log(&mut self, kind: Kind, records: (i64, i64), action: Action, fields: Changed) {
        let version = self.model.records[&(kind, records.0)].version;
        self.entries.push(Entry { kind, records, action, version, fields });
    }

    fn put(&mut self, kind: Kind, of: Option<(i64, i64)>, values: BTreeMap<&'static str, String>) -> i64 {
        let id = self.model.ids(kind, true).last().map_or(1, |last| last + 1);
        self.model.records.insert((kind, id), Record { version: 1, deleted: false, of, values });
        id
    }

    pub(super) fn add_person(&mut self, values: BTreeMap<&'static str, String>) -> Result<i64, Why> {
        if self.model.key_taken(0, &values["key"]) {
            return Err(Why::KeyTaken);
        }
        let id = self.put(Kind::Person, None, values);
        self.made.insert(id);
        self.log(Kind::Person, (id, id), Action::Created, Vec::new());
        Ok(id)
    }

    pub(super) fn add_seat(
        &mut self,
        person: i64,
        unit: i64,
        values: BTreeMap<&'static str, String>,
    ) -> Done {
        if self.model.records[&(Kind::Person, person)].deleted {
            return Err(Why::Gone);
        }
        self.may_unit(unit)?;
        self.may_person(person)?;
        let new = Record { version: 1, deleted: false, of: Some((person, unit)), values };
        if self.model.twin(0, &new) {
            return Err(Why::Twice);
        }
        let id = self.put(Kind::Seat, new.of, new.values);
        self.log(Kind::Seat, (id, id), Action::Created, Vec::new());
        Ok(())
    }

    /// Rows of a file: each a new person with one seat; the range of people is told first.
    pub(super) fn import(
        &mut self,
        rows: Vec<(BTreeMap<&'static str, String>, i64, BTreeMap<&'static str, String>)>,
    ) -> Done {
        let count = i64::try_from(rows.len()).unwrap();
        let mut last = (0, 0);
        for (person, unit, seat) in rows {
            self.may_unit(unit)?;
            last.0 = self.put(Kind::Person, None, person);
            last.1 = self.put(Kind::Seat, Some((last.0, unit)), seat);
        }
        self.log(Kind::Person, (last.0 - count + 1, last.0), Action::Created, Vec::new());
        self.log(Kind::Seat, (last.1 - count + 1, last.1), Action::Created, Vec::new());
        Ok(())
    }

    pub(super) fn edit(
        &mut self,
        kind: Kind,
        id: i64,
        expect: i64,
        wanted: &[(&'static str, String)],
    ) -> Done {
        let old = self.model.records[&(kind, id)].clone();
        if old.deleted {
            return Err(Why::Gone);
        }
        match old.of {
            Some((_, unit)) => self.may_unit(unit)?,
            None => self.may_person(id)?,
        }
        let mut new = old.clone();
        new.values.extend(wanted.iter().cloned());
        reversed(&new)?;
        let changed = differences(&old, &new);
        if expect != old.version {
            let mut bases: BTreeMap<&str, &str> = BTreeMap::new();
            let since = self.model.log.iter().flat_map(|operation| &operation.entries);
            for entry in since.filter(|e| e.kind == kind && e.records.0 == id && e.version > expect) {
                for (field, before, _) in &entry.fields {
                    bases.entry(field).or_insert(before);
                }
            }
            let clash =
                |(field, now, _): &(&str, String, String)| bases.get(field).is_some_and(|base| base != now);
            if changed.iter().any(clash) {
                return Err(Why::Conflict);
            }
        }
        self.store(kind, id, new, changed)
    }

    fn store(&mut self, kind: Kind, id: i64, mut new: Record, changed: Changed) -> Done {
        if changed.is_empty() {
            return Ok(());
        }
        if kind == Kind::Seat && self.model.twin(id, &new) {
            return Err(Why::Twice);
        }
        new.version += 1;
        self.model.records.insert((kind, id), new);
        self.log(kind, (id, id), Action::Changed, changed);
        Ok(())
    }

    pub(super) fn delete_seat(&mut self, id: i64, expect: i64) -> Done {
        let seat = self.model.records[&(Kind::Seat, id)].clone();
        if seat.deleted {
            return Err(Why::Gone);
        }
        let (person, unit) = seat.of.unwrap();
        self.may_unit(unit)?;
        if seat.version != expect {
            return Err(Why::Conflict);
        }
        self.hide(Kind::Seat, (id, id), Action::Hidden);
        if self.model.living_seats(person).is_empty() {
            self.hide(Kind::Person, (person, person), Action::Hidden);
        }
        Ok(())
    }

    fn hide(&mut self, kind: Kind, (first, last): (i64, i64), action: Action) {
        for id in first..=last {
            let record = self.model.records.get_mut(&(kind, id)).unwrap();
            record.deleted = action == Action::Hidden;
            record.version += 1;
        }
        self.log(kind, (first, last), action, Vec::new());
    }

    fn unchange(&mut self, entry: &Entry) -> Done {
        let id = entry.records.0;
        let old = self.model.records[&(entry.kind, id)].clone();
        match old.of {
            Some((_, unit)) => self.may_unit(unit)?,
            None => self.may_person(id)?,
        }
        if old.deleted {
            return Err(Why::Gone);
        }
        if entry.fields.iter().any(|(field, _, after)| old.value(field) != after) {
            return Err(Why::Conflict);
        }
        let mut new = old.clone();
        new.values.extend(entry.fields.iter().map(|(field, before, _)| (*field, before.clone())));
        reversed(&new)?;
        let changed = differences(&old, &new);
        self.store(entry.kind, id, new, changed)
    }

    fn turn(&mut self, place: usize, entry: &Entry) -> Done {
        let (kind, id) = (entry.kind, entry.records.0);
        let record = self.model.records[&(kind, id)].clone();
        match record.of {
            Some((_, unit)) => self.may_unit(unit)?,
            None => self.may_person(id)?,
        }
        if self.model.touched_since(place, kind, id) {
            return Err(Why::Conflict);
        }
        let action = opposite(entry.action);
        if record.deleted == (action == Action::Hidden) {
            return Err(Why::Gone);
        }
        match (kind, action) {
            (Kind::Person, Action::Hidden) if !self.model.living_seats(id).is_empty() => {
                return Err(Why::Conflict);
            }
            (Kind::Person, Action::Shown) if self.model.key_taken(id, record.value("key")) => {
                return Err(Why::KeyTaken);
            }
            (Kind::Seat, Action::Shown) if self.model.twin(id, &record) => return Err(Why::Twice),
            _ => {}
        }
        self.hide(kind, (id, id), action);
        Ok(())
    }

    /// Of an import only what nobody has touched since.
    fn turn_range(&mut self, place: usize, entry: &Entry) {
        let action = opposite(entry.action);
        let goes: Vec<i64> = (entry.records.0..=entry.records.1)
            .filter(|id| self.goes(place, entry.kind, *id, action))
            .collect();
        let mut runs: Vec<(i64, i64)> = Vec::new();
        for id in goes {
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == id => *last = id,
                _ => runs.push((id, id)),
            }
        }
        runs.into_iter().for_each(|run| self.hide(entry.kind, run, action));
    }

    fn goes(&self, place: usize, kind: Kind, id: i64, action: Action) -> bool {
        let model = &self.model;
        let record = &model.records[&(kind, id)];
        if model.touched_since(place, kind, id) || record.deleted == (action == Action::Hidden) {
            return false;
        }
        match (record.of, action) {
            (None, Action::Hidden) => model.living_seats(id).is_empty(),
            (None, _) => !model.key_taken(id, record.value("key")),
            (Some((_, unit)), _) if self.may_unit(unit).is_err() => false,
            (Some((person, _)), Action::Hidden) => {
                let made =
                    |e: &Entry| e.kind == Kind::Person && (e.records.0..=e.records.1).contains(&person);
                let made_here = model.log[place].entries.iter().any(made);
                !(made_here && model.touched_since(place, Kind::Person, person))
            }
            (Some((person, _)), _) => {
                !model.records[&(Kind::Person, person)].deleted && !model.twin(id, record)
            }
        }
    }
}

fn opposite(action: Action) -> Action {
    if matches!(action, Action::Hidden) { Action::Shown } else { Action::Hidden }
}

fn reversed(record: &Record) -> Done {
    let day = |field| record.values.get(field).map_or("", String::as_str);
    let (from, to) = (day("seat_from"), day("seat_to"));
    if !from.is_empty() && !to.is_empty() && from > to { Err(Why::Reversed) } else { Ok(()) }
}

fn differences(old: &Record, new: &Record) -> Changed {
    let pairs = old.values.iter().zip(new.values.values());
    let differing = pairs.filter(|((_, old), new)| old != new);
    differing.map(|((field, old), new)| (*field, old.clone(), new.clone())).collect()
}
