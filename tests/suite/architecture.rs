//! Holds the house together: which room may use which, who may name which outside crate, how long a file may be.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

struct Room {
    name: &'static str,
    rooms: &'static [&'static str],
    crates: &'static [&'static str],
}

const ROOMS: &[Room] = &[
    Room {
        name: "vietnamese",
        rooms: &[],
        crates: &["unicode_normalization", "unicode_segmentation", "unicode_width"],
    },
    Room { name: "domain", rooms: &["vietnamese"], crates: &["jiff"] },
    Room { name: "rules", rooms: &["domain", "vietnamese"], crates: &["toml"] },
    Room { name: "messages", rooms: &["domain", "vietnamese"], crates: &[] },
    Room { name: "exchange", rooms: &["domain", "vietnamese", "messages"], crates: &["csv", "csv_core"] },
    Room {
        name: "store",
        rooms: &["domain", "rules", "vietnamese"],
        crates: &["rusqlite", "base64", "sha2", "serde_json", "rustix"],
    },
    Room { name: "configuration", rooms: &["domain", "messages", "tui", "vietnamese"], crates: &["toml"] },
    Room { name: "tui", rooms: &["domain", "rules", "messages", "vietnamese"], crates: &["ratatui"] },
    Room {
        name: "terminal",
        rooms: &["tui", "domain", "vietnamese"],
        crates: &["crossterm", "ratatui", "rustix"],
    },
    Room {
        name: "app",
        rooms: &["domain", "rules", "messages", "store", "tui", "terminal", "vietnamese", "exchange"],
        crates: &["rustix", "signal_hook", "jiff"],
    },
    Room {
        name: "cli",
        rooms: &[
            "domain",
            "rules",
            "messages",
            "store",
            "tui",
            "terminal",
            "vietnamese",
            "exchange",
            "configuration",
            "app",
        ],
        crates: &[
            "clap",
            "clap_complete",
            "clap_mangen",
            "etcetera",
            "annotate_snippets",
            "serde_json",
            "csv",
        ],
    },
];

/// Files that may be longer than [`LONGEST`], each with its reason. One that is short again must leave the list.
const LONG_FILES: &[(&str, &str)] = &[];
/// Lines of a file, its inline tests left out.
const LONGEST: usize = 400;

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn files_below(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    rust_files(&root.join(folder), &mut found);
    assert!(!found.is_empty(), "no source below {folder}");
    let name = |path: &Path| path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
    found.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

/// The code without line comments: what stands there imports nothing.
fn without_comments(source: &str) -> String {
    source.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

/// The first names of what follows `crate::`: one, or those of a brace group.
fn first_names(rest: &str) -> Vec<String> {
    let name = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(group) = rest.strip_prefix('{') else { return vec![name(rest)] };
    let (mut depth, mut names, mut start) = (0, Vec::new(), true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => start = true,
            c if start && depth == 0 && (c.is_alphabetic() || c == '_') => {
                names.push(name(&group[at..]));
                start = false;
            }
            _ => {}
        }
    }
    names
}

fn room_of(path: &str) -> Option<&'static Room> {
    let below = path.strip_prefix("src/")?;
    let name = below.split(['/', '.']).next()?;
    ROOMS.iter().find(|room| room.name == name)
}

fn faults_of(path: &str, source: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let code = without_comments(source);
    let room = room_of(path);
    if room.is_none() && path != "src/main.rs" && path != "src/lib.rs" {
        faults.push(format!("{path}: belongs to no room of the table"));
    }
    for (number, line) in code.lines().enumerate() {
        let place = format!("{path}:{}", number + 1);
        if line.contains("super::super::") {
            faults.push(format!("{place}: climbs with super::super::, name the room instead"));
        }
        let Some(room) = room else { continue };
        for held in ROOMS.iter().flat_map(|room| room.crates).copied() {
            let named = line.match_indices(held).any(|(at, _)| {
                let before = line[..at].chars().next_back();
                line[at + held.len()..].starts_with("::")
                    && !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
            });
            if named && !room.crates.contains(&held) {
                faults.push(format!("{place}: room {} may not name the crate {held}", room.name));
            }
        }
    }
    let Some(room) = room else { return faults };
    for (at, _) in code.match_indices("crate::") {
        let line = code[..at].lines().count().max(1);
        for name in first_names(&code[at + "crate::".len()..]) {
            if name != room.name && !room.rooms.contains(&name.as_str()) {
                faults.push(format!("{path}:{line}: room {} may not use `{name}`", room.name));
            }
        }
    }
    faults
}

#[test]
fn rooms_import_one_way_and_crates_stay_where_they_are_held() {
    let faults: Vec<String> =
        files_below("src").iter().flat_map(|(path, source)| faults_of(path, source)).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_scanner_names_planted_faults() {
    let planted = [
        ("src/rules/x.rs", "fn f(a: Vec<crate::store::Store>) {}", "may not use `store`"),
        ("src/rules/x.rs", "use rusqlite::Connection;", "may not name the crate rusqlite"),
        ("src/tui/x.rs", "use crate::{domain::id, store};", "may not use `store`"),
        ("src/tui/view/x.rs", "use super::super::model;", "climbs"),
        ("src/other/x.rs", "", "belongs to no room"),
    ];
    for (path, source, expected) in planted {
        let faults = faults_of(path, source);
        assert!(faults.iter().any(|fault| fault.contains(expected)), "{path} {source}: {faults:?}");
    }
    assert!(faults_of("src/tui/x.rs", "// crate::store\nuse crate::domain::{id, day};").is_empty());
}

#[test]
fn no_file_grows_too_long() {
    let allowed: BTreeMap<&str, &str> = LONG_FILES.iter().copied().collect();
    let mut faults = Vec::new();
    for (path, source) in files_below("src").into_iter().chain(files_below("tests")) {
        let lines = source.lines().take_while(|line| *line != "mod tests {").count();
        match (lines > LONGEST, allowed.get(path.as_str())) {
            (true, None) => faults.push(format!("{path}: {lines} lines; split it by purpose")),
            (false, Some(_)) => faults.push(format!("{path} is short again: take it off the list")),
            _ => {}
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn no_test_file_is_forgotten() {
    let files = files_below("tests/suite");
    let all: String = files.iter().map(|(_, source)| without_comments(source)).collect();
    for (path, _) in &files {
        let name = path.rsplit('/').next().unwrap().trim_end_matches(".rs");
        let name = if name == "mod" { path.rsplit('/').nth(1).unwrap() } else { name };
        assert!(name == "main" || all.contains(&format!("mod {name};")), "{path} is declared nowhere");
    }
}
