//! Files that only their owner reads.

use std::path::PathBuf;

use rustix::fs::Mode;
use rustix::process::umask;

use crate::app::random;
use crate::domain::fault::Fault;

/// From now on every file and folder that this process makes is its owner's alone.
pub fn keep_files_private() {
    umask(Mode::RWXG | Mode::RWXO);
}

/// A name of a folder that nobody has, for a copy of the roster; the folder is not made yet.
///
/// # Errors
/// Where no random numbers can be had.
pub fn new_folder() -> Result<PathBuf, Fault> {
    let name = random::op_id()?.0.map(|byte| format!("{byte:02x}")).concat();
    Ok(std::env::temp_dir().join(format!("daumoi-{name}")))
}
