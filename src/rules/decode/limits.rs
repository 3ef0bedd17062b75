//! What a rule file may cost.

/// Bytes of a file (1 MB).
pub(super) const BYTES: usize = 1_048_576;
/// Brackets, dotted keys and conditions inside one another.
pub(super) const NESTING: usize = 32;
/// Rules of a file.
pub(super) const RULES: usize = 10_000;
/// Atoms and joiners of one condition, names written out.
pub(super) const CONDITION: usize = 1_000;
/// Conditions, list entries and texts of all rules, names and `extends` written out.
pub(super) const SIZE: usize = 300_000;
