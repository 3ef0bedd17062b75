//! `verify`: a thorough look at the file.

use clap::ArgMatches;

use crate::app::clock;
use crate::cli::exit::{Exit, say};
use crate::cli::{Call, Ended, one, place};
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
