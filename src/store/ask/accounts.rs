//! The accounts that somebody may see.

use rusqlite::{Connection, Row};

use crate::domain::account::{Account, AccountKey, AccountUnit, PublicKey};
use crate::domain::rights::{AdminRole, Rights};
use crate::domain::unit::full_name;
use crate::store::error::Result;

const ACCOUNTS: &str = "SELECT account.id, account.version, account.name, account.role, account.revoked, \
        own.id, own.code, own.kind, own.name, own.path, seen.id, seen.code, seen.kind, seen.name, seen.path, \
        own.valid_to, seen.valid_to \
     FROM account JOIN unit AS own ON own.id = account.edit JOIN unit AS seen ON seen.id = account.view \
     ORDER BY own.path, account.name";

/// The accounts below these rights, and those with the very same.
pub(in crate::store) fn accounts(db: &Connection, rights: &Rights) -> Result<Vec<Account>> {
    let mut statement = db.prepare_cached(ACCOUNTS)?;
    let mut rows = statement.query([])?;
    let mut accounts = Vec::new();
    while let Some(row) = rows.next()? {
        let own = Rights { role: row.get(3)?, edit: row.get(9)?, view: row.get(14)? };
        if !rights.may(AdminRole::Administrator) || !(rights.is_above(&own) || *rights == own) {
            continue;
        }
        accounts.push(Account {
            version: row.get(1)?,
            name: row.get(2)?,
            role: own.role,
            edit: unit(row, 5, 15)?,
            view: unit(row, 10, 16)?,
            revoked: row.get(4)?,
            keys: keys(db, row.get(0)?)?,
        });
    }
    Ok(accounts)
}

fn unit(row: &Row<'_>, at: usize, until: usize) -> Result<AccountUnit> {
    let (kind, name): (String, String) = (row.get(at + 2)?, row.get(at + 3)?);
    Ok(AccountUnit {
        id: row.get(at)?,
        code: row.get(at + 1)?,
        name: full_name(&kind, &name),
        path: row.get(at + 4)?,
        until: row.get(until)?,
    })
}

fn keys(db: &Connection, account: i64) -> Result<Vec<AccountKey>> {
    let mut statement = db.prepare_cached(
        "SELECT id, kind, base64, fingerprint, expires, revoked FROM login_key WHERE account = ?1 ORDER BY id",
    )?;
    let rows = statement.query_map([account], |row| {
        Ok(AccountKey {
            id: row.get(0)?,
            key: PublicKey { kind: row.get(1)?, base64: row.get(2)?, fingerprint: row.get(3)? },
            expires: row.get(4)?,
            revoked: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
