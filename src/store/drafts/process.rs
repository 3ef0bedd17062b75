//! Processes of this machine, told apart even when a number is used again.

use std::fs;

/// This process.
pub(super) fn own() -> String {
    named(std::process::id())
}

/// Whether the process still runs.
pub(super) fn is_alive(process: &str) -> bool {
    let number = process.split_once('.').and_then(|(number, _)| number.parse().ok());
    number.is_some_and(|number| started(number).is_some() && named(number) == process)
}

fn named(number: u32) -> String {
    format!("{number}.{}", started(number).unwrap_or_default())
}

/// When it was started, in ticks since the machine was: the 22nd word of its line; the second may hold blanks.
fn started(number: u32) -> Option<String> {
    let line = fs::read_to_string(format!("/proc/{number}/stat")).ok()?;
    let (_, rest) = line.rsplit_once(')')?;
    let state = rest.split_whitespace().next()?;
    // One that has ended and is only not yet cleared away types nothing any more.
    if state == "Z" || state == "X" {
        return None;
    }
    rest.split_whitespace().nth(19).map(ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_is_known_by_more_than_its_number() {
        assert!(is_alive(&own()));
        assert!(!is_alive(&format!("{}.1", std::process::id())), "the same number, another start");
        assert!(!is_alive("4194305.1"), "a number beyond the largest");
        assert!(!is_alive(""));
    }
}
