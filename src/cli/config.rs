//! `config`: the user's own settings.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use crate::cli::exit::{Exit, say};
use crate::cli::output::Output;
use crate::cli::{Call, Ended, one, place, rules};
use crate::configuration::{self, Configuration, Decoded, MOST};
use crate::domain::fault::Fault;
use crate::domain::fault::settings::SettingsFault;
use crate::messages::fault::{place as where_, what};
use crate::messages::{Lang, settings as text};

/// The settings in force, and what is wrong with their file.
#[derive(Clone, Debug, Default)]
pub(super) struct Chosen {
    pub(super) settings: Configuration,
    faults: Vec<Fault>,
    path: Option<PathBuf>,
}

impl Chosen {
    /// Reads the file of the user, if there is one.
    pub(super) fn read() -> Self {
        let Ok(path) = place::configuration() else { return Self::default() };
        let Decoded { configuration, faults } = match source(&path) {
            Ok(source) => configuration::decode(&source.unwrap_or_default(), &path.to_string_lossy()),
            Err(fault) => Decoded { faults: vec![fault], ..Decoded::default() },
        };
        Self { settings: configuration, faults, path: Some(path) }
    }

    /// What the screen says at its start of a faulty file.
    pub(super) fn warning(&self, lang: Lang) -> Option<String> {
        let first = self.faults.first()?;
        let mut place = first.place.clone();
        place.file = None;
        let first = [where_(lang, &place), what(lang, first)].join(": ");
        let path = self.path.as_ref()?.to_string_lossy();
        Some(text::warning(lang, &path, self.faults.len(), first.trim_start_matches(": ")))
    }
}

/// The text of a configuration file; `None` if there is none.
fn source(path: &Path) -> Result<Option<String>, Fault> {
    let mut source = String::new();
    let read = File::open(path).and_then(|file| file.take(MOST + 1).read_to_string(&mut source));
    let fault = match read {
        Ok(length) if u64::try_from(length).is_ok_and(|length| length <= MOST) => return Ok(Some(source)),
        Ok(_) => SettingsFault::TooLong { most: MOST },
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => SettingsFault::Unreadable { cause: error.to_string() },
    };
    Err(Fault::from(fault).in_file(&path.to_string_lossy()))
}

/// Runs the verb.
pub(super) fn run(call: &Call, verb: &ArgMatches) -> Ended {
    match verb.subcommand() {
        Some(("path", _)) => {
            let path = place::configuration().map_err(one)?;
            print(&(path.to_string_lossy().into_owned() + "\n"))
        }
        Some(("show", _)) => {
            let shown = print(&configuration::write(call.lang, &call.chosen.settings));
            if let Some(warning) = call.chosen.warning(call.lang) {
                say(&warning);
            }
            shown
        }
        Some(("check", verb)) => check(call, verb.get_one::<PathBuf>("file")),
        _ => Ok(Exit::Refused),
    }
}

fn print(text: &str) -> Ended {
    let mut out = Output::new();
    out.source(text).map_err(one)?;
    out.finish().map_err(one)?;
    Ok(Exit::Done)
}

fn check(call: &Call, file: Option<&PathBuf>) -> Ended {
    let path = file.cloned().map_or_else(place::configuration, Ok).map_err(one)?;
    let name = path.to_string_lossy();
    let Some(source) = source(&path).map_err(one)? else {
        if file.is_some() {
            let cause = "No such file or directory".to_owned();
            return Err(one(Fault::from(SettingsFault::Unreadable { cause }).in_file(&name)));
        }
        return print(&(text::absent(call.lang, &name) + "\n"));
    };
    let Decoded { faults, .. } = configuration::decode(&source, &name);
    if faults.is_empty() {
        return print(&(text::good(call.lang, &name) + "\n"));
    }
    rules::show_faults(call.lang, &source, &faults);
    say(&text::bad(call.lang, faults.len()));
    Ok(Exit::Refused)
}
