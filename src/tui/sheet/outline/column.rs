//! The columns of the outline.

use crate::domain::field::Field;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Unit or officer.
    Name,
    /// Chức vụ.
    Title,
    /// Trình độ.
    Qualification,
    /// Since when in the service: what "two years of experience" is counted from.
    Since,
    /// Signs and numbers.
    Staff,
}

impl Column {
    /// All, from the left.
    pub const ALL: [Self; 5] = [Self::Name, Self::Title, Self::Qualification, Self::Since, Self::Staff];

    /// Those that a user may leave out, from the left.
    pub const CHOOSABLE: [Self; 3] = [Self::Title, Self::Qualification, Self::Since];

    /// The field of an officer that it shows.
    pub fn field(self) -> Option<Field> {
        match self {
            Self::Name => Some(Field::FullName),
            Self::Title => Some(Field::Title),
            Self::Qualification => Some(Field::Qualification),
            Self::Since => Some(Field::ServiceStart),
            Self::Staff => None,
        }
    }

    /// The column that shows the field.
    pub fn of(field: Field) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.field() == Some(field))
    }

    /// The next one to the right.
    pub fn right(self) -> Option<Self> {
        Self::ALL.into_iter().find(|column| *column > self)
    }

    /// The next one to the left.
    pub fn left(self) -> Option<Self> {
        Self::ALL.into_iter().rev().find(|column| *column < self)
    }
}
