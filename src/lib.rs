//! `daumoi` (đầu mối, "focal point"): the roster of the officers who answer for administrative procedures.
#![forbid(unsafe_code)]

pub mod app;
pub mod cli;
pub mod configuration;
pub mod domain;
pub mod exchange;
pub mod messages;
pub mod rules;
pub mod store;
pub mod terminal;
pub mod tui;
pub mod vietnamese;
