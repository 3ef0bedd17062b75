//! `backup` and `restore`: copies of the roster, and one of them in its place.

use std::io::{BufRead, IsTerminal, stdin};
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use crate::app::clock;
use crate::cli::exit::{Exit, say};
use crate::cli::output::Output;
use crate::cli::{Call, Ended, one, place};
use crate::domain::fault::Fault;
use crate::messages::{backup as text, command_line, history};
use crate::store::Store;

/// So many of the changes that would be lost are told one by one.
const TOLD: usize = 50;

/// Makes a verified copy, or lists those that are kept.
pub(super) fn backup(call: &Call, verb: &ArgMatches) -> Ended {
    let path = place::roster(call, verb).map_err(one)?;
    if verb.get_flag("list") {
        return list(call, &path);
    }
    let store = Store::reader(&path).map_err(one)?;
    let Some(target) = verb.get_one::<PathBuf>("file") else {
        let folder = Store::copies_folder(&path);
        let in_folder = |fault: Fault| one(fault.in_file(&folder.to_string_lossy()));
        let copy = store.keep_copy(clock::now()).map_err(in_folder)?;
        say(&command_line::backed_up(call.lang, &folder.join(copy.name).to_string_lossy()));
        return Ok(Exit::Done);
    };
    // In a folder the copy gets a name by the time.
    let named = target.join(format!("roster-{}.db", clock::iso(clock::now()).replace(':', "")));
    let target = if target.is_dir() { &named } else { target };
    store.backup(target).map_err(|fault| one(fault.in_file(&target.to_string_lossy())))?;
    say(&command_line::backed_up(call.lang, &target.to_string_lossy()));
    Ok(Exit::Done)
}

fn list(call: &Call, path: &Path) -> Ended {
    let copies = Store::copies(path).map_err(one)?;
    if copies.is_empty() {
        say(&text::none_kept(call.lang, &Store::copies_folder(path).to_string_lossy()));
    }
    let mut out = Output::new();
    let dates = call.dates();
    copies.iter().try_for_each(|copy| out.line(&text::line(call.lang, dates, copy))).map_err(one)?;
    out.finish().map_err(one)?;
    Ok(Exit::Done)
}

/// Puts a copy, verified first, where the roster is; what would be lost is shown before.
pub(super) fn restore(call: &Call, verb: &ArgMatches) -> Ended {
    let Some(source) = verb.get_one::<PathBuf>("file") else { return Ok(Exit::Refused) };
    let path = place::roster(call, verb).map_err(one)?;
    // What is wrong with the copy is told of the copy; what follows is about the roster.
    let of_copy = |fault: Fault| one(fault.in_file(&source.to_string_lossy()));
    Store::verify_copy(source).map_err(of_copy)?;
    // A roster that cannot be read any more is what copies are for: then there is nothing to compare.
    if let Ok(roster) = Store::reader(&path) {
        let lost = roster.would_lose(source, TOLD).map_err(one)?;
        for line in text::lost(call.lang, call.dates(), &lost) {
            say(&line);
        }
        for entry in &lost.entries {
            say(&["  ", &history::sentence(call.lang, call.dates(), entry)].concat());
        }
        let told = i64::try_from(lost.entries.len()).unwrap_or(i64::MAX);
        let more = lost.newest.0 - lost.common.0 - told;
        if more > 0 {
            say(&text::more_lost(call.lang, more));
        }
    }
    if verb.get_flag("preview") {
        return Ok(Exit::Done);
    }
    if path.exists() && !verb.get_flag("yes") && !agrees(call) {
        say(&text::not_restored(call.lang));
        return Ok(Exit::Refused);
    }
    let name = |at: i64| path.with_extension(format!("before-{at}.db"));
    // Another one of the same second.
    let mut at = clock::now();
    while name(at).exists() {
        at += 1;
    }
    let kept = name(at);
    let was_kept = Store::restore(source, &path, Some(&kept)).map_err(one)?;
    let kept = if was_kept { kept.to_string_lossy() } else { "–".into() };
    say(&command_line::restored(call.lang, &path.to_string_lossy(), &kept));
    Ok(Exit::Done)
}

/// Whoever sits at a terminal is asked; a script has decided already.
fn agrees(call: &Call) -> bool {
    if !stdin().is_terminal() {
        return true;
    }
    say(&text::ask_restore(call.lang));
    let mut answer = String::new();
    let _unread = stdin().lock().read_line(&mut answer);
    answer.trim_start().starts_with(['c', 'C', 'y', 'Y'])
}
