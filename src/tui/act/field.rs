//! Editing the line that is open: a field's, the picker's, that of help, or the search line.

use crate::tui::act::{self, edit::refresh};
use crate::tui::field::text::TextField;
use crate::tui::key::Key;
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;

/// Changes the open line; what depends on it follows.
pub fn change(model: &mut Model, change: impl FnOnce(&mut TextField)) {
    let is_filtering = model.active_filter().is_some();
    if let Some(edit) = &mut model.edit {
        edit.editor.edit(change);
        refresh(model);
    } else if let Some(prompt) = &mut model.prompt {
        if let Some(blank) = prompt.open_mut() {
            blank.editor.edit(change);
        }
        act::prompt::refresh(model);
    } else if let Some(filter) = model.filter.as_mut().filter(|_| is_filtering) {
        change(&mut filter.line);
    } else if let Some(Sheet::Picker(picker)) = model.sheet_mut() {
        let before = picker.line.text().len();
        change(&mut picker.line);
        let ask = (picker.line.text().len() != before || before > 0).then(|| picker.ask());
        model.want_all(ask.into_iter().collect());
    } else if let Some(Sheet::Commands(sheet)) = model.sheet_mut() {
        change(&mut sheet.line);
        sheet.narrow();
    } else if let Some(search) = &mut model.search {
        change(&mut search.line);
        act::search::typed(model);
    }
}

/// Gives the open line a key that is no command; whether it meant anything.
pub fn key(model: &mut Model, key: Key) -> bool {
    if let Some(edit) = &mut model.edit {
        let known = edit.editor.key(key);
        if known {
            refresh(model);
        }
        return known;
    }
    if let Some(prompt) = &mut model.prompt {
        let known = prompt.open_mut().is_some_and(|blank| blank.editor.key(key));
        if known {
            act::prompt::refresh(model);
        }
        return known;
    }
    if let Some(filter) = model.filter.as_mut().filter(|_| !matches!(key, Key::Char(_))) {
        return filter.line.key(key);
    }
    match key {
        Key::Char(letter) => change(model, |line| line.insert(letter.encode_utf8(&mut [0; 4]))),
        _ => return false,
    }
    true
}

/// Command.
pub fn list_down(model: &mut Model) {
    key(model, Key::Down);
}

/// Command.
pub fn list_up(model: &mut Model) {
    key(model, Key::Up);
}

/// Command: a line end in a text of several lines.
pub fn new_line(model: &mut Model) {
    change(model, |line| line.insert("\n"));
}

/// Command.
pub fn delete_left(model: &mut Model) {
    change(model, TextField::delete_left);
}

/// Command.
pub fn delete_word(model: &mut Model) {
    change(model, TextField::delete_word);
}

/// Command.
pub fn clear(model: &mut Model) {
    change(model, TextField::clear);
}
