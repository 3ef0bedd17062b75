//! What a key may be bound to (rules K1 to K6): the table keeps to it, and so must a user's own keys.

use crate::domain::fault::settings::KeyRule;
use crate::tui::command::{Command, Place};
use crate::tui::key::Key;

/// The letters that no typing aid touches (K1): no vowel, y, d, w.
const LETTERS: &str = "bcfghjklmnpqrstvxz";
/// What may be the tail of a torn sequence (K2).
const TAILS: &str = "[O~;ABCDFHPQRSZ";
/// Letters with Ctrl that are other keys, belong to a terminal or stop the output (K3).
const TAKEN: &str = "hijmvq[";
/// Commands that ask before they act, and the key that answers (K6).
const CONFIRMED: [(&str, Key); 7] = [
    ("quit", Key::Enter),
    ("leave", Key::Enter),
    ("delete-entry", Key::Char('x')),
    ("waive", Key::Char('x')),
    ("revoke", Key::Enter),
    ("drop-plan", Key::Char('x')),
    ("take-back-rules", Key::Enter),
];
/// Commands without which nobody finds the others.
const NEEDED: [&str; 2] = ["open-palette", "open-help"];

/// Whether printable characters are text in this place.
fn is_typing(place: Place) -> bool {
    matches!(place, Place::Field | Place::Picker | Place::Search | Place::Filter)
}

/// The first rule that these keys of a command break, and the key; none for the keys as a whole.
pub fn broken(command: &Command, keys: &[Key]) -> Option<(Option<Key>, KeyRule)> {
    let one = keys.iter().find_map(|key| Some((Some(*key), broken_by(command, *key)?)));
    let needed = is_typing(command.place) || NEEDED.contains(&command.id);
    let alone = || {
        keys.iter().all(|key| matches!(key, Key::F(_) | Key::Alt(_) | Key::AltLeft | Key::AltRight))
            && !is_spared(command)
    };
    one.or_else(|| (needed && keys.is_empty()).then_some((None, KeyRule::Unreachable)))
        .or_else(|| (!keys.is_empty() && alone()).then_some((keys.first().copied(), KeyRule::Alone)))
}

/// Commands that need no key beside a function key: leaving is `q` at home, and in a field every letter is text.
fn is_spared(command: &Command) -> bool {
    command.id == "quit" || command.place == Place::Field
}

fn broken_by(command: &Command, key: Key) -> Option<KeyRule> {
    if CONFIRMED.contains(&(command.id, key)) {
        return Some(KeyRule::Confirms);
    }
    match key {
        Key::Char(_) if is_typing(command.place) => Some(KeyRule::Text),
        Key::Char(letter) => letter_broken(letter),
        Key::Ctrl(letter) => {
            let erases = letter == 'h' && command.keys.contains(&Key::Backspace);
            (!erases && (TAKEN.contains(letter) || !letter.is_ascii_lowercase())).then_some(KeyRule::Taken)
        }
        Key::F(number) => (!(1..=10).contains(&number)).then_some(KeyRule::Taken),
        Key::Backspace => (!is_typing(command.place)).then_some(KeyRule::Backspace),
        Key::Esc => (!command.keys.contains(&Key::Esc)).then_some(KeyRule::Escape),
        _ => None,
    }
}

fn letter_broken(letter: char) -> Option<KeyRule> {
    if TAILS.contains(letter) {
        return Some(KeyRule::Tail);
    }
    let is_touched =
        |letter: char| letter.is_ascii_alphabetic() && !LETTERS.contains(letter.to_ascii_lowercase());
    let is_plain = letter.is_ascii() && !letter.is_ascii_digit() && !"]{}".contains(letter);
    (is_touched(letter) || !is_plain).then_some(KeyRule::TypingAid)
}

/// Whether a key of the one place could be pressed where that of the other would be meant.
pub fn meet(one: Place, other: Place) -> bool {
    let alone = |place| matches!(place, Place::Field | Place::Search | Place::Filter);
    let on_rows = |place| {
        use Place::{Calendar, Cures, Findings, History, Outline, People, Roster, Statistics, Waivers};
        matches!(place, Outline | People | Findings | History | Roster)
            || matches!(place, Waivers | Calendar | Statistics | Cures)
    };
    if one == other {
        return true;
    }
    if alone(one) || alone(other) {
        return false;
    }
    match (one, other) {
        (Place::Sheets | Place::Matches, _)
        | (_, Place::Sheets | Place::Matches)
        | (Place::Outline | Place::Roster, Place::People)
        | (Place::People, Place::Outline | Place::Roster) => true,
        (Place::Rows, place) | (place, Place::Rows) => on_rows(place),
        _ => false,
    }
}
