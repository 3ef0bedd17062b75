//! CSV records one at a time, within limits, each with the line on which it begins.
//!
//! The `csv` crate would grow its buffers with the input; a hostile line of a gigabyte must end at once, so the
//! state machine below it is driven here with a buffer of fixed size.

use std::io::{ErrorKind, Read};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use crate::domain::fault::Fault;
use crate::domain::fault::import::ImportFault;

/// The longest field, in bytes.
pub const FIELD_LIMIT: usize = 64 * 1024;
/// The longest record, in bytes.
pub const RECORD_LIMIT: usize = 1024 * 1024;
/// The most columns.
const COLUMN_LIMIT: usize = 256;
const CHUNK: usize = 64 * 1024;

/// A stream of records.
pub struct Records<R> {
    source: R,
    file: String,
    reader: Reader,
    input: Box<[u8]>,
    filled: usize,
    used: usize,
    output: Box<[u8]>,
    ends: Box<[usize]>,
    ended: bool,
    line: u64,
}

/// One record: its fields and the line on which it begins.
pub struct Record<'a> {
    /// From 1.
    pub line: u64,
    text: &'a str,
    ends: &'a [usize],
}

impl<'a> Record<'a> {
    /// How many fields it has.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it has no field.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Its fields, in order.
    pub fn fields(&self) -> impl Iterator<Item = &'a str> + '_ {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(self.ends.iter().copied())
            .map(|(start, end)| self.text.get(start..end).unwrap_or_default())
    }
}

impl<R: Read> Records<R> {
    /// Reads records from the source; `file` names it in faults. A byte order mark is passed over, the separator
    /// is the most frequent of `,` `;` and TAB in the first line.
    ///
    /// # Errors
    /// [`ImportFault::Unreadable`].
    pub fn new(source: R, file: &str) -> Result<Self, Fault> {
        let mut records = Self {
            source,
            file: file.to_owned(),
            reader: Reader::new(),
            input: vec![0; CHUNK].into_boxed_slice(),
            filled: 0,
            used: 0,
            output: vec![0; RECORD_LIMIT].into_boxed_slice(),
            ends: vec![0; COLUMN_LIMIT].into_boxed_slice(),
            ended: false,
            line: 1,
        };
        records.fill_head()?;
        let head = records.input.get(..records.filled).unwrap_or_default();
        if head.starts_with(b"\xEF\xBB\xBF") {
            records.used = 3;
        }
        let first_line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let count = |separator: u8| first_line.split(|byte| *byte == separator).count();
        let separator = [b',', b';', b'\t'].into_iter().rev().max_by_key(|separator| count(*separator));
        records.reader = ReaderBuilder::new().delimiter(separator.unwrap_or(b',')).build();
        Ok(records)
    }

    fn fault(&self, fault: ImportFault, line: u64) -> Fault {
        Fault::from(fault).at(&self.file, line)
    }

    fn fill(&mut self) -> Result<(), Fault> {
        (self.used, self.filled) = (0, 0);
        self.read_more().map(|_| ())
    }

    /// Reads until the first line is there: a pipe gives what it has, be it a byte.
    fn fill_head(&mut self) -> Result<(), Fault> {
        let whole = |head: Option<&[u8]>| head.is_some_and(|head| head.contains(&b'\n'));
        while self.filled < CHUNK && !whole(self.input.get(..self.filled)) {
            if self.read_more()? == 0 {
                break;
            }
        }
        Ok(())
    }

    /// Reads once, behind what is there; 0 at the end.
    fn read_more(&mut self) -> Result<usize, Fault> {
        loop {
            match self.source.read(self.input.get_mut(self.filled..).unwrap_or_default()) {
                Ok(count) => {
                    self.filled += count;
                    return Ok(count);
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => {
                    let cause = error.to_string();
                    return Err(self.fault(ImportFault::Unreadable { cause }, self.line));
                }
            }
        }
    }

    /// The next record; `None` at the end.
    ///
    /// # Errors
    /// [`ImportFault::NotUtf8`] and [`ImportFault::FieldTooLong`], after which reading may go on;
    /// [`ImportFault::RecordTooLong`], [`ImportFault::TooManyFields`], [`ImportFault::OpenQuote`],
    /// [`ImportFault::Unreadable`], after which nothing follows.
    pub fn next_record(&mut self) -> Option<Result<Record<'_>, Fault>> {
        if self.ended {
            return None;
        }
        match self.read_record() {
            Ok(Some((line, length, count))) => Some(self.record(line, length, count)),
            Ok(None) => None,
            Err(fault) => {
                self.ended = true;
                Some(Err(fault))
            }
        }
    }

    fn record(&self, line: u64, length: usize, count: usize) -> Result<Record<'_>, Fault> {
        let ends = self.ends.get(..count).unwrap_or_default();
        let longest =
            std::iter::once(0).chain(ends.iter().copied()).zip(ends).map(|(start, end)| end - start).max();
        if longest.is_some_and(|longest| longest > FIELD_LIMIT) {
            return Err(self.fault(ImportFault::FieldTooLong, line));
        }
        let bytes = self.output.get(..length).unwrap_or_default();
        let text = std::str::from_utf8(bytes).map_err(|_| self.fault(ImportFault::NotUtf8, line))?;
        Ok(Record { line, text, ends })
    }

    /// Line, bytes of output and number of fields of the next record.
    fn read_record(&mut self) -> Result<Option<(u64, usize, usize)>, Fault> {
        let (mut length, mut count, mut quotes) = (0, 0, 0_usize);
        let mut start = None;
        loop {
            if self.used >= self.filled && !self.ended {
                self.fill()?;
            }
            let input = self.input.get(self.used..self.filled).unwrap_or_default();
            let at_end = input.is_empty();
            if start.is_none() {
                let blank = input.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
                let skipped = input.iter().take(blank).filter(|byte| **byte == b'\n').count();
                start =
                    (blank < input.len()).then(|| self.reader.line() + u64::try_from(skipped).unwrap_or(0));
            }
            let output = self.output.get_mut(length..).unwrap_or_default();
            let ends = self.ends.get_mut(count..).unwrap_or_default();
            let (result, read, written, fields) = self.reader.read_record(input, output, ends);
            quotes += input.iter().take(read).filter(|byte| **byte == b'"').count();
            self.used += read;
            length += written;
            count += fields;
            self.line = start.unwrap_or_else(|| self.reader.line());
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => {
                    return Err(self.fault(ImportFault::RecordTooLong, self.line));
                }
                ReadRecordResult::OutputEndsFull => {
                    let most = COLUMN_LIMIT;
                    return Err(self.fault(ImportFault::TooManyFields { most }, self.line));
                }
                ReadRecordResult::Record if at_end && quotes % 2 == 1 => {
                    return Err(self.fault(ImportFault::OpenQuote, self.line));
                }
                ReadRecordResult::Record => return Ok(Some((self.line, length, count))),
                ReadRecordResult::End => return Ok(None),
            }
        }
    }

    /// The name of the source, as faults give it.
    pub fn file(&self) -> &str {
        &self.file
    }
}
