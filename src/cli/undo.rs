//! `undo`: takes back one change set of the log.

use clap::ArgMatches;

use crate::app::{clock, random};
use crate::cli::exit::{Exit, say};
use crate::cli::output::Output;
use crate::cli::{Call, Ended, one};
use crate::domain::change::Cause;
use crate::domain::id::Seq;
use crate::messages::history_verbs as text;

/// Runs the verb: prints the number of the new change.
pub(super) fn run(call: &Call, verb: &ArgMatches) -> Ended {
    let Some(seq) = verb.get_one::<i64>("seq").copied() else { return Ok(Exit::Refused) };
    let mut store = call.open(verb)?;
    let session = call.session(&store);
    let when = (random::op_id().map_err(one)?, clock::now());
    let (cause, applied) = store.revert(&session, Seq(seq), when).map_err(one)?;
    if let Some(new) = applied.seq.filter(|_| applied.records > 0) {
        let mut out = Output::new();
        out.line(&new.0.to_string()).and_then(|()| out.finish()).map_err(one)?;
    }
    let said = if cause == Cause::Redo { text::redone } else { text::undone };
    say(&said(call.lang, seq, applied.records));
    Ok(Exit::Done)
}
