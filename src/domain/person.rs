//! People: a human being stands in the roster once, whatever seats he has held.

use crate::domain::day::{Day, PartialDate};
use crate::domain::id::{PersonId, Version};

/// Sex, as the retirement age needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sex {
    /// Nam.
    Male,
    /// Nữ.
    Female,
}

impl Sex {
    /// The word that files use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Male => "nam",
            Self::Female => "nữ",
        }
    }
}

/// One attended training class.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Training {
    /// The day of the class.
    pub day: Day,
    /// Its topic; a class without one counts for every rule.
    pub topic: Option<String>,
}

/// A human being. An empty text and `None` mean "not known".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Identity.
    pub id: PersonId,
    /// Version of the record.
    pub version: Version,
    /// The office's own identifier, or `~` and random letters where the office gave none.
    pub key: String,
    /// Họ đệm tên, NFC.
    pub full_name: String,
    /// Sex.
    pub sex: Option<Sex>,
    /// Birth date, as precise as known.
    pub birth_date: Option<PartialDate>,
    /// First day of work in the service (ngày vào ngành).
    pub service_start: Option<PartialDate>,
    /// A word of the profile's qualification scale.
    pub qualification: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Classes attended, by day.
    pub trained: Vec<Training>,
    /// Manual override of the day of retirement.
    pub retirement_date: Option<Day>,
}

impl Person {
    /// The same person with what everybody may see of him.
    #[must_use]
    pub fn without_personal_fields(&self) -> Self {
        Self {
            id: self.id,
            version: self.version,
            key: self.key.clone(),
            full_name: self.full_name.clone(),
            ..Self::blank()
        }
    }

    /// A person of whom nothing is known, not stored yet.
    pub fn blank() -> Self {
        Self {
            id: PersonId(0),
            version: Version(0),
            key: String::new(),
            full_name: String::new(),
            sex: None,
            birth_date: None,
            service_start: None,
            qualification: String::new(),
            phone: String::new(),
            email: String::new(),
            trained: Vec::new(),
            retirement_date: None,
        }
    }
}
