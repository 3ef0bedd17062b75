//! The stored findings.

use rusqlite::types::{FromSqlError, Type};
use rusqlite::{Connection, Row};

use crate::domain::field::Field;
use crate::domain::finding::{Ask, Facet, Finding, Tally};
use crate::domain::id::PersonId;
use crate::domain::unit::UnitPath;
use crate::store::error::Result;

/// Columns of a finding.
pub(in crate::store) const COLUMNS: &str = "finding.rule, finding.unit, finding.facet, finding.person, \
     finding.state, finding.severity, finding.missing, finding.missing_count, finding.count, finding.den, \
     finding.pass, finding.unknown, finding.since, finding.ask, finding.waiver";
/// How many.
pub(in crate::store) const WIDTH: usize = 15;

/// The finding in a row.
pub(in crate::store) fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Finding> {
    let person: PersonId = row.get(at + 3)?;
    let missing: String = row.get(at + 6)?;
    let den: Option<u32> = row.get(at + 9)?;
    let ask: String = row.get(at + 13)?;
    let share = match den {
        Some(den) => Some(Tally { den, pass: row.get(at + 10)?, unknown: row.get(at + 11)? }),
        None => None,
    };
    Ok(Finding {
        rule: row.get(at)?,
        unit: row.get(at + 1)?,
        facet: row.get(at + 2)?,
        person: (person.0 > 0).then_some(person),
        state: row.get(at + 4)?,
        severity: row.get(at + 5)?,
        missing: missing.split('/').filter(|id| !id.is_empty()).map(ToOwned::to_owned).collect(),
        missing_count: row.get(at + 7)?,
        count: row.get(at + 8)?,
        share,
        since: row.get(at + 12)?,
        ask: asked(&ask).ok_or_else(|| {
            rusqlite::Error::FromSqlConversionFailure(
                at + 13,
                Type::Text,
                Box::new(FromSqlError::InvalidType),
            )
        })?,
        waiver: row.get(at + 14)?,
    })
}

/// Reads `12:birth_date;12:sex`.
fn asked(text: &str) -> Option<Vec<Ask>> {
    let one = |part: &str| {
        let (person, field) = part.split_once(':')?;
        Some(Ask { person: PersonId(person.parse().ok()?), field: Field::from_column(field)? })
    };
    text.split(';').filter(|part| !part.is_empty()).map(one).collect()
}

fn ask_text(ask: &[Ask]) -> String {
    let one = |ask: &Ask| format!("{}:{}", ask.person.0, ask.field.column());
    ask.iter().map(one).collect::<Vec<_>>().join(";")
}

/// The findings of the unit at a path, in the order of the table: rule, facet, person.
pub(in crate::store) fn at_path(db: &Connection, path: &UnitPath) -> Result<Vec<Finding>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM finding WHERE path = ?1 ORDER BY rule, facet, person"
    ))?;
    let rows = statement.query_map([path], |row| read(row, 0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The identity of a finding within its unit.
pub(in crate::store) fn key(finding: &Finding) -> (u16, Facet, i64) {
    (finding.rule.0, finding.facet, finding.person.map_or(0, |person| person.0))
}

/// Writes a finding, in the place of an older one if there is one.
pub(in crate::store) fn put(db: &Connection, path: &UnitPath, finding: &Finding) -> Result<()> {
    let mut statement = db.prepare_cached(
        "INSERT OR REPLACE INTO finding (path, rule, facet, person, unit, state, severity, missing, \
         missing_count, count, den, pass, unknown, since, ask, waiver) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
    )?;
    let share = finding.share;
    statement.execute(rusqlite::params![
        path,
        finding.rule,
        finding.facet,
        finding.person.unwrap_or(PersonId(0)),
        finding.unit,
        finding.state,
        finding.severity,
        finding.missing.join("/"),
        finding.missing_count,
        finding.count,
        share.map(|tally| tally.den),
        share.map(|tally| tally.pass),
        share.map(|tally| tally.unknown),
        finding.since,
        ask_text(&finding.ask),
        finding.waiver,
    ])?;
    Ok(())
}

/// Takes a finding out.
pub(in crate::store) fn remove(db: &Connection, path: &UnitPath, finding: &Finding) -> Result<()> {
    let (rule, facet, person) = key(finding);
    let mut statement = db
        .prepare_cached("DELETE FROM finding WHERE path = ?1 AND rule = ?2 AND facet = ?3 AND person = ?4")?;
    statement.execute((path, rule, facet, person))?;
    Ok(())
}
