//! How the office in memory takes changes.

use crate::domain::change::{Applied, ChangeSet, Outcome, PersonRef, Step};
use crate::domain::fault::edit::EditFault;
use crate::domain::id::{PersonId, SeatId, Seq, Version, WaiverId};
use crate::domain::person::Person;
use crate::domain::seat::Seat;
use crate::domain::waiver::Waiver;
use crate::tui::tests::office::{Office, Records};

impl Office {
    /// Takes a change set in, or refuses it.
    pub(super) fn apply(&mut self, set: &ChangeSet) -> Outcome {
        self.changed();
        if let Some(fault) = self.refuse.take() {
            return Err(fault);
        }
        let before = (self.people.clone(), self.seats.clone(), self.waivers.clone());
        let mut applied = Applied { records: 1, ..Applied::default() };
        let mut made = Vec::new();
        if let Some(outcome) = self.apply_to_accounts(set) {
            return outcome;
        }
        for step in &set.steps {
            if let Err(fault) = self.step(step, &mut made, &mut applied.seats) {
                (self.people, self.seats, self.waivers) = before;
                return Err(fault.into());
            }
        }
        self.steps.extend(set.steps.iter().cloned());
        self.log(set, &before);
        self.past.push(before);
        self.future.clear();
        self.written += 1;
        Ok(applied)
    }

    fn step(
        &mut self,
        step: &Step,
        made: &mut Vec<PersonId>,
        seats: &mut Vec<SeatId>,
    ) -> Result<(), EditFault> {
        match step {
            Step::AddPerson(person) => {
                let id = PersonId(i64::try_from(self.people.len()).unwrap() + 1);
                self.people.push(Person { id, version: Version(1), ..(**person).clone() });
                made.push(id);
            }
            Step::AddSeat { person, seat } => {
                let person = match person {
                    PersonRef::Known(id) => *id,
                    PersonRef::New(n) => made[*n],
                };
                let id = SeatId(self.seats.iter().map(|seat| seat.id.0).max().unwrap_or(0) + 1);
                self.seats.push(Seat { id, person, version: Version(1), ..(**seat).clone() });
                seats.push(id);
            }
            Step::EditPerson { person, expect, fields } => {
                let known = self.people.iter_mut().find(|known| known.id == *person).unwrap();
                if known.version != *expect {
                    return Err(EditFault::Conflict { by: "langson".to_owned(), theirs: vec![] });
                }
                known.version = Version(expect.0 + 1);
                fields.iter().try_for_each(|(field, value)| known.set(*field, value))?;
            }
            Step::EditSeat { seat, expect, fields } => {
                let known = self.seats.iter_mut().find(|known| known.id == *seat).ok_or(EditFault::Gone)?;
                if known.version != *expect {
                    return Err(EditFault::Conflict { by: "langson".to_owned(), theirs: vec![] });
                }
                known.version = Version(expect.0 + 1);
                fields.iter().try_for_each(|(field, value)| known.set(*field, value))?;
            }
            Step::DeleteSeat { seat, .. } => self.seats.retain(|known| known.id != *seat),
            Step::AddWaiver(waiver) => {
                let id = WaiverId(i64::try_from(self.waivers.len()).unwrap() + 1);
                self.waivers.push(Waiver { id, version: Version(1), ..(**waiver).clone() });
            }
            Step::RemoveWaiver { waiver, .. } => self.waivers.retain(|known| known.id != *waiver),
            Step::TakeRules { source, from } => self.taken.push((source.clone(), *from)),
            Step::AddInspection(_) | Step::RemoveInspection { .. } | Step::Account(_) => {}
        }
        Ok(())
    }

    /// Puts other records in the place of those that are there, which it gives back.
    fn replace(&mut self, by: Records) -> Records {
        let people = std::mem::replace(&mut self.people, by.0);
        let seats = std::mem::replace(&mut self.seats, by.1);
        (people, seats, std::mem::replace(&mut self.waivers, by.2))
    }

    /// Takes the newest change back.
    pub(super) fn undo(&mut self) -> Outcome {
        self.changed();
        let before = self.past.pop().ok_or(EditFault::NothingToUndo)?;
        let now = self.replace(before);
        self.future.push(now);
        Ok(Applied::default())
    }

    /// Takes back what an entry tells, as far as this office can: the entry says so afterwards.
    pub(super) fn revert(&mut self, seq: Seq) -> Outcome {
        self.changed();
        let entry = self.logged.iter_mut().find(|entry| entry.seq == seq).ok_or(EditFault::Gone)?;
        entry.taken_back = true;
        Ok(Applied { records: entry.records, ..Applied::default() })
    }

    /// Takes the newest undo back.
    pub(super) fn redo(&mut self) -> Outcome {
        self.changed();
        let after = self.future.pop().ok_or(EditFault::NothingToUndo)?;
        let now = self.replace(after);
        self.past.push(now);
        Ok(Applied::default())
    }
}
