//! The triggers that hold what the code forgets, and what they ask: functions on the connection that answer for the
//! session at work. While nothing is written the gate is closed and they refuse everything. Another program has no such
//! functions and can write none of the tables.

use std::sync::{Arc, Mutex};

use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::{Connection, Error};

use crate::domain::rights::{AdminRole, Rights};
use crate::domain::unit::UnitPath;
use crate::store::error::OUTSIDE;

/// The triggers of each connection that writes. A reader has none of them to parse.
const WALL: &str = include_str!("wall.sql");

/// The gate of one connection.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct Gate(Arc<Mutex<Option<Rights>>>);

/// The gate while it is open; it closes when this is dropped.
pub(in crate::store) struct Open<'a>(&'a Gate);

impl Drop for Open<'_> {
    fn drop(&mut self) {
        self.0.set(None);
    }
}

impl Gate {
    /// Gives a connection to a roster the functions of the triggers, and those triggers that ask for places.
    pub(in crate::store) fn install(db: &Connection) -> rusqlite::Result<Self> {
        let gate = Self::default();
        // Not deterministic: the rights change between two statements of one connection.
        let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS;
        let asked = gate.clone();
        db.create_scalar_function("in_scope", 1, flags, move |call| {
            let path = path(call, 0)?;
            Ok(asked.allows(|rights| path.is_some_and(|path| rights.may_edit(&path))))
        })?;
        let asked = gate.clone();
        db.create_scalar_function("needs_role", 1, flags, move |call| {
            let wanted = role(call, 0)?;
            let may = asked.allows(|rights| wanted.is_some_and(|role| rights.may(role)));
            if may { Ok(true) } else { Err(Error::UserFunctionError(OUTSIDE.into())) }
        })?;
        let asked = gate.clone();
        db.create_scalar_function("is_above", 3, flags, move |call| {
            let (role, edit, view) = (role(call, 0)?, path(call, 1)?, path(call, 2)?);
            let (Some(role), Some(edit), Some(view)) = (role, edit, view) else { return Ok(false) };
            let other = Rights { role, edit, view };
            Ok(asked.allows(|rights| rights.is_above(&other)))
        })?;
        db.execute_batch(WALL)?;
        Ok(gate)
    }

    /// Opens it for what these rights allow.
    pub(in crate::store) fn open(&self, rights: Rights) -> Open<'_> {
        self.set(Some(rights));
        Open(self)
    }

    fn set(&self, rights: Option<Rights>) {
        if let Ok(mut held) = self.0.lock() {
            *held = rights;
        }
    }

    fn allows(&self, asks: impl FnOnce(&Rights) -> bool) -> bool {
        self.0.lock().is_ok_and(|held| held.as_ref().is_some_and(asks))
    }
}

fn path(call: &Context<'_>, at: usize) -> rusqlite::Result<Option<UnitPath>> {
    Ok(call.get::<Option<String>>(at)?.map(UnitPath))
}

fn role(call: &Context<'_>, at: usize) -> rusqlite::Result<Option<AdminRole>> {
    let number: Option<i64> = call.get(at)?;
    Ok(number.and_then(|number| AdminRole::ALL.get(usize::try_from(number).ok()?).copied()))
}

/// Pragmas that are asked while the roster is open.
const ASKED: [&str; 4] = ["application_id", "data_version", "foreign_key_check", "user_version"];
/// Pragmas that are given a value meanwhile: sizes, and how many faults are told.
const SET: [&str; 3] = ["cache_size", "integrity_check", "max_page_count"];

/// Locks the connection's set-up: from now on no other file is attached, no schema changed, no pragma set.
pub(in crate::store) fn lock(db: &mut Connection) -> rusqlite::Result<()> {
    db.authorizer(Some(|context: AuthContext<'_>| authorize(&context.action)))
}

/// Opens the set-up again, for tests that strain it.
pub(in crate::store) fn unlock(db: &mut Connection) -> rusqlite::Result<()> {
    db.authorizer(None::<fn(AuthContext<'_>) -> Authorization>)
}

fn authorize(action: &AuthAction<'_>) -> Authorization {
    let allowed = match action {
        AuthAction::Pragma { pragma_name, pragma_value } => {
            SET.contains(pragma_name) || ASKED.contains(pragma_name) && pragma_value.is_none()
        }
        AuthAction::Select
        | AuthAction::Read { .. }
        | AuthAction::Insert { .. }
        | AuthAction::Update { .. }
        | AuthAction::Delete { .. }
        | AuthAction::Transaction { .. }
        | AuthAction::Savepoint { .. }
        | AuthAction::Function { .. }
        | AuthAction::Recursive => true,
        _ => false,
    };
    if allowed { Authorization::Allow } else { Authorization::Deny }
}
