//! Vietnamese text: normal form, search fold, name order, cutting by cells and by visible letters,
//! the word that a misspelt one was meant to be.
//!
//! Everything here is a pure function of text. Stored text is NFC, so one visible letter is one `char`; đ does
//! not decompose in Unicode, which is why searching and sorting need tables of their own.

pub mod clip;
pub mod fold;
pub mod grapheme;
pub mod name;
pub mod near;
pub mod nfc;

#[cfg(test)]
mod tests;
