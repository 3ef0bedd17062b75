//! Questions to the roster, answered from what is stored: one file for each.
//!
//! An answer reads only the rows that it shows, in one read transaction, so that it costs the same at any size of
//! the roster and is of one moment.

pub(in crate::store) mod accounts;
mod changes;
mod completions;
mod dossier;
mod find;
pub(in crate::store) mod findings;
mod history;
mod next_finding;
mod outline;
pub(in crate::store) mod overview;
mod record;
pub(in crate::store) mod sql;
mod tree;
#[cfg(test)]
mod trial;

use rusqlite::Connection;

use crate::domain::fault::Fault;
use crate::domain::query::{Access, Answer, Question};
use crate::domain::rights::Rights;
use crate::store::Store;
use crate::store::access::login;
use crate::store::access::view::View;
use crate::store::error::Result;
use crate::store::rulebook::Rulebook;
use crate::store::tables::unit;

impl Store {
    /// Answers a question as of the judged day.
    ///
    /// # Errors
    /// A store fault; a question about something that is not there has an empty answer.
    pub fn ask(&mut self, question: &Question) -> std::result::Result<Answer, Fault> {
        let access = self.access();
        // Dropped, it ends the reading: nothing was written.
        let moment = self.db.unchecked_transaction()?;
        let view = View { db: &moment, rights: login::rights_to_read(&moment, self.key)? };
        if !view.may_ask(question) {
            return Ok(Answer::Completions(Vec::new()));
        }
        let asked = Asked { rights: &view.rights, access };
        let mut answer = answer(&moment, &mut self.rules, asked, question)?;
        view.show(&mut answer)?;
        Ok(answer)
    }
}

/// Who asks.
#[derive(Clone, Copy)]
struct Asked<'a> {
    rights: &'a Rights,
    access: Access,
}

fn answer(db: &Connection, rules: &mut Rulebook, asked: Asked<'_>, question: &Question) -> Result<Answer> {
    Ok(match question {
        Question::Overview => Answer::Overview(Box::new(overview::overview(db, rules, asked)?)),
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
            Answer::Findings(findings::page(db, *under, *skip, *limit)?)
        }
        Question::Find { text, near, units_only, limit } => {
            let wanted = find::Wanted { near: *near, units_only: *units_only, limit: *limit };
            Answer::Hits(find::find(db, text, wanted)?)
        }
        Question::Record { person } => Answer::Record(record::record(db, *person)?.map(Box::new)),
        Question::History { of, skip, limit } => Answer::History(history::page(db, *of, *skip, *limit)?),
        Question::ChangesSince(seq) => Answer::Changes(changes::since(db, *seq)?),
        Question::Line(id) => Answer::Line(match unit::path_of(db, *id)? {
            Some(path) => tree::line(db, &path)?,
            None => Vec::new(),
        }),
        Question::Completions { field, prefix, limit } => {
            Answer::Completions(completions::completions(db, *field, prefix, *limit)?)
        }
        Question::Accounts => Answer::Accounts(accounts::accounts(db, asked.rights)?),
    })
}
