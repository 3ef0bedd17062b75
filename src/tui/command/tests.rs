use std::collections::BTreeSet;

use super::*;
use crate::domain::fault::settings::KeyRule;
use crate::tui::command::rules::broken;

#[test]
fn the_table_keeps_to_the_rules_for_keys() {
    for command in TABLE {
        assert_eq!(broken(command, command.keys), None, "{}", command.id);
        for key in command.keys {
            let Key::F(number) = key else { continue };
            let digit = char::from_digit(u32::from(*number) % 10, 10).unwrap();
            assert!(command.keys.contains(&Key::Alt(digit)), "{} lacks Alt-{digit}", command.id);
        }
    }
}

#[test]
fn each_rule_names_what_breaks_it() {
    for (id, keys, rule) in [
        ("transfer", &[Key::Char('a')][..], KeyRule::TypingAid),
        ("transfer", &[Key::Char('Y')], KeyRule::TypingAid),
        ("transfer", &[Key::Char('5')], KeyRule::TypingAid),
        ("transfer", &[Key::Char('ư')], KeyRule::TypingAid),
        ("transfer", &[Key::Char('B')], KeyRule::Tail),
        ("transfer", &[Key::Char('[')], KeyRule::Tail),
        ("transfer", &[Key::Ctrl('q')], KeyRule::Taken),
        ("transfer", &[Key::Ctrl('m')], KeyRule::Taken),
        ("transfer", &[Key::Char('c'), Key::F(12)], KeyRule::Taken),
        ("transfer", &[Key::F(6)], KeyRule::Alone),
        ("transfer", &[Key::Alt('x')], KeyRule::Alone),
        ("transfer", &[Key::Backspace], KeyRule::Backspace),
        ("transfer", &[Key::Esc], KeyRule::Escape),
        ("quit", &[Key::Esc], KeyRule::Escape),
        ("quit", &[Key::Enter], KeyRule::Confirms),
        ("delete-entry", &[Key::Char('x')], KeyRule::Confirms),
        ("commit-down", &[Key::Char('x')], KeyRule::Text),
        ("commit-down", &[], KeyRule::Unreachable),
        ("open-palette", &[], KeyRule::Unreachable),
    ] {
        let command = by_id(id).unwrap();
        assert_eq!(broken(command, keys).map(|(_, rule)| rule), Some(rule), "{id} {keys:?}");
    }
    assert_eq!(broken(by_id("transfer").unwrap(), &[]), None);
}

#[test]
fn a_key_is_found_by_the_name_that_is_shown() {
    for command in TABLE {
        for key in command.keys.iter().filter(|key| !matches!(key, Key::Alt(_))) {
            assert_eq!(Key::named(&key.label()), Some(*key), "{}", key.label());
        }
    }
    for (name, key) in [
        ("ctrl-z", Some(Key::Ctrl('z'))),
        ("C-Z", Some(Key::Ctrl('z'))),
        ("Ctrl+Z", Some(Key::Ctrl('z'))),
        ("alt-8", Some(Key::F(8))),
        ("Up", Some(Key::Up)),
        ("-", Some(Key::Char('-'))),
        ("+", Some(Key::Char('+'))),
        ("đ", Some(Key::Char('đ'))),
        ("shift-tab", Some(Key::BackTab)),
        ("ctrl-shift-z", None),
        ("Entr", None),
        ("f", Some(Key::Char('f'))),
        ("fx", None),
        ("", None),
    ] {
        assert_eq!(Key::named(name), key, "{name}");
    }
}

#[test]
fn no_key_is_bound_twice_in_a_place_and_no_id_is_given_twice() {
    let mut keys = BTreeSet::new();
    let mut ids = BTreeSet::new();
    for command in TABLE {
        assert!(ids.insert(command.id), "{} stands twice", command.id);
        for key in command.keys {
            assert!(keys.insert((command.place, *key)), "{key:?} is bound twice in {:?}", command.place);
        }
    }
}

#[test]
fn every_command_has_words_in_both_languages() {
    for command in TABLE {
        for lang in [Lang::Vi, Lang::En] {
            assert!(!(command.text)(lang).is_empty(), "{}", command.id);
        }
        assert!(command.id.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", command.id);
    }
}
