//! The findings of a day, as `check` lists them.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension};

use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::finding::{Finding, Judgement};
use crate::domain::id::{PersonId, SeatId, UnitId};
use crate::domain::query::{FindingRow, Particulars};
use crate::domain::report::Checked;
use crate::domain::unit::Unit;
use crate::store::Store;
use crate::store::as_of::Scope;
use crate::store::ask::findings;
use crate::store::ask::sql::held;
use crate::store::error::Result;
use crate::store::judge::full::{Sink, Sums};
use crate::store::spans;
use crate::store::tables::person;

impl Store {
    /// The findings of a day in a subtree.
    ///
    /// # Errors
    /// `UsageFault::UnitUnknown`, or a store fault.
    pub fn check(&mut self, as_of: Day, under: Option<&str>) -> std::result::Result<Checked, Fault> {
        let moment = self.db.unchecked_transaction()?;
        let scope = Scope::of(&moment, as_of, under)?;
        let profile = scope.profile(&moment, &mut self.rules)?;
        if scope.stored {
            let found = findings::all(&moment, as_of, &scope.path)?;
            let findings = spans::tell(&moment, &mut self.rules, &scope, found, &mut || Ok(()))?;
            return Ok(Checked { profile, findings });
        }
        let mut collected = Collected { db: &moment, day: as_of, people: BTreeMap::new(), rows: Vec::new() };
        scope.judge(&moment, &mut self.rules, &mut collected)?;
        let findings = spans::tell(&moment, &mut self.rules, &scope, collected.in_order(), &mut || Ok(()))?;
        Ok(Checked { profile, findings })
    }
}

/// Findings as the judge hands them out.
struct Collected<'db> {
    db: &'db Connection,
    day: Day,
    people: BTreeMap<PersonId, (String, String)>,
    rows: Vec<FindingRow>,
}

impl Collected<'_> {
    fn add(&mut self, unit: &Unit, found: &[Finding]) -> Result<()> {
        for finding in found {
            let (person, seat) = match finding.person {
                Some(person) => (Some(self.person(person)?), seat(self.db, self.day, unit.id, person)?),
                None => (None, None),
            };
            self.rows.push(FindingRow {
                finding: finding.clone(),
                unit: unit.clone(),
                person,
                seat,
                particulars: Particulars::default(),
            });
        }
        Ok(())
    }

    /// Key and name.
    fn person(&mut self, id: PersonId) -> Result<(String, String)> {
        if let Some(known) = self.people.get(&id) {
            return Ok(known.clone());
        }
        let person = person::named(self.db, id)?;
        self.people.insert(id, person.clone());
        Ok(person)
    }

    fn in_order(mut self) -> Vec<FindingRow> {
        // A unit's shares come after all that lies below it.
        self.rows.sort_by(|a, b| {
            let key = |row: &FindingRow| (row.finding.rule, row.finding.facet);
            let person = |row: &FindingRow| row.person.clone().map(|(key, _)| key);
            a.unit.path.cmp(&b.unit.path).then(key(a).cmp(&key(b))).then_with(|| person(a).cmp(&person(b)))
        });
        self.rows
    }
}

impl Sink for Collected<'_> {
    fn unit(&mut self, unit: &Unit, judgement: &Judgement) -> Result<()> {
        self.add(unit, &judgement.findings)
    }

    fn line(&mut self, unit: &Unit, sums: &Sums) -> Result<()> {
        self.add(unit, &sums.shares)
    }
}

/// The first seat that the person holds there on the day.
fn seat(db: &Connection, day: Day, unit: UnitId, person: PersonId) -> Result<Option<SeatId>> {
    let mut statement = db.prepare_cached(concat!(
        "SELECT min(s.id) FROM seat AS s WHERE s.person = ?2 AND s.unit = ?3 AND ",
        held!("s")
    ))?;
    Ok(statement.query_row((day, person, unit), |row| row.get(0)).optional()?.flatten())
}
