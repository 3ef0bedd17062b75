//! Which units the outline shows, onwards and back from one of them.
//!
//! Path order is tree order, so a walk is a scan over the paths. Where it comes into a closed unit, it begins anew
//! beyond that: what is closed costs one search, however much is in it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rusqlite::{Connection, Row};

use crate::domain::day::Day;
use crate::domain::finding::RollUp;
use crate::domain::id::UnitId;
use crate::domain::outline::Shape;
use crate::domain::unit::{Level, Unit, UnitPath};
use crate::store::ask::sql::{self, alive, held};
use crate::store::error::Result;
use crate::store::tables::{numbers, unit};

/// A unit that the outline shows.
pub(super) struct Shown {
    pub(super) unit: Unit,
    /// Numbers of its subtree.
    pub(super) total: RollUp,
    pub(super) open: bool,
    /// Whether it has people or units in it.
    pub(super) peopled: bool,
}

/// Units in the order of the walk.
#[derive(Default)]
pub(super) struct Walked {
    pub(super) units: Vec<Shown>,
    /// Whether there are no more.
    pub(super) exhausted: bool,
    /// So many rows they have at least.
    rows: usize,
}

/// Where a walk begins, and how far it goes.
pub(super) struct Walk<'a> {
    pub(super) day: Day,
    pub(super) shape: &'a Shape,
    /// The unit to begin with.
    pub(super) from: (UnitId, &'a UnitPath),
    /// So many rows are wanted beyond the first unit's own row.
    pub(super) rows: usize,
    /// Whether the stored counts of people can be trusted to tell how many rows a unit takes at least.
    pub(super) counted: bool,
}

/// Living units, chosen by `?2`. What is asked of few of them is asked apart: it need not be made ready for all.
fn listing(chosen: &str) -> String {
    format!(
        "SELECT {}, {} FROM unit LEFT JOIN roll_up ON roll_up.unit = unit.id WHERE {} AND {chosen}",
        unit::COLUMNS,
        numbers::ROLL_UP,
        alive!("unit"),
    )
}

/// Whether there is somebody or something in a unit.
const PEOPLED: &str = concat!(
    "SELECT EXISTS (SELECT 1 FROM seat AS s WHERE s.unit = ?2 AND ",
    held!("s"),
    ") OR EXISTS (SELECT 1 FROM unit AS c WHERE c.path > ?3 AND c.path < ?3 || '~' AND ",
    alive!("c"),
    ")",
);

static AT: LazyLock<String> = LazyLock::new(|| listing("unit.path = ?2"));
static FROM: LazyLock<String> = LazyLock::new(|| listing("unit.path >= ?2 ORDER BY unit.path"));
static BEFORE: LazyLock<String> = LazyLock::new(|| listing("unit.path < ?2 ORDER BY unit.path DESC"));

/// The unit of the walk's beginning and those shown after it.
pub(super) fn forward(db: &Connection, walk: &Walk<'_>) -> Result<Walked> {
    let mut walked = Walked::default();
    let mut scan = db.prepare_cached(&FROM)?;
    let mut next = walk.from.1.0.clone();
    'anew: loop {
        let mut rows = scan.query((walk.day, &next))?;
        while walked.rows <= walk.rows {
            let Some(row) = rows.next()? else {
                walked.exhausted = true;
                break;
            };
            // What is hidden in a closed unit is jumped over.
            if path(row)? < next.as_str() {
                continue 'anew;
            }
            let shown = walk.read(db, row)?;
            next = past(&shown);
            // Its first unit would only be read to be jumped over.
            let jumps =
                !shown.open && matches!(shown.unit.level, Level::Nation | Level::Province | Level::District);
            walked.add(db, walk, shown)?;
            if jumps {
                continue 'anew;
            }
        }
        return Ok(walked);
    }
}

/// The units shown before that of the walk's beginning, the nearest first.
pub(super) fn backward(db: &Connection, walk: &Walk<'_>) -> Result<Walked> {
    let mut walked = Walked::default();
    let (_, from) = walk.from;
    let mut above = Above { walk, passed: from.parent().iter().flat_map(UnitPath::line).collect() };
    let mut scan = db.prepare_cached(&BEFORE)?;
    let mut before = from.clone();
    'anew: loop {
        let mut rows = scan.query((walk.day, &before))?;
        while walked.rows <= walk.rows {
            let Some(row) = rows.next()? else {
                walked.exhausted = true;
                break;
            };
            if let Some(closed) = above.closed(db, path(row)?)? {
                before = closed.unit.path.clone();
                walked.add(db, walk, closed)?;
                continue 'anew;
            }
            walked.add(db, walk, walk.read(db, row)?)?;
        }
        return Ok(walked);
    }
}

/// What is known of the units above those that a walk back meets.
struct Above<'a> {
    walk: &'a Walk<'a>,
    /// They and everything above them hide nothing.
    passed: BTreeSet<UnitPath>,
}

impl Above<'_> {
    /// The topmost closed living unit above a path.
    fn closed(&mut self, db: &Connection, path: &str) -> Result<Option<Shown>> {
        let Some(parent) = UnitPath(path.to_owned()).parent() else { return Ok(None) };
        if self.passed.contains(&parent) {
            return Ok(None);
        }
        let mut at = db.prepare_cached(&AT)?;
        for step in parent.line() {
            if self.passed.contains(&step) {
                continue;
            }
            let mut rows = at.query((self.walk.day, &step))?;
            if let Some(row) = rows.next()? {
                let shown = self.walk.read(db, row)?;
                if !shown.open {
                    return Ok(Some(shown));
                }
            }
            self.passed.insert(step);
        }
        Ok(None)
    }
}

impl Walked {
    fn add(&mut self, db: &Connection, walk: &Walk<'_>, shown: Shown) -> Result<()> {
        // Which of the people in the anchor's own unit are before or after it cannot be told from the count.
        let inside = walk.counted && shown.open && shown.unit.id != walk.from.0;
        self.rows += 1 + if inside { numbers::officers(db, shown.unit.id)? } else { 0 };
        self.units.push(shown);
        Ok(())
    }
}

/// Everything up to this path is shown or hidden when the unit has been.
fn past(shown: &Shown) -> String {
    let mut path = shown.unit.path.0.clone();
    if !shown.open {
        path.push(sql::BEYOND);
    }
    path
}

fn path<'row>(row: &'row Row<'_>) -> Result<&'row str> {
    Ok(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?)
}

impl Walk<'_> {
    fn read(&self, db: &Connection, row: &Row<'_>) -> Result<Shown> {
        let unit = unit::read(row, 0)?;
        let total = match row.get::<_, Option<i64>>(unit::WIDTH)? {
            Some(_) => numbers::read_roll_up(row, unit::WIDTH)?,
            None => RollUp::default(),
        };
        let peopled = total.officers > 0
            || db.prepare_cached(PEOPLED)?.query_row((self.day, unit.id, &unit.path), |row| row.get(0))?;
        Ok(Shown { open: self.shape.is_open(unit.id, unit.path.depth()), unit, total, peopled })
    }
}
