//! What happens around the roster's file: where it lies, and other programs' commits.
//!
//! Every commit ends with the rewriting of the small `head` file; the kernel tells of that without any timer.
//! Watching the write-ahead log would tell too early: before the commit can be read.

pub(in crate::store) mod place;

use std::ffi::{OsStr, OsString};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use rustix::fs::inotify::{self, CreateFlags, ReadFlags, Reader, WatchFlags};
use rustix::io::Errno;

use crate::domain::fault::Fault;
use crate::store::error::of_io;
use crate::store::queue::beside;
use crate::store::{head, presence};

/// A watch on one roster: on commits, of this program's own ones too, and on who is editing.
#[derive(Debug)]
pub struct Watch {
    events: OwnedFd,
    /// The head file, rewritten after each commit.
    name: OsString,
    /// The roster, in whose place another file may come.
    roster: OsString,
    /// The folder of those who edit, and its watch once it is there.
    presence: (PathBuf, Option<i32>),
}

/// What has happened around a roster.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Woken {
    /// Whether something was committed.
    pub committed: bool,
    /// Whether somebody has begun or ended an edit.
    pub presence: bool,
    /// The files of sessions that have closed them.
    pub ended: Vec<OsString>,
}

impl Watch {
    /// Begins to watch. The folder is watched and not the file, which may be made or replaced later.
    ///
    /// # Errors
    /// A `StoreFault`, where the system allows no further watch.
    pub fn new(roster: &Path) -> Result<Self, Fault> {
        let roster = &roster.canonicalize().map_err(|error| of_io(&error))?;
        let name = beside(roster, head::ENDING).file_name().unwrap_or_default().to_owned();
        let io = |errno: Errno| Fault::from(of_io(&errno.into()));
        let events = inotify::init(CreateFlags::NONBLOCK | CreateFlags::CLOEXEC).map_err(io)?;
        let what = WatchFlags::CLOSE_WRITE | WatchFlags::MOVED_TO;
        inotify::add_watch(&events, place::folder_of(roster), what | WatchFlags::CREATE).map_err(io)?;
        let presence = (beside(roster, presence::ENDING), None);
        let roster = roster.file_name().unwrap_or_default().to_owned();
        let mut watch = Self { events, name, roster, presence };
        watch.watch_presence();
        Ok(watch)
    }

    /// Watches the folder of those who edit, if it is there; whether it has just come.
    fn watch_presence(&mut self) -> bool {
        let what = WatchFlags::MODIFY
            | WatchFlags::MOVED_TO
            | WatchFlags::CLOSE_WRITE
            | WatchFlags::ONLYDIR
            | WatchFlags::DONT_FOLLOW;
        let was = self.presence.1;
        // Where it cannot be watched, nobody is told of the others' edits before they are saved.
        self.presence.1 = inotify::add_watch(&self.events, &self.presence.0, what).ok();
        self.presence.1 != was
    }

    /// Takes what has happened since the last time.
    ///
    /// # Errors
    /// A `StoreFault`.
    pub fn drain(&mut self) -> Result<Woken, Fault> {
        let mut buffer = [MaybeUninit::uninit(); 4_096];
        let mut reader = Reader::new(&self.events, &mut buffer);
        let mut woken = Woken::default();
        let mut has_come = false;
        loop {
            match reader.next() {
                // Lost events may have been ours.
                Ok(event) if event.events().contains(ReadFlags::QUEUE_OVERFLOW) => {
                    (woken.committed, woken.presence) = (true, true);
                }
                Ok(event) if Some(event.wd()) == self.presence.1 => {
                    woken.presence = true;
                    let name = event.file_name().map(|name| OsStr::from_bytes(name.to_bytes()).to_owned());
                    woken.ended.extend(name.filter(|_| event.events().contains(ReadFlags::CLOSE_WRITE)));
                }
                Ok(event) => {
                    let name = event.file_name().map(std::ffi::CStr::to_bytes);
                    let is_made = event.events().contains(ReadFlags::CREATE);
                    let is_replaced =
                        event.events().contains(ReadFlags::MOVED_TO) && name == Some(self.roster.as_bytes());
                    woken.committed |= is_replaced || (!is_made && name == Some(self.name.as_bytes()));
                    let folder = self.presence.0.file_name().map(OsStr::as_bytes);
                    has_come |= is_made && name.is_some() && name == folder;
                }
                Err(Errno::WOULDBLOCK) => break,
                Err(Errno::INTR) => {}
                Err(errno) => return Err(of_io(&errno.into()).into()),
            }
        }
        woken.presence |= has_come && self.watch_presence();
        Ok(woken)
    }
}

impl AsFd for Watch {
    /// Readable when there is something to drain.
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.events.as_fd()
    }
}
