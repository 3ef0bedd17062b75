//! Moments of the log as officials read them: the time of Vietnam (UTC+7), whatever TZ says.

use jiff::Timestamp;
use jiff::tz::{TimeZone, offset};

/// A moment in seconds since 1970-01-01 UTC as `28/09/2021 09:15`.
pub fn vietnamese(at: i64) -> String {
    let moment = Timestamp::from_second(at).unwrap_or(Timestamp::UNIX_EPOCH);
    TimeZone::fixed(offset(7)).to_datetime(moment).strftime("%d/%m/%Y %H:%M").to_string()
}
