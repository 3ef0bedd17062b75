//! `init`: a new roster with its units and rules.

use std::fs;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use crate::app::clock;
use crate::cli::exit::{Exit, say};
use crate::cli::import::open_source;
use crate::cli::{Call, Ended, library, one, place, rules};
use crate::domain::change::UnitRecord;
use crate::domain::fault::rule_file::RuleFileFault;
use crate::domain::fault::store::StoreFault;
use crate::domain::fault::usage::UsageFault;
use crate::domain::fault::{Fault, FaultKind};
use crate::domain::profile::Profile;
use crate::domain::unit::Level;
use crate::exchange::units;
use crate::messages::{Lang, command_line as text};
use crate::rules::decode::ties;
use crate::store::{NewRoster, Store};

/// Runs the verb.
pub(super) fn run(call: &Call, verb: &ArgMatches) -> Ended {
    let path = place::roster(call, verb).map_err(one)?;
    if path.exists() {
        return Err(one(StoreFault::Exists.into()));
    }
    let files: Vec<&PathBuf> = verb.get_many::<PathBuf>("rules").map(Iterator::collect).unwrap_or_default();
    let mut profiles = read_profiles(call.lang, &files)?;
    let known = match (verb.get_one::<PathBuf>("units"), verb.get_one::<String>("province")) {
        (Some(file), _) => {
            let units = units::read(open_source(file).map_err(one)?, &file.to_string_lossy())?;
            library::Province { units, ..library::Province::default() }
        }
        (None, Some(code)) => {
            let edition = verb.get_one::<String>("edition").map(String::as_str);
            library::province(code, edition)?
        }
        (None, None) => {
            let text = text::missing_argument(call.lang, &text::units_or_province(call.lang));
            return Err(one(UsageFault::CommandLine { text }.into()));
        }
    };
    fit(call.lang, &files, &profiles, &known.units)?;
    if profiles.is_empty() {
        profiles = known.profiles;
    }
    let count = known.units.len();
    let new = NewRoster {
        units: known.units,
        lineage: known.lineage,
        profiles,
        working_day: None,
        today: clock::today(),
    };
    // What is wrong with the tree is told by the roster's room, which knows lines and no file.
    let file = verb.get_one::<PathBuf>("units").map(|file| file.to_string_lossy());
    let of_tree = |fault: Fault| match (&fault.kind, &file) {
        (FaultKind::Import(_), Some(file)) => fault.in_file(file),
        _ => fault,
    };
    make(&path, &new).map_err(|faults| faults.into_iter().map(of_tree).collect::<Vec<_>>())?;
    say(&text::made(call.lang, &path.to_string_lossy(), count));
    Ok(Exit::Done)
}

/// Makes the roster, and the folder that holds it if need be.
pub(super) fn make(path: &Path, new: &NewRoster) -> Result<Store, Vec<Fault>> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists());
    if let Some(folder) = folder {
        let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
        made.map_err(|error| one(StoreFault::Io { cause: error.to_string() }.into()))?;
    }
    Store::create(path, new, clock::now()).map_err(|fault| {
        // Nothing was made: no empty folder stays behind either, if it can be helped.
        drop(folder.map(fs::remove_dir));
        one(fault)
    })
}

/// Reads rule files; every fault of every file is shown with its place in the text.
fn read_profiles(lang: Lang, files: &[&PathBuf]) -> Result<Vec<Profile>, Vec<Fault>> {
    let (mut profiles, mut count) = (Vec::new(), 0);
    for path in files {
        let (source, decoded) = rules::read(path).map_err(one)?;
        rules::show_faults(lang, &source, &decoded.faults);
        count += decoded.faults.len();
        profiles.extend(decoded.profile);
    }
    if count == 0 { Ok(profiles) } else { Err(shown_already(lang, count)) }
}

/// Whether the rule files fit together and to the units, as the roster demands it; told here with the file's name.
fn fit(lang: Lang, files: &[&PathBuf], profiles: &[Profile], units: &[UnitRecord]) -> Result<(), Vec<Fault>> {
    let units: Vec<(String, Level, String)> =
        units.iter().map(|unit| (unit.code.clone(), unit.level, unit.kind.clone())).collect();
    let mut count = 0;
    for (at, (path, profile)) in files.iter().zip(profiles).enumerate() {
        let others = profiles.iter().take(at).filter(|other| other.valid.overlaps(&profile.valid));
        let overlaps = others.map(|other| RuleFileFault::Overlap { profile: other.name.clone() }.into());
        let faults: Vec<Fault> = overlaps
            .chain(ties(profile, &units))
            .map(|fault: Fault| fault.in_file(&path.to_string_lossy()))
            .collect();
        rules::show_faults(lang, &profile.source, &faults);
        count += faults.len();
    }
    if count == 0 { Ok(()) } else { Err(shown_already(lang, count)) }
}

/// The faults have been shown in their places; what is left to say is their number.
fn shown_already(lang: Lang, count: usize) -> Vec<Fault> {
    say(&text::fault_count(lang, u64::try_from(count).unwrap_or(u64::MAX)));
    Vec::new()
}
