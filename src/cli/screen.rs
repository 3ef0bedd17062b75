//! Without a verb: the roster on the screen.

use std::path::Path;

use clap::ArgMatches;

use crate::app::run::run;
use crate::app::{clock, random};
use crate::cli::exit::Exit;
use crate::cli::{Call, Ended, one, place};
use crate::tui::model::{Palette, Settings, Signs};

/// Opens the roster that the call means.
pub(super) fn open(call: &Call, verb: &ArgMatches) -> Ended {
    let path = place::roster(call, verb).map_err(one)?;
    open_file(call, verb, &path)
}

/// Opens a roster.
pub(super) fn open_file(call: &Call, verb: &ArgMatches, path: &Path) -> Ended {
    let when = verb.get_one::<String>("color").map(String::as_str);
    let colour = match when {
        Some("always") => true,
        Some("never") => false,
        _ => !call.environment.no_color,
    };
    let settings = Settings {
        lang: call.lang,
        palette: if colour { Palette::Colour } else { Palette::NoColour },
        signs: if verb.get_flag("ascii") { Signs::Ascii } else { Signs::Unicode },
        actor: call.actor().name,
        seed: random::op_id().map_err(one)?.0,
        today: clock::today(),
    };
    run(path, settings, call.actor()).map_err(one)?;
    Ok(Exit::Done)
}
