//! What the terminal sends, read without losing the rest of what it has begun.

use std::time::{Duration, Instant};

use crate::app::clock;
use crate::terminal::guard;
use crate::terminal::input::{Decoder, Wait};
use crate::tui::key::Input;

/// The terminal's side of the loop.
#[derive(Debug)]
pub(super) struct Incoming {
    decoder: Decoder,
    escape_wait: Duration,
    /// Until when the decoder waits for the rest of what has begun.
    torn_until: Option<Instant>,
}

/// What came in one go.
#[derive(Debug)]
pub(super) struct Read {
    /// In their order.
    pub(super) inputs: Vec<Input>,
    /// Whether nothing will come any more.
    pub(super) is_end: bool,
}

impl Incoming {
    /// Nothing has come yet.
    pub(super) const fn new(decoder: Decoder, escape_wait: Duration) -> Self {
        Self { decoder, escape_wait, torn_until: None }
    }

    /// How long the rest of what has begun is waited for; `None` where nothing has.
    pub(super) fn patience(&self) -> Option<Duration> {
        self.torn_until.map(|until| until.saturating_duration_since(clock::monotonic()))
    }

    /// Ends what the terminal has begun and not gone on with in time. Other things that wake the loop meanwhile do not
    /// shorten the wait: an arrow would fall apart.
    pub(super) fn expire(&mut self) -> Option<Vec<Input>> {
        let until = self.torn_until?;
        if clock::monotonic() < until {
            return None;
        }
        let mut inputs = Vec::new();
        self.decoder.expire(&mut inputs);
        self.wait_for_rest();
        Some(inputs)
    }

    /// Reads all that the terminal has sent.
    pub(super) fn read(&mut self) -> Read {
        let mut buffer = [0; 16 * 1024];
        let mut inputs = Vec::new();
        loop {
            match guard::read(&mut buffer) {
                None => {
                    self.decoder.end(&mut inputs);
                    return Read { inputs, is_end: true };
                }
                Some(count) => self.decoder.feed(buffer.get(..count).unwrap_or_default(), &mut inputs),
            }
            if !guard::has_more() {
                break;
            }
        }
        self.wait_for_rest();
        Read { inputs, is_end: false }
    }

    /// Sets how long the decoder waits, if it does.
    fn wait_for_rest(&mut self) {
        let patience = self.decoder.pending().map(|wait| match wait {
            Wait::Torn => self.escape_wait,
            Wait::Rest => Duration::from_millis(500),
            Wait::PasteEnd => Duration::from_secs(3),
        });
        self.torn_until = patience.map(|patience| clock::monotonic() + patience);
    }
}
