//! Marking rows.

use crate::domain::outline::{RowAt, RowKey};
use crate::domain::query::Question;
use crate::messages::bulk as words;
use crate::tui::act::navigate;
use crate::tui::effect::{Effect, Wanted};
use crate::tui::marks::{MOST, Marks};
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;

/// Command: marks the row, or takes its mark off, and goes down.
pub fn mark(model: &mut Model) {
    if let Some((key, _)) = model.officer() {
        model.marks.toggle(key);
        navigate::down(model);
    }
    say(model);
}

/// Command: marks all officers from the last mark to the cursor.
pub fn mark_range(model: &mut Model) {
    let keys = held(model);
    let place = |key: Option<RowKey>| keys.iter().position(|known| Some(*known) == key);
    let (from, to) = (place(model.marks.last), place(model.officer().map(|(key, _)| key)));
    match (from, to) {
        (Some(from), Some(to)) => {
            let between = keys.get(from.min(to)..=from.max(to)).unwrap_or_default();
            model.marks.add(between.iter().copied());
            say(model);
        }
        _ => model.inform(words::no_range(model.lang())),
    }
}

/// The officers of the rows held, in their order.
fn held(model: &Model) -> Vec<RowKey> {
    match model.sheet() {
        Some(Sheet::Outline(outline)) => {
            let keys = outline.rows.iter().map(|row| row.key);
            keys.filter(|key| matches!(key.at, RowAt::Seat(_))).collect()
        }
        Some(Sheet::Roster(roster)) => {
            roster.rows.iter().map(crate::domain::roster::RosterRow::key).collect()
        }
        _ => Vec::new(),
    }
}

/// Command: marks all rows of the roster; in the outline all officers of the unit of the cursor.
pub fn mark_all(model: &mut Model) {
    if let Some(Sheet::Roster(roster)) = model.sheet() {
        let question = Question::RosterRows { view: roster.view.clone(), limit: MOST };
        return model.want(Effect::Ask(Wanted::Marks, Box::new(question)));
    }
    let unit = model.sheet().and_then(Sheet::row_key).map(|key| key.unit);
    let keys: Vec<RowKey> = held(model).into_iter().filter(|key| Some(key.unit) == unit).collect();
    model.marks.add(keys);
    say(model);
}

/// Takes the rows that are to be marked.
pub fn take(model: &mut Model, (keys, more): (Vec<RowKey>, bool)) {
    let fits = model.marks.add(keys);
    if more || !fits {
        model.complain(words::too_many_marks(model.lang(), MOST));
    } else {
        say(model);
    }
}

/// Takes all marks off; whether there were any.
pub fn clear(model: &mut Model) -> bool {
    let count = model.marks.len();
    if count == 0 {
        return false;
    }
    model.marks = Marks::default();
    model.inform(words::unmarked(model.lang(), count));
    true
}

/// Says how many rows are marked.
fn say(model: &mut Model) {
    model.inform(words::marked(model.lang(), model.marks.len()));
}
