//! Steps through a line of text by visible letters, for text fields. Places are byte offsets.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// The place one visible letter before `at`; 0 at the start.
pub fn before(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(at.min(text.len()), text.len(), true);
    cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

/// The place one visible letter after `at`; the end at the end.
pub fn after(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(at.min(text.len()), text.len(), true);
    cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

/// Where the word before `at` begins, blanks after it passed over.
pub fn word_before(text: &str, at: usize) -> usize {
    let head = text.get(..at).unwrap_or(text);
    head.split_word_bound_indices()
        .rev()
        .find(|(_, word)| !word.trim().is_empty())
        .map_or(0, |(start, _)| start)
}
