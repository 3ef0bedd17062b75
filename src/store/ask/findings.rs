//! Findings of a subtree, as they stand in the tables, in the order of `check`.

use std::sync::LazyLock;

use rusqlite::{Connection, Row};

use crate::domain::day::Day;
use crate::domain::finding::{FindingKey, RuleIx};
use crate::domain::id::{PersonId, SeatId, UnitId};
use crate::domain::query::{FindingRow, FindingsPage, Particulars};
use crate::domain::unit::UnitPath;
use crate::store::ask::outline::inside;
use crate::store::ask::patience::Patience;
use crate::store::ask::sql::{self, held};
use crate::store::error::Result;
use crate::store::particulars;
use crate::store::rulebook::Rulebook;
use crate::store::tables::{finding, numbers, person, unit};

/// A page of the findings in a subtree.
pub(super) fn page(
    db: &Connection,
    rules: &mut Rulebook,
    under: UnitId,
    (skip, limit): (usize, usize),
) -> Result<FindingsPage> {
    let judged = numbers::judged(db)?;
    let day = judged.day;
    let Some(path) = unit::path_of(db, under)? else { return Ok(FindingsPage::default()) };
    let numbers = numbers::roll_up(db, under)?;
    let total = numbers.breaches.iter().sum::<i64>() + numbers.unknown + numbers.waived;
    let total = usize::try_from(total).unwrap_or_default();
    if skip >= total {
        return Ok(FindingsPage { rows: Vec::new(), total });
    }
    let beyond = format!("{}{}", path.0, sql::BEYOND);
    let (from, skip) = locate(db, path, skip)?;
    let mut rows = between(db, day, (&from, &beyond), (skip, limit))?;
    if let Some(loaded) = rules.of(db, judged.profile)? {
        particulars::fill_all(db, &mut loaded.judge, day, &mut rows)?;
    }
    Ok(FindingsPage { rows, total })
}

/// A page of the findings of a rule. One look over all findings counts them and finds the place of the page.
pub(super) fn of_rule(
    db: &Connection,
    rules: &mut Rulebook,
    rule: &str,
    (skip, limit): (usize, usize),
    patience: &mut Patience<'_>,
) -> Result<FindingsPage> {
    let judged = numbers::judged(db)?;
    let Some(loaded) = rules.of(db, judged.profile)? else { return Ok(FindingsPage::default()) };
    let Some(rule) = loaded.profile.rule_ix(rule) else { return Ok(FindingsPage::default()) };
    let place = place_of(db, rule, skip, patience)?;
    let Some((from, skip)) = place.from else {
        return Ok(FindingsPage { rows: Vec::new(), total: place.total });
    };
    let mut rows = of_rule_from(db, (judged.day, rule), &from, (skip, limit))?;
    particulars::fill_all(db, &mut loaded.judge, judged.day, &mut rows)?;
    Ok(FindingsPage { rows, total: place.total })
}

/// Where the finding of a number stands among those of a rule.
struct PlaceOf {
    /// Its path, and its number there.
    from: Option<(UnitPath, usize)>,
    /// How many there are.
    total: usize,
}

fn place_of(db: &Connection, rule: RuleIx, skip: usize, patience: &mut Patience<'_>) -> Result<PlaceOf> {
    let mut statement = db.prepare_cached("SELECT path, rule FROM finding ORDER BY path, rule")?;
    let mut rows = statement.query([])?;
    let mut place = PlaceOf { from: None, total: 0 };
    let (mut last, mut here) = (UnitPath::default(), 0);
    while let Some(row) = rows.next()? {
        patience.look()?;
        if row.get::<_, RuleIx>(1)? != rule {
            continue;
        }
        let path = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
        if last.0 != path {
            (last, here) = (UnitPath(path.to_owned()), 0);
        }
        if place.total == skip {
            place.from = Some((last.clone(), here));
        }
        (place.total, here) = (place.total + 1, here + 1);
    }
    Ok(place)
}

fn of_rule_from(
    db: &Connection,
    (day, rule): (Day, RuleIx),
    from: &UnitPath,
    (skip, limit): (usize, usize),
) -> Result<Vec<FindingRow>> {
    let mut statement = db.prepare_cached(&ROWS_OF_RULE)?;
    let rows = statement.query_map((day, from, rule, count(limit), count(skip)), row_of)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The stored findings that hold so, so many after so many others.
fn rows_where(condition: &str) -> String {
    format!(
        "SELECT {}, {}, person.key, person.full_name, \
            (SELECT min(s.id) FROM seat AS s \
             WHERE s.person = finding.person AND s.unit = finding.unit AND {}) \
         FROM finding CROSS JOIN unit ON unit.id = finding.unit \
         LEFT JOIN person ON person.id = finding.person \
         WHERE finding.path >= ?2 AND {condition} \
         ORDER BY finding.path, finding.rule, finding.facet, person.key LIMIT ?4 OFFSET ?5",
        finding::COLUMNS,
        unit::COLUMNS,
        held!("s"),
    )
}

static ROWS: LazyLock<String> = LazyLock::new(|| rows_where("finding.path < ?3"));
static ROWS_OF_RULE: LazyLock<String> = LazyLock::new(|| rows_where("finding.rule = ?3"));

/// The stored findings of the subtree at a path.
pub(in crate::store) fn all(db: &Connection, day: Day, path: &UnitPath) -> Result<Vec<FindingRow>> {
    let beyond = format!("{}{}", path.0, sql::BEYOND);
    between(db, day, (path, &beyond), (0, usize::MAX))
}

/// The stored finding of a rule at a subject, if it stands. The statements are those of the outline, which has asked before.
pub(super) fn one(db: &Connection, day: Day, key: FindingKey) -> Result<Option<FindingRow>> {
    let Some(path) = unit::path_of(db, key.unit)? else { return Ok(None) };
    let mut found = inside::found(db, [&path].into_iter(), &key.person.into_iter().collect())?;
    let Some(here) = found.remove(&key.unit) else { return Ok(None) };
    let all = here.unit.into_iter().chain(here.people.into_values().flatten());
    let Some(finding) = all.into_iter().find(|finding| finding.key() == key) else { return Ok(None) };
    let Some(unit) = unit::by_path(db, &path)? else { return Ok(None) };
    let (person, seat) = match key.person {
        Some(id) => (Some(person::named(db, id)?), first_seat(db, day, (id, key.unit))?),
        None => (None, None),
    };
    Ok(Some(FindingRow { finding, unit, person, seat, particulars: Particulars::default() }))
}

fn first_seat(db: &Connection, day: Day, (person, unit): (PersonId, UnitId)) -> Result<Option<SeatId>> {
    let mut statement = db.prepare_cached(concat!(
        "SELECT min(s.id) FROM seat AS s WHERE s.person = ?2 AND s.unit = ?3 AND ",
        held!("s")
    ))?;
    Ok(statement.query_row((day, person, unit), |row| row.get(0))?)
}

/// The stored findings of the unit at a path itself.
pub(super) fn of_unit(db: &Connection, day: Day, path: &UnitPath) -> Result<Vec<FindingRow>> {
    // A path is of digits: what follows it at once sorts before everything below.
    let next = format!("{} ", path.0);
    between(db, day, (path, &next), (0, usize::MAX))
}

/// So many findings, after so many others, from one place of the tree to before another.
fn between(
    db: &Connection,
    day: Day,
    (from, beyond): (&UnitPath, &str),
    (skip, limit): (usize, usize),
) -> Result<Vec<FindingRow>> {
    let mut statement = db.prepare_cached(&ROWS)?;
    let rows = statement.query_map((day, from, beyond, count(limit), count(skip)), row_of)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn row_of(row: &Row<'_>) -> rusqlite::Result<FindingRow> {
    let at = finding::WIDTH + unit::WIDTH;
    let key: Option<String> = row.get(at)?;
    let name: Option<String> = row.get(at + 1)?;
    Ok(FindingRow {
        finding: finding::read(row, 0)?,
        unit: unit::read(row, finding::WIDTH)?,
        person: key.zip(name),
        seat: row.get(at + 2)?,
        particulars: Particulars::default(),
    })
}

/// The unit in which the finding of this number stands, and its number there. Whole subtrees are passed over by
/// their numbers, so that the last page is as near as the first.
fn locate(db: &Connection, mut path: UnitPath, mut skip: usize) -> Result<(UnitPath, usize)> {
    let mut own = db.prepare_cached("SELECT count(*) FROM finding WHERE path = ?1")?;
    let mut children = db.prepare_cached(
        "WITH RECURSIVE child (id, path) AS ( \
            SELECT id, path FROM (SELECT id, path FROM unit WHERE path > ?1 AND path < ?2 ORDER BY path LIMIT 1) \
            UNION ALL \
            SELECT u.id, u.path FROM child CROSS JOIN unit AS u WHERE u.path = \
                (SELECT v.path FROM unit AS v WHERE v.path > child.path || '~' AND v.path < ?2 \
                 ORDER BY v.path LIMIT 1)) \
         SELECT child.path, info + notice + warning + error + critical + unknown + waived \
         FROM child LEFT JOIN roll_up ON roll_up.unit = child.id",
    )?;
    loop {
        let here: i64 = own.query_row([&path], |row| row.get(0))?;
        let here = usize::try_from(here).unwrap_or_default();
        if skip <= here {
            return Ok((path, skip));
        }
        let mut left = skip - here;
        let beyond = format!("{}{}", path.0, sql::BEYOND);
        let mut rows = children.query((&path, &beyond))?;
        let mut into = None;
        while let Some(row) = rows.next()? {
            let total: Option<i64> = row.get(1)?;
            let total = usize::try_from(total.unwrap_or_default()).unwrap_or_default();
            if left < total {
                into = Some(row.get(0)?);
                break;
            }
            left -= total;
        }
        let Some(child) = into else { return Ok((path, skip)) };
        (path, skip) = (child, left);
    }
}
