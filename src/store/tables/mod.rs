//! The tables: the columns of each and how a row becomes a value of the domain.
//!
//! `COLUMNS` names the columns with their table, `WIDTH` counts them, `read` takes them from a row beginning at a
//! place, so that several tables can be read from one joined row.

pub(in crate::store) mod finding;
pub(in crate::store) mod inspection;
pub(in crate::store) mod log;
pub(in crate::store) mod numbers;
pub(in crate::store) mod person;
pub(in crate::store) mod profile;
pub(in crate::store) mod seat;
pub(in crate::store) mod unit;
pub(in crate::store) mod value;
pub(in crate::store) mod waiver;
