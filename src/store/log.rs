//! Writing the log: every row is chained to the one before it, so that none can be changed, taken out or put in
//! unseen.

use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest, Sha256};

use crate::domain::account::KeyId;
use crate::domain::change::Cause;
use crate::domain::field::Field;
use crate::domain::id::{OpId, PersonId, Seq, UnitId, Version};
use crate::domain::query::RecordAction;
use crate::store::error::Result;
use crate::store::tables::log::{self, RecordKind};

/// A change set as the log names it.
#[derive(Clone, Debug)]
pub(in crate::store) struct Operation {
    /// Its row.
    pub(in crate::store) id: i64,
    /// Drawn by whoever asked for it.
    pub(in crate::store) op: OpId,
    /// Seconds since 1970 UTC; never less than that of the operation before.
    pub(in crate::store) at: i64,
    /// Who.
    pub(in crate::store) actor: String,
    /// Why.
    pub(in crate::store) cause: Cause,
    /// The row of the operation that it takes back.
    pub(in crate::store) undoes: Option<i64>,
    /// The key by which whoever asked for it came; `None`: the owner of the file.
    pub(in crate::store) key: Option<KeyId>,
}

/// One record, or a range of records made together, with what was done to it.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct Entry<'a> {
    /// Of what kind.
    pub(in crate::store) kind: RecordKind,
    /// First and last id.
    pub(in crate::store) records: (i64, i64),
    /// What was done.
    pub(in crate::store) action: RecordAction,
    /// The record's version now.
    pub(in crate::store) version: Version,
    /// Whom it is about.
    pub(in crate::store) person: Option<PersonId>,
    /// Where, for a seat.
    pub(in crate::store) unit: Option<UnitId>,
    /// The changed fields.
    pub(in crate::store) fields: &'a [(Field, String, String)],
}

/// The end of the log, to which one operation appends.
pub(in crate::store) struct Log {
    operation: Operation,
    seq: i64,
    prev: [u8; 32],
    records: u64,
}

/// The hash before the first entry.
pub(in crate::store) const START: [u8; 32] = [0; 32];

impl Log {
    /// Writes the operation; its entries follow. The clock of a machine may step back, the log's does not.
    pub(in crate::store) fn begin(db: &Connection, mut operation: Operation) -> Result<Self> {
        let last: Option<i64> = db
            .prepare_cached("SELECT at FROM operation ORDER BY id DESC LIMIT 1")?
            .query_row([], |row| row.get(0))
            .optional()?;
        operation.at = last.map_or(operation.at, |last| operation.at.max(last));
        let mut statement = db.prepare_cached(
            "INSERT INTO operation (op, at, actor, cause, undoes, login_key) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        operation.id = statement.insert(rusqlite::params![
            operation.op,
            operation.at,
            operation.actor,
            operation.cause,
            operation.undoes,
            operation.key,
        ])?;
        let (seq, prev) = log::head(db)?.map_or((0, START), |(seq, hash)| (seq.0, hash));
        Ok(Self { operation, seq, prev, records: 0 })
    }

    /// The operation that writes.
    pub(in crate::store) fn operation(&self) -> &Operation {
        &self.operation
    }

    /// The newest entry.
    pub(in crate::store) fn seq(&self) -> Option<Seq> {
        (self.seq > 0).then_some(Seq(self.seq))
    }

    /// How many records have been written of.
    pub(in crate::store) fn records(&self) -> u64 {
        self.records
    }

    /// Appends an entry.
    pub(in crate::store) fn append(&mut self, db: &Connection, entry: &Entry<'_>) -> Result<()> {
        self.append_values(db, entry, &log::to_json(entry.fields)?)
    }

    /// Appends an entry with these values instead of fields.
    pub(in crate::store) fn append_values(
        &mut self,
        db: &Connection,
        entry: &Entry<'_>,
        values: &str,
    ) -> Result<()> {
        let seq = self.seq + 1;
        let salt = salt(db)?;
        let digest = digest(&salt, values);
        let hash = chain(&self.prev, &self.operation, seq, entry, &digest);
        db.prepare_cached(
            "INSERT INTO log (seq, operation, record_kind, record, last_record, action, version, person, unit, \
             digest, prev, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(rusqlite::params![
            seq,
            self.operation.id,
            entry.kind,
            entry.records.0,
            entry.records.1,
            entry.action,
            entry.version,
            entry.person,
            entry.unit,
            digest,
            self.prev,
            hash
        ])?;
        db.prepare_cached("INSERT INTO log_value (seq, salt, fields) VALUES (?1, ?2, ?3)")?
            .execute((seq, salt, values))?;
        self.seq = seq;
        self.prev = hash;
        self.records += u64::try_from(entry.records.1 - entry.records.0 + 1).unwrap_or_default();
        Ok(())
    }
}

fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    hash_of(parts.iter().copied())
}

fn hash_of<'a>(parts: impl Iterator<Item = &'a [u8]>) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        // With the lengths no two lists of parts make the same bytes.
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

/// Bytes that nobody can guess who does not know the operation's id.
pub(in crate::store) fn drawn(op: OpId, what: &str, number: i64) -> [u8; 32] {
    sha256(&[b"daumoi", what.as_bytes(), &op.0, &number.to_le_bytes()])
}

/// The hash of a text.
pub(in crate::store) fn of_text(text: &str) -> [u8; 32] {
    sha256(&[text.as_bytes()])
}

/// Nothing that is stored leads to it: once it is blanked with the values, nobody can guess them.
fn salt(db: &Connection) -> Result<[u8; 32]> {
    Ok(db.prepare_cached("SELECT randomblob(32)")?.query_row([], |row| row.get(0))?)
}

/// The digest that stays in the log when the values are blanked.
pub(in crate::store) fn digest(salt: &[u8], fields: &str) -> [u8; 32] {
    sha256(&[salt, fields.as_bytes()])
}

/// The hash of an entry, over all of it, its operation and the hash before.
pub(in crate::store) fn chain(
    prev: &[u8],
    operation: &Operation,
    seq: i64,
    entry: &Entry<'_>,
    digest: &[u8],
) -> [u8; 32] {
    let number = |number: Option<i64>| number.map(i64::to_le_bytes);
    let (undoes, person, unit) = (
        number(operation.undoes),
        number(entry.person.map(|person| person.0)),
        number(entry.unit.map(|unit| unit.0)),
    );
    let bytes = |number: &Option<[u8; 8]>| number.map_or(Vec::new(), Vec::from);
    let key = number(operation.key.map(|key| key.0));
    let parts: &[&[u8]] = &[
        prev,
        &operation.id.to_le_bytes(),
        &operation.op.0,
        &operation.at.to_le_bytes(),
        operation.actor.as_bytes(),
        operation.cause.word().as_bytes(),
        &bytes(&undoes),
        &seq.to_le_bytes(),
        &log::kind_number(entry.kind).to_le_bytes(),
        &entry.records.0.to_le_bytes(),
        &entry.records.1.to_le_bytes(),
        &log::action_number(entry.action).to_le_bytes(),
        &entry.version.0.to_le_bytes(),
        &bytes(&person),
        &bytes(&unit),
        digest,
    ];
    // Logs from before there were keys have the same hashes as ever.
    hash_of(parts.iter().copied().chain(key.as_ref().map(<[u8; 8]>::as_slice)))
}
