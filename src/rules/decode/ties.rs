//! Rules of a family, and entries of a class, that are equally specific for a unit that exists: which of them would
//! hold depends on nothing, so the profile is refused when it meets the tree.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

use crate::domain::fault::rule_file::RuleFileFault;
use crate::domain::fault::{Fault, Place};
use crate::domain::profile::Profile;
use crate::domain::profile::rule::RuleBody;
use crate::domain::profile::select::{Selector, Specificity};
use crate::domain::unit::Level;
use crate::rules::decode::places;
use crate::rules::select;

/// How specifically a unit is meant by each unit kind of the profile: units of one signature are judged alike.
type Signature = Vec<Option<Specificity>>;

/// The ties, each pair with the first unit (code, level, kind) for which it stands.
pub fn ties(profile: &Profile, units: &[(String, Level, String)]) -> Vec<Fault> {
    let mut signatures: BTreeMap<Signature, usize> = BTreeMap::new();
    for (at, (code, level, kind)) in units.iter().enumerate() {
        let signature =
            profile.unit_kinds.iter().map(|def| select::by_kind(def, code, *level, kind)).collect();
        signatures.entry(signature).or_insert(at);
    }
    let mut found: BTreeMap<(Group, usize, usize), usize> = BTreeMap::new();
    for (group, candidates) in groups(profile) {
        for (signature, at) in &signatures {
            if let Some((first, second)) = tied(&candidates, signature) {
                let unit = found.entry((group, first, second)).or_insert(*at);
                *unit = (*unit).min(*at);
            }
        }
    }
    if found.is_empty() {
        return Vec::new();
    }
    let root = DeTable::parse_recoverable(&profile.source).0;
    found
        .into_iter()
        .map(|((group, first, second), at)| {
            let names = [name(profile, group, first), name(profile, group, second)];
            let unit = units.get(at).map(|(code, ..)| code.clone()).unwrap_or_default();
            let fault = RuleFileFault::Tie { names, unit };
            let span = place(root.get_ref(), profile, group, second).unwrap_or_default();
            let (line, column) = places::line_and_column(&profile.source, span.0);
            let place =
                Place { line: Some(line), column: Some(column), span: Some(span), ..Place::default() };
            Fault { place, ..Fault::from(fault) }
        })
        .collect()
}

/// What competes: the rules of a family (by its root), or the entries of a class.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Class(usize),
    Family(usize),
}

/// Every group of at least two, with the places and the selectors of its members.
fn groups(profile: &Profile) -> Vec<(Group, Vec<(usize, &Selector)>)> {
    let mut groups: BTreeMap<Group, Vec<(usize, &Selector)>> = BTreeMap::new();
    for (place, class) in profile.classes.iter().enumerate() {
        let entries = class.entries.iter().enumerate().map(|(at, entry)| (at, &entry.within));
        groups.insert(Group::Class(place), entries.collect());
    }
    for (place, rule) in profile.rules.iter().enumerate() {
        // Without `for` they always apply.
        if !matches!(rule.body, RuleBody::Share(_) | RuleBody::Unique { .. }) {
            groups.entry(Group::Family(rule.family)).or_default().push((place, &rule.units));
        }
    }
    groups.into_iter().filter(|(_, members)| members.len() > 1).collect()
}

/// The first two of the most specific ones, if there are two.
fn tied(candidates: &[(usize, &Selector)], signature: &[Option<Specificity>]) -> Option<(usize, usize)> {
    let mut best: Option<(Specificity, usize, Option<usize>)> = None;
    for (place, selector) in candidates {
        let own = match selector {
            Selector::Every => Some(Specificity::Every),
            Selector::Kinds(kinds) => kinds.iter().filter_map(|kind| *signature.get(*kind)?).max(),
        };
        let Some(own) = own else { continue };
        best = match best {
            Some((most, first, None)) if most == own => Some((most, first, Some(*place))),
            Some((most, ..)) if most >= own => best,
            _ => Some((own, *place, None)),
        };
    }
    best.and_then(|(_, first, second)| Some((first, second?)))
}

/// A rule by its id, a class entry by its class and its units.
fn name(profile: &Profile, group: Group, place: usize) -> String {
    match group {
        Group::Family(_) => profile.rules.get(place).map(|rule| rule.id.clone()).unwrap_or_default(),
        Group::Class(class) => {
            let Some(class) = profile.classes.get(class) else { return String::new() };
            let units = match class.entries.get(place).map(|entry| &entry.within) {
                None | Some(Selector::Every) => "*".to_owned(),
                Some(Selector::Kinds(kinds)) => {
                    let names = kinds.iter().filter_map(|kind| profile.unit_kinds.get(*kind));
                    names.map(|def| def.name.as_str()).collect::<Vec<_>>().join(", ")
                }
            };
            format!("{} in {units}", class.name)
        }
    }
}

/// Where the member stands in the file.
fn place(root: &DeTable<'_>, profile: &Profile, group: Group, place: usize) -> Option<(usize, usize)> {
    let span = match group {
        Group::Family(_) => {
            let rule = root.get("rule")?.get_ref().get(place)?;
            rule.get_ref().as_table().and_then(|table| table.get("id")).unwrap_or(rule).span()
        }
        Group::Class(class) => {
            let classes: &DeValue<'_> = root.get("class")?.get_ref();
            let name = &profile.classes.get(class)?.name;
            classes.get(name.as_str())?.get_ref().get(place)?.span()
        }
    };
    Some((span.start, span.end))
}
