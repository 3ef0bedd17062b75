//! Who is at work at what, just now. It locks nothing: it is told so that two do not do the same.

use crate::domain::id::PersonId;

/// A session that is editing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attending {
    /// Whose it is.
    pub name: String,
    /// The people whom it is editing.
    pub people: Vec<PersonId>,
}
