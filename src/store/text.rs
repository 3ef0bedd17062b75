//! The forms of names that stand beside them: folded for search, the sort key, the words of the search index.

use rusqlite::Connection;

use crate::domain::id::{PersonId, UnitId};
use crate::domain::person::Person;
use crate::domain::unit::full_name;
use crate::store::error::Result;
use crate::vietnamese::fold::fold;
use crate::vietnamese::name::sort_key;

/// The edition of these forms; a newer one makes them all anew.
pub(in crate::store) const FOLD: i64 = 2;

/// What a person is found by: the name, and the key that the office gave.
pub(in crate::store) fn person_words(person: &Person) -> String {
    words(&person.full_name, Some(person.key.as_str()).filter(|key| !key.starts_with('~')))
}

fn words(name: &str, code: Option<&str>) -> String {
    match code {
        Some(code) => format!("{} {}", fold(name), fold(code)),
        None => fold(name),
    }
}

/// Puts a person into the search index.
pub(in crate::store) fn index_person(db: &Connection, person: &Person) -> Result<()> {
    db.prepare_cached("INSERT INTO person_search (rowid, words) VALUES (?1, ?2)")?
        .execute((person.id, person_words(person)))?;
    Ok(())
}

/// Puts these people into it: many at the end of a transaction, as every write to another table with triggers makes the
/// index write out what it holds.
pub(in crate::store) fn index_people(db: &Connection, first: i64, last: i64) -> Result<()> {
    let mut statement =
        db.prepare_cached("SELECT id, full_name, key FROM person WHERE id BETWEEN ?1 AND ?2")?;
    let mut rows = statement.query((first, last))?;
    while let Some(row) = rows.next()? {
        let person = Person { id: row.get(0)?, full_name: row.get(1)?, key: row.get(2)?, ..Person::blank() };
        index_person(db, &person)?;
    }
    Ok(())
}

/// Takes people out of it.
pub(in crate::store) fn forget_people(db: &Connection, first: i64, last: i64) -> Result<()> {
    db.prepare_cached("DELETE FROM person_search WHERE rowid BETWEEN ?1 AND ?2")?.execute((first, last))?;
    Ok(())
}

/// Takes one person out of it.
pub(in crate::store) fn forget_person(db: &Connection, person: PersonId) -> Result<()> {
    db.prepare_cached("DELETE FROM person_search WHERE rowid = ?1")?.execute([person])?;
    Ok(())
}

/// Puts a unit into the search index.
pub(in crate::store) fn index_unit(db: &Connection, id: UnitId, names: (&str, &str, &str)) -> Result<()> {
    let (kind, name, code) = names;
    db.prepare_cached("INSERT INTO unit_search (rowid, words) VALUES (?1, ?2)")?
        .execute((id, words(&full_name(kind, name), Some(code))))?;
    Ok(())
}

/// Makes every form anew.
pub(in crate::store) fn refold(db: &Connection) -> Result<()> {
    db.execute_batch(
        "INSERT INTO person_search (person_search) VALUES ('delete-all'); \
         INSERT INTO unit_search (unit_search) VALUES ('delete-all');",
    )?;
    let mut update = db.prepare("UPDATE person SET fold = ?2, sort_key = ?3 WHERE id = ?1")?;
    let mut people = db.prepare("SELECT id, full_name, key, deleted FROM person ORDER BY id")?;
    let mut rows = people.query([])?;
    while let Some(row) = rows.next()? {
        let person = Person { id: row.get(0)?, full_name: row.get(1)?, key: row.get(2)?, ..Person::blank() };
        update.execute((person.id, fold(&person.full_name), sort_key(&person.full_name)))?;
        if !row.get::<_, bool>(3)? {
            index_person(db, &person)?;
        }
    }
    let mut update = db.prepare("UPDATE unit SET fold = ?2 WHERE id = ?1")?;
    let mut units = db.prepare("SELECT id, kind, name, code FROM unit ORDER BY id")?;
    let mut rows = units.query([])?;
    while let Some(row) = rows.next()? {
        let (id, kind, name, code): (UnitId, String, String, String) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        update.execute((id, fold(&full_name(&kind, &name))))?;
        index_unit(db, id, (&kind, &name, &code))?;
    }
    Ok(())
}
