//! The one place that starts other programs: those that make accounts and services, for root, when the server is set up
//! by hand. A session has long ended by then and cannot come here.

use std::process::Command;

/// Runs a program of the system to its end.
///
/// # Errors
/// The system's words, or its exit status.
#[expect(
    clippy::disallowed_methods,
    reason = "set-up by root at the console; no word of it comes from a client"
)]
pub(super) fn run(words: &[String]) -> Result<(), String> {
    let Some((program, arguments)) = words.split_first() else { return Ok(()) };
    // An account that is there already is what is wanted.
    let fine = |status: std::process::ExitStatus| {
        status.success() || program == "useradd" && status.code() == Some(9)
    };
    match Command::new(program).args(arguments).status() {
        Ok(status) if fine(status) => Ok(()),
        Ok(status) => Err(status.to_string()),
        Err(error) => Err(error.to_string()),
    }
}
