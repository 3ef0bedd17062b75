//! `[keys]`: other keys for commands, by the commands' names.

use crate::configuration::reader::{Reader, Span, Table};
use crate::domain::fault::settings::{SettingsFault, Shape};
use crate::tui::command::keymap::Keymap;
use crate::tui::command::rules::{broken, meet};
use crate::tui::command::{Command, TABLE, by_id};
use crate::tui::key::Key;

/// The keys that the file gives to a command, each with its place.
struct Binding {
    command: &'static Command,
    keys: Vec<(Key, Span)>,
}

/// Reads the table. Keys hang together: if one of them is faulty, all commands keep the keys that they have.
pub(super) fn read(reader: &mut Reader, table: &Table<'_>) -> Keymap {
    let before = reader.count();
    let mut bindings = Vec::new();
    for entry in &table.entries {
        let Some(command) = by_id(entry.name) else {
            let suggestion = reader.suggest(entry.name, TABLE.iter().map(|command| command.id));
            let fault = SettingsFault::CommandUnknown { id: entry.name.to_owned(), suggestion };
            reader.report(entry.key, fault);
            continue;
        };
        let names = reader.texts(entry.item, Shape::TextOrTexts).unwrap_or_default();
        let keys = names.into_iter().filter_map(|(name, span)| Some((key(reader, name, span)?, span)));
        let keys: Vec<(Key, Span)> = keys.collect();
        let only: Vec<Key> = keys.iter().map(|(key, _)| *key).collect();
        if let Some((key, rule)) = broken(command, &only) {
            let place = keys.iter().find(|(known, _)| Some(*known) == key).map(|(_, span)| *span);
            let (key, command) = (key.map(Key::label), command.id.to_owned());
            reader.report(place.unwrap_or(entry.key), SettingsFault::KeyRule { key, command, rule });
        }
        bindings.push(Binding { command, keys });
    }
    let mut keymap = Keymap::default();
    for binding in &bindings {
        keymap.bind(binding.command, binding.keys.iter().map(|(key, _)| *key).collect());
    }
    for (place, binding) in bindings.iter().enumerate() {
        let later = bindings.get(place + 1..).unwrap_or_default();
        clashes(reader, &keymap, binding, later);
    }
    if reader.count() == before { keymap } else { Keymap::default() }
}

fn key(reader: &mut Reader, name: &str, span: Span) -> Option<Key> {
    let key = Key::named(name);
    if key.is_none() {
        let suggestion = reader.suggest(name, Key::names());
        reader.report(span, SettingsFault::NoSuchKey { name: name.to_owned(), suggestion });
    }
    key
}

/// Reports the keys of a binding that another command has in a place where both could be meant, and those that stand
/// twice in it. Of two bindings of the file the later one is told.
fn clashes(reader: &mut Reader, keymap: &Keymap, binding: &Binding, later: &[Binding]) {
    let command = binding.command;
    for (place, (key, span)) in binding.keys.iter().enumerate() {
        if binding.keys.iter().take(place).any(|(known, _)| known == key) {
            let fault = SettingsFault::KeyTwice { key: key.label(), other: command.id.to_owned() };
            reader.report(*span, fault);
        }
        let by_design = |other: &Command| command.keys.contains(key) && other.keys.contains(key);
        let other = TABLE.iter().find(|other| {
            other.id != command.id
                && meet(other.place, command.place)
                && keymap.keys(other).contains(key)
                && !by_design(other)
                && !later.iter().any(|binding| binding.command.id == other.id)
        });
        if let Some(other) = other {
            let fault = SettingsFault::KeyTwice { key: key.label(), other: other.id.to_owned() };
            reader.report(*span, fault);
        }
    }
}
