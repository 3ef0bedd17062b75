//! Building one line of the screen from left to right.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::tui::view::theme::Theme;
use crate::vietnamese::{clip, nfc};

/// A line in the making. Neighbours of one style become one span.
#[derive(Debug)]
pub struct LineBuilder {
    spans: Vec<Span<'static>>,
    text: String,
    style: Style,
    used: usize,
    theme: Theme,
}

impl LineBuilder {
    /// An empty line.
    pub fn new(theme: &Theme) -> Self {
        Self {
            spans: Vec::with_capacity(6),
            text: String::with_capacity(96),
            style: Style::new(),
            used: 0,
            theme: *theme,
        }
    }

    /// How many cells are filled.
    pub fn used(&self) -> usize {
        self.used
    }

    /// Adds a text. Whatever it is, what may not reach a terminal is made visible.
    pub fn put(&mut self, text: &str, style: Style) {
        let text = &*nfc::clean_for_screen(text);
        if self.theme.is_ascii() && text.contains('≥') {
            // "> 2" would be another rule than "≥ 2".
            return self.put(&text.replace('≥', ">="), style);
        }
        self.change_style(style);
        self.used += clip::width(text);
        if self.theme.is_ascii() && !text.is_ascii() {
            let theme = self.theme;
            self.text.extend(text.chars().map(|letter| theme.letter(letter)));
        } else {
            self.text.push_str(text);
        }
    }

    /// Adds a text cut to at most so many cells.
    pub fn put_clipped(&mut self, text: &str, cells: usize, style: Style) {
        let text = nfc::clean_for_screen(text);
        let spelt = if self.theme.is_ascii() { text.replace('≥', ">=").into() } else { text };
        self.put(&clip::clip(&spelt, cells), style);
    }

    /// Adds a text that was typed or read from outside, cut to at most so many cells.
    pub fn put_foreign(&mut self, text: &str, cells: usize, style: Style) {
        self.put(&clip::clip(&nfc::clean_for_screen(text), cells), style);
    }

    /// Adds a number.
    pub fn put_number(&mut self, number: i64, style: Style) {
        let mut digits = [0_u8; 20];
        self.put(decimal(number, &mut digits), style);
    }

    /// Fills with blanks up to the column.
    pub fn fill_to(&mut self, column: usize, style: Style) {
        if let Some(blanks) = column.checked_sub(self.used).filter(|blanks| *blanks > 0) {
            self.change_style(style);
            self.text.extend(std::iter::repeat_n(' ', blanks));
            self.used = column;
        }
    }

    /// The line.
    pub fn finish(mut self) -> Line<'static> {
        if !self.text.is_empty() {
            self.spans.push(Span::styled(self.text, self.style));
        }
        Line::from(self.spans)
    }

    fn change_style(&mut self, style: Style) {
        if style != self.style {
            self.flush();
            self.style = style;
        }
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            let room = String::with_capacity(32);
            self.spans.push(Span::styled(std::mem::replace(&mut self.text, room), self.style));
        }
    }
}

/// The text in at most so many pieces of so many cells, broken between words; the last one is cut.
pub fn wrap(text: &str, cells: usize, pieces: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while lines.len() + 1 < pieces && clip::width(rest) > cells {
        let fits = |end: &usize| rest.get(..*end).is_some_and(|head| clip::width(head) <= cells);
        let blanks: Vec<usize> = rest.match_indices(' ').map(|(at, _)| at).collect();
        let Some(at) = blanks.into_iter().rev().find(fits).filter(|at| *at > 0) else { break };
        lines.push(rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default().trim_start();
    }
    lines.push(rest);
    lines
}

/// The digits of a number, without going through the formatting machinery.
pub fn decimal(number: i64, digits: &mut [u8; 20]) -> &str {
    let mut rest = number.unsigned_abs();
    let mut from = digits.len();
    for place in digits.iter_mut().rev() {
        *place = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
        from -= 1;
        if rest == 0 {
            break;
        }
    }
    digits.get(from..).and_then(|digits| std::str::from_utf8(digits).ok()).unwrap_or_default()
}
