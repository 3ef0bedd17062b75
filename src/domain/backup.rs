//! Kept copies of a roster: what each says of itself, which of them stay, and whether there is a fresh one.

use std::collections::BTreeSet;

use crate::domain::fault::Fault;
use crate::domain::id::Seq;
use crate::domain::moment;
use crate::domain::query::HistoryEntry;

/// An hour in seconds: so long a copy counts as fresh.
pub const HOUR: i64 = 3_600;
/// A day and an hour: changes that have been without a copy for so long are told in red.
const WORRY: i64 = 25 * HOUR;
/// Of so many hours, days and months with a copy the newest one stays.
const HOURS: usize = 24;
const DAYS: usize = 14;
const MONTHS: usize = 12;

/// What a kept copy says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptCopy {
    /// The name of its file in the folder of the copies.
    pub name: String,
    /// When it was made, in seconds since 1970-01-01 UTC.
    pub at: i64,
    /// The version of its schema.
    pub schema: i64,
    /// The newest entry of its log; 0 if there is none.
    pub seq: Seq,
    /// The hash of that entry, in hexadecimal digits.
    pub head: String,
    /// How many people stand in it.
    pub people: i64,
    /// How many seats.
    pub seats: i64,
    /// The size of its file in bytes.
    pub size: u64,
    /// The SHA-256 of its file, in hexadecimal digits.
    pub sha256: String,
    /// Whether its file is there and has that size.
    pub is_there: bool,
}

/// Whether a roster has a fresh copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The newest copy has everything, or is younger than an hour.
    Fresh,
    /// A newer one is due.
    Due,
    /// The newest one lacks changes and is older than a day.
    Old {
        /// When that one was made.
        at: i64,
    },
    /// There is none.
    Missing,
}

/// Why the screen shows a red line about the copies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyTrouble {
    /// When the newest copy was made; `None`: there is none.
    pub newest: Option<i64>,
    /// Why no newer one could be made.
    pub why: Option<Box<Fault>>,
}

/// What a roster would lose if a copy took its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Lost {
    /// The newest entry that both logs have.
    pub common: Seq,
    /// The newest entry of the roster.
    pub newest: Seq,
    /// The newest entry of the copy.
    pub copy: Seq,
    /// Who has changed what since, in the order of the first change.
    pub by: Vec<LostBy>,
    /// The entries that would be lost, the newest first, and no more than were asked for.
    pub entries: Vec<HistoryEntry>,
}

/// The changes of one person that would be lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostBy {
    /// Who.
    pub actor: String,
    /// How many operations.
    pub operations: i64,
    /// When the first was, in seconds since 1970-01-01 UTC.
    pub first: i64,
    /// When the last was.
    pub last: i64,
}

/// Whether a copy is wanted of a roster whose log has come to `seq`.
pub fn standing(newest: Option<&KeptCopy>, seq: Seq, now: i64) -> Standing {
    match newest {
        None => Standing::Missing,
        Some(copy) if copy.seq == seq => Standing::Fresh,
        Some(copy) => match now - copy.at {
            // A clock that was set back, or a roster put back from a copy: the next one tells.
            ..0 => Standing::Due,
            age if age < HOUR => Standing::Fresh,
            age if age < WORRY => Standing::Due,
            _ => Standing::Old { at: copy.at },
        },
    }
}

/// Those of these moments whose copies stay.
pub fn staying(moments: impl IntoIterator<Item = i64>) -> BTreeSet<i64> {
    let mut newest_first: Vec<i64> = moments.into_iter().collect();
    newest_first.sort_unstable_by(|a, b| b.cmp(a));
    let mut stays = BTreeSet::new();
    let day = |at: i64| i64::from(moment::day(at).number());
    let periods: [(usize, &dyn Fn(i64) -> i64); 3] =
        [(HOURS, &|at| at.div_euclid(HOUR)), (DAYS, &day), (MONTHS, &|at| day(at) / 100)];
    for (count, period) in periods {
        let mut seen = BTreeSet::new();
        stays.extend(newest_first.iter().filter(|at| seen.len() < count && seen.insert(period(**at))));
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-25 10:00 in Vietnam.
    const NOW: i64 = 1_795_575_600;

    fn copy(at: i64, seq: i64) -> KeptCopy {
        KeptCopy {
            name: String::new(),
            at,
            schema: 1,
            seq: Seq(seq),
            head: String::new(),
            people: 0,
            seats: 0,
            size: 0,
            sha256: String::new(),
            is_there: true,
        }
    }

    #[test]
    fn a_copy_is_wanted_where_something_has_changed_since() {
        let after = |age: i64, seq: i64| standing(Some(&copy(NOW - age, 5)), Seq(seq), NOW);
        assert_eq!(standing(None, Seq(5), NOW), Standing::Missing);
        assert_eq!(after(400 * 24 * HOUR, 5), Standing::Fresh, "nothing has changed");
        assert_eq!(after(HOUR - 1, 6), Standing::Fresh);
        assert_eq!(after(HOUR, 6), Standing::Due);
        assert_eq!(after(25 * HOUR - 1, 6), Standing::Due);
        assert_eq!(after(25 * HOUR, 6), Standing::Old { at: NOW - 25 * HOUR });
        assert_eq!(after(-HOUR, 6), Standing::Due, "a clock set back");
        assert_eq!(after(HOUR, 4), Standing::Due, "a roster that was put back");
    }

    #[test]
    fn after_three_years_of_hourly_copies_a_day_of_hours_two_weeks_of_days_and_a_year_of_months_stay() {
        let mut held: BTreeSet<i64> = BTreeSet::new();
        for hour in 0..3 * 365 * 24 {
            held.insert(NOW + hour * HOUR);
            held = staying(held.clone());
        }
        let last = NOW + (3 * 365 * 24 - 1) * HOUR;
        assert!(held.contains(&last));
        let younger = |than: i64| held.iter().filter(|at| last - **at < than).count();
        assert_eq!(younger(24 * HOUR), 24);
        assert_eq!(younger(14 * 24 * HOUR), 24 + 13 - 1, "the last copy of yesterday is among the hours");
        let months: BTreeSet<i32> = held.iter().map(|at| moment::day(*at).number() / 100).collect();
        assert_eq!(months.len(), 12);
        assert!(held.len() <= HOURS + DAYS + MONTHS);
    }

    #[test]
    fn the_newest_always_stays() {
        assert_eq!(staying([]), BTreeSet::new());
        let of_an_hour = [NOW + 2, NOW, NOW + HOUR - 1];
        assert!(staying(of_an_hour).iter().eq([&(NOW + HOUR - 1)]), "the newest of its hour");
        assert!(staying([NOW, NOW - 1]).iter().eq([&(NOW - 1), &NOW]), "another hour has begun");
    }
}
