//! `admin key add`, `list`, `revoke`.

use std::io::Read;

use clap::ArgMatches;
use serde::Serialize;

use crate::app::clock;
use crate::cli::admin::{all, apply, known, role, unit};
use crate::cli::exit::Exit;
use crate::cli::output::{Format, Output};
use crate::cli::server::authorized;
use crate::cli::{Call, Ended, format, one, shown};
use crate::domain::account::{Account, AccountKey, AccountStep, PublicKey};
use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::fault::access::{AccessFault, KeyFault};
use crate::domain::fault::edit::EditFault;
use crate::domain::fault::usage::UsageFault;
use crate::messages::{accounts as words, command_line as text};
use crate::store::{Store, read_key};

/// More is no key.
const MOST: u64 = 64 * 1_024;

fn public_key() -> Result<PublicKey, Fault> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(MOST).read_to_end(&mut bytes);
    let damaged = || Fault::from(AccessFault::BadKey { why: KeyFault::Damaged });
    read.map_err(|_| damaged())?;
    read_key(std::str::from_utf8(&bytes).map_err(|_| damaged())?)
}

fn expires(verb: &ArgMatches) -> Result<Option<Day>, Fault> {
    let Some(text) = verb.get_one::<String>("expires") else { return Ok(None) };
    let fault = |fault| Fault::from(EditFault::Date { text: text.clone(), fault }).in_field("--expires");
    Day::parse(text).map(Some).map_err(fault)
}

/// Reads a public key on standard input and gives it to an account, which is made if there is none of the name.
pub(super) fn add(call: &Call, verb: &ArgMatches) -> Ended {
    let Some(name) = verb.get_one::<String>("name") else { return Ok(Exit::Refused) };
    let last = expires(verb).map_err(one)?;
    let key = public_key().map_err(one)?;
    let mut store = call.open(verb)?;
    let mut steps = account_steps(call, &mut store, verb, name).map_err(one)?;
    steps.push(AccountStep::AddKey { name: name.clone(), key: key.clone(), expires: last });
    let ended = apply(call, &mut store, steps)?;
    if verb.get_flag("print") {
        let line = match store.opening_key(&key, clock::today()).map_err(one)? {
            Some((id, last)) => authorized::line(id, last, store.path(), &key, name),
            None => String::new(),
        };
        let mut out = Output::new();
        out.line(&line).and_then(|()| out.finish()).map_err(one)?;
    }
    Ok(ended)
}

/// What makes the account, if it is not there. One that is there keeps its rights; others are not given in passing.
fn account_steps(
    call: &Call,
    store: &mut Store,
    verb: &ArgMatches,
    name: &str,
) -> Result<Vec<AccountStep>, Fault> {
    let (role, edit) = (role(verb), unit(store, verb, "under")?);
    let view = unit(store, verb, "view")?;
    if let Some(account) = known(store, name)? {
        let same = role.is_none_or(|role| role == account.role)
            && edit.is_none_or(|unit| unit == account.edit.id)
            && view.is_none_or(|unit| unit == account.view.id);
        let taken = || AccessFault::AccountExists { name: name.to_owned() };
        return if same { Ok(Vec::new()) } else { Err(taken().into()) };
    }
    let (Some(role), Some(edit)) = (role, edit) else {
        let missing = if role.is_none() { "--role" } else { "--under" };
        let text = text::missing_argument(call.lang, missing);
        return Err(UsageFault::CommandLine { text }.into());
    };
    Ok(vec![AccountStep::Add { name: name.to_owned(), role, edit, view: view.unwrap_or(edit) }])
}

#[derive(Serialize)]
struct Row<'a> {
    number: i64,
    name: &'a str,
    kind: &'a str,
    fingerprint: &'a str,
    expires: Option<String>,
    revoked: bool,
}

fn row<'a>(account: &'a Account, key: &'a AccountKey) -> Row<'a> {
    Row {
        number: key.id.0,
        name: &account.name,
        kind: &key.key.kind,
        fingerprint: &key.key.fingerprint,
        expires: key.expires.map(|day| day.to_string()),
        revoked: key.revoked || account.revoked,
    }
}

/// Lists the keys.
pub(super) fn list(call: &Call, verb: &ArgMatches) -> Ended {
    let mut store = call.open(verb)?;
    let accounts = all(&mut store).map_err(one)?;
    write(call, format(verb), &accounts).map_err(one)?;
    Ok(Exit::Done)
}

fn write(call: &Call, form: Format, accounts: &[Account]) -> Result<(), Fault> {
    let keys = accounts.iter().flat_map(|account| account.keys.iter().map(move |key| (account, key)));
    let mut out = Output::new();
    match form {
        Format::Json => out.json(&keys.map(|(account, key)| row(account, key)).collect::<Vec<_>>())?,
        Format::Csv => {
            out.row(["number", "name", "kind", "fingerprint", "expires", "revoked"])?;
            for row in keys.map(|(account, key)| row(account, key)) {
                let revoked = if row.revoked { "yes" } else { "" };
                let expires = row.expires.as_deref().unwrap_or_default();
                out.row([&row.number.to_string(), row.name, row.kind, row.fingerprint, expires, revoked])?;
            }
        }
        Format::Text => {
            for (account, key) in keys {
                let state = match key.expires {
                    _ if key.revoked || account.revoked => words::revoked(call.lang),
                    Some(day) => words::until(call.lang, &shown(call.lang, day)),
                    None => String::new(),
                };
                let line = format!("{}  {}  {}  {state}", key.key.fingerprint, account.name, key.key.kind);
                out.line(line.trim_end())?;
            }
        }
    }
    out.finish()
}

/// Revokes the key of a fingerprint; what was already revoked stays so.
pub(super) fn revoke(call: &Call, verb: &ArgMatches) -> Ended {
    let Some(fingerprint) = verb.get_one::<String>("fingerprint") else { return Ok(Exit::Refused) };
    let mut store = call.open(verb)?;
    apply(call, &mut store, vec![AccountStep::RevokeKey { fingerprint: fingerprint.clone() }])
}
