//! Without a verb: the roster on the screen.

use std::path::Path;
use std::time::Duration;

use clap::ArgMatches;

use crate::app::run::{Left, run};
use crate::app::{clock, random};
use crate::cli::exit::{self, Exit};
use crate::cli::{Call, Ended, one, place};
use crate::domain::fault::Fault;
use crate::messages::news;
use crate::store::{Login, Store};
use crate::terminal::kind::{Ability, Manner, has_few_glyphs};
use crate::tui::settings::{Output, Palette, Settings, Signs};

/// Seconds without a key until a session of a server ends by itself.
const LEAVE_AFTER: u64 = 60 * 60;

/// Opens the roster that the call means.
pub(super) fn open(call: &Call, verb: &ArgMatches) -> Ended {
    let path = place::roster(call, verb).map_err(one)?;
    open_file(call, verb, &path)
}

/// Opens a roster.
pub(super) fn open_file(call: &Call, verb: &ArgMatches, path: &Path) -> Ended {
    let manner = manner(call, verb);
    let output = if manner.ability == Ability::Lines { Output::Lines } else { Output::Screen };
    let when = verb.get_one::<String>("color").map(String::as_str);
    let chosen = &call.chosen.settings;
    let palette = match when {
        Some("always") => Palette::Colour,
        Some("never") => Palette::NoColour,
        _ if call.environment.no_color => Palette::NoColour,
        _ if manner.ability != Ability::Full => chosen.palette.unwrap_or(Palette::NoColour),
        _ => chosen.palette.unwrap_or_default(),
    };
    let signs = match (verb.get_flag("khong-dau"), verb.get_flag("ascii")) {
        (true, _) => Signs::Unmarked,
        (false, true) => Signs::Ascii,
        (false, false) if has_few_glyphs(&call.environment.term) => chosen.signs.unwrap_or(Signs::Unmarked),
        (false, false) => chosen.signs.unwrap_or_default(),
    };
    let actor = name(&call.login, path).map_err(one)?;
    let settings = Settings {
        lang: call.lang,
        palette,
        signs,
        output,
        habits: chosen.habits.clone(),
        warning: call.chosen.warning(call.lang),
        actor,
        as_of: Call::as_of(verb)?,
        opens_files: matches!(call.login, Login::Owner(_)),
        seed: random::op_id().map_err(one)?.0,
        today: clock::today(),
    };
    let left = run(path, settings, call.login.clone(), manner).map_err(one)?;
    if let (Left::Idle, Some(after)) = (left, manner.leave_after) {
        exit::say(&news::left_idle(call.lang, after.as_secs().div_ceil(60)));
    }
    Ok(Exit::Done)
}

/// How the terminal is spoken to: over a line the rest of a torn sequence may take longer.
fn manner(call: &Call, verb: &ArgMatches) -> Manner {
    let usual = if call.environment.is_remote { 100 } else { 50 };
    let wait = call.chosen.settings.escape_wait.unwrap_or(usual);
    let chosen = verb.try_get_one::<u64>("leave-after").ok().flatten().copied();
    let leave_after = match call.login {
        Login::Owner(_) => chosen.unwrap_or(0),
        Login::Key(_) => chosen.unwrap_or(LEAVE_AFTER),
    };
    Manner {
        ability: if verb.get_flag("doc") { Ability::Lines } else { Ability::of(&call.environment.term) },
        escape_wait: Duration::from_millis(wait),
        leave_after: (leave_after > 0).then(|| Duration::from_secs(leave_after)),
    }
}

/// The name of whoever sits at the screen; that of an account stands in the roster.
fn name(login: &Login, path: &Path) -> Result<String, Fault> {
    match login {
        Login::Owner(name) => Ok(name.clone()),
        Login::Key(_) => Ok(Store::reader(path)?.enter(login, clock::today())?.name().to_owned()),
    }
}
