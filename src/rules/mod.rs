//! Judging: pure functions from a unit's facts, a profile and a day to findings. No I/O, no clock.

pub mod compare;
pub mod cure;
pub mod decode;
pub mod examples;
pub mod forecast;
pub mod judge;
pub mod norms;
pub mod patched;
pub mod preview;
pub mod select;
pub mod waivers;

/// The edition of the judge: what an older one has stored is judged anew.
pub const EDITION: i64 = 3;
