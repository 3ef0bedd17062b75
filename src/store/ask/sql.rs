//! Fragments that several questions share. `?1` is the day wherever one of them stands.

use std::fmt::{Display, Write};

/// The unit of this alias lives on the day.
macro_rules! alive {
    ($unit:literal) => {
        concat!("ifnull(", $unit, ".valid_from, 0) <= ?1 AND ifnull(", $unit, ".valid_to, 99999999) >= ?1")
    };
}

/// The seat of this alias is held on the day.
macro_rules! held {
    ($seat:literal) => {
        concat!(
            $seat,
            ".deleted = 0 AND ifnull(",
            $seat,
            ".seat_from, 0) <= ?1 AND ifnull(",
            $seat,
            ".seat_to, 99999999) >= ?1"
        )
    };
}

pub(in crate::store) use {alive, held};

/// Sorts after everything that begins with a path, and before what follows it.
pub(in crate::store) const BEYOND: char = '~';

/// Numbers as a JSON list, for `json_each`: so a statement has the same text however many are asked for.
pub(in crate::store) fn numbers(numbers: impl Iterator<Item = i64>) -> String {
    list(numbers, "")
}

/// Texts of letters and digits only (paths) as a JSON list.
pub(in crate::store) fn words<T: Display>(words: impl Iterator<Item = T>) -> String {
    list(words, "\"")
}

fn list<T: Display>(items: impl Iterator<Item = T>, quote: &str) -> String {
    let mut text = String::from("[");
    for item in items {
        // Writing into a text cannot fail.
        let _ = write!(text, "{quote}{item}{quote},");
    }
    if text.len() > 1 {
        text.pop();
    }
    text.push(']');
    text
}
