//! Who is editing whom: a small file for each session that edits, in a folder beside the roster.
//!
//! A session holds its file open and locked. However it ends, the kernel closes the file, which wakes those who watch
//! the folder; nobody has to look again after a while.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use crate::domain::id::PersonId;
use crate::domain::presence::Attending;
use crate::store::queue::{beside, no_follow};

/// The ending of the folder's name.
pub(in crate::store) const ENDING: &str = ".presence";
/// So many sessions are looked at.
const SESSIONS: usize = 500;
/// So many people of one are told.
const PEOPLE: usize = 200;
/// A file longer than this is none of ours.
const LONGEST: u64 = 16 * 1024;

/// What this session tells the others, and what they tell.
#[derive(Debug)]
pub struct Presence {
    folder: PathBuf,
    name: String,
    admin: String,
    file: Option<File>,
}

impl Presence {
    /// That of a session which tells nothing yet: it has no file.
    pub fn new(roster: &Path, admin: &str, session: [u8; 16]) -> Self {
        let roster = roster.canonicalize().unwrap_or_else(|_| roster.to_owned());
        let name = format!("{:032x}", u128::from_be_bytes(session));
        Self { folder: beside(&roster, ENDING), name, admin: admin.to_owned(), file: None }
    }

    /// Tells the others whom it is editing now; nobody, if the list is empty. Where it cannot be told, nobody is worse
    /// off than without.
    pub fn attend(&mut self, people: &[PersonId]) {
        if people.is_empty() && self.file.is_none() {
            return;
        }
        let mut text = self.admin.clone();
        text.push('\n');
        for person in people.iter().take(PEOPLE) {
            let _ = writeln!(text, "{}", person.0);
        }
        let text = if people.is_empty() { String::new() } else { text };
        let written = match &self.file {
            Some(file) => file.set_len(0).and_then(|()| file.write_all_at(text.as_bytes(), 0)),
            None => self.begin(&text).map(|file| self.file = Some(file)),
        };
        if written.is_err() {
            self.leave();
        }
    }

    /// Makes the file under another name first, so that nobody finds it before it is locked.
    fn begin(&self, text: &str) -> io::Result<File> {
        match fs::DirBuilder::new().mode(0o700).create(&self.folder) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        let first = self.folder.join([".", &self.name].concat());
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&first)?;
        let made = file.lock().and_then(|()| file.write_all(text.as_bytes()));
        made.and_then(|()| fs::rename(&first, self.folder.join(&self.name))).inspect_err(|_| {
            drop(fs::remove_file(&first));
        })?;
        Ok(file)
    }

    /// Whom the others are editing.
    pub fn others(&self) -> Vec<Attending> {
        let Ok(entries) = fs::read_dir(&self.folder) else { return Vec::new() };
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let others = names.filter(|name| *name != self.name && !name.starts_with('.')).take(SESSIONS);
        let mut all: Vec<Attending> =
            others.filter_map(|name| attending(&self.folder.join(name)).ok().flatten()).collect();
        all.sort_by(|a, b| a.name.cmp(&b.name));
        all
    }

    /// Clears away the file of a session that has closed it: a session does so only when it ends.
    pub fn ended(&self, file: &OsStr) {
        if file != OsStr::new(&self.name) && !file.as_encoded_bytes().starts_with(b".") {
            drop(fs::remove_file(self.folder.join(file)));
        }
    }

    fn leave(&mut self) {
        if self.file.take().is_some() {
            drop(fs::remove_file(self.folder.join(&self.name)));
        }
    }
}

impl Drop for Presence {
    fn drop(&mut self) {
        self.attend(&[]);
        self.leave();
    }
}

/// What the file of a session says that still runs; that of one which does not is cleared away.
fn attending(path: &Path) -> io::Result<Option<Attending>> {
    // Not through a link: the file is read, and removed, only as what lies in this folder.
    let file = OpenOptions::new().read(true).custom_flags(no_follow()).open(path)?;
    if !file.metadata()?.is_file() {
        return Ok(None);
    }
    match file.try_lock_shared() {
        Err(TryLockError::WouldBlock) => {}
        Err(TryLockError::Error(error)) => return Err(error),
        Ok(()) => return fs::remove_file(path).map(|()| None),
    }
    let mut text = String::new();
    file.take(LONGEST).read_to_string(&mut text)?;
    let mut lines = text.lines();
    let name = lines.next().unwrap_or_default().to_owned();
    let people: Vec<PersonId> = lines.filter_map(|line| line.parse().ok().map(PersonId)).collect();
    Ok((!people.is_empty()).then_some(Attending { name, people }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(roster: &Path, name: &str, number: u8) -> Presence {
        Presence::new(roster, name, [number; 16])
    }

    #[test]
    fn whom_one_edits_the_others_are_told_until_he_leaves() {
        let folder = tempfile::tempdir().unwrap();
        let roster = folder.path().join("roster.db");
        let (mut lan, minh) = (session(&roster, "lan", 1), session(&roster, "minh", 2));
        assert_eq!(minh.others(), [], "nobody edits, and no folder is made for it");
        assert!(!folder.path().join("roster.db.presence").exists());
        lan.attend(&[PersonId(7), PersonId(9)]);
        let told = Attending { name: "lan".to_owned(), people: vec![PersonId(7), PersonId(9)] };
        assert_eq!((minh.others(), lan.others()), (vec![told], vec![]));
        lan.attend(&[]);
        assert_eq!(minh.others(), []);
        lan.attend(&[PersonId(7)]);
        drop(lan);
        assert_eq!(minh.others(), []);
        assert_eq!(fs::read_dir(folder.path().join("roster.db.presence")).unwrap().count(), 0);
    }

    /// What a session has left that was killed is locked by nobody.
    #[test]
    fn what_nobody_holds_is_cleared_away_and_no_link_is_followed() {
        let folder = tempfile::tempdir().unwrap();
        let roster = folder.path().join("roster.db");
        let (mut lan, minh) = (session(&roster, "lan", 1), session(&roster, "minh", 2));
        lan.attend(&[PersonId(7)]);
        let place = folder.path().join("roster.db.presence");
        fs::write(place.join("dead"), "old\n3\n").unwrap();
        fs::write(folder.path().join("secret"), "root\n4\n").unwrap();
        std::os::unix::fs::symlink(folder.path().join("secret"), place.join("link")).unwrap();
        assert_eq!(minh.others().len(), 1);
        assert!(!place.join("dead").exists());
        assert!(folder.path().join("secret").exists());
    }
}
