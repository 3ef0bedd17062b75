//! Frames of sentences, line below line: what has changed since the one before. No sequence is sent, nothing that was
//! written is written over.

use crate::tui::frame::Frame;

/// What has been said.
#[derive(Debug, Default)]
pub(super) struct Said {
    before: Option<Frame>,
    is_asked: bool,
    bytes: Vec<u8>,
}

impl Said {
    /// The next frame answers a line.
    pub(super) fn answer(&mut self) {
        self.is_asked = true;
    }

    /// The next frame is said whole.
    pub(super) fn forget(&mut self) {
        self.before = None;
    }

    /// The sentences that are new. Those of the table are said with a whole frame only; the row of the cursor, which
    /// follows them, is said in every answer.
    pub(super) fn present(&mut self, next: Frame) -> &[u8] {
        let (before, is_asked) = (self.before.take(), std::mem::take(&mut self.is_asked));
        self.bytes.clear();
        for (place, row) in next.rows.iter().enumerate() {
            let is_aside = u16::try_from(place).is_ok_and(|place| next.table.contains(&place));
            let is_always = is_asked && place == usize::from(next.table.end);
            let is_new = match &before {
                Some(before) => !is_aside && before.rows.get(place) != Some(row),
                None => true,
            };
            let text = row.to_string();
            if (is_new || is_always) && !text.trim().is_empty() {
                self.bytes.extend_from_slice(text.trim().as_bytes());
                self.bytes.push(b'\n');
            }
        }
        self.before = Some(next);
        &self.bytes
    }
}
