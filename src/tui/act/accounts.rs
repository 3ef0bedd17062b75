//! Accounts and keys on the screen: what `daumoi admin` does, for whoever is above them.

use crate::domain::account::{Account, AccountRights, AccountStep};
use crate::domain::change::{Cause, ChangeSet, Step};
use crate::domain::id::UnitId;
use crate::domain::query::Hit;
use crate::domain::rights::{AdminRole, Rights};
use crate::messages::account_sheet as words;
use crate::tui::act::{navigate, prompt, ready, visit};
use crate::tui::command::WhyNot;
use crate::tui::confirm::Confirm;
use crate::tui::edit::pending::Pending;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::prompt::PromptFor;
use crate::tui::prompt::account::{self, AccountFor};
use crate::tui::sheet::Sheet;
use crate::tui::sheet::accounts::{Accounts, Row, rights};
use crate::tui::sheet::picker::PickFor;

/// Whoever sits here is an administrator.
///
/// # Errors
/// He is not.
pub fn administrator(model: &Model) -> Result<(), WhyNot> {
    let may = model.overview.as_ref().is_some_and(|known| known.rights.may(AdminRole::Administrator));
    if may { Ok(()) } else { Err(WhyNot::NotAdministrator) }
}

/// Command: the accounts below one's own.
pub fn open(model: &mut Model) {
    let sheet = Accounts::new(model.new_sheet());
    visit::open(model, Sheet::Accounts(Box::new(sheet)));
}

fn row(model: &Model) -> Option<Row<'_>> {
    match model.sheet()? {
        Sheet::Accounts(sheet) => sheet.chosen(),
        _ => None,
    }
}

fn own(model: &Model) -> Rights {
    model.overview.as_ref().map_or_else(Rights::nothing, |overview| overview.rights.clone())
}

/// Accounts can be written.
///
/// # Errors
/// Why not.
pub fn ready_write(model: &Model) -> Result<(), WhyNot> {
    administrator(model)?;
    ready::at_once(model)
}

/// The account of the cursor is below one's own.
///
/// # Errors
/// Why not.
pub fn ready_below(model: &Model) -> Result<(), WhyNot> {
    ready_write(model)?;
    let row = row(model).ok_or(WhyNot::NoAccount)?;
    if own(model).is_above(&rights(row.account())) { Ok(()) } else { Err(WhyNot::NotBelow) }
}

/// The account, or the key that still opens, of the cursor is below one's own.
///
/// # Errors
/// Why not.
pub fn ready_row(model: &Model) -> Result<(), WhyNot> {
    ready_below(model)?;
    let is_revoked = row(model).and_then(|row| row.key()).is_some_and(|key| key.revoked);
    if is_revoked { Err(WhyNot::KeyRevoked) } else { Ok(()) }
}

/// Command: asks for the unit of a new account.
pub fn add(model: &mut Model) {
    navigate::open_picker(model, PickFor::NewAccount);
}

/// Command: asks for another unit.
pub fn move_unit(model: &mut Model) {
    let Some(name) = row(model).map(|row| row.account().name.clone()) else { return };
    navigate::open_picker(model, PickFor::AccountUnit { name });
}

/// The unit of an account is chosen: opens the fields of a new one, or gives it to the one that is there.
pub fn picked(model: &mut Model, what_for: &PickFor, hit: &Hit) {
    let unit = hit.target.key.unit;
    if *what_for == PickFor::NewAccount {
        let unit_name = hit.name.clone();
        let roles = roles(model, unit);
        return begin(model, AccountFor::Add { unit, unit_name }, &roles);
    }
    let Some(account) = row(model).map(|row| row.account().clone()) else { return };
    // Who sees what he edits goes on doing so.
    let view = if account.view == account.edit { unit } else { account.view.id };
    let to = AccountRights { edit: unit, view, ..account::given(&account) };
    apply(model, account::set(&account, to));
}

/// The roles that may be given in the subtree of a unit: there is nobody as strong in the whole of one's own.
fn roles(model: &Model, unit: UnitId) -> Vec<AdminRole> {
    let whole = model.overview.as_ref().and_then(|overview| overview.own.as_ref());
    let own = own(model);
    let is_whole = whole.is_some_and(|whole| whole.id == unit && whole.path == own.edit);
    let may_give = |role: &AdminRole| !is_whole || *role < AdminRole::Administrator;
    // The one that is given most often comes first.
    let order = [AdminRole::Editor, AdminRole::Viewer, AdminRole::Approver, AdminRole::Administrator];
    order.into_iter().filter(may_give).collect()
}

/// Command: the role of an account, or the last day of a key.
pub fn change(model: &mut Model) {
    let Some(row) = row(model) else { return };
    let account = row.account().clone();
    if let Some(key) = row.key().cloned() {
        return begin(model, AccountFor::Expiry(account.name, Box::new(key)), &[]);
    }
    let own = own(model);
    let may_give = |role: &AdminRole| own.is_above(&Rights { role: *role, ..rights(&account) });
    let others = AdminRole::ALL.into_iter().filter(|role| *role != account.role);
    let roles: Vec<AdminRole> = std::iter::once(account.role).chain(others).filter(may_give).collect();
    begin(model, AccountFor::Role(Box::new(account)), &roles);
}

/// Command: asks for a public key.
pub fn add_key(model: &mut Model) {
    let Some(name) = row(model).map(|row| row.account().name.clone()) else { return };
    begin(model, AccountFor::AddKey(name), &[]);
}

/// Opens the fields, with what was typed if they were refused before.
fn begin(model: &mut Model, what_for: AccountFor, roles: &[AdminRole]) {
    let serial = model.new_number();
    let same = |known: &PromptFor| matches!(known, PromptFor::Account(known) if **known == what_for);
    let refused = model.refused.iter().position(|known| same(&known.what_for));
    let fields = if let Some(place) = refused {
        let mut fields = model.refused.remove(place);
        fields.serial = serial;
        fields
    } else {
        let mut fields = account::prompt(serial, model.context(), what_for, roles);
        fields.go_to(0);
        fields
    };
    prompt::open(model, fields);
}

/// Command: asks before an account or a key is revoked, or an account is let in again.
pub fn revoke(model: &mut Model) {
    let lang = model.lang();
    let Some(row) = row(model) else { return };
    let (account, name) = (row.account(), &row.account().name);
    let (question, step) = if let Some(key) = row.key() {
        let fingerprint = key.key.fingerprint.clone();
        (words::ask_revoke_key(lang, name, &short(&fingerprint)), AccountStep::RevokeKey { fingerprint })
    } else {
        let text = if account.revoked { words::ask_restore } else { words::ask_revoke_account };
        (text(lang, name), turned(account))
    };
    model.confirm = Some(Confirm::Account { question, step: Box::new(step) });
}

fn turned(account: &Account) -> AccountStep {
    account::set(account, AccountRights { revoked: !account.revoked, ..account::given(account) })
}

/// The head of a fingerprint: enough to tell the keys of one account apart.
pub fn short(fingerprint: &str) -> String {
    fingerprint.chars().take(15).chain(std::iter::once('…')).collect()
}

/// Does what was asked, once that is confirmed.
pub fn confirmed(model: &mut Model) {
    if let Some(Confirm::Account { step, .. }) = model.confirm.take() {
        apply(model, *step);
    }
}

fn apply(model: &mut Model, step: AccountStep) {
    let op = model.new_op();
    let steps = vec![Step::Account(Box::new(step))];
    model.want(Effect::Apply(Box::new(ChangeSet { op, cause: Cause::Account, steps })));
    model.pending.push(Pending::of(op, Cause::Account, None));
}
