//! `verify`, `backup`, `restore`: caring for the file.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use crate::app::clock;
use crate::cli::exit::{Exit, say};
use crate::cli::{Call, Ended, one, place};
use crate::domain::fault::Fault;
use crate::messages::command_line as text;
use crate::messages::flaw::text as flaw_text;
use crate::store::Store;

/// Checks the file, the stored findings and the log.
pub(super) fn verify(call: &Call, verb: &ArgMatches) -> Ended {
    let path = place::roster(call, verb).map_err(one)?;
    let mut store = Store::open(&path, clock::today()).map_err(one)?;
    let verified = store.verify().map_err(one)?;
    if verified.flaws.is_empty() {
        say(&text::verified(call.lang));
        return Ok(Exit::Done);
    }
    for flaw in &verified.flaws {
        say(&text::verify_failed(call.lang, &flaw_text(call.lang, flaw)));
    }
    Ok(Exit::Store)
}

/// Makes a verified copy.
pub(super) fn backup(call: &Call, verb: &ArgMatches) -> Ended {
    let Some(target) = verb.get_one::<PathBuf>("file") else { return Ok(Exit::Refused) };
    let path = place::roster(call, verb).map_err(one)?;
    // In a folder the copy gets a name by the time.
    let named = target.join(format!("roster-{}.db", clock::iso(clock::now()).replace(':', "")));
    let target = if target.is_dir() { &named } else { target };
    let store = Store::reader(&path).map_err(one)?;
    store.backup(target).map_err(|fault| one(fault.in_file(&target.to_string_lossy())))?;
    say(&text::backed_up(call.lang, &target.to_string_lossy()));
    Ok(Exit::Done)
}

/// Puts a copy, verified first, where the roster is.
pub(super) fn restore(call: &Call, verb: &ArgMatches) -> Ended {
    let Some(source) = verb.get_one::<PathBuf>("file") else { return Ok(Exit::Refused) };
    let path = place::roster(call, verb).map_err(one)?;
    // What is wrong with the copy is told of the copy; what follows is about the roster.
    drop(Store::reader(source).map_err(|fault| one(fault.in_file(&source.to_string_lossy())))?);
    let kept = keep_present(&path).map_err(one)?;
    Store::restore(source, &path).map_err(one)?;
    say(&text::restored(call.lang, &path.to_string_lossy(), &kept));
    Ok(Exit::Done)
}

/// A verified copy of the roster as it is now, beside it: a copy put back over newer work must not be its end.
/// A dash where there is no roster yet.
fn keep_present(path: &Path) -> Result<String, Fault> {
    if !path.exists() {
        return Ok("–".to_owned());
    }
    let kept = path.with_extension(format!("before-{}.db", clock::now()));
    Store::reader(path)?.backup(&kept)?;
    Ok(kept.to_string_lossy().into_owned())
}
