//! All integration tests: one binary, one link. A file that is declared nowhere fails `architecture`.
#![expect(
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "helper functions of tests fail by panicking; clippy's \"in tests\" does not reach them"
)]

mod architecture;
mod cli;
mod decode;
mod harness;
mod jobs;
mod judge;
mod screen;
mod store;
