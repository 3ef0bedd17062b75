//! Questions to the roster, answered from what is stored: one file for each.
//!
//! An answer reads only the rows that it shows, in one read transaction, so that it costs the same at any size of
//! the roster and is of one moment.

pub(in crate::store) mod accounts;
mod calendar;
mod changes;
mod completions;
mod cures;
mod dossier;
mod find;
mod finding;
pub(in crate::store) mod findings;
pub(in crate::store) mod history;
pub(in crate::store::ask) mod matches;
mod next_finding;
mod norms;
mod outline;
pub(in crate::store) mod overview;
pub(in crate::store) mod patience;
mod record;
mod roster;
pub(in crate::store) mod sql;
mod stats;
mod tree;
#[cfg(test)]
mod trial;
pub(in crate::store) mod waivers;

use rusqlite::Connection;

use crate::domain::fault::store::StoreFault;
use crate::domain::fault::{Fault, FaultKind};
use crate::domain::id::UnitId;
use crate::domain::query::{Access, Answer, Question};
use crate::domain::rights::Rights;
use crate::domain::unit::Unit;
use crate::store::Store;
use crate::store::access::login;
use crate::store::access::view::View;
use crate::store::error::Result;
use crate::store::rulebook::Rulebook;
use crate::store::tables::{numbers, unit};
use patience::Patience;

impl Store {
    /// Answers a question as of the judged day.
    ///
    /// # Errors
    /// A store fault; a question about something that is not there has an empty answer.
    pub fn ask(&mut self, question: &Question) -> std::result::Result<Answer, Fault> {
        self.ask_with(question, &mut Patience::endless())
    }

    /// Answers a question if that takes no longer than a person waits without noticing; `None`: ask it patiently.
    ///
    /// # Errors
    /// As [`Self::ask`].
    pub fn ask_shortly(&mut self, question: &Question) -> std::result::Result<Option<Answer>, Fault> {
        let most = if matches!(question, Question::RosterCount(_)) { SHORT_COUNT } else { SHORT };
        match self.ask_with(question, &mut Patience::of_rows(most)) {
            Err(fault) if fault.kind == FaultKind::Store(StoreFault::Cancelled) => Ok(None),
            answer => answer.map(Some),
        }
    }

    /// Answers a question however long it takes; `tell` hears how many of about how many rows were looked at, and
    /// stops the work by `false`.
    ///
    /// # Errors
    /// As [`Self::ask`], and [`StoreFault::Cancelled`].
    pub fn ask_patiently(
        &mut self,
        question: &Question,
        tell: &mut dyn FnMut(u64, u64) -> bool,
    ) -> std::result::Result<Answer, Fault> {
        self.ask_with(question, &mut Patience::told(tell))
    }

    fn ask_with(&mut self, question: &Question, patience: &mut Patience<'_>) -> Result<Answer> {
        if *question == Question::Overview {
            self.still_named()?;
        }
        let access = self.access();
        // Dropped, it ends the reading: nothing was written.
        let key = self.key();
        let moment = self.db.unchecked_transaction()?;
        let view = View { db: &moment, rights: login::rights_to_read(&moment, key)? };
        if !view.may_ask(question)? {
            return Ok(nothing(question));
        }
        let asked = Asked { rights: &view.rights, access };
        let mut answer = answer(&moment, (&mut self.rules, asked), question, patience)?;
        view.show(&mut answer)?;
        Ok(answer)
    }
}

/// So many rows are looked at while the screen waits: some hundredths of a second.
const SHORT: u64 = 60_000;
/// A count is not waited for as long as the rows that it counts.
const SHORT_COUNT: u64 = 5_000;

/// The answer to a question that may not be asked.
fn nothing(question: &Question) -> Answer {
    match question {
        Question::Roster { .. } => Answer::Roster(Box::new(roster::nothing())),
        Question::RosterCount(_) => Answer::RosterCount(0),
        Question::Matches { .. } => Answer::Matches(Vec::new()),
        Question::RosterRows { .. } => Answer::RosterRows(Vec::new(), false),
        Question::RosterGroups { .. } => Answer::RosterGroups(Vec::new()),
        _ => Answer::Completions(Vec::new()),
    }
}

/// The qualification words in their order, by the profile in force.
fn scale(db: &Connection, rules: &mut Rulebook) -> Result<Vec<String>> {
    let profile = numbers::judged(db)?.profile;
    Ok(rules.of(db, profile)?.map(|loaded| loaded.profile.qualifications.clone()).unwrap_or_default())
}

/// The units above one, from the root, and itself; none if there is no such unit.
fn line(db: &Connection, id: UnitId) -> Result<Vec<Unit>> {
    unit::path_of(db, id)?.map_or_else(|| Ok(Vec::new()), |path| tree::line(db, &path))
}

/// Who asks.
#[derive(Clone, Copy)]
struct Asked<'a> {
    rights: &'a Rights,
    access: Access,
}

fn answer(
    db: &Connection,
    (rules, asked): (&mut Rulebook, Asked<'_>),
    question: &Question,
    patience: &mut Patience<'_>,
) -> Result<Answer> {
    Ok(match question {
        Question::Overview => Answer::Overview(Box::new(overview::overview(db, rules, asked)?)),
        Question::Roster { view, anchor, before, after } => {
            let view = (view, &*scale(db, rules)?);
            Answer::Roster(Box::new(roster::page(db, view, *anchor, (*before, *after), patience)?))
        }
        Question::RosterCount(view) => Answer::RosterCount(roster::count(db, view, &[], patience)?),
        Question::RosterRows { view, limit } => {
            let (rows, more) = roster::keys(db, view, *limit, patience)?;
            Answer::RosterRows(rows, more)
        }
        Question::Matches { rows, near } => Answer::Matches(matches::matches(db, rows, *near)?),
        Question::Officers(seats) => Answer::Officers(roster::officers(db, seats)?),
        Question::RosterGroups { view, by, limit } => {
            Answer::RosterGroups(roster::groups(db, view, (*by, *limit), patience)?)
        }
        Question::Outline { shape, anchor, before, after } => {
            Answer::Outline(outline::around(db, shape, *anchor, (*before, *after))?)
        }
        Question::OutlineEnd { shape } => Answer::Outline(outline::end(db, shape)?),
        Question::Dossier { units, people } => {
            Answer::Dossier(Box::new(dossier::dossier(db, rules, units, people)?))
        }
        Question::NextFinding { from, forward } => {
            Answer::NextFinding(next_finding::next(db, *from, *forward)?)
        }
        Question::Findings { under, skip, limit } => {
            Answer::Findings(findings::page(db, rules, *under, (*skip, *limit))?)
        }
        Question::FindingsOf { rule, skip, limit } => {
            Answer::Findings(findings::of_rule(db, rules, rule, (*skip, *limit), patience)?)
        }
        Question::Norms { edition } => Answer::Norms(Box::new(norms::page(db, rules, *edition, patience)?)),
        Question::Forecast { under, months } => {
            Answer::Forecast(Box::new(calendar::calendar(db, (*under, *months), patience)?))
        }
        Question::Cures { key, tried } => {
            Answer::Cures(cures::about(db, rules, (*key, tried, asked.rights), patience)?.map(Box::new))
        }
        Question::Stats { under } => Answer::Stats(Box::new(stats::stats(db, rules, *under, patience)?)),
        Question::Finding(key) => Answer::Finding(finding::told(db, rules, *key, patience)?.map(Box::new)),
        Question::Waivers { skip, limit } => {
            Answer::Waivers(waivers::page(db, rules, (*skip, *limit), patience)?)
        }
        Question::Find { text, near, units_only, limit, day } => {
            let wanted = find::Wanted { near: *near, units_only: *units_only, limit: *limit, day: *day };
            Answer::Hits(find::find(db, text, wanted)?)
        }
        Question::Record { person } => Answer::Record(record::record(db, *person)?.map(Box::new)),
        Question::History { of, only, skip, limit } => {
            Answer::History(history::page(db, (*of, only), *skip, *limit)?)
        }
        Question::ChangeSet(which) => Answer::History(history::change_set(db, which)?),
        Question::ChangesSince(seq) => Answer::Changes(changes::since(db, *seq)?),
        Question::Line(id) => Answer::Line(line(db, *id)?),
        Question::Completions { field, prefix, limit } => {
            Answer::Completions(completions::completions(db, *field, prefix, *limit)?)
        }
        Question::Accounts => Answer::Accounts(accounts::accounts(db, asked.rights)?),
    })
}
