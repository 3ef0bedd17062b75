//! A simple model of the roster's people, seats and log: plain lists, no database, every rule in its shortest form.

mod clashes;
pub(in crate::store) mod rows;
mod work;

use std::collections::{BTreeMap, BTreeSet};

use daumoi::domain::clash::Clash;
use daumoi::domain::fault::FaultKind;
use daumoi::domain::fault::access::AccessFault;
use daumoi::domain::fault::edit::EditFault;

use work::Work;

/// The day as of which everybody belongs somewhere.
pub(in crate::store) const TODAY: &str = "2021-09-28";

/// A value before and after, by the name of its field.
pub(in crate::store) type Changed = Vec<(&'static str, String, String)>;

/// The values of a record.
pub(in crate::store) type Values = BTreeMap<&'static str, String>;

/// A person or a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct Record {
    pub(in crate::store) version: i64,
    pub(in crate::store) deleted: bool,
    /// A seat's person and unit.
    pub(in crate::store) of: Option<(i64, i64)>,
    pub(in crate::store) values: Values,
}

impl Record {
    pub(in crate::store) fn value(&self, field: &str) -> &str {
        &self.values[field]
    }
}

/// People or seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::store) enum Kind {
    Person,
    Seat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Action {
    Created,
    Changed,
    Hidden,
    Shown,
}

#[derive(Clone, Debug)]
struct Entry {
    kind: Kind,
    records: (i64, i64),
    action: Action,
    version: i64,
    fields: Changed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Cause {
    Work,
    Import,
    Undo,
    Redo,
}

#[derive(Clone, Debug)]
struct Operation {
    actor: usize,
    at: i64,
    cause: Cause,
    undoes: Option<usize>,
    entries: Vec<Entry>,
}

/// Why something is refused; that it was done otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) enum Why {
    Gone,
    Outside,
    Conflict,
    Clash(Vec<Clash>),
    Nothing,
    TakenBack,
    Twice,
    KeyTaken,
    Reversed,
    Revoked,
}

pub(in crate::store) type Done = Result<(), Why>;

/// The program's refusal in the model's words.
pub(in crate::store) fn why(fault: &FaultKind) -> Why {
    match fault {
        FaultKind::Edit(EditFault::Gone) => Why::Gone,
        FaultKind::Edit(EditFault::OutsideScope) => Why::Outside,
        FaultKind::Edit(EditFault::Conflict { .. }) => Why::Conflict,
        FaultKind::Edit(EditFault::Clash(clashes)) => Why::Clash(clashes.clone()),
        FaultKind::Edit(EditFault::NothingToUndo) => Why::Nothing,
        FaultKind::Edit(EditFault::TakenBack) => Why::TakenBack,
        FaultKind::Edit(EditFault::SeatTwice) => Why::Twice,
        FaultKind::Edit(EditFault::KeyTaken { .. }) => Why::KeyTaken,
        FaultKind::Edit(EditFault::Reversed) => Why::Reversed,
        FaultKind::Access(AccessFault::Revoked) => Why::Revoked,
        other => panic!("the model knows no {other:?}"),
    }
}

/// What an admin may do.
#[derive(Clone, Debug)]
pub(in crate::store) struct Admin {
    pub(in crate::store) name: &'static str,
    pub(in crate::store) units: BTreeSet<i64>,
    pub(in crate::store) revoked: bool,
}

/// The whole of it.
#[derive(Clone, Debug)]
pub(in crate::store) struct Model {
    pub(in crate::store) records: BTreeMap<(Kind, i64), Record>,
    pub(in crate::store) admins: Vec<Admin>,
    /// What the units are called.
    units: BTreeMap<i64, String>,
    /// When the next thing is done.
    pub(in crate::store) now: i64,
    log: Vec<Operation>,
}

impl Model {
    pub(in crate::store) fn new(admins: Vec<Admin>, units: BTreeMap<i64, String>) -> Self {
        Self { records: BTreeMap::new(), admins, units, now: 3_000, log: Vec::new() }
    }

    /// Ids of a kind, those that stand only or all.
    pub(in crate::store) fn ids(&self, kind: Kind, all: bool) -> Vec<i64> {
        let of_kind =
            self.records.iter().filter(|((known, _), record)| *known == kind && (all || !record.deleted));
        of_kind.map(|((_, id), _)| *id).collect()
    }

    /// Ids of those of a kind that stand where this admin edits.
    pub(in crate::store) fn open_to(&self, actor: usize, kind: Kind) -> Vec<i64> {
        let units = &self.admins[actor].units;
        let mut ids = self.ids(kind, false);
        ids.retain(|id| match self.records[&(kind, *id)].of {
            Some((_, unit)) => units.contains(&unit),
            None => self.homes(*id).iter().any(|unit| units.contains(unit)),
        });
        ids
    }

    /// How many change sets there are.
    pub(in crate::store) fn sets(&self) -> usize {
        self.log.len()
    }

    /// Whether a change set changed anything.
    pub(in crate::store) fn has_entries(&self, set: usize) -> bool {
        !self.log[set].entries.is_empty()
    }

    /// Does something wholly or not at all, and keeps it if it did anything.
    pub(in crate::store) fn set(
        &mut self,
        (actor, cause): (usize, Cause),
        undoes: Option<usize>,
        work: impl FnOnce(&mut Work<'_>) -> Done,
    ) -> Done {
        if self.admins[actor].revoked {
            return Err(Why::Revoked);
        }
        let before = self.records.clone();
        let mut doing = Work::begin(self, actor);
        let done = work(&mut doing);
        let entries = doing.entries();
        match done {
            Ok(()) if !entries.is_empty() || undoes.is_some() => {
                self.log.push(Operation { actor, at: self.now, cause, undoes, entries });
            }
            Ok(()) => {}
            Err(_) => self.records = before,
        }
        done
    }

    /// An operation that no undo has taken back for good.
    fn is_undone(&self, operation: usize) -> bool {
        let undoing = self.log.iter().enumerate().filter(|(_, undo)| undo.undoes == Some(operation));
        undoing
            .into_iter()
            .any(|(at, undo)| undo.cause == Cause::Undo && !self.log.iter().any(|o| o.undoes == Some(at)))
    }

    fn stands(&self, operation: usize) -> bool {
        !matches!(self.log[operation].cause, Cause::Undo | Cause::Redo) && !self.is_undone(operation)
    }

    fn is_of_import(&self, mut operation: usize) -> bool {
        while let Some(before) = self.log[operation].undoes {
            operation = before;
        }
        self.log[operation].cause == Cause::Import
    }

    /// Takes back the newest own change that stands.
    pub(in crate::store) fn undo(&mut self, actor: usize) -> Done {
        let own = |at: &usize| self.log[*at].actor == actor && self.stands(*at);
        let last = (0..self.log.len()).rev().find(own);
        self.take_back(actor, last, Cause::Undo)
    }

    /// Takes back the newest own undo.
    pub(in crate::store) fn redo(&mut self, actor: usize) -> Done {
        let last = (0..self.log.len()).rev().find(|at| {
            let undo = &self.log[*at];
            let later = self.log[at + 1..].iter();
            undo.actor == actor
                && undo.cause == Cause::Undo
                && !later.clone().any(|o| o.undoes == Some(*at))
                && !later.clone().any(|o| o.actor == actor && matches!(o.cause, Cause::Work | Cause::Import))
        });
        self.take_back(actor, last, Cause::Redo)
    }

    /// Takes back this change set, whoever made it.
    pub(in crate::store) fn revert(&mut self, actor: usize, operation: usize) -> Done {
        if self.admins[actor].revoked {
            return Err(Why::Revoked);
        }
        let (target, cause) = match self.log[operation].cause {
            Cause::Undo => (operation, Cause::Redo),
            Cause::Redo => (self.log[self.log[operation].undoes.unwrap()].undoes.unwrap(), Cause::Undo),
            Cause::Work | Cause::Import => (operation, Cause::Undo),
        };
        let gone = match cause {
            Cause::Redo => self.log.iter().any(|o| o.undoes == Some(target)),
            _ => self.is_undone(target),
        };
        if gone { Err(Why::TakenBack) } else { self.take_back(actor, Some(target), cause) }
    }

    fn take_back(&mut self, actor: usize, target: Option<usize>, cause: Cause) -> Done {
        if self.admins[actor].revoked {
            return Err(Why::Revoked);
        }
        let target = target.ok_or(Why::Nothing)?;
        let entries = self.log[target].entries.clone();
        let of_import = self.is_of_import(target);
        self.set((actor, cause), Some(target), |work| {
            entries.iter().rev().try_for_each(|entry| match (of_import, entry.action) {
                (true, _) => {
                    work.turn_range(target, entry);
                    Ok(())
                }
                (false, Action::Changed) => work.unchange(entry),
                (false, _) => work.turn(target, entry),
            })
        })
    }

    /// Whether a later operation that stands has an entry about the record.
    fn touched_since(&self, operation: usize, kind: Kind, id: i64) -> bool {
        let about = |entry: &Entry| entry.kind == kind && entry.records.0 == id;
        let later = self.log.iter().enumerate().skip(operation + 1);
        later.filter(|(at, _)| self.stands(*at)).any(|(_, later)| later.entries.iter().any(about))
    }

    fn living_seats(&self, person: i64) -> Vec<&Record> {
        let seats = self.records.iter().filter(|((kind, _), record)| *kind == Kind::Seat && !record.deleted);
        seats.map(|(_, seat)| seat).filter(|seat| seat.of.unwrap().0 == person).collect()
    }

    /// The units of his seats that tell where he belongs, in the order of the seats.
    fn homes(&self, person: i64) -> Vec<i64> {
        let seats = self
            .records
            .iter()
            .filter(|((kind, _), seat)| *kind == Kind::Seat && seat.of.unwrap().0 == person);
        let seats: Vec<&Record> = seats.map(|(_, seat)| seat).collect();
        let those = |holds: &dyn Fn(&&&Record) -> bool| -> Vec<i64> {
            seats.iter().filter(holds).map(|seat| seat.of.unwrap().1).collect()
        };
        let present = those(&|seat| {
            !seat.deleted && (seat.value("seat_to").is_empty() || seat.value("seat_to") >= TODAY)
        });
        if !present.is_empty() {
            return present;
        }
        let last = seats.iter().filter(|seat| !seat.deleted).map(|seat| seat.value("seat_to")).max();
        let former = those(&|seat| !seat.deleted && Some(seat.value("seat_to")) == last);
        if former.is_empty() { those(&|_| true) } else { former }
    }

    fn twin(&self, id: i64, seat: &Record) -> bool {
        self.records.iter().any(|((kind, other), known)| {
            *kind == Kind::Seat
                && *other != id
                && !known.deleted
                && known.of == seat.of
                && known.value("seat_from") == seat.value("seat_from")
        })
    }

    fn key_taken(&self, id: i64, key: &str) -> bool {
        self.records.iter().any(|((kind, other), known)| {
            *kind == Kind::Person && *other != id && !known.deleted && known.value("key") == key
        })
    }
}
