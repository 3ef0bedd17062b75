//! The command line: what scripts, checks and other programs rely on. One file for each verb.

mod admin;
mod arguments;
mod check;
mod config;
mod copies;
mod cures;
mod demo;
mod environment;
mod exit;
mod find;
mod forecast;
mod history;
mod import;
mod init;
mod keep;
mod library;
mod list;
mod list_waivers;
mod output;
mod place;
mod progress;
mod rules;
mod screen;
mod server;
mod set;
mod shell;
mod stats;
mod usage;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ArgMatches;

pub use exit::Exit;

use crate::app::clock;
use crate::cli::config::Chosen;
use crate::cli::environment::Environment;
use crate::cli::output::Format;
use crate::cli::server::Shell;
use crate::domain::day::{DateForm, Day};
use crate::domain::fault::edit::EditFault;
use crate::domain::fault::store::StoreFault;
use crate::domain::fault::{Fault, FaultKind};
use crate::messages::Lang;
use crate::store::{Login, Session, Store};

/// How a verb ends: its status, or the faults to be said.
type Ended = Result<Exit, Vec<Fault>>;

/// Runs the program with the arguments of the process and says how it ended.
pub fn run() -> Exit {
    let environment = Environment::read();
    let given: Vec<OsString> = std::env::args_os().collect();
    let chosen = Chosen::read();
    let lang = environment.language(&given, chosen.settings.language);
    let words = match Shell::of(&given).map_or(Ok(given), Shell::words) {
        Ok(words) => words,
        Err(fault) => return exit::report(lang, &[fault]),
    };
    // The screen opens without a verb: then the grammar of all verbs need not be built.
    let read = arguments::without_verb(lang).try_get_matches_from(&words);
    let matches = match read.or_else(|_| arguments::command(lang).try_get_matches_from(&words)) {
        Ok(matches) => matches,
        Err(error) => return usage::report(lang, &error),
    };
    let login = Login::Owner(environment.user.clone().unwrap_or_else(|| "me".to_owned()));
    let call = Call { lang, environment, chosen, login };
    if let Some(("session", verb)) = matches.subcommand() {
        return server::session(call, verb).unwrap_or_else(|faults| exit::report(lang, &faults));
    }
    call.dispatch(&matches).unwrap_or_else(|faults| exit::report(lang, &call.placed(&matches, faults)))
}

/// What every verb needs to know of how it was called.
struct Call {
    lang: Lang,
    environment: Environment,
    chosen: Chosen,
    /// Who calls.
    login: Login,
}

impl Call {
    fn dispatch(&self, matches: &ArgMatches) -> Ended {
        match matches.subcommand() {
            None => screen::open(self, matches),
            Some(("demo", verb)) => demo::run(self, verb),
            Some(("init", verb)) => init::run(self, verb),
            Some(("import", verb)) => import::run(self, verb),
            Some(("check", verb)) => check::run(self, verb),
            Some(("cures", verb)) => cures::run(self, verb),
            Some(("forecast", verb)) => forecast::run(self, verb),
            Some(("stats", verb)) => stats::run(self, verb),
            Some(("list", verb)) => list::run(self, verb),
            Some(("find", verb)) => find::run(self, verb),
            Some(("history", verb)) => history::run(self, verb),
            Some(("set", verb)) => set::run(self, verb),
            Some(("rules", verb)) => rules::run(self, verb),
            Some(("verify", verb)) => keep::verify(self, verb),
            Some(("backup", verb)) => copies::backup(self, verb),
            Some(("restore", verb)) => copies::restore(self, verb),
            Some(("completions", verb)) => shell::completions(self, verb),
            Some(("man", _)) => shell::man(self),
            Some(("config", verb)) => config::run(self, verb),
            Some(("admin", verb)) => admin::run(self, verb),
            Some(("server", verb)) => server::run(self, verb),
            Some(("ssh-keys", verb)) => server::authorized::ssh_keys(self, verb),
            Some((_, _)) => Ok(Exit::Refused),
        }
    }

    /// Opens the roster that the call means; its stored findings are true as of its day.
    fn open(&self, verb: &ArgMatches) -> Result<Store, Vec<Fault>> {
        let path = self.place(verb).map_err(one)?;
        let mut store = Store::open(&path, clock::today()).map_err(one)?;
        store.enter(&self.login, clock::today()).map_err(one)?;
        Ok(store)
    }

    /// Which file is the roster.
    fn place(&self, verb: &ArgMatches) -> Result<PathBuf, Fault> {
        place::roster(self, verb)
    }

    /// The day that the call asks for; `None` = the roster's own.
    fn as_of(verb: &ArgMatches) -> Result<Option<Day>, Vec<Fault>> {
        Self::day_of(verb, "as-of")
    }

    /// The day that an option names.
    fn day_of(verb: &ArgMatches, option: &str) -> Result<Option<Day>, Vec<Fault>> {
        let Some(text) = verb.get_one::<String>(option) else { return Ok(None) };
        let fault = |fault| {
            one(Fault::from(EditFault::Date { text: text.clone(), fault }).in_field(&format!("--{option}")))
        };
        Day::parse(text).map(Some).map_err(fault)
    }

    /// The day of the call: the one asked for, else the roster's own.
    fn day(asked: Option<Day>, store: &Store) -> Result<Day, Vec<Fault>> {
        asked.map_or_else(|| store.default_day(clock::today()).map_err(one), Ok)
    }

    /// A fault of the roster's file names the file.
    fn placed(&self, matches: &ArgMatches, faults: Vec<Fault>) -> Vec<Fault> {
        let mut verb = matches;
        while let Some((_, inner)) = verb.subcommand() {
            verb = inner;
        }
        let is_sample = matches.subcommand_name() == Some("demo") && place::named(verb).is_none();
        let Some(path) = place::roster(self, verb).ok().filter(|_| !is_sample) else { return faults };
        let about_roster = |fault: &Fault| match &fault.kind {
            FaultKind::Store(fault) => !matches!(fault, StoreFault::Output { .. }),
            _ => false,
        };
        let name = |fault: Fault| {
            if about_roster(&fault) { fault.in_file(&path.to_string_lossy()) } else { fault }
        };
        faults.into_iter().map(name).collect()
    }

    /// How the user wants to see dates.
    fn dates(&self) -> DateForm {
        self.chosen.settings.habits.dates
    }

    /// In whose name an open roster is written.
    fn session(&self, store: &Store) -> Session {
        let owner = || Session::owner(self.environment.user.as_deref().unwrap_or("me"));
        store.session().cloned().unwrap_or_else(owner)
    }
}

fn format(verb: &ArgMatches) -> Format {
    match verb.get_one::<String>("format").map(String::as_str) {
        Some("json") => Format::Json,
        Some("csv") => Format::Csv,
        _ => Format::Text,
    }
}

/// A day as the user's language writes it.
fn shown(lang: Lang, day: Day) -> String {
    match lang {
        Lang::Vi => day.vietnamese(),
        Lang::En => day.to_string(),
    }
}

fn one(fault: Fault) -> Vec<Fault> {
    vec![fault]
}
