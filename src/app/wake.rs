//! A pipe that wakes the loop from another thread.

use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::Arc;

use rustix::pipe::{PipeFlags, pipe_with};

use crate::domain::fault::Fault;
use crate::domain::fault::store::StoreFault;

/// The end that wakes; may be given to any thread.
#[derive(Clone, Debug)]
pub(super) struct Waker(Arc<OwnedFd>);

/// The end that is waited at.
#[derive(Debug)]
pub(super) struct Wakeup(OwnedFd);

/// The two ends.
pub(super) fn pair() -> Result<(Waker, Wakeup), Fault> {
    let made = pipe_with(PipeFlags::CLOEXEC | PipeFlags::NONBLOCK);
    let (read, write) = made.map_err(|error| StoreFault::Io { cause: error.to_string() })?;
    Ok((Waker(Arc::new(write)), Wakeup(read)))
}

impl Waker {
    /// Wakes the loop. A full pipe will wake it anyhow.
    pub(super) fn wake(&self) {
        let _full = rustix::io::write(&*self.0, &[1]);
    }
}

impl Wakeup {
    /// Forgets the wakings that have come.
    pub(super) fn clear(&self) {
        let mut bytes = [0; 64];
        while rustix::io::read(&self.0, &mut bytes).is_ok_and(|count| count > 0) {}
    }
}

impl AsFd for Wakeup {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}
