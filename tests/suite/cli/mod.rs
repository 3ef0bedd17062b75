//! The verbs, each through the real program.

pub(crate) mod accounts;
mod backup;
mod check;
mod config;
mod conformance;
mod demo;
mod events;
mod forecast;
mod history;
mod import;
mod import_refused;
mod init;
mod list;
mod old_files;
mod roster;
mod rules;
mod rules_bad;
mod rules_take;
mod rules_try;
mod server;
mod session;
mod set;
mod shell;
mod stats;
mod usage;
mod verify;
mod waivers;
