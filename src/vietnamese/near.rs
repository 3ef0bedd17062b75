//! The known word that a misspelt one was meant to be.

use crate::vietnamese::fold;

/// Words longer than so many letters (of four bytes) get no suggestion and are none.
const LONGEST: usize = 64;

/// The nearest known word: at most two letters wrong, missing, too many or swapped (one in a word of up to three);
/// of equally near ones the first. `left` bounds the comparisons of one whole file.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>, left: &mut usize) -> Option<String> {
    if word.len() > LONGEST * 4 {
        return None;
    }
    let word: Vec<char> = fold::fold(word).chars().collect();
    let most = if word.len() <= 3 { 1 } else { 2 };
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        if *left == 0 {
            break;
        }
        *left -= 1;
        if candidate.len() > LONGEST * 4 {
            continue;
        }
        let letters: Vec<char> = fold::fold(candidate).chars().collect();
        let limit = best.map_or(most, |(distance, _)| distance.saturating_sub(1));
        if letters.len().abs_diff(word.len()) > limit {
            continue;
        }
        let distance = distance(&word, &letters);
        if distance <= limit {
            best = Some((distance, candidate));
        }
        if distance == 0 {
            break;
        }
    }
    best.map(|(_, candidate)| candidate.to_owned())
}

/// Letters to change, insert, drop, or swap with the neighbour, to make one word of the other.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut previous_a = None;
    for (row, &letter_a) in a.iter().enumerate() {
        let mut line = Vec::with_capacity(b.len() + 1);
        line.push(row + 1);
        let mut previous_b = None;
        for (column, &letter_b) in b.iter().enumerate() {
            let cell = |line: &[usize], at: usize| line.get(at).copied().unwrap_or(usize::MAX / 2);
            let changed = cell(&last, column) + usize::from(letter_a != letter_b);
            let mut cost = changed.min(cell(&last, column + 1) + 1).min(cell(&line, column) + 1);
            if previous_a == Some(letter_b) && previous_b == Some(letter_a) {
                let two_back = column.checked_sub(1).map_or(usize::MAX / 2, |at| cell(&before, at));
                cost = cost.min(two_back + 1);
            }
            line.push(cost);
            previous_b = Some(letter_b);
        }
        before = last;
        last = line;
        previous_a = Some(letter_a);
    }
    last.last().copied().unwrap_or(a.len())
}
