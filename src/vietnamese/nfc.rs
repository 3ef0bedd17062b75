//! The one form in which text is stored, and the characters that may be in it.

use std::borrow::Cow;
use std::fmt::Write;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text in NFC. Ð and ð (eth), common in converted old files, become Đ and đ, which they look like.
pub fn to_nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let eth = text.contains(['Ð', 'ð']);
    if !eth && is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    let straight = |letter| match letter {
        'Ð' => 'Đ',
        'ð' => 'đ',
        other => other,
    };
    Cow::Owned(text.nfc().map(straight).collect())
}

/// Characters that may not be stored, as ranges in order: controls (Cc), format characters that are invisible or
/// change the direction (Cf), fillers, variation selectors, private use (Co), noncharacters.
const FORBIDDEN: [(char, char); 29] = [
    ('\u{0}', '\u{1f}'),
    ('\u{7f}', '\u{9f}'),
    ('\u{ad}', '\u{ad}'),
    ('\u{600}', '\u{605}'),
    ('\u{61c}', '\u{61c}'),
    ('\u{6dd}', '\u{6dd}'),
    ('\u{70f}', '\u{70f}'),
    ('\u{890}', '\u{891}'),
    ('\u{8e2}', '\u{8e2}'),
    ('\u{115f}', '\u{1160}'),
    ('\u{180b}', '\u{180f}'),
    ('\u{200b}', '\u{200f}'),
    ('\u{2028}', '\u{202e}'),
    ('\u{2060}', '\u{206f}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{e000}', '\u{f8ff}'),
    ('\u{fdd0}', '\u{fdef}'),
    ('\u{fe00}', '\u{fe0f}'),
    ('\u{feff}', '\u{feff}'),
    ('\u{ffa0}', '\u{ffa0}'),
    ('\u{fff0}', '\u{fffb}'),
    ('\u{fffe}', '\u{ffff}'),
    ('\u{110bd}', '\u{110bd}'),
    ('\u{110cd}', '\u{110cd}'),
    ('\u{13430}', '\u{1343f}'),
    ('\u{1bca0}', '\u{1bca3}'),
    ('\u{1d173}', '\u{1d17a}'),
    ('\u{e0000}', '\u{e0fff}'),
    ('\u{f0000}', '\u{10ffff}'),
];

/// Whether a character may not be stored. A line feed is allowed in text of several lines.
pub fn is_forbidden(character: char, multiline: bool) -> bool {
    match character {
        '\n' => !multiline,
        ' '..='~' => false,
        other => {
            let after = FORBIDDEN.partition_point(|(first, _)| *first <= other);
            let range = after.checked_sub(1).and_then(|place| FORBIDDEN.get(place));
            range.is_some_and(|(_, last)| other <= *last) || u32::from(other) & 0xfffe == 0xfffe
        }
    }
}

/// So many marks that have no character together with their letter may follow it (ê̆ has one).
const MARKS: usize = 2;

/// Each character, and whether it may not be stored where it stands.
fn judged(text: &str, multiline: bool) -> impl Iterator<Item = (char, bool)> {
    let mut marks = 0;
    text.chars().map(move |character| {
        let is_mark = character >= '\u{300}' && is_combining_mark(character);
        marks = if is_mark { marks + 1 } else { 0 };
        (character, marks > MARKS || is_forbidden(character, multiline))
    })
}

/// The first character that may not be stored: its place in characters from 0, and itself. A third mark on one letter
/// is one, too.
pub fn first_forbidden(text: &str, multiline: bool) -> Option<(usize, char)> {
    let mut all = judged(text, multiline).enumerate();
    all.find_map(|(place, (character, is_forbidden))| is_forbidden.then_some((place, character)))
}

/// The text as it may leave the program for a screen: NFC, what may not be stored shown as `·U+202E`.
pub fn clean_for_screen(text: &str) -> Cow<'_, str> {
    clean(text, false)
}

/// Likewise of a text of several lines: their ends stay.
pub fn clean_lines(text: &str) -> Cow<'_, str> {
    clean(text, true)
}

fn clean(text: &str, multiline: bool) -> Cow<'_, str> {
    if text.chars().all(is_clean) {
        return Cow::Borrowed(text);
    }
    let text = to_nfc(text);
    if first_forbidden(&text, multiline).is_none() {
        return text;
    }
    let mut clean = String::with_capacity(text.len());
    for (character, is_forbidden) in judged(&text, multiline) {
        if is_forbidden {
            // Writing into a String cannot fail.
            let _ = write!(clean, "·U+{:04X}", u32::from(character));
        } else {
            clean.push(character);
        }
    }
    Cow::Owned(clean)
}

/// Whether a character needs no other look: letters of Vietnamese as they are stored, but not the eth, and the signs
/// of the screen.
fn is_clean(character: char) -> bool {
    match character {
        'Ð' | 'ð' | '\u{ad}' => false,
        ' '..='~' | '\u{a0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => true,
        other => matches!(other, '\u{2010}'..='\u{2027}' | '\u{2200}'..='\u{22ff}' | '\u{2500}'..='\u{25ff}'),
    }
}

/// The text without blanks at its ends and with one blank where several stood.
pub fn collapse_blanks(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !clean.is_empty() {
            clean.push(' ');
        }
        clean.push_str(word);
    }
    clean
}
