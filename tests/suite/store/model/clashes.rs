//! What the model says of two at one record.

use std::collections::BTreeMap;

use daumoi::domain::clash::{Clash, Of, What, Written};
use daumoi::domain::id::{PersonId, SeatId, Version};

use crate::store::model::rows::field;
use crate::store::model::{Action, Entry, Kind, Model, Operation, Values, Why};
use crate::store::office::day;

/// What says one thing together.
const TOGETHER: [&[&str]; 2] =
    [&["seat_from", "seat_to"], &["decision_no", "decision_date", "decision_expiry"]];

impl Model {
    /// What stands against these values for a record that was read as it was in an older version.
    pub(super) fn meeting(
        &self,
        (kind, id): (Kind, i64),
        read: i64,
        wanted: &[(&'static str, String)],
    ) -> Option<Clash> {
        let now = &self.records[&(kind, id)];
        let theirs = self.theirs((kind, id), read, &now.values);
        let mut base = now.values.clone();
        base.extend(theirs.iter().map(|(name, (before, _))| (*name, (*before).to_owned())));
        let mut mine = base.clone();
        mine.extend(wanted.iter().cloned());
        let mut told: Vec<&str> = Vec::new();
        for (name, _) in wanted.iter().filter(|(name, _)| mine[name] != now.values[name]) {
            let alone = [*name];
            let group = TOGETHER.into_iter().find(|group| group.contains(name)).unwrap_or(&alone);
            let apart: Vec<&str> = group.iter().copied().filter(|at| mine[at] != now.values[at]).collect();
            if !told.contains(name) && apart.iter().any(|at| theirs.contains_key(at)) {
                told.extend(apart);
            }
        }
        let version = Version(now.version);
        let what = if !told.is_empty() {
            let text = |values: &Values, name: &str| values[name].clone();
            let written = |name: &&str| Written {
                field: field(name),
                base: text(&base, name),
                now: text(&now.values, name),
            };
            What::Wrote { version, values: told.iter().map(written).collect() }
        } else if theirs.get("seat_to").is_some_and(|(before, _)| before.is_empty())
            && wanted.iter().all(|(name, _)| *name != "seat_to")
            && wanted.iter().any(|(name, text)| now.value(name) != text)
        {
            told.push("seat_to");
            What::Ended { version, to: day(now.value("seat_to")) }
        } else {
            return None;
        };
        let last = told.iter().filter_map(|name| theirs.get(name)).map(|(_, by)| *by).max().unwrap();
        Some(self.clash((kind, id), &self.log[last], what))
    }

    /// The fields that others have changed since this version and that are not what they were: that, and which
    /// operation was the last at it.
    fn theirs(
        &self,
        (kind, id): (Kind, i64),
        read: i64,
        now: &Values,
    ) -> BTreeMap<&'static str, (&str, usize)> {
        let mut theirs: BTreeMap<&'static str, (&str, usize)> = BTreeMap::new();
        for (at, operation) in self.log.iter().enumerate() {
            let since = |entry: &&Entry| entry.is_about(kind, id) && entry.version > read;
            for (name, before, _) in operation.entries.iter().filter(since).flat_map(|entry| &entry.fields) {
                theirs.entry(name).or_insert((before, at)).1 = at;
            }
        }
        theirs.retain(|name, (before, _)| now[name] != *before);
        theirs
    }

    /// Why a record that was taken out is not edited.
    pub(super) fn gone(&self, kind: Kind, id: i64) -> Why {
        let last = self.last((kind, id), Action::Hidden);
        last.map_or(Why::Gone, |by| Why::Clash(vec![self.clash((kind, id), by, What::Deleted)]))
    }

    /// Why a person is not edited by somebody who may not: he has left the newest of the seats that were open to him.
    pub(super) fn outside(&self, actor: usize, person: i64) -> Why {
        let left = self.records.iter().rev().filter(|((kind, _), seat)| {
            *kind == Kind::Seat
                && !seat.deleted
                && !seat.value("seat_to").is_empty()
                && seat.of.is_some_and(|(who, at)| who == person && self.admins[actor].units.contains(&at))
        });
        let by = left.into_iter().find_map(|(seat, _)| self.last(*seat, Action::Changed));
        let to = self.homes(person).first().map(|unit| self.units[unit].clone());
        by.zip(to).map_or(Why::Outside, |(by, to)| {
            Why::Clash(vec![self.clash((Kind::Person, person), by, What::Moved { to })])
        })
    }

    fn last(&self, (kind, id): (Kind, i64), action: Action) -> Option<&Operation> {
        let did = |entry: &Entry| entry.is_about(kind, id) && entry.action == action;
        self.log.iter().rev().find(|operation| operation.entries.iter().any(did))
    }

    fn clash(&self, (kind, id): (Kind, i64), by: &Operation, what: What) -> Clash {
        let (of, person) = match self.records[&(kind, id)].of {
            Some((person, _)) => (Of::Seat(SeatId(id)), person),
            None => (Of::Person(PersonId(id)), id),
        };
        let name = self.records[&(Kind::Person, person)].value("full_name").to_owned();
        Clash { of, name, by: self.admins[by.actor].name.to_owned(), at: by.at, what }
    }
}

impl Why {
    /// The words under which such a refusal is counted.
    pub(in crate::store) fn words(&self) -> Vec<&'static str> {
        let Self::Clash(clashes) = self else { return vec!["refused"] };
        let word = |clash: &Clash| match &clash.what {
            What::Wrote { values, .. } if values.iter().any(|value| value.base == value.now) => "bound",
            What::Wrote { .. } => "wrote",
            What::Ended { .. } => "ended",
            What::Deleted => "deleted",
            What::Moved { .. } => "moved",
        };
        let several = (clashes.len() > 1).then_some("several");
        ["refused"].into_iter().chain(clashes.iter().map(word)).chain(several).collect()
    }
}

impl Entry {
    fn is_about(&self, kind: Kind, id: i64) -> bool {
        self.kind == kind && (self.records.0..=self.records.1).contains(&id)
    }
}
