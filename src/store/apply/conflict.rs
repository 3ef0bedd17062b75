//! Two writers at one record: fields that only one of them changed are his; where both changed one, it is asked.

use rusqlite::Connection;

use crate::domain::fault::Fault;
use crate::domain::fault::edit::EditFault;
use crate::domain::field::Field;
use crate::domain::id::Version;
use crate::domain::query::RecordAction;
use crate::store::error::Result;
use crate::store::tables::log::{self, RecordKind};

/// A record in the log.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct Which {
    /// Of what kind.
    pub(in crate::store) kind: RecordKind,
    /// Its id.
    pub(in crate::store) id: i64,
}

/// A field that others have changed since a version: what it was then, and who changed it last.
struct Theirs {
    field: Field,
    base: String,
    by: String,
}

fn since(db: &Connection, which: Which, version: Version) -> Result<Vec<Theirs>> {
    let mut statement = db.prepare_cached(
        "SELECT log_value.fields, operation.actor FROM log \
         JOIN log_value ON log_value.seq = log.seq JOIN operation ON operation.id = log.operation \
         WHERE log.record_kind = ?1 AND log.record = ?2 AND log.version > ?3 AND log.action = ?4 ORDER BY log.seq",
    )?;
    let rows = statement.query_map((which.kind, which.id, version, RecordAction::Changed), |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
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

/// Lets the new values pass if the record is as it was read, or if nobody else has changed these fields to
/// something else. `fields`: field, present value, wanted value.
pub(in crate::store) fn settle(
    db: &Connection,
    which: Which,
    versions: (Version, Version),
    fields: &[(Field, String, String)],
) -> Result<()> {
    let (expect, present) = versions;
    if expect == present {
        return Ok(());
    }
    let mut conflict = (String::new(), Vec::new());
    for theirs in since(db, which, expect)? {
        let wanted = fields.iter().find(|(field, ..)| *field == theirs.field);
        let Some((field, now, wanted)) = wanted else { continue };
        if theirs.base != *now && wanted != now {
            conflict.1.push((*field, theirs.base, now.clone()));
            conflict.0 = theirs.by;
        }
    }
    let (by, theirs) = conflict;
    // A version that never was cannot have been read from this roster.
    if theirs.is_empty() && expect < present {
        Ok(())
    } else {
        Err(EditFault::Conflict { by, theirs }.into())
    }
}

/// The conflict of taking out a record that is no longer as it was read.
pub(in crate::store) fn of_removal(
    db: &Connection,
    which: Which,
    expect: Version,
    now: impl Fn(Field) -> String,
) -> Result<Fault> {
    let all = since(db, which, expect)?;
    let by = all.last().map(|theirs| theirs.by.clone()).unwrap_or_default();
    let theirs = all.into_iter().map(|theirs| (theirs.field, theirs.base, now(theirs.field))).collect();
    Ok(EditFault::Conflict { by, theirs }.into())
}
