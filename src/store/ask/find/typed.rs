//! The words that were typed.

use crate::vietnamese::fold::{
    fold, fold_char, lower, matches_prefixes, normal_tone_place, split_tone, words,
};
use crate::vietnamese::nfc::to_nfc;

/// So many typed words are looked for; what is typed beyond them is not.
const MOST_WORDS: usize = 8;

/// What was typed, in the forms in which it is compared.
pub(super) struct Typed {
    /// Folded words.
    folded: Vec<String>,
    /// Words with marks, as typed and with the tone in its normal place.
    marked: Vec<(Vec<char>, Vec<char>)>,
}

/// A stretch of the index that may hold hits, from the best on.
pub(super) struct Tier {
    /// The words as the index is asked for them.
    pub(super) query: String,
}

impl Typed {
    pub(super) fn new(text: &str) -> Self {
        let text = lower(&to_nfc(text));
        let typed: Vec<&str> = words(&text).take(MOST_WORDS).collect();
        let marked = typed.iter().filter(|word| fold(word) != **word);
        Self {
            marked: marked
                .map(|word| (word.chars().collect(), normal_tone_place(word).chars().collect()))
                .collect(),
            folded: typed.iter().map(|word| fold(word)).collect(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.tiers().is_empty()
    }

    /// First all words whole, then all but the last, then all as beginnings. The index holds folded names, which
    /// are ASCII; other letters are only compared.
    pub(super) fn tiers(&self) -> Vec<Tier> {
        let asked: Vec<&String> = self.folded.iter().filter(|word| word.is_ascii()).collect();
        let Some(last) = asked.len().checked_sub(1) else { return Vec::new() };
        let query = |whole: usize| {
            let star = |place: usize| if place < whole { "" } else { "*" };
            let terms = asked.iter().enumerate().map(|(place, word)| format!("\"{word}\"{}", star(place)));
            Tier { query: terms.collect::<Vec<_>>().join(" ") }
        };
        let mut tiers = vec![query(last + 1), query(last)];
        if last > 0 {
            tiers.push(query(0));
        }
        tiers
    }

    /// Whether something with this folded name may be meant; that its marks agree is not looked at.
    pub(super) fn may_fit(&self, folded: &str) -> bool {
        matches_prefixes(folded, &self.folded.join(" "))
    }

    /// How many of the typed words are no whole words of the hay; `None` if one is not even a beginning.
    pub(super) fn missed(&self, hay: &str) -> Option<usize> {
        let folded = fold(hay);
        let needle = self.folded.join(" ");
        if !matches_prefixes(&folded, &needle) || !self.agrees(hay) {
            return None;
        }
        let whole = |typed: &&String| words(&folded).any(|word| word == *typed);
        Some(self.folded.iter().filter(|typed| !whole(typed)).count())
    }

    /// Whether each word typed with marks begins a word of the hay with those marks.
    fn agrees(&self, hay: &str) -> bool {
        if self.marked.is_empty() {
            return true;
        }
        let (written, normal) = (lower(&to_nfc(hay)), normal_tone_place(hay));
        let one = |text: &str, typed: &[char]| words(text).any(|word| begins(word, typed));
        self.marked.iter().all(|(typed, moved)| one(&written, typed) || one(&normal, moved))
    }
}

/// Whether a word begins so; a mark that was not typed may be there, one that was typed must be.
fn begins(word: &str, typed: &[char]) -> bool {
    let mut letters = word.chars();
    typed.iter().all(|typed| {
        letters.next().is_some_and(|letter| {
            letter == *typed || fold_char(letter) == *typed || split_tone(letter).0 == *typed
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missed(typed: &str, hay: &str) -> Option<usize> {
        Typed::new(typed).missed(hay)
    }

    #[test]
    fn words_are_found_by_their_beginnings_in_any_order() {
        assert_eq!(missed("cai k", "Xã Cai Kinh"), Some(1));
        assert_eq!(missed("kinh cai", "Xã Cai Kinh"), Some(0));
        assert_eq!(missed("an an", "Nguyễn Văn An"), None);
        assert_eq!(missed("v an", "Nguyễn Văn An"), Some(1));
        assert_eq!(missed("DUC", "Lý Đức Anh"), Some(0));
    }

    #[test]
    fn marks_narrow() {
        for (typed, hay, found) in [
            ("thuỷ", "Vi Thị Thủy", true),
            ("thủy", "Vi Thị Thuỷ", true),
            ("thuy", "Vi Thị Thuỷ", true),
            ("thúy", "Vi Thị Thuỷ", false),
            ("nguyên", "Nguyễn Văn Ba", true),
            ("nguyễn", "Nguyên Văn Ba", false),
            ("hoà", "Hoàng Thị Sáu", true),
            ("hòa", "Lê Hoà", true),
            ("đ", "Đặng Năm", true),
            ("đ", "Dương Năm", false),
            ("d", "Đặng Năm", true),
            ("ngườ", "Người", true),
        ] {
            assert_eq!(missed(typed, hay).is_some(), found, "{typed} in {hay}");
        }
    }

    #[test]
    fn nothing_typed_can_reach_the_language_of_the_index() {
        for text in ["\"", "a\" OR \"b", "*", "words:x", "NEAR(a b)", "^a", "a-b", "--", "'", "\u{0}"] {
            for tier in Typed::new(text).tiers() {
                assert!(
                    tier.query.chars().all(|c| c.is_ascii_alphanumeric() || "\"* ".contains(c)),
                    "{text}"
                );
            }
        }
        assert!(Typed::new(" - ").is_empty());
    }
}
