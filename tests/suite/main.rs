//! All integration tests: one binary, one link. A file that is declared nowhere fails `architecture`.
#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "helper functions of tests fail by panicking; clippy's \"in tests\" does not reach them"
)]

mod architecture;
