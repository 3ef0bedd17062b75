//! Marks and numbers at the right end of a row.

use crate::tui::view::line::decimal;
use crate::tui::view::theme::Mark;
use crate::vietnamese::clip;

/// What stands at the right end of a row: texts, some of them chips.
#[derive(Default)]
pub struct Numbers {
    /// All of the texts.
    text: String,
    /// Where each text ends, with the mark of those that are chips.
    ends: Vec<(usize, Option<Mark>)>,
    /// Cells that they take.
    pub width: usize,
}

impl Numbers {
    fn add(&mut self, text: &str, mark: Option<Mark>) {
        self.width += clip::width(text);
        self.text.push_str(text);
        let end = self.text.len();
        match self.ends.last_mut().filter(|(_, last)| mark.is_none() && last.is_none()) {
            Some((last, _)) => *last = end,
            None => self.ends.push((end, mark)),
        }
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The texts, with the mark of those that are chips.
    pub fn pieces(&self) -> impl Iterator<Item = (&str, Option<Mark>)> {
        let starts = std::iter::once(0).chain(self.ends.iter().map(|(end, _)| *end));
        let piece = |(start, (end, mark)): (usize, &(usize, Option<Mark>))| {
            (self.text.get(start..*end).unwrap_or_default(), *mark)
        };
        starts.zip(&self.ends).map(piece)
    }

    /// Adds a text.
    pub fn plain(&mut self, text: &str) {
        self.add(text, None);
    }

    /// Adds a mark, apart from a number before it.
    pub fn mark(&mut self, sign: &str, mark: Mark) {
        if self.text.trim_end().ends_with(|c: char| c.is_ascii_digit()) {
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
        if !self.is_empty() {
            self.plain("  ");
        }
        self.plain(decimal(officers, &mut digits));
        self.plain("/");
        self.plain(decimal(need, &mut digits));
    }
}
