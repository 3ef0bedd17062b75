//! One ordered scan over units and seats together, which hands out the facts of one unit after the other in tree
//! order, with nothing in memory but the line from the root to the present one.

use std::collections::BTreeMap;

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::{Connection, Rows};

use crate::domain::facts::{Place, UnitFacts};
use crate::domain::id::UnitId;
use crate::domain::unit::{Unit, UnitPath};
use crate::domain::waiver::Waiver;
use crate::store::error::Result;
use crate::store::judge::facts::{Stream, Wanted};
use crate::store::judge::places::{self, Above};
use crate::store::tables::{unit, waiver};

/// Visits every unit of the subtree at a path; the empty path is above everything.
pub(in crate::store) fn units(
    db: &Connection,
    wanted: Wanted,
    top: &UnitPath,
    visit: &mut dyn FnMut(Unit, UnitFacts) -> Result<()>,
) -> Result<()> {
    let mut line = Line::to(db, top)?;
    let mut people = Stream::new(db, wanted);
    let beyond = format!("{}~", top.0);
    let mut seats_statement = people.statement()?;
    let mut seats = Seats::begin(seats_statement.query((top, &beyond))?)?;
    let mut statement = db.prepare_cached(&format!(
        "SELECT {} FROM unit WHERE path >= ?1 AND path < ?2 ORDER BY path",
        unit::COLUMNS
    ))?;
    let mut units = statement.query((top, &beyond))?;
    while let Some(row) = units.next()? {
        let unit = unit::read(row, 0)?;
        let mut facts = UnitFacts::empty(&unit, line.arrive(&unit));
        people.begin(&mut facts)?;
        seats.take_into(&mut people, &mut facts)?;
        visit(unit, facts)?;
    }
    Ok(())
}

/// What reaches down to the present unit.
struct Line {
    /// From above the first unit.
    top: Above,
    /// From the units that the present one may lie in, the nearest last.
    above: Vec<(UnitPath, Above)>,
    waivers: BTreeMap<UnitId, Vec<Waiver>>,
}

impl Line {
    fn to(db: &Connection, top: &UnitPath) -> Result<Self> {
        let above = match top.parent() {
            Some(parent) => places::above(db, &parent)?,
            None => Above::default(),
        };
        Ok(Self { top: above, above: Vec::new(), waivers: waiver::by_unit(db)? })
    }

    /// The place of the next unit in tree order.
    fn arrive(&mut self, unit: &Unit) -> Place {
        while self.above.pop_if(|(last, _)| !unit.path.is_within(last)).is_some() {}
        let over = self.above.last().map_or(&self.top, |(_, over)| over);
        let own = self.waivers.get(&unit.id).map_or(&[][..], Vec::as_slice);
        let place = over.place(unit, own.to_vec());
        let below = over.below(unit, own);
        self.above.push((unit.path.clone(), below));
        place
    }
}

/// The rows of the scan, standing on the first one that has not been handed out.
struct Seats<'statement> {
    rows: Rows<'statement>,
}

impl<'statement> Seats<'statement> {
    fn begin(mut rows: Rows<'statement>) -> Result<Self> {
        rows.advance()?;
        Ok(Self { rows })
    }

    fn take_into(&mut self, people: &mut Stream<'_>, facts: &mut UnitFacts) -> Result<()> {
        while let Some(row) = self.rows.get() {
            if row.get::<_, UnitId>(0)? != facts.unit {
                break;
            }
            people.add(facts, row)?;
            self.rows.advance()?;
        }
        Ok(())
    }
}
