//! The real program as a process, in a folder of its own.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// What a run of the program gave.
pub(crate) struct Ran {
    /// The exit status.
    pub(crate) status: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

impl Ran {
    /// Fails with what standard error said unless the status is this one.
    #[track_caller]
    pub(crate) fn expect(self, status: i32) -> Self {
        assert_eq!(self.status, status, "out: {}\nerr: {}", self.out, self.err);
        self
    }

    /// Fails unless standard error holds all of these.
    #[track_caller]
    pub(crate) fn says(self, parts: &[&str]) -> Self {
        for part in parts {
            assert!(self.err.contains(part), "«{part}» is not in: {}", self.err);
        }
        self
    }

    /// Standard output as JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap()
    }
}

/// A folder with a roster, gone at the end.
pub(crate) struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A folder with the sample roster; it is made once for all tests.
    pub(crate) fn demo() -> Self {
        static SAMPLE: OnceLock<Vec<u8>> = OnceLock::new();
        let desk = Self::new();
        let sample = SAMPLE.get_or_init(|| {
            let first = Self::new();
            first.run(&["demo", "--no-open"]).expect(0);
            std::fs::read(first.roster()).unwrap()
        });
        std::fs::write(desk.roster(), sample).unwrap();
        desk
    }

    /// A folder with a roster of these units, rules and officers.
    pub(crate) fn with(units: &str, rules: &str, officers: &str) -> Self {
        let desk = Self::new();
        let (units, rules) = (desk.file("units.csv", units), desk.file("rules.toml", rules));
        desk.run(&["init", "--units", &units, "--rules", &rules]).expect(0);
        if !officers.is_empty() {
            desk.import(officers).expect(0);
        }
        desk
    }

    /// Takes in an officers file with this content.
    pub(crate) fn import(&self, officers: impl AsRef<[u8]>) -> Ran {
        let file = self.file("officers.csv", officers);
        self.run(&["import", "officers", &file])
    }

    /// A path in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The roster's path.
    pub(crate) fn roster(&self) -> PathBuf {
        self.path("roster.db")
    }

    /// Writes a file into the folder and gives its path.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        std::fs::write(self.path(name), content).unwrap();
        self.path(name).to_string_lossy().into_owned()
    }

    /// The program with these arguments, its roster in the folder, in Vietnamese.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        command_on(&self.roster(), arguments)
    }

    /// The bytes of the roster; the write-ahead log is moved into them whenever the last process closes it.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        std::fs::read(self.roster()).unwrap()
    }

    /// Runs the program in both languages: statuses, answers' numbers and the facts of the refusals are the same.
    #[track_caller]
    pub(crate) fn both(&self, arguments: &[&str]) -> (Ran, Ran) {
        let run = |lang: &str| self.run(&[arguments, &["--lang", lang]].concat());
        let (vi, en) = (run("vi"), run("en"));
        assert_eq!(vi.status, en.status, "vi: {}\nen: {}", vi.err, en.err);
        assert_eq!(facts(&vi.err), facts(&en.err), "vi: {}\nen: {}", vi.err, en.err);
        (vi, en)
    }

    /// Runs the program.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        ran(self.command(arguments).output().unwrap())
    }
}

/// The program on any path as roster.
pub(crate) fn command_on(roster: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_daumoi"));
    command.args(arguments).arg("--roster").arg(roster);
    command.env_clear().env("LANG", "vi_VN.UTF-8").env("HOME", "/nonexistent").env("LOGNAME", "lan");
    command
}

/// What a text tells in any language: its numbers and what it quotes, sorted.
pub(crate) fn facts(text: &str) -> Vec<String> {
    let numbers = text.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let plain = |digits: &str| digits.trim_start_matches('0').to_owned();
    let quoted = text.split(['«', '“']).skip(1).filter_map(|rest| rest.split(['»', '”']).next());
    let mut facts: Vec<String> = numbers.map(plain).chain(quoted.map(ToOwned::to_owned)).collect();
    facts.sort();
    facts
}

/// The output of a process in the form of [`Ran`].
pub(crate) fn ran(output: Output) -> Ran {
    Ran {
        status: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}
