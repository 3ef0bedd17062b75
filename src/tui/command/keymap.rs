//! The keys of the commands: those of the table, or those that the user has given them instead.

use std::collections::BTreeMap;

use crate::tui::command::{Command, Place, TABLE, by_id};
use crate::tui::key::Key;

/// Which commands have other keys than the table says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap(BTreeMap<&'static str, Vec<Key>>);

impl Keymap {
    /// Gives a command these keys and no others.
    pub fn bind(&mut self, command: &'static Command, keys: Vec<Key>) {
        // Alt with a digit is a function key where it arrives.
        let spelt = |key: &&Key| !matches!(key, Key::Alt('0'..='9'));
        if keys.iter().filter(spelt).eq(command.keys.iter().filter(spelt)) {
            self.0.remove(command.id);
        } else {
            self.0.insert(command.id, keys);
        }
    }

    /// The keys of a command.
    pub fn keys(&self, command: &Command) -> &[Key] {
        self.0.get(command.id).map_or(command.keys, Vec::as_slice)
    }

    /// Whether the command has the keys of the table.
    pub fn is_as_in_table(&self, command: &Command) -> bool {
        !self.0.contains_key(command.id)
    }

    /// The command of a key in these places, the narrowest first. Where text is taken, printable characters are none.
    pub fn find(&self, places: &[Place], key: Key, takes_text: bool) -> Option<&'static Command> {
        if takes_text && matches!(key, Key::Char(_)) {
            return None;
        }
        let has = |command: &&Command| self.keys(command).contains(&key);
        places.iter().find_map(|place| TABLE.iter().filter(|command| command.place == *place).find(has))
    }

    /// The first key of the command of this id, as a sentence names it: `Ctrl+Z`.
    pub fn spoken(&self, id: &str) -> String {
        let key = by_id(id).and_then(|command| self.keys(command).first());
        key.map(|key| key.label().replace("Ctrl-", "Ctrl+")).unwrap_or_default()
    }
}
