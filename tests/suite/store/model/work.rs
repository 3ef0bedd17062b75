//! A change set of the model at work.

use std::collections::BTreeSet;

use crate::store::model::{Action, Changed, Done, Entry, Kind, Model, Record, Values, Why};

/// A change set at work.
pub(in crate::store) struct Work<'a> {
    model: &'a mut Model,
    actor: usize,
    made: BTreeSet<i64>,
    entries: Vec<Entry>,
}

impl<'a> Work<'a> {
    pub(super) fn begin(model: &'a mut Model, actor: usize) -> Self {
        Self { model, actor, made: BTreeSet::new(), entries: Vec::new() }
    }

    pub(super) fn entries(self) -> Vec<Entry> {
        self.entries
    }
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

    fn put(&mut self, kind: Kind, of: Option<(i64, i64)>, values: Values) -> i64 {
        let id = self.model.ids(kind, true).last().map_or(1, |last| last + 1);
        self.model.records.insert((kind, id), Record { version: 1, deleted: false, of, values });
        id
    }

    pub(in crate::store) fn add_person(&mut self, values: Values) -> Result<i64, Why> {
        if self.model.key_taken(0, &values["key"]) {
            return Err(Why::KeyTaken);
        }
        let id = self.put(Kind::Person, None, values);
        self.made.insert(id);
        self.log(Kind::Person, (id, id), Action::Created, Vec::new());
        Ok(id)
    }

    pub(in crate::store) fn add_seat(&mut self, person: i64, unit: i64, values: Values) -> Done {
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
    pub(in crate::store) fn import(&mut self, rows: Vec<(Values, i64, Values)>) -> Done {
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

    pub(in crate::store) fn edit(
        &mut self,
        kind: Kind,
        id: i64,
        expect: i64,
        wanted: &[(&'static str, String)],
    ) -> Done {
        let old = self.model.records[&(kind, id)].clone();
        if old.deleted {
            return Err(self.model.gone(kind, id));
        }
        match old.of {
            Some((_, unit)) => self.may_unit(unit)?,
            None if self.may_person(id).is_err() => return Err(self.model.outside(self.actor, id)),
            None => {}
        }
        let mut new = old.clone();
        new.values.extend(wanted.iter().cloned());
        reversed(&new)?;
        if let Some(clash) = self.model.meeting((kind, id), expect, wanted) {
            return Err(Why::Clash(vec![clash]));
        }
        let changed = differences(&old, &new);
        self.store(kind, id, new, changed)
    }

    /// The same in several records, each as it was read; all that clash are told at once.
    pub(in crate::store) fn edit_all(
        &mut self,
        kind: Kind,
        records: &[(i64, i64)],
        wanted: &[(&'static str, String)],
    ) -> Done {
        let mut clashes = Vec::new();
        for (id, expect) in records {
            match self.edit(kind, *id, *expect, wanted) {
                Err(Why::Clash(some)) => clashes.extend(some),
                Err(_) if !clashes.is_empty() => {}
                done => done?,
            }
        }
        if clashes.is_empty() { Ok(()) } else { Err(Why::Clash(clashes)) }
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

    pub(in crate::store) fn delete_seat(&mut self, id: i64, expect: i64) -> Done {
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

    pub(super) fn unchange(&mut self, entry: &Entry) -> Done {
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

    pub(super) fn turn(&mut self, place: usize, entry: &Entry) -> Done {
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
            (Kind::Seat, Action::Shown)
                if self.model.records[&(Kind::Person, record.of.unwrap().0)].deleted =>
            {
                return Err(Why::Gone);
            }
            (Kind::Seat, Action::Shown) if self.model.twin(id, &record) => return Err(Why::Twice),
            _ => {}
        }
        self.hide(kind, (id, id), action);
        Ok(())
    }

    /// Of an import only what nobody has touched since.
    pub(super) fn turn_range(&mut self, place: usize, entry: &Entry) {
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
        for run in runs {
            self.hide(entry.kind, run, action);
        }
    }

    fn goes(&self, place: usize, kind: Kind, id: i64, action: Action) -> bool {
        let model = &self.model;
        let record = &model.records[&(kind, id)];
        if model.touched_since(place, kind, id) || record.deleted == (action == Action::Hidden) {
            return false;
        }
        match (record.of, action) {
            (None, _) if self.may_person(id).is_err() => false,
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
