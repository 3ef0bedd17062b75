//! `admin list` and `admin set`.

use clap::ArgMatches;
use serde::Serialize;

use crate::cli::admin::{all, apply, known, role, unit, unknown};
use crate::cli::exit::Exit;
use crate::cli::output::{Format, Output};
use crate::cli::{Call, Ended, format, one};
use crate::domain::account::{Account, AccountRights, AccountStep};
use crate::domain::fault::Fault;
use crate::messages::{accounts as words, names};

#[derive(Serialize)]
struct Row<'a> {
    name: &'a str,
    role: &'static str,
    under: &'a str,
    under_name: &'a str,
    view: &'a str,
    view_name: &'a str,
    revoked: bool,
    keys: usize,
}

fn row(account: &Account) -> Row<'_> {
    Row {
        name: &account.name,
        role: account.role.word(),
        under: &account.edit.code,
        under_name: &account.edit.name,
        view: &account.view.code,
        view_name: &account.view.name,
        revoked: account.revoked,
        keys: account.keys.iter().filter(|key| !key.revoked).count(),
    }
}

/// Lists the accounts.
pub(super) fn list(call: &Call, verb: &ArgMatches) -> Ended {
    let mut store = call.open(verb)?;
    let accounts = all(&mut store).map_err(one)?;
    write(call, format(verb), &accounts).map_err(one)?;
    Ok(Exit::Done)
}

fn write(call: &Call, form: Format, accounts: &[Account]) -> Result<(), Fault> {
    let mut out = Output::new();
    match form {
        Format::Json => out.json(&accounts.iter().map(row).collect::<Vec<_>>())?,
        Format::Csv => {
            out.row(["name", "role", "under", "under_name", "view", "view_name", "revoked", "keys"])?;
            for row in accounts.iter().map(row) {
                let (revoked, keys) = (if row.revoked { "yes" } else { "" }, row.keys.to_string());
                out.row([
                    row.name,
                    row.role,
                    row.under,
                    row.under_name,
                    row.view,
                    row.view_name,
                    revoked,
                    &keys,
                ])?;
            }
        }
        Format::Text => {
            for account in accounts {
                let role = names::admin_role(call.lang, account.role);
                out.line(&format!(
                    "{}  {role}  {}  {}",
                    account.name,
                    account.edit.name,
                    words::state(call.lang, account)
                ))?;
            }
        }
    }
    out.finish()
}

/// Changes an account.
pub(super) fn set(call: &Call, verb: &ArgMatches) -> Ended {
    let Some(name) = verb.get_one::<String>("name") else { return Ok(Exit::Refused) };
    let mut store = call.open(verb)?;
    let account = known(&mut store, name).map_err(one)?.ok_or_else(|| unknown(name))?;
    let edit = unit(&store, verb, "under").map_err(one)?;
    let view = unit(&store, verb, "view").map_err(one)?;
    let to = AccountRights {
        role: role(verb).unwrap_or(account.role),
        edit: edit.unwrap_or(account.edit.id),
        // Who sees what he edits goes on doing so.
        view: view.or(edit.filter(|_| account.view == account.edit)).unwrap_or(account.view.id),
        revoked: if verb.get_flag("restore") { false } else { account.revoked || verb.get_flag("revoke") },
    };
    apply(call, &mut store, vec![AccountStep::Set { name: name.clone(), expect: account.version, to }])
}
