//! Standard output: the answer and nothing else. A reader that goes away (`| head`) is a quiet end.

use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write};

use serde::Serialize;

use crate::domain::fault::Fault;
use crate::domain::fault::store::StoreFault;
use crate::exchange::guard::disarm;
use crate::vietnamese::nfc::{clean_for_screen, clean_lines, is_forbidden};

/// The form of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// For people.
    Text,
    /// One JSON document.
    Json,
    /// RFC 4180 with a header, LF.
    Csv,
}

/// Buffered standard output.
pub(super) struct Output {
    out: BufWriter<StdoutLock<'static>>,
    gone: bool,
}

impl Output {
    /// Standard output, locked until the end.
    pub(super) fn new() -> Self {
        Self { out: BufWriter::with_capacity(64 * 1024, io::stdout().lock()), gone: false }
    }

    /// Writes a piece of text of our own making.
    pub(super) fn text(&mut self, text: &str) -> Result<(), Fault> {
        if self.gone {
            return Ok(());
        }
        let written = self.out.write_all(text.as_bytes());
        self.settle(written)
    }

    /// Writes a line for people: what could drive a terminal is shown, not sent.
    pub(super) fn line(&mut self, text: &str) -> Result<(), Fault> {
        self.text(&clean_for_screen(text))?;
        self.text("\n")
    }

    /// Writes a text of several lines that was read from outside, each as [`Output::line`] does; tabs stay.
    pub(super) fn source(&mut self, text: &str) -> Result<(), Fault> {
        for line in text.lines() {
            let cleaned = line.split('\t').map(clean_for_screen).collect::<Vec<_>>().join("\t");
            self.text(&cleaned)?;
            self.text("\n")?;
        }
        Ok(())
    }

    /// Writes one CSV row; cells that a spreadsheet would run are disarmed, what could drive a terminal is shown.
    pub(super) fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) -> Result<(), Fault> {
        let mut line = String::new();
        for (place, cell) in cells.into_iter().enumerate() {
            if place > 0 {
                line.push(',');
            }
            let cell = clean_lines(cell);
            let cell = disarm(&cell);
            if cell.contains(['"', ',', '\n', '\r']) {
                line.push('"');
                line.push_str(&cell.replace('"', "\"\""));
                line.push('"');
            } else {
                line.push_str(&cell);
            }
        }
        line.push('\n');
        self.text(&line)
    }

    /// Writes one JSON document and a line feed. What could drive a terminal is escaped: the value stays what it is.
    pub(super) fn json(&mut self, document: &impl Serialize) -> Result<(), Fault> {
        if self.gone {
            return Ok(());
        }
        let written = serde_json::to_writer_pretty(Escaped(&mut self.out), document).map_err(io::Error::from);
        self.settle(written)?;
        self.text("\n")
    }

    /// Writes one JSON value in a line.
    pub(super) fn json_part(&mut self, value: &impl Serialize) -> Result<(), Fault> {
        if self.gone {
            return Ok(());
        }
        let written = serde_json::to_writer(Escaped(&mut self.out), value).map_err(io::Error::from);
        self.settle(written)
    }

    /// Writes what is still held back.
    pub(super) fn finish(mut self) -> Result<(), Fault> {
        let written = self.out.flush();
        self.settle(written)
    }

    fn settle(&mut self, written: io::Result<()>) -> Result<(), Fault> {
        match written {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.gone = true;
                Ok(())
            }
            Err(error) => Err(StoreFault::Output { cause: error.to_string() }.into()),
        }
    }
}

/// JSON on its way out. Outside of strings it is plain ASCII, so that whatever else may not reach a terminal is part of
/// a string and can be written as `\u202e`.
struct Escaped<W>(W);

impl<W: Write> Write for Escaped<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text =
            std::str::from_utf8(bytes).map_err(|error| io::Error::new(ErrorKind::InvalidData, error))?;
        let mut rest = text;
        while let Some((at, found)) = rest.char_indices().find(|(_, found)| is_forbidden(*found, true)) {
            let (before, after) = rest.split_at(at);
            self.0.write_all(before.as_bytes())?;
            for unit in found.encode_utf16(&mut [0; 2]) {
                write!(self.0, "\\u{unit:04x}")?;
            }
            rest = after.get(found.len_utf8()..).unwrap_or_default();
        }
        self.0.write_all(rest.as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_drives_a_terminal_is_escaped_in_json_and_the_value_stays() {
        let value = "a\u{7f}\u{9b}2J\u{202e}b\u{1b}\u{e0041}Nguyễn\n\u{fffe}";
        let mut written = Vec::new();
        serde_json::to_writer(Escaped(&mut written), value).unwrap();
        let text = String::from_utf8(written).unwrap();
        assert_eq!(text, r#""a\u007f\u009b2J\u202eb\u001b\udb40\udc41Nguyễn\n\ufffe""#);
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), value);
    }
}
