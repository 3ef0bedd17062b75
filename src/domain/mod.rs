//! The words of the product: units, people, seats, findings, changes, questions and answers.
//!
//! No I/O and no sentence stands here; what a person reads is worded in `messages`.

pub mod account;
pub mod backup;
pub mod change;
pub mod clash;
pub mod contact;
pub mod cure;
pub mod day;
pub mod facts;
pub mod fault;
pub mod field;
pub mod figures;
pub mod finding;
pub mod id;
pub mod inspection;
pub mod kept;
pub mod moment;
pub mod norms;
pub mod outline;
pub mod paste;
pub mod patch;
pub mod person;
pub mod presence;
pub mod profile;
pub mod query;
pub mod report;
pub mod rights;
pub mod roster;
pub mod seat;
pub mod unit;
pub mod waiver;
