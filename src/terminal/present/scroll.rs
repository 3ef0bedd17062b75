//! Rows of the table that moved: the terminal can move them itself.

use std::ops::Range;

use ratatui::text::Line;

use crate::terminal::present::writer::Writer;
use crate::tui::frame::Frame;

/// Moving must spare at least so many rows.
const WORTH: usize = 2;
/// From how many places of the new table the way it moved is guessed.
const GUESSES: usize = 4;

/// A way that rows moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shift {
    up: bool,
    by: usize,
}

/// Lets the terminal move rows if that spares drawing them; `shown` is then as the terminal shows it.
pub(super) fn scroll(shown: &mut Frame, next: &Frame, writer: &mut Writer) -> bool {
    let Some(region) = changed_region(shown, next) else { return false };
    let span = usize::from(region.start)..usize::from(region.end);
    let (Some(old), Some(new)) = (shown.rows.get_mut(span.clone()), next.rows.get(span)) else {
        return false;
    };
    let Some(shift) = best(old, new) else { return false };
    if shift.up {
        old.rotate_left(shift.by);
    } else {
        old.rotate_right(shift.by);
    }
    let kept = old.len() - shift.by;
    let gone = if shift.up { old.get_mut(kept..) } else { old.get_mut(..shift.by) };
    gone.unwrap_or_default().fill(Line::default());
    writer.scroll(&region, shift.up, u16::try_from(shift.by).unwrap_or(u16::MAX));
    true
}

/// The part of the table from its first to its last row that differs; both frames must have the same table.
fn changed_region(shown: &Frame, next: &Frame) -> Option<Range<u16>> {
    let end = next.table.end.min(next.height).min(u16::try_from(next.rows.len()).ok()?);
    if shown.table != next.table || next.table.start >= end {
        return None;
    }
    let differs = |y: &u16| shown.rows.get(usize::from(*y)) != next.rows.get(usize::from(*y));
    let first = (next.table.start..end).find(differs)?;
    let last = (first..end).rev().find(differs)?;
    (last > first).then_some(first..last + 1)
}

/// The shift after which the most rows need no drawing.
fn best(old: &[Line<'_>], new: &[Line<'_>]) -> Option<Shift> {
    let still = worth(old.iter().zip(new));
    let changed: Vec<usize> = (0..new.len()).filter(|y| old.get(*y) != new.get(*y)).collect();
    let step = changed.len().div_ceil(GUESSES).max(1);
    let mut best: Option<(usize, Shift)> = None;
    for y in changed.into_iter().step_by(step) {
        for shift in shifts_of(y, old, new) {
            let spared = if shift.up {
                worth(old.iter().skip(shift.by).zip(new))
            } else {
                worth(old.iter().zip(new.iter().skip(shift.by)))
            };
            if spared >= still + WORTH && best.is_none_or(|(most, _)| spared > most) {
                best = Some((spared, shift));
            }
        }
    }
    best.map(|(_, shift)| shift)
}

/// The ways in which a new row can have come from an old one.
fn shifts_of<'a>(y: usize, old: &'a [Line<'_>], new: &'a [Line<'_>]) -> impl Iterator<Item = Shift> {
    let row = new.get(y).filter(|row| !row.spans.is_empty());
    old.iter()
        .enumerate()
        .filter(move |(from, line)| *from != y && Some(*line) == row)
        .map(move |(from, _)| Shift { up: from > y, by: from.abs_diff(y) })
}

/// How many of these pairs need no drawing, blank ones aside.
fn worth<'a>(pairs: impl Iterator<Item = (&'a Line<'a>, &'a Line<'a>)>) -> usize {
    pairs.filter(|(old, new)| old == new && !new.spans.is_empty()).count()
}
