//! Two writers at one record: fields that only one of them changed are his; where both changed one, or one each of
//! two that are bound together, it is asked.

use rusqlite::{Connection, OptionalExtension};

use crate::domain::clash::{Clash, Of, What, Written, bound};
use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::fault::edit::EditFault;
use crate::domain::field::Field;
use crate::domain::id::{PersonId, SeatId, Version};
use crate::domain::query::RecordAction;
use crate::store::access::scope;
use crate::store::error::Result;
use crate::store::tables::log::{self, RecordKind};
use crate::store::tables::{person, seat, unit};

/// A record in the log.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct Which {
    /// Of what kind.
    pub(in crate::store) kind: RecordKind,
    /// Its id.
    pub(in crate::store) id: i64,
}

impl Which {
    /// A person's.
    pub(in crate::store) fn person(id: PersonId) -> Self {
        Self { kind: RecordKind::Person, id: id.0 }
    }

    /// A seat's.
    pub(in crate::store) fn seat(id: SeatId) -> Self {
        Self { kind: RecordKind::Seat, id: id.0 }
    }

    fn of(self) -> Of {
        if self.kind == RecordKind::Seat { Of::Seat(SeatId(self.id)) } else { Of::Person(PersonId(self.id)) }
    }
}

/// A record as it is, and as somebody wants it.
pub(in crate::store) struct Meeting<'a> {
    /// Which.
    pub(in crate::store) which: Which,
    /// The version that was read, and the present one.
    pub(in crate::store) versions: (Version, Version),
    /// The fields that are to be written.
    pub(in crate::store) typed: &'a [(Field, String)],
    /// What a field is now.
    pub(in crate::store) now: &'a dyn Fn(Field) -> String,
    /// What it would be.
    pub(in crate::store) wanted: &'a dyn Fn(Field) -> String,
}

/// A field that others have changed since a version: what it was then, who changed it last, and when.
struct Theirs {
    field: Field,
    base: String,
    by: (String, i64),
}

fn since(db: &Connection, which: Which, version: Version) -> Result<Vec<Theirs>> {
    let mut statement = db.prepare_cached(
        "SELECT log_value.fields, operation.actor, operation.at FROM log \
         JOIN log_value ON log_value.seq = log.seq JOIN operation ON operation.id = log.operation \
         WHERE log.record_kind = ?1 AND log.record = ?2 AND log.version > ?3 AND log.action = ?4 ORDER BY log.seq",
    )?;
    let rows = statement.query_map((which.kind, which.id, version, RecordAction::Changed), |row| {
        Ok((row.get::<_, String>(0)?, (row.get::<_, String>(1)?, row.get::<_, i64>(2)?)))
    })?;
    let mut all: Vec<Theirs> = Vec::new();
    for row in rows {
        let (fields, by) = row?;
        for (field, base, _) in log::from_json(&fields)? {
            match all.iter_mut().find(|known| known.field == field) {
                Some(known) => known.by.clone_from(&by),
                None => all.push(Theirs { field, base, by: by.clone() }),
            }
        }
    }
    Ok(all)
}

/// Lets the new values pass if the record is as it was read, or if nobody else has changed these fields, or fields
/// bound to them, to something else.
///
/// # Errors
/// [`EditFault::Clash`] with this one record.
pub(in crate::store) fn settle(db: &Connection, meeting: &Meeting<'_>) -> Result<()> {
    let (expect, present) = meeting.versions;
    if expect == present {
        return Ok(());
    }
    if expect > present {
        // A version that never was cannot have been read from this roster.
        return Err(EditFault::Conflict { by: String::new(), theirs: Vec::new() }.into());
    }
    let mut theirs = since(db, meeting.which, expect)?;
    // What went to and fro is as it was.
    theirs.retain(|theirs| theirs.base != (meeting.now)(theirs.field));
    let values = meeting.values(&theirs);
    let what = if values.is_empty() {
        let Some(to) = meeting.ended(&theirs) else { return Ok(()) };
        What::Ended { version: present, to }
    } else {
        What::Wrote { version: present, values }
    };
    let told = |theirs: &&Theirs| match &what {
        What::Wrote { values, .. } => values.iter().any(|value| value.field == theirs.field),
        _ => theirs.field == Field::SeatTo,
    };
    let by = theirs.iter().filter(told).map(|theirs| theirs.by.clone()).max_by_key(|(_, at)| *at);
    Err(clash(db, meeting.which, by.unwrap_or_default(), what)?)
}

impl Meeting<'_> {
    /// The fields on which the two do not agree, with those that are bound to them and that either has changed.
    fn values(&self, theirs: &[Theirs]) -> Vec<Written> {
        let base =
            |field: Field| theirs.iter().find(|theirs| theirs.field == field).map(|theirs| &theirs.base);
        let is_typed = |field: Field| self.typed.iter().any(|(typed, _)| *typed == field);
        let mine = |field: Field| match base(field) {
            Some(base) if !is_typed(field) => base.clone(),
            _ => (self.wanted)(field),
        };
        let differs = |field: &Field| mine(*field) != (self.now)(*field);
        let mut values: Vec<Written> = Vec::new();
        for field in self.typed.iter().map(|(field, _)| *field).filter(differs) {
            let group = bound(field);
            if !group.iter().any(|field| base(*field).is_some() && differs(field)) {
                continue;
            }
            for field in group.into_iter().filter(differs) {
                let now = (self.now)(field);
                let base = base(field).cloned().unwrap_or_else(|| now.clone());
                if !values.iter().any(|known| known.field == field) {
                    values.push(Written { field, base, now });
                }
            }
        }
        values
    }

    /// The last day, if the seat has been given one and something else of it is to be written.
    fn ended(&self, theirs: &[Theirs]) -> Option<Day> {
        let end = theirs.iter().find(|theirs| theirs.field == Field::SeatTo && theirs.base.is_empty())?;
        if self.typed.iter().any(|(field, _)| *field == Field::SeatTo) {
            return None;
        }
        let changes = |(field, _): &(Field, String)| (self.wanted)(*field) != (self.now)(*field);
        let to = Day::parse(&(self.now)(end.field)).ok()?;
        self.typed.iter().any(changes).then_some(to)
    }
}

fn clash(db: &Connection, which: Which, (by, at): (String, i64), what: What) -> Result<Fault> {
    let person = match which.of() {
        Of::Person(id) => Some(id),
        Of::Seat(id) => seat::by_id(db, id)?.map(|(seat, _)| seat.person),
    };
    let found = person.map(|id| person::by_id(db, id)).transpose()?.flatten();
    let name = found.map(|(person, _)| person.full_name).unwrap_or_default();
    Ok(EditFault::Clash(vec![Clash { of: which.of(), name, by, at, what }]).into())
}

/// Who last did this to a record, alone or in a range, and when.
fn last(db: &Connection, which: Which, action: RecordAction) -> Result<Option<(String, i64)>> {
    let mut statement = db.prepare_cached(
        "SELECT operation.actor, operation.at FROM operation JOIN log ON operation.id = log.operation \
         WHERE log.seq = (SELECT max(seq) FROM ( \
             SELECT seq FROM log WHERE record_kind = ?1 AND record = ?2 AND action = ?3 \
             UNION ALL SELECT seq FROM log WHERE person IS NULL AND record_kind = ?1 AND record <= ?2 \
                 AND last_record >= ?2 AND action = ?3))",
    )?;
    let row = (which.kind, which.id, action);
    Ok(statement.query_row(row, |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// The fault of a record that does not stand in the roster any more.
///
/// # Errors
/// Those of the file.
pub(in crate::store) fn of_gone(db: &Connection, which: Which) -> Result<Fault> {
    match last(db, which, RecordAction::Deleted)? {
        Some(by) => clash(db, which, by, What::Deleted),
        None => Ok(EditFault::Gone.into()),
    }
}

/// The fault of a person who is outside what may be edited: moved away, if he had a seat inside.
///
/// # Errors
/// Those of the file.
pub(in crate::store) fn of_outside(
    db: &Connection,
    id: PersonId,
    may_edit: impl Fn(&crate::domain::unit::UnitPath) -> bool,
) -> Result<Fault> {
    let homes = scope::homes(db, id)?;
    let left = seat::of_person(db, id)?.into_iter().filter(|seat| seat.period.to.is_some()).rev();
    for seat in left {
        let path = unit::path_of(db, seat.unit)?;
        if !path.is_some_and(|path| may_edit(&path)) {
            continue;
        }
        let Some(home) = homes.first().map(|path| unit::by_path(db, path)).transpose()?.flatten() else {
            break;
        };
        if let Some(by) = last(db, Which::seat(seat.id), RecordAction::Changed)? {
            return clash(db, Which::person(id), by, What::Moved { to: home.full_name() });
        }
    }
    Ok(EditFault::OutsideScope.into())
}

/// The conflict of taking out a record that is no longer as it was read.
pub(in crate::store) fn of_removal(
    db: &Connection,
    which: Which,
    expect: Version,
    now: impl Fn(Field) -> String,
) -> Result<Fault> {
    let all = since(db, which, expect)?;
    let by = all.last().map(|theirs| theirs.by.0.clone()).unwrap_or_default();
    let theirs = all.into_iter().map(|theirs| (theirs.field, theirs.base, now(theirs.field))).collect();
    Ok(EditFault::Conflict { by, theirs }.into())
}
