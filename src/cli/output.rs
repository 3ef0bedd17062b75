//! Standard output: the answer and nothing else. A reader that goes away (`| head`) is a quiet end.

use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write};

use serde::Serialize;

use crate::domain::fault::Fault;
use crate::domain::fault::store::StoreFault;
use crate::exchange::guard::disarm;
use crate::vietnamese::nfc::clean_for_screen;

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

    /// Writes a piece of text.
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

    /// Writes one CSV row; cells that a spreadsheet would run are disarmed.
    pub(super) fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) -> Result<(), Fault> {
        let mut line = String::new();
        for (place, cell) in cells.into_iter().enumerate() {
            if place > 0 {
                line.push(',');
            }
            let cell = disarm(cell);
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

    /// Writes one JSON document and a line feed.
    pub(super) fn json(&mut self, document: &impl Serialize) -> Result<(), Fault> {
        if self.gone {
            return Ok(());
        }
        let written = serde_json::to_writer_pretty(&mut self.out, document).map_err(io::Error::from);
        self.settle(written)?;
        self.text("\n")
    }

    /// Writes one JSON value in a line.
    pub(super) fn json_part(&mut self, value: &impl Serialize) -> Result<(), Fault> {
        if self.gone {
            return Ok(());
        }
        let written = serde_json::to_writer(&mut self.out, value).map_err(io::Error::from);
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
