//! Seats (vị trí đầu mối): a person serving a unit as focal officer for a stretch of time.

use crate::domain::day::{Day, Period};
use crate::domain::id::{PersonId, SeatId, UnitId, Version};

/// Whether a seat fills a slot or stands by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Chính thức.
    Official,
    /// Dự bị: never fills a slot unless a rule counts it.
    Reserve,
}

impl Role {
    /// Both roles.
    pub const ALL: [Self; 2] = [Self::Official, Self::Reserve];

    /// The word that files use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Reserve => "reserve",
        }
    }

    /// The role of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// What the holder of a seat is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Đang làm việc.
    Serving,
    /// Nghỉ dài ngày.
    Leave,
    /// Đi học.
    Study,
    /// Biệt phái.
    Seconded,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Serving, Self::Leave, Self::Study, Self::Seconded];

    /// The word that files use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Serving => "serving",
            Self::Leave => "leave",
            Self::Study => "study",
            Self::Seconded => "seconded",
        }
    }

    /// The status of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }
}

/// A person's service in one unit, under one title, in one role and status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Identity.
    pub id: SeatId,
    /// Version of the record.
    pub version: Version,
    /// Whose.
    pub person: PersonId,
    /// Where.
    pub unit: UnitId,
    /// The title as the office writes it.
    pub title: String,
    /// Official or reserve.
    pub role: Role,
    /// Serving or away.
    pub status: Status,
    /// First and last day.
    pub period: Period,
    /// Number of the decision of appointment.
    pub decision_no: String,
    /// Day of that decision.
    pub decision_date: Option<Day>,
    /// Last day of its term; `None` = no term.
    pub decision_expiry: Option<Day>,
    /// Free text.
    pub note: String,
}

impl Seat {
    /// The same seat with what everybody may see of it: whose, where, as what, from when to when.
    #[must_use]
    pub fn without_personal_fields(&self) -> Self {
        Self {
            id: self.id,
            version: self.version,
            title: self.title.clone(),
            role: self.role,
            status: self.status,
            period: self.period,
            ..Self::blank(self.person, self.unit)
        }
    }

    /// The same seat left on a day: the day before is its last; `None` where it has not begun by then.
    #[must_use]
    pub fn off_from(&self, day: Day) -> Option<Self> {
        let mut seat = self.clone();
        seat.period.to = Some(day.previous());
        (!seat.period.is_reversed()).then_some(seat)
    }

    /// The seat that follows it from a day on, by a decision of its own, not stored yet: here to the same last day, in
    /// another unit without one.
    #[must_use]
    pub fn next_from(&self, day: Day, elsewhere: Option<UnitId>) -> Self {
        let mut seat = self.clone();
        seat.id = SeatId(-self.id.0.abs() - 1);
        seat.version = Version(0);
        seat.period.from = Some(day);
        (seat.decision_no, seat.decision_date, seat.decision_expiry) = (String::new(), None, None);
        if let Some(unit) = elsewhere {
            seat.unit = unit;
            seat.period.to = None;
            seat.note = String::new();
        }
        seat
    }

    /// A new official seat with nothing filled in, not stored yet.
    pub fn blank(person: PersonId, unit: UnitId) -> Self {
        Self {
            id: SeatId(0),
            version: Version(0),
            person,
            unit,
            title: String::new(),
            role: Role::Official,
            status: Status::Serving,
            period: Period::default(),
            decision_no: String::new(),
            decision_date: None,
            decision_expiry: None,
            note: String::new(),
        }
    }
}
