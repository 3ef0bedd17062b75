//! Whole lines, from a terminal that sends them when Enter is pressed, or from a pipe.

use crate::terminal::input::parse::text_of;
use crate::tui::key::Input;

/// A longer line loses what is beyond: as the longest field of a file.
const LONGEST: usize = 64 * 1024;

/// The lines that have come together.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// The beginning of one.
    held: Vec<u8>,
    /// Whole ones, of which the next read may bring more.
    whole: Vec<String>,
}

impl Lines {
    pub(super) fn feed(&mut self, read: &[u8]) {
        for byte in read {
            if *byte == b'\n' {
                self.whole.push(text_of(&std::mem::take(&mut self.held)));
            } else if self.held.len() < LONGEST {
                self.held.push(*byte);
            }
        }
    }

    pub(super) fn are_whole(&self) -> bool {
        !self.whole.is_empty()
    }

    /// No more lines come with these. Several with tabs are pasted rows, and no commands.
    pub(super) fn end(&mut self, inputs: &mut Vec<Input>) {
        let lines = std::mem::take(&mut self.whole);
        if lines.len() > 1 && lines.iter().any(|line| line.contains('\t')) {
            inputs.push(Input::Paste(lines.join("\n")));
        } else {
            inputs.extend(lines.into_iter().map(Input::Line));
        }
    }
}
