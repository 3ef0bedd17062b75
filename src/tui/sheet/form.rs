//! The record of one officer as a sheet of fields: himself, one of his seats, and the list of the others.

use crate::domain::day::Day;
use crate::domain::field::{Field, Owner};
use crate::domain::finding::Finding;
use crate::domain::id::{PersonId, SeatId};
use crate::domain::outline::{OfficerRow, RowAt, RowKey};
use crate::domain::query::{Dossier, DossierUnit, Question, Record};
use crate::domain::seat::Seat;
use crate::domain::unit::Unit;
use crate::tui::effect::{Effect, Part, SheetId, Wanted};
use crate::tui::sheet::list::List;

/// The fields in their order.
pub const FIELDS: [Field; 20] = [
    Field::FullName,
    Field::Sex,
    Field::BirthDate,
    Field::ServiceStart,
    Field::UnitCode,
    Field::Title,
    Field::Qualification,
    Field::Phone,
    Field::Email,
    Field::Role,
    Field::Status,
    Field::SeatFrom,
    Field::SeatTo,
    Field::DecisionNo,
    Field::DecisionDate,
    Field::DecisionExpiry,
    Field::Trained,
    Field::RetirementDate,
    Field::Key,
    Field::Note,
];

/// The sheet of fields of one officer.
#[derive(Clone, Debug)]
pub struct Form {
    /// Its identity.
    pub id: SheetId,
    /// Whose.
    pub person: PersonId,
    /// What is stored of him; `None` before it is known, or if he is gone.
    pub record: Option<Box<Record>>,
    /// He and the seat whose fields are shown.
    pub officer: Option<Box<OfficerRow>>,
    /// Findings of his units that wait for something of him.
    pub asking: Vec<(Finding, Unit)>,
    /// The cursor.
    pub list: List,
    /// The seat that is wanted; without one that of the day, or the newest.
    seat: Option<SeatId>,
    /// The day as of which a seat is the present one.
    pub day: Day,
}

/// A row of the form.
#[derive(Clone, Copy, Debug)]
pub enum FormRow<'a> {
    /// A field of the person or the seat.
    Field(Field),
    /// Another seat of the person.
    Seat(&'a Seat, &'a Unit),
}

impl Form {
    /// Nothing read yet.
    pub fn new(id: SheetId, person: PersonId, seat: Option<SeatId>, day: Day) -> Self {
        Self { id, person, record: None, officer: None, asking: Vec::new(), list: List::default(), seat, day }
    }

    /// Asks for all of the person.
    pub fn ask(&self) -> Vec<Effect> {
        let record = Question::Record { person: self.person };
        let dossier = Question::Dossier { units: Vec::new(), people: vec![self.person] };
        vec![
            Effect::Ask(Wanted::Rows(self.id, Part::All), Box::new(record)),
            Effect::Ask(Wanted::Rows(self.id, Part::Aside), Box::new(dossier)),
        ]
    }

    /// Takes what his units are waiting for.
    pub fn take_asking(&mut self, dossier: Dossier) {
        let of_unit = |known: DossierUnit| {
            let DossierUnit { unit, stored, .. } = known;
            stored.findings.into_iter().map(move |finding| (finding, unit.clone()))
        };
        let waits = |(finding, _): &(Finding, Unit)| {
            finding.person.is_none() && finding.ask.iter().any(|ask| ask.person == self.person)
        };
        self.asking = dossier.units.into_iter().flat_map(of_unit).filter(waits).collect();
    }

    /// Everything that is wrong with him or waits for him, each with its unit.
    pub fn findings(&self) -> impl Iterator<Item = (&Finding, &Unit)> {
        let own = self.record.iter().flat_map(|record| {
            let unit = |finding: &Finding| record.seats.iter().find(|(_, unit)| unit.id == finding.unit);
            record.findings.iter().filter_map(move |finding| unit(finding).map(|(_, unit)| (finding, unit)))
        });
        own.chain(self.asking.iter().map(|(finding, unit)| (finding, unit)))
    }

    /// Takes what is stored of him.
    pub fn take(&mut self, record: Option<Box<Record>>, page: usize) {
        self.record = record;
        self.choose(page);
    }

    /// Shows the fields of another seat.
    pub fn show_seat(&mut self, seat: SeatId, page: usize) {
        self.seat = Some(seat);
        self.list.at = 0;
        self.choose(page);
    }

    fn choose(&mut self, page: usize) {
        let seats = self.record.iter().flat_map(|record| &record.seats);
        let wanted = seats.clone().find(|(seat, _)| Some(seat.id) == self.seat);
        let current = || seats.clone().find(|(seat, _)| seat.period.holds(self.day));
        let shown = wanted.or_else(current).or_else(|| seats.clone().next()).map(|(seat, _)| seat.clone());
        let person = self.record.as_ref().map(|record| record.person.clone());
        self.officer = person.zip(shown).map(|(person, seat)| Box::new(OfficerRow { person, seat }));
        self.seat = self.officer.as_ref().map(|officer| officer.seat.id);
        let fields = if self.officer.is_some() { FIELDS.len() } else { 0 };
        self.list.len = fields + self.others().count();
        self.list.at = self.list.at.min(self.list.len.saturating_sub(1));
        self.list.settle(page);
    }

    /// His other seats, the newest first.
    pub fn others(&self) -> impl Iterator<Item = &(Seat, Unit)> {
        let seats = self.record.iter().flat_map(|record| &record.seats);
        seats.filter(|(seat, _)| Some(seat.id) != self.seat)
    }

    /// A row by its number.
    pub fn row(&self, at: usize) -> Option<FormRow<'_>> {
        self.officer.as_ref()?;
        match FIELDS.get(at) {
            Some(field) => Some(FormRow::Field(*field)),
            None => self.others().nth(at - FIELDS.len()).map(|(seat, unit)| FormRow::Seat(seat, unit)),
        }
    }

    /// The unit of the seat whose fields are shown.
    pub fn unit(&self) -> Option<&Unit> {
        let shown = self.officer.as_ref()?.seat.id;
        let seats = self.record.iter().flat_map(|record| &record.seats);
        seats.into_iter().find(|(seat, _)| seat.id == shown).map(|(_, unit)| unit)
    }

    /// The field of the cursor that can be edited here.
    pub fn field(&self) -> Option<Field> {
        match self.row(self.list.at)? {
            FormRow::Field(field) if field.owner() != Owner::Unit => Some(field),
            FormRow::Field(_) | FormRow::Seat(..) => None,
        }
    }

    /// Puts the cursor on a field.
    pub fn put_field(&mut self, field: Field, page: usize) {
        if let Some(at) = FIELDS.iter().position(|known| *known == field) {
            self.list.at = at;
            self.list.settle(page);
        }
    }

    /// The row of the outline that shows the officer in this seat.
    pub fn row_key(&self) -> Option<RowKey> {
        let seat = &self.officer.as_ref()?.seat;
        Some(RowKey { unit: seat.unit, at: RowAt::Seat(seat.id) })
    }
}
