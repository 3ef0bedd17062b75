//! Notices that must stand for a while.

use std::time::{Duration, Instant};

use crate::app::clock;

/// How long a notice stands at least.
const STANDS: Duration = Duration::from_secs(2);

/// The running ones.
#[derive(Debug, Default)]
pub(super) struct Timers(Vec<(Instant, u32)>);

impl Timers {
    /// Starts one.
    pub(super) fn start(&mut self, number: u32) {
        self.0.push((clock::monotonic() + STANDS, number));
    }

    /// How long until the first is over.
    pub(super) fn next(&self) -> Option<Duration> {
        let now = clock::monotonic();
        self.0.iter().map(|(end, _)| end.saturating_duration_since(now)).min()
    }

    /// Those that are over.
    pub(super) fn take_over(&mut self) -> Vec<u32> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let now = clock::monotonic();
        let over = self.0.iter().filter(|(end, _)| *end <= now).map(|(_, number)| *number).collect();
        self.0.retain(|(end, _)| *end > now);
        over
    }
}
