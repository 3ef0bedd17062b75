//! The loop: threads, the clock, and the letters between screen and roster.

mod clipboard;
pub mod clock;
mod copier;
mod crash;
mod event;
mod hand;
mod idle;
mod incoming;
mod judging;
mod keeper;
mod other_day;
pub mod private;
pub mod random;
mod ready;
pub mod rule_file;
pub mod run;
mod search;
mod signals;
mod timers;
mod trial;
mod wake;
mod workers;
