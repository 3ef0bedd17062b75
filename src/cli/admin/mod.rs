//! `admin`: accounts of an office server and their keys, for whoever owns the roster's file.

mod accounts;
mod keys;
pub(in crate::cli) mod verbs;

use clap::ArgMatches;

use crate::app::{clock, random};
use crate::cli::exit::{Exit, say};
use crate::cli::{Call, Ended, one};
use crate::domain::account::{Account, AccountStep};
use crate::domain::change::{Cause, ChangeSet, Step};
use crate::domain::fault::Fault;
use crate::domain::fault::access::AccessFault;
use crate::domain::fault::usage::UsageFault;
use crate::domain::id::UnitId;
use crate::domain::query::{Answer, Question};
use crate::domain::rights::AdminRole;
use crate::messages::command_line as text;
use crate::store::Store;

/// Runs the verb.
pub(super) fn run(call: &Call, verb: &ArgMatches) -> Ended {
    match verb.subcommand() {
        Some(("list", verb)) => accounts::list(call, verb),
        Some(("set", verb)) => accounts::set(call, verb),
        Some(("key", verb)) => match verb.subcommand() {
            Some(("add", verb)) => keys::add(call, verb),
            Some(("list", verb)) => keys::list(call, verb),
            Some(("revoke", verb)) => keys::revoke(call, verb),
            _ => Ok(Exit::Refused),
        },
        _ => Ok(Exit::Refused),
    }
}

fn all(store: &mut Store) -> Result<Vec<Account>, Fault> {
    match store.ask(&Question::Accounts)? {
        Answer::Accounts(accounts) => Ok(accounts),
        _ => Ok(Vec::new()),
    }
}

fn known(store: &mut Store, name: &str) -> Result<Option<Account>, Fault> {
    Ok(all(store)?.into_iter().find(|account| account.name == name))
}

/// The unit of an option; `None` if the option is not given.
fn unit(store: &Store, verb: &ArgMatches, option: &str) -> Result<Option<UnitId>, Fault> {
    let Some(code) = verb.get_one::<String>(option) else { return Ok(None) };
    let day = store.default_day(clock::today())?;
    let unit = store.unit_by_code(code, day)?;
    unit.map(Some).ok_or_else(|| {
        Fault::from(UsageFault::UnitUnknown { code: code.clone() }).in_field(&format!("--{option}"))
    })
}

fn role(verb: &ArgMatches) -> Option<AdminRole> {
    verb.get_one::<String>("role").and_then(|word| AdminRole::from_word(word))
}

/// Carries out steps together and says the change's number.
fn apply(call: &Call, store: &mut Store, steps: Vec<AccountStep>) -> Ended {
    let steps = steps.into_iter().map(|step| Step::Account(Box::new(step))).collect();
    let set = ChangeSet { op: random::op_id().map_err(one)?, cause: Cause::Account, steps };
    let applied = store.apply(&call.session(store), &set, clock::now()).map_err(one)?;
    match applied.seq.filter(|_| applied.records > 0) {
        Some(seq) => say(&text::changed(call.lang, seq.0)),
        None => say(&text::unchanged(call.lang)),
    }
    Ok(Exit::Done)
}

fn unknown(name: &str) -> Vec<Fault> {
    one(AccessFault::AccountUnknown { name: name.to_owned() }.into())
}
