//! What changed, the newest first, from the log.

use std::sync::LazyLock;

use rusqlite::{Connection, Row};

use crate::domain::id::{PersonId, Seq, UnitId};
use crate::domain::query::{HistoryEntry, HistoryOf, HistoryPage};
use crate::domain::unit::full_name;
use crate::store::error::Result;
use crate::store::tables::log;

/// Entries about a person: of himself, of his seats, and of files that he or his seats came with (those name no
/// person, only the records from the first to the last).
const OF_PERSON: &str = "SELECT seq FROM log WHERE person = ?1 \
     UNION SELECT seq FROM log WHERE person IS NULL AND record_kind = 1 AND record <= ?1 AND last_record >= ?1 \
     UNION SELECT log.seq FROM seat CROSS JOIN log ON log.person IS NULL AND log.record_kind = 2 \
         AND log.record <= seat.id AND log.last_record >= seat.id WHERE seat.person = ?1";

/// Entries about a unit: of its seats and of the people who have or had one.
const OF_UNIT: &str = "SELECT seq FROM log WHERE unit = ?1 \
     UNION SELECT log.seq FROM (SELECT DISTINCT person FROM seat WHERE unit = ?1) AS one \
         CROSS JOIN log ON log.person = one.person AND log.record_kind = 1 \
     UNION SELECT log.seq FROM seat CROSS JOIN log ON log.person IS NULL AND log.record_kind = 2 \
         AND log.record <= seat.id AND log.last_record >= seat.id WHERE seat.unit = ?1";

fn listing(those: &str) -> String {
    format!(
        "SELECT log.seq, operation.at, operation.actor, operation.cause, log.action, \
            log.person, person.full_name, log.unit, unit.kind, unit.name, log_value.fields, \
            log.last_record - log.record + 1, account.name, log.record_kind, profile.name \
         FROM (SELECT seq FROM ({those}) ORDER BY seq DESC LIMIT ?2 OFFSET ?3) AS wanted \
         CROSS JOIN log ON log.seq = wanted.seq \
         CROSS JOIN operation ON operation.id = log.operation \
         LEFT JOIN log_value ON log_value.seq = log.seq \
         LEFT JOIN person ON person.id = log.person LEFT JOIN unit ON unit.id = log.unit \
         LEFT JOIN profile ON log.record_kind = 4 AND log.last_record = log.record AND profile.id = log.record \
         LEFT JOIN login_key ON log.record_kind = 17 AND login_key.id = log.record \
         LEFT JOIN account ON account.id = iif(log.record_kind = 16, log.record, login_key.account) \
         ORDER BY log.seq DESC"
    )
}

static PERSON: LazyLock<String> = LazyLock::new(|| listing(OF_PERSON));
static UNIT: LazyLock<String> = LazyLock::new(|| listing(OF_UNIT));
// The entries are numbered without a gap, so a page is found without counting.
static EVERYTHING: LazyLock<String> =
    LazyLock::new(|| listing("SELECT seq FROM log WHERE seq <= (SELECT max(seq) FROM log) - ?1"));

/// A page of a history.
pub(in crate::store) fn page(
    db: &Connection,
    of: HistoryOf,
    skip: usize,
    limit: usize,
) -> Result<HistoryPage> {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let (sql, id, skip) = match of {
        HistoryOf::Person(PersonId(id)) => (&*PERSON, id, count(skip)),
        HistoryOf::Unit(UnitId(id)) => (&*UNIT, id, count(skip)),
        HistoryOf::Everything => (&*EVERYTHING, count(skip), 0),
    };
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query((id, count(limit), skip))?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        entries.push(entry(row)?);
    }
    Ok(HistoryPage { entries, total: total(db, of)? })
}

fn total(db: &Connection, of: HistoryOf) -> Result<usize> {
    let number = match of {
        HistoryOf::Person(PersonId(id)) => db
            .prepare_cached(&format!("SELECT count(*) FROM ({OF_PERSON})"))?
            .query_row([id], |row| row.get(0))?,
        HistoryOf::Unit(UnitId(id)) => db
            .prepare_cached(&format!("SELECT count(*) FROM ({OF_UNIT})"))?
            .query_row([id], |row| row.get(0))?,
        HistoryOf::Everything => {
            let (first, last): (Option<i64>, Option<i64>) = db
                .prepare_cached("SELECT (SELECT min(seq) FROM log), (SELECT max(seq) FROM log)")?
                .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            first.zip(last).map_or(0, |(first, last)| last - first + 1)
        }
    };
    Ok(usize::try_from(number).unwrap_or_default())
}

fn entry(row: &Row<'_>) -> Result<HistoryEntry> {
    let person: Option<PersonId> = row.get(5)?;
    let person_name: Option<String> = row.get(6)?;
    let unit: Option<UnitId> = row.get(7)?;
    let (kind, name): (Option<String>, Option<String>) = (row.get(8)?, row.get(9)?);
    let values: String = row.get::<_, Option<String>>(10)?.unwrap_or_default();
    let account: Option<String> = row.get(12)?;
    Ok(HistoryEntry {
        seq: row.get::<_, Seq>(0)?,
        at: row.get(1)?,
        actor: row.get(2)?,
        cause: row.get(3)?,
        kind: row.get(13)?,
        action: row.get(4)?,
        person: person.zip(person_name),
        unit: unit.zip(kind.zip(name).map(|(kind, name)| full_name(&kind, &name))),
        fields: log::from_json(&values)?,
        account: match account {
            Some(name) => Some((name, log::account_from_json(&values)?)),
            None => None,
        },
        profile: row.get(14)?,
        records: u64::try_from(row.get::<_, i64>(11)?).unwrap_or(1),
    })
}
