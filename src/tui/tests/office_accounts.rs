//! The accounts of the office in memory.

use crate::domain::account::{Account, AccountKey, AccountStep, AccountUnit, KeyId, PublicKey};
use crate::domain::change::{Applied, Cause, ChangeSet, Outcome, Step};
use crate::domain::fault::Fault;
use crate::domain::fault::access::{AccessFault, KeyFault};
use crate::domain::id::{UnitId, Version};
use crate::domain::rights::{AdminRole, Rights};
use crate::tui::sheet::accounts::rights;
use crate::tui::tests::office::Office;

impl Office {
    /// The accounts that whoever sits at the screen may see.
    pub(super) fn listed_accounts(&self) -> Vec<Account> {
        let own = &self.rights;
        let seen = |account: &&Account| own.is_above(&rights(account)) || *own == rights(account);
        self.accounts.iter().filter(seen).cloned().collect()
    }

    pub(super) fn account_unit(&self, id: UnitId) -> AccountUnit {
        let unit = self.find_unit(id);
        AccountUnit {
            id,
            code: unit.code.clone(),
            name: unit.full_name(),
            path: unit.path.clone(),
            until: unit.life.to,
        }
    }

    /// An account with one key.
    pub(super) fn account(&mut self, name: &str, role: AdminRole, unit: &str) {
        let unit = self.account_unit(self.id(unit));
        let (edit, view) = (unit.clone(), unit);
        let name = name.to_owned();
        self.accounts.push(Account {
            version: Version(1),
            role,
            edit,
            view,
            revoked: false,
            keys: Vec::new(),
            name: name.clone(),
        });
        self.key(&name, &format!("{name}0"), None);
    }

    fn key(&mut self, name: &str, text: &str, expires: Option<crate::domain::day::Day>) {
        let id = KeyId(
            i64::try_from(self.accounts.iter().map(|account| account.keys.len()).sum::<usize>()).unwrap() + 1,
        );
        let fingerprint = format!("SHA256:{text:a<43}");
        let key = PublicKey { kind: "ssh-ed25519".to_owned(), base64: text.to_owned(), fingerprint };
        let account = self.accounts.iter_mut().find(|account| account.name == name).unwrap();
        account.keys.push(AccountKey { id, key, expires, revoked: false });
    }

    /// Changes accounts, all of the steps or none; `None`: the set is not about them.
    pub(super) fn apply_to_accounts(&mut self, set: &ChangeSet) -> Option<Outcome> {
        if set.cause != Cause::Account {
            return None;
        }
        let before = self.accounts.clone();
        for step in &set.steps {
            let Step::Account(step) = step else { panic!("{step:?} is about no account") };
            if let Err(fault) = self.account_step(step) {
                self.accounts = before;
                return Some(Err(fault));
            }
        }
        self.written += 1;
        Some(Ok(Applied::default()))
    }

    fn account_step(&mut self, step: &AccountStep) -> Result<(), Fault> {
        match step {
            AccountStep::Add { name, role, edit, view } => {
                if self.accounts.iter().any(|account| account.name == *name) {
                    return Err(AccessFault::AccountExists { name: name.clone() }.into());
                }
                let (edit, view) = (self.account_unit(*edit), self.account_unit(*view));
                let other = Rights { role: *role, edit: edit.path.clone(), view: view.path.clone() };
                if !self.rights.is_above(&other) {
                    return Err(AccessFault::NotBelow.into());
                }
                let (name, role) = (name.clone(), *role);
                let (version, revoked, keys) = (Version(1), false, Vec::new());
                self.accounts.push(Account { version, name, role, edit, view, revoked, keys });
            }
            AccountStep::Set { name, expect, to } => {
                let (edit, view) = (self.account_unit(to.edit), self.account_unit(to.view));
                let known = self.accounts.iter_mut().find(|account| account.name == *name).unwrap();
                if known.version != *expect {
                    return Err(AccessFault::AccountChanged { name: name.clone() }.into());
                }
                known.version = Version(expect.0 + 1);
                (known.role, known.edit, known.view, known.revoked) = (to.role, edit, view, to.revoked);
            }
            AccountStep::ReadKey { name, text, expires } => {
                let base64 = text.strip_prefix("ssh-ed25519 ").and_then(|rest| rest.split(' ').next());
                let bad = || Fault::from(AccessFault::BadKey { why: KeyFault::Damaged });
                self.key(name, base64.ok_or_else(bad)?, *expires);
            }
            AccountStep::ExpireKey { fingerprint, expires } => {
                self.each_key(fingerprint, |key| key.expires = *expires);
            }
            AccountStep::RevokeKey { fingerprint } => self.each_key(fingerprint, |key| key.revoked = true),
            AccountStep::AddKey { .. } => panic!("the screen reads no key"),
        }
        Ok(())
    }

    fn each_key(&mut self, fingerprint: &str, change: impl Fn(&mut AccountKey)) {
        let keys = self.accounts.iter_mut().flat_map(|account| &mut account.keys);
        keys.filter(|key| key.key.fingerprint == fingerprint).for_each(change);
    }
}
