//! What to ask for where a rule cannot be judged: the fewest data that, if they turn out well, show it met.

use crate::domain::field::Field;
use crate::domain::finding::Ask;
use crate::domain::profile::condition::Condition;
use crate::rules::judge::condition::{Truth, atom_truth};
use crate::rules::judge::scene::{Officer, Scene};

/// With more open data than this, all of them are asked for.
const SEARCHED: usize = 8;

/// Adds the data on which the condition depends and which are open, each once.
pub(super) fn collect(scene: Scene, condition: &Condition, officer: Officer, open: &mut Vec<Ask>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                collect(scene, part, officer, open);
            }
        }
        Condition::Not(part) => collect(scene, part, officer, open),
        atom => {
            let Some(field) = field(atom) else { return };
            let datum = Ask { person: officer.person.person, field };
            if atom_truth(scene, atom, officer) == Truth::Unknown && !open.contains(&datum) {
                open.push(datum);
            }
        }
    }
}

/// Adds the person's empty fields from which a breach of the condition comes, each once.
pub(super) fn empty(scene: Scene, condition: &Condition, officer: Officer, found: &mut Vec<Ask>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                empty(scene, part, officer, found);
            }
        }
        Condition::Has(field) => {
            let datum = Ask { person: officer.person.person, field: *field };
            if atom_truth(scene, condition, officer) == Truth::False && !found.contains(&datum) {
                found.push(datum);
            }
        }
        // What must not be there is not asked for, and no answer makes another title or another date.
        Condition::Not(_) | Condition::Class(_) | Condition::Years { .. } | Condition::AtLeast { .. } => {}
    }
}

/// Adds the fields of the atoms that do not hold for certain, each once: filled in otherwise, they might help.
pub(super) fn wanting(scene: Scene, condition: &Condition, officer: Officer, found: &mut Vec<Field>) {
    let field = match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                wanting(scene, part, officer, found);
            }
            return;
        }
        Condition::Not(_) => return,
        Condition::Class(_) => Some(Field::Title),
        Condition::Has(field) => Some(*field),
        Condition::Years { .. } | Condition::AtLeast { .. } => field(condition),
    };
    let is_open = atom_truth(scene, condition, officer) != Truth::True;
    found.extend(field.filter(|field| is_open && !found.contains(field)));
}

/// Whether good answers to these questions show that the person meets the condition, whatever the other open data
/// are.
pub(super) fn shows(scene: Scene, condition: &Condition, officer: Officer, answered: &[Ask]) -> bool {
    best(scene, condition, officer, &Wish { answered, wanted: Truth::True }) == Truth::True
}

/// The smallest part of the open data, the earliest first, with which `met` holds; all where there are too many.
pub(super) fn fewest(open: Vec<Ask>, met: impl Fn(&[Ask]) -> bool) -> Vec<Ask> {
    if open.len() > SEARCHED {
        return open;
    }
    let choices = 1_u32..1 << open.len();
    let of_size = |size: u32| choices.clone().filter(move |choice| choice.count_ones() == size);
    let part = |choice: u32| -> Vec<Ask> {
        let chosen = open.iter().enumerate().filter(|(place, _)| choice >> place & 1 == 1);
        chosen.map(|(_, datum)| *datum).collect()
    };
    let found = (1..=u32::BITS).take(open.len()).flat_map(of_size).map(part).find(|part| met(part));
    found.unwrap_or(open)
}

/// Which data are answered, and which value of the condition the answers should help to.
struct Wish<'a> {
    answered: &'a [Ask],
    wanted: Truth,
}

/// The value of a condition when every answered datum turns out as wished; the others stay unknown.
fn best(scene: Scene, condition: &Condition, officer: Officer, wish: &Wish) -> Truth {
    let of = |part: &Condition| best(scene, part, officer, wish);
    match condition {
        Condition::All(parts) => parts.iter().map(of).min().unwrap_or(Truth::True),
        Condition::Any(parts) => parts.iter().map(of).max().unwrap_or(Truth::False),
        Condition::Not(part) => {
            let wish = Wish { answered: wish.answered, wanted: wish.wanted.mirrored() };
            best(scene, part, officer, &wish).mirrored()
        }
        atom => {
            let truth = atom_truth(scene, atom, officer);
            let is_answered =
                |datum: &Ask| datum.person == officer.person.person && Some(datum.field) == field(atom);
            let is_open = truth == Truth::Unknown;
            if is_open && wish.answered.iter().any(is_answered) { wish.wanted } else { truth }
        }
    }
}

/// The field that an atom needs and that may be unknown.
fn field(atom: &Condition) -> Option<Field> {
    match atom {
        Condition::Years { since, .. } => Some(*since),
        Condition::AtLeast { .. } => Some(Field::Qualification),
        _ => None,
    }
}
