//! All integration tests: one binary, one link. A file that is declared nowhere fails `architecture`.

mod architecture;
