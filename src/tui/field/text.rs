//! A text with a caret, of one line or of several. It moves by visible letters and holds NFC after every insertion, so that the
//! bursts of Backspace and letters which typing aids send give exactly what was meant.

use crate::tui::key::Key;
use crate::vietnamese::{clip, grapheme, nfc};

/// A text being edited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextField {
    text: String,
    /// Byte offset of the caret, at a border of visible letters.
    caret: usize,
    /// Whether the whole text is selected: the first character replaces it, a movement keeps it.
    selected: bool,
    /// Whether it may have several lines.
    has_lines: bool,
}

impl TextField {
    /// The text, selected.
    pub fn selected(text: &str) -> Self {
        let field = Self::at_end(text);
        Self { selected: !field.text.is_empty(), ..field }
    }

    /// The text with the caret at its end.
    pub fn at_end(text: &str) -> Self {
        let text = nfc::to_nfc(text).into_owned();
        Self { caret: text.len(), text, ..Self::default() }
    }

    /// The same text, which may have several lines.
    #[must_use]
    pub fn with_lines(self) -> Self {
        Self { has_lines: true, ..self }
    }

    /// What stands in it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the caret.
    pub fn head(&self) -> &str {
        self.text.get(..self.caret).unwrap_or(&self.text)
    }

    /// Whether the whole text is selected.
    pub fn is_selected(&self) -> bool {
        self.selected
    }

    /// Whether the caret stands at the end.
    pub fn is_at_end(&self) -> bool {
        self.caret == self.text.len()
    }

    /// Puts the characters in at the caret; tabs become blanks, and so do line ends where there is but one line.
    pub fn insert(&mut self, typed: &str) {
        if typed.is_empty() {
            return;
        }
        if self.selected {
            self.clear();
        }
        let typed = typed.replace("\r\n", "\n");
        let mut head = String::with_capacity(self.text.len() + typed.len());
        head.push_str(self.head());
        head.extend(typed.chars().map(|letter| match letter {
            '\n' | '\r' if self.has_lines => '\n',
            '\n' | '\r' | '\t' => ' ',
            letter => letter,
        }));
        let tail = self.text.get(self.caret..).unwrap_or_default();
        let head = nfc::to_nfc(&head).into_owned();
        self.caret = head.len();
        self.text = head + tail;
    }

    /// Takes the letter before the caret out; the whole text if it is selected.
    pub fn delete_left(&mut self) {
        if self.selected {
            return self.clear();
        }
        self.cut(grapheme::before(&self.text, self.caret), self.caret);
    }

    /// Takes the word before the caret out.
    pub fn delete_word(&mut self) {
        if self.selected {
            return self.clear();
        }
        self.cut(grapheme::word_before(&self.text, self.caret), self.caret);
    }

    /// Takes everything out.
    pub fn clear(&mut self) {
        *self = Self { has_lines: self.has_lines, ..Self::default() };
    }

    /// Does what a key of movement or Delete means; whether it meant anything.
    pub fn key(&mut self, key: Key) -> bool {
        match key {
            Key::Left => self.go(grapheme::before(&self.text, self.caret)),
            Key::Right => self.go(grapheme::after(&self.text, self.caret)),
            Key::Home => self.go(self.line_start()),
            Key::End => self.go(self.line_end()),
            Key::Up if self.has_lines => self.go_line(self.line_start().checked_sub(1)),
            Key::Down if self.has_lines => {
                let next = self.line_end() + 1;
                self.go_line((next <= self.text.len()).then_some(next));
            }
            Key::Delete if self.selected => self.clear(),
            Key::Delete => self.cut(self.caret, grapheme::after(&self.text, self.caret)),
            _ => return false,
        }
        true
    }

    /// Where the line of the caret begins.
    fn line_start(&self) -> usize {
        self.head().rfind('\n').map_or(0, |at| at + 1)
    }

    /// Where it ends.
    fn line_end(&self) -> usize {
        let tail = self.text.get(self.caret..).unwrap_or_default();
        tail.find('\n').map_or(self.text.len(), |at| self.caret + at)
    }

    /// To the line in which this place lies, as far from its beginning as before; stays without one.
    fn go_line(&mut self, place: Option<usize>) {
        let Some(place) = place else { return };
        let cells = clip::width(self.text.get(self.line_start()..self.caret).unwrap_or_default());
        self.go(place);
        let (mut at, end) = (self.line_start(), self.line_end());
        let mut used = 0;
        while at < end {
            let next = grapheme::after(&self.text, at);
            used += clip::width(self.text.get(at..next).unwrap_or_default());
            if used > cells {
                break;
            }
            at = next;
        }
        self.go(at);
    }

    fn go(&mut self, to: usize) {
        self.caret = to;
        self.selected = false;
    }

    fn cut(&mut self, from: usize, to: usize) {
        if let (Some(head), Some(tail)) = (self.text.get(..from), self.text.get(to..)) {
            self.text = [head, tail].concat();
            self.caret = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(field: &mut TextField, keys: &str) {
        for key in keys.chars() {
            match key {
                '\u{7f}' => field.delete_left(),
                letter => field.insert(letter.encode_utf8(&mut [0; 4])),
            }
        }
    }

    #[test]
    fn bursts_of_typing_aids_give_what_was_meant() {
        let mut field = TextField::selected("Lý Thị Mơ");
        typed(&mut field, "Nguyen\u{7f}\u{7f}ễn");
        assert_eq!(field.text(), "Nguyễn");
        let mut field = TextField::default();
        typed(&mut field, "u\u{7f}ư\u{7f}ưo\u{7f}\u{7f}ươ");
        assert_eq!(field.text(), "ươ");
    }

    #[test]
    fn combining_marks_join_their_letter() {
        let mut field = TextField::default();
        typed(&mut field, "e\u{302}\u{301}");
        assert_eq!(field.text(), "ế");
        field.delete_left();
        assert_eq!(field.text(), "");
    }

    #[test]
    fn the_first_character_replaces_a_selected_value_and_an_arrow_keeps_it() {
        let mut field = TextField::selected("Đại học");
        field.insert("t");
        assert_eq!(field.text(), "t");
        let mut field = TextField::selected("Đại họ");
        field.key(Key::Right);
        field.insert("c");
        assert_eq!(field.text(), "Đại học");
        field.key(Key::Home);
        field.key(Key::Delete);
        assert_eq!((field.text(), field.head()), ("ại học", ""));
    }

    #[test]
    fn a_text_of_several_lines_keeps_them_and_is_walked_through() {
        let mut field = TextField::selected("cũ").with_lines();
        field.insert("dòng một\r\nhai\tb\n\nbốn");
        let mut seen = Vec::new();
        for key in [Key::Up, Key::Up, Key::Up, Key::Up, Key::End, Key::Down, Key::Home, Key::Down, Key::Down]
        {
            field.key(key);
            seen.push(field.head().chars().count());
        }
        assert_eq!(field.text(), "dòng một\nhai b\n\nbốn");
        // From the end of "bốn" up through the empty line, and down again.
        assert_eq!(seen, [15, 9, 0, 0, 8, 14, 9, 15, 16]);
        field.clear();
        field.insert("a\nb");
        assert_eq!(field.text(), "a\nb");
    }

    #[test]
    fn pasted_lines_become_one() {
        let mut field = TextField::default();
        field.insert("Vi\nVăn\tTài");
        field.delete_word();
        assert_eq!(field.text(), "Vi Văn ");
    }
}
