//! Values that stand in the roster and begin as typed, the most used first: among the newest records and some from
//! everywhere, so that the work is the same at any size.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::domain::field::Field;
use crate::store::error::Result;
use crate::vietnamese::fold::{fold, matches_prefixes};

/// So many of the newest records are looked at, and so many from everywhere.
const SAMPLE: i64 = 500;

/// The column that a field's values stand in; `None` where completing makes no sense.
fn column(field: Field) -> Option<(&'static str, &'static str)> {
    match field {
        Field::Title => Some(("seat", "title")),
        Field::DecisionNo => Some(("seat", "decision_no")),
        Field::Note => Some(("seat", "note")),
        Field::Qualification => Some(("person", "qualification")),
        _ => None,
    }
}

/// At most `limit` values of the field whose words begin as those typed.
pub(super) fn completions(db: &Connection, field: Field, prefix: &str, limit: usize) -> Result<Vec<String>> {
    let Some((table, column)) = column(field) else { return Ok(Vec::new()) };
    let mut uses: BTreeMap<String, u32> = BTreeMap::new();
    let newest = format!("SELECT {column} FROM {table} WHERE deleted = 0 ORDER BY id DESC LIMIT {SAMPLE}");
    // The ids have gaps at most where something was taken back: a step of them is as good as a step of rows.
    let everywhere = format!(
        "WITH RECURSIVE step (id, width) AS ( \
            SELECT 1, (SELECT max(id) FROM {table}) / {SAMPLE} + 1 \
            UNION ALL SELECT id + width, width FROM step WHERE id + width <= (SELECT max(id) FROM {table})) \
         SELECT {table}.{column} FROM step CROSS JOIN {table} ON {table}.id = step.id WHERE {table}.deleted = 0"
    );
    for sql in [newest, everywhere] {
        let mut statement = db.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let value = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
            match uses.get_mut(value) {
                Some(uses) => *uses += 1,
                None if value.trim().is_empty() => {}
                None => {
                    uses.insert(value.to_owned(), 1);
                }
            }
        }
    }
    let typed = fold(prefix);
    let mut found: Vec<(String, u32)> =
        uses.into_iter().filter(|(value, _)| matches_prefixes(&fold(value), &typed)).collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    found.truncate(limit);
    Ok(found.into_iter().map(|(value, _)| value).collect())
}
