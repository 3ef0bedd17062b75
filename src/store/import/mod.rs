//! Taking in files: row by row, in one transaction, the whole file or nothing. Here the officers; `waivers` and
//! `events` are small files that have been read whole.
//!
//! What is in memory does not grow with the file: rows go straight into the tables in their order, and what must be
//! known of earlier rows is asked of the tables again.

mod events;
mod lines;
mod waivers;

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::domain::change::{Cause, OfficerRow, UnitFrom};
use crate::domain::fault::Fault;
use crate::domain::fault::edit::EditFault;
use crate::domain::fault::import::ImportFault;
use crate::domain::field::Field;
use crate::domain::id::{OpId, PersonId, Seq, UnitId, Version};
use crate::domain::query::RecordAction;
use crate::store::Store;
use crate::store::access::login::{By, Session};
use crate::store::apply::person::{changed, draw_key};
use crate::store::apply::{Change, Request, answered, person as people, seat as seats};
use crate::store::connection;
use crate::store::error::Result;
use crate::store::log::Entry;
use crate::store::tables::log::RecordKind;
use crate::store::tables::{person, unit};
use crate::store::text;
use crate::store::transaction::{Keep, Writing};
use lines::Lines;

/// What was taken in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// People who were not in the roster before.
    pub people: u64,
    /// Seats.
    pub seats: u64,
    /// The log's newest entry now; `None` after a dry run.
    pub seq: Option<Seq>,
}

/// Why nothing was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRefused {
    /// The first thousand faults.
    pub faults: Vec<Fault>,
    /// How many there are in all.
    pub count: u64,
}

/// So many faults are kept.
const KEPT: usize = 1_000;
/// Pages kept in memory meanwhile, in KiB.
const CACHE_KIB: i32 = 64 * 1_024;

impl Store {
    /// Takes in the rows of an officers file: all of them, or none and every fault that was found. A dry run does
    /// the same and keeps nothing. Rows are trusted to be checked by themselves.
    ///
    /// # Errors
    /// [`ImportRefused`]; a fault of the roster's own file is then the only one.
    #[expect(clippy::too_many_arguments, reason = "who, by which id, when: as the other ways to write")]
    pub fn import_officers(
        &mut self,
        session: &Session,
        op: OpId,
        at: i64,
        rows: &mut dyn Iterator<Item = std::result::Result<OfficerRow, Fault>>,
        dry_run: bool,
    ) -> std::result::Result<Imported, ImportRefused> {
        let request = Request { session, op, cause: Cause::Import, at, undoes: None };
        let widened = connection::widen(&self.db, CACHE_KIB);
        let done = widened.and_then(|()| {
            self.write(By::Session(session, at), Some(op), |writing| {
                take_in(writing, &request, rows, dry_run)
            })
        });
        let narrowed = connection::narrow(&self.db);
        let refused = |fault| ImportRefused { faults: vec![fault], count: 1 };
        let answer = done.map_err(refused)??;
        narrowed.map(|()| answer).map_err(refused)
    }
}

/// What was taken in of a small file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Rows that said something new.
    pub rows: u64,
    /// Lines of waivers that have no effect, as their rule does not apply to their unit.
    pub idle: Vec<u64>,
    /// The log's newest entry now; `None` after a dry run.
    pub seq: Option<Seq>,
}

/// What is wrong with the rows of a small file, as far as it is kept.
#[derive(Default)]
struct Faults {
    kept: Vec<Fault>,
    count: u64,
}

impl Faults {
    /// A fault of a row; what hinders the roster itself ends everything.
    fn add(&mut self, mut fault: Fault, line: u64) -> Result<()> {
        if fault.is_of_the_store() {
            return Err(fault);
        }
        fault.place.line = Some(line);
        self.count += 1;
        if self.kept.len() < KEPT {
            self.kept.push(fault);
        }
        Ok(())
    }
}

impl Store {
    fn take_in_rows(
        &mut self,
        request: &Request<'_>,
        dry_run: bool,
        work: impl FnOnce(&mut Change<'_, '_>, &mut Faults, &mut Taken) -> Result<()>,
    ) -> std::result::Result<Taken, ImportRefused> {
        let by = By::Session(request.session, request.at);
        let done = self.write(by, Some(request.op), |writing| {
            if let Some(applied) = answered(writing.db, request.op)? {
                return Ok(Keep::No(Ok(Taken { rows: applied.records, idle: Vec::new(), seq: applied.seq })));
            }
            let mut change = Change::begin(writing, request)?;
            let (mut faults, mut taken) = (Faults::default(), Taken::default());
            work(&mut change, &mut faults, &mut taken)?;
            if faults.count > 0 {
                return Ok(Keep::No(Err(ImportRefused { faults: faults.kept, count: faults.count })));
            }
            taken.seq = change.log.seq().filter(|_| !dry_run);
            let keep = taken.rows > 0 && !dry_run;
            Ok(if keep { Keep::Yes(Ok(taken)) } else { Keep::No(Ok(taken)) })
        });
        done.map_err(|fault| ImportRefused { faults: vec![fault], count: 1 })?
    }
}

type Answer = std::result::Result<Imported, ImportRefused>;

fn take_in(
    writing: &mut Writing<'_>,
    request: &Request<'_>,
    rows: &mut dyn Iterator<Item = std::result::Result<OfficerRow, Fault>>,
    dry_run: bool,
) -> Result<Keep<Answer>> {
    if let Some(imported) = before(writing.db, request.op)? {
        return Ok(Keep::No(Ok(imported)));
    }
    let change = Change::begin(writing, request)?;
    let mut import = Import::begin(change)?;
    for row in rows {
        match row {
            Ok(row) => import.row(row)?,
            // What hinders the roster itself hinders every further row too.
            Err(fault) if fault.is_of_the_store() => return Err(fault),
            Err(fault) => import.refuse(fault),
        }
    }
    if import.count > 0 {
        return Ok(Keep::No(Err(ImportRefused { faults: import.faults, count: import.count })));
    }
    let mut imported = import.finish()?;
    if dry_run {
        imported.seq = None;
        return Ok(Keep::No(Ok(imported)));
    }
    Ok(if imported.seats > 0 { Keep::Yes(Ok(imported)) } else { Keep::No(Ok(imported)) })
}

/// What an import did that is stored already.
fn before(db: &Connection, op: OpId) -> Result<Option<Imported>> {
    let Some(applied) = answered(db, op)? else { return Ok(None) };
    let mut statement = db.prepare_cached(
        "SELECT ifnull(sum(last_record - record + 1), 0) FROM log JOIN operation ON operation.id = log.operation \
         WHERE operation.op = ?1 AND log.record_kind = ?2",
    )?;
    let mut count = |kind: RecordKind| -> Result<u64> {
        let sum: i64 = statement.query_row((op, kind), |row| row.get(0))?;
        Ok(u64::try_from(sum).unwrap_or_default())
    };
    Ok(Some(Imported {
        people: count(RecordKind::Person)?,
        seats: count(RecordKind::Seat)?,
        seq: applied.seq,
    }))
}

struct Import<'a, 'w> {
    change: Change<'a, 'w>,
    db: &'w Connection,
    /// The first ids that are free: what this import makes is numbered from there.
    free: (i64, i64),
    people: Lines,
    seats: Lines,
    /// Whether each unit met lies where this admin may edit.
    allowed: BTreeMap<UnitId, bool>,
    keys: i64,
    faults: Vec<Fault>,
    count: u64,
}

impl<'a, 'w> Import<'a, 'w> {
    fn begin(change: Change<'a, 'w>) -> Result<Self> {
        let db = change.writing.db;
        let free = |table: &str| {
            db.query_row(&format!("SELECT ifnull(max(id), 0) + 1 FROM {table}"), [], |row| row.get(0))
        };
        let free = (free("person")?, free("seat")?);
        Ok(Self {
            change,
            db,
            free,
            people: Lines::default(),
            seats: Lines::default(),
            allowed: BTreeMap::new(),
            keys: 0,
            faults: Vec::new(),
            count: 0,
        })
    }

    fn refuse(&mut self, fault: Fault) {
        self.count += 1;
        if self.faults.len() < KEPT {
            self.faults.push(fault);
        }
    }

    fn refuse_row(&mut self, fault: impl Into<Fault>, line: u64, field: Field) {
        let mut fault = fault.into().in_field(field.column());
        fault.place.line = Some(line);
        self.refuse(fault);
    }

    fn row(&mut self, row: OfficerRow) -> Result<()> {
        let line = row.line;
        let person = self.person(&row)?;
        let unit = self.unit(&row)?;
        let (Some((person, known)), Some(unit)) = (person, unit) else { return Ok(()) };
        let mut seat = row.seat;
        seat.id = crate::domain::id::SeatId(0);
        (seat.person, seat.unit, seat.version) = (person, unit, Version(1));
        // Who has just been made has no other seat.
        if known && let Some(twin) = seats::twin(self.db, &seat)? {
            let other_line = self.seats.of(twin.0 - self.free.1);
            self.refuse_row(ImportFault::SeatTwice { other_line }, line, Field::UnitCode);
            return Ok(());
        }
        if person.0 < self.free.0 {
            self.change.writing.touched.person(self.db, person)?;
        }
        self.change.writing.touched.unit(unit);
        seats::insert(self.db, &seat)?;
        self.seats.push(line);
        Ok(())
    }

    /// The person of a row, and whether he was known before it.
    fn person(&mut self, row: &OfficerRow) -> Result<Option<(PersonId, bool)>> {
        if row.person.key.is_empty() {
            let mut person = row.person.clone();
            let (keys, op) = (&mut self.keys, self.change.log.operation().op);
            person.key = draw_key(self.db, op, || {
                *keys += 1;
                *keys
            })?;
            return self.new_person(person, row.line).map(|id| Some((id, false)));
        }
        match person::by_key(self.db, &row.person.key)? {
            None => self.new_person(row.person.clone(), row.line).map(|id| Some((id, false))),
            Some(id) => self.agreed(id, row).map(|agreed| agreed.then_some((id, true))),
        }
    }

    fn new_person(&mut self, mut person: crate::domain::person::Person, line: u64) -> Result<PersonId> {
        person.version = Version(1);
        let id = people::insert(self.db, &person)?;
        self.people.push(line);
        Ok(id)
    }

    /// Whether the row says the same of the person as what is known.
    fn agreed(&mut self, id: PersonId, row: &OfficerRow) -> Result<bool> {
        // What stands of a person elsewhere is not found out by trying.
        if id.0 < self.free.0 && self.change.may_edit_person(id).is_err() {
            self.refuse_row(EditFault::OutsideScope, row.line, Field::Key);
            return Ok(false);
        }
        let Some((known, _)) = person::by_id(self.db, id)? else { return Ok(false) };
        let Some((field, ..)) = changed(&known, &row.person).into_iter().next() else { return Ok(true) };
        let other_line = self.people.of(id.0 - self.free.0);
        let fault = ImportFault::PersonDiffers { key: known.key, field, other_line };
        self.refuse_row(fault, row.line, field);
        Ok(false)
    }

    fn unit(&mut self, row: &OfficerRow) -> Result<Option<UnitId>> {
        let code = row.unit_code.as_str();
        let found = match row.unit_from {
            UnitFrom::ByDay => unit::by_code(self.db, code, row.seat.period.from)?,
            UnitFrom::Open => unit::by_code_from(self.db, code, None)?,
            UnitFrom::Day(day) => unit::by_code_from(self.db, code, Some(day))?,
        };
        let Some(id) = found else {
            let known = row.unit_from == UnitFrom::ByDay || unit::by_code(self.db, code, None)?.is_none();
            if known {
                let fault = ImportFault::UnitUnknown { code: code.to_owned() };
                self.refuse_row(fault, row.line, Field::UnitCode);
            } else {
                let text = match row.unit_from {
                    UnitFrom::Day(day) => day.to_string(),
                    UnitFrom::ByDay | UnitFrom::Open => "-".to_owned(),
                };
                self.refuse_row(ImportFault::UnitFromUnknown { text }, row.line, Field::UnitFrom);
            }
            return Ok(None);
        };
        if !self.is_allowed(id) {
            self.refuse_row(EditFault::OutsideScope, row.line, Field::UnitCode);
            return Ok(None);
        }
        Ok(Some(id))
    }

    fn is_allowed(&mut self, unit: UnitId) -> bool {
        if self.change.is_unlimited() {
            return true;
        }
        let change = &self.change;
        *self.allowed.entry(unit).or_insert_with(|| change.may_edit_unit(unit).is_ok())
    }

    fn finish(mut self) -> Result<Imported> {
        let (people, seats) = (self.people.len(), self.seats.len());
        text::index_people(self.db, self.free.0, i64::MAX)?;
        for (kind, first, count) in
            [(RecordKind::Person, self.free.0, people), (RecordKind::Seat, self.free.1, seats)]
        {
            let entry = Entry {
                kind,
                records: (first, first + i64::try_from(count).unwrap_or_default() - 1),
                action: RecordAction::Created,
                version: Version(1),
                person: None,
                unit: None,
                fields: &[],
            };
            if count > 0 {
                self.change.log.append(self.db, &entry)?;
            }
        }
        Ok(Imported { people, seats, seq: self.change.log.seq() })
    }
}
