//! Who may do what where. On a laptop one admin owns the whole tree; an office server adds roles and subtrees.

use crate::domain::id::UnitId;

/// Who writes, and where he may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The name that the log keeps.
    pub name: String,
    /// The top of the subtree he may edit; `None` = everything.
    pub scope: Option<UnitId>,
}
