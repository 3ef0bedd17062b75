//! People in a change set.

use rusqlite::Connection;

use crate::domain::fault::edit::EditFault;
use crate::domain::field::{Field, Owner};
use crate::domain::id::{OpId, PersonId, Version};
use crate::domain::person::Person;
use crate::domain::query::RecordAction;
use crate::store::apply::Change;
use crate::store::apply::conflict::{self, Meeting, Which};
use crate::store::error::Result;
use crate::store::log::{Entry, drawn};
use crate::store::tables::log::RecordKind;
use crate::store::tables::person;
use crate::store::text;
use crate::vietnamese::fold::fold;
use crate::vietnamese::name::sort_key;

impl Change<'_, '_> {
    /// Makes a person; whoever has no key gets one.
    pub(in crate::store) fn add_person(&mut self, given: &Person) -> Result<PersonId> {
        let mut person = checked(given)?;
        self.give_key(&mut person)?;
        person.version = Version(1);
        person.id = insert(self.writing.db, &person)?;
        text::index_person(self.writing.db, &person)?;
        self.log_person(&person, RecordAction::Created, &[])?;
        Ok(person.id)
    }

    /// Changes fields of a person.
    pub(in crate::store) fn edit_person(
        &mut self,
        id: PersonId,
        expect: Version,
        fields: &[(Field, String)],
    ) -> Result<()> {
        let db = self.writing.db;
        let Some((old, false)) = person::by_id(db, id)? else {
            return Err(conflict::of_gone(db, Which::person(id))?);
        };
        if self.may_edit_person(id).is_err() {
            let rights = &self.writing.rights;
            return Err(conflict::of_outside(db, id, |path| rights.may_edit(path))?);
        }
        let mut new = old.clone();
        for (field, text) in fields {
            new.set(*field, text)?;
        }
        let meeting = Meeting {
            which: Which::person(id),
            versions: (expect, old.version),
            typed: fields,
            now: &|field| old.get(field),
            wanted: &|field| new.get(field),
        };
        conflict::settle(db, &meeting)?;
        self.store_person(&old, new)
    }

    /// Writes a person who has become another one.
    pub(in crate::store) fn store_person(&mut self, old: &Person, mut new: Person) -> Result<()> {
        if old.key != new.key {
            self.give_key(&mut new)?;
        }
        let changes = changed(old, &new);
        if changes.is_empty() {
            return Ok(());
        }
        new.version = Version(old.version.0 + 1);
        update(self.writing.db, old, &new)?;
        self.writing.touched.person(self.writing.db, new.id)?;
        self.log_person(&new, RecordAction::Changed, &changes)
    }

    /// Takes a person out, or brings him back.
    pub(in crate::store) fn hide_person(&mut self, mut person: Person, action: RecordAction) -> Result<()> {
        let db = self.writing.db;
        let deleted = action == RecordAction::Deleted;
        if !deleted && person::by_key(db, &person.key)?.is_some() {
            return Err(EditFault::KeyTaken { key: person.key }.into());
        }
        person.version = Version(person.version.0 + 1);
        db.prepare_cached("UPDATE person SET deleted = ?2, version = ?3 WHERE id = ?1")?.execute((
            person.id,
            deleted,
            person.version,
        ))?;
        if deleted {
            text::forget_person(db, person.id)?;
        } else {
            text::index_person(db, &person)?;
        }
        self.writing.touched.person(db, person.id)?;
        self.log_person(&person, action, &[])
    }

    /// The person, if he stands in the roster.
    pub(in crate::store) fn living(&self, id: PersonId) -> Result<Person> {
        match person::by_id(self.writing.db, id)? {
            Some((person, false)) => Ok(person),
            _ => Err(EditFault::Gone.into()),
        }
    }

    fn give_key(&mut self, person: &mut Person) -> Result<()> {
        let db = self.writing.db;
        if person.key.is_empty() {
            person.key = draw_key(db, self.log.operation().op, || self.next_key())?;
        } else if person::by_key(db, &person.key)?.is_some_and(|other| other != person.id) {
            return Err(EditFault::KeyTaken { key: person.key.clone() }.into());
        }
        Ok(())
    }

    fn log_person(
        &mut self,
        person: &Person,
        action: RecordAction,
        fields: &[(Field, String, String)],
    ) -> Result<()> {
        let entry = Entry {
            kind: RecordKind::Person,
            records: (person.id.0, person.id.0),
            action,
            version: person.version,
            person: Some(person.id),
            unit: None,
            fields,
        };
        self.log.append(self.writing.db, &entry)
    }
}

/// The person's fields that differ: what they were, what they are.
pub(in crate::store) fn changed(old: &Person, new: &Person) -> Vec<(Field, String, String)> {
    Field::ALL
        .into_iter()
        .filter(|field| field.owner() == Owner::Person)
        .map(|field| (field, old.get(field), new.get(field)))
        .filter(|(_, old, new)| old != new)
        .collect()
}

/// The person as he may be stored, each field read anew from its text.
pub(in crate::store) fn checked(given: &Person) -> Result<Person> {
    let mut person = Person::blank();
    for field in Field::ALL.into_iter().filter(|field| field.owner() == Owner::Person) {
        person.set(field, &given.get(field))?;
    }
    Ok(person)
}

/// A key for who has none: `~` and letters that cannot be mixed up.
pub(in crate::store) fn draw_key(db: &Connection, op: OpId, mut next: impl FnMut() -> i64) -> Result<String> {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    loop {
        let bytes = drawn(op, "key", next());
        let letters = bytes.iter().take(10);
        let letters = letters.filter_map(|byte| LETTERS.get(usize::from(byte % 32)).copied().map(char::from));
        let key: String = std::iter::once('~').chain(letters).collect();
        if person::by_key(db, &key)?.is_none() {
            return Ok(key);
        }
    }
}

/// Writes a new row, which is still to be indexed; the id in the person is not looked at.
pub(in crate::store) fn insert(db: &Connection, person: &Person) -> Result<PersonId> {
    let mut statement = db.prepare_cached(
        "INSERT INTO person (version, key, full_name, fold, sort_key, sex, birth_date, service_start, \
         qualification, phone, email, retirement_date) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?;
    let id = PersonId(statement.insert(rusqlite::params![
        person.version,
        person.key,
        person.full_name,
        fold(&person.full_name),
        sort_key(&person.full_name),
        person.sex,
        person.birth_date,
        person.service_start,
        person.qualification,
        person.phone,
        person.email,
        person.retirement_date,
    ])?);
    put_trained(db, id, person)?;
    Ok(id)
}

fn put_trained(db: &Connection, id: PersonId, person: &Person) -> Result<()> {
    for class in &person.trained {
        db.prepare_cached("INSERT OR IGNORE INTO training (person, day, topic) VALUES (?1, ?2, ?3)")?
            .execute((id, class.day, class.topic.as_deref().unwrap_or_default()))?;
    }
    Ok(())
}

/// Takes out the classes that he did not attend; the others keep their remarks.
fn drop_untrained(db: &Connection, old: &Person, new: &Person) -> Result<()> {
    for class in old.trained.iter().filter(|class| !new.trained.contains(class)) {
        db.prepare_cached("DELETE FROM training WHERE person = ?1 AND day = ?2 AND topic = ?3")?
            .execute((new.id, class.day, class.topic.as_deref().unwrap_or_default()))?;
    }
    Ok(())
}

/// Writes all fields of a person of the roster who was another one.
pub(in crate::store) fn update(db: &Connection, old: &Person, new: &Person) -> Result<()> {
    db.prepare_cached(
        "UPDATE person SET version = ?2, key = ?3, full_name = ?4, fold = ?5, sort_key = ?6, sex = ?7, \
         birth_date = ?8, service_start = ?9, qualification = ?10, phone = ?11, email = ?12, \
         retirement_date = ?13 WHERE id = ?1",
    )?
    .execute(rusqlite::params![
        new.id,
        new.version,
        new.key,
        new.full_name,
        fold(&new.full_name),
        sort_key(&new.full_name),
        new.sex,
        new.birth_date,
        new.service_start,
        new.qualification,
        new.phone,
        new.email,
        new.retirement_date,
    ])?;
    if old.trained != new.trained {
        drop_untrained(db, old, new)?;
        put_trained(db, new.id, new)?;
    }
    if (&old.full_name, &old.key) != (&new.full_name, &new.key) {
        text::forget_person(db, new.id)?;
        text::index_person(db, new)?;
    }
    Ok(())
}
