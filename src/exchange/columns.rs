//! The header of a file: which column stands where.

use crate::domain::fault::Fault;
use crate::domain::fault::import::ImportFault;
use crate::exchange::records::Record;
use crate::vietnamese::fold::fold;

/// What each place of a row means: the known columns, `None` for a column that is passed over.
///
/// # Errors
/// All of [`ImportFault::ColumnUnknown`], [`ImportFault::ColumnTwice`], [`ImportFault::ColumnMissing`].
pub fn match_header<C: Copy + PartialEq>(
    header: &Record<'_>,
    file: &str,
    known: &[(C, &[&str])],
    passed_over: &[&str],
    required: &[C],
) -> Result<Vec<Option<C>>, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut found: Vec<Option<C>> = Vec::new();
    for written in header.fields() {
        let name = fold(written.trim());
        let column = known.iter().find(|(_, names)| names.iter().any(|known| fold(known) == name));
        match column {
            Some((column, _)) if found.contains(&Some(*column)) => {
                faults.push(ImportFault::ColumnTwice { column: written.trim().to_owned() });
            }
            Some((column, _)) => found.push(Some(*column)),
            None if passed_over.contains(&name.as_str()) => found.push(None),
            None => faults.push(ImportFault::ColumnUnknown {
                column: written.trim().to_owned(),
                suggestion: nearest(&name, known.iter().filter_map(|(_, names)| names.first().copied())),
            }),
        }
    }
    for column in required.iter().filter(|column| !found.contains(&Some(**column))) {
        let name = known.iter().find(|(known, _)| known == column).and_then(|(_, names)| names.first());
        faults.push(ImportFault::ColumnMissing { column: name.copied().unwrap_or_default().to_owned() });
    }
    if faults.is_empty() {
        Ok(found)
    } else {
        Err(faults.into_iter().map(|fault| Fault::from(fault).at(file, header.line)).collect())
    }
}

/// The known word nearest to the written one, if it is near enough to be a slip.
fn nearest<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let (distance, word) = known.map(|word| (distance(written, word), word)).min()?;
    (distance <= 2 && distance < word.len()).then(|| word.to_owned())
}

/// Levenshtein's distance.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        for ((above, to), corner) in row.iter().skip(1).zip(&b).zip(&row) {
            let left = next.last().copied().unwrap_or(0);
            next.push((above + 1).min(left + 1).min(corner + usize::from(from != *to)));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}
