//! Judging: pure functions from a unit's facts, a profile and a day to findings. No I/O, no clock.

pub mod compare;
pub mod decode;
pub mod examples;
pub mod judge;
pub mod preview;
pub mod select;

use crate::domain::profile::Profile;

/// The edition of the judge: what an older one has stored is judged anew.
pub const EDITION: i64 = 1;

/// The ids of the rules that load but are not judged yet, in the order of the file.
pub fn not_judged(profile: &Profile) -> Vec<&str> {
    let waiting = profile.rules.iter().filter(|rule| !judge::is_judged(&rule.body));
    waiting.map(|rule| rule.id.as_str()).collect()
}
