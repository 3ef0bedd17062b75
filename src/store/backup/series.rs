//! The kept copies of a roster, in a folder beside it: each with a file of what it says of itself, made one after the
//! other, the old ones thinned out. A copy without that file does not count.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::domain::backup::{KeptCopy, Standing, standing, staying};
use crate::domain::fault::Fault;
use crate::domain::fault::store::StoreFault;
use crate::domain::id::Seq;
use crate::domain::moment;
use crate::store::Store;
use crate::store::backup::copy_whole;
use crate::store::connection;
use crate::store::error::{Result, damaged, of_io};
use crate::store::head::hex;
use crate::store::migrate;
use crate::store::queue::{Turn, beside};
use crate::store::tables::{log, profile};

/// How the folder is called, after the roster's name.
const ENDING: &str = ".backups";
/// How the copies are called that are thinned out.
const NAME: &str = "roster-";
/// The ending of what a copy says of itself.
const MANIFEST: &str = ".json";

/// The folder of a roster's copies.
pub(in crate::store) fn folder(roster: &Path) -> PathBuf {
    beside(roster, ENDING)
}

impl Store {
    /// Makes a copy in the folder of the copies and thins out the older ones.
    ///
    /// # Errors
    /// What hinders reading and writing; [`StoreFault::Damaged`] if the copy is not what it should be. There is no new
    /// copy then, and the older ones stay.
    pub fn keep_copy(&self, at: i64) -> std::result::Result<KeptCopy, Fault> {
        let folder = folder(&self.path);
        let _turn = begin(&folder)?;
        let name = |at| format!("{NAME}{}.db", moment::stamp(at));
        // Another one of the same second.
        let mut at = at;
        while folder.join(name(at)).exists() {
            at += 1;
        }
        let copy = put(&self.db, &folder, &name(at), at)?;
        thin_out(&folder)?;
        Ok(copy)
    }

    /// Whether there is a fresh copy; `None` for a roster that needs none: a sample with a day of its own.
    ///
    /// # Errors
    /// A [`StoreFault`].
    pub fn copies_standing(&self, now: i64) -> std::result::Result<Option<Standing>, Fault> {
        if profile::working_day(&self.db)?.is_some() {
            return Ok(None);
        }
        let seq = log::head(&self.db)?.map_or(Seq(0), |(seq, _)| seq);
        let copies = Self::copies(&self.path)?;
        Ok(Some(standing(copies.iter().find(|copy| copy.is_there), seq, now)))
    }

    /// The kept copies of a roster, the newest first.
    ///
    /// # Errors
    /// A [`StoreFault`] where the folder cannot be read.
    pub fn copies(roster: &Path) -> std::result::Result<Vec<KeptCopy>, Fault> {
        let roster = roster.canonicalize().map_err(|error| of_io(&error))?;
        listed(&folder(&roster))
    }

    /// The folder in which the copies of a roster are kept.
    pub fn copies_folder(roster: &Path) -> PathBuf {
        folder(roster)
    }
}

/// A copy of the roster before its schema is changed: of each version one, which is never thinned out.
pub(in crate::store) fn before_migration(from: &Connection, roster: &Path, version: i64) -> Result<()> {
    let folder = folder(roster);
    let _turn = begin(&folder)?;
    let (seq, at) = from.query_row(
        "SELECT ifnull(max(log.seq), 0), ifnull((SELECT max(at) FROM operation), 0) FROM log",
        [],
        |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)),
    )?;
    let name = format!("schema-{version}-{seq}.db");
    let is_there = listed(&folder)?.iter().any(|copy| copy.name == name && copy.is_there);
    if is_there { Ok(()) } else { put(from, &folder, &name, at).map(drop) }
}

/// Makes the folder if there is none, and waits until nobody else makes a copy in it.
fn begin(folder: &Path) -> Result<Turn> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.map_err(|error| {
        let fault = match of_io(&error) {
            StoreFault::Denied => StoreFault::ReadOnly,
            StoreFault::Exists => StoreFault::Io { cause: error.to_string() },
            other => other,
        };
        Fault::from(fault).in_file(&folder.to_string_lossy())
    })?;
    let turn = Turn::wait(&folder.join("copies"), connection::PATIENCE)?;
    clear(folder)?;
    Ok(turn)
}

/// Takes away what an interrupted copy has left. Whoever has the turn is the only one at work here.
fn clear(folder: &Path) -> Result<()> {
    for name in names(folder)? {
        if name.contains(".partial") {
            drop(fs::remove_file(folder.join(name)));
        }
    }
    Ok(())
}

fn names(folder: &Path) -> Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(|error| of_io(&error))?,
    };
    let mut names: Vec<String> =
        entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    Ok(names)
}

/// A whole, verified copy with what it says of itself; both are on the disk then.
fn put(from: &Connection, folder: &Path, name: &str, at: i64) -> Result<KeptCopy> {
    let path = folder.join(name);
    let about = folder.join(format!("{name}{MANIFEST}"));
    // A copy of the same second without a word about it was interrupted before it counted.
    if !about.exists() {
        drop(fs::remove_file(&path));
    }
    copy_whole(from, &path)?;
    let copy = describe(&path, name, at)?;
    let partial = folder.join(format!("{name}{MANIFEST}.partial"));
    let written = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&partial);
    written
        .and_then(|mut file| {
            file.write_all(format!("{:#}\n", manifest(&copy)).as_bytes())?;
            file.sync_all()
        })
        .and_then(|()| fs::rename(&partial, &about))
        .and_then(|()| File::open(folder)?.sync_all())
        .map_err(|error| of_io(&error))?;
    Ok(copy)
}

/// What the finished file holds, read from itself.
fn describe(path: &Path, name: &str, at: i64) -> Result<KeptCopy> {
    let (size, sha256) = measured(path)?;
    let db = Connection::open_with_flags(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let count = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0));
    let (seq, head) = log::head(&db)?.unwrap_or((Seq(0), [0; 32]));
    Ok(KeptCopy {
        name: name.to_owned(),
        at,
        schema: migrate::version(&db)?,
        seq,
        head: hex(&head),
        people: count("SELECT count(*) FROM person WHERE deleted = 0")?,
        seats: count("SELECT count(*) FROM seat WHERE deleted = 0")?,
        size,
        sha256,
        is_there: true,
    })
}

/// Size and SHA-256 of a file.
fn measured(path: &Path) -> Result<(u64, String)> {
    let mut file = File::open(path).map_err(|error| of_io(&error))?;
    let (mut buffer, mut hash, mut size) = (vec![0; 256 * 1_024], Sha256::new(), 0);
    loop {
        let count = file.read(&mut buffer).map_err(|error| of_io(&error))?;
        if count == 0 {
            return Ok((size, hex(&hash.finalize())));
        }
        hash.update(buffer.get(..count).unwrap_or_default());
        size += u64::try_from(count).unwrap_or_default();
    }
}

fn manifest(copy: &KeptCopy) -> Value {
    json!({
        "program": env!("CARGO_PKG_VERSION"),
        "at": copy.at,
        "schema": copy.schema,
        "seq": copy.seq.0,
        "head": copy.head,
        "people": copy.people,
        "seats": copy.seats,
        "size": copy.size,
        "sha256": copy.sha256,
    })
}

fn listed(folder: &Path) -> Result<Vec<KeptCopy>> {
    let mut copies: Vec<KeptCopy> = Vec::new();
    for name in names(folder)? {
        let Some(of) = name.strip_suffix(MANIFEST) else { continue };
        copies.extend(read(folder, of));
    }
    copies.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| b.name.cmp(&a.name)));
    Ok(copies)
}

/// What a copy says of itself; nothing if it cannot be made out.
fn read(folder: &Path, name: &str) -> Option<KeptCopy> {
    let text = fs::read_to_string(folder.join(format!("{name}{MANIFEST}"))).ok()?;
    let said: Value = serde_json::from_str(&text).ok()?;
    let number = |key: &str| said.get(key).and_then(Value::as_i64);
    let word = |key: &str| said.get(key).and_then(Value::as_str).map(ToOwned::to_owned);
    let size = said.get("size").and_then(Value::as_u64)?;
    Some(KeptCopy {
        name: name.to_owned(),
        at: number("at")?,
        schema: number("schema")?,
        seq: Seq(number("seq")?),
        head: word("head")?,
        people: number("people")?,
        seats: number("seats")?,
        size,
        sha256: word("sha256")?,
        is_there: fs::metadata(folder.join(name)).is_ok_and(|file| file.len() == size),
    })
}

/// Whether a copy is what it says of itself, byte for byte; one that says nothing is looked at by its content alone.
///
/// # Errors
/// [`StoreFault::Damaged`].
pub(in crate::store) fn keeps_its_word(path: &Path) -> Result<()> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name().and_then(|name| name.to_str())) else {
        return Ok(());
    };
    let Some(said) = read(folder, name) else { return Ok(()) };
    if (said.size, said.sha256) == measured(path)? {
        return Ok(());
    }
    Err(damaged("SHA-256 of the copy is not that of its manifest"))
}

/// Takes away the copies that need not stay, what they say of themselves first: then they count no more.
fn thin_out(folder: &Path) -> Result<()> {
    let copies: Vec<KeptCopy> =
        listed(folder)?.into_iter().filter(|copy| copy.name.starts_with(NAME)).collect();
    let stays = staying(copies.iter().filter(|copy| copy.is_there).map(|copy| copy.at));
    for copy in copies.iter().filter(|copy| !(copy.is_there && stays.contains(&copy.at))) {
        drop(fs::remove_file(folder.join(format!("{}{MANIFEST}", copy.name))));
        drop(fs::remove_file(folder.join(&copy.name)));
    }
    // A copy that was interrupted before it could say anything.
    for name in names(folder)? {
        let is_copy = name.starts_with(NAME) && name.strip_suffix(".db").is_some();
        if is_copy && !folder.join(format!("{name}{MANIFEST}")).exists() {
            drop(fs::remove_file(folder.join(name)));
        }
    }
    Ok(())
}
