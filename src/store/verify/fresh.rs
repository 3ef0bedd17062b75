//! What is stored against what the judge says now, as of the stored day.

use rusqlite::Connection;

use crate::domain::fault::store::Flaw;
use crate::domain::finding::{Facet, Judgement};
use crate::domain::unit::Unit;
use crate::store::error::Result;
use crate::store::judge::full::{self, Sink, Sums, TABLES};
use crate::store::rulebook::Rulebook;
use crate::store::tables::{finding, numbers};
use crate::store::verify::Flaws;

struct Compare<'a> {
    db: &'a Connection,
    flaws: &'a mut Flaws,
    /// Of each table the rows that a fresh judgement would have written.
    rows: [usize; 5],
}

/// Judges everything anew and compares.
pub(super) fn compare(db: &Connection, rules: &mut Rulebook, flaws: &mut Flaws) -> Result<()> {
    let judged = numbers::judged(db)?;
    let before = flaws.count;
    let mut compare = Compare { db, flaws, rows: [0; 5] };
    full::stream(db, rules.of(db, judged.profile)?, judged.day, &mut compare)?;
    let rows = compare.rows;
    if flaws.count > before {
        return Ok(());
    }
    for (table, rows) in TABLES.into_iter().zip(rows) {
        let stored: i64 = db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?;
        let rows = stored - i64::try_from(rows).unwrap_or(i64::MAX);
        if rows != 0 {
            flaws.add(Flaw::Leftover { table, rows });
        }
    }
    Ok(())
}

impl Compare<'_> {
    fn same(&mut self, unit: &Unit, table: &'static str, same: bool) {
        if !same {
            self.flaws.add(Flaw::Unit { code: unit.code.clone(), table });
        }
    }

    fn add(&mut self, rows: [usize; 5]) {
        for (sum, rows) in self.rows.iter_mut().zip(rows) {
            *sum += rows;
        }
    }
}

impl Sink for Compare<'_> {
    fn unit(&mut self, unit: &Unit, judgement: &Judgement) -> Result<()> {
        let stored = numbers::stored(self.db, unit.id, &unit.path)?;
        self.same(unit, "finding", stored.findings == judgement.findings);
        self.same(unit, "contribution", stored.contributions == judgement.contributions);
        let counts = |judged: &Judgement| (judged.officers, judged.need, judged.due_on);
        self.same(unit, "judgement", counts(&stored) == counts(judgement));
        self.add([judgement.findings.len(), 1, judgement.contributions.len(), 0, 0]);
        Ok(())
    }

    fn line(&mut self, unit: &Unit, sums: &Sums) -> Result<()> {
        self.same(unit, "roll_up", numbers::roll_up(self.db, unit.id)? == sums.total);
        self.same(
            unit,
            "tally",
            numbers::tallies(self.db, unit.id)?.into_iter().collect::<std::collections::BTreeMap<_, _>>()
                == sums.tallies,
        );
        let mut stored = finding::at_path(self.db, &unit.path)?;
        stored.retain(|found| found.facet == Facet::Share);
        self.same(unit, "finding", stored == sums.shares);
        self.add([sums.shares.len(), 0, 0, sums.tallies.len(), 1]);
        Ok(())
    }
}
