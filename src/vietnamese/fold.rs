//! Placeholder.
/// Placeholder.
pub fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}
/// Placeholder.
pub fn title_key(text: &str) -> String {
    fold(text)
}
/// Placeholder.
pub fn same_ignoring_case(a: &str, b: &str) -> bool {
    fold(a) == fold(b)
}
