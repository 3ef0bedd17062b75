//! Waiting at all that the loop waits at.

use std::os::fd::AsFd;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::stdio::stdin;

/// What can be read.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one for each thing that is waited at")]
pub(super) struct Ready {
    pub(super) terminal: bool,
    pub(super) wakeup: bool,
    pub(super) watch: bool,
}

impl Ready {
    /// Blocks until something can be read, or so long.
    pub(super) fn within(timeout: Duration, wakeup: &impl AsFd, watch: &impl AsFd) -> Self {
        let input = stdin();
        let mut fds = [
            PollFd::new(&input, PollFlags::IN),
            PollFd::new(wakeup, PollFlags::IN),
            PollFd::new(watch, PollFlags::IN),
        ];
        let limit = Timespec {
            tv_sec: i64::try_from(timeout.as_secs()).unwrap_or(i64::MAX),
            tv_nsec: timeout.subsec_nanos().into(),
        };
        match poll(&mut fds, Some(&limit)) {
            Err(Errno::INTR) | Ok(0) => Self::default(),
            // Whatever is wrong, reading tells it.
            Err(_) => Self { terminal: true, ..Self::default() },
            Ok(_) => {
                let [terminal, wakeup, watch] = fds.map(|fd| !fd.revents().is_empty());
                Self { terminal, wakeup, watch }
            }
        }
    }
}
