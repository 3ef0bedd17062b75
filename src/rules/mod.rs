//! Judging: pure functions from a unit's facts, a profile and a day to findings. No I/O, no clock.

pub mod decode;
pub mod judge;
