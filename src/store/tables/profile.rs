//! The rule profiles that were taken in, and the roster's settings.
//!
//! Rows of one name are editions of it. Of those that stand, the newest that has begun takes the place of the others;
//! days before its first one keep the edition that they had.

use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension};

use crate::domain::day::{Day, Period};
use crate::domain::id::Version;
use crate::domain::profile::Profile;
use crate::rules::decode;
use crate::store::error::{Result, damaged};
use crate::store::log::of_text;

/// An edition of a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct Edition {
    /// Its row.
    pub(in crate::store) id: i64,
    /// The name of the profile.
    pub(in crate::store) name: String,
    /// From the day on which it takes the place of earlier ones to its own last day.
    pub(in crate::store) valid: Period,
    /// How often the row has been changed: taken back, brought back.
    pub(in crate::store) version: Version,
    /// Whether it was taken back.
    pub(in crate::store) deleted: bool,
}

/// The id of the profile in force on a day: the first of those that are.
pub(in crate::store) fn in_force(db: &Connection, day: Day) -> Result<Option<i64>> {
    let editions = all(db)?;
    let holds = stretches(&editions).into_iter().find(|(_, days)| days.holds(day));
    Ok(holds.map(|(edition, _)| edition.id))
}

/// Reads a stored profile; its validity is that of the edition.
pub(in crate::store) fn load(db: &Connection, id: i64) -> Result<Arc<Profile>> {
    let mut statement =
        db.prepare_cached("SELECT name, source, valid_from, valid_to FROM profile WHERE id = ?1")?;
    let (name, source, valid): (String, String, Period) = statement.query_row([id], |row| {
        Ok((row.get(0)?, row.get(1)?, Period { from: row.get(2)?, to: row.get(3)? }))
    })?;
    let decoded = decode::decode(&source, &name);
    let faults = decoded.faults.len();
    let profile =
        decoded.profile.ok_or_else(|| damaged(format!("profile {name}: {faults} faults in its rules")))?;
    Ok(Arc::new(Profile { valid, ..profile }))
}

/// All editions, also those taken back, in the order in which they were taken in.
pub(in crate::store) fn all(db: &Connection) -> Result<Vec<Edition>> {
    let mut statement = db
        .prepare_cached("SELECT id, name, valid_from, valid_to, version, deleted FROM profile ORDER BY id")?;
    let rows = statement.query_map([], |row| {
        Ok(Edition {
            id: row.get(0)?,
            name: row.get(1)?,
            valid: Period { from: row.get(2)?, to: row.get(3)? },
            version: Version(row.get(4)?),
            deleted: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The editions that are in force on some day, and on which: up to the day before a newer one of the name begins.
pub(in crate::store) fn stretches(editions: &[Edition]) -> Vec<(&Edition, Period)> {
    let standing = || editions.iter().filter(|edition| !edition.deleted);
    let of = |edition: &'_ Edition| {
        let newer = standing().filter(|newer| newer.name == edition.name && newer.id > edition.id);
        let mut to = edition.valid.to;
        for newer in newer {
            // One without a first day has always been there.
            let last = newer.valid.from?.previous();
            to = Some(to.map_or(last, |to| to.min(last)));
        }
        let days = Period { from: edition.valid.from, to };
        (!days.is_reversed()).then_some(days)
    };
    standing().filter_map(|edition| Some((edition, of(edition)?))).collect()
}

/// Whether the newest edition of the name that stands has this text from this day on.
pub(in crate::store) fn is_newest(
    db: &Connection,
    source: &str,
    name: &str,
    from: Option<Day>,
) -> Result<bool> {
    let mut statement = db.prepare_cached(
        "SELECT hash = ?2 AND valid_from IS ?3 FROM profile WHERE name = ?1 AND deleted = 0 ORDER BY id DESC LIMIT 1",
    )?;
    Ok(statement.query_row((name, of_text(source), from), |row| row.get(0)).optional()?.unwrap_or(false))
}

/// Takes an edition in; its row.
pub(in crate::store) fn put(db: &Connection, profile: &Profile) -> Result<i64> {
    let mut statement = db.prepare_cached(
        "INSERT INTO profile (name, valid_from, valid_to, source, hash) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    Ok(statement.insert((
        &profile.name,
        profile.valid.from,
        profile.valid.to,
        &profile.source,
        of_text(&profile.source),
    ))?)
}

/// Takes an edition back, or brings it back.
pub(in crate::store) fn set_deleted(db: &Connection, edition: &Edition, deleted: bool) -> Result<Version> {
    let version = Version(edition.version.0 + 1);
    db.prepare_cached("UPDATE profile SET deleted = ?2, version = ?3 WHERE id = ?1")?
        .execute((edition.id, deleted, version))?;
    Ok(version)
}

/// The roster's own working day, which replaces the clock; only the demo has one.
pub(in crate::store) fn working_day(db: &Connection) -> Result<Option<Day>> {
    let mut statement =
        db.prepare_cached("SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'working_day'")?;
    Ok(statement.query_row([], |row| row.get(0)).optional()?)
}

/// An edition that stands, for tests.
#[cfg(test)]
pub(in crate::store) fn edition(id: i64, name: &str, from: Option<i32>, to: Option<i32>) -> Edition {
    let day = |number: Option<i32>| number.and_then(Day::from_number);
    let valid = Period { from: day(from), to: day(to) };
    Edition { id, name: name.to_owned(), valid, version: Version(1), deleted: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_edition_cuts_the_earlier_ones_of_its_name_short() {
        let all = [
            edition(1, "a", Some(20_200_101), Some(20_250_630)),
            edition(2, "b", Some(20_250_701), None),
            edition(3, "a", Some(20_230_101), Some(20_231_231)),
        ];
        let days: Vec<Period> = stretches(&all).into_iter().map(|(_, days)| days).collect();
        assert_eq!(days[0].to, Day::from_number(20_221_231));
        assert_eq!((days[1], days[2]), (all[1].valid, all[2].valid));
        let always = [edition(1, "a", Some(20_200_101), None), edition(2, "a", None, None)];
        assert_eq!(stretches(&always).len(), 1);
    }
}
