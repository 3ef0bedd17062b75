//! The one place that knows the time. A day is the day of Vietnam (UTC+7), whatever TZ says.

use std::time::Instant;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{TimeZone, offset};

use crate::domain::day::Day;

/// Seconds since 1970-01-01 UTC.
#[expect(clippy::disallowed_methods, reason = "this is the clock")]
pub fn now() -> i64 {
    Timestamp::now().as_second()
}

/// A moment for measuring how long something takes.
#[expect(clippy::disallowed_methods, reason = "this is the clock")]
pub fn monotonic() -> Instant {
    Instant::now()
}

/// Today in Vietnam; a clock outside the known years (1900–2199) is taken to stand at their edge.
pub fn today() -> Day {
    let date = local(now()).date();
    Day::clamped(date.year(), date.month(), date.day())
}

/// Seconds from now to the next midnight in Vietnam, at least 1.
pub fn seconds_to_midnight() -> u64 {
    let time = local(now()).time();
    let passed = u64::try_from(
        i32::from(time.hour()) * 3600 + i32::from(time.minute()) * 60 + i32::from(time.second()),
    );
    86_400 - passed.unwrap_or(0).min(86_399)
}

/// A moment as programs read it: `2021-09-28T09:15:00+07:00`.
pub fn iso(at: i64) -> String {
    let time = local(at);
    format!("{}+07:00", time.strftime("%Y-%m-%dT%H:%M:%S"))
}

fn local(at: i64) -> DateTime {
    let moment = Timestamp::from_second(at).unwrap_or(Timestamp::UNIX_EPOCH);
    TimeZone::fixed(offset(7)).to_datetime(moment)
}
