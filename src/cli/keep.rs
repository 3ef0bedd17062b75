//! `verify`, `backup`, `restore`: caring for the file.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use crate::app::clock;
use crate::cli::exit::{Exit, say};
use crate::cli::output::Output;
use crate::cli::{Call, Ended, one, place};
use crate::domain::fault::Fault;
use crate::domain::fault::usage::UsageFault;
use crate::domain::id::Seq;
use crate::messages::command_line as text;
use crate::messages::flaw::text as flaw_text;
use crate::store::Store;

/// Checks the file, the stored findings and the log.
pub(super) fn verify(call: &Call, verb: &ArgMatches) -> Ended {
    let path = place::roster(call, verb).map_err(one)?;
    let mut store = Store::open(&path, clock::today()).map_err(one)?;
    let kept = kept_head(verb)?;
    let verified = store.verify().map_err(one)?;
    let kept = match kept {
        Some((seq, digits)) => store.still_holds(seq, &digits).map_err(one)?,
        None => None,
    };
    if verified.flaws.is_empty() && kept.is_none() {
        if let Some((seq, hash)) = store.log_head().map_err(one)? {
            let mut out = Output::new();
            out.line(&format!("{}:{hash}", seq.0)).and_then(|()| out.finish()).map_err(one)?;
        }
        say(&text::verified(call.lang));
        return Ok(Exit::Done);
    }
    for flaw in verified.flaws.iter().chain(&kept) {
        say(&text::verify_failed(call.lang, &flaw_text(call.lang, flaw)));
    }
    Ok(Exit::Store)
}

/// The head of the log that was written down: `SEQ:DIGITS`, at least eight of the digits.
fn kept_head(verb: &ArgMatches) -> Result<Option<(Seq, String)>, Vec<Fault>> {
    let Some(text) = verb.get_one::<String>("head") else { return Ok(None) };
    let parts = text.trim().split_once(':').and_then(|(seq, digits)| Some((seq.parse().ok()?, digits)));
    let is_hash = |digits: &str| digits.len() >= 8 && digits.chars().all(|digit| digit.is_ascii_hexdigit());
    if let Some((seq, digits)) = parts.filter(|(_, digits)| is_hash(digits)) {
        return Ok(Some((Seq(seq), digits.to_owned())));
    }
    let known = vec!["SEQ:HEX".to_owned()];
    Err(one(Fault::from(UsageFault::Word { text: text.clone(), known }).in_field("--head")))
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
