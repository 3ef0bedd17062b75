//! An open field: the one place where typing changes a value. Every printable is text here.

pub mod choice;
pub mod date;
pub mod text;

use crate::domain::day::Day;
use crate::domain::fault::edit::EditFault;
use crate::tui::field::choice::ChoiceField;
use crate::tui::field::date::DateOf;
use crate::tui::field::text::TextField;
use crate::tui::key::Key;
use crate::vietnamese::name::proper_case;

/// An open field, by the kind of its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Editor {
    /// A line of text.
    Text(TextField),
    /// A person's name.
    Name(TextField),
    /// A text of several lines.
    Lines(TextField),
    /// A date.
    Date(TextField, DateOf),
    /// Values to choose from.
    Choice(ChoiceField),
}

impl Editor {
    /// The line that is drawn.
    pub fn line(&self) -> &TextField {
        match self {
            Self::Text(line) | Self::Name(line) | Self::Lines(line) | Self::Date(line, _) => line,
            Self::Choice(field) => &field.line,
        }
    }

    /// Changes the line; the choices follow.
    pub fn edit(&mut self, change: impl FnOnce(&mut TextField)) {
        match self {
            Self::Text(line) | Self::Name(line) | Self::Lines(line) | Self::Date(line, _) => change(line),
            Self::Choice(field) => {
                change(&mut field.line);
                field.narrow();
            }
        }
    }

    /// The name with capitals as names have them, where it is written otherwise: offered, never forced.
    pub fn offered_name(&self) -> Option<String> {
        let Self::Name(line) = self else { return None };
        let is_odd = |word: &str| {
            let mut letters = word.chars().filter(|letter| letter.is_alphabetic());
            let head = letters.next().is_some_and(char::is_lowercase);
            let rest: Vec<char> = letters.collect();
            head || (!rest.is_empty() && rest.iter().all(|letter| letter.is_uppercase()))
        };
        line.text().split_whitespace().any(is_odd).then(|| proper_case(line.text()))
    }

    /// Gives the field a key that is no command; whether it meant anything.
    pub fn key(&mut self, key: Key) -> bool {
        match (self, key) {
            (editor, Key::Char(letter)) => {
                editor.edit(|line| line.insert(letter.encode_utf8(&mut [0; 4])));
                true
            }
            (editor @ Self::Name(_), Key::Down) => {
                let offered = editor.offered_name();
                if let Some(name) = &offered {
                    editor.edit(|line| *line = TextField::at_end(name));
                }
                offered.is_some()
            }
            (Self::Choice(field), Key::Up | Key::Down) => field.key(key),
            (Self::Choice(field), Key::Delete) => {
                if !field.key(key) && field.line.key(key) {
                    field.narrow();
                }
                true
            }
            (Self::Text(line) | Self::Name(line) | Self::Lines(line) | Self::Date(line, _), key) => {
                line.key(key)
            }
            (Self::Choice(field), key) => field.line.key(key),
        }
    }

    /// What would be stored, in the canonical form of [`crate::domain::field`].
    ///
    /// # Errors
    /// An [`EditFault`] where the text is no value of the field.
    pub fn value(&self, today: Day) -> Result<String, EditFault> {
        match self {
            Self::Text(line) | Self::Name(line) | Self::Lines(line) => Ok(line.text().to_owned()),
            Self::Date(line, _) if line.text().trim().is_empty() => Ok(String::new()),
            Self::Date(line, of) => {
                let refused = |fault| EditFault::Date { text: line.text().trim().to_owned(), fault };
                date::parse(line.text(), *of, today).map(|date| date.to_string()).map_err(refused)
            }
            Self::Choice(field) => field.value(),
        }
    }
}
