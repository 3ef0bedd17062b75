//! What happens around the roster's file: where it lies, and other programs' commits.
//!
//! Every commit ends with the rewriting of the small `head` file; the kernel tells of that without any timer.
//! Watching the write-ahead log would tell too early: before the commit can be read.

pub(in crate::store) mod place;

use std::ffi::OsString;
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use rustix::fs::inotify::{self, CreateFlags, ReadFlags, Reader, WatchFlags};
use rustix::io::Errno;

use crate::domain::fault::Fault;
use crate::store::error::of_io;
use crate::store::head;
use crate::store::queue::beside;

/// A watch on the commits of one roster, of this program's own ones too.
#[derive(Debug)]
pub struct Watch {
    events: OwnedFd,
    /// The head file, rewritten after each commit.
    name: OsString,
    /// The roster, in whose place another file may come.
    roster: OsString,
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
        inotify::add_watch(&events, place::folder_of(roster), what).map_err(io)?;
        let roster = roster.file_name().unwrap_or_default().to_owned();
        Ok(Self { events, name, roster })
    }

    /// Takes what has happened since the last time; whether something was committed.
    ///
    /// # Errors
    /// A `StoreFault`.
    pub fn drain(&mut self) -> Result<bool, Fault> {
        let mut buffer = [MaybeUninit::uninit(); 4_096];
        let mut reader = Reader::new(&self.events, &mut buffer);
        let mut committed = false;
        loop {
            match reader.next() {
                // Lost events may have been ours.
                Ok(event) if event.events().contains(ReadFlags::QUEUE_OVERFLOW) => committed = true,
                Ok(event) => {
                    let name = event.file_name().map(std::ffi::CStr::to_bytes);
                    let is_replaced =
                        event.events().contains(ReadFlags::MOVED_TO) && name == Some(self.roster.as_bytes());
                    committed |= is_replaced || name == Some(self.name.as_bytes());
                }
                Err(Errno::WOULDBLOCK) => return Ok(committed),
                Err(Errno::INTR) => {}
                Err(errno) => return Err(of_io(&errno.into()).into()),
            }
        }
    }
}

impl AsFd for Watch {
    /// Readable when there is something to drain.
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.events.as_fd()
    }
}
