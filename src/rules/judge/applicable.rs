//! Which rules, and which entry of each position class, hold for a kind of unit: found once, then remembered.
//!
//! Selectors see the level, the kind and the code of a unit, the code only where some unit kind names it. So the
//! memory grows with the kinds of units, not with the units.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::facts::UnitFacts;
use crate::domain::field::Field;
use crate::domain::finding::RuleIx;
use crate::domain::profile::Profile;
use crate::domain::profile::condition::Condition;
use crate::domain::profile::rule::{Rule, RuleBody};
use crate::domain::profile::select::{Selector, Specificity};
use crate::domain::unit::Level;
use crate::rules::select::specificity;

/// What holds for one kind of unit.
#[derive(Debug)]
pub(super) struct Applicable {
    /// The rules, in the order of the file.
    pub(super) rules: Vec<RuleIx>,
    /// Of each class the entry that holds.
    pub(super) classes: Vec<Option<usize>>,
    /// The distinct terms of years in the conditions of these rules.
    pub(super) terms: Vec<YearsTerm>,
    /// How many people the `slots` rules without own counts ask for.
    pub(super) need: u32,
}

/// A term of years: since which date, how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct YearsTerm {
    /// The date.
    pub(super) since: Field,
    /// Full years.
    pub(super) min: u8,
}

/// What selectors can see of a unit: level, kind, and its code if some unit kind names it (both by number).
type Visible = (Level, usize, Option<usize>);

/// The memory of a judge.
#[derive(Debug)]
pub(super) struct Applicability {
    /// Codes that some unit kind names, sorted.
    codes: Vec<String>,
    /// Kinds of units met so far.
    kinds: Vec<String>,
    known: BTreeMap<Visible, Applicable>,
}

impl Applicability {
    /// An empty memory for the profile.
    pub(super) fn new(profile: &Profile) -> Self {
        let codes = profile.unit_kinds.iter().filter_map(|def| def.codes.as_ref()).flatten();
        let codes: BTreeSet<String> = codes.cloned().collect();
        Self { codes: codes.into_iter().collect(), kinds: Vec::new(), known: BTreeMap::new() }
    }

    /// What holds for the unit.
    pub(super) fn of(&mut self, profile: &Profile, facts: &UnitFacts) -> &Applicable {
        let kind = self.kinds.iter().position(|known| *known == facts.kind).unwrap_or_else(|| {
            self.kinds.push(facts.kind.clone());
            self.kinds.len() - 1
        });
        let code = self.codes.binary_search(&facts.code).ok();
        self.known.entry((facts.level, kind, code)).or_insert_with(|| Applicable::new(profile, facts))
    }
}

impl Applicable {
    fn new(profile: &Profile, facts: &UnitFacts) -> Self {
        let rules = applying(profile, facts);
        let bodies = || rules.iter().filter_map(|ix| profile.rule(*ix));
        let need = bodies().filter(|rule| !rule.own_counts).map(|rule| match &rule.body {
            RuleBody::Slots(slots) => slots.min,
            _ => 0,
        });
        let mut terms = Vec::new();
        for condition in bodies().flat_map(conditions) {
            collect_terms(condition, &mut terms);
        }
        let classes = profile.classes.iter().map(|class| {
            let within = class.entries.iter().enumerate().map(|(place, entry)| (place, &entry.within));
            most_specific(profile, facts, within)
        });
        Self { need: need.fold(0, u32::saturating_add), classes: classes.collect(), terms, rules }
    }
}

/// Of each family the most specific rule that means the unit; of `share` every one that does; `unique` always.
fn applying(profile: &Profile, facts: &UnitFacts) -> Vec<RuleIx> {
    let mut families: BTreeMap<usize, Vec<(RuleIx, &Selector)>> = BTreeMap::new();
    let mut rules = Vec::new();
    for (ix, rule) in profile.numbered() {
        match rule.body {
            RuleBody::Share(_) if means(profile, &rule.units, facts).is_some() => rules.push(ix),
            RuleBody::Share(_) => {}
            RuleBody::Unique { .. } => rules.push(ix),
            RuleBody::Slots(_) | RuleBody::Each { .. } | RuleBody::Due(_) | RuleBody::Recent(_) => {
                families.entry(rule.family).or_default().push((ix, &rule.units));
            }
        }
    }
    rules.extend(families.into_values().filter_map(|family| most_specific(profile, facts, family)));
    rules.sort_unstable();
    rules
}

fn means(profile: &Profile, selector: &Selector, facts: &UnitFacts) -> Option<Specificity> {
    specificity(profile, selector, &facts.code, facts.level, &facts.kind)
}

/// The one whose selector means the unit most specifically; of several, the first in the file.
fn most_specific<'a, T>(
    profile: &Profile,
    facts: &UnitFacts,
    choices: impl IntoIterator<Item = (T, &'a Selector)>,
) -> Option<T> {
    let mut best: Option<(Specificity, T)> = None;
    for (choice, selector) in choices {
        let Some(found) = means(profile, selector, facts) else { continue };
        if best.as_ref().is_none_or(|(known, _)| found > *known) {
            best = Some((found, choice));
        }
    }
    best.map(|(_, choice)| choice)
}

/// All conditions of a rule.
fn conditions(rule: &Rule) -> Vec<&Condition> {
    match &rule.body {
        RuleBody::Slots(slots) => {
            let places = slots.slots.iter().map(|slot| &slot.need);
            places.chain(slots.prefer.iter().map(|line| &line.need)).collect()
        }
        RuleBody::Each { need } => vec![need],
        RuleBody::Share(share) => vec![&share.need],
        RuleBody::Unique { .. } | RuleBody::Due(_) | RuleBody::Recent(_) => Vec::new(),
    }
}

fn collect_terms(condition: &Condition, terms: &mut Vec<YearsTerm>) {
    match condition {
        Condition::Years { since, min } => {
            let term = YearsTerm { since: *since, min: *min };
            if !terms.contains(&term) {
                terms.push(term);
            }
        }
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                collect_terms(part, terms);
            }
        }
        Condition::Not(part) => collect_terms(part, terms),
        Condition::Class(_) | Condition::AtLeast { .. } | Condition::Has(_) => {}
    }
}
