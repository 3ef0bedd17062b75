//! Days pass, profiles begin and end, the judge gets a new edition: the stored findings follow.
//!
//! This is no change of the roster: no entry of the log, no right needed; whoever comes first does it.

use rusqlite::Connection;

use crate::domain::day::Day;
use crate::rules::EDITION;
use crate::store::error::Result;
use crate::store::judge::{self, Touched};
use crate::store::rulebook::Rulebook;
use crate::store::tables::numbers::{self, Judged};
use crate::store::tables::profile;
use crate::store::text;

/// What is left to be done until the stored findings are true as of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Due {
    /// Nothing.
    Nothing,
    /// The units whose own day has come.
    Days,
    /// Everything.
    Everything,
}

/// What is due. The stored day moves back only from more than a day ahead: a clock a few hours off must not judge
/// everything twice a day.
pub(in crate::store) fn due(db: &Connection, judged: &Judged, day: Day) -> Result<Due> {
    let back = judged.day > day.next();
    let forward = judged.day < day;
    let target = if back || forward { day } else { judged.day };
    if judged.due || judged.edition < EDITION || judged.fold < text::FOLD || back {
        return Ok(Due::Everything);
    }
    if profile::in_force(db, target)? != judged.profile {
        return Ok(Due::Everything);
    }
    Ok(if forward { Due::Days } else { Due::Nothing })
}

/// Does it, within the caller's transaction.
pub(in crate::store) fn catch_up(db: &Connection, rules: &mut Rulebook, day: Day) -> Result<()> {
    let judged = numbers::judged(db)?;
    let due = due(db, &judged, day)?;
    if due == Due::Nothing {
        return Ok(());
    }
    if judged.fold < text::FOLD {
        text::refold(db)?;
    }
    let after = target(db, &judged, day)?;
    numbers::put_judged(db, &after)?;
    if due == Due::Everything {
        return judge::everything(db, rules);
    }
    judge::touched(db, rules, &come(db, after.day)?)
}

/// As of which day and by which profile everything is judged by this day.
pub(in crate::store) fn target(db: &Connection, judged: &Judged, day: Day) -> Result<Judged> {
    let moved = judged.day < day || judged.day > day.next();
    let day = if moved { day } else { judged.day };
    let profile = profile::in_force(db, day)?;
    Ok(Judged { day, profile, edition: EDITION, fold: text::FOLD, due: false })
}

/// The units whose day has come.
pub(in crate::store) fn come(db: &Connection, day: Day) -> Result<Touched> {
    let mut touched = Touched::default();
    let mut statement = db.prepare_cached("SELECT unit FROM judgement WHERE due_on <= ?1")?;
    let mut rows = statement.query([day])?;
    while let Some(row) = rows.next()? {
        touched.unit(row.get(0)?);
        if touched.is_many() {
            break;
        }
    }
    Ok(touched)
}
