//! The small file beside the roster that is rewritten after every commit: it wakes the other sessions, and it
//! remembers how far the log had come, should the roster ever lose its end.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use crate::domain::id::Seq;
use crate::store::queue::beside;

/// The ending of its name.
pub(in crate::store) const ENDING: &str = ".head";

/// Writes it: always of the same length and in one call, so that a reader sees the old or the new one. It is not
/// synced: after a power cut it may lag behind, which is no loss.
pub(in crate::store) fn write(roster: &Path, head: Option<(Seq, [u8; 32])>) -> io::Result<()> {
    let (seq, hash) = head.map_or((0, [0; 32]), |(seq, hash)| (seq.0, hash));
    let hex = hex(&hash);
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(beside(roster, ENDING))?;
    file.write_all(format!("{seq:020} {hex}\n").as_bytes())
}

/// Reads it; `None` if there is none or it cannot be made out.
pub(in crate::store) fn read(roster: &Path) -> Option<(Seq, [u8; 32])> {
    let text = fs::read_to_string(beside(roster, ENDING)).ok()?;
    let (seq, hex) = text.trim_end().split_once(' ')?;
    let mut hash = [0; 32];
    if hex.len() != 64 {
        return None;
    }
    for (at, byte) in (0..).step_by(2).zip(&mut hash) {
        *byte = u8::from_str_radix(hex.get(at..at + 2)?, 16).ok()?;
    }
    Some((Seq(seq.parse().ok()?), hash))
}

/// Bytes in hexadecimal digits.
pub(in crate::store) fn hex(bytes: &[u8]) -> String {
    let digit = |digit: u8| char::from_digit(digit.into(), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
