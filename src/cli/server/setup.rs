//! What the set-up of an office server consists of: an account, two folders, a part of OpenSSH's configuration and a
//! timer. `install` makes it, `doctor` looks at what has become of it.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use crate::domain::fault::Fault;
use crate::domain::fault::usage::UsageFault;
use crate::store::Store;

/// Where things are and what they are called.
pub(super) struct Setup {
    /// `/`, or another folder that stands for it.
    root: PathBuf,
    /// The service account.
    pub(super) user: String,
    /// Its home, in which the roster lies.
    pub(super) home: PathBuf,
    /// This program.
    pub(super) program: PathBuf,
}

/// A file with its content.
pub(super) struct Made {
    /// Where, as seen from the root.
    pub(super) path: PathBuf,
    /// What is in it.
    pub(super) content: String,
}

/// What OpenSSH must be told of the account, a line each.
const SSHD: [&str; 10] = [
    "AuthenticationMethods publickey",
    "AuthorizedKeysFile none",
    "AuthorizedKeysCommand {program} ssh-keys --roster {roster} %u %t %k",
    "AuthorizedKeysCommandUser {user}",
    "DisableForwarding yes",
    "PermitUserRC no",
    "AcceptEnv LANG LC_*",
    "ClientAliveInterval 15",
    "ClientAliveCountMax 3",
    "MaxSessions 2",
];

const SERVICE: &str = "[Unit]
Description=A verified copy of the roster of daumoi

[Service]
Type=oneshot
User={user}
UMask=0077
ExecStart={program} backup --roster {roster}
";

const TIMER: &str = "[Unit]
Description=Each hour a copy of the roster of daumoi

[Timer]
OnCalendar=hourly
Persistent=true

[Install]
WantedBy=timers.target
";

impl Setup {
    /// By the options of a call.
    ///
    /// # Errors
    /// [`UsageFault::BadWord`] where a name or a path cannot stand in a configuration.
    pub(super) fn of(verb: &ArgMatches) -> Result<Self, Fault> {
        let user = verb.get_one::<String>("user").cloned().unwrap_or_else(|| "daumoi".to_owned());
        let root = verb.get_one::<PathBuf>("root").cloned().unwrap_or_else(|| PathBuf::from("/"));
        let program = std::env::current_exe().unwrap_or_else(|_| PathBuf::from("/usr/local/bin/daumoi"));
        let home =
            verb.get_one::<PathBuf>("home").cloned().unwrap_or_else(|| Path::new("/var/lib").join(&user));
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c);
        let bad = |text: &str| Fault::from(UsageFault::BadWord { text: text.to_owned() });
        if !user.starts_with(|c: char| c.is_ascii_lowercase()) || !user.chars().all(plain) || user.len() > 32
        {
            return Err(bad(&user));
        }
        for path in [&home, &program] {
            if !super::authorized::is_plain(path) {
                return Err(bad(&path.to_string_lossy()));
            }
        }
        Ok(Self { root, user, home, program })
    }

    /// A path of the machine where it really lies.
    pub(super) fn at(&self, path: &Path) -> PathBuf {
        self.root.join(path.strip_prefix("/").unwrap_or(path))
    }

    /// Whether this is the machine itself.
    pub(super) fn is_real(&self) -> bool {
        self.root == Path::new("/")
    }

    /// The roster.
    pub(super) fn roster(&self) -> PathBuf {
        self.home.join("roster.db")
    }

    /// The folder of the copies.
    pub(super) fn backups(&self) -> PathBuf {
        Store::copies_folder(&self.roster())
    }

    /// OpenSSH's part.
    pub(super) fn sshd(&self) -> Made {
        let mut lines = vec![format!("Match User {}", self.user)];
        lines.extend(self.sshd_lines().iter().map(|line| format!("    {line}")));
        let path = Path::new("/etc/ssh/sshd_config.d").join(format!("{}.conf", self.user));
        Made { path, content: lines.join("\n") + "\n" }
    }

    /// The lines that OpenSSH must have about the account.
    pub(super) fn sshd_lines(&self) -> Vec<String> {
        SSHD.iter().map(|line| self.filled(line)).collect()
    }

    /// The timer's service.
    pub(super) fn service(&self) -> Made {
        let path = Path::new("/etc/systemd/system").join(format!("{}-backup.service", self.user));
        Made { path, content: self.filled(SERVICE) }
    }

    /// The timer.
    pub(super) fn timer(&self) -> Made {
        let path = Path::new("/etc/systemd/system").join(format!("{}-backup.timer", self.user));
        Made { path, content: TIMER.to_owned() }
    }

    fn filled(&self, text: &str) -> String {
        text.replace("{user}", &self.user)
            .replace("{program}", &self.program.to_string_lossy())
            .replace("{roster}", &self.roster().to_string_lossy())
    }
}
