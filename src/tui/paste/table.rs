//! Pasted text as a table: cells parted by tabs, rows by line ends; a cell that begins with a quotation mark ends with
//! one, as spreadsheets write it, and may hold tabs and line ends.

/// The longest pasted text, in bytes.
const LONGEST: usize = 2 * 1024 * 1024;
/// The most rows.
pub const MOST_ROWS: usize = 5_000;
/// The most columns.
const MOST_COLUMNS: usize = 40;

/// Why a text is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoTable {
    /// Too many bytes.
    TooLong {
        /// How many kibibytes there are.
        kib: usize,
        /// The most.
        most: usize,
    },
    /// Too many rows.
    TooManyRows {
        /// How many there are.
        rows: usize,
        /// The most.
        most: usize,
    },
    /// Too many columns.
    TooManyColumns {
        /// How many there are.
        columns: usize,
        /// The most.
        most: usize,
    },
    /// Control characters: no text.
    Binary,
}

/// The rows of a text; empty ones are passed over, and blanks around cells.
///
/// # Errors
/// A [`NoTable`] where it cannot be a list of officers.
pub fn rows(text: &str) -> Result<Vec<Vec<String>>, NoTable> {
    if text.len() > LONGEST {
        return Err(NoTable::TooLong { kib: text.len() / 1024, most: LONGEST / 1024 });
    }
    let is_odd = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
    if text.chars().any(|letter| is_odd(letter) || letter == char::REPLACEMENT_CHARACTER) {
        return Err(NoTable::Binary);
    }
    let mut all = Vec::new();
    let mut row: Vec<String> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (cell, end, after) = cell(rest);
        row.push(cell.split_whitespace().collect::<Vec<_>>().join(" "));
        rest = after;
        if end != Some('\t') {
            all.push(std::mem::take(&mut row));
        } else if rest.is_empty() {
            row.push(String::new());
        }
    }
    if !row.is_empty() {
        all.push(row);
    }
    all.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    let columns = all.iter().map(Vec::len).max().unwrap_or_default();
    if columns > MOST_COLUMNS {
        return Err(NoTable::TooManyColumns { columns, most: MOST_COLUMNS });
    }
    if all.len() > MOST_ROWS {
        return Err(NoTable::TooManyRows { rows: all.len(), most: MOST_ROWS });
    }
    Ok(all)
}

/// The first cell of a text, the tab or line end behind it, and what follows.
fn cell(text: &str) -> (String, Option<char>, &str) {
    if let Some(quoted) = text.strip_prefix('"')
        && let Some((cell, end, after)) = quoted_cell(quoted)
    {
        return (cell, end, after);
    }
    let end = text.find(['\t', '\n', '\r']).unwrap_or(text.len());
    let (cell, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    let (sign, after) = border(rest);
    (cell.to_owned(), sign, after)
}

/// A cell after its first quotation mark; `None` if the text is none after all.
fn quoted_cell(text: &str) -> Option<(String, Option<char>, &str)> {
    let mut cell = String::new();
    let mut rest = text;
    loop {
        let (before, after) = rest.split_once('"')?;
        cell.push_str(before);
        match after.strip_prefix('"') {
            Some(more) => {
                cell.push('"');
                rest = more;
            }
            None if after.is_empty() || after.starts_with(['\t', '\n', '\r']) => {
                let (sign, after) = border(after);
                return Some((cell, sign, after));
            }
            None => return None,
        }
    }
}

/// The tab or line end at the beginning of a text, and what follows it.
fn border(text: &str) -> (Option<char>, &str) {
    if let Some(after) = text.strip_prefix("\r\n") {
        return (Some('\n'), after);
    }
    let mut letters = text.chars();
    let sign = letters.next().map(|sign| if sign == '\r' { '\n' } else { sign });
    (sign, letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_and_rows_are_parted_as_spreadsheets_write_them() {
        let text = "Họ tên\tGhi chú\r\nVi Văn Tài\t\"một \"\"hai\"\"\nba\"\r\n\r\n\"lẻ\tx\n";
        let all = rows(text).unwrap();
        assert_eq!(all[0], ["Họ tên", "Ghi chú"]);
        assert_eq!(all[1], ["Vi Văn Tài", "một \"hai\" ba"]);
        assert_eq!(all[2], ["\"lẻ", "x"]);
        assert_eq!(all.len(), 3);
        assert_eq!(rows("a\t").unwrap(), [["a", ""]]);
    }

    #[test]
    fn what_cannot_be_a_list_is_refused_with_its_numbers() {
        assert_eq!(rows("\u{1}\u{2}\tx\n"), Err(NoTable::Binary));
        let ten = "x".repeat(10 * 1024 * 1024);
        assert_eq!(rows(&ten), Err(NoTable::TooLong { kib: 10_240, most: 2_048 }));
        let wide = "x\t".repeat(60);
        assert!(matches!(rows(&wide), Err(NoTable::TooManyColumns { columns: 61, .. })));
        let high = "x\n".repeat(5_001);
        assert_eq!(rows(&high), Err(NoTable::TooManyRows { rows: 5_001, most: 5_000 }));
    }
}
