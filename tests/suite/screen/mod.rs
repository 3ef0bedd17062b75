//! The screen without a terminal: bytes go through the decoder into the model over a real roster, frames through the
//! presenter into an emulator. Thousands of keys cost as much here as one in a pseudo-terminal.

mod monkey;
mod program;
mod typing;
