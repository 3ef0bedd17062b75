//! The terminal: modes, bytes to keys, frames to the fewest bytes.
