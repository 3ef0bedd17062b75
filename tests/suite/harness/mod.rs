//! What tests of the whole program stand on.

pub(crate) mod dice;
pub(crate) mod keys;
pub(crate) mod process;
pub(crate) mod sample;
pub(crate) mod terminal;
