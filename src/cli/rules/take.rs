//! `rules take` and `rules back`: a rule file comes into force on this roster, and goes again.

use std::path::PathBuf;

use clap::ArgMatches;

use crate::app::{clock, random};
use crate::cli::exit::{Exit, say};
use crate::cli::progress::Progress;
use crate::cli::{Call, Ended, one, rules, shown};
use crate::domain::change::{Cause, ChangeSet, Step};
use crate::domain::day::Day;
use crate::domain::fault::{Fault, FaultKind};
use crate::messages::rules_verbs as text;
use crate::store::Store;

/// Runs the verb.
pub(super) fn run(call: &Call, verb: &ArgMatches) -> Ended {
    let Some(path) = verb.get_one::<PathBuf>("file") else { return Ok(Exit::Refused) };
    let profile = rules::profile(call.lang, path)?;
    let from = Call::day_of(verb, "from")?;
    let mut store = call.open(verb)?;
    rules::fits(call.lang, &store, path, &profile)?;
    let step = Step::TakeRules { source: profile.source.clone(), from };
    let set = ChangeSet { op: random::op_id().map_err(one)?, cause: Cause::Rules, steps: vec![step] };
    let of_file = |fault: Fault| match fault.kind {
        FaultKind::RuleFile(_) => fault.in_file(&path.to_string_lossy()),
        _ => fault,
    };
    let session = call.session(&store);
    let applied = store.apply(&session, &set, clock::now()).map_err(|fault| one(of_file(fault)))?;
    if applied.records == 0 {
        say(&text::taken_already(call.lang, &profile.name));
        return Ok(Exit::Done);
    }
    judge_anew(call, &mut store)?;
    let seq = applied.seq.map_or(0, |seq| seq.0);
    let days = days(call, from.or(profile.valid.from), profile.valid.to);
    say(&text::taken(call.lang, &profile.name, &days, seq));
    Ok(Exit::Done)
}

/// Takes the last one back.
pub(super) fn back(call: &Call, verb: &ArgMatches) -> Ended {
    let mut store = call.open(verb)?;
    let op = random::op_id().map_err(one)?;
    let session = call.session(&store);
    let applied = store.undo_rules(&session, op, clock::now()).map_err(one)?;
    judge_anew(call, &mut store)?;
    say(&text::taken_back(call.lang, applied.seq.map_or(0, |seq| seq.0)));
    Ok(Exit::Done)
}

fn judge_anew(call: &Call, store: &mut Store) -> Result<(), Vec<Fault>> {
    let mut progress = Progress::new(call.lang);
    let tell = &mut |done, units| {
        progress.tell(done, units);
        Ok(())
    };
    store.rejudge(clock::today(), tell).map_err(one)
}

/// The days of a profile in words.
fn days(call: &Call, from: Option<Day>, to: Option<Day>) -> String {
    let shown = |day: Day| shown(call.lang, day);
    text::validity(call.lang, from.map(shown).as_deref(), to.map(shown).as_deref())
}
