//! What a roster would lose if a copy took its place: the entries of its log that the copy does not have.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension};

use crate::domain::backup::{Lost, LostBy};
use crate::domain::fault::Fault;
use crate::domain::id::Seq;
use crate::domain::query::HistoryOf;
use crate::store::Store;
use crate::store::ask::history;
use crate::store::connection::{self, Purpose};
use crate::store::error::Result;
use crate::store::tables::log;

impl Store {
    /// What this roster would lose to a copy; at most so many entries are told one by one.
    ///
    /// # Errors
    /// What is wrong with either.
    pub fn would_lose(&self, copy: &Path, most: usize) -> std::result::Result<Lost, Fault> {
        let copy = connection::open(copy, Purpose::Read)?.db;
        let moment = self.db.unchecked_transaction()?;
        let newest = |db: &Connection| log::head(db).map(|head| head.map_or(0, |(seq, _)| seq.0));
        let (own, theirs) = (newest(&moment)?, newest(&copy)?);
        let common = common(&moment, &copy, own.min(theirs))?;
        let lost = usize::try_from(own - common).unwrap_or_default();
        let entries = history::page(&moment, HistoryOf::Everything, 0, lost.min(most))?.entries;
        Ok(Lost {
            common: Seq(common),
            newest: Seq(own),
            copy: Seq(theirs),
            by: by(&moment, common)?,
            entries,
        })
    }
}

fn hash(db: &Connection, seq: i64) -> Result<Option<Vec<u8>>> {
    let mut statement = db.prepare_cached("SELECT hash FROM log WHERE seq = ?1")?;
    Ok(statement.query_row([seq], |row| row.get(0)).optional()?)
}

/// The newest entry that both have. Each hash covers all entries before it: once they differ, they differ for good.
fn common(one: &Connection, other: &Connection, least: i64) -> Result<i64> {
    let (mut same, mut differs) = (0, least + 1);
    while differs - same > 1 {
        let middle = same + (differs - same) / 2;
        let here = hash(one, middle)?;
        if here.is_some() && here == hash(other, middle)? {
            same = middle;
        } else {
            differs = middle;
        }
    }
    Ok(same)
}

fn by(db: &Connection, common: i64) -> Result<Vec<LostBy>> {
    let mut statement = db.prepare(
        "SELECT actor, count(*), min(at), max(at) FROM operation \
         WHERE id IN (SELECT operation FROM log WHERE seq > ?1) GROUP BY actor ORDER BY min(id)",
    )?;
    let rows = statement.query_map([common], |row| {
        Ok(LostBy { actor: row.get(0)?, operations: row.get(1)?, first: row.get(2)?, last: row.get(3)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
