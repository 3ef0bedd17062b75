//! Files that only their owner reads.

use rustix::fs::Mode;
use rustix::process::umask;

/// From now on every file and folder that this process makes is its owner's alone.
pub fn keep_files_private() {
    umask(Mode::RWXG | Mode::RWXO);
}
