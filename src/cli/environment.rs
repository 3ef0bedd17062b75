//! The environment variables, read in one place.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::messages::Lang;

/// What the environment says.
pub(super) struct Environment {
    /// `DAUMOI_ROSTER`.
    pub(super) roster: Option<PathBuf>,
    /// `NO_COLOR` is set and not empty.
    pub(super) no_color: bool,
    /// `TERM`.
    pub(super) term: String,
    /// Whether the terminal is at the other end of a line (`SSH_CONNECTION`, `SSH_TTY`).
    pub(super) is_remote: bool,
    /// The login name.
    pub(super) user: Option<String>,
    /// What a client asks OpenSSH for; `None`: a screen.
    pub(super) original_command: Option<OsString>,
    locale: String,
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the environment")]
fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

fn text(name: &str) -> Option<String> {
    variable(name).and_then(|value| value.into_string().ok())
}

impl Environment {
    /// Reads it.
    pub(super) fn read() -> Self {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(text);
        Self {
            roster: variable("DAUMOI_ROSTER").map(PathBuf::from),
            no_color: variable("NO_COLOR").is_some(),
            term: text("TERM").unwrap_or_default(),
            is_remote: ["SSH_CONNECTION", "SSH_TTY"].into_iter().any(|name| variable(name).is_some()),
            user: ["LOGNAME", "USER"].into_iter().find_map(text),
            original_command: variable("SSH_ORIGINAL_COMMAND"),
            locale: locale.unwrap_or_default(),
        }
    }

    /// The language: `--lang` among the words, else the chosen one, else the locale, else Vietnamese. It is looked for before the
    /// words are parsed, as even the refusal of a word is said in the user's language.
    pub(super) fn language(&self, words: &[OsString], chosen: Option<Lang>) -> Lang {
        let words: Vec<&str> = words.iter().filter_map(|word| word.to_str()).collect();
        let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
        let apart = words.iter().zip(words.iter().skip(1)).find(|(option, _)| **option == "--lang");
        match joined.or(apart.map(|(_, value)| *value)) {
            Some("en") => Lang::En,
            Some("vi") => Lang::Vi,
            _ => chosen.unwrap_or(if self.locale.starts_with("en") { Lang::En } else { Lang::Vi }),
        }
    }
}
