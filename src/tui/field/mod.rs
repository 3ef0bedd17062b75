//! An open field: the one place where typing changes a value. Every printable is text here.

pub mod choice;
pub mod date;
pub mod text;

use crate::domain::day::{DateFault, Day};
use crate::domain::fault::edit::EditFault;
use crate::tui::field::choice::ChoiceField;
use crate::tui::field::text::TextField;
use crate::tui::key::Key;

/// How precise a date must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// A whole day.
    Day,
    /// As well as it is known.
    Any,
}

/// An open field, by the kind of its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Editor {
    /// A line of text.
    Text(TextField),
    /// A date.
    Date(TextField, Precision),
    /// Values to choose from.
    Choice(ChoiceField),
}

impl Editor {
    /// The line that is drawn.
    pub fn line(&self) -> &TextField {
        match self {
            Self::Text(line) | Self::Date(line, _) => line,
            Self::Choice(field) => &field.line,
        }
    }

    /// Changes the line; the choices follow.
    pub fn edit(&mut self, change: impl FnOnce(&mut TextField)) {
        match self {
            Self::Text(line) | Self::Date(line, _) => change(line),
            Self::Choice(field) => {
                change(&mut field.line);
                field.narrow();
            }
        }
    }

    /// Gives the field a key that is no command; whether it meant anything.
    pub fn key(&mut self, key: Key) -> bool {
        match (self, key) {
            (editor, Key::Char(letter)) => {
                editor.edit(|line| line.insert(letter.encode_utf8(&mut [0; 4])));
                true
            }
            (Self::Choice(field), Key::Up | Key::Down) => field.key(key),
            (Self::Choice(field), Key::Delete) => {
                if !field.key(key) && field.line.key(key) {
                    field.narrow();
                }
                true
            }
            (Self::Text(line) | Self::Date(line, _), key) => line.key(key),
            (Self::Choice(field), key) => field.line.key(key),
        }
    }

    /// What would be stored, in the canonical form of [`crate::domain::field`].
    ///
    /// # Errors
    /// An [`EditFault`] where the text is no value of the field.
    pub fn value(&self, today: Day) -> Result<String, EditFault> {
        match self {
            Self::Text(line) => Ok(line.text().to_owned()),
            Self::Date(line, _) if line.text().trim().is_empty() => Ok(String::new()),
            Self::Date(line, precision) => {
                let refused = |fault| EditFault::Date { text: line.text().trim().to_owned(), fault };
                let date = date::parse(line.text(), today).map_err(refused)?;
                if *precision == Precision::Day && date.exact().is_none() {
                    return Err(refused(DateFault::Precision));
                }
                Ok(date.to_string())
            }
            Self::Choice(field) => field.value(),
        }
    }
}
