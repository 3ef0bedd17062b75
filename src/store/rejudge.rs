//! Judging everybody anew while others go on working: beside the roster, from one moment of it, and then put in the
//! place of what is stored in one short transaction. Until then the old marks stand, and say that they are old.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::finding::Judgement;
use crate::domain::id::{PersonId, UnitId};
use crate::domain::unit::Unit;
use crate::store::access::login::By;
use crate::store::error::Result;
use crate::store::judge::catch_up::{self, Due};
use crate::store::judge::full::{self, Fill, Sink, Sums};
use crate::store::judge::{self, Touched};
use crate::store::queue::Alone;
use crate::store::tables::log::RecordKind;
use crate::store::tables::numbers::{self, Judged};
use crate::store::transaction::Keep;
use crate::store::{Store, connection, migrate, text};

/// After so many units the listener hears how far it is.
const STEP: u64 = 1_000;
/// Pages kept in memory while what was found is put in place, in KiB.
const CACHE_KIB: i32 = 64 * 1_024;
/// So often it is begun again when others change more meanwhile than can be made good.
const ATTEMPTS: usize = 3;

/// What a judgement beside the roster found: for [`Store::adopt`].
pub struct Rejudged {
    /// A private file with the tables of the judge.
    aside: Connection,
    target: Judged,
    /// The newest entry of the log that it knows of.
    seq: i64,
}

/// Who hears how many units of how many are done, and may stop it by a fault.
type Listener<'l> = dyn FnMut(u64, u64) -> std::result::Result<(), Fault> + 'l;

impl Store {
    /// Judges all that is due by this day. The roster can be read and written meanwhile; if the listener stops it, it
    /// stays due. One process does it, the others wait until it is done or given up.
    ///
    /// # Errors
    /// A store fault, or what the listener returns.
    pub fn rejudge(&mut self, today: Day, listener: &mut Listener<'_>) -> std::result::Result<(), Fault> {
        if let Some(refusal) = &self.refusal {
            return if self.is_due(today)? { Err(refusal.clone().into()) } else { Ok(()) };
        }
        if !self.is_much_due(today)? {
            return self.advance(today).map(drop);
        }
        let _alone = Alone::wait(&self.path)?;
        for _ in 0..ATTEMPTS {
            let Some(judged) = self.judge_aside(today, listener)? else { break };
            if self.adopt(&judged)? {
                return Ok(());
            }
        }
        self.advance(today).map(drop)
    }

    /// The long part of [`Store::rejudge`]: nothing is written. `None` if there is nothing to do that way.
    ///
    /// # Errors
    /// A store fault, or what the listener returns.
    pub fn judge_aside(
        &mut self,
        today: Day,
        listener: &mut Listener<'_>,
    ) -> std::result::Result<Option<Rejudged>, Fault> {
        if !self.is_much_due(today)? {
            return Ok(None);
        }
        let day = self.default_day(today)?;
        let moment = self.db.unchecked_transaction()?;
        let judged = numbers::judged(&moment)?;
        let target = catch_up::target(&moment, &judged, day)?;
        let seq = moment.query_row("SELECT ifnull(max(seq), 0) FROM log", [], |row| row.get(0))?;
        let units: i64 = moment.query_row("SELECT count(*) FROM unit", [], |row| row.get(0))?;
        // A file that nobody else can see and that is gone with the connection.
        let aside = Connection::open("")?;
        aside.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN")?;
        migrate::found(&aside)?;
        let units = u64::try_from(units).unwrap_or_default();
        let mut sink = Told { fill: Fill(&aside), listener, done: 0, units };
        full::stream(&moment, self.rules.of(&moment, target.profile)?, target.day, &mut sink)?;
        aside.execute_batch("COMMIT")?;
        Ok(Some(Rejudged { aside, target, seq }))
    }

    /// Whether so much is due that it is judged beside the roster. Folded names of an older program are made anew in
    /// their place.
    fn is_much_due(&self, today: Day) -> Result<bool> {
        let day = self.default_day(today)?;
        let judged = numbers::judged(&self.db)?;
        Ok(judged.fold == text::FOLD
            && match catch_up::due(&self.db, &judged, day)? {
                Due::Nothing => false,
                Due::Days => catch_up::come(&self.db, day)?.is_many(),
                Due::Everything => true,
            })
    }

    /// The short part: puts what was found in the place of what is stored, and judges what others have changed
    /// meanwhile. `false` if that cannot be made good: it must be judged again.
    ///
    /// # Errors
    /// A store fault.
    pub fn adopt(&mut self, judged: &Rejudged) -> std::result::Result<bool, Fault> {
        // Others wait for it: with pages in memory it takes a fraction of the time.
        connection::widen(&self.db, CACHE_KIB)?;
        let adopted = self.put_in_place(judged);
        connection::narrow(&self.db)?;
        adopted
    }

    fn put_in_place(&mut self, judged: &Rejudged) -> Result<bool> {
        self.write(By::Judge, None, |writing| {
            let db = writing.db;
            let stored = numbers::judged(db)?;
            if catch_up::due(db, &stored, judged.target.day)? == Due::Nothing {
                return Ok(Keep::No(true));
            }
            if catch_up::target(db, &stored, judged.target.day)? != judged.target {
                return Ok(Keep::No(false));
            }
            let Some(touched) = since(db, judged.seq)? else { return Ok(Keep::No(false)) };
            full::clear(db)?;
            for table in full::TABLES {
                copy(&judged.aside, db, table)?;
            }
            numbers::put_judged(db, &judged.target)?;
            judge::touched(db, writing.rules, &touched)?;
            Ok(Keep::Yes(true))
        })
    }
}

/// What was touched after an entry of the log; `None` if it is more than single people and seats.
fn since(db: &Connection, seq: i64) -> Result<Option<Touched>> {
    let mut touched = Touched::default();
    let mut statement =
        db.prepare_cached("SELECT record_kind, person, unit FROM log WHERE seq > ?1 ORDER BY seq")?;
    let mut rows = statement.query([seq])?;
    while let Some(row) = rows.next()? {
        let (person, unit): (Option<PersonId>, Option<UnitId>) = (row.get(1)?, row.get(2)?);
        match (row.get(0)?, person) {
            (RecordKind::Person | RecordKind::Seat, Some(person)) => touched.person(db, person)?,
            _ => return Ok(None),
        }
        if let Some(unit) = unit {
            touched.unit(unit);
        }
    }
    Ok(Some(touched).filter(|touched| !touched.is_many()))
}

fn copy(from: &Connection, to: &Connection, table: &str) -> Result<()> {
    let mut read = from.prepare(&format!("SELECT * FROM {table}"))?;
    let columns = read.column_count();
    let places = vec!["?"; columns].join(", ");
    let mut write = to.prepare(&format!("INSERT INTO {table} VALUES ({places})"))?;
    let mut rows = read.query([])?;
    while let Some(row) = rows.next()? {
        let values = (0..columns).map(|at| row.get(at)).collect::<rusqlite::Result<Vec<Value>>>()?;
        write.execute(params_from_iter(values))?;
    }
    Ok(())
}

/// Fills the tables and tells how far it is.
struct Told<'a, 'l> {
    fill: Fill<'a>,
    listener: &'a mut Listener<'l>,
    done: u64,
    units: u64,
}

impl Sink for Told<'_, '_> {
    fn unit(&mut self, unit: &Unit, judgement: &Judgement) -> Result<()> {
        self.fill.unit(unit, judgement)?;
        self.done += 1;
        if self.done.is_multiple_of(STEP) || self.done == self.units {
            (self.listener)(self.done, self.units)?;
        }
        Ok(())
    }

    fn line(&mut self, unit: &Unit, sums: &Sums) -> Result<()> {
        self.fill.line(unit, sums)
    }
}
