//! `import`: a file into the roster, whole or not at all.

use std::fs::File;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use crate::app::{clock, random};
use crate::cli::exit::{Exit, report_of, say};
use crate::cli::{Call, Ended, one};
use crate::domain::fault::Fault;
use crate::domain::fault::import::ImportFault;
use crate::exchange::officers;
use crate::messages::command_line as text;
use crate::store::Store;

/// Runs the verb.
pub(super) fn run(call: &Call, verb: &ArgMatches) -> Ended {
    match verb.subcommand() {
        Some(("officers", verb)) => import_officers(call, verb),
        _ => Ok(Exit::Refused),
    }
}

fn import_officers(call: &Call, verb: &ArgMatches) -> Ended {
    let Some(path) = verb.get_one::<PathBuf>("file") else { return Ok(Exit::Refused) };
    let name = path.to_string_lossy();
    let source = open_source(path).map_err(one)?;
    let mut store = call.open(verb)?;
    take_in(call, &mut store, source, &name, verb.get_flag("dry-run"))
}

/// Opens a file that is to be read; a pipe will do, a folder will not.
pub(super) fn open_source(path: &Path) -> Result<File, Fault> {
    let opened = File::open(path).and_then(|source| {
        if source.metadata()?.is_dir() { Err(Error::from(ErrorKind::IsADirectory)) } else { Ok(source) }
    });
    opened.map_err(|error| {
        Fault::from(ImportFault::Unreadable { cause: error.to_string() }).in_file(&path.to_string_lossy())
    })
}

/// Takes the officers of a source into the roster and says what came of it.
pub(super) fn take_in(
    call: &Call,
    store: &mut Store,
    source: impl std::io::Read,
    name: &str,
    dry_run: bool,
) -> Ended {
    let scale = store.qualifications().map_err(one)?;
    let mut rows = officers::read(source, name, &scale)?;
    let op = random::op_id().map_err(one)?;
    let taken = store.import_officers(&call.session(), op, clock::now(), &mut rows, dry_run);
    match taken {
        Ok(done) => {
            let word = if dry_run { text::would_import } else { text::imported };
            say(&word(call.lang, done.people, done.seats));
            Ok(Exit::Done)
        }
        Err(refused) if refused.faults.iter().any(Fault::is_of_the_store) => Err(refused.faults),
        Err(refused) => {
            // Faults that only the roster tells know the line; the file is known here.
            let faults: Vec<Fault> = refused.faults.into_iter().map(|fault| fault.in_file(name)).collect();
            Ok(report_of(call.lang, &faults, refused.count))
        }
    }
}
