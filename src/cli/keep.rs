//! `verify`: a thorough look at the file.

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
