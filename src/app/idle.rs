//! A session at which nobody has pressed a key for long: one timer, set anew by each key.

use std::time::{Duration, Instant};

use crate::app::clock;

/// How a session has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// Somebody left, or is gone.
    ByHand,
    /// Nobody has pressed a key for long.
    Idle,
}

/// How long it has been since the last key.
#[derive(Debug)]
pub(super) struct Idle {
    after: Option<Duration>,
    since: Instant,
    is_ended: bool,
}

impl Idle {
    /// Ends the session after so long without a key; `None`: never.
    pub(super) fn new(after: Option<Duration>) -> Self {
        Self { after, since: clock::monotonic(), is_ended: false }
    }

    /// How long until it is over, if nobody presses a key.
    pub(super) fn next(&self) -> Option<Duration> {
        Some((self.since + self.after?).saturating_duration_since(clock::monotonic()))
    }

    /// Whether it is over now; a key begins it anew.
    pub(super) fn is_over(&mut self, has_key: bool) -> bool {
        if has_key {
            self.since = clock::monotonic();
        }
        self.is_ended = self.next() == Some(Duration::ZERO);
        self.is_ended
    }

    /// Whether that ended the session.
    pub(super) fn is_ended(&self) -> bool {
        self.is_ended
    }
}
