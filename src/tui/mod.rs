//! The screen as a pure machine: model, messages in, effects and frames out. No I/O, no clock, no thread.

pub mod frame;
pub mod key;
