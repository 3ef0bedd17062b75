//! What a verb reads: a file, or standard input under the name `-`.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// How standard input is called on the command line.
pub(super) const INPUT: &str = "-";

/// Opens it; a pipe will do, a folder will not.
///
/// # Errors
/// Those of the file.
pub(super) fn open(path: &Path) -> io::Result<Box<dyn Read>> {
    if path == Path::new(INPUT) {
        return Ok(Box::new(io::stdin()));
    }
    let source = File::open(path)?;
    if source.metadata()?.is_dir() { Err(io::ErrorKind::IsADirectory.into()) } else { Ok(Box::new(source)) }
}

/// How it is called in sentences.
pub(super) fn name(path: &Path) -> String {
    if path == Path::new(INPUT) { "stdin".to_owned() } else { path.to_string_lossy().into_owned() }
}
