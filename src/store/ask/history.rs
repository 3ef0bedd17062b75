//! What changed, the newest first, from the log.

use std::sync::LazyLock;

use rusqlite::{Connection, OptionalExtension, Row, Rows};

use crate::domain::id::{PersonId, Seq, UnitId};
use crate::domain::moment;
use crate::domain::query::{HistoryEntry, HistoryFilter, HistoryOf, HistoryPage, SetOf};
use crate::domain::unit::full_name;
use crate::store::error::Result;
use crate::store::tables::log;
use crate::store::undo;

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

/// So many entries of a change set are named before it is taken back.
const NAMED: i64 = 20;

fn listing(those: &str) -> String {
    format!(
        "SELECT log.seq, operation.at, operation.actor, operation.cause, log.action, \
            log.person, person.full_name, log.unit, unit.kind, unit.name, log_value.fields, \
            log.last_record - log.record + 1, account.name, log.record_kind, profile.name, \
            EXISTS (SELECT 1 FROM operation AS undo WHERE undo.undoes = operation.id \
                AND undo.cause IN ('undo', 'redo') AND NOT EXISTS ( \
                    SELECT 1 FROM operation AS redo WHERE redo.undoes = undo.id)) \
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

/// Those of them that an admin made between two moments. The whole log is found by its operations.
fn filtered(of: HistoryOf) -> String {
    let made = "(?4 IS NULL OR operation.actor = ?4) AND operation.at >= ?5 AND operation.at < ?6";
    let those = match of {
        HistoryOf::Person(_) => OF_PERSON,
        HistoryOf::Unit(_) => OF_UNIT,
        HistoryOf::Everything => {
            let all = "SELECT log.seq FROM operation CROSS JOIN log ON log.operation = operation.id";
            return format!("{all} WHERE ?1 IS NULL AND {made}");
        }
    };
    format!(
        "SELECT log.seq FROM ({those}) AS one CROSS JOIN log ON log.seq = one.seq \
         CROSS JOIN operation ON operation.id = log.operation WHERE {made}"
    )
}

/// A page of a history.
pub(in crate::store) fn page(
    db: &Connection,
    (of, only): (HistoryOf, &HistoryFilter),
    skip: usize,
    limit: usize,
) -> Result<HistoryPage> {
    if *only != HistoryFilter::default() {
        return filtered_page(db, (of, only), (skip, limit));
    }
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let (sql, id, skip) = match of {
        HistoryOf::Person(PersonId(id)) => (&*PERSON, id, count(skip)),
        HistoryOf::Unit(UnitId(id)) => (&*UNIT, id, count(skip)),
        HistoryOf::Everything => (&*EVERYTHING, count(skip), 0),
    };
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query((id, count(limit), skip))?;
    Ok(HistoryPage { entries: entries(rows)?, total: total(db, of)? })
}

fn filtered_page(
    db: &Connection,
    (of, only): (HistoryOf, &HistoryFilter),
    (skip, limit): (usize, usize),
) -> Result<HistoryPage> {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let id = match of {
        HistoryOf::Person(PersonId(id)) | HistoryOf::Unit(UnitId(id)) => Some(id),
        HistoryOf::Everything => None,
    };
    let (from, before) = match only.day {
        Some(day) => (moment::begin(day), moment::begin(day) + moment::DAY),
        None => (i64::MIN, i64::MAX),
    };
    let those = filtered(of);
    let params = rusqlite::params![id, count(limit), count(skip), only.actor, from, before];
    let mut statement = db.prepare_cached(&listing(&those))?;
    let entries = entries(statement.query(params)?)?;
    // The same values in the same places; those of the page are not looked at.
    let all = format!("SELECT count(*) FROM ({those}) WHERE ?2 >= 0 AND ?3 >= 0");
    let total: i64 = db.prepare_cached(&all)?.query_row(params, |row| row.get(0))?;
    Ok(HistoryPage { entries, total: usize::try_from(total).unwrap_or_default() })
}

/// The entries of one change set.
pub(super) fn change_set(db: &Connection, which: &SetOf) -> Result<HistoryPage> {
    let operation = match which {
        SetOf::LastOf(actor) => undo::last_of(db, actor)?,
        SetOf::Entry(seq) => db
            .prepare_cached("SELECT operation FROM log WHERE seq = ?1")?
            .query_row([seq], |row| row.get(0))
            .optional()?,
    };
    let Some(operation): Option<i64> = operation else { return Ok(HistoryPage::default()) };
    let mut statement = db.prepare_cached(&listing("SELECT seq FROM log WHERE operation = ?1"))?;
    let entries = entries(statement.query((operation, NAMED, 0_i64))?)?;
    let total: i64 = db
        .prepare_cached("SELECT count(*) FROM log WHERE operation = ?1")?
        .query_row([operation], |row| row.get(0))?;
    Ok(HistoryPage { entries, total: usize::try_from(total).unwrap_or_default() })
}

fn entries(mut rows: Rows<'_>) -> Result<Vec<HistoryEntry>> {
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        entries.push(entry(row)?);
    }
    Ok(entries)
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
        taken_back: row.get(15)?,
        records: u64::try_from(row.get::<_, i64>(11)?).unwrap_or(1),
    })
}
