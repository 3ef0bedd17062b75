//! A thorough look: the file, what is stored of the judge's work against a fresh judgement, the log's chain, the head.

mod chain;
mod fresh;
mod rows;

use rusqlite::Connection;

use crate::domain::fault::Fault;
use crate::domain::fault::store::Flaw;
use crate::domain::id::Seq;
use crate::store::error::Result;
use crate::store::{Store, head};

/// How the head file agrees with the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadState {
    /// It names the newest entry.
    Level,
    /// It names an older one: a power cut or a copy; no loss.
    Behind {
        /// That one.
        head: Seq,
    },
    /// There is none.
    None,
    /// It contradicts the log; a flaw says how.
    Wrong,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many units.
    pub units: i64,
    /// How many people.
    pub people: i64,
    /// How many seats.
    pub seats: i64,
    /// The newest entry of the log.
    pub seq: Option<Seq>,
    /// Whether the head file agrees.
    pub head: HeadState,
    /// The first hundred flaws; none if all is well.
    pub flaws: Vec<Flaw>,
    /// How many there are in all.
    pub count: u64,
}

/// Flaws as they are found.
#[derive(Default)]
struct Flaws {
    kept: Vec<Flaw>,
    count: u64,
}

impl Flaws {
    fn add(&mut self, flaw: Flaw) {
        self.count += 1;
        if self.kept.len() < 100 {
            self.kept.push(flaw);
        }
    }
}

impl Store {
    /// Looks at everything, as of one moment; others may go on writing.
    ///
    /// # Errors
    /// A `StoreFault` where it cannot be read; what is wrong in it stands in the answer.
    pub fn verify(&mut self) -> std::result::Result<Verified, Fault> {
        // Before the moment that is looked at: the head may only lag behind it.
        let head = head::read(&self.path);
        self.db.execute_batch("BEGIN")?;
        let verified = self.look(head);
        self.db.execute_batch("COMMIT")?;
        verified
    }

    fn look(&mut self, head: Option<(Seq, [u8; 32])>) -> Result<Verified> {
        let mut flaws = Flaws::default();
        file(&self.db, &mut flaws)?;
        let (seq, head) = if flaws.count == 0 {
            fresh::compare(&self.db, &mut self.rules, &mut flaws)?;
            let before = flaws.count;
            let of_log = chain::check(&self.db, head, &mut flaws)?;
            // What a log that was altered says of the rows is worth nothing.
            if flaws.count == before {
                rows::check(&self.db, &mut flaws)?;
            }
            of_log
        } else {
            // In a damaged file the rest would only be consequences.
            (None, HeadState::None)
        };
        let count = |sql: &str| self.db.query_row(sql, [], |row| row.get(0)).unwrap_or_default();
        Ok(Verified {
            units: count("SELECT count(*) FROM unit"),
            people: count("SELECT count(*) FROM person WHERE deleted = 0"),
            seats: count("SELECT count(*) FROM seat WHERE deleted = 0"),
            seq,
            head,
            count: flaws.count,
            flaws: flaws.kept,
        })
    }
}

/// Whether the log's chain is unbroken.
pub(in crate::store) fn log_is_whole(db: &Connection) -> Result<bool> {
    let mut flaws = Flaws::default();
    chain::check(db, None, &mut flaws)?;
    Ok(flaws.count == 0)
}

fn file(db: &Connection, flaws: &mut Flaws) -> Result<()> {
    let mut statement = db.prepare("PRAGMA integrity_check(100)")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let what: String = row.get(0)?;
        if what != "ok" {
            flaws.add(Flaw::File { what });
        }
    }
    let mut statement = db.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        flaws.add(Flaw::Reference { table: row.get(0)?, row: row.get(1)? });
    }
    Ok(())
}
