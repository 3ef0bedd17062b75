//! Who may do what at this roster: sessions, their rights as they are now, and three walls.
//!
//! The first wall is the code that writes: it asks [`crate::domain::rights::Rights`] before each step. The second are
//! triggers that ask the connection's [`gate`]; they hold what the first forgets. Those in the file ask for the role and keep
//! other programs out; each connection that writes adds those that ask for the place (`wall.sql`). The third hides: [`view`] takes the
//! personal fields out of every answer about people whom a session may not see. Rights are read anew in every
//! transaction, so that a revoked account stops at its next step.

mod disclosed;
pub(in crate::store) mod gate;
pub(in crate::store) mod key;
pub(in crate::store) mod login;
pub(in crate::store) mod scope;
pub(in crate::store) mod view;

#[cfg(test)]
mod tests;
