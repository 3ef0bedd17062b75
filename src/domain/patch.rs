//! What an edit leaves: people and seats as they would be, to be judged before anything is stored.

use crate::domain::id::{PersonId, SeatId, Version};
use crate::domain::person::Person;
use crate::domain::seat::Seat;

/// People and seats as they would be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Patch {
    /// People by id; an unknown one is new.
    pub people: Vec<Person>,
    /// Seats by id; an unknown one is new.
    pub seats: Vec<Seat>,
}

impl Patch {
    /// The person, if it says something of him.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    /// The seat, if it says something of it.
    pub fn seat(&self, id: SeatId) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.id == id)
    }

    /// Raises the versions, as the store will: a further edit of the same record expects them.
    pub fn bump(&mut self) {
        self.people.iter_mut().for_each(|person| person.version = Version(person.version.0 + 1));
        self.seats.iter_mut().for_each(|seat| seat.version = Version(seat.version.0 + 1));
    }
}
