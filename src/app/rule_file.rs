//! Reading a rule file.

use std::fs::{File, OpenOptions};
use std::io::Read;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rustix::fs::OFlags;

use crate::domain::fault::Fault;
use crate::domain::fault::rule_file::RuleFileFault;

/// More bytes of a rule file are not read; the decoder refuses fewer.
const MOST: u64 = 2 << 20;

/// The text of a rule file. One that is too long is not read to its end: the first byte beyond the limit tells.
///
/// # Errors
/// [`RuleFileFault::Unreadable`].
pub fn read(path: &Path) -> Result<String, Fault> {
    taken(open(path), &path.to_string_lossy())
}

/// The same of what is already open, called so in sentences.
///
/// # Errors
/// [`RuleFileFault::Unreadable`].
pub fn read_from(input: impl Read, name: &str) -> Result<String, Fault> {
    taken(Ok(input), name)
}

fn taken(input: std::io::Result<impl Read>, name: &str) -> Result<String, Fault> {
    let mut source = String::new();
    let read = input.and_then(|input| input.take(MOST + 1).read_to_string(&mut source));
    read.map_err(|error| Fault::from(RuleFileFault::Unreadable { cause: error.to_string() }).in_file(name))?;
    Ok(source)
}

/// A pipe that nobody writes into is not waited for.
fn open(path: &Path) -> std::io::Result<File> {
    let flags = i32::try_from(OFlags::NONBLOCK.bits()).unwrap_or_default();
    OpenOptions::new().read(true).custom_flags(flags).open(path)
}
