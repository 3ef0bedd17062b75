//! Without a verb: the roster on the screen.

use std::path::Path;
use std::time::Duration;

use clap::ArgMatches;

use crate::app::run::run;
use crate::app::{clock, random};
use crate::cli::exit::Exit;
use crate::cli::{Call, Ended, one, place};
use crate::domain::fault::Fault;
use crate::store::{Login, Store};
use crate::terminal::kind::{Ability, Manner, has_few_glyphs};
use crate::tui::settings::{Palette, Settings, Signs};

/// Opens the roster that the call means.
pub(super) fn open(call: &Call, verb: &ArgMatches) -> Ended {
    let path = place::roster(call, verb).map_err(one)?;
    open_file(call, verb, &path)
}

/// Opens a roster.
pub(super) fn open_file(call: &Call, verb: &ArgMatches, path: &Path) -> Ended {
    let manner = manner(call);
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
        habits: chosen.habits.clone(),
        warning: call.chosen.warning(call.lang),
        actor,
        as_of: Call::as_of(verb)?,
        opens_files: matches!(call.login, Login::Owner(_)),
        seed: random::op_id().map_err(one)?.0,
        today: clock::today(),
    };
    run(path, settings, call.login.clone(), manner).map_err(one)?;
    Ok(Exit::Done)
}

/// How the terminal is spoken to: over a line the rest of a torn sequence may take longer.
fn manner(call: &Call) -> Manner {
    let usual = if call.environment.is_remote { 100 } else { 50 };
    let wait = call.chosen.settings.escape_wait.unwrap_or(usual);
    Manner { ability: Ability::of(&call.environment.term), escape_wait: Duration::from_millis(wait) }
}

/// The name of whoever sits at the screen; that of an account stands in the roster.
fn name(login: &Login, path: &Path) -> Result<String, Fault> {
    match login {
        Login::Owner(name) => Ok(name.clone()),
        Login::Key(_) => Ok(Store::reader(path)?.enter(login, clock::today())?.name().to_owned()),
    }
}
