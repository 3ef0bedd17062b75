//! The order of names: people by given name, then middle names, then family name; words syllable by syllable.

use crate::vietnamese::fold::{fold_char, lower, split_tone, upper};
use crate::vietnamese::nfc::to_nfc;

/// Ends a syllable: below every letter.
const END_OF_SYLLABLE: u8 = 1;
/// Parts the levels of a key.
const END_OF_LEVEL: u8 = 0;
/// The Vietnamese alphabet with the foreign letters at their places.
const ALPHABET: [char; 33] = [
    'a', 'ă', 'â', 'b', 'c', 'd', 'đ', 'e', 'ê', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'ô', 'ơ',
    'p', 'q', 'r', 's', 't', 'u', 'ư', 'v', 'w', 'x', 'y', 'z',
];
/// Ngang, huyền, hỏi, ngã, sắc, nặng.
const TONES: [Option<char>; 6] =
    [None, Some('\u{300}'), Some('\u{309}'), Some('\u{303}'), Some('\u{301}'), Some('\u{323}')];

fn rank<T: PartialEq>(table: &[T], value: &T) -> Option<u8> {
    table.iter().position(|known| known == value).and_then(|place| u8::try_from(place).ok())
}

/// The key of one syllable: letters, then tones, then case, each level only where the one before is equal.
fn push_syllable(key: &mut Vec<u8>, syllable: &str) {
    let (mut letters, mut tones, mut cases) = (Vec::new(), Vec::new(), Vec::new());
    for letter in syllable.chars() {
        let (bare, tone) = split_tone(letter);
        let small = lower(bare.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(bare);
        cases.push(2 + u8::from(small != bare));
        tones.push(2 + rank(&TONES, &tone).unwrap_or(0));
        match rank(&ALPHABET, &small) {
            Some(rank) => letters.push(100 + rank),
            None if small.is_ascii() => letters.push(2 + u8::try_from(u32::from(small) % 98).unwrap_or(0)),
            None => {
                letters.push(200);
                letters.extend(u32::from(small).to_be_bytes().map(|byte| byte.max(2)));
            }
        }
    }
    key.extend(letters);
    key.push(END_OF_LEVEL);
    key.extend(tones);
    key.push(END_OF_LEVEL);
    key.extend(cases);
    key.push(END_OF_LEVEL);
    key.push(END_OF_SYLLABLE);
}

/// The sort key of a person's name, to be compared byte by byte: given name (the last word), middle names, family.
pub fn sort_key(name: &str) -> Vec<u8> {
    let name = to_nfc(name);
    let words: Vec<&str> = name.split_whitespace().collect();
    let mut key = Vec::with_capacity(name.len() * 3);
    if let [family, middle @ .., given] = words.as_slice() {
        push_syllable(&mut key, given);
        for word in middle {
            push_syllable(&mut key, word);
        }
        // A name without a middle part stands before one with it.
        key.push(END_OF_LEVEL);
        push_syllable(&mut key, family);
    } else {
        for word in words {
            push_syllable(&mut key, word);
        }
    }
    key
}

/// The sort key of any other text: its syllables in their order.
pub fn text_sort_key(text: &str) -> Vec<u8> {
    let text = to_nfc(text);
    let mut key = Vec::with_capacity(text.len() * 3);
    text.split_whitespace().for_each(|word| push_syllable(&mut key, word));
    key
}

/// The name with a capital at each word, as it is offered: "nguyễn văn ước" → "Nguyễn Văn Ước".
pub fn proper_case(name: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        let head = letters.next().map(|letter| upper(letter.encode_utf8(&mut [0; 4]))).unwrap_or_default();
        head + &lower(letters.as_str())
    };
    name.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

/// Whether two texts begin with the same letters when marks and case are left out.
pub fn begins_like(text: &str, beginning: &str) -> bool {
    let mut letters = text.chars().map(fold_char);
    beginning.chars().map(fold_char).all(|wanted| letters.next() == Some(wanted))
}
