//! Moments of the log as officials read them: the time of Vietnam (UTC+7), whatever TZ says.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{TimeZone, offset};

use crate::domain::day::{DateForm, Day};

/// The day of a moment in seconds since 1970-01-01 UTC.
pub fn day(at: i64) -> Day {
    let date = local(at).date();
    Day::clamped(date.year(), date.month(), date.day())
}

fn local(at: i64) -> DateTime {
    let moment = Timestamp::from_second(at).unwrap_or(Timestamp::UNIX_EPOCH);
    TimeZone::fixed(offset(7)).to_datetime(moment)
}

/// A moment as a part of a file's name, in the order of time: `2021-09-28T091500`.
pub fn stamp(at: i64) -> String {
    local(at).strftime("%Y-%m-%dT%H%M%S").to_string()
}

/// A moment in seconds since 1970-01-01 UTC as `28/09/2021 09:15`.
pub fn shown(at: i64, dates: DateForm) -> String {
    let form = match dates {
        DateForm::Slashes => "%d/%m/%Y %H:%M",
        DateForm::Hyphens => "%d-%m-%Y %H:%M",
        DateForm::Iso => "%Y-%m-%d %H:%M",
    };
    local(at).strftime(form).to_string()
}
