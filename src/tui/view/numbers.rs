//! Marks and numbers at the right end of a row.

use crate::tui::view::line::decimal;
use crate::tui::view::theme::Mark;
use crate::vietnamese::clip;

/// What stands at the right end of a row: texts, some of them chips.
#[derive(Default)]
pub struct Numbers {
    /// Texts, with the mark of those that are chips.
    pub pieces: Vec<(String, Option<Mark>)>,
    /// Cells that they take.
    pub width: usize,
}

impl Numbers {
    fn add(&mut self, text: &str, mark: Option<Mark>) {
        self.width += clip::width(text);
        match self.pieces.last_mut().filter(|(_, last)| mark.is_none() && last.is_none()) {
            Some((last, _)) => last.push_str(text),
            None => self.pieces.push((text.to_owned(), mark)),
        }
    }

    /// Adds a text.
    pub fn plain(&mut self, text: &str) {
        self.add(text, None);
    }

    /// Adds a mark, apart from a number before it.
    pub fn mark(&mut self, sign: &str, mark: Mark) {
        if self.pieces.last().is_some_and(|(text, _)| text.trim_end().ends_with(|c: char| c.is_ascii_digit()))
        {
            self.plain("  ");
        }
        self.add(sign, Some(mark));
    }

    /// Adds the number of a mark.
    pub fn count(&mut self, count: i64) {
        let mut digits = [0; 20];
        self.plain(" ");
        self.plain(decimal(count, &mut digits));
    }

    /// Adds people and places.
    pub fn people(&mut self, officers: i64, need: i64) {
        let mut digits = [0; 20];
        if !self.pieces.is_empty() {
            self.plain("  ");
        }
        self.plain(decimal(officers, &mut digits));
        self.plain("/");
        self.plain(decimal(need, &mut digits));
    }
}
