//! Accounts and keys: which fields are asked, and the steps that they mean.

use crate::domain::account::{Account, AccountKey, AccountRights, AccountStep};
use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::id::UnitId;
use crate::domain::rights::AdminRole;
use crate::messages::{Lang, account_sheet as words, names};
use crate::tui::edit::Context;
use crate::tui::field::choice::Choice;
use crate::tui::field::date::DateOf;
use crate::tui::prompt::{Asks, Blank, Prompt, PromptFor};

/// What is to be done with an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountFor {
    /// A new one.
    Add {
        /// It may edit in the subtree of this unit.
        unit: UnitId,
        /// As it is shown.
        unit_name: String,
    },
    /// Another role.
    Role(Box<Account>),
    /// One more key for the account of this name.
    AddKey(String),
    /// Another last day for a key of the account of this name.
    Expiry(String, Box<AccountKey>),
}

/// The row of fields; of the roles only those that may be given.
pub fn prompt(serial: u32, context: Context<'_>, what_for: AccountFor, roles: &[AdminRole]) -> Prompt {
    let day = |day: Option<Day>| Blank::day(Asks::Expires, DateOf::Future, day, context.dates);
    let role = || Blank::choice(Asks::Role, choices(context.lang, roles));
    let blanks = match &what_for {
        AccountFor::Add { .. } => {
            vec![Blank::text(Asks::AccountName), role(), Blank::text(Asks::PublicKey), day(None)]
        }
        AccountFor::Role(_) => vec![role()],
        AccountFor::AddKey(_) => vec![Blank::text(Asks::PublicKey), day(None)],
        AccountFor::Expiry(_, key) => vec![day(key.expires)],
    };
    Prompt::new(serial, None, PromptFor::Account(Box::new(what_for)), blanks)
}

fn choices(lang: Lang, roles: &[AdminRole]) -> Vec<Choice> {
    roles.iter().map(|role| Choice::new(role.word(), names::admin_role(lang, *role))).collect()
}

/// What the fields mean; nothing if they change nothing.
///
/// # Errors
/// What cannot be read, with its field.
pub fn steps(what_for: &AccountFor, prompt: &Prompt, today: Day) -> Result<Vec<AccountStep>, (usize, Fault)> {
    let role = || prompt.value(Asks::Role, today).map(|word| AdminRole::from_word(&word));
    let key = |name: &str| -> Result<AccountStep, (usize, Fault)> {
        // A key may be longer than any line of a roster; whether it is one the roster tells.
        let text = prompt.place(Asks::PublicKey).and_then(|at| prompt.blanks.get(at));
        let text = text.map(|blank| blank.editor.line().text().trim().to_owned()).unwrap_or_default();
        Ok(AccountStep::ReadKey { name: name.to_owned(), text, expires: prompt.day(Asks::Expires, today)? })
    };
    Ok(match what_for {
        AccountFor::Add { unit, .. } => {
            let name = prompt.value(Asks::AccountName, today)?;
            let Some(role) = role()? else { return Ok(Vec::new()) };
            let add = AccountStep::Add { name: name.clone(), role, edit: *unit, view: *unit };
            let key = key(&name)?;
            let has_key = matches!(&key, AccountStep::ReadKey { text, .. } if !text.is_empty());
            std::iter::once(add).chain(has_key.then_some(key)).collect()
        }
        AccountFor::Role(account) => match role()? {
            Some(role) if role != account.role => {
                vec![set(account, AccountRights { role, ..given(account) })]
            }
            _ => Vec::new(),
        },
        AccountFor::AddKey(name) => vec![key(name)?],
        AccountFor::Expiry(_, key) => {
            let expires = prompt.day(Asks::Expires, today)?;
            let fingerprint = key.key.fingerprint.clone();
            let step = AccountStep::ExpireKey { fingerprint, expires };
            if expires == key.expires { Vec::new() } else { vec![step] }
        }
    })
}

/// The rights of an account as they would be given again.
pub fn given(account: &Account) -> AccountRights {
    let (edit, view) = (account.edit.id, account.view.id);
    AccountRights { role: account.role, edit, view, revoked: account.revoked }
}

/// Other rights for an account.
pub fn set(account: &Account, to: AccountRights) -> AccountStep {
    AccountStep::Set { name: account.name.clone(), expect: account.version, to }
}

/// What is being done.
pub fn title(lang: Lang, what_for: &AccountFor) -> String {
    match what_for {
        AccountFor::Add { unit_name, .. } => words::adding(lang, unit_name),
        AccountFor::Role(account) => words::changing(lang, &account.name, &account.edit.name),
        AccountFor::AddKey(name) => words::adding_key(lang, name),
        AccountFor::Expiry(name, key) => words::changing_key(lang, name, &key.key.fingerprint),
    }
}

/// What is demanded of the open field.
pub fn demands(lang: Lang, what_for: &AccountFor, asks: Asks) -> String {
    match (asks, what_for) {
        (Asks::AccountName, _) => words::help_name(lang),
        (Asks::PublicKey, AccountFor::AddKey(_)) => words::help_key_needed(lang),
        (Asks::PublicKey, _) => words::help_key(lang),
        (Asks::Expires, _) => words::help_expires(lang),
        _ => String::new(),
    }
}
