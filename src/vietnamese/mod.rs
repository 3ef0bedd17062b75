//! Vietnamese text: normal form, search fold, name order, cutting by cells.

pub mod fold;
pub mod nfc;
