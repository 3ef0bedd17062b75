//! Files in and out: what a row of a file means, and what a cell may hold that leaves the program.

pub mod columns;
pub mod events;
pub mod guard;
pub mod officers;
pub mod picture;
pub mod records;
mod table;
pub mod units;
pub mod waivers;
