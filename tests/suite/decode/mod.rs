//! Rule files: what loads, and every fault with its place.

mod broken;
mod documented;
mod examples;
mod loads;
mod mutated;
mod tied;
mod torn;
