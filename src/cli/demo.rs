//! `demo`: the sample roster, with invented people, on its own fixed day.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use crate::app::{clock, random};
use crate::cli::exit::{Exit, say};
use crate::cli::{Call, Ended, import, init, library, one, place, screen};
use crate::domain::day::Day;
use crate::domain::fault::store::StoreFault;
use crate::messages::command_line as text;
use crate::store::NewRoster;

/// The day of the sample roster.
const DAY: i32 = 20_210_928;

/// Runs the verb: makes the roster, in a throw-away place unless one is named, and opens it.
pub(super) fn run(call: &Call, verb: &ArgMatches) -> Ended {
    let folder = if place::named(verb).is_some() { None } else { Some(ThrowAway::new()?) };
    let path = match &folder {
        Some(folder) => folder.0.join("demo.db"),
        None => place::roster(call, verb).map_err(one)?,
    };
    make(call, &path)?;
    if verb.get_flag("no-open") { Ok(Exit::Done) } else { screen::open_file(call, verb, &path) }
}

fn make(call: &Call, path: &Path) -> Result<(), Vec<crate::domain::fault::Fault>> {
    let known = library::province("20", None)?;
    let count = known.units.len();
    let new = NewRoster {
        units: known.units,
        lineage: known.lineage,
        profiles: known.profiles,
        working_day: Day::from_number(DAY),
        today: clock::today(),
    };
    let mut store = init::make(path, &new)?;
    say(&text::made(call.lang, &path.to_string_lossy(), count));
    import::take_in(call, &mut store, library::DEMO_OFFICERS.as_bytes(), "demo/officers.csv", false)?;
    Ok(())
}

/// A folder that goes when the program does.
struct ThrowAway(PathBuf);

impl ThrowAway {
    fn new() -> Result<Self, Vec<crate::domain::fault::Fault>> {
        use std::os::unix::fs::DirBuilderExt;
        let id = random::op_id().map_err(one)?;
        let name = u128::from_be_bytes(id.0);
        let folder = std::env::temp_dir().join(format!("daumoi-demo-{name:032x}"));
        let made = std::fs::DirBuilder::new().mode(0o700).create(&folder);
        made.map_err(|error| one(StoreFault::Io { cause: error.to_string() }.into()))?;
        Ok(Self(folder))
    }
}

impl Drop for ThrowAway {
    fn drop(&mut self) {
        // What is left of a sample in the temporary folder harms nobody.
        let _left = std::fs::remove_dir_all(&self.0);
    }
}
