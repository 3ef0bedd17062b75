//! Cutting and padding by terminal cells.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many cells the text takes.
pub fn width(text: &str) -> usize {
    // Only what is not one cell a character needs the whole measure.
    let mut cells = 0;
    for character in text.chars() {
        if !is_one_cell(character) {
            return text.width();
        }
        cells += 1;
    }
    cells
}

/// Whether a character takes one cell and joins with no other such: precomposed Vietnamese does.
pub fn is_one_cell(character: char) -> bool {
    matches!(character, '\u{20}'..='\u{7e}' | '\u{a0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// The first visible letter with all that joins it; empty where there is none.
pub fn first_letter(text: &str) -> &str {
    text.graphemes(true).next().unwrap_or_default()
}

/// The text cut to at most so many cells, by visible letters; `…` stands for what was cut.
pub fn clip(text: &str, cells: usize) -> Cow<'_, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let room = cells.saturating_sub(1);
    let (mut used, mut end) = (0, 0);
    for (start, letter) in text.grapheme_indices(true) {
        let wide = letter.width();
        if used + wide > room {
            break;
        }
        used += wide;
        end = start + letter.len();
    }
    let head = text.get(..end).unwrap_or_default();
    if cells == 0 { Cow::Borrowed("") } else { Cow::Owned(format!("{head}…")) }
}

/// The text at the left of exactly so many cells, cut if it is longer.
pub fn pad(text: &str, cells: usize) -> String {
    let mut padded = clip(text, cells).into_owned();
    let blanks = cells.saturating_sub(width(&padded));
    padded.extend(std::iter::repeat_n(' ', blanks));
    padded
}

/// The text at the right of exactly so many cells, cut if it is longer.
pub fn pad_left(text: &str, cells: usize) -> String {
    let clipped = clip(text, cells);
    let mut padded: String = std::iter::repeat_n(' ', cells.saturating_sub(width(&clipped))).collect();
    padded.push_str(&clipped);
    padded
}

/// How many cells one character takes; 0 for marks.
pub fn char_width(character: char) -> usize {
    character.width().unwrap_or(0)
}
