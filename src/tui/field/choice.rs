//! A field with values to choose from: typing narrows them by beginnings of words without marks (`thac` finds
//! "Thạc sĩ"), Enter takes the best one.

use crate::domain::fault::edit::EditFault;
use crate::tui::field::text::TextField;
use crate::tui::key::Key;
use crate::vietnamese::fold::{fold, matches_prefixes};

/// A value to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// As it is stored.
    pub word: String,
    /// As it is shown.
    pub shown: String,
    fold: String,
}

impl Choice {
    /// A value that is shown so.
    pub fn new(word: &str, shown: &str) -> Self {
        Self { word: word.to_owned(), shown: shown.to_owned(), fold: fold(shown) }
    }
}

/// Which texts the field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Only the choices, and nothing at all.
    Choices,
    /// Any text; Enter takes the best of the choices, unless the text is to be kept as typed.
    AnyText,
    /// Any text, as it is typed, unless a choice is gone to.
    AsTyped,
}

/// What Enter would take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pick {
    /// The value as it was before.
    Unchanged,
    /// The best of those that match, if there is one.
    Best,
    /// This one of those that match.
    Chosen(usize),
    /// The text as typed.
    AsTyped,
}

/// A text with values to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceField {
    /// What is typed.
    pub line: TextField,
    takes: Takes,
    before: String,
    options: Vec<Choice>,
    /// Places in `options` of those that match, the best first.
    matching: Vec<usize>,
    pick: Pick,
}

impl ChoiceField {
    /// A field over these values that holds one of them (or another text) now.
    pub fn new(line: TextField, word: &str, takes: Takes, options: Vec<Choice>) -> Self {
        let matching = (0..options.len()).collect();
        Self { line, takes, before: word.to_owned(), options, matching, pick: Pick::Unchanged }
    }

    /// More values, after those that are there; known ones are passed over.
    pub fn offer(&mut self, words: Vec<String>) {
        for word in words {
            if !self.options.iter().any(|option| option.word == word) {
                self.options.push(Choice::new(&word, &word));
            }
        }
        if self.pick == Pick::Unchanged {
            self.matching = (0..self.options.len()).collect();
            return;
        }
        let pick = self.pick;
        self.narrow();
        self.pick = pick;
    }

    /// To be called after every change of the text.
    pub fn narrow(&mut self) {
        let typed = fold(self.line.text());
        let typed = typed.trim();
        let begins = |place: &usize| self.options.get(*place).is_some_and(|o| o.fold.starts_with(typed));
        let (mut first, others): (Vec<usize>, Vec<usize>) = (0..self.options.len()).partition(begins);
        let has_words = |place: &usize| {
            self.options.get(*place).is_some_and(|option| matches_prefixes(&option.fold, typed))
        };
        first.extend(others.into_iter().filter(has_words));
        self.matching = first;
        self.pick = if self.takes == Takes::AsTyped { Pick::AsTyped } else { Pick::Best };
    }

    /// ↓ and ↑ walk through the list; Delete at the end of a free text keeps it as typed. Whether the key meant
    /// anything.
    pub fn key(&mut self, key: Key) -> bool {
        let last = self.matching.len().checked_sub(1);
        match (key, self.pick) {
            (Key::Down, Pick::Chosen(at)) => {
                self.pick = Pick::Chosen(last.map_or(0, |last| last.min(at + 1)));
            }
            (Key::Down, _) => self.pick = last.map_or(self.pick, |_| Pick::Chosen(0)),
            (Key::Up, Pick::Chosen(at)) => self.pick = Pick::Chosen(at.saturating_sub(1)),
            (Key::Delete, Pick::Best | Pick::Chosen(_))
                if self.takes == Takes::AnyText && self.line.is_at_end() =>
            {
                self.pick = Pick::AsTyped;
            }
            _ => return false,
        }
        true
    }

    /// Takes what Enter would take; all values are offered again.
    pub fn settle(&mut self) {
        let taken = self.value().ok();
        let option = taken.and_then(|word| self.options.iter().find(|option| option.word == word));
        if let Some(option) = option {
            (self.line, self.before) = (TextField::selected(&option.shown), option.word.clone());
            (self.matching, self.pick) = ((0..self.options.len()).collect(), Pick::Unchanged);
        }
    }

    /// The values that match, the best first, and which of them Enter would take.
    pub fn list(&self) -> (impl Iterator<Item = &Choice>, Option<usize>) {
        let chosen = match self.pick {
            Pick::Chosen(at) => Some(at),
            Pick::Best if !self.line.text().trim().is_empty() && !self.matching.is_empty() => Some(0),
            Pick::Best | Pick::Unchanged | Pick::AsTyped => None,
        };
        (self.matching.iter().filter_map(|place| self.options.get(*place)), chosen)
    }

    /// Whether a text that is none of the values is taken as well.
    pub fn takes_any_text(&self) -> bool {
        self.takes != Takes::Choices
    }

    /// Whether a text is taken as it is typed, unless a value is gone to.
    pub fn takes_as_typed(&self) -> bool {
        self.takes == Takes::AsTyped
    }

    /// What would be stored.
    ///
    /// # Errors
    /// [`EditFault::Word`] if it must be one of the values and none matches.
    pub fn value(&self) -> Result<String, EditFault> {
        if self.pick == Pick::Unchanged {
            return Ok(self.before.clone());
        }
        let (mut list, chosen) = self.list();
        if let Some(choice) = chosen.and_then(|at| list.nth(at)) {
            return Ok(choice.word.clone());
        }
        let typed = self.line.text().trim();
        if typed.is_empty() || self.takes_any_text() {
            return Ok(typed.to_owned());
        }
        let known = self.options.iter().map(|option| option.shown.clone()).collect();
        Err(EditFault::Word { text: typed.to_owned(), known })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(takes: Takes) -> ChoiceField {
        let options = [("university", "Đại học"), ("master", "Thạc sĩ"), ("doctor", "Tiến sĩ")]
            .map(|(w, s)| Choice::new(w, s));
        ChoiceField::new(TextField::selected("Đại học"), "university", takes, options.to_vec())
    }

    fn typed(field: &mut ChoiceField, text: &str) {
        field.line.insert(text);
        field.narrow();
    }

    #[test]
    fn beginnings_without_marks_find_the_value() {
        let mut field = field(Takes::Choices);
        assert_eq!(field.value(), Ok("university".to_owned()));
        typed(&mut field, "thac");
        assert_eq!(field.value(), Ok("master".to_owned()));
        field.line.clear();
        typed(&mut field, "si");
        assert_eq!(field.value(), Ok("master".to_owned()));
        field.key(Key::Down);
        field.key(Key::Down);
        assert_eq!(field.value(), Ok("doctor".to_owned()));
        field.line.clear();
        field.narrow();
        assert_eq!(field.value(), Ok(String::new()));
        typed(&mut field, "xx");
        assert!(field.value().is_err());
    }

    #[test]
    fn a_text_that_is_only_helped_is_kept_as_typed_unless_a_choice_is_gone_to() {
        let mut field = field(Takes::AsTyped);
        typed(&mut field, "Thạc");
        assert_eq!(field.value(), Ok("Thạc".to_owned()));
        field.key(Key::Down);
        assert_eq!(field.value(), Ok("master".to_owned()));
        typed(&mut field, " sĩ 2");
        assert_eq!(field.value(), Ok("Thạc sĩ 2".to_owned()));
    }

    #[test]
    fn a_free_text_can_be_kept_as_typed() {
        let mut field = field(Takes::AnyText);
        typed(&mut field, "Thạc");
        assert_eq!(field.value(), Ok("master".to_owned()));
        field.key(Key::Delete);
        assert_eq!(field.value(), Ok("Thạc".to_owned()));
    }
}
