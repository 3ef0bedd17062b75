//! Rows of officers who are not stored yet.

use crate::domain::id::{PersonId, SeatId};
use crate::domain::outline::{OfficerRow, OutlineRow, RowAt, RowContent, RowKey};
use crate::domain::person::Person;
use crate::domain::seat::Seat;
use crate::tui::sheet::outline::Outline;

/// Seats that are not stored have ids below this one.
const BELOW: i64 = -(1 << 40);

/// The ids of the n-th person who is not stored.
pub fn ids(number: u32) -> (PersonId, SeatId) {
    (PersonId(BELOW - i64::from(number)), SeatId(BELOW - i64::from(number)))
}

/// Whether the row is of somebody who is not stored.
pub fn is_ghost(key: RowKey) -> bool {
    matches!(key.at, RowAt::Seat(seat) if seat.0 < BELOW)
}

impl Outline {
    /// Puts the row of a new officer after those of his unit; asked for at an empty place, it takes that place.
    pub fn haunt(&mut self, person: &Person, seat: &Seat, anchor: RowKey) {
        let key = RowKey { unit: seat.unit, at: RowAt::Seat(seat.id) };
        if self.place_of(key).is_some() {
            return;
        }
        let of_unit =
            |row: &OutlineRow| row.key.unit == seat.unit && !matches!(row.key.at, RowAt::Vacancy(_));
        let Some(last) = self.rows.iter().rposition(of_unit) else { return };
        let Some(neighbour) = self.rows.get(last) else { return };
        let deeper = usize::from(neighbour.key.at == RowAt::Unit);
        let content = OfficerRow { person: person.clone(), seat: seat.clone() };
        let row = OutlineRow {
            key,
            depth: neighbour.depth + deeper,
            trail: neighbour.trail.clone(),
            content: RowContent::Officer(Box::new(content)),
            findings: Vec::new(),
            may_edit: true,
        };
        self.rows.insert(last + 1, row);
        if matches!(anchor.at, RowAt::Vacancy(_)) {
            self.rows.retain(|row| row.key != anchor);
        }
        let cursor = self.cursor;
        if let Some(at) = self.rows.iter().position(|row| row.key == cursor) {
            self.at = at;
        }
        self.at = self.at.min(self.rows.len().saturating_sub(1));
    }

    /// Takes those rows out again, before the window is joined with other rows.
    pub(super) fn lay_ghosts(&mut self) {
        let above = self.rows.iter().take(self.at).filter(|row| is_ghost(row.key)).count();
        self.rows.retain(|row| !is_ghost(row.key));
        self.at = (self.at - above).min(self.rows.len().saturating_sub(1));
    }
}
