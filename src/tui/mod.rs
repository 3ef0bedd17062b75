//! The screen as a pure machine: model, messages in, effects and frames out. No I/O, no clock, no thread.
//!
//! A key goes to the open field if there is one, else the table of [`command`] finds what it means; the command
//! changes the [`model`] and wants [`effect`]s. [`view`] draws what the model says. The roster is only asked
//! through questions of the domain: nothing here knows where it is kept.

pub mod act;
pub mod command;
pub mod confirm;
pub mod copies;
pub mod edit;
pub mod effect;
pub mod field;
pub mod filter;
pub mod frame;
pub mod jump;
pub mod key;
mod laid_over;
pub mod layout;
pub mod lines;
pub mod marks;
pub mod message;
pub mod model;
pub mod news;
pub mod notice;
pub mod paste;
pub mod plan;
pub mod prompt;
pub mod search;
pub mod settings;
pub mod sheet;
pub mod told;
pub mod update;
pub mod view;

#[cfg(test)]
mod tests;
