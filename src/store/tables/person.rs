//! The people and the training classes that they attended.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::domain::day::Day;
use crate::domain::id::PersonId;
use crate::domain::person::{Person, Training};
use crate::store::error::Result;

/// Columns of a person; his training classes stand in a table of their own.
pub(in crate::store) const COLUMNS: &str = "person.id, person.version, person.key, person.full_name, \
     person.sex, person.birth_date, person.service_start, person.qualification, person.phone, person.email, \
     person.retirement_date";
/// How many.
pub(in crate::store) const WIDTH: usize = 11;

/// The person in a row, without the training classes.
pub(in crate::store) fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Person> {
    Ok(Person {
        id: row.get(at)?,
        version: row.get(at + 1)?,
        key: row.get(at + 2)?,
        full_name: row.get(at + 3)?,
        sex: row.get(at + 4)?,
        birth_date: row.get(at + 5)?,
        service_start: row.get(at + 6)?,
        qualification: row.get(at + 7)?,
        phone: row.get(at + 8)?,
        email: row.get(at + 9)?,
        retirement_date: row.get(at + 10)?,
        trained: Vec::new(),
    })
}

/// The classes that a person attended, in the order in which a field shows them.
pub(in crate::store) fn trained(db: &Connection, person: PersonId) -> Result<Vec<Training>> {
    let mut statement =
        db.prepare_cached("SELECT day, topic FROM training WHERE person = ?1 ORDER BY day, topic")?;
    let rows = statement.query_map([person], |row| {
        let topic: String = row.get(1)?;
        Ok(Training { day: row.get(0)?, topic: Some(topic).filter(|topic| !topic.is_empty()) })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A whole person, also one taken out; `None` if there was never one.
pub(in crate::store) fn by_id(db: &Connection, id: PersonId) -> Result<Option<(Person, bool)>> {
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS}, deleted FROM person WHERE id = ?1"))?;
    let found =
        statement.query_row([id], |row| Ok((read(row, 0)?, row.get::<_, bool>(WIDTH)?))).optional()?;
    let Some((mut person, deleted)) = found else { return Ok(None) };
    person.trained = trained(db, id)?;
    Ok(Some((person, deleted)))
}

/// The key and the name of a person who is there.
pub(in crate::store) fn named(db: &Connection, id: PersonId) -> Result<(String, String)> {
    let mut statement = db.prepare_cached("SELECT key, full_name FROM person WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// The person of a key.
pub(in crate::store) fn by_key(db: &Connection, key: &str) -> Result<Option<PersonId>> {
    let mut statement = db.prepare_cached("SELECT id FROM person WHERE key = ?1 AND deleted = 0")?;
    Ok(statement.query_row([key], |row| row.get(0)).optional()?)
}

/// Writes a remark about a class that he attended.
pub(in crate::store) fn note_class(
    db: &Connection,
    person: PersonId,
    (day, topic): (Day, &str),
    note: &str,
) -> Result<()> {
    db.prepare_cached("INSERT OR REPLACE INTO training (person, day, topic, note) VALUES (?1, ?2, ?3, ?4)")?
        .execute((person, day, topic, note))?;
    Ok(())
}
