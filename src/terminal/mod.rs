//! The terminal: bytes in, bytes out, and its modes. It draws what `tui` shows and knows nothing of the roster.
//!
//! Nothing is ever asked of the terminal: an answer that comes late would land among the keys.

pub mod guard;
pub mod input;
pub mod kind;
pub mod present;
