//! What stands inside open units: officers, their training classes, findings. Each is read for all units of a page
//! at once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use rusqlite::Connection;

use crate::domain::day::Day;
use crate::domain::finding::Finding;
use crate::domain::id::{PersonId, SeatId, UnitId};
use crate::domain::person::{Person, Training};
use crate::domain::seat::Seat;
use crate::domain::unit::UnitPath;
use crate::store::ask::sql::{self, held};
use crate::store::error::Result;
use crate::store::tables::{finding, person, seat};

/// The officers of units, in entry order.
pub(super) type Officers = BTreeMap<UnitId, Vec<(Person, Seat)>>;

static OF_UNITS: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {}, {} FROM json_each(?2) AS wanted CROSS JOIN seat ON seat.unit = wanted.value \
         CROSS JOIN person ON person.id = seat.person \
         WHERE {} AND (seat.unit <> ?3 OR seat.id >= ?4)",
        seat::COLUMNS,
        person::COLUMNS,
        held!("seat"),
    )
});

// Only numbers: the rows themselves are read by the statement above.
const LAST: &str = concat!(
    "SELECT min(id), count(*) FROM (SELECT seat.id AS id FROM seat WHERE seat.unit = ?2 AND ",
    held!("seat"),
    " AND seat.id < ?3 ORDER BY seat.id DESC LIMIT ?4)",
);

/// The officers of these units, from the first unit on, `most` of them; of one unit only those from a seat on.
pub(super) fn of_units(
    db: &Connection,
    day: Day,
    units: &[UnitId],
    from: (UnitId, SeatId),
    most: usize,
) -> Result<Officers> {
    if units.is_empty() {
        return Ok(Officers::new());
    }
    let wanted = sql::numbers(units.iter().map(|unit| unit.0));
    let mut statement = db.prepare_cached(&OF_UNITS)?;
    let mut rows = statement.query((day, wanted, from.0, from.1))?;
    let mut found = Officers::new();
    let mut left = most;
    while left > 0 {
        let Some(row) = rows.next()? else { break };
        let seat = seat::read(row, 0)?;
        found.entry(seat.unit).or_default().push((person::read(row, seat::WIDTH)?, seat));
        left -= 1;
    }
    Ok(found)
}

/// The last officers of a unit before a seat, `most` of them.
pub(super) fn last(db: &Connection, day: Day, unit: UnitId, before: SeatId, most: usize) -> Result<Officers> {
    let mut statement = db.prepare_cached(LAST)?;
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let (first, count): (Option<SeatId>, i64) =
        statement.query_row((day, unit, before, most), |row| Ok((row.get(0)?, row.get(1)?)))?;
    let Some(first) = first else { return Ok(Officers::new()) };
    of_units(db, day, &[unit], (unit, first), usize::try_from(count).unwrap_or_default())
}

/// Adds the training classes to people.
pub(in crate::store::ask) fn add_training(db: &Connection, people: &mut [&mut Person]) -> Result<()> {
    let ids: BTreeSet<PersonId> = people.iter().map(|person| person.id).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let mut statement = db.prepare_cached(
        "SELECT training.person, training.day, training.topic FROM json_each(?1) AS wanted \
         CROSS JOIN training ON training.person = wanted.value",
    )?;
    let mut rows = statement.query([sql::numbers(ids.into_iter().map(|id| id.0))])?;
    let mut classes: BTreeMap<PersonId, Vec<Training>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let topic: String = row.get(2)?;
        let topic = Some(topic).filter(|topic| !topic.is_empty());
        classes.entry(row.get(0)?).or_default().push(Training { day: row.get(1)?, topic });
    }
    for person in people {
        person.trained = classes.get(&person.id).cloned().unwrap_or_default();
        person.trained.sort();
    }
    Ok(())
}

/// What is found in one unit.
#[derive(Default)]
pub(in crate::store::ask) struct Found {
    /// Of the unit itself.
    pub(in crate::store::ask) unit: Vec<Finding>,
    /// Of the people asked for.
    pub(in crate::store::ask) people: BTreeMap<PersonId, Vec<Finding>>,
}

static FOUND: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {} FROM json_each(?1) AS wanted CROSS JOIN finding ON finding.path = wanted.value",
        finding::COLUMNS
    )
});

/// What is found at these paths.
pub(in crate::store::ask) fn found<'a>(
    db: &Connection,
    paths: impl Iterator<Item = &'a UnitPath>,
    people: &BTreeSet<PersonId>,
) -> Result<BTreeMap<UnitId, Found>> {
    let mut statement = db.prepare_cached(&FOUND)?;
    let mut rows = statement.query([sql::words(paths.map(|path| &path.0))])?;
    let mut all: BTreeMap<UnitId, Found> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (unit, person): (UnitId, PersonId) = (row.get(1)?, row.get(3)?);
        let found = all.entry(unit).or_default();
        if person.0 == 0 {
            found.unit.push(finding::read(row, 0)?);
        } else if people.contains(&person) {
            found.people.entry(person).or_default().push(finding::read(row, 0)?);
        }
    }
    Ok(all)
}
