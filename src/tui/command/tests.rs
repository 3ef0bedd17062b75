use std::collections::BTreeSet;

use super::*;

/// The letters that no typing aid touches (rule K1).
const LETTERS: &str = "bcfghjklmnpqrstvxz";
/// What may be the tail of a torn sequence (rule K2).
const TAILS: &str = "[O~;ABCDFHPQRSZ";

#[test]
fn letters_are_those_that_typing_aids_leave_alone() {
    for command in TABLE.iter().filter(|command| command.place != Place::Field) {
        for key in command.keys {
            let Key::Char(letter) = key else { continue };
            let id = command.id;
            if letter.is_ascii_lowercase() {
                assert!(LETTERS.contains(*letter), "{id} is on {letter}");
            }
            if letter.is_ascii_uppercase() {
                assert!(LETTERS.contains(letter.to_ascii_lowercase()), "{id} is on {letter}");
            }
            assert!(letter.is_ascii() && !letter.is_ascii_digit(), "{id} is on {letter}");
            assert!(!TAILS.contains(*letter), "{id} is on {letter}, the tail of a torn sequence");
            assert!(!"]{}".contains(*letter), "{id} is on a bracket");
        }
    }
}

#[test]
fn every_function_key_has_a_key_beside_it_and_alt_with_its_digit() {
    for command in TABLE {
        for key in command.keys {
            let Key::F(number) = key else { continue };
            let others = command.keys.iter().any(|key| matches!(key, Key::Char(_) | Key::Ctrl(_)));
            assert!(
                others || ["quit", "help-field"].contains(&command.id),
                "{} has only F{number}",
                command.id
            );
            assert!(*number != 11 && *number != 12, "{}", command.id);
            let digit = char::from_digit(u32::from(*number) % 10, 10).unwrap();
            assert!(command.keys.contains(&Key::Alt(digit)), "{} lacks Alt-{digit}", command.id);
        }
    }
}

#[test]
fn control_keys_that_are_other_keys_are_not_bound() {
    for command in TABLE {
        for key in command.keys {
            let Key::Ctrl(letter) = key else { continue };
            let erases = *letter == 'h' && command.id.starts_with("delete-left");
            assert!(erases || !"hijmvq[".contains(*letter), "{} is on Ctrl-{letter}", command.id);
        }
    }
}

#[test]
fn backspace_does_nothing_on_a_sheet_and_escape_never_quits() {
    let types = |place| matches!(place, Place::Field | Place::Picker | Place::Search);
    for command in TABLE.iter().filter(|command| !types(command.place)) {
        assert!(!command.keys.contains(&Key::Backspace), "{}", command.id);
    }
    let leaving = TABLE.iter().filter(|command| command.keys.contains(&Key::Esc));
    assert!(leaving.into_iter().all(|command| !["quit", "leave"].contains(&command.id)));
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
