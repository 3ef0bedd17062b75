//! The verbs, each through the real program.

mod backup;
mod check;
mod config;
mod conformance;
mod demo;
mod history;
mod import;
mod import_refused;
mod init;
mod list;
mod roster;
mod rules;
mod rules_bad;
mod rules_try;
mod set;
mod shell;
mod stats;
mod usage;
mod verify;
