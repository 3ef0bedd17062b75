//! What has been typed and is not stored: as people and seats for the judge, and as steps for the store.

use std::collections::BTreeMap;

use crate::domain::change::{Cause, PersonRef, Step};
use crate::domain::day::Day;
use crate::domain::fault::edit::EditFault;
use crate::domain::field::{Field, Owner};
use crate::domain::id::{PersonId, SeatId, UnitId};
use crate::domain::outline::{RowAt, RowKey};
use crate::domain::patch::Patch;
use crate::domain::person::Person;
use crate::domain::seat::Seat;

/// What the user is doing.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// Correcting values: it was always so.
    Correct,
    /// Adding a person with a seat.
    Add,
    /// Ending a seat.
    EndSeat,
    /// Changing a seat from a day on: the past keeps its value.
    ChangeFrom,
    /// Moving to another unit from a day on.
    Transfer(Box<Destination>),
}

/// Where a transfer leads.
#[derive(Clone, Debug, PartialEq)]
pub struct Destination {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// The units above it, from the root.
    pub line: Vec<UnitId>,
}

/// What has been typed over what was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// What the user is doing.
    pub intent: Intent,
    /// The person as he was read; blank for a new one.
    pub person: Person,
    /// The seat as it was read; blank for a new one.
    pub seat: Seat,
    /// The values typed, in canonical form.
    pub values: BTreeMap<Field, String>,
}

impl Draft {
    /// Nothing typed yet.
    pub fn new(intent: Intent, person: Person, seat: Seat) -> Self {
        Self { intent, person, seat, values: BTreeMap::new() }
    }

    /// The row of its seat.
    pub fn row(&self) -> RowKey {
        RowKey { unit: self.seat.unit, at: RowAt::Seat(self.seat.id) }
    }

    /// The value of a field with what was typed.
    pub fn get(&self, field: Field) -> String {
        self.values.get(&field).cloned().unwrap_or_else(|| self.read(field))
    }

    /// The value of a field as it was read.
    pub fn read(&self, field: Field) -> String {
        match field.owner() {
            Owner::Person => self.person.get(field),
            Owner::Seat | Owner::Unit => self.seat.get(field),
        }
    }

    /// People and seats as they would be.
    ///
    /// # Errors
    /// The first value that cannot be stored.
    pub fn patch(&self) -> Result<Patch, EditFault> {
        match &self.intent {
            Intent::Correct => self.corrected(),
            Intent::Add => {
                let mut patch = self.corrected()?;
                patch.people = vec![patch.people.pop().unwrap_or_else(|| self.person.clone())];
                patch.seats = vec![patch.seats.pop().unwrap_or_else(|| self.seat.clone())];
                Ok(patch)
            }
            Intent::EndSeat => Ok(Patch { people: Vec::new(), seats: vec![self.ended()?] }),
            Intent::ChangeFrom | Intent::Transfer(_) => {
                Ok(Patch { people: Vec::new(), seats: vec![self.ended()?, self.successor()?] })
            }
        }
    }

    /// What the store is to do; no steps if nothing has changed.
    ///
    /// # Errors
    /// The first value that cannot be stored.
    pub fn change(&self) -> Result<(Cause, Vec<Step>), EditFault> {
        let patch = self.patch()?;
        let end = |seat: &Seat| Step::EditSeat {
            seat: self.seat.id,
            expect: self.seat.version,
            fields: vec![(Field::SeatTo, seat.get(Field::SeatTo))],
        };
        Ok(match (&self.intent, patch.seats.as_slice()) {
            (Intent::Add, [seat, ..]) => {
                if self.get(Field::FullName).trim().is_empty() {
                    return Err(EditFault::Required { field: Field::FullName });
                }
                let mut person = patch.people.first().cloned().unwrap_or_else(Person::blank);
                let mut seat = seat.clone();
                (person.id, seat.id, seat.person) = (PersonId(0), SeatId(0), PersonId(0));
                let seat = Step::AddSeat { person: PersonRef::New(0), seat: Box::new(seat) };
                (Cause::Add, vec![Step::AddPerson(Box::new(person)), seat])
            }
            (Intent::EndSeat, [seat, ..]) => (Cause::EndSeat, vec![end(seat)]),
            (Intent::ChangeFrom | Intent::Transfer(_), [old, new, ..]) => {
                let mut new = new.clone();
                new.id = SeatId(0);
                let new = Step::AddSeat { person: PersonRef::Known(self.person.id), seat: Box::new(new) };
                let moves = matches!(self.intent, Intent::Transfer(_));
                (if moves { Cause::Transfer } else { Cause::ChangeFrom }, vec![end(old), new])
            }
            _ => (Cause::Edit, self.edits(&patch)),
        })
    }

    fn edits(&self, patch: &Patch) -> Vec<Step> {
        let person = patch.people.first().map(|person| Step::EditPerson {
            person: person.id,
            expect: self.person.version,
            fields: self.changed(Owner::Person, |field| (self.person.get(field), person.get(field))),
        });
        let seat = patch.seats.first().map(|seat| Step::EditSeat {
            seat: seat.id,
            expect: self.seat.version,
            fields: self.changed(Owner::Seat, |field| (self.seat.get(field), seat.get(field))),
        });
        person.into_iter().chain(seat).collect()
    }

    fn changed(&self, owner: Owner, values: impl Fn(Field) -> (String, String)) -> Vec<(Field, String)> {
        let typed = self.values.keys().filter(|field| field.owner() == owner);
        typed
            .filter_map(|field| {
                let (before, after) = values(*field);
                (before != after).then_some((*field, after))
            })
            .collect()
    }

    /// The person and the seat with the typed values, each only if it differs from what was read.
    fn corrected(&self) -> Result<Patch, EditFault> {
        let (mut person, mut seat) = (self.person.clone(), self.seat.clone());
        for (field, value) in &self.values {
            match field.owner() {
                Owner::Person if self.intent == Intent::Add && value.trim().is_empty() => {}
                Owner::Person => person.set(*field, value)?,
                Owner::Seat | Owner::Unit => seat.set(*field, value)?,
            }
        }
        Ok(Patch {
            people: (person != self.person).then_some(person).into_iter().collect(),
            seats: (seat != self.seat).then_some(seat).into_iter().collect(),
        })
    }

    /// The first day on which it is otherwise.
    fn from(&self) -> Result<Day, EditFault> {
        let field = if self.intent == Intent::EndSeat { Field::SeatTo } else { Field::SeatFrom };
        let text = self.values.get(&field).filter(|text| !text.is_empty());
        let text = text.ok_or(EditFault::Required { field })?;
        Day::parse(text).map_err(|fault| EditFault::Date { text: text.clone(), fault })
    }

    fn ended(&self) -> Result<Seat, EditFault> {
        self.seat.off_from(self.from()?).ok_or(EditFault::Reversed)
    }

    /// The seat that follows: the same but for what was typed, with a decision of its own.
    fn successor(&self) -> Result<Seat, EditFault> {
        let elsewhere = match &self.intent {
            Intent::Transfer(destination) => Some(destination.unit),
            _ => None,
        };
        let mut seat = self.seat.next_from(self.from()?, elsewhere);
        let own = |field: &Field| field.owner() == Owner::Seat && *field != Field::SeatFrom;
        for (field, value) in self.values.iter().filter(|(field, _)| own(field)) {
            seat.set(*field, value)?;
        }
        if seat.period.is_reversed() { Err(EditFault::Reversed) } else { Ok(seat) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Version;

    fn read() -> (Person, Seat) {
        let person = Person {
            id: PersonId(1),
            version: Version(3),
            full_name: "Lý Thị Mơ".to_owned(),
            ..Person::blank()
        };
        let mut seat = Seat::blank(person.id, UnitId(7));
        (seat.id, seat.version, seat.title) = (SeatId(5), Version(2), "Công chức".to_owned());
        seat.period.from = Day::new(2020, 1, 1).ok();
        (person, seat)
    }

    fn draft(intent: Intent, values: &[(Field, &str)]) -> Draft {
        let (person, seat) = read();
        let values = values.iter().map(|(field, value)| (*field, (*value).to_owned())).collect();
        Draft { values, ..Draft::new(intent, person, seat) }
    }

    #[test]
    fn only_what_changed_is_written() {
        let same = draft(Intent::Correct, &[(Field::FullName, "Lý Thị Mơ")]);
        assert_eq!(same.change(), Ok((Cause::Edit, vec![])));
        let other = draft(Intent::Correct, &[(Field::Qualification, "master")]);
        let fields = vec![(Field::Qualification, "master".to_owned())];
        let step = Step::EditPerson { person: PersonId(1), expect: Version(3), fields };
        assert_eq!(other.change(), Ok((Cause::Edit, vec![step])));
    }

    #[test]
    fn off_from_a_day_means_that_the_day_before_is_the_last() {
        let (cause, steps) = draft(Intent::EndSeat, &[(Field::SeatTo, "2021-10-01")]).change().unwrap();
        assert_eq!(cause, Cause::EndSeat);
        let fields = vec![(Field::SeatTo, "2021-09-30".to_owned())];
        assert_eq!(steps, vec![Step::EditSeat { seat: SeatId(5), expect: Version(2), fields }]);
        let too_early = draft(Intent::EndSeat, &[(Field::SeatTo, "2020-01-01")]);
        assert_eq!(too_early.change(), Err(EditFault::Reversed));
    }

    #[test]
    fn a_transfer_ends_one_seat_and_opens_the_next() {
        let to = Destination { unit: UnitId(8), name: String::new(), line: vec![] };
        let values = [(Field::SeatFrom, "2021-09-28"), (Field::DecisionNo, "QĐ 12")];
        let (cause, steps) = draft(Intent::Transfer(Box::new(to)), &values).change().unwrap();
        assert_eq!(cause, Cause::Transfer);
        let [Step::EditSeat { .. }, Step::AddSeat { person, seat }] = steps.as_slice() else {
            panic!("{steps:?}")
        };
        assert_eq!(*person, PersonRef::Known(PersonId(1)));
        assert_eq!(
            (seat.unit, seat.title.as_str(), seat.decision_no.as_str()),
            (UnitId(8), "Công chức", "QĐ 12")
        );
        assert_eq!(seat.period.from, Day::new(2021, 9, 28).ok());
    }

    #[test]
    fn a_new_officer_needs_a_name() {
        let mut draft = draft(Intent::Add, &[(Field::FullName, " ")]);
        draft.person = Person::blank();
        assert!(draft.patch().is_ok());
        assert_eq!(draft.change(), Err(EditFault::Required { field: Field::FullName }));
    }
}
