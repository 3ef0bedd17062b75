//! Links planted beside the roster under the names of its own files, and a shell that hides nothing.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use crate::harness::process::Desk;
use crate::harness::terminal::Terminal;
use crate::jobs::go_to;

/// Edits by a command and types at the screen, whatever comes of it.
fn work(desk: &Desk) {
    let list = desk.run(&["list", "officers", "--format", "csv"]).out;
    if let Some(key) = list.lines().nth(1).and_then(|row| row.split(',').next()) {
        desk.run(&["set", key, "note=ghi"]);
    }
    let backup = desk.path("copy.db");
    desk.run(&["backup", &backup.to_string_lossy()]);
    let mut terminal = Terminal::open(&desk.roster());
    terminal.wait_for("266 người");
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    terminal.keys("<Enter>x");
    terminal.wait_for("[x");
    drop(terminal);
}

#[test]
fn no_link_is_followed() {
    for name in ["roster.db.head", "roster.db.queue", "roster.db.drafts", "roster.db.presence", "copy.db"] {
        let desk = Desk::demo();
        let secret = desk.file("secret", "not ours");
        let before = fs::metadata(&secret).unwrap().permissions().mode();
        symlink(&secret, desk.path(name)).unwrap();
        work(&desk);
        assert_eq!(fs::read_to_string(&secret).unwrap(), "not ours", "{name}");
        assert_eq!(fs::metadata(&secret).unwrap().permissions().mode(), before, "{name}");
        assert!(!desk.path("secret-wal").exists(), "{name}");
    }
}

fn modes(folder: &Path, all: &mut Vec<(String, u32)>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let kind = entry.file_type().unwrap();
        let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
        all.push((entry.file_name().into_string().unwrap(), mode));
        if kind.is_dir() {
            modes(&entry.path(), all);
        }
    }
}

#[test]
fn nobody_else_can_read_whatever_the_shell_allows() {
    let desk = Desk::new();
    let roster = desk.roster();
    let program = env!("CARGO_BIN_EXE_daumoi");
    let script = format!(
        "umask 000; '{program}' demo --no-open --roster '{0}' && '{program}' set LS0001 note=ghi --roster '{0}'; \
         '{program}' backup '{1}' --roster '{0}'",
        roster.display(),
        desk.path("copy.db").display()
    );
    let shell = Command::new("sh").args(["-c", &script]).env_clear().env("LOGNAME", "lan").output().unwrap();
    assert!(roster.exists() && desk.path("copy.db").exists(), "{shell:?}");
    let mut terminal = Terminal::open(&roster);
    terminal.wait_for("266 người");
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    terminal.keys("<Enter>x");
    terminal.wait_for("[x");
    let mut all = Vec::new();
    modes(roster.parent().unwrap(), &mut all);
    assert!(all.iter().any(|(name, _)| name == "roster.db.drafts"), "{all:?}");
    assert!(all.iter().any(|(name, _)| name == "roster.db.presence"), "{all:?}");
    for (name, mode) in &all {
        assert_eq!(mode & 0o077, 0, "{name}: {mode:o}");
    }
}
