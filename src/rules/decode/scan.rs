//! A look at brackets and quotes before the TOML reader sees the text.
//!
//! That reader keeps a frame for each bracket, so the depth is bounded here. And after a bracket that is never closed
//! it takes the rest of the file for its inside, a fault in every line: what is torn is told once, at the bracket,
//! and blanked, so that everything else is still read at its place.

use std::borrow::Cow;

use crate::domain::fault::rule_file::{Limit, RuleFileFault, Shape};
use crate::rules::decode::limits;
use crate::rules::decode::reader::{Reader, Span};

/// A stretch of text in which brackets mean nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Comment,
    Text { quote: u8, three: bool, start: usize },
}

/// An open bracket, and the dots of the key before it.
struct Open {
    at: usize,
    bracket: u8,
    dots: usize,
}

struct Scan<'s> {
    source: &'s str,
    bytes: &'s [u8],
    at: usize,
    inside: Inside,
    open: Vec<Open>,
    /// Dots of the present key: each makes a table, until the value of the key ends.
    dots: usize,
    depth: usize,
    /// The last byte that is no blank.
    last: u8,
    /// Where the present statement began, and whether it is torn.
    start: usize,
    torn: bool,
    blanks: Vec<Span>,
    faults: Vec<(Span, RuleFileFault)>,
}

/// The text that the TOML reader may see, the same in length and lines; `None`, with the one fault told, if it must
/// not see it at all.
pub(super) fn scan<'s>(reader: &mut Reader, source: &'s str) -> Option<Cow<'s, str>> {
    if source.len() > limits::BYTES {
        reader.report((0, 0), RuleFileFault::Limit { what: Limit::Bytes, most: limits::BYTES });
        return None;
    }
    let mut scan = Scan {
        source,
        bytes: source.as_bytes(),
        at: 0,
        inside: Inside::Nothing,
        open: Vec::new(),
        dots: 0,
        depth: 0,
        last: b'\n',
        start: 0,
        torn: false,
        blanks: Vec::new(),
        faults: Vec::new(),
    };
    if let Err(deep) = scan.walk() {
        let fault = RuleFileFault::Limit { what: Limit::Nesting, most: limits::NESTING };
        reader.report((deep, deep + 1), fault);
        return None;
    }
    let Scan { blanks, faults, .. } = scan;
    reader.torn |= !blanks.is_empty();
    for (span, fault) in faults {
        reader.report(span, fault);
    }
    Some(blanked(source, &blanks))
}

impl<'s> Scan<'s> {
    /// To the end of the text, or to the first byte that lies too deep.
    fn walk(&mut self) -> Result<(), usize> {
        while let Some(&byte) = self.bytes.get(self.at) {
            let line_begins = self.at == 0 || self.bytes.get(self.at - 1) == Some(&b'\n');
            if line_begins && self.inside == Inside::Nothing && self.begin_line() {
                continue;
            }
            if self.pass_plain() {
                continue;
            }
            let here = self.at;
            let before = self.inside;
            self.step(byte);
            if before == Inside::Nothing {
                self.count(byte, here);
            }
            if byte == b'\n' && self.inside == Inside::Nothing && self.open.is_empty() {
                self.end_statement(self.at);
            }
            if self.depth > limits::NESTING {
                return Err(here);
            }
        }
        if let Inside::Text { quote, start, .. } = self.inside {
            self.unclosed(quote, start);
        }
        self.give_up();
        Ok(())
    }

    /// Passes over bytes that mean nothing where they stand; whether there were any.
    fn pass_plain(&mut self) -> bool {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let means = |byte: &u8| match self.inside {
            Inside::Nothing => {
                matches!(byte, b'#' | b'"' | b'\'' | b'[' | b']' | b'{' | b'}' | b'.' | b',' | b'\n')
            }
            Inside::Comment => *byte == b'\n',
            Inside::Text { quote, .. } => *byte == quote || matches!(byte, b'\\' | b'\n'),
        };
        let plain = rest.iter().position(means).unwrap_or(rest.len());
        if self.inside == Inside::Nothing {
            let visible = rest.iter().take(plain).rfind(|byte| !byte.is_ascii_whitespace());
            self.last = visible.copied().unwrap_or(self.last);
        }
        self.at += plain;
        plain > 0
    }

    /// Takes the byte, and what belongs to it.
    fn step(&mut self, byte: u8) {
        let tripled = |quote: u8| self.bytes.get(self.at..self.at + 3) == Some(&[quote; 3]);
        let start = self.at;
        let (inside, width) = match self.inside {
            Inside::Nothing => match byte {
                b'#' => (Inside::Comment, 1),
                b'"' | b'\'' if tripled(byte) => (Inside::Text { quote: byte, three: true, start }, 3),
                b'"' | b'\'' => (Inside::Text { quote: byte, three: false, start }, 1),
                _ => (Inside::Nothing, 1),
            },
            Inside::Comment if byte == b'\n' => (Inside::Nothing, 1),
            Inside::Text { three: false, quote, start } if byte == b'\n' => {
                self.unclosed(quote, start);
                (Inside::Nothing, 1)
            }
            Inside::Text { quote: b'"', three, .. }
                if byte == b'\\' && (three || self.bytes.get(self.at + 1) != Some(&b'\n')) =>
            {
                (self.inside, 2)
            }
            Inside::Text { quote, three: true, .. } if tripled(quote) => (Inside::Nothing, 3),
            Inside::Text { quote, three: false, .. } if byte == quote => (Inside::Nothing, 1),
            Inside::Comment | Inside::Text { .. } => (self.inside, 1),
        };
        self.inside = inside;
        self.at += width;
    }

    /// Counts brackets and dots.
    fn count(&mut self, byte: u8, at: usize) {
        match byte {
            b'[' | b'{' => {
                self.open.push(Open { at, bracket: byte, dots: self.dots });
                self.dots = 0;
                self.depth += 1;
            }
            b']' | b'}' => {
                let bracket = if byte == b']' { b'[' } else { b'{' };
                if self.open.last().is_some_and(|open| open.bracket != bracket) {
                    self.unclosed_bracket();
                    self.close();
                }
                if self.open.last().is_some_and(|open| open.bracket == bracket) {
                    self.close();
                }
            }
            b'.' => {
                self.dots += 1;
                self.depth += 1;
            }
            b',' => {
                self.depth = self.depth.saturating_sub(self.dots);
                self.dots = 0;
            }
            _ => {}
        }
        if !byte.is_ascii_whitespace() && byte != b'#' {
            self.last = byte;
        }
    }

    fn close(&mut self) {
        if let Some(open) = self.open.pop() {
            self.depth = self.depth.saturating_sub(self.dots + 1);
            self.dots = open.dots;
        }
    }

    /// At the beginning of a line: whether a torn statement was given up, so that the line is to be looked at again.
    fn begin_line(&mut self) -> bool {
        let line = self.line();
        if let Some(innermost) = self.open.last() {
            let apart = innermost.bracket == b'[' || !matches!(self.last, b',' | b'{');
            let next = is_header(line) || (apart && is_key(line));
            if next {
                self.give_up();
            }
            return next;
        }
        self.start = self.at;
        let text = without_comment(line);
        let fault = match text.chars().next() {
            Some('[') if text.starts_with("[rule]") => RuleFileFault::Type { wanted: Shape::Rules },
            None | Some('[') => return false,
            // The TOML reader would stop here for good.
            Some(_) if text.contains('=') => return false,
            Some('"' | '\'') => RuleFileFault::Syntax { cause: "key with no value".to_owned() },
            Some(letter) if is_bare(letter) => {
                RuleFileFault::Syntax { cause: "key with no value".to_owned() }
            }
            Some(_) => RuleFileFault::Syntax { cause: "unexpected content".to_owned() },
        };
        let at = self.at + line.len() - line.trim_start().len();
        self.faults.push(((at, at + text.len()), fault));
        self.torn = true;
        self.end_statement(self.at + line.len());
        true
    }

    fn line(&self) -> &'s str {
        self.source.get(self.at..).and_then(|rest| rest.split('\n').next()).unwrap_or_default()
    }

    /// The statement ends here with brackets open.
    fn give_up(&mut self) {
        if !self.open.is_empty() {
            self.unclosed_bracket();
        }
        self.end_statement(self.at);
    }

    /// The innermost bracket should have been closed; one fault for each statement.
    fn unclosed_bracket(&mut self) {
        if let Some(Open { at, bracket, .. }) = self.open.last() {
            let (bracket, at) = (*bracket, *at);
            self.unclosed(bracket, at);
        }
    }

    fn unclosed(&mut self, sign: u8, at: usize) {
        if !self.torn {
            self.faults.push(((at, at + 1), RuleFileFault::Unclosed { sign: char::from(sign) }));
        }
        self.torn = true;
    }

    /// The next statement begins here; a torn one is blanked, and with a torn header all that stands under it.
    fn end_statement(&mut self, end: usize) {
        if self.torn {
            let statement = self.source.get(self.start..end).unwrap_or_default();
            self.at = end;
            if statement.trim_start().starts_with('[') {
                self.pass_section();
            }
            self.blanks.push((self.start, self.at));
        }
        self.open.clear();
        (self.dots, self.depth, self.torn, self.last) = (0, 0, false, b'\n');
        self.start = self.at;
    }

    /// On to the next header.
    fn pass_section(&mut self) {
        while self.at < self.bytes.len() {
            let line = self.line();
            let begins = self.at == 0 || self.bytes.get(self.at - 1) == Some(&b'\n');
            if begins && is_header(line) {
                break;
            }
            self.at = (self.at + line.len() + 1).min(self.bytes.len());
        }
    }
}

fn without_comment(line: &str) -> &str {
    line.split('#').next().unwrap_or_default().trim()
}

fn is_bare(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.')
}

/// Whether the line is `[word]` or `[[word]]`: no value of a rule file looks so.
fn is_header(line: &str) -> bool {
    let line = without_comment(line);
    let word = line.trim_start_matches('[').trim_end_matches(']').trim();
    line.starts_with('[')
        && line.ends_with(']')
        && word.contains(|letter: char| letter.is_ascii_alphabetic())
        && word.chars().all(is_bare)
}

/// Whether the line begins with `word =`.
fn is_key(line: &str) -> bool {
    let line = line.trim_start();
    let rest = line.trim_start_matches(is_bare);
    rest.len() < line.len() && rest.trim_start().starts_with('=')
}

/// The source with blanks instead of these bytes; lines stay lines.
fn blanked<'s>(source: &'s str, blanks: &[Span]) -> Cow<'s, str> {
    if blanks.is_empty() {
        return Cow::Borrowed(source);
    }
    let mut text = String::with_capacity(source.len());
    let mut done = 0;
    for (start, end) in blanks {
        text.push_str(source.get(done..*start).unwrap_or_default());
        let torn = source.get(*start..*end).unwrap_or_default();
        text.extend(torn.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        done = *end;
    }
    text.push_str(source.get(done..).unwrap_or_default());
    Cow::Owned(text)
}
