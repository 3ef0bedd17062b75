//! Placeholder.
use std::borrow::Cow;
/// Placeholder.
pub fn to_nfc(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}
/// Placeholder.
pub fn first_forbidden(text: &str, _multiline: bool) -> Option<(usize, char)> {
    text.chars().enumerate().find(|(_, c)| c.is_control())
}
/// Placeholder.
pub fn collapse_blanks(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
