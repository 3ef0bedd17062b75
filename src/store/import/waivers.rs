//! Taking in a file of waivers.

use crate::domain::change::{Cause, WaiverAct, WaiverRow};
use crate::domain::fault::Fault;
use crate::domain::fault::import::ImportFault;
use crate::domain::fault::waiver::WaiverFault;
use crate::domain::id::{OpId, PersonId, UnitId, Version, WaiverId};
use crate::domain::waiver::{Waiver, WaiverKind};
use crate::store::Store;
use crate::store::access::login::Session;
use crate::store::apply::{Change, Request};
use crate::store::error::Result;
use crate::store::import::{ImportRefused, Taken};
use crate::store::judge::facts;
use crate::store::tables::{numbers, person, unit};

impl Store {
    /// Takes in the rows of a waivers file: all of them, or none and every fault that was found. Warned of are the
    /// rows whose rule does not apply to their unit as it is judged now, by their line.
    ///
    /// # Errors
    /// [`ImportRefused`]; a fault of the roster's own file is then the only one.
    #[expect(clippy::too_many_arguments, reason = "who, by which id, when: as the other ways to write")]
    pub fn import_waivers(
        &mut self,
        session: &Session,
        op: OpId,
        at: i64,
        rows: &[WaiverRow],
        dry_run: bool,
    ) -> std::result::Result<Taken, ImportRefused> {
        let request = Request { session, op, cause: Cause::ImportWaivers, at, undoes: None };
        self.take_in_rows(&request, dry_run, |change, faults, taken| {
            for row in rows {
                let added = waiver(change, row).and_then(|new| change.add_waiver(&new).map(|_| new));
                let new = match added {
                    Ok(new) => new,
                    Err(fault) => {
                        faults.add(fault, row.line)?;
                        continue;
                    }
                };
                taken.rows += 1;
                if !row.subtree && !applies(change, &new)? {
                    taken.idle.push(row.line);
                }
            }
            Ok(())
        })
    }
}

fn waiver(change: &Change<'_, '_>, row: &WaiverRow) -> std::result::Result<Waiver, Fault> {
    let db = change.writing.db;
    let unit = unit::by_code(db, &row.unit_code, row.period.from)?;
    let unit: UnitId = unit.ok_or_else(|| {
        Fault::from(ImportFault::UnitUnknown { code: row.unit_code.clone() }).in_field("unit_code")
    })?;
    let named = |key: &String| -> std::result::Result<PersonId, Fault> {
        person::by_key(db, key)?
            .ok_or_else(|| Fault::from(WaiverFault::PersonUnknown { key: key.clone() }).in_field("person"))
    };
    let kind = match &row.act {
        WaiverAct::Waive(person) => WaiverKind::Waive(person.as_ref().map(named).transpose()?),
        WaiverAct::AcceptPerson(key) => WaiverKind::AcceptPerson(named(key)?),
        WaiverAct::ChangeCount(count) => WaiverKind::ChangeCount(*count),
    };
    Ok(Waiver {
        id: WaiverId(0),
        version: Version(0),
        rule: row.rule.clone(),
        unit,
        subtree: row.subtree,
        target: row.target.clone(),
        kind,
        decision_no: row.decision_no.clone(),
        decision_date: row.decision_date,
        reason: row.reason.clone(),
        period: row.period,
    })
}

/// Whether the profile that judges now applies the rule to the unit.
fn applies(change: &mut Change<'_, '_>, waiver: &Waiver) -> Result<bool> {
    let db = change.writing.db;
    let judged = numbers::judged(db)?;
    let Some(unit) = unit::by_id(db, waiver.unit)? else { return Ok(false) };
    let Some(loaded) = change.writing.rules.of(db, judged.profile)? else { return Ok(true) };
    let facts = facts::of_unit(db, Some(&loaded.judge), &unit)?;
    Ok(loaded.judge.applies(&waiver.rule, &facts))
}
