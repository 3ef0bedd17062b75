//! The office server: one service account, whose login shell is this program; OpenSSH says by which key somebody came.
//!
//! No path, no shell, no child process: what a client asks for is split into words of our own grammar, and files
//! travel through standard input and output.

pub(in crate::cli) mod authorized;
mod doctor;
mod helper;
mod install;
mod remote;
mod setup;
pub(in crate::cli) mod verbs;
mod words;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ArgMatches;

use crate::cli::exit::Exit;
use crate::cli::{Call, Ended, arguments, one, screen};
use crate::domain::account::KeyId;
use crate::domain::fault::Fault;
use crate::domain::fault::usage::UsageFault;
use crate::store::Login;

/// How the program was started by OpenSSH.
pub(super) enum Shell {
    /// `-c TEXT`: the command of the key's line.
    Command(OsString),
    /// As a login shell without a command: a key without one.
    Bare,
}

impl Shell {
    /// Whether these are the words of a login shell, and of which kind.
    pub(super) fn of(words: &[OsString]) -> Option<Self> {
        match words {
            [_, option, text] if option == "-c" => Some(Self::Command(text.clone())),
            [name, ..] if name.as_encoded_bytes().starts_with(b"-") => Some(Self::Bare),
            _ => None,
        }
    }

    /// The words of our own command line that it means: `session --key N --roster FILE` and nothing else.
    ///
    /// # Errors
    /// [`UsageFault::NoSession`].
    pub(super) fn words(self) -> Result<Vec<OsString>, Fault> {
        let refused = || Fault::from(UsageFault::NoSession);
        let Self::Command(text) = self else { return Err(refused()) };
        let text = text.into_string().map_err(|_| refused())?;
        match text.split(' ').collect::<Vec<_>>().as_slice() {
            words @ ["session", "--key", number, "--roster", file]
                if number.parse::<i64>().is_ok() && authorized::is_plain(&PathBuf::from(file)) =>
            {
                let words = std::iter::once(&"daumoi").chain(words.iter());
                Ok(words.map(OsString::from).collect())
            }
            _ => Err(refused()),
        }
    }
}

/// `server`: sets it up, or looks at it.
pub(super) fn run(call: &Call, verb: &ArgMatches) -> Ended {
    match verb.subcommand() {
        Some(("install", verb)) => install::run(call, verb),
        Some(("doctor", verb)) => doctor::run(call, verb),
        _ => Ok(Exit::Refused),
    }
}

/// `session`: what the holder of a key wants, on the screen or as a command.
pub(super) fn session(call: Call, verb: &ArgMatches) -> Ended {
    crate::app::private::keep_files_private();
    let Some(key) = verb.get_one::<i64>("key").copied() else {
        return Err(one(UsageFault::NoSession.into()));
    };
    let call = Call { login: Login::Key(KeyId(key)), ..call };
    let Some(asked) = call.environment.original_command.clone() else { return screen::open(&call, verb) };
    let roster = call.place(verb).map_err(one)?;
    let command = words::Remote::read(&asked).map_err(one)?;
    let words = command.as_our_own(&roster);
    let matches = arguments::command(call.lang).try_get_matches_from(words);
    let matches = matches.map_err(|_| one(words::unknown(&asked)))?;
    // Where the server keeps the roster is nobody's business.
    remote::run(&call, &command, &matches)
}
