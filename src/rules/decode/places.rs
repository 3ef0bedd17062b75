//! From bytes of the source to lines and columns, and which faults are worth saying.

use std::collections::BTreeSet;

use crate::domain::fault::rule_file::RuleFileFault;
use crate::domain::fault::{Fault, Place};
use crate::rules::decode::reader::Span;

/// The most faults that are handed out.
const MOST_FAULTS: usize = 1_000;

/// A fault with its bytes, its line and its column.
struct Placed {
    span: Span,
    fault: RuleFileFault,
    line: u64,
    column: u64,
}

/// The faults in the order of the file, each once, with line and column; of a torn file one for each torn line, and
/// elsewhere those that hold whatever stood there.
pub(super) fn placed(faults: Vec<(Span, RuleFileFault)>, torn: bool, source: &str, file: &str) -> Vec<Fault> {
    let mut all = located(faults, source);
    let torn_lines: BTreeSet<u64> =
        all.iter().filter(|one| is_syntax(&one.fault)).map(|one| one.line).collect();
    let mut said = BTreeSet::new();
    if torn {
        all.retain(|one| {
            if is_syntax(&one.fault) {
                said.insert(one.line)
            } else {
                one.span != (0, 0) && !torn_lines.contains(&one.line) && holds_in_a_torn_file(&one.fault)
            }
        });
    }
    all.truncate(MOST_FAULTS);
    all.into_iter()
        .map(|one| Fault {
            place: Place {
                file: Some(file.to_owned()),
                line: Some(one.line),
                column: Some(one.column),
                field: None,
                span: Some(one.span),
            },
            ..Fault::from(one.fault)
        })
        .collect()
}

/// In one walk over the text, however many faults there are.
fn located(mut faults: Vec<(Span, RuleFileFault)>, source: &str) -> Vec<Placed> {
    faults.sort_by_key(|(span, _)| *span);
    let mut letters = source.char_indices().peekable();
    // A byte order mark is no character of the first line.
    letters.next_if(|(_, letter)| *letter == '\u{feff}');
    let (mut line, mut column) = (1, 1);
    let mut all: Vec<Placed> = Vec::with_capacity(faults.len());
    for (span, fault) in faults {
        while let Some((_, letter)) = letters.next_if(|(at, _)| *at < span.0) {
            (line, column) = if letter == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
        // What a rule takes from another is read twice: it is said once.
        let twice = all.iter().rev().take_while(|one| one.span == span).any(|one| one.fault == fault);
        if !twice {
            all.push(Placed { span, fault, line, column });
        }
    }
    all
}

/// The line and the column of one byte.
pub(super) fn line_and_column(source: &str, at: usize) -> (u64, u64) {
    let mut fault = located(vec![((at, at), RuleFileFault::Empty)], source);
    fault.pop().map_or((1, 1), |placed| (placed.line, placed.column))
}

fn is_syntax(fault: &RuleFileFault) -> bool {
    matches!(fault, RuleFileFault::Syntax { .. } | RuleFileFault::Unclosed { .. })
}

/// Whether the fault is one even if the reader has lost a part of the file: what seems to be missing or undeclared
/// may stand in the lost part.
fn holds_in_a_torn_file(fault: &RuleFileFault) -> bool {
    match fault {
        RuleFileFault::KeyMissing { .. }
        | RuleFileFault::Empty
        | RuleFileFault::NotOneAtom
        | RuleFileFault::NotOneWhen
        | RuleFileFault::Reversed => false,
        RuleFileFault::WordUnknown { what, .. } => !what.is_declared(),
        _ => true,
    }
}
