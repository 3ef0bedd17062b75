//! What the commands do.

pub mod accounts;
pub mod bulk;
pub mod calendar;
pub mod drafts;
pub mod edit;
pub mod field;
pub mod judging;
pub mod marks;
pub mod navigate;
pub mod norms;
pub mod other_day;
pub mod paste;
pub mod prompt;
pub mod ready;
pub mod roster;
pub mod save;
pub mod search;
pub mod session;
pub mod statistics;
pub mod trial;
pub mod visit;
pub mod waive;
