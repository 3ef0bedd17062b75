//! Which file is the roster.

use std::path::PathBuf;

use clap::ArgMatches;
use etcetera::BaseStrategy;

use crate::cli::Call;
use crate::domain::fault::Fault;
use crate::domain::fault::usage::UsageFault;

/// `--roster`, else `$DAUMOI_ROSTER`, else `roster.db` in the program's own data folder.
pub(super) fn roster(call: &Call, verb: &ArgMatches) -> Result<PathBuf, Fault> {
    if let Some(path) = named(verb).or_else(|| call.environment.roster.clone()) {
        return Ok(path);
    }
    let folders = etcetera::choose_base_strategy().map_err(|_| UsageFault::NoFolder)?;
    Ok(folders.data_dir().join("daumoi").join("roster.db"))
}

/// The user's configuration file.
pub(super) fn configuration() -> Result<PathBuf, Fault> {
    let folders = etcetera::choose_base_strategy().map_err(|_| UsageFault::NoFolder)?;
    Ok(folders.config_dir().join("daumoi").join("config.toml"))
}

/// The file of `--roster`.
pub(super) fn named(verb: &ArgMatches) -> Option<PathBuf> {
    verb.get_one::<PathBuf>("roster").cloned()
}
