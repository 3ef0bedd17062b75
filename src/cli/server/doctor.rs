//! `server doctor`: what is wrong with a finished set-up, and what cures it. It only reads.

use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use crate::app::clock;
use crate::cli::exit::Exit;
use crate::cli::output::Output;
use crate::cli::server::setup::Setup;
use crate::cli::{Call, Ended, one};
use crate::domain::backup::Standing;
use crate::domain::day::DateForm;
use crate::domain::query::{Answer, Question};
use crate::domain::rights::AdminRole;
use crate::messages::fault::sentence;
use crate::messages::{Lang, backup, server as text};
use crate::store::Store;

/// The service account as `/etc/passwd` knows it.
struct User {
    id: u32,
    home: String,
    shell: String,
}

/// What is wrong, in sentences.
struct Looking<'a> {
    lang: Lang,
    dates: DateForm,
    setup: &'a Setup,
    wrong: Vec<String>,
}

/// Runs the verb.
pub(super) fn run(call: &Call, verb: &ArgMatches) -> Ended {
    let setup = Setup::of(verb).map_err(one)?;
    let mut looking = Looking { lang: call.lang, dates: call.dates(), setup: &setup, wrong: Vec::new() };
    looking.program();
    match looking.user() {
        Some(user) => looking.files(&user),
        None => looking.wrong.push(text::no_account(call.lang, &setup.user)),
    }
    looking.sshd();
    looking.own_keys();
    looking.roster();
    looking.timer();
    let mut out = Output::new();
    looking.wrong.iter().try_for_each(|line| out.line(line)).map_err(one)?;
    if looking.wrong.is_empty() {
        out.line(&text::all_well(call.lang)).map_err(one)?;
    }
    out.finish().map_err(one)?;
    Ok(if looking.wrong.is_empty() { Exit::Done } else { Exit::Found })
}

fn is_open_to_others(found: &Metadata) -> bool {
    found.mode() & 0o077 != 0
}

impl Looking<'_> {
    fn says(&mut self, sentence: String) {
        self.wrong.push(sentence);
    }

    /// OpenSSH runs it as the key command only if nobody but root can change it or a folder above it.
    fn program(&mut self) {
        let mut path: Option<PathBuf> = Some(self.setup.program.clone());
        while let Some(here) = path.filter(|_| self.setup.is_real()) {
            let safe = fs::metadata(&here).is_ok_and(|found| found.uid() == 0 && found.mode() & 0o022 == 0);
            if !safe {
                self.says(text::unsafe_program(self.lang, &here.to_string_lossy()));
            }
            path = here.parent().map(Path::to_owned);
        }
    }

    fn user(&mut self) -> Option<User> {
        let all = fs::read_to_string(self.setup.at(Path::new("/etc/passwd"))).ok()?;
        let line = all.lines().find(|line| line.split(':').next() == Some(self.setup.user.as_str()))?;
        let parts: Vec<&str> = line.split(':').collect();
        let [_, _, id, _, _, home, shell] = parts.as_slice() else { return None };
        let user = User { id: id.parse().ok()?, home: (*home).to_owned(), shell: (*shell).to_owned() };
        if Path::new(&user.shell) != self.setup.program {
            self.says(text::wrong_shell(self.lang, &user.shell, &self.setup.program.to_string_lossy()));
        }
        if Path::new(&user.home) != self.setup.home {
            self.says(text::wrong_home(self.lang, &user.home, &self.setup.home.to_string_lossy()));
        }
        // Only root can read it.
        let shadow = fs::read_to_string(self.setup.at(Path::new("/etc/shadow"))).unwrap_or_default();
        let own = shadow.lines().find(|line| line.split(':').next() == Some(self.setup.user.as_str()));
        if own.and_then(|line| line.split(':').nth(1)).is_some_and(|password| password.starts_with('!')) {
            self.says(text::locked_account(self.lang, &self.setup.user));
        }
        Some(user)
    }

    /// The folder and everything beside the roster belong to the account alone.
    fn files(&mut self, user: &User) {
        let home = self.setup.at(&self.setup.home);
        let roster = self.setup.at(&self.setup.roster());
        let mut paths = vec![home.clone(), self.setup.at(&self.setup.backups())];
        let beside = fs::read_dir(&home).into_iter().flatten().flatten().map(|entry| entry.path());
        let name = roster.to_string_lossy().into_owned();
        let copies = paths.last().cloned();
        let is_file =
            |path: &PathBuf| path.to_string_lossy().starts_with(&name) && Some(path) != copies.as_ref();
        paths.extend(beside.filter(is_file));
        for path in paths {
            let shown = path.to_string_lossy().into_owned();
            match fs::symlink_metadata(&path) {
                Err(_) => self.says(text::not_there(self.lang, &shown)),
                Ok(found) if found.is_symlink() => self.says(text::is_link(self.lang, &shown)),
                Ok(found) => {
                    if found.uid() != user.id {
                        self.says(text::other_owner(self.lang, &shown, &self.setup.user));
                    }
                    if is_open_to_others(&found) {
                        self.says(text::open_to_others(self.lang, &shown));
                    }
                }
            }
        }
    }

    fn sshd(&mut self) {
        let made = self.setup.sshd();
        let main = self.setup.at(Path::new("/etc/ssh/sshd_config"));
        let main = fs::read_to_string(&main).unwrap_or_default();
        let own = fs::read_to_string(self.setup.at(&made.path)).unwrap_or_default();
        let shown = made.path.to_string_lossy().into_owned();
        let includes =
            |line: &str| line.trim_start().starts_with("Include") && line.contains("sshd_config.d");
        if !own.is_empty() && !main.lines().any(includes) {
            self.says(text::not_included(self.lang, &shown));
        }
        let all = format!("{own}\n{main}");
        if !all.lines().any(|line| line.trim() == format!("Match User {}", self.setup.user)) {
            return self.says(text::no_sshd_part(self.lang, &shown));
        }
        for line in self.setup.sshd_lines() {
            if !all.lines().any(|known| known.trim() == line) {
                self.says(text::no_sshd_line(self.lang, &line, &shown));
            }
        }
    }

    /// Keys in the account's own folder would come in without the roster's leave.
    fn own_keys(&mut self) {
        for name in [".ssh/authorized_keys", ".ssh/authorized_keys2"] {
            let path = self.setup.at(&self.setup.home.join(name));
            let ours = |line: &&str| line.contains("restrict") && line.contains("command=\"session --key ");
            let lines = fs::read_to_string(&path).unwrap_or_default();
            let keys = lines.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
            if keys.clone().count() > keys.filter(ours).count() {
                self.says(text::foreign_keys(self.lang, &path.to_string_lossy()));
            }
        }
    }

    /// Whether it opens, and somebody can come in to care for the accounts.
    fn roster(&mut self) {
        let path = self.setup.at(&self.setup.roster());
        let asked = Store::reader(&path).and_then(|mut store| {
            self.copies(store.copies_standing(clock::now())?);
            store.ask(&Question::Accounts)
        });
        match asked {
            Err(fault) => self.says(sentence(self.lang, &fault.in_file(&path.to_string_lossy()))),
            Ok(Answer::Accounts(accounts)) => {
                let today = clock::today();
                let opens = |account: &crate::domain::account::Account| {
                    account.keys.iter().any(|key| !key.revoked && key.expires.is_none_or(|day| day >= today))
                };
                let leads = |account: &&crate::domain::account::Account| {
                    account.role == AdminRole::Administrator && !account.revoked && opens(account)
                };
                if !accounts.iter().any(|account| leads(&account)) {
                    self.says(text::no_administrator(self.lang));
                }
            }
            Ok(_) => {}
        }
    }

    /// Whether the timer does its work.
    fn copies(&mut self, standing: Option<Standing>) {
        let newest = match standing {
            Some(Standing::Missing) => None,
            Some(Standing::Old { at }) => Some(at),
            Some(Standing::Fresh | Standing::Due) | None => return,
        };
        self.says(backup::found(self.lang, self.dates, newest));
    }

    fn timer(&mut self) {
        for made in [self.setup.service(), self.setup.timer()] {
            let path = self.setup.at(&made.path);
            if fs::read_to_string(&path).ok().as_deref() != Some(made.content.as_str()) {
                self.says(text::no_timer(self.lang, &made.path.to_string_lossy()));
            }
        }
    }
}
