//! On which line of a file each record began, kept as runs: most records follow one another line by line.

/// Lines of records numbered from 0.
#[derive(Debug, Default)]
pub(in crate::store) struct Lines {
    /// The first record of each run and its line.
    runs: Vec<(u64, u64)>,
    len: u64,
    next: u64,
}

impl Lines {
    /// The next record began on this line.
    pub(in crate::store) fn push(&mut self, line: u64) {
        if self.len == 0 || line != self.next {
            self.runs.push((self.len, line));
        }
        self.len += 1;
        self.next = line + 1;
    }

    /// How many records there are.
    pub(in crate::store) fn len(&self) -> u64 {
        self.len
    }

    /// The line of a record; `None` if it is none of these.
    pub(in crate::store) fn of(&self, record: i64) -> Option<u64> {
        let record = u64::try_from(record).ok().filter(|record| *record < self.len)?;
        let run = self.runs.partition_point(|(first, _)| *first <= record).checked_sub(1)?;
        self.runs.get(run).map(|(first, line)| line + (record - first))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_found_on_its_line_across_gaps() {
        let mut lines = Lines::default();
        for line in [2, 3, 4, 9, 10, 20] {
            lines.push(line);
        }
        let found: Vec<Option<u64>> = (-1..7).map(|record| lines.of(record)).collect();
        assert_eq!(found, [None, Some(2), Some(3), Some(4), Some(9), Some(10), Some(20), None]);
        assert_eq!(lines.runs.len(), 3);
    }
}
