//! What others do: what they have changed and one has not looked at yet, and whom they are editing.

use std::collections::BTreeSet;

use crate::domain::id::{PersonId, Seq};
use crate::domain::presence::Attending;

/// So many changed people are remembered; more are shown without a sign.
const REMEMBERED: usize = 1_000;

/// What others do.
#[derive(Clone, Debug, Default)]
pub struct News {
    /// The entry of the log up to which it has been told.
    pub seq: Option<Seq>,
    /// Whom others are editing.
    pub others: Vec<Attending>,
    /// Whom the others have been told that this session is editing.
    pub told: Vec<PersonId>,
    changed: BTreeSet<PersonId>,
}

impl News {
    /// Another has changed this person or a seat of his.
    pub fn add(&mut self, person: PersonId) {
        if self.changed.len() < REMEMBERED {
            self.changed.insert(person);
        }
    }

    /// His row has been looked at.
    pub fn visit(&mut self, person: PersonId) {
        self.changed.remove(&person);
    }

    /// Whether another has changed him since his row was looked at.
    pub fn is_changed(&self, person: PersonId) -> bool {
        self.changed.contains(&person)
    }

    /// Who else is editing this person.
    pub fn editors(&self, person: PersonId) -> impl Iterator<Item = &str> {
        let others = self.others.iter().filter(move |other| other.people.contains(&person));
        others.map(|other| other.name.as_str())
    }
}
