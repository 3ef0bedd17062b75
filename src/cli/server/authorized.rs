//! Lines of `authorized_keys`: what OpenSSH is told of a key, and `ssh-keys`, which it asks at each login.

use std::path::Path;

use clap::ArgMatches;

use crate::app::clock;
use crate::cli::exit::Exit;
use crate::cli::output::Output;
use crate::cli::{Call, Ended, one, place};
use crate::domain::account::{KeyId, PublicKey};
use crate::domain::day::Day;
use crate::store::{Store, read_key};

/// The line of a key: nothing but our own program, a terminal allowed, up to its last day.
pub(in crate::cli) fn line(
    id: KeyId,
    last: Option<Day>,
    roster: &Path,
    key: &PublicKey,
    comment: &str,
) -> String {
    // OpenSSH refuses from the beginning of the day that it is told.
    let expiry = last.map(|day| format!("expiry-time=\"{:08}\",", day.next().number())).unwrap_or_default();
    let command = format!("session --key {} --roster {}", id.0, roster.display());
    format!("restrict,pty,{expiry}command=\"{command}\" {} {} {comment}", key.kind, key.base64)
}

/// Whether a path can stand in such a line: it is split at blanks again.
pub(in crate::cli) fn is_plain(path: &Path) -> bool {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/._-".contains(byte);
    path.is_absolute() && path.as_os_str().as_encoded_bytes().iter().all(plain)
}

/// Answers OpenSSH which line a key has; nothing if it opens nothing.
pub(in crate::cli) fn ssh_keys(call: &Call, verb: &ArgMatches) -> Ended {
    let word = |name: &str| verb.get_one::<String>(name).map(String::as_str).unwrap_or_default();
    // Keys of types that nobody can have here are tried by every client: that is no error.
    let Ok(key) = read_key(&format!("{} {}", word("type"), word("key"))) else { return Ok(Exit::Done) };
    let path = place::roster(call, verb).map_err(one)?;
    let store = Store::reader(&path).map_err(one)?;
    if let Some((id, last)) = store.opening_key(&key, clock::today()).map_err(one)? {
        let mut out = Output::new();
        out.line(&line(id, last, store.path(), &key, "")).and_then(|()| out.finish()).map_err(one)?;
    }
    Ok(Exit::Done)
}
