//! The words that a client may send: a few verbs with a few options, and nothing that names a file.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use crate::domain::fault::Fault;
use crate::domain::fault::usage::UsageFault;

/// What a verb does with what it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Work {
    /// Answers, as on our own command line.
    Answer,
    /// The same, and the log tells that people's data left the roster.
    Disclose,
    /// Answers who may approve: it works at the rules of everybody, and long.
    Approve,
    /// Sends the whole roster to standard output.
    Send,
}

/// A verb that a client may send.
struct Verb {
    words: &'static [&'static str],
    /// The words of our own command line.
    own: &'static [&'static str],
    /// Options with a value.
    values: &'static [&'static str],
    flags: &'static [&'static str],
    /// Whether free words follow.
    text: bool,
    work: Work,
}

const fn verb(words: &'static [&'static str], values: &'static [&'static str], work: Work) -> Verb {
    Verb { words, own: words, values, flags: &[], text: false, work }
}

/// One that reads a file from standard input.
const fn reading(words: &'static [&'static str], own: &'static [&'static str], work: Work) -> Verb {
    Verb { own, flags: &["--dry-run"], ..verb(words, &["--lang"], work) }
}

/// Of two that begin alike the longer one stands first.
const VERBS: [Verb; 16] = [
    verb(&["check"], &["--format", "--under", "--fail-on", "--as-of", "--at", "--lang"], Work::Answer),
    Verb { text: true, ..verb(&["cures"], &["--format", "--as-of", "--lang"], Work::Answer) },
    verb(&["stats"], &["--format", "--under", "--as-of", "--at", "--lang"], Work::Answer),
    verb(&["forecast"], &["--format", "--under", "--months", "--as-of", "--lang"], Work::Answer),
    verb(
        &["history"],
        &["--format", "--unit", "--officer", "--admin", "--day", "--as-of", "--lang"],
        Work::Answer,
    ),
    Verb {
        flags: &["--all"],
        ..verb(&["list", "officers"], &["--format", "--under", "--as-of", "--at", "--lang"], Work::Disclose)
    },
    Verb {
        flags: &["--all"],
        ..verb(&["list", "units"], &["--format", "--under", "--as-of", "--at", "--lang"], Work::Answer)
    },
    Verb { text: true, ..verb(&["find"], &["--format", "--as-of", "--at", "--lang"], Work::Answer) },
    Verb {
        own: &["list", "officers", "--format", "csv"],
        flags: &["--all"],
        ..verb(&["export"], &["--under", "--as-of", "--at", "--lang"], Work::Disclose)
    },
    reading(&["import", "waivers"], &["import", "waivers", "-"], Work::Answer),
    reading(&["import", "events"], &["import", "events", "-"], Work::Answer),
    reading(&["import"], &["import", "officers", "-"], Work::Answer),
    Verb { own: &["rules", "check", "-"], ..verb(&["rules", "check"], &["--lang"], Work::Answer) },
    Verb {
        own: &["rules", "try", "-"],
        ..verb(&["rules", "try"], &["--format", "--under", "--as-of", "--lang"], Work::Approve)
    },
    verb(&["rules", "test"], &["--lang"], Work::Answer),
    Verb { own: &["backup", "-"], ..verb(&["backup"], &["--lang"], Work::Send) },
];

/// More is no command of ours.
const LONGEST: usize = 1_000;

/// A command that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Remote {
    /// What is to be done.
    pub(super) work: Work,
    words: Vec<String>,
}

/// The refusal of a command.
pub(super) fn unknown(asked: &OsStr) -> Fault {
    let verbs = VERBS.iter().filter_map(|verb| verb.words.first());
    let mut known: Vec<String> = verbs.map(|word| (*word).to_owned()).collect();
    known.dedup();
    let text: String = asked.to_string_lossy().chars().take(LONGEST).collect();
    UsageFault::RemoteUnknown { text, known }.into()
}

impl Remote {
    /// Reads a command: words between blanks. Quotes, wildcards and signs of a shell mean nothing.
    ///
    /// # Errors
    /// [`UsageFault::RemoteUnknown`].
    pub(super) fn read(asked: &OsStr) -> Result<Self, Fault> {
        let text = asked.to_str().filter(|text| text.len() <= LONGEST && !text.contains(char::is_control));
        let words: Vec<&str> =
            text.map(|text| text.split(' ').filter(|word| !word.is_empty()).collect()).unwrap_or_default();
        let found = VERBS.iter().find_map(|verb| Some((verb, words.strip_prefix(verb.words)?)));
        found.and_then(|(verb, rest)| verb.read(rest)).ok_or_else(|| unknown(asked))
    }

    /// The words of our own command line, on this roster.
    pub(super) fn as_our_own(&self, roster: &Path) -> Vec<OsString> {
        let own = std::iter::once("daumoi").chain(self.words.iter().map(String::as_str));
        own.map(OsString::from).chain(["--roster".into(), roster.into()]).collect()
    }
}

impl Verb {
    fn read(&self, rest: &[&str]) -> Option<Remote> {
        let mut words: Vec<String> = self.own.iter().map(|word| (*word).to_owned()).collect();
        let mut rest = rest.iter().copied();
        while let Some(word) = rest.next() {
            let (name, joined) = match word.split_once('=') {
                Some((name, value)) => (name, Some(value)),
                None => (word, None),
            };
            if self.values.contains(&name) {
                let value = joined.or_else(|| rest.next()).filter(|value| !value.starts_with('-'))?;
                words.push(format!("{name}={value}"));
            } else if self.flags.contains(&word) || self.text && !word.starts_with('-') {
                words.push(word.to_owned());
            } else {
                return None;
            }
        }
        Some(Remote { work: self.work, words })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        Remote::read(OsStr::new(text)).ok().map(|remote| remote.words.join(" "))
    }

    #[test]
    fn the_known_verbs_become_our_own() {
        for (text, own) in [
            ("check", "check"),
            ("check  --format json --under=186", "check --format=json --under=186"),
            ("list officers --all", "list officers --all"),
            ("find cai kinh", "find cai kinh"),
            ("export --under 186", "list officers --format csv --under=186"),
            ("import --dry-run", "import officers - --dry-run"),
            ("import waivers", "import waivers -"),
            ("import events --dry-run", "import events - --dry-run"),
            ("forecast --months 6", "forecast --months=6"),
            ("rules check", "rules check -"),
            ("rules try --under 186", "rules try - --under=186"),
            ("rules test", "rules test"),
            ("backup", "backup -"),
        ] {
            assert_eq!(read(text).as_deref(), Some(own), "{text}");
        }
    }

    #[test]
    fn whatever_else_is_unknown() {
        for text in [
            "",
            " ",
            "sh",
            "bash -i; rm -rf x",
            "internal-sftp",
            "scp -t /tmp/x",
            "rsync --server . /",
            "check; id",
            "check --roster /etc/passwd",
            "check --under",
            "check --under --lang",
            "check /etc/passwd",
            "list",
            "list officers --format csv --roster=x",
            "find --roster x",
            "import officers /etc/passwd",
            "import waivers /etc/passwd",
            "import events -",
            "rules",
            "rules check /etc/passwd",
            "rules take",
            "rules test /etc/passwd",
            "forecast x",
            "import /etc/passwd",
            "backup /tmp/x",
            "backup -",
            "restore",
            "set LS0001 phone=1",
            "admin list",
            "session --key 1",
            "check\n--under 1",
            "check\t--under 1",
            "che\u{0}ck",
            "$(check)",
            "`check`",
            "'check'",
            "\"check\"",
            "../check",
            "CHECK",
            "chéck",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
        assert_eq!(read(&format!("find {}", "x".repeat(100_000))), None);
    }

    #[test]
    fn no_string_makes_a_word_that_is_not_ours() {
        const PIECES: [&str; 23] = [
            "check",
            "rules",
            "waivers",
            "forecast",
            "export",
            "import",
            "backup",
            "list",
            "officers",
            "find",
            "--under",
            "--all",
            "--roster",
            "--format",
            "=",
            "/etc/passwd",
            "../x",
            "$(id)",
            "'",
            "\"",
            ";",
            "\n",
            " ",
        ];
        let mut state = 1_u64;
        let mut next = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let mut understood = 0;
        for _ in 0..10_000 {
            let count = next(9);
            let words = (0..count).map(|_| match next(6) {
                0 => char::from_u32(u32::try_from(next(0x3000)).unwrap()).unwrap_or('x').to_string(),
                _ => {
                    PIECES[usize::try_from(next(23)).unwrap()].to_owned()
                        + [" ", ""][usize::try_from(next(2)).unwrap()]
                }
            });
            let text = words.collect::<String>();
            let Ok(remote) = Remote::read(OsStr::new(&text)) else { continue };
            understood += 1;
            let is_option = |word: &&String| word.starts_with('-') && word.len() > 1;
            for option in remote.words.iter().filter(is_option) {
                let name = option.split('=').next().unwrap();
                let known =
                    VERBS.iter().any(|verb| verb.values.contains(&name) || verb.flags.contains(&name));
                assert!(known && name != "--roster", "{text:?} gives {option}");
            }
            let file = remote.words.iter().any(|word| word.starts_with(['/', '.']));
            assert!(!file || remote.words[0] == "find", "{text:?}");
        }
        assert!(understood > 100, "{understood}");
    }
}
