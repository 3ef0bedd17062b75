//! The log: who changed what, when, and what it was before.
//!
//! A row stands for one record, or for a range of records that were made together (an import). The values of a
//! change are a JSON object, field name → `[before, after]`, in a table of its own.

use std::collections::BTreeMap;

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension};

use crate::domain::account::{AccountField, AccountFieldChange};
use crate::domain::change::Cause;
use crate::domain::field::Field;
use crate::domain::id::Seq;
use crate::domain::query::RecordAction;
use crate::store::error::{Result, damaged};

pub(in crate::store) use crate::domain::query::RecordKind;

const KINDS: [(RecordKind, i64); 9] = [
    (RecordKind::Person, 1),
    (RecordKind::Seat, 2),
    (RecordKind::Unit, 3),
    (RecordKind::Profile, 4),
    (RecordKind::Waiver, 5),
    (RecordKind::Inspection, 6),
    (RecordKind::Account, 16),
    (RecordKind::Key, 17),
    (RecordKind::Disclosure, 18),
];

/// The number of a kind, as it stands in the log and in its hash.
pub(in crate::store) fn kind_number(kind: RecordKind) -> i64 {
    KINDS.iter().find(|(known, _)| *known == kind).map_or(0, |(_, number)| *number)
}

/// The number of an action, as it stands in the log and in its hash.
pub(in crate::store) fn action_number(action: RecordAction) -> i64 {
    match action {
        RecordAction::Created => 0,
        RecordAction::Changed => 1,
        RecordAction::Deleted => 2,
        RecordAction::Restored => 3,
        RecordAction::Erased => 4,
    }
}

impl ToSql for RecordKind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(kind_number(*self).into())
    }
}

impl FromSql for RecordKind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let number = value.as_i64()?;
        KINDS
            .iter()
            .find(|(_, known)| *known == number)
            .map(|(kind, _)| *kind)
            .ok_or(FromSqlError::OutOfRange(number))
    }
}

impl ToSql for Cause {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.word().to_sql()
    }
}

impl FromSql for Cause {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::from_word(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}

/// The fields of one changed record with what they were and became, as canonical text.
pub(in crate::store) type FieldChanges = Vec<(Field, String, String)>;

/// The changed fields as they stand in `log_value.fields`.
pub(in crate::store) fn to_json(fields: &[(Field, String, String)]) -> Result<String> {
    let map: BTreeMap<&str, [&str; 2]> = fields
        .iter()
        .map(|(field, before, after)| (field.column(), [before.as_str(), after.as_str()]))
        .collect();
    serde_json::to_string(&map).map_err(|error| damaged(error.to_string()))
}

/// Reads what [`to_json`] wrote; a blanked value gives nothing.
pub(in crate::store) fn from_json(text: &str) -> Result<FieldChanges> {
    let mut fields: FieldChanges = pairs(text)?
        .into_iter()
        .filter_map(|(name, [before, after])| Some((Field::from_column(&name)?, before, after)))
        .collect();
    fields.sort_by_key(|(field, ..)| *field);
    Ok(fields)
}

/// What changed of an account or a key as it stands in `log_value.fields`.
pub(in crate::store) fn account_to_json(changes: &[AccountFieldChange]) -> Result<String> {
    let map: BTreeMap<&str, [&str; 2]> = changes
        .iter()
        .map(|(field, before, after)| (field.word(), [before.as_str(), after.as_str()]))
        .collect();
    serde_json::to_string(&map).map_err(|error| damaged(error.to_string()))
}

/// Reads what [`account_to_json`] wrote.
pub(in crate::store) fn account_from_json(text: &str) -> Result<Vec<AccountFieldChange>> {
    let map = pairs(text)?;
    let known = map
        .into_iter()
        .filter_map(|(name, [before, after])| Some((AccountField::from_word(&name)?, before, after)));
    Ok(known.collect())
}

fn pairs(text: &str) -> Result<BTreeMap<String, [String; 2]>> {
    if text.is_empty() {
        return Ok(BTreeMap::new());
    }
    serde_json::from_str(text).map_err(|error| damaged(error.to_string()))
}

/// The newest entry and its hash; `None` in a log without entries.
pub(in crate::store) fn head(db: &Connection) -> Result<Option<(Seq, [u8; 32])>> {
    let mut statement = db.prepare_cached("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1")?;
    Ok(statement.query_row([], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}
