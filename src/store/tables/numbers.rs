//! What is counted of units: judgements, contributions, tallies, roll-ups; and of when they are true.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::domain::day::Day;
use crate::domain::finding::{Contribution, Facet, Judgement, RollUp, RuleIx, Tally};
use crate::domain::id::UnitId;
use crate::domain::unit::UnitPath;
use crate::store::error::Result;
use crate::store::tables::finding;

/// Columns of a roll-up.
pub(in crate::store) const ROLL_UP: &str = "roll_up.info, roll_up.notice, roll_up.warning, roll_up.error, \
     roll_up.critical, roll_up.unknown, roll_up.waived, roll_up.officers, roll_up.need";

/// As of which day, by which profile and edition of the judge the stored findings are true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) struct Judged {
    /// The day.
    pub(in crate::store) day: Day,
    /// The id of the profile in force on it.
    pub(in crate::store) profile: Option<i64>,
    /// The edition of the judge.
    pub(in crate::store) edition: i64,
    /// The edition of the folded and sorting forms of names.
    pub(in crate::store) fold: i64,
    /// Whether a full re-evaluation is wanted.
    pub(in crate::store) due: bool,
}

/// The numbers of a subtree in a row.
pub(in crate::store) fn read_roll_up(row: &Row<'_>, at: usize) -> rusqlite::Result<RollUp> {
    Ok(RollUp {
        breaches: [row.get(at)?, row.get(at + 1)?, row.get(at + 2)?, row.get(at + 3)?, row.get(at + 4)?],
        unknown: row.get(at + 5)?,
        waived: row.get(at + 6)?,
        officers: row.get(at + 7)?,
        need: row.get(at + 8)?,
    })
}

/// The numbers of the subtree of a unit; zero where nothing is stored yet.
pub(in crate::store) fn roll_up(db: &Connection, unit: UnitId) -> Result<RollUp> {
    let mut statement = db.prepare_cached(&format!("SELECT {ROLL_UP} FROM roll_up WHERE unit = ?1"))?;
    Ok(statement.query_row([unit], |row| read_roll_up(row, 0)).optional()?.unwrap_or_default())
}

/// The counted people of one unit itself.
pub(in crate::store) fn officers(db: &Connection, unit: UnitId) -> Result<usize> {
    let mut statement = db.prepare_cached("SELECT officers FROM judgement WHERE unit = ?1")?;
    let count: Option<i64> = statement.query_row([unit], |row| row.get(0)).optional()?;
    Ok(count.and_then(|count| usize::try_from(count).ok()).unwrap_or_default())
}

/// Writes the numbers of a subtree.
pub(in crate::store) fn put_roll_up(db: &Connection, unit: UnitId, total: &RollUp) -> Result<()> {
    let mut statement =
        db.prepare_cached("INSERT OR REPLACE INTO roll_up VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?;
    let [info, notice, warning, error, critical] = total.breaches;
    statement.execute(rusqlite::params![
        unit,
        info,
        notice,
        warning,
        error,
        critical,
        total.unknown,
        total.waived,
        total.officers,
        total.need,
    ])?;
    Ok(())
}

fn tallies_of(db: &Connection, sql: &str, unit: UnitId) -> Result<Vec<(RuleIx, Tally)>> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([unit], |row| {
        Ok((row.get(0)?, Tally { den: row.get(1)?, pass: row.get(2)?, unknown: row.get(3)? }))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The share tallies at a unit, by rule; none where nobody is counted.
pub(in crate::store) fn tallies(db: &Connection, unit: UnitId) -> Result<Vec<(RuleIx, Tally)>> {
    tallies_of(db, "SELECT rule, den, pass, unknown FROM tally WHERE unit = ?1 ORDER BY rule", unit)
}

/// What a unit adds to the shares, by rule; none where it adds nobody.
pub(in crate::store) fn contributions(db: &Connection, unit: UnitId) -> Result<Vec<Contribution>> {
    let sql = "SELECT rule, den, pass, unknown FROM contribution WHERE unit = ?1 ORDER BY rule";
    let all = tallies_of(db, sql, unit)?;
    Ok(all.into_iter().map(|(rule, tally)| Contribution { rule, tally }).collect())
}

fn put_tally_in(db: &Connection, put: &str, remove: &str, row: (UnitId, RuleIx, Tally)) -> Result<()> {
    let (unit, rule, tally) = row;
    if tally == Tally::default() {
        db.prepare_cached(remove)?.execute((unit, rule))?;
    } else {
        db.prepare_cached(put)?.execute((unit, rule, tally.den, tally.pass, tally.unknown))?;
    }
    Ok(())
}

/// Writes a tally; one of nobody is taken out.
pub(in crate::store) fn put_tally(db: &Connection, unit: UnitId, rule: RuleIx, tally: Tally) -> Result<()> {
    let put = "INSERT OR REPLACE INTO tally VALUES (?1, ?2, ?3, ?4, ?5)";
    put_tally_in(db, put, "DELETE FROM tally WHERE unit = ?1 AND rule = ?2", (unit, rule, tally))
}

/// Writes a contribution; one of nobody is taken out.
pub(in crate::store) fn put_contribution(
    db: &Connection,
    unit: UnitId,
    rule: RuleIx,
    tally: Tally,
) -> Result<()> {
    let put = "INSERT OR REPLACE INTO contribution VALUES (?1, ?2, ?3, ?4, ?5)";
    put_tally_in(db, put, "DELETE FROM contribution WHERE unit = ?1 AND rule = ?2", (unit, rule, tally))
}

/// What is stored of a unit: its own findings (shares are those of an ancestor), contributions and counts.
pub(in crate::store) fn stored(db: &Connection, unit: UnitId, path: &UnitPath) -> Result<Judgement> {
    let mut statement = db.prepare_cached("SELECT officers, need, due_on FROM judgement WHERE unit = ?1")?;
    let counts = statement.query_row([unit], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
    let (officers, need, due_on) = counts.unwrap_or_default();
    let mut findings = finding::at_path(db, path)?;
    findings.retain(|finding| finding.facet != Facet::Share);
    Ok(Judgement { findings, contributions: contributions(db, unit)?, officers, need, due_on })
}

/// Writes the counts of a unit.
pub(in crate::store) fn put_judgement(db: &Connection, unit: UnitId, judgement: &Judgement) -> Result<()> {
    let mut statement = db.prepare_cached("INSERT OR REPLACE INTO judgement VALUES (?1, ?2, ?3, ?4)")?;
    statement.execute((unit, judgement.officers, judgement.need, judgement.due_on))?;
    Ok(())
}

/// When the stored findings are true.
pub(in crate::store) fn judged(db: &Connection) -> Result<Judged> {
    let mut statement =
        db.prepare_cached("SELECT day, profile, edition, fold, due FROM judged WHERE id = 1")?;
    Ok(statement.query_row([], |row| {
        Ok(Judged {
            day: row.get(0)?,
            profile: row.get(1)?,
            edition: row.get(2)?,
            fold: row.get(3)?,
            due: row.get(4)?,
        })
    })?)
}

/// Writes when they are true.
pub(in crate::store) fn put_judged(db: &Connection, judged: &Judged) -> Result<()> {
    let mut statement = db.prepare_cached("INSERT OR REPLACE INTO judged VALUES (1, ?1, ?2, ?3, ?4, ?5)")?;
    statement.execute((judged.day, judged.profile, judged.edition, judged.fold, judged.due))?;
    Ok(())
}
