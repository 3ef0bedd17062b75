//! Values that a field offers: words of the profile's scale, and titles that mean something in the unit.

use crate::domain::facts::UnitFacts;
use crate::domain::field::Field;
use crate::domain::finding::{Facet, Finding};
use crate::domain::person::Sex;
use crate::domain::profile::Profile;
use crate::domain::profile::condition::Condition;
use crate::domain::profile::rule::RuleBody;
use crate::domain::profile::select::Class;
use crate::domain::query::DossierUnit;
use crate::domain::seat::{Role, Status};
use crate::messages::names;
use crate::rules::select::specificity;
use crate::tui::edit::Context;
use crate::tui::field::choice::Choice;

/// The words that the field may hold.
pub fn words(context: Context<'_>, field: Field) -> Vec<Choice> {
    let own = |words: &[&str]| {
        words.iter().map(|word| Choice::new(word, names::role_or_status(context.lang, word))).collect()
    };
    match field {
        Field::Sex => own(&[Sex::Male, Sex::Female].map(Sex::word)),
        Field::Role => own(&Role::ALL.map(Role::word)),
        Field::Status => own(&Status::ALL.map(Status::word)),
        _ => {
            let scale = context.profile.map_or(&[][..], |profile| profile.qualifications.as_slice());
            scale.iter().map(|word| Choice::new(word, names::qualification(context.lang, word))).collect()
        }
    }
}

/// The titles that the rules know in this unit; those that would fill an empty place come first.
pub fn titles(profile: &Profile, unit: &DossierUnit) -> Vec<Choice> {
    let mut wanted = Vec::new();
    unit.stored.findings.iter().for_each(|finding| wanted_classes(profile, finding, &mut wanted));
    let others = (0..profile.classes.len()).filter(|class| !wanted.contains(class));
    let places: Vec<usize> = wanted.iter().copied().chain(others).collect();
    let mut titles: Vec<&str> = Vec::new();
    for class in places.into_iter().filter_map(|place| profile.classes.get(place)) {
        for title in titles_here(profile, class, &unit.facts) {
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
    }
    titles.into_iter().map(|title| Choice::new(title, title)).collect()
}

/// The classes that the empty slots and unmet wishes of a finding name.
fn wanted_classes(profile: &Profile, finding: &Finding, classes: &mut Vec<usize>) {
    let Some(RuleBody::Slots(slots)) = profile.rule(finding.rule).map(|rule| &rule.body) else { return };
    match finding.facet {
        Facet::Short => {
            let missing = slots.slots.iter().filter(|slot| finding.missing.contains(&slot.id));
            missing.for_each(|slot| named_classes(&slot.need, classes));
            if slots.slots.is_empty() {
                slots.prefer.iter().for_each(|prefer| named_classes(&prefer.need, classes));
            }
        }
        Facet::Prefer(n) => {
            let prefer = usize::from(n).checked_sub(1).and_then(|place| slots.prefer.get(place));
            if let Some(prefer) = prefer {
                named_classes(&prefer.need, classes);
            }
        }
        _ => {}
    }
}

fn named_classes(need: &Condition, classes: &mut Vec<usize>) {
    match need {
        Condition::Class(class) if !classes.contains(class) => classes.push(*class),
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                named_classes(part, classes);
            }
        }
        _ => {}
    }
}

/// The titles of a class in this unit: those of the most specific entry.
fn titles_here<'a>(
    profile: &'a Profile,
    class: &'a Class,
    unit: &UnitFacts,
) -> impl Iterator<Item = &'a str> {
    let fitting = class.entries.iter().rev().filter_map(|entry| {
        specificity(profile, &entry.within, &unit.code, unit.level, &unit.kind).map(|rank| (rank, entry))
    });
    let best = fitting.max_by_key(|(rank, _)| *rank);
    best.into_iter().flat_map(|(_, entry)| entry.titles.iter().map(String::as_str))
}
