//! `import`: a file into the roster, whole or not at all.

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use crate::app::{clock, random};
use crate::cli::exit::{Exit, report_of, say};
use crate::cli::{Call, Ended, one, source};
use crate::domain::fault::Fault;
use crate::domain::fault::import::ImportFault;
use crate::exchange::{events, officers, waivers};
use crate::messages::{Lang, command_line as text};
use crate::store::{ImportRefused, Store, Taken};

/// Runs the verb.
pub(super) fn run(call: &Call, verb: &ArgMatches) -> Ended {
    match verb.subcommand() {
        Some(("officers", verb)) => import_officers(call, verb),
        Some(("waivers", verb)) => import_waivers(call, verb),
        Some(("events", verb)) => import_events(call, verb),
        _ => Ok(Exit::Refused),
    }
}

fn import_officers(call: &Call, verb: &ArgMatches) -> Ended {
    let Some(path) = verb.get_one::<PathBuf>("file") else { return Ok(Exit::Refused) };
    let name = source::name(path);
    let source = open_source(path).map_err(one)?;
    let mut store = call.open(verb)?;
    take_in(call, &mut store, source, &name, verb.get_flag("dry-run"))
}

fn import_waivers(call: &Call, verb: &ArgMatches) -> Ended {
    let Some(path) = verb.get_one::<PathBuf>("file") else { return Ok(Exit::Refused) };
    let name = source::name(path);
    let rows = waivers::read(open_source(path).map_err(one)?, &name)?;
    let mut store = call.open(verb)?;
    let (op, dry_run) = (random::op_id().map_err(one)?, verb.get_flag("dry-run"));
    let taken = store.import_waivers(&call.session(&store), op, clock::now(), &rows, dry_run);
    let word = if dry_run { text::would_import_waivers } else { text::waivers_imported };
    end(call, &name, taken, word)
}

fn import_events(call: &Call, verb: &ArgMatches) -> Ended {
    let Some(path) = verb.get_one::<PathBuf>("file") else { return Ok(Exit::Refused) };
    let name = source::name(path);
    let rows = events::read(open_source(path).map_err(one)?, &name)?;
    let mut store = call.open(verb)?;
    let (op, dry_run) = (random::op_id().map_err(one)?, verb.get_flag("dry-run"));
    let taken = store.import_events(&call.session(&store), op, clock::now(), &rows, dry_run);
    let word = if dry_run { text::would_import_events } else { text::events_imported };
    end(call, &name, taken, word)
}

/// Says what came of a small file.
fn end(
    call: &Call,
    name: &str,
    taken: Result<Taken, ImportRefused>,
    word: impl Fn(Lang, u64) -> String,
) -> Ended {
    match taken {
        Ok(taken) => {
            for line in &taken.idle {
                say(&format!("{name}, {}", text::waiver_idle(call.lang, *line)));
            }
            say(&word(call.lang, taken.rows));
            Ok(Exit::Done)
        }
        Err(refused) => ended(call, name, refused),
    }
}

/// Says why nothing was taken in.
fn ended(call: &Call, name: &str, refused: ImportRefused) -> Ended {
    if refused.faults.iter().any(Fault::is_of_the_store) {
        return Err(refused.faults);
    }
    // Faults that only the roster tells know the line; the file is known here.
    let faults: Vec<Fault> = refused.faults.into_iter().map(|fault| fault.in_file(name)).collect();
    Ok(report_of(call.lang, &faults, refused.count))
}

/// Opens a file that is to be read.
pub(super) fn open_source(path: &Path) -> Result<Box<dyn Read>, Fault> {
    source::open(path).map_err(|error| {
        Fault::from(ImportFault::Unreadable { cause: error.to_string() }).in_file(&source::name(path))
    })
}

/// Takes the officers of a source into the roster and says what came of it.
pub(super) fn take_in(call: &Call, store: &mut Store, source: impl Read, name: &str, dry_run: bool) -> Ended {
    let scale = store.qualifications().map_err(one)?;
    let mut rows = officers::read(source, name, &scale)?;
    let op = random::op_id().map_err(one)?;
    let taken = store.import_officers(&call.session(store), op, clock::now(), &mut rows, dry_run);
    match taken {
        Ok(done) => {
            let word = if dry_run { text::would_import } else { text::imported };
            say(&word(call.lang, done.people, done.seats));
            Ok(Exit::Done)
        }
        Err(refused) => ended(call, name, refused),
    }
}
