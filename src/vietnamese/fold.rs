//! Folding: what is equal when one looks for it. The only place that changes the case of letters.

use std::ops::Range;

use unicode_normalization::char::{compose, decompose_canonical, is_combining_mark};

use crate::vietnamese::nfc::{collapse_blanks, to_nfc};

/// A letter without its marks and in lower case; đ is d. One character gives one character.
pub fn fold_char(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    let mut base = None;
    decompose_canonical(letter, |part| base = base.or(Some(part)));
    match base.unwrap_or(letter) {
        'Đ' | 'đ' | 'Ð' | 'ð' => 'd',
        base => lower_char(base),
    }
}

/// A letter without its marks, its case kept; đ is d. One character gives one character.
pub fn unmarked(letter: char) -> char {
    if letter.is_ascii() {
        return letter;
    }
    let mut base = None;
    decompose_canonical(letter, |part| base = base.or(Some(part)));
    match base.unwrap_or(letter) {
        'Đ' | 'Ð' => 'D',
        'đ' | 'ð' => 'd',
        base => base,
    }
}

fn lower_char(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

/// The text for searching: lower case, no marks, đ = d; one character for each letter of the NFC text. A mark that
/// stands alone behind a letter (ê̆ has no character of its own) is left out like the others.
pub fn fold(text: &str) -> String {
    to_nfc(text).chars().filter(|letter| !is_combining_mark(*letter)).map(fold_char).collect()
}

/// Lower case, Unicode-aware.
#[expect(clippy::disallowed_methods, reason = "this is the place that folds case")]
pub fn lower(text: &str) -> String {
    text.to_lowercase()
}

/// Upper case, Unicode-aware.
#[expect(clippy::disallowed_methods, reason = "this is the place that folds case")]
pub fn upper(text: &str) -> String {
    text.to_uppercase()
}

/// Whether the texts differ in nothing but case.
pub fn same_ignoring_case(a: &str, b: &str) -> bool {
    a == b || lower(&to_nfc(a)) == lower(&to_nfc(b))
}

/// The form in which titles and topics are compared: NFC, trimmed, blanks collapsed, without regard to case.
pub fn title_key(title: &str) -> String {
    lower(&collapse_blanks(&to_nfc(title)))
}

/// The words of a text, as searching sees them: runs of letters and digits.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The folded words of a text.
pub fn syllables(text: &str) -> Vec<String> {
    words(&fold(text)).map(ToOwned::to_owned).collect()
}

/// Lower case with the tone where the old style puts it: hoà = hòa, thuý = thúy. A closed syllable (hoàng) and
/// the u of qu- are left alone.
pub fn normal_tone_place(text: &str) -> String {
    let text = lower(&to_nfc(text));
    let mut letters: Vec<char> = text.chars().collect();
    let mut start = 0;
    while start < letters.len() {
        let length = letters.iter().skip(start).take_while(|letter| letter.is_alphabetic()).count();
        if let Some(word) = letters.get_mut(start..start + length) {
            move_tone(word);
        }
        start += length.max(1);
    }
    letters.into_iter().collect()
}

const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// The letter without its tone, and the tone.
pub fn split_tone(letter: char) -> (char, Option<char>) {
    let (mut plain, mut tone) = (None, None);
    decompose_canonical(letter, |part| match plain {
        _ if TONES.contains(&part) => tone = Some(part),
        None => plain = Some(part),
        Some(base) => plain = compose(base, part).or(plain),
    });
    (plain.unwrap_or(letter), tone)
}

fn move_tone(word: &mut [char]) {
    let [head @ .., first, second] = word else { return };
    let after_q = head.last() == Some(&'q');
    let (vowel, tone) = split_tone(*second);
    let Some(tone) = tone else { return };
    if !after_q && matches!((*first, vowel), ('o', 'a' | 'e') | ('u', 'y')) {
        *first = compose(*first, tone).unwrap_or(*first);
        *second = vowel;
    }
}

/// Whether every word of the needle is the beginning of another word of the hay, in any order. Both folded.
pub fn matches_prefixes(hay: &str, needle: &str) -> bool {
    let mut free: Vec<&str> = words(hay).collect();
    let mut sought: Vec<&str> = words(needle).collect();
    // The longest first: a short one must not take the only word that a longer one fits.
    sought.sort_by_key(|word| std::cmp::Reverse(word.len()));
    sought.into_iter().all(|word| match free.iter().position(|candidate| candidate.starts_with(word)) {
        Some(place) => {
            free.swap_remove(place);
            true
        }
        None => false,
    })
}

/// The stretches of characters of the text that the words of the needle found, each at the beginning of a word.
pub fn highlight(text: &str, needle: &str) -> Vec<Range<usize>> {
    let own = to_nfc(text);
    let places = own.chars().enumerate().filter(|(_, letter)| !is_combining_mark(*letter));
    let (places, letters): (Vec<usize>, Vec<char>) =
        places.map(|(place, letter)| (place, fold_char(letter))).unzip();
    let mut found: Vec<Range<usize>> = Vec::new();
    for word in syllables(needle) {
        let word: Vec<char> = word.chars().collect();
        let begins = |place: &usize| {
            let before = place.checked_sub(1).and_then(|before| letters.get(before));
            before.is_none_or(|letter| !letter.is_alphanumeric())
                && letters.get(*place..).is_some_and(|rest| rest.starts_with(&word))
                && !found.iter().any(|taken| taken.contains(place))
        };
        if let Some(place) = (0..letters.len()).find(begins) {
            found.push(place..place + word.len());
        }
    }
    found.sort_by_key(|range| range.start);
    let place = |at: usize| places.get(at).copied().unwrap_or_else(|| own.chars().count());
    found.into_iter().map(|range| place(range.start)..place(range.end)).collect()
}
