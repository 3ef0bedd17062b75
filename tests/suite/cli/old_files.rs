//! Rosters of former schema versions, kept as they were made: each is brought up to date and says the same.

use std::fs;
use std::path::PathBuf;

use crate::harness::process::Desk;

fn kept() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/suite/old");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

#[test]
fn an_old_roster_is_brought_up_to_date() {
    for file in kept() {
        let desk = Desk::new();
        fs::copy(&file, desk.roster()).unwrap();
        let list =
            desk.run(&["list", "officers", "--format", "json", "--as-of", "2021-09-28"]).expect(0).json();
        assert_eq!(list.as_array().unwrap().len(), 4, "{}", file.display());
        assert_eq!(list[3]["phone"], "0912345678");
        desk.run(&["check", "--as-of", "2021-09-28", "--fail-on", "never"]).expect(0);
        desk.run(&["set", "A4", "phone=0987654321"]).expect(0);
        desk.run(&["verify"]).expect(0);
        // As it was before, it stands among the copies, unless this program made it.
        let version = |path: &std::path::Path| -> i64 {
            let db = rusqlite::Connection::open(path).unwrap();
            db.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
        };
        let (old, new) = (version(&file), version(&desk.roster()));
        let copies: Vec<PathBuf> = fs::read_dir(desk.path("roster.db.backups"))
            .map(|entries| entries.map(|entry| entry.unwrap().path()).collect())
            .unwrap_or_default();
        let copy = copies.iter().find(|path| path.extension().is_some_and(|ending| ending == "db"));
        assert_eq!(copy.is_some(), old < new, "{}", file.display());
        if let Some(copy) = copy {
            assert_eq!(version(copy), old);
            desk.run(&["restore", &copy.to_string_lossy(), "--preview"]).expect(0).says(&["Sẽ mất"]);
        }
    }
}
